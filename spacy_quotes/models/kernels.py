"""Layers as prediction on a CPU runs them: the results of training, in fewer passes over memory."""

from __future__ import annotations

from typing import Any

import numpy
from thinc.api import Model

from .arrays import Floats1d, Floats2d, Floats3d

Filters = tuple[Floats2d, Floats2d, Floats2d, Floats2d]
# thinc's `LayerNorm` adds it to a variance.
TINY = 1e-8


def normalize(layer: Model[Any, Any], X: Floats2d, out: Floats2d) -> None:
    """Run a `LayerNorm`.

    layer (Model): the layer.
    X (Floats2d): (n_tokens, width).
    out (Floats2d): written to, (n_tokens, width); may be X.
    """
    width = X.shape[1]
    numpy.subtract(X, (X @ numpy.full(width, 1 / width, dtype="f"))[:, None], out=out)
    variance = numpy.einsum("ij,ij->i", out, out)
    variance /= width
    out *= (1 / numpy.sqrt(variance + numpy.float32(TINY)))[:, None]
    out *= layer.get_param("G")
    out += layer.get_param("b")


def divide_by_gate(X: Floats2d, closed: Floats2d) -> None:
    """Multiply by the logistic function.

    X (Floats2d): (n_tokens, width), overwritten by the result.
    closed (Floats2d): (n_tokens, width), what the gate is opened by, with the sign turned; overwritten.
    """
    # What is divided by infinity is rightly nothing.
    with numpy.errstate(over="ignore"):
        numpy.exp(closed, out=closed)
    closed += 1.0
    X /= closed


def pad(n: int, width: int, reach: int) -> Floats3d:
    """Make room for what `convolve` reads: zeros, those before the first token and behind the last too.

    n (int): tokens; they go into rows `reach` to `reach + n`, where rows are counted through all blocks.
    width (int): of a token.
    reach (int): how far is looked to either side, in tokens; the rows of a block.
    RETURNS (Floats3d): (n_blocks, reach, width); an even number of blocks.
    """
    pairs = -(-n // (2 * reach))
    return numpy.zeros((2 * pairs + 2, reach, width), dtype="f")


def make_filters(W: Floats2d) -> Filters:
    """Put weights together as `convolve` wants them.

    W (Floats2d): weights of left, own and right beside each other, (width, 3 * width).
    RETURNS (Tuple[Floats2d, Floats2d, Floats2d, Floats2d]): (width, width) each.
    """
    width = len(W)
    left, own, right = W[:, :width], W[:, width : 2 * width], W[:, 2 * width :]
    outer, inner = (left + right) / 2, own / 2
    return left.T, (outer + inner).T, (outer - inner).T, right.T


def convolve(blocks: Floats3d, filters: Filters, b: Floats1d) -> Floats2d:
    """Multiply what lies one block to the left, the own, and what lies one to the right.

    Two blocks of outputs at a time, by four multiplications in place of six (minimal filtering after
    Winograd; Lavin and Gray 2015, https://arxiv.org/abs/1509.09308).

    blocks (Floats3d): as `pad` makes them, (n_blocks, reach, width).
    filters (Tuple[Floats2d, Floats2d, Floats2d, Floats2d]): as `make_filters` makes them.
    b (Floats1d): added, (width,).
    RETURNS (Floats2d): ((n_blocks - 2) * reach, width): from the second block to the last but one.
    """
    _, reach, width = blocks.shape
    before, first, second, after = blocks[:-2:2], blocks[1:-1:2], blocks[2::2], blocks[3::2]

    def times(X: Floats3d, weights: Floats2d) -> Floats3d:
        return (X.reshape(-1, width) @ weights).reshape(-1, reach, width)

    total = times(first + second, filters[1])
    total += b
    difference = times(second - first, filters[2])
    out = numpy.empty((len(first), 2, reach, width), dtype="f")
    numpy.add(total, difference, out=out[:, 0])
    numpy.subtract(total, difference, out=out[:, 1])
    out[:, 0] += times(before - second, filters[0])
    out[:, 1] -= times(first - after, filters[3])
    return out.reshape(-1, width)
