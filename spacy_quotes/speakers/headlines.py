"""Which paragraphs are headlines, in which capitals say little."""

from __future__ import annotations

from ..page import Page, Stretch

# Longest headline, in tokens.
HEADLINE = 40
# Longer words of one that ends like a sentence, all of them with capitals.
STOPPED = 6
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
