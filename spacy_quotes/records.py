"""The JSON form of a document, checked: plain values in, records out, no spaCy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

from .errors import Errors
from .quote import KINDS, ROLES, TYPES

# Character offsets, end exclusive.
Offsets = list[tuple[int, int]]


class QuoteRecord(NamedTuple):
    """One quote in characters.

    field (str): where it stands in the JSON, for messages: "quotes[3]".
    id (str): empty where the JSON has none.
    type (str): "direct", "indirect" or "mixed".
    parts (Dict[str, Offsets]): character offsets of the pieces of each role.
    speaker (Optional[str]): id of a `SpeakerRecord`.
    factual (bool): False where the speech is negated or hypothetical.
    score (float): confidence, 0 to 1.
    counts (bool): False where it is neither right nor wrong to find.
    """

    field: str
    id: str
    type: str
    parts: dict[str, Offsets]
    speaker: str | None
    factual: bool
    score: float
    counts: bool


class SpeakerRecord(NamedTuple):
    """One speaker in characters.

    id (str): unique in the document.
    name (str): the fullest name.
    names (Tuple[str, ...]): all spellings.
    mentions (Offsets): character offsets of the mentions.
    kind (str): one of `KINDS`, "" where it is not told.
    """

    id: str
    name: str
    names: tuple[str, ...]
    mentions: Offsets
    kind: str = ""


class DocRecord(NamedTuple):
    """One document.

    where (str): how messages call it.
    text (str): the text.
    quotes (List[QuoteRecord]): in the order of the JSON.
    speakers (List[SpeakerRecord]): those that are listed, then those that only a quote names.
    meta (Dict[str, Any]): what is known of the document as a whole, its id among it.
    """

    where: str
    text: str
    quotes: list[QuoteRecord]
    speakers: list[SpeakerRecord]
    meta: dict[str, Any]


def check_record(record: Any) -> DocRecord:
    """Check the JSON form of a document.

    record (Any): what the JSON parser gave.
    RETURNS (DocRecord): the same, with the defaults of the fields that are left out.
    RAISES (ValueError): Q009 or Q010, with the id of the record and the field that does not fit.
    """
    if not isinstance(record, dict):
        _fail("The record of a document", "(all)", "an object with the field 'text'", record)
    reader = _Reader(f"Document {record.get('id', '')!r}", record)
    text = reader.get(record, "", "text", TEXT)
    reader.length = len(text)
    speakers = _read_speakers(reader, record)
    quotes = _read_quotes(reader, record, speakers)
    meta = dict(reader.maybe(record, "", "meta", OBJECT, {}))
    doc_id = reader.maybe(record, "", "id", ANY, "")
    meta = {"id": str(doc_id), **meta} if doc_id != "" else meta
    return DocRecord(reader.where, text, quotes, list(speakers.values()), meta)


class Kind(NamedTuple):
    """What a field may hold.

    expected (str): in words.
    fits (Callable[[Any], bool]): tells whether a value is so.
    """

    expected: str
    fits: Callable[[Any], bool]


class _Reader:
    """Takes fields out of one record and fails with a message that says where."""

    def __init__(self, where: str, record: dict[str, Any]) -> None:
        self.where = where
        self.record = record
        self.length = 0

    def get(self, data: dict[str, Any], path: str, name: str, kind: Kind) -> Any:
        """A field that has to be there and fit."""
        value = data.get(name)
        if not kind.fits(value):
            _fail(self.where, f"{path}{name}", kind.expected, value)
        return value

    def maybe(self, data: dict[str, Any], path: str, name: str, kind: Kind, default: Any) -> Any:
        """A field that may be missing or null."""
        return default if data.get(name) is None else self.get(data, path, name, kind)

    def objects(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        """The objects of a list of the record, each with its place."""
        items = self.maybe(self.record, "", name, LIST, [])
        for n, item in enumerate(items):
            if not isinstance(item, dict):
                _fail(self.where, f"{name}[{n}]", "an object", item)
        return [(f"{name}[{n}]", item) for n, item in enumerate(items)]

    def offsets(self, data: dict[str, Any], path: str, name: str) -> Offsets:
        """A list of [start, end]."""
        pairs = self.maybe(data, path, name, OFFSETS, [])
        for start, end in pairs:
            if not 0 <= start < end <= self.length:
                where = f"{self.where}, field '{path}{name}'"
                raise ValueError(Errors.Q010.format(where=where, start=start, end=end, length=self.length))
        return [(start, end) for start, end in pairs]


def _read_speakers(reader: _Reader, record: dict[str, Any]) -> dict[str, SpeakerRecord]:
    """The listed speakers by id."""
    speakers: dict[str, SpeakerRecord] = {}
    for field, item in reader.objects("speakers"):
        path = f"{field}."
        speaker_id = reader.get(item, path, "id", NAME)
        if speaker_id in speakers:
            _fail(reader.where, f"{path}id", "different from those before it", speaker_id)
        name = reader.get(item, path, "name", NAME)
        names = reader.maybe(item, path, "names", NAMES, [name])
        mentions = reader.offsets(item, path, "mentions")
        kind = reader.maybe(item, path, "kind", SORT, "")
        speakers[speaker_id] = SpeakerRecord(speaker_id, name, tuple(names), mentions, kind)
    return speakers


def _read_quotes(
    reader: _Reader, record: dict[str, Any], speakers: dict[str, SpeakerRecord]
) -> list[QuoteRecord]:
    """The quotes; a speaker that only a quote names is added to the speakers."""
    quotes = []
    ids: set[str] = set()
    for field, item in reader.objects("quotes"):
        path = f"{field}."
        quote_id = reader.maybe(item, path, "id", TEXT, "")
        if quote_id and quote_id in ids:
            _fail(reader.where, f"{path}id", "different from those before it", quote_id)
        ids.add(quote_id)
        parts = {role: reader.offsets(item, path, role) for role in ROLES}
        if not parts["content"]:
            _fail(reader.where, f"{path}content", "one [start, end] or more", item.get("content"))
        quote = QuoteRecord(
            field,
            quote_id,
            reader.maybe(item, path, "type", TYPE, "indirect"),
            parts,
            _read_speaker(reader, path, item, speakers),
            reader.maybe(item, path, "factual", BOOL, True),
            float(reader.maybe(item, path, "score", SHARE, 1.0)),
            reader.maybe(item, path, "counts", BOOL, True),
        )
        quotes.append(quote)
    return quotes


def _read_speaker(
    reader: _Reader, path: str, item: dict[str, Any], speakers: dict[str, SpeakerRecord]
) -> str | None:
    """Id of the speaker of a quote, by id or else by name."""
    speaker_id: str | None = reader.maybe(item, path, "speaker_id", NAME, None)
    name = reader.maybe(item, path, "speaker", NAME, None)
    if speaker_id is None and name is not None:
        known = (s.id for s in speakers.values() if name == s.name or name in s.names)
        speaker_id = next(known, name)
    if speaker_id is not None and speaker_id not in speakers:
        name = name or speaker_id
        speakers[speaker_id] = SpeakerRecord(speaker_id, name, (name,), [])
    return speaker_id


def _fail(where: str, field: str, expected: str, got: Any) -> NoReturn:
    """Raise Q009."""
    shown = repr(got)
    shown = shown if len(shown) <= 80 else f"{shown[:77]}..."
    raise ValueError(Errors.Q009.format(where=where, field=field, expected=expected, got=shown))


def _is_offsets(value: Any) -> bool:
    """A list of pairs of whole numbers."""
    return isinstance(value, list) and all(
        isinstance(pair, (list, tuple)) and len(pair) == 2 and all(type(n) is int for n in pair)
        for pair in value
    )


def _is_share(value: Any) -> bool:
    """A number from 0 to 1. (True and False are numbers to Python.)"""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1


def _is_name(value: Any) -> bool:
    """A string that is not empty."""
    return isinstance(value, str) and bool(value)


def _is_names(value: Any) -> bool:
    """A list of strings."""
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _is_text(value: Any) -> bool:
    """A string, also an empty one."""
    return isinstance(value, str)


def _is_object(value: Any) -> bool:
    """An object with names that are strings."""
    return isinstance(value, dict) and all(isinstance(name, str) for name in value)


def _is_any(value: Any) -> bool:
    """A string or a number."""
    return isinstance(value, (str, int, float))


def _is_list(value: Any) -> bool:
    """A list."""
    return isinstance(value, list)


def _is_bool(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


TEXT = Kind("a string", _is_text)
NAME = Kind("a non-empty string", _is_name)
NAMES = Kind("a list of strings", _is_names)
OBJECT = Kind("an object", _is_object)
ANY = Kind("a string or a number", _is_any)
LIST = Kind("a list of objects", _is_list)
TYPE = Kind(f"one of {TYPES}", TYPES.__contains__)
SORT = Kind(f"one of {KINDS}, or empty", ("", *KINDS).__contains__)
BOOL = Kind("true or false", _is_bool)
SHARE = Kind("a number from 0 to 1", _is_share)
OFFSETS = Kind("a list of [start, end] in whole numbers", _is_offsets)
