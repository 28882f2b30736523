"""The reading of one paragraph: double marks and their like first, then the single marks in each
region that those leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..paragraphs import Paragraph
from .lexing import (
    FAMILIES,
    MARK_CHARACTERS,
    Site,
    Style,
    find_sites,
    is_in_word,
    weigh_marks,
    weigh_single_marks,
)
from .pairing import closes_plainly, drop_crossing, is_unclear, pair_marks
from .records import Mark, Pair

_NEVER = float("inf")
_LEFT_OPEN = 3.0  # a quotation left open at the end of its paragraph
_GOES_ON = 1.0  # the same where the next paragraph opens with a mark
_CONTENT = re.compile(rf"[^\s{MARK_CHARACTERS}]")
_WORD = re.compile(r"[^\W_]")


class Marked(NamedTuple):
    """A paragraph and its marks.

    paragraph (Paragraph): in characters of the text.
    sites (list[Site]): where its marks stand.
    leads (str): the marks it begins with, "" for none.
    """

    paragraph: Paragraph
    sites: list[Site]
    leads: str


class _Region(NamedTuple):
    """Single marks between the same double marks."""

    marks: list[Mark]
    pair: Pair | None  # the pair around it


def mark_paragraph(text: str, paragraph: Paragraph) -> Marked:
    """Find the marks of a paragraph.

    text (str): the text.
    paragraph (Paragraph): where it stands, in characters.
    RETURNS (Marked): its marks, not yet weighed.
    """
    sites = find_sites(text, *paragraph)
    lead_end = paragraph.start
    for site in sites:
        if text[lead_end : site.start].strip():
            break
        lead_end = site.end
    return Marked(paragraph, sites, text[paragraph.start : lead_end])


def is_unmarked(text: str, marked: Marked) -> bool:
    """Tell whether a paragraph holds no mark but apostrophes inside words.

    text (str): the text.
    marked (Marked): the paragraph.
    RETURNS (bool): False where a quotation may begin or end in it.
    """
    return all(site.end - site.start == 1 and is_in_word(text, site.start) for site in marked.sites)


def find_stray_closing(text: str, marked: Marked, family: str, style: Style) -> Mark | None:
    """Find a closing mark whose quotation must have begun before the paragraph.

    text (str): the text.
    marked (Marked): the paragraph.
    family (str): family of the mark; not "single".
    style (Style): typography of the text.
    RETURNS (Mark | None): the paragraph's first mark of that family, where it can only close.
    """
    if marked.leads:
        return None
    for mark in weigh_marks(text, marked.sites, family, style):
        if not is_unclear(mark):
            return mark if closes_plainly(mark) else None
    return None


def read_paragraph(
    text: str, marked: Marked, next_leads: str, style: Style, *, entering: Pair | None = None
) -> list[Pair]:
    """Pair the marks of one paragraph.

    text (str): the text.
    marked (Marked): the paragraph.
    next_leads (str): the marks that the next paragraph begins with.
    style (Style): typography of the text.
    entering (Pair | None): the start of the paragraph as an empty opening mark, and the mark
        that closes what goes on there from before; None where nothing does.
    RETURNS (list[Pair]): in order of their opening marks, nested or disjoint. Those left open
        run to the end of the paragraph.
    """
    if not marked.sites:
        return []
    end_cost = _GOES_ON if next_leads else _LEFT_OPEN
    pairs: list[Pair] = [] if entering is None else [entering]
    for family in FAMILIES:
        marks = weigh_marks(text, marked.sites, family, style)
        if entering is not None and entering.closing is not None and entering.opening.family == family:
            closing = entering.closing.start
            marks = [mark for mark in marks if mark.start > closing]
        if marks:
            pairs.extend(pair_marks(marks, end_cost=end_cost))
    pairs = drop_crossing(pairs)
    taken = {mark.start for pair in pairs for mark in pair if mark is not None}
    sites = [site for site in marked.sites if site.start not in taken]
    singles = weigh_single_marks(text, sites, style)
    if singles:
        pairs.extend(_pair_singles(text, marked, pairs, singles, bool(next_leads)))
        pairs.sort(key=_start_of)
    return _drop_empty(text, pairs, marked.paragraph.end)


def _pair_singles(
    text: str, marked: Marked, pairs: Sequence[Pair], singles: Sequence[Mark], goes_on: bool
) -> list[Pair]:
    """Pair the single marks of each region."""
    found: list[Pair] = []
    for region in _split_regions(pairs, singles):
        open_ended = goes_on and (region.pair is None or region.pair.closing is None)
        end_cost = _GOES_ON if open_ended else _NEVER
        for pair in pair_marks(region.marks, end_cost=end_cost):
            if pair.closing is not None or _may_go_on(text, marked, pair.opening, spoken=bool(found)):
                found.append(pair)
    return found


def _split_regions(pairs: Sequence[Pair], singles: Sequence[Mark]) -> list[_Region]:
    """Group single marks by the innermost pair around them."""
    borders = [(pair.opening.start, pair) for pair in pairs]
    borders += [(pair.closing.start, pair) for pair in pairs if pair.closing is not None]
    borders.sort(key=_first)
    regions = [_Region([], None)]
    stack = [regions[0]]
    position = 0
    for mark in singles:
        while position < len(borders) and borders[position][0] < mark.start:
            start, pair = borders[position]
            if start == pair.opening.start:
                stack.append(_Region([], pair))
                regions.append(stack[-1])
            else:
                stack.pop()
            position += 1
        stack[-1].marks.append(mark)
    return [region for region in regions if region.marks]


def _may_go_on(text: str, marked: Marked, opening: Mark, *, spoken: bool) -> bool:
    """Whether a single mark left open may begin a quotation over several paragraphs; behind a sentence only
    where somebody has spoken before in the paragraph ("'Yes,' she said. 'We ...")."""
    start = marked.paragraph.start
    if opening.start < start + len(marked.leads):
        return True
    before = text[max(start, opening.start - 2) : opening.start].rstrip()[-1:]
    return before in {":", ","} or (spoken and before in {".", "!", "?"})


def _drop_empty(text: str, pairs: Sequence[Pair], end: int) -> list[Pair]:
    """Drop pairs that enclose nothing but white space and marks; or, if single, no letter or
    digit: most of those are slips."""
    kept: list[Pair] = []
    found = {_CONTENT: end, _WORD: end}
    stop = end
    # From the right, so that no stretch is searched twice.
    for pair in reversed(pairs):
        for pattern in found:
            match = pattern.search(text, pair.opening.end, stop)
            if match is not None:
                found[pattern] = match.start()
        stop = pair.opening.end
        content = found[_WORD if pair.opening.family == "single" else _CONTENT]
        if content < (end if pair.closing is None else pair.closing.start):
            kept.append(pair)
    kept.reverse()
    return kept


def _start_of(pair: Pair) -> int:
    """Sorting key."""
    return pair.opening.start


def _first(border: tuple[int, Pair]) -> int:
    """Sorting key."""
    return border[0]
