"""Changes to an annotated text that take the annotation along."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..quote import ROLES

Record = dict[str, Any]


class Edit(NamedTuple):
    """One change.

    start (int): first character that is replaced.
    end (int): one past the last.
    text (str): what stands there afterwards, not empty.
    """

    start: int
    end: int
    text: str


def apply_edits(record: Record, edits: Iterable[Edit]) -> Record:
    """Change the text of a document.

    record (Dict[str, Any]): the JSON form of the document.
    edits (Iterable[Edit]): the changes; of two that overlap, the first in text order is made.
    RETURNS (Dict[str, Any]): the document with its text changed and all offsets moved. A border inside what
        is replaced goes to the border of what replaces it.
    """
    made = _apart(edits)
    pieces, position = [], 0
    for edit in made:
        pieces += [record["text"][position : edit.start], edit.text]
        position = edit.end
    pieces.append(record["text"][position:])
    mover = _Mover(made)
    quotes = [{**quote, **{role: mover.spans(quote[role]) for role in ROLES}} for quote in record["quotes"]]
    speakers = [{**one, "mentions": mover.spans(one["mentions"])} for one in record["speakers"]]
    return {**record, "text": "".join(pieces), "quotes": quotes, "speakers": speakers}


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in text order without overlap."""
    made: list[Edit] = []
    for edit in sorted(edits):
        if not made or edit.start >= made[-1].end:
            made.append(edit)
    return made


class _Mover:
    """Moves offsets to where edits bring them."""

    def __init__(self, edits: list[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.start for edit in edits]
        self.shifts = [0]
        for edit in edits:
            self.shifts.append(self.shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def spans(self, spans: Iterable[Iterable[int]]) -> list[list[int]]:
        """Spans after the edits."""
        return [[self._start(start), self._end(end)] for start, end in spans]

    def _start(self, offset: int) -> int:
        """A first character after the edits."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.edits[index].end:
            return self.edits[index].start + self.shifts[index]
        return offset + self.shifts[index + 1]

    def _end(self, offset: int) -> int:
        """An end after the edits."""
        index = bisect_right(self.starts, offset - 1) - 1
        if index >= 0 and offset <= self.edits[index].end:
            return self.edits[index].end + self.shifts[index + 1]
        return offset + self.shifts[index + 1]
