from __future__ import annotations

from itertools import product

import numpy
from hypothesis import given
from hypothesis import strategies as st
from util import make_nlp

from spacy_quotes.finder.decode import BEGIN, INSIDE, OUT, best_tags, decode, find_spans, fit_blocks
from spacy_quotes.models.roles import LAYERS, TAGS
from spacy_quotes.page import read_page

SCORES = st.lists(st.tuples(*[st.integers(-9, 9)] * 3), min_size=1, max_size=7)


def is_possible(tags):
    return all(tag != INSIDE or before != OUT for before, tag in zip([OUT, *tags], tags, strict=False))


@given(SCORES)
def test_decode_finds_the_best_possible_tags(rows):
    scores = numpy.array(rows, dtype="f")
    found = best_tags(scores).tolist()
    assert is_possible(found)

    def total(tags):
        return sum(row[tag] for row, tag in zip(rows, tags, strict=True))

    assert total(found) == max(
        total(tags) for tags in product(range(3), repeat=len(rows)) if is_possible(tags)
    )


@given(st.lists(st.sampled_from([OUT, BEGIN, INSIDE]), max_size=12).filter(is_possible))
def test_decode_spans_are_those_of_the_tags(tags):
    spans = find_spans(numpy.array(tags, dtype="i"))
    back = [OUT] * len(tags)
    for start, end in spans:
        back[start:end] = [BEGIN, *([INSIDE] * (end - start - 1))]
    assert back == tags


def test_decode_contents_take_the_borders_of_marks():
    blocks = [(5, 10), (20, 22)]
    assert fit_blocks([(6, 10)], blocks) == [(5, 10)]
    assert fit_blocks([(5, 7)], blocks) == [(5, 10)]
    assert fit_blocks([(2, 9)], blocks) == [(2, 10)]
    assert fit_blocks([(2, 6)], blocks) == [(2, 5)]
    assert fit_blocks([(6, 7)], blocks) == [(6, 7)]
    assert fit_blocks([(0, 30)], blocks) == [(0, 30)]
    assert fit_blocks([(3, 9), (10, 12)], blocks) == [(3, 10), (10, 12)]


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1])), max_size=5
)


def apart(spans):
    kept = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


@given(SPANS, SPANS)
def test_decode_fitted_contents_are_apart(spans, blocks):
    fitted = fit_blocks(apart(spans), apart(blocks))
    assert fitted == apart(fitted)


def test_decode_drops_blanks_and_lonely_inner_contents():
    doc = make_nlp().make_doc('He said "no" \n\n today')
    scores = numpy.zeros((len(doc), len(LAYERS) * len(TAGS)), dtype="f")
    scores[:, 0::3] = 1
    scores[5, 1] = scores[6, 2] = 5  # white space and "today"
    scores[0, 4] = 5  # an inner content outside of contents
    spans = decode(scores, read_page(doc))
    assert [doc[start:end].text for start, end in spans.content] == ["today"]
    assert spans.inner == []
