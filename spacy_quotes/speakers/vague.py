"""Noun phrases and pronouns that stand for nobody who could be told."""

from __future__ import annotations

from itertools import pairwise

from ..language.namedata import NameData
from ..page import Page
from .phrases import Phrase, is_pronoun

# Words of a phrase that are looked through for whom it takes some of ("some of you").
SHORT = 5


def is_void(page: Page, phrase: Phrase, names: NameData, *, has_groups: bool) -> bool:
    """Tell whether a phrase stands for nobody: a pronoun with others, an adverb, part of something else.

    page (Page): the document.
    phrase (Phrase): a source without a name.
    names (NameData): the language's pronouns and function words.
    has_groups (bool): whether the document names organisations, which "the company's" may stand for.
    RETURNS (bool): whether it tells nobody.
    """
    lower = page.lower
    first = lower[phrase.start]
    if is_pronoun(page, phrase.start, names) or _is_nobody(page, phrase, names):
        return True
    if phrase.end - phrase.start == 1:
        return first in names.breaks or first in names.relatives
    owners = pairwise(lower[phrase.start : phrase.end])
    anaphoric = any(a in names.stand_ins and b in names.possessive_marks for a, b in owners)
    return anaphoric and has_groups


def _is_nobody(page: Page, phrase: Phrase, names: NameData) -> bool:
    """Whether a phrase is a word for nobody in particular, alone or with "of them", "here"."""
    lower = page.lower[phrase.start : min(phrase.end, phrase.start + SHORT)]
    if lower[0] in names.nobodies:
        # But "No 10".
        return len(lower) == 1 or not page.words[phrase.start + 1][0].isdigit()
    if _is_ordinal(page, phrase, names):
        return True
    if lower[0] not in names.quantifiers:
        return False
    told = len(lower) > 2 and lower[1] in names.genitives and lower[2] in names.definite
    return len(lower) == 1 or (phrase.head in (names.quantifiers | names.partitives) and not told)


def _is_ordinal(page: Page, phrase: Phrase, names: NameData) -> bool:
    """Whether a phrase tells only a place in a row ("the second", "the latter")."""
    alone = phrase.definite and phrase.end - phrase.start == 2
    return alone and page.lower[phrase.end - 1] in names.ordinals
