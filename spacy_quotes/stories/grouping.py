"""Which quotes are one in different words."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

from .candidates import find_pairs, split_pairs
from .likeness import BARS, COMMON, OPEN, OTHER, SAME, TWICE, Bar, likeness
from .table import Numbers, Owners, Places, Said, Table, gather, number_by_first, starts_of
from .wordings import Wordings, find_wordings

# Words above which two quotes with all the same words are one even if nobody knows who spoke.
TELLING = BARS[OPEN].common
# The same for one speaker: "no" and "absolutely" are said more than once.
SAID = 2
# What pairs that may be one have in common at the least.
_SHARES = (BARS[SAME].both, BARS[OPEN].both, BARS[OTHER].both)
# Pairs that are compared in one go.
_CHUNK = 1 << 14


def group_quotes(said: Said) -> Owners:
    """Group the wordings of each quote.

    said (Said): the quotes, in an order that does not depend on when their documents came.
    RETURNS (Owners): number of the group of each quote; numbers by first quote.
    """
    # What is too short to be compared with others is a wording of its own.
    few = said.lengths < np.where(said.speakers >= 0, SAID, TELLING)
    wordings = find_wordings(said, few)
    leaders = _lead(said, wordings)
    return number_by_first(leaders[wordings.of])


def _lead(said: Said, wordings: Wordings) -> Owners:
    """The leader of each wording's group: a longer one takes the shorter ones that are most like it."""
    lengths = said.lengths[wordings.first]
    long = np.flatnonzero(lengths >= COMMON)
    leaders = np.arange(len(lengths), dtype=np.int32)
    best = _Matcher(said, wordings, long).match()
    matched = np.flatnonzero(best >= 0)
    # Longer ones first: a short cut of two long quotes does not make them one.
    for place in matched[np.argsort(-lengths[long[matched]], kind="stable")].tolist():
        leaders[long[place]] = leaders[long[best[place]]]
    return leaders


class _Matcher:
    """Compares the wordings that may be one."""

    def __init__(self, said: Said, wordings: Wordings, long: Places) -> None:
        first = wordings.first[long]
        lengths = said.lengths[first]
        codes = gather(said.codes, said.starts[first], lengths)
        self.table = Table(codes, said.numbers, lengths, said.speakers[first])
        self.starts = starts_of(lengths)
        self.factual = said.factual[first]
        self.docs = wordings.docs[long]
        self.alike = array("d", bytes(8 * len(long)))
        self.best = np.full(len(long), -1, dtype=np.int32)

    def match(self) -> Owners:
        """For each wording the longer one that is most like it, -1 where there is none."""
        pairs = find_pairs(self.table, _SHARES)
        for at in range(0, len(pairs), _CHUNK):
            for one, other, bar in self._bars(pairs[at : at + _CHUNK]):
                alike = likeness(self._words(one), self._words(other), bar)
                if alike:
                    self._enter(one, other, alike)
        return self.best

    def _bars(self, pairs: Numbers) -> Iterator[tuple[int, int, Bar]]:
        """Pairs to compare, with how alike they have to be."""
        left, right = split_pairs(pairs)
        fit = self.factual[left] == self.factual[right]
        left, right = left[fit], right[fit]
        docs, who, others = self.docs[left], self.table.speakers[left], self.table.speakers[right]
        twice = (docs >= 0) & (docs == self.docs[right])
        ranks = np.where(who != others, OTHER, np.where(twice, len(BARS), SAME))
        ranks = np.where((who < 0) | (others < 0), OPEN, ranks)
        bars = [*(BARS[rank] for rank in sorted(BARS)), TWICE]
        for one, other, rank in zip(left.tolist(), right.tolist(), ranks.tolist(), strict=True):
            yield one, other, bars[rank]

    def _words(self, place: int) -> list[int]:
        """The words of a wording."""
        start = self.starts[place]
        words: list[int] = self.table.codes[start : start + self.table.lengths[place]].tolist()
        return words

    def _enter(self, one: int, other: int, alike: float) -> None:
        """Note that a wording is like another one, if none is more like it; of equal ones the later one."""
        lengths = self.table.lengths
        shorter, longer = (one, other) if lengths[one] < lengths[other] else (other, one)
        if (alike, longer) > (self.alike[shorter], self.best[shorter]):
            self.alike[shorter], self.best[shorter] = alike, longer
