"""Annotated articles in our markup, from and to the JSON form of a document."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from ..quote import ROLES, TYPES
from .head import Head, Problem, parse_head, split_head, write_head
from .marked import Mark, add_marks, merge_marks, strip_marks
from .mentions import find_mentions, is_known, spell
from .types import TypeFinder

FLAGS = ("nonfactual", "unclear", *TYPES)
PLACES = "places"
_NO_KEY = re.compile(r"[^\w-]+")


class Article(NamedTuple):
    """An article as it was read.

    record (Dict[str, Any]): the JSON form, as far as it could be made.
    problems (List[Problem]): what is wrong, by line; the record is whole only where this is empty.
    line (int): line of the file that the text starts on.
    """

    record: dict[str, Any]
    problems: list[Problem]
    line: int


def parse_article(source: str) -> Article:
    """Read an article in our markup.

    source (str): the file.
    RETURNS (Article): its JSON form and what is wrong with it.
    """
    problems: list[Problem] = []
    lines, body, first_line = split_head(source.replace("\r\n", "\n"))
    if not first_line:
        problems.append(Problem(1, "wanted a head between two lines of '---'"))
    head = parse_head(lines, problems)
    text, marks = strip_marks(body, max(first_line, 1), problems)
    _check_marks(text, marks, head, problems)
    quotes = _make_quotes(text, marks, head, problems)
    speakers = _make_speakers(text, marks, quotes, head, problems)
    meta = {name: value for name, value in head.fields.items() if name != "id"}
    record = {"id": head.fields.get("id", ""), "text": text, "quotes": quotes, "speakers": speakers}
    return Article({**record, "meta": meta} if meta else record, sorted(problems), first_line)


def write_article(record: dict[str, Any]) -> str:
    """Write the JSON form of a document in our markup.

    record (Dict[str, Any]): as `to_json` makes it; "meta" goes to the head.
    RETURNS (str): the file. `parse_article` gives the same record back.
    RAISES (ValueError): if parts of quotes cross; the message names the marks.
    """
    text = record["text"]
    speakers = {_key(speaker["id"]): _plain_names(speaker) for speaker in record["speakers"]}
    fields = {"id": record["id"], **record.get("meta", {})}
    types = TypeFinder(text)
    marks = [mark for quote in _numbered(record["quotes"]) for mark in _quote_marks(types, *quote)]
    sources = [(_key(quote["speaker_id"]), (s, e)) for quote in record["quotes"] for s, e in quote["source"]]
    known = find_mentions(text, speakers, _places(fields), sources)
    for speaker in record["speakers"]:
        marks.extend(
            Mark("mention", (), _key(speaker["id"]), (), start, end)
            for start, end in speaker["mentions"]
            if not is_known((start, end), known[_key(speaker["id"])])
        )
    return write_head(fields, speakers) + add_marks(text, merge_marks(marks)) + "\n"


def _check_marks(text: str, marks: list[Mark], head: Head, problems: list[Problem]) -> None:
    """Tell what is wrong with single marks."""
    for mark in marks:
        shown = text[mark.start : mark.end]
        wrong = [flag for flag in mark.flags if flag not in FLAGS]
        if not shown.strip() or shown != shown.strip():
            problems.append(Problem(mark.line, f"a mark begins and ends on a word or sign, got {shown!r}"))
        if (mark.role == "mention") == bool(mark.numbers):
            wanted = "{m=key ...}" if mark.role == "mention" else "a number, such as {c1 ...}"
            problems.append(Problem(mark.line, f"wanted {wanted} for {shown!r}"))
        if mark.role == "content" and len(mark.numbers) > 1:
            problems.append(Problem(mark.line, f"a content belongs to one quote, got {mark.numbers}"))
        if mark.key and mark.key not in head.speakers:
            problems.append(Problem(mark.line, f"speaker {mark.key!r} is not in the head"))
        if wrong:
            problems.append(Problem(mark.line, f"flags are {FLAGS}, got {wrong}"))
        if mark.role not in ("content", "mention") and (mark.key or mark.flags):
            problems.append(Problem(mark.line, f"speaker and flags go on the content, not on {shown!r}"))
        if mark.role == "mention" and (mark.flags or not mark.key):
            problems.append(Problem(mark.line, f"wanted {{m=key ...}} without flags for {shown!r}"))


def _make_quotes(text: str, marks: list[Mark], head: Head, problems: list[Problem]) -> list[dict[str, Any]]:
    """The quotes in the order of their contents."""
    by_number: dict[int, list[Mark]] = {}
    for mark in marks:
        for number in mark.numbers:
            by_number.setdefault(number, []).append(mark)
    types = TypeFinder(text)
    quotes: list[dict[str, Any]] = []
    for number, own in sorted(by_number.items(), key=lambda item: _first_content(item[1])):
        contents = [mark for mark in own if mark.role == "content"]
        if not contents:
            problems.append(Problem(own[0].line, f"quote {number} has no content ({{c{number} ...}})"))
            continue
        if number != len(quotes) + 1:
            wanted = f"numbers go by the order of the contents: wanted {len(quotes) + 1}, got {number}"
            problems.append(Problem(contents[0].line, wanted))
        problems.extend(_check_quote(number, own))
        quotes.append(_make_quote(text, len(quotes) + 1, own, head, types))
    return quotes


def _first_content(marks: list[Mark]) -> tuple[int, int]:
    """Sort key of a quote: its first content, outer ones first."""
    return min(((m.start, -m.end) for m in marks if m.role == "content"), default=(1 << 60, 0))


def _check_quote(number: int, marks: list[Mark]) -> list[Problem]:
    """What is wrong with the marks of one quote together."""
    problems = []
    contents = [mark for mark in marks if mark.role == "content"]
    for mark in contents[1:]:
        if mark.key or mark.flags:
            wanted = f"speaker and flags of quote {number} go on its first piece"
            problems.append(Problem(mark.line, wanted))
    for role in ROLES:
        spans = sorted((m.start, m.end, m.line) for m in marks if m.role == role)
        for (_, end, _), (start, _, line) in pairwise(spans):
            if start < end:
                problems.append(Problem(line, f"two pieces of the {role} of quote {number} overlap"))
    return problems


def _make_quote(text: str, number: int, marks: list[Mark], head: Head, types: TypeFinder) -> dict[str, Any]:
    """One quote in its JSON form."""
    parts = {role: [[m.start, m.end] for m in marks if m.role == role] for role in ROLES}
    first = next(mark for mark in marks if mark.role == "content")
    named = [flag for flag in first.flags if flag in TYPES]
    speaker = head.speakers.get(first.key)
    quote = {
        "id": f"q{number}",
        "type": named[0] if named else types.type_of(parts["content"]),
        **parts,
        "speaker": speaker[0] if speaker else None,
        "speaker_id": first.key if speaker else None,
        "factual": "nonfactual" not in first.flags,
        "score": 1.0,
    }
    return {**quote, "counts": False} if "unclear" in first.flags else quote


def _make_speakers(
    text: str, marks: list[Mark], quotes: list[dict[str, Any]], head: Head, problems: list[Problem]
) -> list[dict[str, Any]]:
    """The speakers by first mention, with all their mentions."""
    sources = [(quote["speaker_id"], (s, e)) for quote in quotes for s, e in quote["source"]]
    mentions = find_mentions(text, head.speakers, _places(head.fields), sources)
    quoted = {quote["speaker_id"] for quote in quotes}
    for mark in marks:
        if mark.role == "mention" and mark.key in mentions:
            span = (mark.start, mark.end)
            if is_known(span, mentions[mark.key]):
                shown = text[mark.start : mark.end]
                problems.append(Problem(mark.line, f"{shown!r} is a mention without a mark"))
            mentions[mark.key] = sorted({*mentions[mark.key], span})
    for key, names in head.speakers.items():
        if key not in quoted:
            problems.append(Problem(head.lines[key], f"speaker {key!r} has no quote"))
        missing = [name for name in names if not any(way in text for way in spell(name))]
        if missing:
            problems.append(Problem(head.lines[key], f"names of {key!r} that the text lacks: {missing}"))
    ordered = sorted(head.speakers, key=lambda key: min(mentions[key], default=(1 << 60, 0)))
    return [
        {
            "id": key,
            "name": head.speakers[key][0],
            "names": list(head.speakers[key]),
            "mentions": [list(span) for span in mentions[key]],
        }
        for key in ordered
    ]


def _key(speaker_id: str | None) -> str:
    """The key of a speaker: the id, as far as a head can hold it."""
    return _NO_KEY.sub("-", speaker_id).strip("-") or "speaker" if speaker_id else ""


def _plain_names(speaker: dict[str, Any]) -> tuple[str, ...]:
    """The names of a speaker, the fullest first, without what parts them in a head."""
    names = [speaker["name"], *speaker["names"]]
    return tuple(dict.fromkeys(" ".join(name.replace(";", ",").split()) for name in names))


def _places(fields: dict[str, str]) -> list[str]:
    """Names of the places of the head."""
    return [name.strip() for name in fields.get(PLACES, "").split(";") if name.strip()]


def _numbered(quotes: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Quotes with their numbers: by the order of their contents."""
    ordered = sorted(quotes, key=lambda q: (min(q["content"])[0], -min(q["content"])[1]))
    return list(enumerate(ordered, 1))


def _quote_marks(types: TypeFinder, number: int, quote: dict[str, Any]) -> list[Mark]:
    """The marks of one quote."""
    marks = [
        Mark(role, (number,), "", (), start, end) for role in ROLES for start, end in sorted(quote[role])
    ]
    flags = [
        "" if quote["factual"] else "nonfactual",
        "" if quote.get("counts", True) else "unclear",
        "" if quote["type"] == types.type_of(quote["content"]) else quote["type"],
    ]
    marks[0] = marks[0]._replace(key=_key(quote["speaker_id"]), flags=tuple(filter(None, flags)))
    return marks
