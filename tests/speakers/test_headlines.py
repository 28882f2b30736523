"""Which paragraphs are headlines."""

from __future__ import annotations

import pytest
from speakers.marked import make_page

from spacy_quotes.speakers.headlines import is_headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Mayor Berg Promises New Bridge for Aldby", True),
        ("ALDBY GETS NEW BRIDGE", True),
        ("The mayor promised a new bridge for Aldby.", False),
        ("Mayor Berg Promises Second New Bridge for Aldby.", True),
        ("Anna Berg Spoke Here Today.", False),
        ("Anna Berg told Sven Moe that Aldby Bridge was shut.", False),
    ],
)
def test_headlines_is_told_by_its_capitals(text, headline):
    page = make_page(text)
    assert is_headline(page, page.paragraphs[0]) is headline
