"""Reader of the JSON form of documents, one a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]

from ..quote import ROLES
from ..records import QuoteRecord, SpeakerRecord, check_record
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
    return read_lines(path, complete)


def read_lines(path: Path, make: Callable[[Any], tuple[Record, Counter[str]]]) -> Iterator[Item]:
    """Read documents that stand one a line.

    path (Path): a file, or a folder with *.jsonl files.
    make (Callable): makes a whole record of the JSON of a line; raises ValueError where it cannot.
    YIELDS (Item): one a document.
    """
    for file in list_files(path, "*.jsonl"):
        where = file.as_posix()
        try:
            # Lines end in "\n" only: str.splitlines would also cut at characters that JSON allows in strings.
            lines = read_text(file).split("\n")
        except FormatError as error:
            yield failed(where, error)
            continue
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    record, dropped = make(_parse(line))
                except ValueError as error:
                    yield Item(f"{where}:{number}", None, (problem(where, number, str(error)),))
                else:
                    yield Item(f"{where}:{number}", record, dropped=dropped)


def complete(record: Any) -> tuple[Record, Counter[str]]:
    """Check a record and fill in what other tools leave out.

    record (Any): what the JSON parser gave.
    RETURNS (Tuple[Dict[str, Any], Counter[str]]): the record with all fields that `to_json` writes, and what
        could not be kept.
    RAISES (ValueError): Q009 or Q010, with the id of the record and the field that does not fit.
    """
    checked = check_record(_with_speakers(record))
    dropped: Counter[str] = Counter()
    types = TypeFinder(checked.text)
    names = {speaker.id: speaker.name for speaker in checked.speakers}
    quotes = []
    for quote, given in zip(checked.quotes, record.get("quotes") or [], strict=True):
        content = quote.parts["content"]
        if any(char.isalnum() for start, end in content for char in checked.text[start:end]):
            quotes.append(_quote(quote, given, names, types))
        else:
            dropped["content without a word"] += 1
    kept = {name: record[name] for name in _KEPT if record.get(name) is not None}
    meta = {**kept, **checked.meta}
    whole = {
        "id": str(meta.pop("id", "")),
        "text": checked.text,
        "quotes": quotes,
        "speakers": [_speaker(speaker) for speaker in checked.speakers],
        **({"meta": meta} if meta else {}),
    }
    try:
        srsly.msgpack_dumps({**whole, "text": ""})
    except (ValueError, OverflowError) as error:
        raise ValueError(f"a value that no .spacy file can hold: {error}") from error
    return whole, dropped


def _parse(line: str) -> Any:
    """The JSON of a line."""
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg}, column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("JSON that is nested too deeply") from error


def _quote(quote: QuoteRecord, given: Record, names: dict[str, str], types: TypeFinder) -> Record:
    """One quote with all its fields."""
    factual = quote.factual if given.get("factual") is not None else not given.get("negated", False)
    return {
        "id": quote.id,
        "type": types.type_of(quote.parts["content"]) if given.get("type") is None else quote.type,
        **{role: _lists(quote.parts[role]) for role in ROLES},
        "speaker": names[quote.speaker] if quote.speaker else None,
        "speaker_id": quote.speaker,
        "factual": factual,
        "score": quote.score,
        **({} if quote.counts else {"counts": False}),
    }


def _speaker(speaker: SpeakerRecord) -> Record:
    """One speaker with all fields."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "names": list(speaker.names),
        "mentions": _lists(speaker.mentions),
        **({"kind": speaker.kind} if speaker.kind else {}),
    }


def _lists(spans: list[tuple[int, int]]) -> list[list[int]]:
    """Spans as JSON knows them, in text order."""
    return [list(span) for span in sorted(spans)]


def _with_speakers(record: Any) -> Any:
    """A record with speakers out of its entities, where it has none: those that a quote names."""
    if not isinstance(record, dict) or record.get("speakers") or not record.get("entities"):
        return record
    quotes, entities = record.get("quotes"), record["entities"]
    if not isinstance(quotes, list) or not isinstance(entities, list):
        return record
    said = {quote["speaker"] for quote in quotes if isinstance(quote, dict) and _is_named(quote, "speaker")}
    speakers: dict[str, Record] = {}
    for entity in entities:
        if isinstance(entity, dict) and _is_named(entity, "name") and entity["name"] in said:
            name = entity["name"]
            speakers.setdefault(name, {"id": name, "name": name, "mentions": entity.get("mentions")})
    return {**record, "speakers": list(speakers.values())}


def _is_named(data: Record, field: str) -> bool:
    """Whether a field holds a name."""
    return isinstance(data.get(field), str) and bool(data[field])
