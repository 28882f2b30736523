"""Parts of quotes that cross others: inline marks can only lie inside each other."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..quote import ROLES

Record = dict[str, Any]


class Part(NamedTuple):
    """A stretch of a quote.

    start (int): first character.
    negative_end (int): the end, negative, so that longer ones sort first.
    role (str): which part of the quote.
    quote (int): index of the quote.
    """

    start: int
    negative_end: int
    role: str
    quote: int


def drop_crossing(quotes: list[Record]) -> tuple[list[Record], int]:
    """Leave out what crosses something else.

    quotes (List[Dict[str, Any]]): quotes in their JSON form.
    RETURNS (Tuple[List[Dict[str, Any]], int]): the quotes, and how many stretches were left out. Contents are
        kept before other parts; where two contents cross, the later quote goes.
    """
    parts = sorted(
        Part(start, -end, role, index)
        for index, quote in enumerate(quotes)
        for role in ROLES
        for start, end in quote[role]
    )
    dropped: set[Part] = set()
    gone: set[int] = set()
    stack: list[Part] = []
    for part in parts:
        while stack and -stack[-1].negative_end <= part.start:
            stack.pop()
        while stack and -stack[-1].negative_end < -part.negative_end:
            # The one before is the shorter or the less needed of the two where it is no content.
            if stack[-1].role != "content":
                dropped.add(stack.pop())
            else:
                dropped.add(part)
                if part.role == "content":
                    gone.add(part.quote)
                break
        else:
            stack.append(part)
    kept = []
    for index, quote in enumerate(quotes):
        if index not in gone:
            own = {
                role: [[s, e] for s, e in quote[role] if Part(s, -e, role, index) not in dropped]
                for role in ROLES
            }
            kept.append({**quote, **own})
    return kept, len(dropped)
