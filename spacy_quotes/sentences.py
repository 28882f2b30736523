"""Sentences of a page. A quotation is never cut: a full stop inside marks ends no sentence outside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .page import Page, Stretch

ENDS = frozenset([".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "。", "！", "？", "....", ".."])
_LAST = frozenset(end[-1] for end in ENDS)  # a word with another last character ends no sentence
# Rows outside marks after which a sentence is cut, so that work stays linear on a page without full stops.
LONGEST = 200
CLOSERS = frozenset([*")]}\"'”’»›“‘」』", "''"])


class Block(NamedTuple):
    """A piece of a quotation.

    start (int): first row, the opening mark.
    end (int): one past the last row.
    quotation (int): index of its quotation in the page.
    """

    start: int
    end: int
    quotation: int


class Sentence(NamedTuple):
    """Rows of a sentence.

    start (int): first row.
    end (int): one past the last row.
    paragraph (int): index of its stretch.
    """

    start: int
    end: int
    paragraph: int


def list_blocks(page: Page, depth: int = 0) -> list[Block]:
    """List the pieces of the quotations of a depth, in text order, none overlapping.

    page (Page): the page.
    depth (int): 0 for the outermost.
    RETURNS (List[Block]): the pieces.
    """
    blocks = sorted(
        Block(piece.start, piece.end, index)
        for index, quotation in enumerate(page.quotations)
        if quotation.depth == depth
        for piece in quotation.pieces
    )
    apart: list[Block] = []
    for block in blocks:
        # Two quotations can share a token where the tokenizer left marks glued to words.
        if not apart or block.start >= apart[-1].end:
            apart.append(block)
    return apart


def split_sentences(
    page: Page, stretches: Sequence[Stretch], blocks: list[Block], openers: frozenset[str]
) -> list[Sentence]:
    """Split stretches of a page into sentences.

    page (Page): the page.
    stretches (Sequence[Stretch]): its paragraphs, or the insides of its quotations.
    blocks (List[Block]): the quotations in them that are not to be cut.
    openers (FrozenSet[str]): words in lower case that, capitalised, begin a sentence after an
        abbreviation's full stop ("in the U.S. He said").
    RETURNS (List[Sentence]): the sentences in text order.
    """
    block_end = {block.start: block.end for block in blocks}
    sentences = []
    for index, (start, end) in enumerate(stretches):
        begin = row = start
        outside = 0
        while row < end:
            in_block = row in block_end
            after = min(block_end[row], end) if in_block else row + 1
            outside += not in_block
            may_end = in_block or after >= end or page.words[row][-1] in _LAST
            is_end = may_end and _ends_at(page, after, end, in_block=in_block, openers=openers)
            if is_end or outside >= LONGEST:
                while after < end and page.words[after] in CLOSERS and after not in block_end:
                    after += 1
                sentences.append(Sentence(begin, after, index))
                begin, outside = after, 0
            row = after
        if begin < end:
            sentences.append(Sentence(begin, end, index))
    return sentences


def _ends_at(page: Page, after: int, end: int, *, in_block: bool, openers: frozenset[str]) -> bool:
    """Whether a sentence ends before row `after`."""
    words = page.words
    if after >= end:
        return True
    last = after - 1
    if in_block:
        while last > 0 and words[last] in CLOSERS:
            last -= 1
    following = words[after]
    if words[last] in ENDS:
        return not following[0].islower() and (not in_block or _begins_sentence(following))
    if not in_block and len(words[last]) > 1 and words[last].endswith("."):
        return following[0].isupper() and following.lower() in openers
    return False


def _begins_sentence(word: str) -> bool:
    """Whether a word after a closing mark can begin a sentence (a comma, dash or bracket goes on)."""
    return word[0].isalnum() or word[0] in "\"'“‘«„`#@"
