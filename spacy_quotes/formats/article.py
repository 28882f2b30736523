"""Annotated articles in our markup, from and to the JSON form of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, pairwise
from typing import Any, NamedTuple

from ..quote import ROLES, TYPES
from .head import Head, Problem, parse_head, split_head, write_head
from .marked import Mark, add_marks, merge_marks, strip_marks
from .mentions import Known, find_mentions, spell
from .types import TypeFinder

FLAGS = ("nonfactual", "unclear", *TYPES)
PLACES = "places"
_NO_HEAD = "wanted a head between two lines of '---'; `annotate` makes such articles of plain text"
_NO_KEY = re.compile(r"[^\w-]+")
_BLANK = re.compile(r"\s")


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
        problems.append(Problem(1, _NO_HEAD))
    head = parse_head(lines, problems if first_line else [])
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
    RETURNS (str): the file. `parse_article` gives the same back but for ids, scores, blanks at the edges of
        parts, and other names of speakers that the text lacks.
    RAISES (ValueError): if parts of quotes or mentions cross (see `drop_crossing`); the message names them.
    """
    text = record["text"]
    spaced = _BLANK.sub(" ", text)
    keys = _make_keys(record)
    speakers = {keys[speaker["id"]]: _plain_names(spaced, speaker) for speaker in record["speakers"]}
    meta = {name: value for name, value in record.get("meta", {}).items() if name != "id"}
    fields = {"id": record["id"], **meta}
    types = TypeFinder(text)
    quotes = _in_order(text, record["quotes"])
    marks = [
        mark
        for number, quote in enumerate(quotes, 1)
        for mark in _quote_marks(types, number, quote, keys.get(quote["speaker_id"], ""))
    ]
    sources = [(keys.get(quote["speaker_id"], ""), (s, e)) for quote in quotes for s, e in quote["source"]]
    mentions = find_mentions(text, speakers, _places(fields), sources)
    for speaker in record["speakers"]:
        key = keys[speaker["id"]]
        known = Known(mentions[key])
        spans = sorted(_trim(text, speaker["mentions"]), key=_outer_first)
        marks.extend(Mark("mention", (), key, (), *span) for span in spans if known.needs_mark(span))
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
        if sum(flag in TYPES for flag in mark.flags) > 1:
            problems.append(Problem(mark.line, f"a quote has one type, got {mark.flags}"))
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
    for number, own in sorted(by_number.items(), key=lambda item: (_first_content(item[1]), item[0])):
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
    known = {key: Known(spans) for key, spans in mentions.items()}
    for mark in marks:
        if mark.role == "mention" and mark.key in mentions:
            span = (mark.start, mark.end)
            if not known[mark.key].needs_mark(span):
                shown = text[mark.start : mark.end]
                problems.append(Problem(mark.line, f"{shown!r} is a mention without a mark"))
            mentions[mark.key].append(span)
    mentions = {key: sorted(set(spans)) for key, spans in mentions.items()}
    problems.extend(_check_speakers(text, head, {quote["speaker_id"] for quote in quotes}))
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


def _check_speakers(text: str, head: Head, quoted: set[str | None]) -> Iterator[Problem]:
    """What is wrong with the speakers of the head."""
    spaced = _BLANK.sub(" ", text)
    for key, names in head.speakers.items():
        if key not in quoted:
            yield Problem(head.lines[key], f"speaker {key!r} has no quote")
        missing = [name for name in names if not any(way in spaced for way in spell(name))]
        if missing:
            yield Problem(head.lines[key], f"names of {key!r} that the text lacks: {missing}")


def _make_keys(record: dict[str, Any]) -> dict[str, str]:
    """A key for the id of each speaker: the id as far as a head can hold it, none twice."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for speaker in record["speakers"]:
        base = _NO_KEY.sub("-", speaker["id"]).strip("-") or "speaker"
        candidates = chain([base], (f"{base}-{n}" for n in count(2)))
        keys[speaker["id"]] = next(key for key in candidates if key not in taken)
        taken.add(keys[speaker["id"]])
    return keys


def _plain_names(spaced: str, speaker: dict[str, Any]) -> tuple[str, ...]:
    """The fullest name of a speaker and the others that the text has, without what parts them in a head."""
    first, *others = (
        " ".join(name.replace(";", ",").split()) for name in (speaker["name"], *speaker["names"])
    )
    written = (name for name in others if name and any(way in spaced for way in spell(name)))
    return tuple(dict.fromkeys([first or "unnamed", *written]))


def _places(fields: dict[str, Any]) -> list[str]:
    """Names of the places of the head."""
    return [name.strip() for name in str(fields.get(PLACES, "")).split(";") if name.strip()]


def _trim(text: str, spans: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Spans without blanks at their edges."""
    for start, end in spans:
        shown = text[start:end]
        if shown.strip():
            yield start + len(shown) - len(shown.lstrip()), end - len(shown) + len(shown.rstrip())


def _in_order(text: str, quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Quotes by the order of their contents; pieces of one part that overlap are one."""
    plain = ({**quote, **{role: _apart(_trim(text, quote[role])) for role in ROLES}} for quote in quotes)
    return sorted((quote for quote in plain if quote["content"]), key=_content_order)


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in text order, those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _content_order(quote: dict[str, Any]) -> tuple[int, int]:
    """Sort key of a quote: by its first piece."""
    return _outer_first(quote["content"][0])


def _outer_first(span: tuple[int, int]) -> tuple[int, int]:
    """Sort key of a span: text order, outer ones before those inside."""
    return span[0], -span[1]


def _quote_marks(types: TypeFinder, number: int, quote: dict[str, Any], key: str) -> list[Mark]:
    """The marks of one quote."""
    marks = [Mark(role, (number,), "", (), start, end) for role in ROLES for start, end in quote[role]]
    flags = [
        "" if quote["factual"] else "nonfactual",
        "" if quote.get("counts", True) else "unclear",
        "" if quote["type"] == types.type_of(quote["content"]) else quote["type"],
    ]
    marks[0] = marks[0]._replace(key=key, flags=tuple(filter(None, flags)))
    return marks
