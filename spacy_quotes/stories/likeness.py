"""Whether two quotes are one in different words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from .wording import DIGITS, KINDS, NEGATION, NUMERAL

# Who said the two.
SAME, OPEN, OTHER = range(3)
# Fewest words in common.
COMMON = 4


class Bar(NamedTuple):
    """How alike two quotes have to be.

    both (float): words in common, as a share of the mean length.
    part (float): the same as a share of the shorter one, which may be a cut of the longer.
    common (int): fewest words in common.
    """

    both: float
    part: float
    common: int


# Newsrooms translate one speaker's words each for itself, so a good half is enough there. Where it is open
# who spoke, the words alone must tell; where it is somebody else, only a reprint does.
BARS = {SAME: Bar(0.56, 0.8, COMMON), OPEN: Bar(0.75, 0.9, 6), OTHER: Bar(0.9, 1.1, 8)}
# In one document, two quotes of one speaker that are merely alike are two.
TWICE = Bar(0.9, 1.0, COMMON)


def likeness(one: Sequence[int], other: Sequence[int], bar: Bar) -> float:
    """Compare two quotes word by word, in order.

    one (Sequence[int]): its words as codes (`table.Codes`).
    other (Sequence[int]): those of the other one.
    bar (Bar): how alike they have to be.
    RETURNS (float): words in common as a share of the mean length, more than 0; 0 where they are two
        quotes, also where negation or numbers differ between the words they share.
    """
    short, both = min(len(one), len(other)), (len(one) + len(other)) / 2
    common = LCSseq.similarity(one, other)
    if common < bar.common or common < min(bar.both * both, bar.part * short):
        return 0.0
    return 0.0 if common < both and _contradict(one, other) else common / both


def _contradict(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether negation or numbers differ from the word before the first shared one to the last shared one."""
    codes = [code for code in LCSseq.opcodes(one, other) if code.tag == "equal"]
    first, last = codes[0], codes[-1]
    left = Counter(word for word in one[max(first.src_start - 1, 0) : last.src_end] if word & KINDS)
    right = Counter(word for word in other[max(first.dest_start - 1, 0) : last.dest_end] if word & KINDS)
    ours = {word & KINDS for word in left - right}
    theirs = {word & KINDS for word in right - left}
    numbers = any(kind in ours and kind in theirs for kind in (DIGITS, NUMERAL))
    return numbers or NEGATION in ours or NEGATION in theirs
