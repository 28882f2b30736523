from __future__ import annotations

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


def test_crossing_parts_that_nest_stay():
    quotes = [make([[0, 10]], source=[[12, 15]]), make([[2, 5]], source=[[0, 2]])]
    assert drop_crossing(quotes) == (quotes, 0)


def test_crossing_content_is_kept_before_a_source():
    kept, n = drop_crossing([make([[0, 10]], source=[[8, 15]])])
    assert n == 1 and kept == [make([[0, 10]])]
    kept, n = drop_crossing([make([[8, 15]], source=[[0, 10]])])
    assert n == 1 and kept == [make([[8, 15]])]


def test_crossing_later_of_two_contents_goes():
    first, second = make([[0, 10]]), make([[5, 15]])
    assert drop_crossing([first, second]) == ([first], 1)


@given(st.lists(st.tuples(SPAN, SPAN, SPAN), max_size=5))
def test_crossing_what_is_kept_can_be_written(drawn):
    def clip(span):
        start, length = span
        return [[start, min(start + length, 26)]]

    quotes = [make(clip(c), source=clip(s), cue=clip(v)) for c, s, v in drawn]
    kept, _ = drop_crossing(quotes)
    written = write_article({"id": "a", "text": TEXT, "quotes": kept, "speakers": []})
    article = parse_article(written)
    assert article.record["text"] == TEXT and len(article.record["quotes"]) == len(kept)
