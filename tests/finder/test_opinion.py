from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.finder.opinion import LEAST, TRUSTED, UNSURE, weigh
from spacy_quotes.quote import Attribution


def quote(start, end, score, cue=()):
    return Attribution(content=((start, end),), score=score, cue=cue)


def test_opinion_unsure_quotes_need_the_rules():
    assert weigh([quote(0, 10, LEAST - 0.1)], []) == []
    assert weigh([quote(0, 10, LEAST)], []) == [quote(0, 10, LEAST)]
    assert len(weigh([quote(0, 10, 0.1)], [quote(0, 10, 0.5)])) == 1


def test_opinion_borders_of_the_rules_where_the_model_is_unsure():
    rules = [quote(0, 12, 0.5)]
    ((unsure,), (sure,)) = weigh([quote(0, 10, UNSURE - 0.1)], rules), weigh([quote(0, 10, UNSURE)], rules)
    assert unsure.content == ((0, 12),) and sure.content == ((0, 10),)


def test_opinion_one_border_is_not_given_twice():
    rules = [quote(0, 12, 0.5)]
    kept = weigh([quote(0, 7, 0.55), quote(5, 12, 0.55)], rules)
    assert [one.content for one in kept] == [((0, 12),), ((5, 12),)]


def test_opinion_trusted_quotes_of_the_rules_are_taken_over():
    assert weigh([], [quote(0, 5, TRUSTED)]) == [quote(0, 5, TRUSTED)]
    assert weigh([], [quote(0, 5, TRUSTED - 0.1)]) == []
    # Not where the model sees something else.
    assert weigh([quote(4, 20, 0.9)], [quote(0, 5, TRUSTED)]) == [quote(4, 20, 0.9)]


QUOTES = st.lists(
    st.builds(quote, st.integers(0, 20), st.integers(21, 30), st.floats(0, 1)),
    max_size=5,
)


@given(QUOTES, QUOTES)
def test_opinion_quotes_stay_in_text_order(found, rules):
    kept = weigh(found, rules)
    assert kept == sorted(kept, key=lambda one: (one.content[0][0], -one.content[-1][1]))
    assert len(kept) <= len(found) + len(rules)


@given(QUOTES)
def test_opinion_agreement_keeps_all(found):
    assert len(weigh(found, found)) >= len({one.content for one in found})
