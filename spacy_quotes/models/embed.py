"""The embedding `spacy_quotes.PageEmbed.v1`: hashed words and affixes, and features of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import HashEmbed, LayerNorm, Linear, Model, NumpyOps

from .arrays import Floats2d, Ints1d, Ints2d
from .encode import fast_ops
from .kernels import normalize

# Tokens that are embedded at a time.
PIECE = 4096
ATTRS = (NORM, PREFIX, SUFFIX, SHAPE)
Embedding = Model[list[Doc], list[Floats2d]]


def build_page_embed(
    width: int,
    rows: list[int],
    hashed: int,
    features: Model[list[Doc], list[Floats2d]],
    vectors: Model[list[Doc], list[Floats2d]] | None = None,
    word_dropout: float = 0.1,
    dropout: float = 0.1,
) -> Embedding:
    """Build the embedding.

    width (int): of the output.
    rows (List[int]): rows of the tables of norm, prefix, suffix and shape.
    hashed (int): width of each table.
    features (Model[List[Doc], List[Floats2d]]): features of the tokens, (n_tokens, n_features).
    vectors (Optional[Model[List[Doc], List[Floats2d]]]): vectors of words, (n_tokens, n).
    word_dropout (float): share of the tokens whose word is hidden in training, so that context has to do.
    dropout (float): share of the output dropped in training.
    RETURNS (Model[List[Doc], List[Floats2d]]): (n_tokens, width).
    """
    with fast_ops():
        tables: list[Model[Any, Any]] = [HashEmbed(hashed, n, seed=seed) for seed, n in enumerate(rows, 7)]
        fixed = [features] if vectors is None else [features, vectors]
        n_inputs = hashed * len(tables) + sum(layer.get_dim("nO") for layer in fixed)
        return Model(
            "page_embed",
            _forward,
            init=_init,
            layers=[*tables, Linear(width, n_inputs), LayerNorm(width), *fixed],
            dims={"nO": width},
            attrs={"n_tables": len(tables), "word_dropout": word_dropout, "dropout_rate": dropout},
        )


def _init(model: Embedding, X: Any = None, Y: Any = None) -> None:
    """Initialize the layers: their sizes are known."""
    for layer in model.layers:
        layer.initialize()


def _forward(
    model: Embedding, docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    """Embed documents."""
    ops: Any = model.ops
    if not is_train:
        return [_embed(model, doc) for doc in docs], _no_backprop
    n_tables = model.attrs["n_tables"]
    tables = model.layers[:n_tables]
    mix, norm, *fixed = model.layers[n_tables:]
    lengths = [len(doc) for doc in docs]
    keys = numpy.concatenate([doc.to_array(list(ATTRS)).reshape(-1, len(ATTRS)) for doc in docs])
    known = [ops.flatten(layer.predict(docs)) for layer in fixed]
    embedded = [table(ops.as_contig(ops.asarray(keys[:, n])), is_train) for n, table in enumerate(tables)]
    hide = None
    if is_train and model.attrs["word_dropout"]:
        shown = ops.xp.random.random((len(keys), 1)) >= model.attrs["word_dropout"]
        hide = shown.astype(numpy.float32)
        # The norm, its prefix and its suffix go together; the shape stays.
        embedded = [(Y * hide, back) if n < 3 else (Y, back) for n, (Y, back) in enumerate(embedded)]
    X = ops.xp.hstack([*(Y for Y, _ in embedded), *known])
    mixed, backprop_mix = mix(X, is_train)
    normed, backprop_norm = norm(mixed, is_train)
    drop = ops.get_dropout_mask(normed.shape, model.attrs["dropout_rate"]) if is_train else None
    Y = normed * drop if drop is not None else normed

    def backprop(dYs: list[Floats2d]) -> list[Doc]:
        dY = ops.flatten(dYs)
        dX = backprop_mix(backprop_norm(dY * drop if drop is not None else dY))
        start = 0
        for n, (out, back) in enumerate(embedded):
            part = ops.as_contig(dX[:, start : start + out.shape[1]])
            start += out.shape[1]
            back(part * hide if hide is not None and n < 3 else part)
        return docs

    return ops.unflatten(Y, lengths), backprop


def _embed(model: Embedding, doc: Doc) -> Floats2d:
    """Embed one document, in pieces: what is put together for a token takes a kilobyte and more.

    What the tables say of a word is worked out once a piece, what the fixed layers say for each token.
    """
    ops: Any = model.ops
    n_tables = model.attrs["n_tables"]
    mix, norm, *fixed = model.layers[n_tables:]
    W: Floats2d = mix.get_param("W")
    hashed = sum(table.get_dim("nO") for table in model.layers[:n_tables])
    keys = doc.to_array(list(ATTRS)).reshape(-1, len(ATTRS))
    known = [layer.predict([doc])[0] for layer in fixed]
    out: Any = ops.alloc2f(len(doc), model.get_dim("nO"))
    for start in range(0, len(doc), PIECE):
        own = slice(start, start + PIECE)
        words, at = _distinct(keys[own])
        columns = [ops.asarray(words[:, n].copy()) for n in range(n_tables)]
        tables = zip(model.layers[:n_tables], columns, strict=True)
        embedded = ops.xp.hstack([table.predict(column) for table, column in tables])
        out[own] = (embedded @ W[:, :hashed].T + mix.get_param("b"))[ops.asarray(at)]
        out[own] += ops.xp.hstack([part[own] for part in known]) @ W[:, hashed:].T
        if isinstance(ops, NumpyOps):
            normalize(norm, out[own], out[own])
        else:
            out[own] = norm.predict(out[own])
    return out


def _distinct(keys: Ints2d) -> tuple[Ints2d, Ints1d]:
    """The rows that differ, and for each row which of them it is."""
    # Told apart by one number: hashes, times odd numbers, are as good a hash.
    mixed = keys @ numpy.arange(1, 2 * keys.shape[1], 2, dtype=keys.dtype)
    _, first, at = numpy.unique(mixed, return_index=True, return_inverse=True)
    return keys[first], at


def _no_backprop(dYs: list[Floats2d]) -> list[Doc]:
    """Stand where a backpropagation would, outside of training."""
    return []
