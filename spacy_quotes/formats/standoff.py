"""Annotation without text: offsets and the SHA-256 of a text that everybody fetches for themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from ..records import check_record
from .items import FormatError, Item, Record, failed, list_files, problem, read_text

HASH = "sha256"


def read_standoff(path: Path, texts: Path) -> Iterator[Item]:
    """Join stand-off annotation with its texts.

    path (Path): a JSON lines file: documents without "text", with "file" and "sha256".
    texts (Path): folder of the texts. The hash is of the file's bytes.
    YIELDS (Item): one a document; without a record where the text is missing or another one.
    """
    for file in list_files(path, "*.jsonl"):
        try:
            lines = read_text(file).split("\n")
        except FormatError as error:
            yield failed(file.as_posix(), error)
            continue
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _join(file.as_posix(), number, line, texts)


def make_standoff(record: Record, file: str, data: bytes) -> Record:
    """Leave the text out of a record.

    record (Dict[str, Any]): the JSON form of a document.
    file (str): name of the file that has the text.
    data (bytes): the file.
    RETURNS (Dict[str, Any]): the record with "file" and "sha256" in place of "text". Names of speakers stay.
    """
    rest = {name: value for name, value in record.items() if name not in ("id", "text")}
    return {"id": record["id"], "file": file, HASH: hashlib.sha256(data).hexdigest(), **rest}


def _join(where: str, number: int, line: str, texts: Path) -> Item:
    """One document."""
    try:
        record = json.loads(line)
        name, wanted = record["file"], record[HASH]
        data = (texts / name).read_bytes()
        got = hashlib.sha256(data).hexdigest()
        if got != wanted:
            raise FormatError(number, f"the text {name} is another one: wanted SHA-256 {wanted}, got {got}")
        rest = {key: value for key, value in record.items() if key not in ("file", HASH)}
        record = {**rest, "text": data.decode("utf-8")}
        check_record(record)
    except FormatError as error:
        return failed(where, error)
    except OSError as error:
        reason = error.strerror or str(error)
        return Item(
            where, None, (problem(where, number, f"no text {record['file']!r} in {texts}: {reason}"),)
        )
    except (ValueError, KeyError, TypeError) as error:
        what = f"the field {error} is missing" if isinstance(error, KeyError) else str(error)
        return Item(where, None, (problem(where, number, what),))
    return Item(f"{where}:{number}", record)
