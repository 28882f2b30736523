"""Windows of long documents that never cut a quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from ..annotation import get_attributions, get_meta, has_quotes, set_quotes
from ..models.roles import TAUGHT
from ..quote import DEFAULT_KEY, ROLES, Attribution, Pieces, Voice

# What a window takes over of its tokens; heads could lie outside.
_ATTRIBUTES: list[int | str] = [
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_KB_ID",
    "SENT_START",
]
_ENT_IOB = _ATTRIBUTES.index("ENT_IOB")
_ENDS = frozenset([".", "!", "?", "”", '"', "’", "»"])


def split_windows(doc: Doc, length: int, *, key: str = DEFAULT_KEY) -> Iterator[Doc]:
    """Cut an annotated document into windows.

    A window ends at the end of a paragraph where it can, else at the end of a sentence, else between any two
    tokens; never between two parts of one quote. So it is longer than asked for where a quote is.

    doc (Doc): the document with its quotes.
    length (int): tokens that a window should have at most; 0 for one window.
    key (str): the span group.
    YIELDS (Doc): the windows in text order, with their quotes, ids and speakers, and with the tags, lemmas,
        entities and sentences that the document has, and what a larger model made of them. A speaker keeps
        the names it has in the whole document. No window has the span group where the document has none.
    """
    if length <= 0 or len(doc) <= length:
        yield doc
        return
    cutter = _Cutter(doc)
    annotated = has_quotes(doc, key=key)
    quotes, voices = get_attributions(doc, key=key)
    by_id = {voice.id: replace(voice, mentions=tuple(sorted(voice.mentions))) for voice in voices}
    meta = get_meta(doc, key=key)
    start = first = 0
    for end in _find_ends(doc, length, quotes):
        window = cutter.cut(start, end)
        # Quotes are in the order of their contents.
        last = first
        while last < len(quotes) and quotes[last].content[0][0] < end:
            last += 1
        inside = [_move_quote(quote, start) for quote in quotes[first:last]]
        named = dict.fromkeys(quote.speaker for quote in inside if quote.speaker is not None)
        moved = [_move_voice(by_id[speaker], start, end) for speaker in named]
        if annotated:
            set_quotes(window, inside, moved, key=key, meta={**meta, "window": start})
        yield window
        start, first = end, last


class _Cutter:
    """Cuts a document, in time that does not grow with the rest of it as that of `Span.as_doc` does."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.values: Any = doc.to_array(_ATTRIBUTES)

    def cut(self, start: int, end: int) -> Doc:
        """The tokens from one to another, as a document of their own."""
        tokens = self.doc[start:end]
        spaces = [bool(token.whitespace_) for token in tokens]
        window = Doc(self.doc.vocab, words=[token.text for token in tokens], spaces=spaces)
        if TAUGHT in self.doc.user_data:
            window.user_data[TAUGHT] = self.doc.user_data[TAUGHT][start:end]
        values = self.values[start:end].copy()
        if values[0, _ENT_IOB] == 1:  # in the midst of an entity: its rest is one too
            values[0, _ENT_IOB] = 3
        return window.from_array(_ATTRIBUTES, values)


def _find_ends(doc: Doc, length: int, quotes: Iterable[Attribution]) -> Iterator[int]:
    """Where the windows end, in tokens."""
    whole = len(doc)
    free = _free_borders(whole, quotes)
    ranks = [_rank(doc, border) if free[border] else -1 for border in range(whole + 1)]
    start = 0
    while start < whole:
        if whole - start <= length:
            yield whole
            return
        candidates = range(start + 1, start + length + 1)
        # A window of less than half the length is only made where nothing else is free.
        late = [border for border in candidates if ranks[border] >= 0 and border > start + length // 2]
        early = [border for border in candidates if ranks[border] >= 0]
        beyond = (border for border in range(start + length + 1, whole + 1) if ranks[border] >= 0)
        pool = late or early
        end = max(pool, key=lambda border: (ranks[border], border)) if pool else next(beyond, whole)
        yield end
        start = end


def _free_borders(length: int, quotes: Iterable[Attribution]) -> list[bool]:
    """For each place between two tokens (0 before the first), whether no quote spans it."""
    depth = [0] * (length + 2)
    for quote in quotes:
        pieces = [piece for role in ROLES for piece in getattr(quote, role)]
        first, last = min(start for start, _ in pieces), max(end for _, end in pieces)
        depth[first + 1] += 1
        depth[last] -= 1
    free, over = [], 0
    for border in range(length + 1):
        over += depth[border]
        free.append(over == 0)
    return free


def _rank(doc: Doc, border: int) -> int:
    """How good a place between two tokens is: 2 ends a paragraph, 1 a sentence, 0 neither."""
    if border == 0 or border == len(doc):
        return 2
    before = doc[border - 1]
    if before.is_space and "\n" in before.text:
        return 2
    return int(before.text in _ENDS and not doc[border].is_punct and not doc[border].is_space)


def _move_quote(quote: Attribution, by: int) -> Attribution:
    """A quote in the tokens of its window."""
    moved: dict[str, Any] = {role: _move(getattr(quote, role), by) for role in ROLES}
    return replace(quote, **moved)


def _move_voice(voice: Voice, start: int, end: int) -> Voice:
    """A speaker with the mentions that lie in a window, in its tokens."""
    first = bisect_left(voice.mentions, (start, 0))
    last = bisect_left(voice.mentions, (end, 0))
    inside = tuple(piece for piece in voice.mentions[first:last] if piece[1] <= end)
    return replace(voice, mentions=_move(inside, start))


def _move(pieces: Pieces, by: int) -> Pieces:
    """Pieces in the tokens of a window."""
    return tuple((start - by, end - by) for start, end in pieces)
