from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.scoring.pairing import jaccard, letters, pair_quotes

TEXT = "abcdefghij klmnopqrst"


def quotes(*spans, **rest):
    return [{"content": [list(span)], **rest} for span in spans]


def test_pairing_marks_and_blanks_do_not_count():
    assert letters('"a b,"', [[0, 6]]) == {1, 3}
    assert jaccard(frozenset({1, 2}), frozenset({2, 3})) == 1 / 3
    assert jaccard(frozenset(), frozenset()) == 0.0


def test_pairing_best_overlap_first_and_one_to_one():
    pairing = pair_quotes(TEXT, quotes((0, 10)), quotes((0, 6), (0, 9)))
    (pair,) = pairing.pairs
    assert (pair.overlap, pair.gold, pair.predicted) == (0.9, 0, 1)
    assert (pairing.missed, pairing.extra, pairing.aside) == ([], [0], [])


def test_pairing_what_overlaps_nothing_is_missed_or_extra():
    pairing = pair_quotes(TEXT, quotes((0, 4)), quotes((5, 9)))
    assert (pairing.pairs, pairing.missed, pairing.extra) == ([], [0], [0])


def test_pairing_uncounted_gold_takes_its_match_and_what_lies_inside_aside():
    pairing = pair_quotes(TEXT, quotes((0, 10), counts=False), quotes((0, 9), (2, 4), (11, 15)))
    assert (pairing.pairs, pairing.missed, pairing.extra) == ([], [], [2])
    assert pairing.aside == [0, 1]


def test_pairing_match_of_a_counted_gold_is_not_put_aside():
    gold = [*quotes((0, 10), counts=False), *quotes((2, 6))]
    pairing = pair_quotes(TEXT, gold, quotes((2, 6)))
    assert [(pair.gold, pair.predicted) for pair in pairing.pairs] == [(1, 0)]
    assert pairing.aside == []


def test_pairing_prediction_without_a_letter_is_none():
    assert pair_quotes(TEXT, [], quotes((10, 11))).extra == []


SPANS = st.lists(
    st.tuples(st.integers(0, 15), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1])), max_size=6
)


@given(SPANS, SPANS)
def test_pairing_each_quote_is_told_once(gold, predicted):
    pairing = pair_quotes(TEXT, quotes(*gold), quotes(*predicted))
    golds = [pair.gold for pair in pairing.pairs] + pairing.missed
    predictions = [pair.predicted for pair in pairing.pairs] + pairing.extra + pairing.aside
    assert sorted(golds) == list(range(len(gold)))
    assert sorted(predictions) == list(range(len(predicted)))
