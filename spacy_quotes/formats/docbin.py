"""Reader of `.spacy` files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from ..annotation import has_quotes
from ..export import to_json
from ..records import check_record
from .items import Item, list_files, problem


def read_docbin(path: Path) -> Iterator[Item]:
    """Read documents that were saved with their quotes.

    path (Path): a file, or a folder with *.spacy files.
    YIELDS (Item): one a document; without a record where it has no quotes set, be it none.
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
            yield _read(f"{where} (document {number})", doc)


def _read(where: str, doc: Doc) -> Item:
    """One document."""
    try:
        if not has_quotes(doc, key=None):
            raise ValueError("no span group of quotes, so nobody can tell whether there are none")
        record = to_json(doc)
        check_record(record)
    except ValueError as error:
        return Item(where, None, (problem(where, 0, str(error)),))
    except (KeyError, IndexError, TypeError, AttributeError) as error:  # the record of the group is damaged
        what = f"a span group of quotes that is not ours: {type(error).__name__}: {error}"
        return Item(where, None, (problem(where, 0, what),))
    return Item(where, {**record, "id": str(record["id"])})
