"""The records of the speakers found, with ids made from their names or given by a knowledge base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from ..page import Page
from ..quote import Voice
from .entries import Entry
from .figures import Figure, fullness, spelling
from .folding import slug
from .kinds import Kinds
from .linking import Linker

Spans = set[tuple[int, int]]


def make_voices(
    page: Page,
    figures: Iterable[Figure],
    pronouns: Mapping[int, Spans],
    kinds: Kinds,
    linker: Linker | None = None,
) -> tuple[list[Voice], dict[int, str]]:
    """Turn the figures that speak into records; figures that are one entry of a knowledge base become one.

    page (Page): the document.
    figures (Iterable[Figure]): who speaks, each once or more.
    pronouns (Mapping[int, Set[Tuple[int, int]]]): identity (`id`) of a figure -> tokens of the
        pronouns that are sources of its quotes.
    kinds (Kinds): tells what kind of speaker each is.
    linker (Optional[Linker]): finds their entries in a knowledge base.
    RETURNS (Tuple[List[Voice], Dict[int, str]]): the speakers by first mention, and the identity of
        each figure -> its speaker's id.
    """
    unique = {id(figure): figure for figure in figures}
    kind_of = {key: kinds.find(figure, pronouns.get(key, ())) for key, figure in unique.items()}
    joined: dict[Entry | int, list[Figure]] = defaultdict(list)
    for key, figure in unique.items():
        entry = None if linker is None else linker.find(figure, kind_of[key])
        joined[key if entry is None else entry].append(figure)
    given: Container[str] = () if linker is None else linker.base
    taken: dict[str, int] = {}
    ids: dict[int, str] = {}
    voices = []
    for entry_or_key, same in joined.items():
        if len(same) > 1:
            same.sort(key=_fullness, reverse=True)
        mentions = {(mention.start, mention.end) for figure in same for mention in figure.mentions}
        names = _names(page, same[0], mentions)
        entry = entry_or_key if isinstance(entry_or_key, Entry) else None
        voice_id = _unused(slug(names[0]), taken, given) if entry is None else entry.id
        kind = (entry.kind if entry is not None else "") or kind_of[id(same[0])]
        ids.update((id(figure), voice_id) for figure in same)
        spans = mentions.union(*(pronouns.get(id(figure), ()) for figure in same))
        voices.append(Voice(voice_id, names[0], names, tuple(sorted(spans)), kind))
    return sorted(voices, key=_first), ids


def _names(page: Page, figure: Figure, mentions: Spans) -> tuple[str, ...]:
    """All spellings of a speaker, the fullest figure's first, the others in text order."""
    full = figure.fullest
    first = figure.label or spelling(page, full.start, full.end)
    return tuple(dict.fromkeys([first, *(spelling(page, start, end) for start, end in sorted(mentions))]))


def _unused(base: str, taken: dict[str, int], given: Container[str]) -> str:
    """An id that no other speaker has, nor anybody in the knowledge base: "anna-berg", "anna-berg-2"."""
    name = base
    taken.setdefault(base, 0)
    while taken.get(name) or name in given:
        taken[base] = max(taken[base], 1) + 1
        name = f"{base}-{taken[base]}"
    taken[name] = max(taken.get(name, 0), 1)
    return name


def _fullness(figure: Figure) -> tuple[bool, int, int]:
    """Sort key: the figure with the fullest name last."""
    return fullness(figure.fullest)


def _first(voice: Voice) -> tuple[int, int]:
    """Where a speaker is first mentioned."""
    return voice.mentions[0]
