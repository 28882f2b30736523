"""Mentions that need no mark: names of speakers, and sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Span = tuple[int, int]


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
    found: dict[str, set[Span]] = {key: set() for key in names}
    owners = _owners(names)
    for match in _pattern([*owners, *others]).finditer(text):
        owner = owners.get(match.group())
        if owner:
            found[owner].add(match.span())
    for key, (start, end) in sources:
        if key in found and not any(start <= s and e <= end for s, e in found[key]):
            found[key].add((start, end))
    return {key: sorted(spans) for key, spans in found.items()}


def is_known(span: Span, mentions: Iterable[Span]) -> bool:
    """Tell whether a mention needs no mark.

    span (Tuple[int, int]): its characters.
    mentions (Iterable[Tuple[int, int]]): those that need none.
    RETURNS (bool): whether it touches one of the same extent or longer.
    """
    return any(start <= span[0] and span[1] <= end for start, end in mentions)


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
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
