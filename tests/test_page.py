from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.page import quote_in_tokens, read_page, voice_in_tokens
from spacy_quotes.quote import Attribution, Voice

NLP = spacy.blank("en")


def test_page_rows_are_the_tokens_that_are_no_white_space():
    page = read_page(NLP("Anna  Berg\n\nsaid  so."))
    assert page.words == ["Anna", "Berg", "said", "so", "."]
    assert page.lower == ["anna", "berg", "said", "so", "."]
    assert [page.text[s:e] for s, e in zip(page.starts, page.ends, strict=True)] == page.words


def test_page_of_an_empty_text():
    page = read_page(NLP(""))
    assert page.words == page.paragraphs == page.quotations == []


def test_page_has_paragraphs_and_quotations_in_rows():
    page = read_page(NLP("Berg spoke.\n\n“Go ‘now’,” she said."))
    assert page.words[slice(*page.paragraphs[0])] == ["Berg", "spoke", "."]
    outer, inner = page.quotations
    assert (outer.depth, inner.depth) == (0, 1)
    assert outer.start <= inner.start < inner.end <= outer.end
    assert page.words[outer.start] == "“"


def test_page_pieces_in_tokens_take_the_white_space_between_them_along():
    doc = NLP("Anna  Berg said")
    page = read_page(doc)
    quote = quote_in_tokens(page, Attribution(((2, 3),), source=((0, 2),)))
    (start, end) = quote.source[0]
    assert doc[start:end].text == "Anna  Berg"
    voice = voice_in_tokens(page, Voice("berg", "Berg", (), ((1, 2),)))
    assert doc[slice(*voice.mentions[0])].text == "Berg"


@given(st.text(max_size=200))
def test_page_rows_are_exact(text):
    doc = NLP(text)
    page = read_page(doc)
    tokens = [token for token in doc if not token.is_space]
    assert page.tokens == [token.i for token in tokens]
    assert page.starts == [token.idx for token in tokens]
    assert page.words == [token.text for token in tokens]
    for quotation in page.quotations:
        assert all(0 <= piece.start < piece.end <= len(page.words) for piece in quotation.pieces)
