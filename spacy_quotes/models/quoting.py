"""The architecture `spacy_quotes.QuoteModel.v1`: token vectors, roles of tokens, and a scorer of links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from spacy.tokens import Doc
from thinc.api import Linear, Model, Relu, chain

from .arrays import Floats2d
from .encode import fast_ops
from .roles import LAYERS, LINK_FEATURES, TAGS


class Encoded(NamedTuple):
    """What the model makes of documents.

    vectors (Floats2d): (n_tokens, width), documents one after the other.
    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)), not normalized.
    lengths (List[int]): tokens of each document.
    """

    vectors: Floats2d
    scores: Floats2d
    lengths: list[int]


# Its gradient is that of vectors and scores.
QuoteModel = Model[list[Doc], Any]


def build_quote_model(tok2vec: Model[list[Doc], list[Floats2d]], hidden: int = 64) -> QuoteModel:
    """Build the model of the component.

    tok2vec (Model[List[Doc], List[Floats2d]]): any encoder of tokens, also a listener.
    hidden (int): width of the hidden layer of the scorer of links.
    RETURNS (Model[List[Doc], Encoded]): with the references "tok2vec", "roles" and "links".
    """
    with fast_ops():
        width = tok2vec.get_dim("nO")
        roles: Model[Floats2d, Floats2d] = Linear(len(LAYERS) * len(TAGS), width)
        links: Model[Floats2d, Floats2d] = chain(
            Relu(hidden, 4 * width + len(LINK_FEATURES)), Linear(1, hidden)
        )
        return Model(
            "quote_model",
            _forward,
            init=_init,
            layers=[tok2vec, roles, links],
            refs={"tok2vec": tok2vec, "roles": roles, "links": links},
            dims={"nO": None},
        )


def build_tok2vec(
    embed: Model[list[Doc], list[Floats2d]], encode: Model[list[Floats2d], list[Floats2d]]
) -> Model[list[Doc], list[Floats2d]]:
    """Build a token encoder of an embedding and an encoder that minds the borders of documents.

    embed (Model[List[Doc], List[Floats2d]]): (n_tokens, width).
    encode (Model[List[Floats2d], List[Floats2d]]): (n_tokens, width) to the same.
    RETURNS (Model[List[Doc], List[Floats2d]]): (n_tokens, width).
    """
    tok2vec: Model[list[Doc], list[Floats2d]] = chain(embed, encode)
    tok2vec.set_dim("nO", encode.get_dim("nO"))
    return tok2vec


def _init(model: QuoteModel, X: list[Doc] | None = None, Y: Any = None) -> None:
    """Initialize the layers."""
    model.get_ref("tok2vec").initialize(X=X)
    model.get_ref("roles").initialize()
    model.get_ref("links").initialize()


def _forward(
    model: QuoteModel, docs: list[Doc], is_train: bool
) -> tuple[Encoded, Callable[[tuple[Floats2d, Floats2d]], list[Doc]]]:
    """Encode documents and score the roles of their tokens."""
    ops: Any = model.ops
    tok2vec, roles = model.get_ref("tok2vec"), model.get_ref("roles")
    encoded, backprop_tok2vec = tok2vec(docs, is_train)
    lengths = [len(vectors) for vectors in encoded]
    vectors = ops.flatten(encoded)
    scores, backprop_roles = roles(vectors, is_train)

    def backprop(gradients: tuple[Floats2d, Floats2d]) -> list[Doc]:
        d_vectors, d_scores = gradients
        d_encoded = d_vectors + backprop_roles(d_scores)
        docs: list[Doc] = backprop_tok2vec(ops.unflatten(d_encoded, lengths))
        return docs

    return Encoded(vectors, scores, lengths), backprop
