"""The features `spacy_quotes.PageFeatures.v1`, as a layer."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc
from thinc.api import Model

from ..models.arrays import Floats2d
from .reading import FEATURES, token_features

Layer = Model[list[Doc], list[Floats2d]]


def build_page_features() -> Layer:
    """Build the layer: marks, layout, what the rules find, and what the lexicon says of words.

    RETURNS (Model[List[Doc], List[Floats2d]]): (n_tokens, len(FEATURES)); nothing in it is learned.
    """
    return Model("page_features", _forward, dims={"nO": len(FEATURES)})


def _forward(
    model: Layer, docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    """Features of documents."""

    def backprop(d_features: list[Floats2d]) -> list[Doc]:
        return docs

    return [model.ops.asarray2f(token_features(doc)) for doc in docs], backprop
