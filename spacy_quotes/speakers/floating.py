"""Whether a quote without a source may go on from the quote before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..page import Page
from .cast import Cast
from .figures import Figure
from .names import PERSON


def is_cut(
    page: Page, cast: Cast, sentences: Sequence[int], between: tuple[int, int], figure: Figure
) -> bool:
    """Tell whether a quote stands inside a sentence, or another person acts between it and the one before.

    page (Page): the document.
    cast (Cast): its figures.
    sentences (Sequence[int]): first tokens of its sentences.
    between (Tuple[int, int]): last token of the quote before, and first token of the quote.
    figure (Figure): the speaker of the quote before.
    RETURNS (bool): whether the quote is not that speaker's for sure.
    """
    since, start = between
    opening = sentences[bisect_right(sentences, start) - 1]
    if any(page.words[index][0].isalnum() for index in range(opening, start)):
        return True
    first = bisect_left(cast.starts, since)
    for mention in cast.mentions[first : bisect_left(cast.starts, start)]:
        other = cast.who.get(mention.start)
        subject = mention.outer - sentences[bisect_right(sentences, mention.start) - 1] < 2
        if other is not figure and subject and (other is None or other.kind == PERSON):
            return True
    return False
