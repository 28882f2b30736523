"""How likely a quote is right: what the model says, what the rules say, and what sort of quote it is.

A logistic regression, measured on articles that the model had not seen (`training/calibrate.py`). Its result
is the score of a quote: of a hundred quotes that score .8, about eighty are annotated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

import numpy

from ..models.arrays import Floats2d
from ..quote import Attribution
from .opinion import SAME, Candidate

# What scores less is not reported: gives the best F on articles that the model had not seen.
LEAST = 0.4
CLOSE = 0.8  # overlap of contents that have about the same borders
FEATURES = (
    "constant",
    "model",
    "rules agree",
    "rules agree on borders",
    "score of the rule",
    "only rules",
    "only rules, score",
    "only rules, model",
    "only rules, direct",
    "disputed",
    "direct",
    "mixed",
    "no cue",
    "no source",
    "length",
    "several pieces",
    "not factual",
    "inner",
    "only rules, inner",
    "only rules, by layout",
)
# Where nothing was measured: half the way between the model and the rules.
DEFAULT = {"constant": -0.5, "model": 0.6, "rules agree": 1.0, "only rules": -0.5, "only rules, score": 1.0}


def confide(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[Attribution]:
    """Score quotes, and drop the unlikely ones.

    candidates (Sequence[Candidate]): the quotes, in text order.
    weights (Mapping[str, float]): by feature; 0 where one is missing.
    RETURNS (List[Attribution]): quotes with their scores, in text order.
    """
    if not candidates:
        return []
    by_feature = numpy.array([weights.get(name, 0.0) for name in FEATURES])
    shares = 1 / (1 + numpy.exp(-(describe(candidates) @ by_feature)))
    # The last digits depend on what else is in the batch.
    scores = [round(float(share), 3) for share in shares]
    kept = _settle(candidates, scores)
    return [replace(candidates[index].quote, score=scores[index]) for index in sorted(kept)]


def _settle(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[int]:
    """Which quotes to report: the likely ones, and of those that dispute a place the likelier."""
    found: set[int] = set()  # rows of what the model finds
    disputed: set[int] = set()  # rows of what the rules find in place of it
    kept = []
    for index in sorted(range(len(candidates)), key=lambda at: (-scores[at], at)):
        if scores[index] < LEAST:
            break
        one = candidates[index]
        rows = {row for start, end in one.quote.content for row in range(start, end)}
        if not rows.isdisjoint(disputed) or (one.disputed and not rows.isdisjoint(found)):
            continue
        (disputed if one.disputed else found).update(rows)
        kept.append(index)
    return _without_crossing(candidates, scores, kept)


def _without_crossing(
    candidates: Sequence[Candidate], scores: Sequence[float], kept: Sequence[int]
) -> list[int]:
    """Leave out those that cross another, so that one of the two is wrong: what the rules find too stays."""
    around: list[int] = []
    dropped = set()
    for index in sorted(kept, key=lambda at: _extent(candidates[at])):
        start, end = _extent(candidates[index])
        around = [other for other in around if _extent(candidates[other])[1] > start]
        for other in around:
            first, last = _extent(candidates[other])
            if first < start and last < end and _touch(candidates[other], candidates[index]):
                pair = sorted((other, index), key=lambda at: (candidates[at].rule_score > 0, scores[at], at))
                dropped.add(pair[0])
        around.append(index)
    return [index for index in kept if index not in dropped]


def _touch(one: Candidate, two: Candidate) -> bool:
    """Whether two contents share a row; pieces of one may stand between those of another."""
    return any(
        start < last and first < end for start, end in one.quote.content for first, last in two.quote.content
    )


def _extent(one: Candidate) -> tuple[int, int]:
    """The rows from the first of a content to its last."""
    return one.quote.content[0][0], one.quote.content[-1][1]


def describe(candidates: Sequence[Candidate]) -> Floats2d:
    """Work out the features of quotes.

    candidates (Sequence[Candidate]): the quotes.
    RETURNS (Floats2d): (n_candidates, len(FEATURES)).
    """
    return numpy.array([_describe(one) for one in candidates]).reshape(-1, len(FEATURES))


def _describe(one: Candidate) -> list[float]:
    """The features of one quote, in the order of `FEATURES`."""
    quote, found = one.quote, not one.alone
    share = min(0.99, max(0.01, quote.score))
    odds = log(share / (1 - share))
    return [
        1.0,
        odds * found,
        float(found and one.overlap >= SAME),
        float(found and one.overlap >= CLOSE),
        one.rule_score * found,
        float(one.alone),
        one.rule_score * one.alone,
        odds * one.alone,
        float(one.alone and quote.type == "direct"),
        float(one.disputed),
        float(quote.type == "direct"),
        float(quote.type == "mixed"),
        float(not quote.cue),
        float(not quote.source),
        log(1 + sum(end - start for start, end in quote.content)),
        float(len(quote.content) > 1),
        float(not quote.factual),
        float(one.inner),
        float(one.alone and one.inner),
        float(one.alone and not quote.cue and bool(quote.source)),
    ]
