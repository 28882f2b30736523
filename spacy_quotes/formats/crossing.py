"""Parts of quotes that cross others: inline marks can only lie inside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..quote import ROLES

Record = dict[str, Any]
MENTION = "mention"


class Part(NamedTuple):
    """A stretch of a quote, or a mention.

    start (int): first character.
    negative_end (int): the end, negative, so that longer ones sort first.
    role (str): which part of the quote, or "mention".
    owner (int): index of the quote or speaker.
    """

    start: int
    negative_end: int
    role: str
    owner: int


def drop_crossing(record: Record) -> tuple[Record, int]:
    """Leave out what crosses something else.

    record (Dict[str, Any]): the JSON form of a document.
    RETURNS (Tuple[Dict[str, Any], int]): the document, and how many stretches of quotes were left out.
        Contents are kept before other parts and those before mentions; of two contents, the later quote goes.
    """
    quotes, speakers = record["quotes"], record["speakers"]
    dropped = _find_crossing(sorted(_parts(quotes, speakers)))
    gone = {part.owner for part in dropped if part.role == "content"}
    kept = []
    for index, quote in enumerate(quotes):
        if index not in gone:
            own = {role: _keep(quote[role], role, index, dropped) for role in ROLES}
            kept.append({**quote, **own})
    # Who says nothing else goes with the quotes.
    silent = {quote["speaker_id"] for quote in quotes} - {quote["speaker_id"] for quote in kept}
    people = [
        {**speaker, "mentions": _keep(speaker["mentions"], MENTION, index, dropped)}
        for index, speaker in enumerate(speakers)
        if speaker["id"] not in silent
    ]
    lost = _count(quotes) - _count(kept)
    return {**record, "quotes": kept, "speakers": people}, lost


def _parts(quotes: list[Record], speakers: list[Record]) -> Iterator[Part]:
    """All stretches of a document."""
    for index, quote in enumerate(quotes):
        yield from (Part(start, -end, role, index) for role in ROLES for start, end in quote[role])
    for index, speaker in enumerate(speakers):
        yield from (Part(start, -end, MENTION, index) for start, end in speaker["mentions"])


def _find_crossing(parts: list[Part]) -> set[Part]:
    """What has to go so that nothing crosses."""
    dropped: set[Part] = set()
    stack: list[Part] = []
    for part in parts:
        while stack and -stack[-1].negative_end <= part.start:
            stack.pop()
        while stack and -stack[-1].negative_end < -part.negative_end:
            # Of two that are needed alike the later content goes, or else the one before, which is shorter.
            before, now = _need(stack[-1]), _need(part)
            if before > now or (before == now and part.role == "content"):
                dropped.add(part)
                break
            dropped.add(stack.pop())
        else:
            stack.append(part)
    return dropped


def _need(part: Part) -> int:
    """How much a stretch is needed."""
    return {"content": 2, MENTION: 0}.get(part.role, 1)


def _keep(spans: list[list[int]], role: str, owner: int, dropped: set[Part]) -> list[list[int]]:
    """The stretches of one part that stay."""
    return [[start, end] for start, end in spans if Part(start, -end, role, owner) not in dropped]


def _count(quotes: list[Record]) -> int:
    """How many stretches quotes have."""
    return sum(len(quote[role]) for quote in quotes for role in ROLES)
