"""Which paragraphs are headlines, in which capitals say little, and where datelines end."""

from __future__ import annotations

from ..page import Page, Stretch

# Longest headline, in tokens.
HEADLINE = 40
# Longer words of one that ends like a sentence, all of them with capitals.
STOPPED = 6
# Longest dateline, in tokens, and the dashes that close one.
DATELINE, DASHES = 14, frozenset(["-", "--", "–", "—", "―"])
# After them a sentence starts.
STOPS = frozenset(".!?…:;•*")


def is_headline(page: Page, paragraph: Stretch) -> bool:
    """Tell headlines, bylines and lines in capitals from running text.

    page (Page): the document.
    paragraph (Stretch): one of its paragraphs.
    RETURNS (bool): whether capitals say little in it.
    """
    words = page.words[paragraph.start : paragraph.end]
    if len(words) > HEADLINE:
        return False
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long)
    if any(word[-1:] in STOPS for word in words[-2:]):
        return capital == len(long) >= STOPPED
    return 2 * capital > len(long) and capital > 1


def skip_dateline(page: Page, paragraph: Stretch) -> Stretch:
    """Leave out the dateline of a paragraph, which names nobody ("ALDBY (ANP) — ", "Aldby (ANP) - ").

    page (Page): the document.
    paragraph (Stretch): one of its paragraphs.
    RETURNS (Stretch): what follows the dash; all of it where it does not start with a place in capitals, or
        with one before a bracket, and where a verb stands before the dash.
    """
    start, end = paragraph
    words = page.words
    for at in range(start, min(start + DATELINE, end)):
        spaced = at > start and page.ends[at - 1] < page.starts[at]
        if words[at] in DASHES and (spaced or len(words[at]) > 1 or words[at] == "—"):
            opening = [word for word in words[start:at] if word[0].isalpha()]
            shouted = len(opening) > 0 and len(opening[0]) > 1 and opening[0].isupper()
            agency = words[at - 1] == ")" and "(" in words[start + 1 : at]
            return Stretch(at + 1, end) if (shouted or agency) and at > start else paragraph
        if words[at].islower() and words[at].isalpha():
            break
    return paragraph
