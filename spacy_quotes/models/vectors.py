"""Word vectors that ship with the package, as the layer `spacy_quotes.WordVectors.v1`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy
from spacy.attrs import LOWER  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import Model

from ..errors import Errors
from .arrays import Floats2d, Ints1d

FOLDER = "data"
Layer = Model[list[Doc], list[Floats2d]]


class Table(NamedTuple):
    """Vectors of frequent words in lower case.

    keys (Ints1d): hashes of the words as spaCy makes them, ascending, (n_words,).
    vectors (Floats2d): (n_words + 1, width); the last is that of all other words: zeros.
    """

    keys: Ints1d
    vectors: Floats2d


def build_word_vectors(name: str = "en_glove", width: int = 50) -> Layer:
    """Build the layer. It learns nothing; the table is loaded when it is first used.

    name (str): name of the table.
    width (int): of the vectors.
    RETURNS (Model[List[Doc], List[Floats2d]]): (n_tokens, width).
    """
    return Model("word_vectors", _forward, dims={"nO": width}, attrs={"name": name})


@cache
def load_table(name: str) -> Table:
    """Load a table of vectors, once.

    name (str): name of the table.
    RETURNS (Table): the table.
    RAISES (ValueError): Q024 if the file is missing or damaged.
    """
    where = f"{FOLDER}/{name}.npz"
    # The name may come from a saved model: no path to another folder.
    if not name.isidentifier():
        raise ValueError(Errors.Q024.format(where=where, problem="no name of a table"))
    try:
        with files("spacy_quotes").joinpath(FOLDER).joinpath(f"{name}.npz").open("rb") as stream:
            found = numpy.load(stream, allow_pickle=False)
            keys, small, scale = found["keys"], found["vectors"], found["scale"]
    except Exception as error:  # zipfile, zlib and numpy raise what they like
        raise ValueError(
            Errors.Q024.format(where=where, problem=f"{type(error).__name__}: {error}")
        ) from error
    vectors = numpy.zeros((len(keys) + 1, small.shape[1]), dtype="f")
    vectors[:-1] = small * scale
    return Table(keys, vectors)


def _forward(
    model: Layer, docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    """Vectors of the words of documents."""
    ops: Any = model.ops
    table = load_table(model.attrs["name"])

    def backprop(d_vectors: list[Floats2d]) -> list[Doc]:
        return docs

    return [ops.asarray2f(_look_up(table, doc)) for doc in docs], backprop


def _look_up(table: Table, doc: Doc) -> Floats2d:
    """Vectors of the words of a document."""
    keys = doc.to_array([LOWER]).reshape(-1)
    at = numpy.searchsorted(table.keys, keys)
    known = table.keys[numpy.minimum(at, len(table.keys) - 1)] == keys
    return table.vectors[numpy.where(known, at, len(table.keys))]
