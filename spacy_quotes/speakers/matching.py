"""Whether two names may be one: shorter and fuller, initials, spellings, acronyms."""

from __future__ import annotations

from collections.abc import Mapping

from .folding import are_given_variants, are_variants


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
    RETURNS (bool): whether their last words are variants, and the others too or in the fuller one.
    """
    if len(short) > len(full) or not _same(short[-1], full[-1], given):
        return False
    rest = iter(full[:-1])
    return all(any(_agree(word, other) or _same(word, other, given) for other in rest) for word in short[:-1])


def _same(one: str, other: str, given: Mapping[str, str]) -> bool:
    """Whether two words are spellings of one name."""
    if one in given and other in given:
        return given[one] == given[other] and are_given_variants(one, other)
    return are_variants(one, other)


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
