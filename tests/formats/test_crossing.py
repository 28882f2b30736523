from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.formats.article import parse_article, write_article
from spacy_quotes.formats.crossing import drop_crossing

TEXT = "abcdefghijklmnopqrstuvwxyz"
SPAN = st.tuples(st.integers(0, 24), st.integers(1, 6))


def make(content, **parts):
    empty = {"cue": [], "source": [], "addressee": []}
    rest = {"type": "indirect", "speaker": None, "speaker_id": None, "factual": True, "score": 1.0}
    return {**empty, **parts, "content": content, **rest}


def record(*quotes, mentions=()):
    speakers = [{"id": "x", "name": "x", "names": ["x"], "mentions": [list(span) for span in mentions]}]
    return {"id": "a", "text": TEXT, "quotes": list(quotes), "speakers": speakers}


def test_crossing_parts_that_nest_stay():
    whole = record(make([[0, 10]], source=[[12, 15]]), make([[2, 5]], source=[[0, 2]]), mentions=[(3, 4)])
    assert drop_crossing(whole) == (whole, 0)


@pytest.mark.parametrize("content, source", [([0, 10], [8, 15]), ([8, 15], [0, 10])])
def test_crossing_content_is_kept_before_a_source(content, source):
    assert drop_crossing(record(make([content], source=[source]))) == (record(make([content])), 1)


def test_crossing_later_of_two_contents_goes_with_all_its_parts():
    first, second = make([[0, 10]]), make([[5, 15]], source=[[20, 22]])
    assert drop_crossing(record(first, second)) == (record(first), 2)


@pytest.mark.parametrize("source, mention", [([0, 10], (8, 15)), ([8, 15], (0, 10))])
def test_crossing_mentions_give_way_and_are_not_counted(source, mention):
    quote = make([[20, 25]], source=[source])
    assert drop_crossing(record(quote, mentions=[mention])) == (record(quote), 0)


SPANS = st.lists(SPAN, max_size=3)


@given(st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=5), SPANS)
def test_crossing_what_is_kept_can_be_written(drawn, mentions):
    def clip(spans):
        return [[start, min(start + length, 26)] for start, length in spans]

    quotes = [make(clip(c) or [[0, 1]], source=clip(s), cue=clip(v)) for c, s, v in drawn]
    kept, _ = drop_crossing(record(*quotes, mentions=clip(mentions)))
    article = parse_article(write_article(kept))
    assert article.record["text"] == TEXT and len(article.record["quotes"]) == len(kept["quotes"])
    # Nobody says anything here, and the name is one letter; all else is right.
    assert [one.message for one in article.problems] == ["speaker 'x' has no quote"]
