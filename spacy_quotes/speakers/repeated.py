"""Who speaks in a headline that has no speaker: who says the same words in the text."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from ..page import Page
from ..quote import Attribution
from .figures import Figure

# First paragraphs that may be headlines, and spaces in the words of a quote there that tell it again.
OPENING, REPEATED = 4, 3
# Quotes without a speaker there that are looked up.
HEADLINES = 8


def find_repeated(
    page: Page, quotes: Sequence[Attribution], figures: Mapping[int, Figure], inner: Container[int]
) -> dict[int, Figure]:
    """Give quotes of the opening lines, whose speaker is open, that of the quote they repeat.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes.
    figures (Mapping[int, Figure]): quote -> its speaker, as far as known.
    inner (Container[int]): quotes inside others.
    RETURNS (Dict[int, Figure]): quote -> its speaker, for those that one speaker repeats.
    """
    opening = [paragraph.end for paragraph in page.paragraphs[:OPENING]][-1:]
    open_ones = [
        at
        for at, quote in enumerate(quotes)
        if at not in figures and at not in inner and quote.content[0][0] < opening[0]
    ][:HEADLINES]
    if not open_ones:
        return {}
    texts = {at: _plain(page, quotes[at]) for at in figures}
    repeated = {}
    for at in open_ones:
        words = _plain(page, quotes[at])
        if words.count(" ") > REPEATED:
            found = {id(figures[o]): figures[o] for o, text in texts.items() if words in text}
            if len(found) == 1:
                repeated[at] = next(iter(found.values()))
    return repeated


def _plain(page: Page, quote: Attribution) -> str:
    """The words of a content, in lower case, with spaces around each."""
    inside = (page.lower[index] for start, end in quote.content for index in range(start, end))
    return " " + " ".join(word for word in inside if word[0].isalnum()) + " "
