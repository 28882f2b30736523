"""Reader of `.spacy` files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from ..export import to_json
from .items import Item, list_files, problem


def read_docbin(path: Path) -> Iterator[Item]:
    """Read documents that were saved with their quotes.

    path (Path): a file, or a folder with *.spacy files.
    YIELDS (Item): one a document.
    """
    vocab = spacy.blank("xx").vocab
    for file in list_files(path, "*.spacy"):
        where = file.as_posix()
        try:
            docs = list(DocBin().from_disk(file).get_docs(vocab))
        except Exception as error:  # msgpack and zlib raise what they like
            what = f"no file of documents: {type(error).__name__}: {error}"
            yield Item(where, None, (problem(where, 0, what),))
            continue
        for number, doc in enumerate(docs, 1):
            try:
                yield Item(f"{where} (document {number})", to_json(doc))
            except ValueError as error:
                yield Item(where, None, (problem(where, 0, str(error)),))
