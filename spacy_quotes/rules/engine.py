"""All rules over a page: what each finds, in text order, typed and scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..language.base import LanguageData
from ..page import Page
from ..quote import Attribution, type_by_marks
from .clauses import Spot, find_participle, find_quoted, find_verbal
from .cues import find_cues
from .found import Found
from .labelled import find_labelled
from .marked import find_floating, find_posts, go_on
from .passives import find_passive
from .phrasal import find_nominal, find_phrasal
from .scores import SCORES, UNKNOWN
from .venues import without_venue
from .view import View, build_inner_view, build_view

# Rules that are sure enough of speech retold without marks.
RETOLD = frozenset(
    f"{side}-{kind}" for side in ("right", "passive") for kind in ("that", "question", "clause", "infinitive")
)
FINDERS: dict[str, Callable[[Spot], Found | None]] = {
    "finite": find_verbal,
    "infinitive": find_verbal,
    "participle": find_participle,
    "quoted": find_quoted,
    "phrase": find_phrasal,
    "noun": find_nominal,
    "passive": find_passive,
}


def find_attributions(page: Page, language: LanguageData) -> list[Attribution]:
    """Find the quotes of a page.

    page (Page): the page.
    language (LanguageData): words of its language.
    RETURNS (List[Attribution]): the quotes in text order, in rows, without speakers.
    """
    return [found.quote for found in find_with_rules(page, language)]


def find_with_rules(page: Page, language: LanguageData) -> list[Found]:
    """Find the quotes of a page, each with the name of the rule that found it.

    page (Page): the page.
    language (LanguageData): words of its language.
    RETURNS (List[Found]): the quotes in text order.
    """
    view = build_view(page, language)
    found = find_labelled(view) + find_posts(view)
    for index in range(len(view.sentences)):
        found.extend(_find_in_sentence(view, index))
    found = go_on(view, _distinct(found))
    found.extend(find_floating(view, found))
    found = [one._replace(quote=_finish(view, one)) for one in found]
    found.extend(_find_nested(view))
    return sorted(found, key=_order)


def _find_nested(outer: View) -> list[Found]:
    """Quotes inside the quotations: "'He told me \"go home\",' she said", "'He told me to go,' she said"."""
    view = build_inner_view(outer)
    found = (one for index in range(len(view.sentences)) for one in _find_in_sentence(view, index))
    nested = []
    for one in found:
        marked = any(view.block_at[s] >= 0 or view.block_at[e - 1] >= 0 for s, e in one.quote.content)
        if marked or one.rule in RETOLD:
            rule = "nested" if marked else "retold"
            # All of it stands in the marks around it.
            nested.append(one._replace(quote=replace(_finish(view, one), type="direct"), rule=rule))
    return nested


def _find_in_sentence(view: View, index: int) -> list[Found]:
    """Quotes of a sentence that have a cue."""
    sentence = view.sentences[index]
    cues = find_cues(view, sentence)
    found: list[Found] = []
    for position, cue in enumerate(cues):
        one = FINDERS[cue.kind](Spot(view, index, sentence, cue, cues[position + 1 :], found))
        if one is not None:
            found.append(one)
    return found


def _finish(view: View, found: Found) -> Attribution:
    """A quote with its type and score."""
    quote = replace(found.quote, type=_type(view, found.quote), score=SCORES.get(found.rule, UNKNOWN))
    return without_venue(view.page, view.language, quote)


def _order(found: Found) -> tuple[int, int]:
    """Sort key: text order, outer quotes before those inside."""
    start, end = found.quote.content[0]
    return start, -end


def _distinct(found: list[Found]) -> list[Found]:
    """Leave out quotes that share a piece of content with an earlier one."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for one in found:
        if seen.isdisjoint(one.quote.content):
            kept.append(one)
            seen.update(one.quote.content)
    return kept


def _type(view: View, quote: Attribution) -> str:
    """Direct, indirect or mixed, by how many of the words stand in marks."""
    rows = [row for start, end in quote.content for row in range(start, end) if view.is_word(row)]
    inside = sum(view.block_at[row] >= 0 for row in rows)
    return type_by_marks(inside, len(rows))
