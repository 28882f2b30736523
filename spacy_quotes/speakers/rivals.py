"""What looks like another bearer of a surname and is none: "Chasing Berg", "the Berg-Moe talks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..language.namedata import NameData
from ..page import Page
from .names import OTHER, PERSON, Mention
from .number import is_plural
from .runs import HYPHENS

# Ending of the participles that open sentences.
PARTICIPLE = "ing"


def without_rivals(
    page: Page, mentions: Sequence[Mention], names: NameData, sentences: Sequence[int]
) -> list[Mention]:
    """Leave out first words that are no given names, and pairs of surnames.

    page (Page): the document.
    mentions (Sequence[Mention]): its names, in text order.
    names (NameData): the language's given names and nouns.
    sentences (Sequence[int]): first tokens of its sentences.
    RETURNS (List[Mention]): the names, those of "Chasing Berg" and "Young Berg supporters" cut to the surname
        where the text has the full name too, and none of "the Berg-Moe talks".
    """
    full = {one.words[-1] for one in mentions if _is_full(one, names)}
    if not any(_is_doubtful(one, full, names) for one in mentions):
        return list(mentions)
    known = full.union(one.words[0] for one in mentions if len(one.words) == 1)
    openers = set(sentences)
    inside = {word for row, word in enumerate(page.words) if word[0].isupper() and row not in openers}
    return list(_sift(page, mentions, names, full, known, openers, inside))


def _sift(
    page: Page,
    mentions: Sequence[Mention],
    names: NameData,
    full: set[str],
    known: set[str],
    openers: set[int],
    inside: set[str],
) -> Iterator[Mention]:
    """The names without rivals."""
    for one in mentions:
        if not _is_doubtful(one, full, names):
            yield one
        elif page.words[one.start + 1] in HYPHENS:
            if one.words[0] not in known:
                yield one
        elif one.start in openers and page.words[one.start] not in inside and _is_apart(page, one, names):
            yield one._replace(start=one.end - 1, outer=one.end - 1, words=one.words[1:])
        else:
            yield one


def _is_full(one: Mention, names: NameData) -> bool:
    """Whether a name begins with a given name."""
    return one.kind == PERSON and len(one.words) > 1 and one.words[0] in names.given


def _is_doubtful(one: Mention, full: set[str], names: NameData) -> bool:
    """Whether a name of two words may be none: another word stands where others have a given name."""
    two = one.kind == OTHER and len(one.words) == 2 and one.end - one.start < 4
    return two and one.words[1] in full and one.words[0] not in names.given


def _is_apart(page: Page, one: Mention, names: NameData) -> bool:
    """Whether the first word of a sentence is no part of the name after it."""
    after = page.lower[one.end] if one.end < len(page.words) else ""
    return page.lower[one.start].endswith(PARTICIPLE) or is_plural(after, names)
