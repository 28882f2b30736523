"""A linear ranker: which candidate fits best by the traits it has, or none of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, fsum
from pathlib import Path
from typing import NamedTuple, Protocol

DATA = Path(__file__).parent.parent / "data"

# What is true of a candidate, as names of weights.
Traits = Iterable[str]


class HasTraits(Protocol):
    """A candidate, as the ranker sees it."""

    @property
    def traits(self) -> Traits:
        """RETURNS (Iterable[str]): what is true of it."""


class Ranked(NamedTuple):
    """What the ranker decides.

    best (int): the best candidate; -1 where that is none of them.
    probability (float): how sure that is, 0 to 1.
    """

    best: int
    probability: float


class Ranker:
    """Scores candidates by a sum of weights, one for each trait.

    weights (Mapping[str, float]): trait -> weight; traits without one count nothing.
    threshold (float): probability under which nobody is chosen.
    """

    def __init__(self, weights: Mapping[str, float], threshold: float = 0.5) -> None:
        self.weights = weights
        self._weight = _Weights(weights).__getitem__
        self.threshold = threshold

    def rank(self, at: int, candidates: Sequence[HasTraits], none: Traits) -> Ranked:
        """Choose among candidates.

        at (int): token of the pronoun they are for, by which subclasses keep what they are asked.
        candidates (Sequence[HasTraits]): those who may be meant.
        none (Iterable[str]): the traits of the case that it is none of them.
        RETURNS (Ranked): the best of all where its probability reaches the threshold, else none.
        """
        if not candidates:
            return Ranked(-1, 1.0)
        scores = [self.score(one.traits) for one in candidates]
        rest = self.score(none)
        best = max(range(len(scores)), key=scores.__getitem__)
        top = max(scores[best], rest)
        total = exp(rest - top) + sum([exp(score - top) for score in scores])
        probability = exp(scores[best] - top) / total
        return Ranked(best if probability >= self.threshold else -1, probability)

    def score(self, traits: Traits) -> float:
        """RETURNS (float): the sum of the weights of some traits."""
        # Traits are sets: only an exact sum does not depend on their order.
        return fsum(map(self._weight, traits))


class _Weights(dict[str, float]):
    """Weights of traits, of which those that are not in it count nothing."""

    def __missing__(self, trait: str) -> float:
        return 0.0


class Rankers(NamedTuple):
    """The rankers that speakers are found with.

    pronouns (Ranker): chooses whom "he" and "she" stand for.
    descriptions (Ranker): chooses whom noun phrases, "it" and "they" stand for.
    """

    pronouns: Ranker
    descriptions: Ranker


@lru_cache(maxsize=1)
def load_rankers() -> Rankers:
    """RETURNS (Rankers): those that ship with the package; read once."""
    return Rankers(*map(_load, Rankers._fields))


def _load(name: str) -> Ranker:
    """A ranker from its file."""
    data = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return Ranker(data["weights"], data["threshold"])
