"""Which quotes are one in different words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .candidates import find_pairs, make_table
from .likeness import BARS, COMMON, OPEN, OTHER, SAME, TWICE, Bar, likeness
from .wording import unpack

# Words above which two quotes with all the same words are one even if nobody knows who spoke.
TELLING = BARS[OPEN].common
# The same for one speaker: "no" and "absolutely" are said more than once.
SAID = 2
# What pairs that may be one have in common at the least.
_SHARES = (BARS[SAME].both, BARS[OPEN].both, BARS[OTHER].both)


class Said(NamedTuple):
    """A quote as it is compared.

    words (bytes): as `wording.Words` writes them.
    speaker (int): number of the speaker over all documents, -1 where it is open.
    factual (bool): False where negated or hypothetical.
    doc (int): number of the document.
    """

    words: bytes
    speaker: int
    factual: bool
    doc: int


def group_quotes(quotes: Sequence[Said]) -> list[int]:
    """Group the wordings of each quote.

    quotes (Sequence[Said]): in an order that does not depend on when their documents came.
    RETURNS (List[int]): number of the group of each quote; numbers by first quote.
    """
    wordings: dict[tuple[bytes, int, bool, int], list[int]] = defaultdict(list)
    for place, quote in enumerate(quotes):
        few = len(quote.words) // 8 < (SAID if quote.speaker >= 0 else TELLING)
        # What is too short to be compared with others is a wording of its own.
        wordings[quote.words, quote.speaker, quote.factual, place if few else -1].append(place)
    keys = sorted(wordings)
    leaders = _lead(keys, [_only_doc(quotes, wordings[key]) for key in keys])
    groups = [0] * len(quotes)
    for number, key in enumerate(keys):
        for place in wordings[key]:
            groups[place] = leaders[number]
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]


def _lead(keys: list[tuple[bytes, int, bool, int]], docs: list[int]) -> list[int]:
    """The leader of each wording's group: a longer one takes the shorter ones that are most like it."""
    matches = _match(keys, docs)
    leaders = list(range(len(keys)))
    # Longer ones first: a short cut of two long quotes does not make them one.
    for place in sorted(matches, key=_Order(keys)):
        leaders[place] = leaders[max(matches[place])[1]]
    return leaders


class _Order:
    """Sort key: longer wordings first, then as they come."""

    def __init__(self, keys: list[tuple[bytes, int, bool, int]]) -> None:
        self.keys = keys

    def __call__(self, place: int) -> tuple[int, int]:
        return -len(self.keys[place][0]), place


def _match(keys: list[tuple[bytes, int, bool, int]], docs: list[int]) -> dict[int, list[tuple[float, int]]]:
    """For each wording the longer ones that it matches, with how alike they are."""
    long = [place for place, key in enumerate(keys) if len(key[0]) // 8 >= COMMON]
    table = make_table([keys[place][0] for place in long], [keys[place][1] for place in long])
    order = _Order(keys)
    matches: dict[int, list[tuple[float, int]]] = defaultdict(list)
    latest, words = -1, [0]
    for first, second in find_pairs(table, _SHARES):
        one, other = long[first], long[second]
        if keys[one][2] != keys[other][2]:
            continue
        if one != latest:
            latest, words = one, unpack(keys[one][0])
        twice = docs[one] >= 0 and docs[one] == docs[other]
        alike = likeness(words, unpack(keys[other][0]), _bar(keys[one][1], keys[other][1], twice))
        if alike:
            shorter, longer = sorted((one, other), key=order, reverse=True)
            matches[shorter].append((alike, longer))
    return matches


def _bar(one: int, other: int, twice: bool) -> Bar:
    """How alike the quotes of two speakers have to be."""
    if one < 0 or other < 0:
        return BARS[OPEN]
    if one != other:
        return BARS[OTHER]
    return TWICE if twice else BARS[SAME]


def _only_doc(quotes: Sequence[Said], places: list[int]) -> int:
    """The document of a wording, -1 where several have it."""
    docs = {quotes[place].doc for place in places}
    return docs.pop() if len(docs) == 1 else -1
