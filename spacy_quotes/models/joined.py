"""The architecture `spacy_quotes.WithFeatures.v1`: any token vectors, joined with features of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import LayerNorm, Linear, Model

from .arrays import Floats2d
from .encode import fast_ops

Tok2Vec = Model[list[Doc], list[Floats2d]]


def build_with_features(tok2vec: Tok2Vec, features: Tok2Vec, width: int) -> Tok2Vec:
    """Join the vectors of a pretrained encoder, or of a listener, with what only the page tells.

    tok2vec (Model[List[Doc], List[Floats2d]]): (n_tokens, any width).
    features (Model[List[Doc], List[Floats2d]]): features of the tokens, (n_tokens, n_features).
    width (int): of the output.
    RETURNS (Model[List[Doc], List[Floats2d]]): (n_tokens, width).
    """
    with fast_ops():
        return Model(
            "with_features",
            _forward,
            init=_init,
            layers=[tok2vec, features, Linear(width), LayerNorm(width)],
            dims={"nO": width},
        )


def _init(model: Tok2Vec, X: Any = None, Y: Any = None) -> None:
    """Initialize the layers; the width of the vectors is known once their encoder is."""
    tok2vec, features, mix, norm = model.layers
    tok2vec.initialize(X=X)
    mix.set_dim("nI", tok2vec.get_dim("nO") + features.get_dim("nO"))
    mix.initialize()
    norm.initialize()


def _forward(
    model: Tok2Vec, docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    """Encode documents and join their features."""
    ops: Any = model.ops
    tok2vec, features, mix, norm = model.layers
    vectors, backprop_tok2vec = tok2vec(docs, is_train)
    lengths = [len(own) for own in vectors]
    known = ops.flatten(features.predict(docs))
    own = ops.flatten(vectors)
    mixed, backprop_mix = mix(ops.xp.hstack([own, known]).astype(numpy.float32, copy=False), is_train)
    normed, backprop_norm = norm(mixed, is_train)

    def backprop(dYs: list[Floats2d]) -> list[Doc]:
        dX = backprop_mix(backprop_norm(ops.flatten(dYs)))
        docs: list[Doc] = backprop_tok2vec(ops.unflatten(ops.as_contig(dX[:, : own.shape[1]]), lengths))
        return docs

    return ops.unflatten(normed, lengths), backprop
