"""Mentions that need no mark: names of speakers, and sources."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

Span = tuple[int, int]

_BLANK = re.compile(r"\s")


def find_mentions(
    text: str,
    names: Mapping[str, Sequence[str]],
    others: Iterable[str],
    sources: Iterable[tuple[str, Span]],
) -> dict[str, list[Span]]:
    """Find the mentions of speakers that an annotator does not mark.

    text (str): the text.
    names (Mapping[str, Sequence[str]]): all names of each speaker. One that two speakers share is no mention.
    others (Iterable[str]): names that are no speakers (places), so that a name inside one is none.
    sources (Iterable[Tuple[str, Tuple[int, int]]]): speaker and characters of each source.
    RETURNS (Dict[str, List[Tuple[int, int]]]): characters of the mentions of each speaker, in text order. A
        source is one where no name of the speaker stands in it.
    """
    found: dict[str, list[Span]] = {key: [] for key in names}
    owners = _owners(names)
    for match in _pattern([*owners, *others]).finditer(text):
        owner = owners.get(_BLANK.sub(" ", match.group()))
        if owner:
            found[owner].append(match.span())
    unnamed: dict[str, set[Span]] = {key: set() for key in names}
    for key, span in sources:
        if key in found and not _holds_one(span, found[key]):
            unnamed[key].add(span)
    return {key: sorted([*spans, *unnamed[key]]) for key, spans in found.items()}


class Known:
    """Mentions of one speaker, asked about in text order, outer ones before those inside.

    mentions (Iterable[Tuple[int, int]]): characters of those that need no mark.
    """

    def __init__(self, mentions: Iterable[Span]) -> None:
        spans = sorted(mentions)
        self.starts = [start for start, _ in spans]
        # How far a mention and all before it reach.
        self.reach = list(accumulate((end for _, end in spans), max))
        self.marked = 0

    def needs_mark(self, span: Span) -> bool:
        """Tell whether a mention needs a mark.

        span (Tuple[int, int]): its characters.
        RETURNS (bool): whether it lies in none that is known or was asked about before.
        """
        before = bisect_right(self.starts, span[0])
        reach = max(self.reach[before - 1] if before else 0, self.marked)
        self.marked = max(self.marked, span[1])
        return reach < span[1]


def spell(name: str) -> set[str]:
    """List how a name is written: "the report" opens a sentence as "The report".

    name (str): as listed.
    RETURNS (Set[str]): one or two spellings.
    """
    return {name, name[:1].upper() + name[1:]}


def _owners(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The speaker of each name; empty where two share it."""
    spelled = {key: {way for name in listed for way in spell(name)} for key, listed in names.items()}
    counts = Counter(name for ways in spelled.values() for name in ways)
    return {name: key if counts[name] == 1 else "" for key, ways in spelled.items() for name in ways}


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first."""
    longest_first = sorted(set(names), key=len, reverse=True)
    if not longest_first:
        return re.compile(r"(?!)")
    # A name may stand over the end of a line.
    escaped = (r"\s".join(map(re.escape, name.split(" "))) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)")


def _holds_one(span: Span, found: list[Span]) -> bool:
    """Whether one of the spans, which are apart and in text order, lies in a span."""
    first = bisect_left(found, (span[0], 0))
    return first < len(found) and found[first][1] <= span[1]
