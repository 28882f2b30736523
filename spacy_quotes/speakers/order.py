"""How the quotes of a document stand to each other: their places, nesting and distance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..page import Page, Stretch
from ..quote import Attribution, Pieces
from ..sentences import CLOSERS, ENDS, LONGEST, list_blocks, split_sentences

# Tokens up to which a paragraph without a full stop is page junk.
JUNK = 8
# Last characters of the words that may end a sentence.
_LAST = frozenset(end[-1] for end in ENDS)


def place(quote: Attribution) -> int:
    """RETURNS (int): first token of a quote's source, else of its content."""
    return quote.source[0][0] if quote.source else quote.content[0][0]


def last_token(quote: Attribution) -> int:
    """RETURNS (int): last token of a quote's content, cue or source."""
    return max([end for part in (quote.content, quote.cue, quote.source) for _, end in part]) - 1


def enclosing(quotes: Sequence[Attribution]) -> dict[int, int]:
    """Find the quotes inside others.

    quotes (Sequence[Attribution]): all quotes.
    RETURNS (Dict[int, int]): quote -> the innermost quote in whose content its source stands, or
        its content where it has no source.
    """
    pieces = sorted((start, -end, at) for at, quote in enumerate(quotes) for start, end in quote.content)
    places = [place(quote) for quote in quotes]
    found: dict[int, int] = {}
    stack: list[tuple[int, int]] = []
    opened = 0
    for at in sorted(range(len(quotes)), key=places.__getitem__):
        while opened < len(pieces) and pieces[opened][0] <= places[at]:
            stack.append((-pieces[opened][1], pieces[opened][2]))
            opened += 1
        while stack and stack[-1][0] <= places[at]:
            stack.pop()
        around = [owner for end, owner in stack[-3:] if owner != at and end > places[at]]
        if around and found.get(around[-1]) != at:
            found[at] = around[-1]
    return found


def depths(outer: Mapping[int, int], count: int) -> list[int]:
    """Tell how deep each quote lies in others.

    outer (Mapping[int, int]): quote -> the quote around it.
    count (int): how many quotes there are.
    RETURNS (List[int]): 0 for those in no other.
    """
    found = [0] * count
    for at in outer:
        around = at
        while around in outer and found[at] <= count:
            around = outer[around]
            found[at] += 1
    return found


class Distances:
    """Distances in paragraphs, page junk not counted.

    page (Page): the document.
    """

    def __init__(self, page: Page) -> None:
        self.openings = [paragraph.start for paragraph in page.paragraphs]
        self.numbers: list[int] = []
        count = 0
        for paragraph in page.paragraphs:
            short = paragraph.end - paragraph.start <= JUNK
            count += not (short and page.words[paragraph.end - 1][-1].isalnum())
            self.numbers.append(count)

    def between(self, before: int, after: int) -> int:
        """Count the paragraphs from one token to another.

        before (int): the earlier token.
        after (int): the later token.
        RETURNS (int): 0 in the same paragraph.
        """
        return self._number(after) - self._number(before)

    def _number(self, index: int) -> int:
        """Number of a token's paragraph; junk bears that of the paragraph before it."""
        at = bisect_right(self.openings, index) - 1
        return self.numbers[at] if at >= 0 else 0


def sentence_starts(page: Page, openers: frozenset[str]) -> list[int]:
    """Find the first tokens of sentences, those inside quotations too.

    page (Page): the document.
    openers (FrozenSet[str]): words in lower case that begin a sentence after an abbreviation.
    RETURNS (List[int]): in text order, 0 always among them.
    """
    blocks = list_blocks(page)
    insides = [Stretch(block.start + 1, block.end) for block in blocks]
    insides = [inside for inside in insides if _may_be_cut(page, inside)]
    inner = split_sentences(page, insides, [], openers)
    starts = {0, *(sentence.start for sentence in split_sentences(page, page.paragraphs, blocks, openers))}
    # The first sentence of a quotation goes on from what stands before its mark.
    starts.update(after.start for before, after in pairwise(inner) if before.paragraph == after.paragraph)
    return sorted(starts)


def _may_be_cut(page: Page, inside: Stretch) -> bool:
    """Whether what a quotation says may be more than one sentence: most are not, and need no reading."""
    start, end = inside
    # A full stop right before the closing mark ends no sentence before another one.
    last = end - 2 if end > start and page.words[end - 1] in CLOSERS else end - 1
    if end - start >= LONGEST:
        return True
    return not _LAST.isdisjoint([word[-1] for word in page.words[start:last]])


def frames(length: int, quotes: Sequence[Attribution]) -> list[int]:
    """Tell for each token in the content of which quote it stands.

    length (int): how many tokens there are.
    quotes (Sequence[Attribution]): all quotes.
    RETURNS (List[int]): the innermost quote, -1 for none; one entry a token.
    """
    pieces = sorted((start, -end, at) for at, quote in enumerate(quotes) for start, end in quote.content)
    found = [-1] * length
    stack: list[tuple[int, int]] = []  # end and quote of the pieces around
    index = 0
    for start, back, at in [*pieces, (length, -length, -1)]:
        while stack and index < start:
            end, owner = stack[-1]
            upto = min(end, start)
            if index < upto:
                found[index:upto] = [owner] * (upto - index)
                index = upto
            if end <= start:
                stack.pop()
            else:
                break
        index = max(index, start) if stack else start
        stack.append((-back, at))
    return found


def covered(length: int, contents: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each token whether it stands in one of many stretches.

    length (int): how many tokens there are.
    contents (Sequence[Tuple[int, int]]): the stretches in tokens.
    RETURNS (List[bool]): one entry a token.
    """
    found = [False] * length
    for start, end in contents:
        found[start:end] = [True] * (end - start)
    return found


def is_in(pieces: Pieces, at: int) -> bool:
    """Tell whether a token stands in one of some pieces.

    pieces (Pieces): the pieces in tokens.
    at (int): the token.
    RETURNS (bool): whether it does.
    """
    return bool(pieces) and any(start <= at < end for start, end in pieces)
