"""Sentences and distances."""

from __future__ import annotations

import pytest
from speakers.marked import make_page

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.order import Distances, sentence_starts


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Anna Berg left. Tom Moe came.", ["Anna", "Tom"]),
        ("Anna Berg left\n\nTom Moe came", ["Anna", "Tom"]),
        ("They met in the U.S. She left.", ["They", "She"]),
        ("They met U.S. officers.", ["They"]),
        ("Anna Berg left at 5 p.m. and Tom Moe came.", ["Anna"]),
        ("“We left. It rained,” said Anna Berg. Tom Moe came.", ["“", "It", "Tom"]),
        ("Anna Berg said: “We left. It rained.” Tom Moe came.", ["Anna", "It", "Tom"]),
        ("“Has it rained?” asked Anna Berg.", ["“"]),
        ("", []),
    ],
)
def test_order_sentences_start_inside_quotations_too(text, openings):
    page = make_page(text)
    starts = sentence_starts(page, NAMES.openers)
    assert starts[0] == 0
    assert [page.words[start] for start in starts if page.words] == openings


def test_order_distances_leave_out_page_junk():
    page = make_page("Anna Berg left.\n\nAdvertisement\n\nTom Moe came.\n\nIt rained.")
    distances = Distances(page)
    firsts = [paragraph.start for paragraph in page.paragraphs]
    assert [distances.between(0, first) for first in firsts] == [0, 0, 1, 2]
