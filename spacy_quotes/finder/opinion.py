"""The rules as a second opinion on what the model finds.

The model finds more than the rules do; the rules are surer of borders and know other newsrooms as well as the
one that the model has read most of. Measured on text that the model had not seen (`training/README.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..quote import Attribution, Pieces

# A quote that the model is less sure of is only kept where the rules find it too.
LEAST = 0.5
# Where the model is less sure than this, the borders are those of the rules.
UNSURE = 0.6
SAME = 0.5  # overlap of contents (Jaccard, in rows) that makes them one quote
# A quote that only the rules find is taken over where it is right as often as this.
TRUSTED = 0.8


def weigh(quotes: Sequence[Attribution], rules: Sequence[Attribution]) -> list[Attribution]:
    """Weigh what the model finds against what the rules find.

    quotes (Sequence[Attribution]): quotes of the model, in rows.
    rules (Sequence[Attribution]): quotes of the rules, in rows.
    RETURNS (List[Attribution]): the quotes to report, in rows, in text order.
    """
    owners: dict[int, list[int]] = {}
    for index, rule in enumerate(rules):
        for row in _rows(rule.content):
            owners.setdefault(row, []).append(index)
    kept, taken, touched = [], set(), set()
    for quote in quotes:
        rows = _rows(quote.content)
        near = {index for row in rows for index in owners.get(row, ())}
        touched |= near
        overlaps = [(_overlap(rows, _rows(rules[index].content)), index) for index in sorted(near)]
        best, index = max(overlaps, default=(0.0, -1))
        if best < SAME:
            if quote.score >= LEAST:
                kept.append(quote)
            continue
        if quote.score < UNSURE and index not in taken:
            quote = replace(quote, content=rules[index].content)
        taken.add(index)
        kept.append(quote)
    alone = [rule for n, rule in enumerate(rules) if n not in touched and rule.score >= TRUSTED]
    return sorted([*kept, *alone], key=lambda quote: (quote.content[0][0], -quote.content[-1][1]))


def _rows(pieces: Pieces) -> set[int]:
    """Rows of pieces."""
    return {row for start, end in pieces for row in range(start, end)}


def _overlap(first: set[int], second: set[int]) -> float:
    """Jaccard overlap."""
    return len(first & second) / len(first | second)
