from __future__ import annotations

from itertools import product

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from util import make_nlp

from spacy_quotes.finder.decode import (
    BEGIN,
    END,
    INSIDE,
    OUT,
    best_tags,
    decode,
    find_spans,
    fit_blocks,
    tag_paragraphs,
)
from spacy_quotes.models.roles import LAYERS, TAGS
from spacy_quotes.page import read_page

SCORES = st.lists(st.tuples(*[st.integers(-9, 9)] * len(TAGS)), min_size=1, max_size=6)
BEFORE_NEXT = {
    OUT: (OUT, BEGIN),
    BEGIN: tuple(range(len(TAGS))),
    INSIDE: (INSIDE, END),
    END: (OUT, BEGIN),
}


def is_possible(tags):
    return all(tag in BEFORE_NEXT[before] for before, tag in zip([OUT, *tags], [*tags, OUT], strict=True))


@given(st.lists(SCORES, min_size=1, max_size=3))
def test_decode_finds_the_best_possible_tags(paragraphs):
    scores = numpy.array([row for rows in paragraphs for row in rows], dtype="f")
    ends = numpy.cumsum([len(rows) for rows in paragraphs]).tolist()
    spans = list(zip([0, *ends], ends, strict=False))
    found = best_tags(scores[:, None, :], spans)[:, 0].tolist()
    for rows, (start, end) in zip(paragraphs, spans, strict=True):
        own = found[start:end]
        assert is_possible(own)

        def total(tags, rows=rows):
            return sum(row[tag] for row, tag in zip(rows, tags, strict=True))

        every = product(range(len(TAGS)), repeat=len(rows))
        assert total(own) == max(total(tags) for tags in every if is_possible(tags))


def test_decode_layers_do_not_touch_each_other():
    scores = numpy.random.default_rng(0).normal(size=(9, 3, len(TAGS))).astype("f")
    together = best_tags(scores, [(0, 4), (4, 9)])
    for layer in range(3):
        alone = best_tags(scores[:, layer : layer + 1], [(0, 4), (4, 9)])
        assert (together[:, layer] == alone[:, 0]).all()


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=10).filter(is_possible))
def test_decode_spans_are_those_of_the_tags(tags):
    back = [OUT] * len(tags)
    for start, end in find_spans(numpy.array(tags, dtype="i")):
        back[start:end] = [BEGIN, *([INSIDE] * (end - start - 2)), END][: end - start]
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
    scores[:, 0 :: len(TAGS)] = 1
    scores[6, 1] = 5  # "today"
    scores[0, len(TAGS) + 1] = 5  # an inner content outside of contents
    page = read_page(doc)
    spans = decode(tag_paragraphs(scores, [page], [0], [()]), page)
    assert [doc[start:end].text for start, end in spans.content] == ["today"]
    assert spans.inner == []


@pytest.mark.parametrize("name", ["source", "content"])
def test_decode_no_source_or_content_is_a_determiner_alone(name):
    doc = make_nlp().make_doc("a cook said no")
    page, layer = read_page(doc), LAYERS.index(name)
    scores = numpy.zeros((len(doc), len(LAYERS), len(TAGS)), dtype="f")
    scores[:, :, OUT] = 2
    scores[0, layer, BEGIN], scores[1, layer, END] = 5, 1
    flat = scores.reshape(len(doc), -1)
    assert getattr(decode(tag_paragraphs(flat, [page], [0], [()]), page), name) == [(0, 1)]
    assert getattr(decode(tag_paragraphs(flat, [page], [0], [{"a"}]), page), name) == [(0, 2)]
