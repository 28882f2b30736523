from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.finder.confidence import DEFAULT, FEATURES, LEAST, confide, describe
from spacy_quotes.finder.opinion import Candidate
from spacy_quotes.quote import TYPES, Attribution


def candidate(score, *, overlap=0.0, rule_score=0.0, alone=False, type="indirect"):
    quote = Attribution(content=((0, 10),), source=((11, 12),), cue=((12, 13),), score=score, type=type)
    return Candidate(quote, overlap, rule_score, alone)


def test_confidence_drops_what_is_likely_wrong():
    assert confide([candidate(0.02)], DEFAULT) == []
    (kept,) = confide([candidate(0.95)], DEFAULT)
    assert kept.score >= LEAST
    assert confide([], DEFAULT) == []


def test_confidence_grows_where_the_rules_agree():
    (without,) = confide([candidate(0.8)], DEFAULT)
    (agreed,) = confide([candidate(0.8, overlap=1.0, rule_score=0.9)], DEFAULT)
    assert agreed.score > without.score


def test_confidence_settles_disputes_by_score():
    found = candidate(0.9)._replace(quote=Attribution(content=((0, 4),), score=0.9))
    rule = candidate(0.2, overlap=1.0, rule_score=0.9, alone=True)._replace(disputed=True)
    (kept,) = confide([found, rule], {"model": 1.0})
    assert kept.content == ((0, 4),)
    (kept,) = confide([found, rule], {"disputed": 5.0})
    assert kept.content == ((0, 10),)


def test_confidence_weighs_each_feature_by_its_name():
    (kept,) = confide([candidate(0.5, type="direct")], {"direct": 2.0})
    assert kept.score == 0.881  # logistic function of 2


@given(
    st.lists(
        st.builds(
            candidate,
            st.floats(0, 1),
            overlap=st.floats(0, 1),
            rule_score=st.floats(0, 1),
            alone=st.booleans(),
            type=st.sampled_from(TYPES),
        )
    )
)
def test_confidence_scores_are_shares(candidates):
    assert describe(candidates).shape == (len(candidates), len(FEATURES))
    assert all(LEAST <= quote.score <= 1 for quote in confide(candidates, dict.fromkeys(FEATURES, 1.0)))


def placed(start, end, score, *, rule_score=0.0):
    one = candidate(score, rule_score=rule_score, overlap=1.0 if rule_score else 0.0)
    return one._replace(quote=Attribution(content=((start, end),), cue=((99, 100),), score=score))


def test_confidence_of_two_that_cross_one_is_left():
    weights = {"model": 1.0}
    (kept,) = confide([placed(0, 10, 0.7), placed(5, 15, 0.9)], weights)
    assert kept.content == ((5, 15),)
    (kept,) = confide([placed(0, 10, 0.7, rule_score=0.5), placed(5, 15, 0.9)], weights)
    assert kept.content == ((0, 10),)
    for other in ((5, 8), (5, 10), (0, 15), (10, 15)):
        assert len(confide([placed(0, 10, 0.7), placed(*other, 0.9)], weights)) == 2


def test_confidence_pieces_of_one_quote_may_stand_between_those_of_another():
    one, two = placed(0, 5, 0.7), placed(8, 12, 0.9)
    one = one._replace(quote=replace(one.quote, content=((0, 5), (14, 18))))
    two = two._replace(quote=replace(two.quote, content=((8, 12), (20, 25))))
    assert len(confide([one, two], {"model": 1.0})) == 2
