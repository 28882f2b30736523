"""Marks of one paragraph, each with the costs of its readings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from .apostrophes import closing_costs, opening_costs
from .context import direction_costs, evidence_after, evidence_before, is_unspaced
from .records import Mark

_NEVER = 50.0
_SKIP = 4.0  # leaving out a mark whose direction is plain from its context
_SKIP_DIRECTED = 4.5  # ... and from its form
_SKIP_UNCLEAR = 2.0
_SKIP_NUMBER = 1.0  # 12" may be inches
_SKIP_DOUBLED = 1.0  # ""Yes" is a slip
_PLAIN = 2.0  # evidence from which on the direction is plain
_WRONG_GLYPH = 3.0

# mark: family, added to the cost of opening, of closing, of nesting
_GLYPHS: dict[str, tuple[str, float, float, float]] = {
    '"': ("double", 0.0, 0.0, 2.5),
    "＂": ("double", 0.0, 0.0, 2.5),
    "“": ("double", 0.0, _WRONG_GLYPH, 1.0),
    "”": ("double", _WRONG_GLYPH, 0.0, 1.0),
    "„": ("double", 0.0, _NEVER, 1.0),
    "‟": ("double", 0.0, _NEVER, 1.0),
    ",,": ("double", 0.0, _NEVER, 1.0),
    "``": ("double", 0.0, _NEVER, 1.0),
    "''": ("double", 1.0, 0.0, 2.5),
    "´´": ("double", 1.0, 0.0, 2.5),
    "‘‘": ("double", 0.0, _NEVER, 1.0),
    "’’": ("double", _WRONG_GLYPH, 0.0, 1.0),
    "〝": ("double", 0.0, _NEVER, 1.0),
    "〞": ("double", _NEVER, 0.0, 1.0),
    "〟": ("double", _NEVER, 0.0, 1.0),
    "'": ("single", 0.0, 0.0, 3.0),
    "＇": ("single", 0.0, 0.0, 3.0),
    "´": ("single", 0.5, 0.0, 3.0),
    "`": ("single", 0.0, _NEVER, 3.0),
    "‘": ("single", 0.0, _NEVER, 1.0),
    "’": ("single", 2.5, 0.0, 3.0),
    "‚": ("single", 0.0, _NEVER, 1.0),
    "‛": ("single", 0.0, _NEVER, 1.0),
    "«": ("angle", 0.0, _WRONG_GLYPH, 1.0),
    "»": ("angle", _WRONG_GLYPH, 0.0, 1.0),
    "‹": ("small angle", 0.0, _WRONG_GLYPH, 1.0),
    "›": ("small angle", _WRONG_GLYPH, 0.0, 1.0),
}
_CORNERS = {"corner": ("「｢﹁", "」｣﹂"), "white corner": ("『﹃", "』﹄")}
for _family, (_openers, _closers) in _CORNERS.items():
    _GLYPHS |= dict.fromkeys(_openers, (_family, 0.0, _NEVER, 0.0))
    _GLYPHS |= dict.fromkeys(_closers, (_family, _NEVER, 0.0, 0.0))

FAMILIES = ("angle", "small angle", "corner", "white corner", "double")
MARK_CHARACTERS = "".join(re.escape(mark) for mark in _GLYPHS if len(mark) == 1)
# Of three in a row after a word, the first closes alone: ''the 'odd'''.
# Written as one character and what must follow or stand before it: such an expression is searched for fast.
_THREE = r"(?<=[^\s']')(?=''(?!'))|(?<=[^\s’]’)(?=’’(?!’))"
_TWICE = "|".join(f"(?<={mark}){mark}" for mark in "`'´‘’")
_MARK = re.compile(rf"[,{MARK_CHARACTERS}](?:{_THREE}|{_TWICE}|(?<=,)(?<!\S,),(?=\w)|(?<!,))")
# Thin and no-break spaces set nested marks apart without ending the run.
_RUN_GAPS = frozenset("\u00a0\u2006\u2009\u200a\u202f")
# 5'11", 6' 2", 3’15”: feet and inches, minutes and seconds.
_PRIMES = re.compile(r"\d\s?(['’´])\s?\d{1,3}(?:[.,]\d{1,3})?[½¼¾]?(\"|”|''|’’|´´)")
_ROCK_N_ROLL = re.compile(r"(?<!\S)(['’‘`´])[nN](['’‘`´])(?!\S)")
# A Hebrew abbreviation: the mark stands before the last letter.
_GERSHAYIM = re.compile('[\u05d0-\u05ea](["”“])[\u05d0-\u05ea](?![\u05d0-\u05ea])')


class Style(NamedTuple):
    """What the whole text shows about its typography.

    low_double (bool): it opens with low double marks, so that “ closes.
    low_single (bool): it opens with low single marks, so that ‘ closes.
    right_only (bool): it has ” and no other curly double mark, so that ” opens as well.
    """

    low_double: bool
    low_single: bool
    right_only: bool


class Site(NamedTuple):
    """Where a mark stands.

    start (int): first character, in characters of the text.
    end (int): end, exclusive.
    before (float): evidence of the character before the run of marks, above zero for opening.
    after (float): evidence of the character after the run.
    """

    start: int
    end: int
    before: float
    after: float


def find_style(text: str) -> Style:
    """Look at the marks of a whole text.

    text (str): the text.
    RETURNS (Style): its typography.
    """
    low = "„" in text or "‟" in text
    return Style(low, "‚" in text, "”" in text and "“" not in text and not low)


def find_sites(text: str, start: int, end: int) -> list[Site]:
    """Find every mark of a paragraph that is no apostrophe or prime for certain.

    text (str): the text.
    start (int): start of the paragraph, in characters.
    end (int): its end, exclusive.
    RETURNS (list[Site]): in order; ‘‘ and its like as one.
    """
    spans = [match.span() for match in _MARK.finditer(text, start, end)]
    if not spans:
        return []
    dropped = _certain_signs(text, start, end)
    before: list[float] = []
    for i, (left, _) in enumerate(spans):
        same_run = i > 0 and _adjacent(text, spans[i - 1][1], left)
        before.append(before[-1] if same_run else evidence_before(text, left, start))
    after: list[float] = []
    for i in range(len(spans) - 1, -1, -1):
        right = spans[i][1]
        same_run = i + 1 < len(spans) and _adjacent(text, right, spans[i + 1][0])
        after.append(after[-1] if same_run else evidence_after(text, right, end))
    after.reverse()
    return [
        Site(left, right, opens, closes)
        for (left, right), opens, closes in zip(spans, before, after, strict=True)
        if left not in dropped
    ]


def weigh_marks(text: str, sites: Iterable[Site], family: str, style: Style) -> list[Mark]:
    """Weigh the marks of one family.

    text (str): the text.
    sites (Iterable[Site]): marks of a paragraph.
    family (str): "double", "angle", ...; for "single" see `weigh_single_marks`.
    style (Style): typography of the text.
    RETURNS (list[Mark]): those of that family, in order.
    """
    marks: list[Mark] = []
    for site in sites:
        mark = text[site.start : site.end]
        glyph_family, opening, closing, nesting = _GLYPHS[mark]
        if glyph_family != family:
            continue
        if mark == "“" and style.low_double:
            opening, closing = 1.0, 0.0
        elif mark == "”" and style.right_only:
            opening = 0.5
        evidence = 0.0 if "corner" in family else site.before + site.after
        open_cost, close_cost = direction_costs(evidence)
        directed = opening != closing
        skip = _skip_cost(text, site, mark, evidence, directed=directed)
        if "corner" in family:
            skip = _SKIP_DIRECTED
        costs = (open_cost + opening, close_cost + closing, skip, nesting)
        marks.append(Mark(site.start, site.end, mark, family, *costs))
    return marks


def weigh_single_marks(text: str, sites: Iterable[Site], style: Style) -> list[Mark]:
    """Weigh the single marks, apostrophes among them.

    text (str): the text.
    sites (Iterable[Site]): marks of a paragraph; a pair like '' counts as two single marks.
    style (Style): typography of the text.
    RETURNS (list[Mark]): in order; those inside a word left out.
    """
    marks: list[Mark] = []
    for site in sites:
        for start in range(site.start, site.end):
            mark = text[start]
            if mark in _GLYPHS and _GLYPHS[mark][0] == "single" and not is_in_word(text, start):
                marks.append(_weigh_single(text, mark, start, site.before + site.after, style))
    return marks


def is_in_word(text: str, start: int) -> bool:
    """Tell whether a mark stands between two letters or digits of a script with spaces.

    text (str): the text.
    start (int): where the mark stands, in characters.
    RETURNS (bool): True for the apostrophe of "don't".
    """
    before, after = text[start - 1 : start] if start else "", text[start + 1 : start + 2]
    if not (before.isalnum() and after.isalnum()):
        return False
    return not (is_unspaced(before) or is_unspaced(after))


def _skip_cost(text: str, site: Site, mark: str, evidence: float, *, directed: bool) -> float:
    """What it costs to leave out a mark that is not single."""
    if evidence < 0 and text[max(0, site.start - 1) : site.start].isdigit():
        return _SKIP_NUMBER
    # Of a mark written twice the outer one counts.
    inner = text.endswith(mark, 0, site.start) if evidence > 0 else text.startswith(mark, site.end)
    if inner and evidence:
        return _SKIP_DOUBLED
    if abs(evidence) < _PLAIN:
        return _SKIP_UNCLEAR
    return _SKIP_DIRECTED if directed else _SKIP


def _weigh_single(text: str, mark: str, start: int, evidence: float, style: Style) -> Mark:
    """Weigh one single mark."""
    family, opening, closing, nesting = _GLYPHS[mark]
    if mark == "‘" and style.low_single:
        opening, closing = 1.0, 0.0
    open_cost, close_cost = direction_costs(evidence)
    if evidence > 0:
        added, skip = opening_costs(text, start + 1)
        opening += added
        skip = min(skip, 0.5) if mark == "’" else skip
    elif evidence < 0:
        added, skip = closing_costs(text, start, start + 1)
        closing += added
    else:
        # Spaces on both sides, or a script without them: only a curly glyph tells.
        skip = 0.5 if mark in "‘’‚" else 0.1
        opening, closing = opening + 0.1, closing + 0.1
    costs = (open_cost + opening, close_cost + closing, skip, nesting)
    return Mark(start, start + 1, mark, family, *costs)


def _certain_signs(text: str, start: int, end: int) -> set[int]:
    """Where primes and apostrophes of fixed phrases start."""
    dropped: set[int] = set()
    for pattern in (_PRIMES, _ROCK_N_ROLL, _GERSHAYIM):
        for match in pattern.finditer(text, start, end):
            dropped.update(match.start(group) for group in range(1, pattern.groups + 1))
    return dropped


def _adjacent(text: str, left: int, right: int) -> bool:
    """Whether two marks belong to one run: nothing or one thin space between them."""
    return left == right or (right - left == 1 and text[left] in _RUN_GAPS)
