from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.display import COLORS
from spacy_quotes.view.colors import (
    DARK_INK,
    DARK_PAPER,
    LIGHT_INK,
    LIGHT_PAPER,
    NOBODY,
    PALETTE,
    contrast,
    make_shades,
)

AA = 4.5


@pytest.mark.parametrize(
    "first, second, expected",
    [("#fff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#abc", "#abc", 1.0)],
)
def test_colors_contrast_is_that_of_wcag(first, second, expected):
    assert contrast(first, second) == pytest.approx(expected, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


def check(shades):
    """Lines and ink of any speaker stand out from the paper and from the tints of every other."""
    for one, other in product(shades, shades):
        assert contrast(one.light_line, other.light_tint) >= AA
        assert contrast(one.dark_line, other.dark_tint) >= AA
    for one in shades:
        assert min(contrast(one.light_line, LIGHT_PAPER), contrast(one.dark_line, DARK_PAPER)) >= AA
        assert min(contrast(LIGHT_INK, one.light_tint), contrast(DARK_INK, one.dark_tint)) >= AA


def test_colors_of_the_palette_are_readable_in_any_combination():
    check([*PALETTE, make_shades(NOBODY)])


@given(st.lists(st.from_regex("#[0-9a-f]{6}", fullmatch=True), max_size=3))
def test_colors_chosen_by_a_user_are_made_readable(bases):
    check([*PALETTE, *map(make_shades, bases)])


def test_colors_keep_their_hue():
    line = make_shades("#ff0000").light_line
    assert int(line[1:3], 16) > 100 and line[3:] == "0000"


def test_colors_short_and_long_form_are_the_same():
    assert make_shades("#0af") == make_shades("#00aaff")


def test_colors_for_displacy_are_readable_under_black_text():
    assert all(contrast(color, "#000000") >= 7 for color in COLORS.values())
