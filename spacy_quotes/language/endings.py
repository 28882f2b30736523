"""What the endings of given names tell of the gender of those who bear them."""

from __future__ import annotations

from collections.abc import Mapping

# Longest ending that is learned from, and how many names a shorter ending counts as.
ENDING, DRAW = 4, 2.0


def women_by_ending(given: Mapping[str, str]) -> dict[str, float]:
    """Find the share of women among given names with an ending.

    given (Mapping[str, str]): given name in lower case -> "f", "m" or "".
    RETURNS (Dict[str, float]): ending -> share; of rare ones drawn to that of the shorter ending.
    """
    counts: dict[str, list[int]] = {}
    for name, gender in given.items():
        for length in range(1, min(len(name), ENDING) + 1) if gender else ():
            count = counts.setdefault(name[-length:], [0, 0])
            count[gender == "f"] += 1
    shares: dict[str, float] = {}
    for ending in sorted(counts, key=len):
        men, women = counts[ending]
        shares[ending] = (women + DRAW * shares.get(ending[1:], 0.5)) / (men + women + DRAW)
    return shares
