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
FEW = 3  # rows of a content that is too short to be believed where the rules find a longer one
SAME = 0.5  # overlap of contents (Jaccard, in rows) that makes them one quote


class Candidate(NamedTuple):
    """A quote that may be reported.

    quote (Attribution): the quote, in rows, with the score that the model gives it.
    overlap (float): of its content with the best of the rules, 0 to 1 (Jaccard, in rows).
    rule_score (float): score of that quote of the rules; 0 where it is another quote.
    alone (bool): whether only the rules find it.
    disputed (bool): whether the model finds something else there: one of them is wrong.
    inner (bool): whether it lies inside another quote.
    """

    quote: Attribution
    overlap: float
    rule_score: float
    alone: bool
    disputed: bool = False
    inner: bool = False


def _never(rule: Attribution) -> bool:
    """No quote."""
    return False


def weigh(
    quotes: Sequence[Attribution],
    rules: Sequence[Attribution],
    share: Callable[[Attribution], float],
    is_subject: Callable[[Attribution], bool] = _never,
) -> list[Candidate]:
    """Put together what the model and what the rules find.

    quotes (Sequence[Attribution]): quotes of the model, in rows.
    rules (Sequence[Attribution]): quotes of the rules, in rows.
    share (Callable[[Attribution], float]): how sure the model is of a content that only the rules find.
    is_subject (Callable[[Attribution], bool]): whether a quote of the rules may be a subject ("its claim").
    RETURNS (List[Candidate]): those of the model and, where they are others, those of the rules, in order.
    """
    whole, found = [_rows(rule.content) for rule in rules], [_rows(quote.content) for quote in quotes]
    owners, finders = _own(whole), _own(found)
    retold = [_is_inside(rows, whole, owners) for rows in whole]
    candidates, taken = [], set()
    touched: dict[int, bool] = {}  # by rule, whether a quote of the model is another one of the rules
    for quote, rows in zip(quotes, found, strict=True):
        overlaps = [(_overlap(rows, whole[index]), index) for index in sorted(_near(rows, owners))]
        best, index = _best(quote, rows, rules, whole, overlaps)
        own, kept = (whole[index], rows) if best >= SAME else (None, rows)
        if own:
            unsure = quote.score < UNSURE or (is_subject(rules[index]) and _begins(rows, own))
            fits = index not in taken and _is_apart(quote, rows, own)
            quote, kept = _join(quote, rules[index], own if unsure and fits else rows)
            taken.add(index)
        for overlap, other in overlaps:
            # It is no rival of what they find inside or around it, nor of what it no longer touches.
            rival = not (retold[other] and whole[other] < rows) and not (own and own < whole[other])
            if overlap >= SAME or other == index or (rival and not kept.isdisjoint(whole[other])):
                touched[other] = touched.get(other, False) or best >= SAME
        score = rules[index].score if own else 0.0
        candidates.append(Candidate(quote, best, score, False, inner=_is_inside(rows, found, finders)))
    for index in (index for index in range(len(rules)) if not touched.get(index, False)):
        alone = replace(rules[index], score=share(rules[index]))
        inner = retold[index] or _is_inside(whole[index], found, finders)
        candidates.append(Candidate(alone, 1.0, rules[index].score, True, index in touched, inner))
    return sorted(candidates, key=lambda one: (one.quote.content[0][0], -one.quote.content[-1][1]))


def _best(
    quote: Attribution,
    rows: set[int],
    rules: Sequence[Attribution],
    whole: Sequence[set[int]],
    overlaps: Sequence[tuple[float, int]],
) -> tuple[float, int]:
    """What the rules find that overlaps most; or what breaks off after its first words ("claimed that"), or
    after more of them where the cue is the same."""
    best, index = max(overlaps, default=(0.0, -1))
    if best >= SAME or quote.score >= UNSURE:
        return best, index
    near = [
        other for _, other in overlaps if len(rows) <= FEW or (quote.cue and rules[other].cue == quote.cue)
    ]
    longer = [other for other in near if _begins(whole[other], rows)]
    return (SAME, longer[0]) if len(longer) == 1 else (best, index)


def _begins(rows: set[int], first: set[int]) -> bool:
    """Whether rows go on where others end."""
    return first < rows and min(first) == min(rows)


def _is_apart(quote: Attribution, rows: set[int], other: set[int]) -> bool:
    """Whether other borders leave the cue of a quote out, as its own do."""
    return other.isdisjoint(_rows(quote.cue) - rows)


def _join(quote: Attribution, rule: Attribution, kept: set[int]) -> tuple[Attribution, set[int]]:
    """A quote of the model with what the same one of the rules adds, and the rows that are kept."""
    if kept != _rows(quote.content):
        quote = replace(quote, content=rule.content, type=rule.type)
    if not quote.source and rule.source:
        quote = replace(quote, source=rule.source, cue=rule.cue or quote.cue)
    return quote, kept


def _own(contents: Sequence[set[int]]) -> dict[int, list[int]]:
    """For each row the contents that hold it."""
    owners: dict[int, list[int]] = {}
    for index, rows in enumerate(contents):
        for row in rows:
            owners.setdefault(row, []).append(index)
    return owners


def _near(rows: set[int], owners: dict[int, list[int]]) -> set[int]:
    """Contents that share a row with some rows."""
    return {index for row in rows for index in owners.get(row, ())}


def _is_inside(rows: set[int], contents: Sequence[set[int]], owners: dict[int, list[int]]) -> bool:
    """Whether rows are a part of one of some contents, and not all of it."""
    return any(rows < contents[index] for index in owners.get(min(rows), ()))


def _rows(pieces: Pieces) -> set[int]:
    """Rows of pieces."""
    return {row for start, end in pieces for row in range(start, end)}


def _overlap(first: set[int], second: set[int]) -> float:
    """Jaccard overlap."""
    return len(first & second) / len(first | second)
