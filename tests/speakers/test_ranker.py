"""The ranker of candidates."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

import pytest

from spacy_quotes.speakers.ranker import Ranker, load_rankers


class Somebody(NamedTuple):
    """A candidate with its traits."""

    traits: tuple[str, ...]


RANKER = Ranker({"near": 2.0, "far": -1.0, "none": 0.0}, threshold=0.5)


def test_ranker_chooses_the_highest_sum_of_weights():
    ranked = RANKER.rank(0, [Somebody(("far",)), Somebody(("near",))], ["none"])
    assert ranked.best == 1
    assert ranked.probability > 0.5


@pytest.mark.parametrize("candidates", [[], [Somebody(("far",))], [Somebody(("near",)), Somebody(("near",))]])
def test_ranker_chooses_nobody_below_the_threshold(candidates):
    assert RANKER.rank(0, candidates, ["none"]).best == -1


def test_ranker_gives_traits_without_a_weight_no_say():
    assert RANKER.score(["near", "unheard of"]) == RANKER.score(["near"])


def test_ranker_sum_does_not_depend_on_the_order_of_the_traits():
    ranker = Ranker({"a": 0.1, "b": 0.2, "c": 0.3, "d": -0.6, "e": 1e16, "f": -1e16})
    assert len({ranker.score(traits) for traits in permutations("abcdef")}) == 1


def test_ranker_stays_finite_for_large_weights():
    ranker = Ranker({"near": 1e4, "none": -1e4}, threshold=0.5)
    assert ranker.rank(0, [Somebody(("near",))], ["none"]).probability == 1.0


def test_ranker_those_of_the_package_are_read_once_and_small():
    rankers = load_rankers()
    assert load_rankers() is rankers
    for ranker in rankers:
        assert 0 < len(ranker.weights) < 400
        assert 0 < ranker.threshold < 1
