"""Reader of the JSON form of documents, one a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..quote import ROLES, TYPES
from ..records import check_record
from .items import FormatError, Item, Record, failed, list_files, problem, read_text
from .types import TypeFinder

# Fields of a document that are kept as its "meta".
_KEPT = ("genre", "lang", "style", "split", "license", "source")


def read_jsonl(path: Path) -> Iterator[Item]:
    """Read documents as `to_json` writes them, or with "entities" in place of "speakers".

    path (Path): a file, or a folder with *.jsonl files.
    YIELDS (Item): one a document. A type that is missing or null is told by the quotation marks; "negated" is
        taken for not factual.
    """
    for file in list_files(path, "*.jsonl"):
        try:
            # Lines end in "\n" only: str.splitlines would also cut at characters that JSON allows in strings.
            lines = read_text(file).split("\n")
        except FormatError as error:
            yield failed(file.as_posix(), error)
            continue
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _read_line(file.as_posix(), number, line)


def _read_line(file: str, number: int, line: str) -> Item:
    """One document."""
    where = f"{file}:{number}"
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return Item(where, None, (problem(file, number, f"not JSON: {error.msg}, column {error.colno}"),))
    try:
        record, dropped = _complete(record)
        check_record(record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Item(where, None, (problem(file, number, str(error)),))
    return Item(where, record, dropped=dropped)


def _complete(record: Any) -> tuple[Record, Counter[str]]:
    """A record with what other tools leave out, and what could not be kept."""
    checked = check_record(_without_types(record))
    dropped: Counter[str] = Counter()
    types = TypeFinder(checked.text)
    quotes = []
    for quote in record.get("quotes") or []:
        spans = [(start, end) for start, end in quote["content"]]
        if not any(char.isalnum() for start, end in spans for char in checked.text[start:end]):
            dropped["content without a word"] += 1
            continue
        own: Record = {role: [list(span) for span in quote.get(role) or []] for role in ROLES}
        own["type"] = quote.get("type") or types.type_of(spans)
        own["factual"] = quote.get("factual", not quote.get("negated", False))
        quotes.append({**quote, **own})
    speakers = record.get("speakers") or _named(record, quotes)
    meta = {name: record[name] for name in _KEPT if name in record}
    return {
        **record,
        "quotes": quotes,
        "speakers": speakers,
        "meta": {**meta, **record.get("meta", {})},
    }, dropped


def _without_types(record: Any) -> Any:
    """A record to be checked for all but its types, which may be null."""
    if not isinstance(record, dict) or not isinstance(record.get("quotes"), list):
        return record
    known = (*TYPES, None)
    quotes = [
        {**quote, "type": "direct"} if isinstance(quote, dict) and quote.get("type") in known else quote
        for quote in record["quotes"]
    ]
    return {**record, "quotes": quotes}


def _named(record: Record, quotes: list[Record]) -> list[Record]:
    """Speakers from entities: those that a quote names."""
    names = dict.fromkeys(quote["speaker"] for quote in quotes if quote.get("speaker"))
    entities = {
        entity["name"]: entity for entity in reversed(record.get("entities") or []) if entity.get("name")
    }
    speakers = []
    for name in names:
        entity = entities.get(name, {})
        mentions = [list(span) for span in entity.get("mentions", [])]
        speakers.append({"id": name, "name": name, "names": [name], "mentions": mentions})
    return speakers
