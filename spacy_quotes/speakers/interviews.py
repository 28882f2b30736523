"""Printed interviews: whose answers stand behind a bare label, or behind none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution
from .cast import CROWD, Cast
from .figures import Figure, start_of
from .names import OTHER, PERSON
from .phrases import Phrase

# Answers without marks, label or cue from which a text is an interview.
ANSWERS = 3


def is_answer(page: Page, phrase: Phrase, names: NameData) -> bool:
    """Tell whether a source is the label of an answer ("A:").

    page (Page): the document.
    phrase (Phrase): the source.
    names (NameData): the language's labels.
    RETURNS (bool): whether it is one, a colon or a full stop behind it.
    """
    alone = phrase.end - phrase.start == 1 and page.lower[phrase.start] in names.answers
    return alone and page.words[phrase.end : phrase.end + 1] in ([":"], ["."])


def interviewed(page: Page, cast: Cast, at: int) -> Figure | None:
    """Find who answers in an interview.

    page (Page): the document.
    cast (Cast): its figures.
    at (int): token of a label.
    RETURNS (Optional[Figure]): the person named most before it, of several the one whose full name opens
        a paragraph; None where that is open.
    """
    people = [one for one in cast.figures if one.kind in (PERSON, OTHER) and len(one.words) > 1][:CROWD]
    counts = [(bisect_left(figure.mentions, at, key=start_of), figure) for figure in people]
    most = max((count for count, _ in counts), default=0)
    found = [figure for count, figure in counts if count == most > 0]
    if len(found) > 1:
        openings = {paragraph.start for paragraph in page.paragraphs}
        found = [figure for figure in found if figure.mentions[0].outer in openings]
    return found[0] if len(found) == 1 else None


def unlabelled(page: Page, quotes: Sequence[Attribution], inner: Container[int]) -> list[int]:
    """Find the answers of an interview that prints them without marks and names.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes.
    inner (Container[int]): quotes inside others.
    RETURNS (List[int]): quotes that open paragraphs without marks around them, source and cue; none where
        they are too few.
    """
    openings = {paragraph.start for paragraph in page.paragraphs}
    found = [
        at
        for at, quote in enumerate(quotes)
        if not quote.source and not quote.cue and quote.type != "direct" and at not in inner
        if quote.content[0][0] in openings
    ]
    return found if len(found) >= ANSWERS else []
