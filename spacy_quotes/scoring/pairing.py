"""Which predicted quote is which gold one: by the overlap of their contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

Quote = dict[str, Any]


class Pair(NamedTuple):
    """A gold quote and the predicted one that stands for it.

    overlap (float): Jaccard overlap of their contents, above 0 to 1.
    gold (int): index among the gold quotes.
    predicted (int): index among the predicted ones.
    """

    overlap: float
    gold: int
    predicted: int


class Pairing(NamedTuple):
    """The quotes of one document, paired.

    pairs (List[Pair]): gold quotes that count with the predicted ones that match them.
    missed (List[int]): indices of the gold quotes that count and overlap nothing.
    extra (List[int]): indices of the predicted quotes that stand for no gold one.
    aside (List[int]): indices of the predicted quotes that count neither for nor against.
    """

    pairs: list[Pair]
    missed: list[int]
    extra: list[int]
    aside: list[int]


def letters(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """Find the letters and digits of spans.

    text (str): the document.
    spans (Iterable[Sequence[int]]): first character and end of each.
    RETURNS (FrozenSet[int]): offsets of the characters. Marks and blanks at the edges do not count.
    """
    return frozenset(char for start, end in spans for char in range(start, end) if text[char].isalnum())


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """Compare two sets of characters.

    first (FrozenSet[int]): one.
    second (FrozenSet[int]): the other.
    RETURNS (float): size of the intersection over that of the union; 0 for two empty ones.
    """
    return len(first & second) / len(first | second) if first or second else 0.0


def pair_quotes(text: str, gold: Sequence[Quote], predicted: Sequence[Quote]) -> Pairing:
    """Pair the quotes of a document one to one, best overlap first.

    text (str): the document.
    gold (Sequence[Dict[str, Any]]): annotated quotes in their JSON form. One with "counts" False counts
        neither for nor against, nor does a predicted quote that matches it or lies mostly inside it.
    predicted (Sequence[Dict[str, Any]]): predicted quotes.
    RETURNS (Pairing): the pairs and what is left over.
    """
    golds = [letters(text, quote["content"]) for quote in gold]
    predictions = [letters(text, quote["content"]) for quote in predicted]
    counts = [quote.get("counts", True) for quote in gold]
    shared = _count_shared(golds, predictions)
    pairs = _best_first(_overlaps(golds, predictions, shared))
    live = [pair for pair in pairs if counts[pair.gold]]
    taken = {pair.predicted for pair in live}
    aside = {
        index
        for index, content in enumerate(predictions)
        # One without any letter is no prediction at all.
        if index not in taken
        and (not content or any(2 * n > len(content) for g, n in shared[index].items() if not counts[g]))
    }
    aside |= {pair.predicted for pair in pairs if not counts[pair.gold]}
    found = {pair.gold for pair in live}
    return Pairing(
        pairs=live,
        missed=[index for index, counted in enumerate(counts) if counted and index not in found],
        extra=[index for index in range(len(predicted)) if index not in taken and index not in aside],
        aside=sorted(aside),
    )


def _count_shared(golds: list[frozenset[int]], predictions: list[frozenset[int]]) -> list[Counter[int]]:
    """For each prediction, how many letters it shares with which gold quotes."""
    owners: dict[int, list[int]] = {}
    for index, content in enumerate(golds):
        for char in content:
            owners.setdefault(char, []).append(index)
    return [Counter(owner for char in content for owner in owners.get(char, ())) for content in predictions]


def _overlaps(
    golds: list[frozenset[int]], predictions: list[frozenset[int]], shared: list[Counter[int]]
) -> list[Pair]:
    """All pairs that share a letter."""
    return [
        Pair(n / (len(golds[owner]) + len(content) - n), owner, index)
        for index, content in enumerate(predictions)
        for owner, n in shared[index].items()
    ]


def _best_first(pairs: list[Pair]) -> list[Pair]:
    """One to one, greedily."""
    gold: set[int] = set()
    predicted: set[int] = set()
    kept = []
    for pair in sorted(pairs, key=lambda pair: (-pair.overlap, pair.gold, pair.predicted)):
        if pair.gold not in gold and pair.predicted not in predicted:
            gold.add(pair.gold)
            predicted.add(pair.predicted)
            kept.append(pair)
    return kept
