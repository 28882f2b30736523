"""Annotation without text: offsets and the SHA-256 of a text that everybody fetches for themselves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from .items import Item, Record
from .jsonlines import complete, read_lines

FILE, HASH = "file", "sha256"


def read_standoff(path: Path, texts: Path) -> Iterator[Item]:
    """Join stand-off annotation with its texts.

    path (Path): a JSON lines file: documents without "text", with "file" and "sha256".
    texts (Path): folder of the texts. The hash is of the file's bytes.
    YIELDS (Item): one a document; without a record where the text is missing or another one.
    """
    return read_lines(path, partial(_join, texts=texts))


def make_standoff(record: Record, file: str, data: bytes) -> Record:
    """Leave the text out of a record.

    record (Dict[str, Any]): the JSON form of a document.
    file (str): name of the file that has the text.
    data (bytes): the file.
    RETURNS (Dict[str, Any]): the record with "file" and "sha256" in place of "text". Names of speakers stay.
    """
    rest = {name: value for name, value in record.items() if name not in ("id", "text")}
    return {"id": record["id"], FILE: file, HASH: hashlib.sha256(data).hexdigest(), **rest}


def _join(record: Any, texts: Path) -> tuple[Record, Counter[str]]:
    """One document."""
    if not isinstance(record, dict):
        raise ValueError(f"wanted an object, got {str(record)[:60]!r}")
    for field in (FILE, HASH):
        if not isinstance(record.get(field), str):
            raise ValueError(f"the field {field!r} is missing")
    name, wanted = record[FILE], record[HASH]
    try:
        data = (texts / name).read_bytes()
    except OSError as error:
        raise ValueError(f"no text {name!r} in {texts}: {error.strerror or error}") from error
    got = hashlib.sha256(data).hexdigest()
    if got != wanted:
        raise ValueError(f"the text {name} is another one: wanted SHA-256 {wanted}, got {got}")
    rest = {key: value for key, value in record.items() if key not in (FILE, HASH)}
    return complete({**rest, "text": data.decode("utf-8")})
