"""Who speaks in headings that have no speaker: who says the same words in the text."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import chain

from ..language.base import NameData
from ..page import Page
from ..quote import Attribution
from .figures import Figure

# First paragraphs that may be headlines.
OPENING = 4
# Longest heading between paragraphs, in tokens.
HEADING = 14
# Share of the words of a heading that the quote it retells has, and fewest such words; fewer if it has all.
SHARE, WORDS, ALL = 0.6, 3, 2
# Headings without a speaker that are looked up.
HEADINGS = 8


def find_repeated(
    page: Page,
    quotes: Sequence[Attribution],
    figures: Mapping[int, Figure],
    inner: Container[int],
    names: NameData,
) -> dict[int, Figure]:
    """Give quotes of headlines and headings without a source the speaker of the quote that they retell.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes.
    figures (Mapping[int, Figure]): quote -> its speaker, as far as known.
    inner (Container[int]): quotes inside others.
    names (NameData): the language's function words.
    RETURNS (Dict[int, Figure]): quote -> its speaker, for those whose words one speaker says.
    """
    open_ones = [at for at in _headings(page, quotes, figures) if at not in inner][:HEADINGS]
    if not open_ones:
        return {}
    texts = {at: _words(page, quotes[at], names) for at in figures}
    repeated = {}
    for at in open_ones:
        words = _words(page, quotes[at], names)
        shares = {o: len(words & text) / len(words) for o, text in texts.items() if words and o != at}
        best = max(shares.values(), default=0.0)
        found = {id(figures[o]): figures[o] for o, share in shares.items() if share == best}
        if best >= SHARE and best * len(words) >= (ALL if best == 1.0 else WORDS) and len(found) == 1:
            repeated[at] = next(iter(found.values()))
    return repeated


def _headings(page: Page, quotes: Sequence[Attribution], figures: Mapping[int, Figure]) -> list[int]:
    """Quotes of the opening lines whose speaker is open, and headings in marks without a stop."""
    opening = [paragraph.end for paragraph in page.paragraphs[:OPENING]][-1:]
    lines = {paragraph.start: paragraph.end for paragraph in page.paragraphs}
    found = []
    for at, quote in enumerate(quotes):
        start, end = quote.content[0][0], quote.content[-1][1]
        line = not quote.source and not quote.cue and quote.type == "direct" and end - start <= HEADING
        line = line and lines.get(start, 0) == end and not _is_stopped(page, end)
        if line or (at not in figures and start < opening[0]):
            found.append(at)
    return found


def _is_stopped(page: Page, end: int) -> bool:
    """Whether marked text ends like a sentence."""
    return any(word[-1:] in ".!?…," for word in page.words[max(0, end - 2) : end])


def _words(page: Page, quote: Attribution, names: NameData) -> set[str]:
    """The words of a content that tell something, in lower case."""
    inside = set(chain.from_iterable(page.lower[start:end] for start, end in quote.content))
    return {word for word in inside - names.breaks - names.commons if word[0].isalnum()}
