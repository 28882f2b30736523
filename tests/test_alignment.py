from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacy_quotes.alignment import align

# "Hello big world": tokens 0-5, 6-9, 10-15.
STARTS, ENDS = [0, 6, 10], [5, 9, 15]


@pytest.mark.parametrize(
    "start, end, expected",
    [
        (0, 5, (0, 1, True)),
        (0, 15, (0, 3, True)),
        (6, 15, (1, 3, True)),
        (7, 8, (1, 2, False)),
        (4, 7, (0, 2, False)),
        (5, 10, (1, 2, False)),
        (0, 6, (0, 1, False)),
    ],
)
def test_alignment_widens_to_tokens(start, end, expected):
    assert align(STARTS, ENDS, start, end) == expected


@pytest.mark.parametrize("start, end", [(5, 6), (9, 10), (15, 20)])
def test_alignment_of_white_space_is_empty(start, end):
    aligned = align(STARTS, ENDS, start, end)
    assert aligned.start == aligned.end
    assert not aligned.exact


def test_alignment_without_tokens():
    assert align([], [], 0, 3) == (0, 0, False)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), max_size=8),
    st.integers(0, 40),
    st.integers(1, 9),
)
def test_alignment_touches_just_the_tokens_that_overlap(shape, start, length):
    starts, ends, at = [], [], 0
    for width, gap in shape:
        starts.append(at)
        ends.append(at + width)
        at += width + gap
    aligned = align(starts, ends, start, start + length)
    touched = [n for n in range(len(starts)) if starts[n] < start + length and ends[n] > start]
    assert list(range(aligned.start, aligned.end)) == touched
