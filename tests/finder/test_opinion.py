from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.finder.opinion import UNSURE, weigh
from spacy_quotes.quote import Attribution


def quote(start, end, score, cue=()):
    return Attribution(content=((start, end),), score=score, cue=cue)


def share(rule):
    return 0.25


def test_opinion_borders_of_the_rules_where_the_model_is_unsure():
    rules = [quote(0, 12, 0.5)]
    (unsure,) = weigh([quote(0, 10, UNSURE - 0.1)], rules, share)
    (sure,) = weigh([quote(0, 10, UNSURE)], rules, share)
    assert unsure.quote.content == ((0, 12),) and sure.quote.content == ((0, 10),)
    assert unsure.rule_score == sure.rule_score == 0.5 and not sure.alone


def test_opinion_no_borders_of_the_rules_around_the_cue():
    apart = Attribution(content=((0, 3), (6, 12)), cue=((4, 5),), score=UNSURE - 0.1)
    (kept,) = weigh([apart], [quote(0, 12, 0.5)], share)
    assert kept.quote.content == apart.content


def test_opinion_source_of_the_rules_where_the_model_finds_none():
    rule = Attribution(content=((0, 10),), cue=((11, 12),), source=((12, 13),), score=0.8)
    (filled,) = weigh([quote(0, 10, 0.9)], [rule], share)
    assert filled.quote.source == rule.source and filled.quote.cue == rule.cue
    own = Attribution(content=((0, 10),), source=((20, 21),), score=0.9)
    (kept,) = weigh([own], [rule], share)
    assert kept.quote.source == own.source and kept.quote.cue == ()


def test_opinion_subject_ends_where_the_rules_say():
    rules = [quote(3, 12, 0.5)]
    for start, expected in ((3, 12), (2, 16)):
        (cut,) = weigh([quote(start, 16, UNSURE)], rules, share, lambda rule: rule is rules[0])
        assert cut.quote.content[0][1] == expected


def test_opinion_one_border_is_not_given_twice():
    rules = [quote(0, 12, 0.5)]
    kept = weigh([quote(0, 7, 0.55), quote(5, 12, 0.55)], rules, share)
    assert [one.quote.content for one in kept] == [((0, 12),), ((5, 12),)]


def test_opinion_what_only_the_rules_find_has_the_share_of_the_model():
    (alone,) = weigh([], [quote(0, 5, 0.8)], share)
    assert alone.alone and alone.rule_score == 0.8 and alone.quote.score == 0.25
    assert not alone.disputed


def test_opinion_tells_where_model_and_rules_find_another_quote():
    rule, found = weigh([quote(4, 20, 0.9)], [quote(0, 5, 0.8)], share)
    assert rule.alone and rule.disputed
    assert not found.alone and found.quote == quote(4, 20, 0.9) and found.rule_score == 0
    # A quote of the model that is one of the rules leaves no room for another of theirs.
    (same,) = weigh([quote(4, 20, 0.9)], [quote(0, 5, 0.8), quote(5, 20, 0.8)], share)
    assert same.rule_score == 0.8


def test_opinion_what_the_rules_find_inside_a_quote_is_no_rival_of_it():
    outer, inner = weigh([quote(0, 20, 0.9)], [quote(0, 20, 0.8), quote(12, 19, 0.7)], share)
    assert inner.alone and inner.inner and not inner.disputed
    assert not outer.alone and not outer.inner and outer.overlap == 1
    found = weigh([quote(0, 20, 0.9), quote(11, 19, 0.9)], [quote(0, 20, 0.8), quote(12, 19, 0.7)], share)
    assert [(one.alone, one.inner) for one in found] == [(False, False), (False, True)]


QUOTES = st.lists(
    st.builds(quote, st.integers(0, 20), st.integers(21, 30), st.floats(0, 1)),
    max_size=5,
)


@given(QUOTES, QUOTES)
def test_opinion_quotes_stay_in_text_order(found, rules):
    kept = [one.quote for one in weigh(found, rules, share)]
    assert kept == sorted(kept, key=lambda one: (one.content[0][0], -one.content[-1][1]))
    assert len(found) <= len(kept) <= len(found) + len(rules)


def test_opinion_goes_on_where_the_rules_find_more_behind_one_cue():
    rule = [quote(1, 14, 0.5, cue=((0, 1),))]
    (joined,) = weigh([quote(1, 6, UNSURE - 0.1, cue=((0, 1),))], rule, share)
    assert joined.quote.content == ((1, 14),) and joined.rule_score == 0.5
    apart = weigh([quote(1, 6, UNSURE - 0.1, cue=((15, 16),))], rule, share)
    assert [one.alone for one in apart] == [True, False]
