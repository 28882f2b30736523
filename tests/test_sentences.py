from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.page import read_page
from spacy_quotes.sentences import LONGEST, list_blocks, split_sentences

NLP = spacy.blank("en")
OPENERS = frozenset(["he", "the"])


def split(text: str) -> list[str]:
    """Sentences of a text as text."""
    page = read_page(NLP(text))
    sentences = split_sentences(page, page.paragraphs, list_blocks(page), OPENERS)
    return [page.text[page.starts[s.start] : page.ends[s.end - 1]] for s in sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("It rained. It poured.", ["It rained.", "It poured."]),
        ("It rained (a lot.) It poured.", ["It rained (a lot.)", "It poured."]),
        ("“It rained. It poured,” Berg said. She left.", ["“It rained. It poured,” Berg said.", "She left."]),
        ("“Did it rain?” asked Berg. She left.", ["“Did it rain?” asked Berg.", "She left."]),
        ("“It rained.” She left.", ["“It rained.”", "She left."]),
        ("Berg said “no”. She left.", ["Berg said “no”.", "She left."]),
        ("It rained\n\nIt poured", ["It rained", "It poured"]),
        ("Berg lives in the U.S. He works there.", ["Berg lives in the U.S.", "He works there."]),
        ("Berg lives in the U.S. South.", ["Berg lives in the U.S. South."]),
        ("It was 3.5 percent. Fine.", ["It was 3.5 percent.", "Fine."]),
        ("He waited ... and left.", ["He waited ... and left."]),
    ],
)
def test_sentences_split(text, expected):
    assert split(text) == expected


def test_sentences_are_cut_where_none_ends():
    assert len(split("word " * (3 * LONGEST))) == 3


@given(
    st.lists(st.sampled_from(["He", "left", ".", "?", "“", "”", '"', "\n\n", ",", "U.S.", ")"]), max_size=60)
)
def test_sentences_cover_the_paragraphs_and_cut_no_quotation(words):
    page = read_page(NLP(" ".join(words)))
    blocks = list_blocks(page)
    sentences = split_sentences(page, page.paragraphs, blocks, OPENERS)
    rows = [row for sentence in sentences for row in range(sentence.start, sentence.end)]
    assert rows == [row for start, end in page.paragraphs for row in range(start, end)]
    for block in blocks:
        assert sum(s.start < block.end and block.start < s.end for s in sentences) == 1
