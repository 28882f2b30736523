"""Who speaks in headings that have no speaker: who says the same words in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import chain

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution
from .figures import Figure
from .folding import fold

# First paragraphs that may be headlines.
OPENING = 4
# Longest heading between paragraphs, in tokens.
HEADING = 14
# Share of the words of a heading that the quote it retells has, and fewest such words; fewer if it has all.
SHARE, WORDS, ALL = 0.6, 3, 2
# Headings without a speaker that are looked up.
HEADINGS = 8
# Quotes, and share of them, from which one speaker is whom the text interviews; the paragraphs, the
# headline not counted, at its beginning.
LEAST, MOST, BEGINNING = 3, 0.6, 3
DASHES = frozenset("-–—")


def find_repeated(
    page: Page,
    quotes: Sequence[Attribution],
    figures: Mapping[int, Figure],
    inner: Container[int],
    headings: Container[int],
    names: NameData,
) -> dict[int, Figure]:
    """Give quotes of headlines and headings without a source the speaker of the quote that they retell.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes.
    figures (Mapping[int, Figure]): quote -> its speaker, as far as known.
    inner (Container[int]): quotes inside others.
    headings (Container[int]): quotes that are headings between paragraphs.
    names (NameData): the language's function words.
    RETURNS (Dict[int, Figure]): quote -> its speaker, for those whose words one speaker says; those of
        headlines besides whom the headline names, or who is interviewed.
    """
    opening = [paragraph.end for paragraph in page.paragraphs[:OPENING]][-1:]
    unknown = [at for at in range(len(quotes)) if at not in inner and at not in figures]
    first = [at for at in unknown if at in headings or quotes[at].content[0][0] < opening[0]]
    open_ones = first[:HEADINGS]
    if not open_ones:
        return {}
    texts = {at: _words(page, quotes[at], names) for at in figures}
    by_id = {id(figure): figure for figure in figures.values()}
    count = Counter(id(figures[o]) for o in figures if o not in inner and not _is_question(page, quotes[o]))
    repeated = {}
    for at in open_ones:
        words = _words(page, quotes[at], names)
        shares = {o: len(words & text) / len(words) for o, text in texts.items() if words and o != at}
        best = max(shares.values(), default=0.0)
        found = {id(figures[o]): figures[o] for o, share in shares.items() if share == best}
        if best >= SHARE and best * len(words) >= (ALL if best == 1.0 else WORDS):
            if len(found) == 1:
                repeated[at] = next(iter(found.values()))
        elif (figure := _interviewed(page, quotes[at], by_id, count)) is not None:
            repeated[at] = figure
    return repeated


def find_headings(page: Page, quotes: Sequence[Attribution]) -> frozenset[int]:
    """Find quotes that are headings between paragraphs.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes.
    RETURNS (FrozenSet[int]): short ones in marks without a stop, alone on their line but for dashes.
    """
    lines = {}
    for start, end in page.paragraphs:
        if end - start <= HEADING:
            dashed = page.words[start] in DASHES and page.words[end - 1] in DASHES
            lines[start + dashed] = end - dashed
    return frozenset(
        at
        for at, quote in enumerate(quotes)
        if not quote.source
        and not quote.cue
        and quote.type == "direct"
        and lines.get(quote.content[0][0]) == quote.content[-1][1]
        and not _is_stopped(page, quote.content[-1][1])
    )


def _interviewed(
    page: Page, quote: Attribution, by_id: Mapping[int, Figure], count: Counter[int]
) -> Figure | None:
    """Whom a headline in marks that opens its line may quote: the speaker whom it names, else the one who
    says most of what the text quotes but for questions, and is named at its beginning."""
    start = quote.content[0][0]
    line = next((one for one in page.paragraphs[:OPENING] if one.start == start), None)
    if line is None or quote.type != "direct":
        return None
    named = {fold(word) for word in page.words[line.start : line.end]}
    told = [by_id[key] for key in count if by_id[key].head is None and by_id[key].words[-1] in named]
    if told or not count:
        return told[0] if len(told) == 1 else None
    [(key, most)] = count.most_common(1)
    first = min(len(page.paragraphs), BEGINNING + 1)
    early = any(one.start < page.paragraphs[first - 1].end for one in by_id[key].mentions[:1])
    return by_id[key] if early and most >= MOST * count.total() and most >= LEAST else None


def _is_question(page: Page, quote: Attribution) -> bool:
    """Whether a content ends with a question mark."""
    end = quote.content[-1][1]
    return any("?" in word for word in page.words[max(0, end - 2) : end])


def _is_stopped(page: Page, end: int) -> bool:
    """Whether marked text ends like a sentence."""
    return any(word[-1:] in ".!?…," for word in page.words[max(0, end - 2) : end])


def _words(page: Page, quote: Attribution, names: NameData) -> set[str]:
    """The words of a content that tell something, in lower case."""
    inside = set(chain.from_iterable(page.lower[start:end] for start, end in quote.content))
    return {word for word in inside - names.breaks - names.commons if word[0].isalnum()}
