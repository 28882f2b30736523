"""The rule baseline: quotes from tokens, marks and word lists alone."""

from __future__ import annotations

from dataclasses import replace

from ..language.base import LanguageData
from ..page import Page
from ..quote import Attribution
from .clauses import Found, find_in_sentence
from .marked import find_floating, find_labelled, find_posts, go_on
from .view import View, build_view

__all__ = ["find_attributions"]


def find_found(page, language):
    return [(f.quote, f.rule) for f in _find(build_view(page, language))]


def find_attributions(page: Page, language: LanguageData) -> list[Attribution]:
    """Find the quotes of a page.

    page (Page): the page.
    language (LanguageData): words of its language.
    RETURNS (List[Attribution]): the quotes in text order, in rows, without speakers.
    """
    return [found.quote for found in _find(build_view(page, language))]


def _find(view: View) -> list[Found]:
    """All quotes that any rule finds, typed."""
    labelled = find_labelled(view) + find_posts(view)
    found = [one for index in range(len(view.sentences)) for one in find_in_sentence(view, index)]
    found = go_on(view, _apart(labelled + found))
    found += find_floating(view, found)
    found.sort(key=_order)
    return [replace(one, quote=replace(one.quote, type=_type(view, one.quote))) for one in found]


def _order(found: Found) -> tuple[int, int]:
    """Sort key: text order."""
    return found.quote.content[0]


def _apart(found: list[Found]) -> list[Found]:
    """Leave out quotes that have the content of an earlier one."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for one in found:
        if not seen & set(one.quote.content):
            kept.append(one)
            seen.update(one.quote.content)
    return kept


def _type(view: View, quote: Attribution) -> str:
    """Direct, indirect or mixed, by how many of the words stand in marks."""
    rows = [row for start, end in quote.content for row in range(start, end) if view.is_word(row)]
    inside = sum(view.block_at[row] >= 0 for row in rows)
    if inside == len(rows):
        return "direct"
    return "mixed" if inside else "indirect"
