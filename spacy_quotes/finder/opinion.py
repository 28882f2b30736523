"""The rules as a second opinion on what the model finds.

The model finds more than the rules do; the rules are surer of borders and know other newsrooms as well as the
one that the model has read most of. How far each is to be believed is told by `confidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..quote import Attribution, Pieces

# Where the model is less sure than this, the borders are those of the rules.
UNSURE = 0.75
SAME = 0.5  # overlap of contents (Jaccard, in rows) that makes them one quote


class Candidate(NamedTuple):
    """A quote that may be reported.

    quote (Attribution): the quote, in rows, with the score that the model gives it.
    overlap (float): of its content with the best of the rules, 0 to 1 (Jaccard, in rows).
    rule_score (float): score of that quote of the rules; 0 where it is another quote.
    alone (bool): whether only the rules find it.
    disputed (bool): whether the model finds something else there: one of them is wrong.
    """

    quote: Attribution
    overlap: float
    rule_score: float
    alone: bool
    disputed: bool = False


def weigh(
    quotes: Sequence[Attribution], rules: Sequence[Attribution], share: Callable[[Attribution], float]
) -> list[Candidate]:
    """Put together what the model and what the rules find.

    quotes (Sequence[Attribution]): quotes of the model, in rows.
    rules (Sequence[Attribution]): quotes of the rules, in rows.
    share (Callable[[Attribution], float]): how sure the model is of a content that only the rules find.
    RETURNS (List[Candidate]): the quotes of the model, and those of the rules that are none of them, in text
        order.
    """
    owners: dict[int, list[int]] = {}
    for index, rule in enumerate(rules):
        for row in _rows(rule.content):
            owners.setdefault(row, []).append(index)
    candidates, taken = [], set()
    touched: dict[int, bool] = {}  # by rule, whether a quote of the model is another one of the rules
    for quote in quotes:
        rows = _rows(quote.content)
        near = {index for row in rows for index in owners.get(row, ())}
        overlaps = [(_overlap(rows, _rows(rules[index].content)), index) for index in sorted(near)]
        best, index = max(overlaps, default=(0.0, -1))
        touched.update((other, touched.get(other, False) or best >= SAME) for other in near)
        if best < SAME:
            candidates.append(Candidate(quote, best, 0.0, False))
            continue
        if quote.score < UNSURE and index not in taken:
            quote = replace(quote, content=rules[index].content, type=rules[index].type)
        if not quote.source and rules[index].source:
            quote = replace(quote, source=rules[index].source, cue=rules[index].cue or quote.cue)
        taken.add(index)
        candidates.append(Candidate(quote, best, rules[index].score, False))
    for index, rule in enumerate(rules):
        if not touched.get(index, False):
            alone = replace(rule, score=share(rule))
            candidates.append(Candidate(alone, 1.0, rule.score, True, index in touched))
    return sorted(candidates, key=lambda one: (one.quote.content[0][0], -one.quote.content[-1][1]))


def _rows(pieces: Pieces) -> set[int]:
    """Rows of pieces."""
    return {row for start, end in pieces for row in range(start, end)}


def _overlap(first: set[int], second: set[int]) -> float:
    """Jaccard overlap."""
    return len(first & second) / len(first | second)
