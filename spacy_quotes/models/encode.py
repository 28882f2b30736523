"""The token encoder `spacy_quotes.LongReachEncoder.v1`: gated convolutions that see far.

A content is 15 words long on average and its cue may be 40 words away. Convolutions with growing distances
between the words they look at (dilation; Yu and Koltun 2016, https://arxiv.org/abs/1511.07122) see that far
at the cost of a window of one word to each side; gates (after Dauphin et al. 2017,
https://arxiv.org/abs/1612.08083, but opened by the word itself, for a third less to multiply) and residual
connections let them be stacked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy
from thinc.api import LayerNorm, Linear, Model, NumpyOps, Ops, get_current_ops, use_ops

from .arrays import Floats1d, Floats2d
from .kernels import Filters, convolve, divide_by_gate, make_filters, normalize, pad

# Tokens that are encoded at a time.
PIECE = 2048
Flat = tuple[Floats2d, list[int]]  # rows of all documents, and the length of each


def build_long_reach_encoder(
    width: int, dilations: list[int], dropout: float = 0.2
) -> Model[list[Floats2d], list[Floats2d]]:
    """Build the encoder.

    width (int): of input and output.
    dilations (List[int]): one a layer: how many tokens to the left and right it looks.
    dropout (float): share of a layer's output dropped in training.
    RETURNS (Model[List[Floats2d], List[Floats2d]]): (n_tokens, width) to the same.
    """
    with fast_ops():
        blocks = [_gated_block(width, dilation, dropout) for dilation in dilations]
        model: Model[list[Floats2d], list[Floats2d]] = Model(
            "long_reach_encoder",
            _forward,
            init=_init,
            layers=[*blocks, LayerNorm(width)],
            dims={"nO": width, "nI": width},
        )
    return model


def fast_ops() -> Any:
    """Let layers built under it multiply by numpy's BLAS, several times faster on one thread than thinc's.

    RETURNS (ContextManager): does nothing on a GPU.
    """
    ops = get_current_ops()
    return use_ops("numpy", use_blis=False) if isinstance(ops, NumpyOps) else use_ops(ops.name)


def _forward(
    model: Model[list[Floats2d], list[Floats2d]], Xs: list[Floats2d], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Floats2d]]]:
    """Run the blocks over all documents at once; none sees across the border of its document."""
    ops: Any = model.ops
    if not is_train and isinstance(ops, NumpyOps):
        layers = [_make_layer(block) for block in model.layers[:-1]]
        return [_encode(layers, model.layers[-1], X) for X in Xs], _no_backprop
    lengths = [len(X) for X in Xs]
    Y = ops.flatten(Xs)
    backprops = []
    for block in model.layers[:-1]:
        (Y, _), back = block((Y, lengths), is_train)
        backprops.append(back)
    Y, backprop_norm = model.layers[-1](Y, is_train)

    def backprop(dYs: list[Floats2d]) -> list[Floats2d]:
        dY = backprop_norm(ops.flatten(dYs))
        for back in reversed(backprops):
            dY = back(dY)
        unflat: list[Floats2d] = ops.unflatten(dY, lengths)
        return unflat

    return ops.unflatten(Y, lengths), backprop


class _Layer(NamedTuple):
    """A block ready to predict: its norm, how far it looks, and weights as they are multiplied."""

    norm: Model[Any, Any]
    reach: int
    filters: Filters
    b: Floats1d
    closing: Floats2d
    closing_b: Floats1d


def _make_layer(block: Model[Flat, Flat]) -> _Layer:
    """Make a block ready to predict."""
    norm, mix, open_gate = block.layers
    filters = make_filters(mix.get_param("W"))
    closing = -open_gate.get_param("W").T
    return _Layer(
        norm, block.attrs["dilation"], filters, mix.get_param("b"), closing, -open_gate.get_param("b")
    )


def _encode(layers: Sequence[_Layer], norm: Model[Floats2d, Floats2d], X: Floats2d) -> Floats2d:
    """Encode one document, in pieces: what a layer puts together for a token takes two kilobytes.

    The pieces overlap by as much as the layers see, so that they give what the whole would. One document
    at a time also gives the same whatever else is in the batch.
    """
    reach = sum(layer.reach for layer in layers)
    out = numpy.empty_like(X)
    for start in range(0, len(X), PIECE):
        end = min(len(X), start + PIECE)
        first, last = max(0, start - reach), min(len(X), end + reach)
        Y = X[first:last].copy()
        for layer in layers:
            _run_layer(layer, Y)
        normalize(norm, Y[start - first : end - first], out[start:end])
    return out


def _run_layer(layer: _Layer, X: Floats2d) -> None:
    """Add what one layer makes of a document to it."""
    padded = pad(len(X), X.shape[1], layer.reach)
    normed = padded.reshape(-1, X.shape[1])[layer.reach : layer.reach + len(X)]
    normalize(layer.norm, X, normed)
    value = convolve(padded, layer.filters, layer.b)[: len(X)]
    closed = normed @ layer.closing
    closed += layer.closing_b
    divide_by_gate(value, closed)
    X += value


def _no_backprop(dYs: list[Floats2d]) -> list[Floats2d]:
    """Stand where a backpropagation would, outside of training."""
    return dYs


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    """Initialize the layers: their sizes are known."""
    for layer in model.layers:
        layer.initialize()


def _gated_block(width: int, dilation: int, dropout: float) -> Model[Flat, Flat]:
    """One layer: normalize, look around, let through what the word itself opens for, add to what came in."""
    return Model(
        "gated_block",
        _forward_block,
        init=_init,
        layers=[LayerNorm(width), Linear(width, 3 * width), Linear(width, width)],
        dims={"nO": width, "nI": width},
        attrs={"dilation": dilation, "dropout_rate": dropout},
    )


def _forward_block(
    model: Model[Flat, Flat], inputs: Flat, is_train: bool
) -> tuple[Flat, Callable[[Floats2d], Floats2d]]:
    """Run one layer."""
    X, lengths = inputs
    ops, reach = model.ops, model.attrs["dilation"]
    norm, mix, open_gate = model.layers
    normed, backprop_norm = norm(X, is_train)
    value, backprop_mix = mix(look_around(ops, normed, lengths, reach), is_train)
    opened, backprop_gate = open_gate(normed, is_train)
    gate = _sigmoid(ops, opened)
    out = value * gate
    drop = ops.get_dropout_mask(out.shape, model.attrs["dropout_rate"]) if is_train else None
    if drop is not None:
        out *= drop

    def backprop(dY: Floats2d) -> Floats2d:
        d_out = dY * drop if drop is not None else dY
        d_normed = gather_back(ops, backprop_mix(d_out * gate), lengths, reach)
        d_normed += backprop_gate(d_out * value * gate * (1 - gate))
        return dY + backprop_norm(d_normed)

    return (X + out, lengths), backprop


def look_around(ops: Ops, X: Floats2d, lengths: list[int], reach: int) -> Floats2d:
    """Put beside each row those some way to its left and right; zeros where a document ends before.

    ops (Ops): array functions.
    X (Floats2d): (n_tokens, width), documents one after the other.
    lengths (List[int]): tokens of each document.
    reach (int): how far to look, in tokens.
    RETURNS (Floats2d): (n_tokens, 3 * width): left, own, right.
    """
    n, width = X.shape
    seen = ops.alloc2f(n, 3 * width)
    seen[:, width : 2 * width] = X
    if reach < n:
        seen[reach:, :width] = X[:-reach]
        seen[:-reach, 2 * width :] = X[reach:]
    _clear_borders(seen, lengths, reach, width)
    return seen


def gather_back(ops: Ops, d_seen: Floats2d, lengths: list[int], reach: int) -> Floats2d:
    """Backpropagate through `look_around`.

    ops (Ops): array functions.
    d_seen (Floats2d): (n_tokens, 3 * width): gradient of its result.
    lengths (List[int]): tokens of each document.
    reach (int): how far was looked.
    RETURNS (Floats2d): (n_tokens, width): gradient of its input.
    """
    n, width = d_seen.shape[0], d_seen.shape[1] // 3
    _clear_borders(d_seen, lengths, reach, width)
    dX = ops.as_contig(d_seen[:, width : 2 * width])
    if reach < n:
        dX[:-reach] += d_seen[reach:, :width]
        dX[reach:] += d_seen[:-reach, 2 * width :]
    return dX


def _clear_borders(seen: Floats2d, lengths: list[int], reach: int, width: int) -> None:
    """Zero what was looked up in another document."""
    start = 0
    for length in lengths:
        end = start + length
        seen[start : min(end, start + reach), :width] = 0
        seen[max(start, end - reach) : end, 2 * width :] = 0
        start = end


def _sigmoid(ops: Ops, X: Floats2d) -> Floats2d:
    """Logistic function, in single precision."""
    Y = ops.xp.clip(X, -20.0, 20.0)
    Y = 1.0 / (1.0 + ops.xp.exp(-Y))
    return Y.astype(numpy.float32, copy=False)
