"""Where something is said, which is no content: "declared that it was over | in a video seen on Monday"."""

from __future__ import annotations

from dataclasses import replace

from ..language.base import LanguageData
from ..page import Page
from ..quote import Attribution

# Tokens between the article and the noun, and from the preposition to the end; fewest of the content.
INSIDE, LONGEST, LEAST = 3, 10, 2


def without_venue(page: Page, language: LanguageData, quote: Attribution) -> Attribution:
    """Cut off the phrase behind a content without marks that tells where it is said.

    In PolNeAR's training part 18 of 21 such phrases ("in a speech at the convention") are no part of the
    content; in those that are, something else is said in the content.

    page (Page): the document.
    language (LanguageData): words of its language.
    quote (Attribution): a quote, in rows, with its type.
    RETURNS (Attribution): the quote, with a shorter content where its cue stands before it.
    """
    *before, (start, end) = quote.content
    if quote.type == "direct" or not quote.cue or quote.cue[-1][1] > quote.content[0][0]:
        return quote
    for row in range(max(start + LEAST, end - LONGEST), end - 2):
        if page.lower[row] in language.cues.venue_openers and _is_venue(page, language, row, end):
            said = any(word in language.cues.verbs for word in page.lower[start:row])
            return quote if said else replace(quote, content=(*before, (start, row)))
    return quote


def _is_venue(page: Page, language: LanguageData, row: int, end: int) -> bool:
    """Whether a phrase with "a" and a noun for a statement goes from a preposition to the end."""
    lower, grammar = page.lower, language.grammar
    if lower[row + 1] not in language.names.articles:
        return False
    if not all(word[0].isalnum() or word in language.names.possessive_marks for word in lower[row:end]):
        return False
    for noun in range(row + 2, min(row + 3 + INSIDE, end)):
        if lower[noun] in language.cues.told_venues:
            after = lower[noun + 1] if noun + 1 < end else ""
            small = after in grammar.prepositions or after in grammar.times
            past = bool(grammar.past_ending) and after.endswith(grammar.past_ending)  # "released by"
            return not after or small or past
        if lower[noun] in grammar.prepositions:
            return False
    return False
