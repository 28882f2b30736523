"""What is kept of documents: taken from their JSON form, written and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import Any

from ..errors import Errors
from ..jobs.files import as_text, compress, open_input, write_safely
from ..jobs.problems import InputError
from ..quote import TYPES
from ..records import DocRecord, QuoteRecord, check_record
from .records import KeptDoc, KeptQuote, KeptVoice
from .wording import Words

_FORMAT, _VERSION = "spacy_quotes.stories", 1
_SETTINGS = ("lang", "known_ids")


def keep(record: dict[str, Any], words: Words) -> tuple[str, KeptDoc]:
    """Take from a document what stories need.

    record (Dict[str, Any]): as `spacy_quotes.to_json` writes it.
    words (Words): reads the words.
    RETURNS (Tuple[str, KeptDoc]): its id, made from its content where it has none; and what is kept.
    RAISES (ValueError): Q009, Q010 if the record does not fit.
    """
    checked = check_record(record)
    quotes = sorted(checked.quotes, key=_start)
    ids = {speaker.id: place for place, speaker in enumerate(checked.speakers)}
    voices = tuple(KeptVoice(s.id, s.name, tuple(map(intern, s.names)), s.kind) for s in checked.speakers)
    kept = tuple(_keep_quote(q, at, checked, ids, words) for at, q in enumerate(quotes))
    mark = _mark([checked.text, voices, [quote[:-1] for quote in kept]])
    return str(checked.meta.get("id", "")) or f"doc-{mark}", KeptDoc(mark, voices, kept)


def _keep_quote(quote: QuoteRecord, at: int, doc: DocRecord, ids: dict[str, int], words: Words) -> KeptQuote:
    """What is kept of a quote."""
    text = " ... ".join(doc.text[start:end] for start, end in quote.parts["content"])
    speaker = -1 if quote.speaker is None else ids[quote.speaker]
    id, type = intern(quote.id or f"q{at}"), intern(quote.type)
    return KeptQuote(id, text, type, speaker, quote.factual, quote.score, words.read(text))


def _start(quote: QuoteRecord) -> tuple[int, int]:
    """Where a quote starts."""
    return quote.parts["content"][0]


def _mark(values: Any) -> str:
    """A name for some values that no others have."""
    data = json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def write(path: Path, settings: dict[str, str], docs: Iterable[tuple[str, KeptDoc]]) -> None:
    """Write kept documents, one a line.

    path (Path): the file.
    settings (Dict[str, str]): what the first line tells.
    docs (Iterable[Tuple[str, KeptDoc]]): ids and documents, in the order to write.
    """
    head = {"format": _FORMAT, "version": _VERSION, **settings}
    with write_safely(path) as data, compress(data, path.name) as packed, as_text(packed) as stream:
        stream.write(json.dumps(head) + "\n")
        for name, doc in docs:
            voices = [voice._asdict() for voice in doc.voices]
            quotes = [quote[:-1] for quote in doc.quotes]
            line = {"id": name, "mark": doc.mark, "speakers": voices, "quotes": quotes}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Read what `write` wrote.

    path (Path): the file.
    YIELDS (Dict[str, Any]): the settings, then one document after the other.
    RAISES (ValueError): Q031 if it is no such file or cannot be read.
    """
    try:
        with open_input(str(path)) as stream:
            head = _parse(stream.readline(), path)
            settings = {name: head.get(name) for name in _SETTINGS}
            version = (head.get("format"), head.get("version"))
            if version != (_FORMAT, _VERSION) or not all(isinstance(v, str) for v in settings.values()):
                raise ValueError(Errors.Q031.format(where=path.as_posix(), reason="another first line"))
            yield settings
            for line in stream:
                yield _parse(line, path)
    except InputError as error:
        reason = str(error).rstrip(".")
        raise ValueError(Errors.Q031.format(where=path.as_posix(), reason=reason)) from error


def restore(line: dict[str, Any], words: Words, path: Path) -> tuple[str, KeptDoc]:
    """Make of a line what was kept.

    line (Dict[str, Any]): a document as `read` gives it.
    words (Words): reads the words.
    path (Path): the file, for the message.
    RETURNS (Tuple[str, KeptDoc]): id and document.
    RAISES (ValueError): Q031 if something of it is missing.
    """
    try:
        voices = tuple(
            KeptVoice(v["id"], v["name"], tuple(map(intern, v["names"])), v["kind"]) for v in line["speakers"]
        )
        quotes = tuple(_restore_quote(quote, len(voices), words) for quote in line["quotes"])
        return str(line["id"]), KeptDoc(str(line["mark"]), voices, quotes)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"a document is not whole ({error})"
        raise ValueError(Errors.Q031.format(where=path.as_posix(), reason=reason)) from error


def _restore_quote(values: list[Any], voices: int, words: Words) -> KeptQuote:
    """Make a quote of what was written of it; ValueError or TypeError where that does not fit."""
    id, text, type, speaker, factual, score = values
    if type not in TYPES or speaker not in range(-1, voices):
        raise ValueError(f"quote {id!r}")
    return KeptQuote(intern(id), text, type, speaker, bool(factual), float(score), words.read(text))


def _parse(line: bytes, path: Path) -> dict[str, Any]:
    """The JSON object of a line."""
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(Errors.Q031.format(where=path.as_posix(), reason=f"not JSON: {error}")) from error
    return value if isinstance(value, dict) else {}
