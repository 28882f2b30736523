"""Whether two names may be one: shorter and fuller, initials, spellings, acronyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import combinations

from .folding import APART, GIVEN, are_variants, distance, fold, is_transliterated

# How far apart spellings of one full name may be: one of its words, and all of them together; and where
# no word of it looks transliterated.
WORD, NAME, PLAIN = 0.65, 0.95, 0.55
# Words of a name beyond which it is compared with others only word by word: no person has so many.
LONGEST = 8
_SPLIT = re.compile(r"[\s\-‐‑]+")


def split_name(name: str, particles: Collection[str]) -> tuple[str, ...]:
    """Take a name as written apart.

    name (str): a name without titles.
    particles (Collection[str]): words inside names that are not compared ("al", "bin", "van").
    RETURNS (Tuple[str, ...]): its folded words, hyphens and particles left out.
    """
    folded = [word for word in map(fold, _SPLIT.split(name)) if word]
    return tuple(word for word in folded if word not in particles) or tuple(folded)


def fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether all words of a name stand in a fuller one in order, initials allowed.

    short (Tuple[str, ...]): folded words of a name.
    full (Tuple[str, ...]): those of another one.
    RETURNS (bool): whether the first may be short for the second.
    """
    rest = iter(full)
    return all(any(_agree(word, other) for other in rest) for word in short)


def sounds(short: tuple[str, ...], full: tuple[str, ...], given: Mapping[str, str]) -> bool:
    """Tell whether two transliterated full names may be one.

    short (Tuple[str, ...]): folded words of a name.
    full (Tuple[str, ...]): those of another one, as many or more.
    given (Mapping[str, str]): given names with their gender.
    RETURNS (bool): whether their last words are variants, and the others too or in the fuller one; the
        better the rest of the names fits, the more a word may differ.
    """
    if len(short) > len(full):
        return False
    if len(short) == 1 or len(full) == 1:
        return are_variants(short[-1], full[-1])
    foreign = any(map(is_transliterated, (*short, *full)))
    limit = NAME if foreign else PLAIN
    if not foreign and distance(short[-1], full[-1]):
        return False
    for middle in _choices(short, full):
        total = 0.0
        for one, other in zip(short, (*middle, full[-1]), strict=True):
            total += _cost(one, other, given, limit)
            if total > limit:
                break
        else:
            return True
    return False


def same_name(one: tuple[str, ...], other: tuple[str, ...], given: Mapping[str, str]) -> bool:
    """Tell whether two names of people may be one: shorter or fuller, spelt or ordered in another way.

    one (Tuple[str, ...]): folded words of a name.
    other (Tuple[str, ...]): those of another one.
    given (Mapping[str, str]): given names with their gender.
    RETURNS (bool): whether they may be.
    """
    short, full = sorted((one, other), key=len)
    if (short[-1] == full[-1] and fits(short, full)) or sounds(short, full, given):
        return True
    if len(short) < 2:
        return False
    return _turned(short, full) or _respaced(short, full, given)


def _choices(short: tuple[str, ...], full: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Words of the fuller name, in order, that may stand for those before the last of the shorter one."""
    if len(full) - len(short) > 3 or len(full) > LONGEST:
        return []
    return list(combinations(full[:-1], len(short) - 1))


def _cost(one: str, other: str, given: Mapping[str, str], limit: float) -> float:
    """How far apart two words of a name are."""
    if _agree(one, other):
        return 0.0
    cost = distance(one, other)
    if one in given and other in given:
        return cost if given[one] == given[other] and cost <= GIVEN else APART
    return cost if cost <= min(limit, WORD) else APART


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name has the family name first and the other one last ("xi jinping", "jinping xi")."""
    return one == (*other[1:], other[0]) or other == (*one[1:], one[0])


def _respaced(one: tuple[str, ...], other: tuple[str, ...], given: Mapping[str, str]) -> bool:
    """Whether names differ in where a word ends ("jong un", "jongun")."""
    if len(one) == len(other):
        return False
    return _cost("".join(one), "".join(other), given, NAME) < APART


def _agree(word: str, other: str) -> bool:
    """Whether two words are one, or one is the other's initial."""
    if word == other:
        return True
    return (len(word) == 1 or len(other) == 1) and word[:1] == other[:1]


def is_subsequence(letters: str, text: str) -> bool:
    """Tell whether letters stand in a text in order.

    letters (str): the letters of an acronym.
    text (str): the words that it may stand for.
    RETURNS (bool): whether all are there.
    """
    rest = iter(text)
    return all(letter in rest for letter in letters)
