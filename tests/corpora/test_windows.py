from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span
from util import make_doc, make_nlp, same_quotes

from spacy_quotes.annotation import get_attributions, get_meta, has_quotes, set_quotes
from spacy_quotes.corpora.windows import split_windows
from spacy_quotes.quote import Attribution, Voice

NLP = make_nlp()


def test_windows_short_document_stays_as_it_is():
    doc = make_doc()
    assert list(split_windows(doc, 0)) == [doc] and list(split_windows(doc, 100)) == [doc]


def test_windows_end_at_sentences_and_keep_quotes():
    doc = make_doc()
    first, second = split_windows(doc, 14)
    assert first.text.strip() == '"We won the cup," Ann Berg told reporters.'
    assert [quote.id for window in (first, second) for quote in window._.quotes] == ["q0", "q1"]
    assert str(second._.quotes[0]) == "Ann Berg (said) [not factual]: that the team had trained for years"
    # The name is the one of the whole document; the mention is the one of the window.
    assert [mention.text for mention in second._.speakers[0].mentions] == ["she"]


def test_windows_prefer_ends_of_paragraphs():
    doc = NLP.make_doc("One two. Three four.\n\nFive six. Seven eight. Nine")
    windows = [window.text.strip() for window in split_windows(doc, 12)]
    assert windows == ["One two. Three four.", "Five six. Seven eight. Nine"]


def test_windows_a_quote_longer_than_a_window_is_whole():
    doc = NLP.make_doc("a b c d e f g h i j")
    set_quotes(doc, [Attribution(content=((1, 3), (7, 9)), id="long")])
    assert [len(window) for window in split_windows(doc, 2)] == [1, 8, 1]


def test_windows_tell_where_they_are_from():
    doc = NLP.make_doc("a b c d")
    set_quotes(doc, [], meta={"id": "x"})
    assert [get_meta(window) for window in split_windows(doc, 2)] == [
        {"id": "x", "window": 0},
        {"id": "x", "window": 2},
    ]


SPAN = st.tuples(st.integers(0, 37), st.integers(1, 8)).map(lambda s: (s[0], min(40, s[0] + s[1])))


@given(st.lists(st.tuples(SPAN, SPAN), max_size=6), st.integers(1, 20))
def test_windows_lose_nothing(drawn, length):
    doc = NLP.make_doc(" ".join("abcdefghij" * 4))
    quotes = [Attribution(content=(c,), source=(s,), speaker="x") for c, s in drawn]
    set_quotes(doc, quotes, [Voice("x", "x", ("x",), ((0, 1),))])
    windows = list(split_windows(doc, length))
    assert "".join(window.text_with_ws for window in windows) == doc.text
    inside = [get_attributions(window)[0] for window in windows]
    assert sum(map(len, inside)) == len(quotes)
    starts = [sum(len(window) for window in windows[:n]) for n in range(len(windows))]
    moved = {
        (quote.id, quote.content[0][0] + start, quote.source[0][0] + start)
        for start, quotes_here in zip(starts, inside, strict=True)
        for quote in quotes_here
    }
    assert moved == {(q.id, q.content[0][0], q.source[0][0]) for q in get_attributions(doc)[0]}


def test_windows_of_a_document_that_fits_are_the_document():
    doc = make_doc()
    (window,) = split_windows(doc, len(doc))
    assert same_quotes(doc, window)


def test_windows_of_a_document_without_annotation_have_none():
    windows = list(split_windows(NLP.make_doc("a b c d"), 2))
    assert len(windows) == 2 and not any(has_quotes(window, key=None) for window in windows)


def test_windows_keep_entities_tags_and_sentences():
    doc = NLP.make_doc("We saw New York City. It rained.")
    doc.ents = [Span(doc, 2, 5, "GPE")]
    for token in doc:
        token.tag_ = f"T{token.i}"
        token.is_sent_start = token.i in (0, 6)
    first, second = split_windows(doc, 6)
    assert [(ent.text, ent.label_) for ent in first.ents] == [("New York City", "GPE")]
    assert [token.tag_ for token in second] == ["T6", "T7", "T8"] and len(list(second.sents)) == 1
    # An entity that is cut is one on either side.
    assert [ent.text for window in split_windows(doc, 3) for ent in window.ents] == ["New", "York City"]
