"""Character offsets onto tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Aligned(NamedTuple):
    """Token offsets that cover a stretch of characters.

    start (int): first token.
    end (int): one past the last token; equal to start where no token is touched.
    exact (bool): whether the tokens' borders are the stretch's borders.
    """

    start: int
    end: int
    exact: bool


def align(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> Aligned:
    """Find the tokens that a stretch of characters touches, by bisection.

    starts (Sequence[int]): first character of each token, ascending.
    ends (Sequence[int]): one past the last character of each token, ascending.
    start (int): first character of the stretch.
    end (int): one past its last character.
    RETURNS (Aligned): the tokens; the stretch is widened to whole tokens where it cuts one.
    """
    first = bisect_right(ends, start)
    last = bisect_left(starts, end)
    if first >= last:
        return Aligned(first, first, False)
    return Aligned(first, last, starts[first] == start and ends[last - 1] == end)
