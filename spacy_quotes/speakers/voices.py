"""The records of the speakers found, with ids made from their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..page import Page
from ..quote import Voice
from .figures import Figure
from .folding import slug

Spans = set[tuple[int, int]]


def make_voices(
    page: Page, figures: Iterable[Figure], pronouns: Mapping[int, Spans]
) -> tuple[list[Voice], dict[int, str]]:
    """Turn the figures that speak into records.

    page (Page): the document.
    figures (Iterable[Figure]): who speaks, each once or more.
    pronouns (Mapping[int, Set[Tuple[int, int]]]): identity (`id`) of a figure -> tokens of the
        pronouns that are sources of its quotes.
    RETURNS (Tuple[List[Voice], Dict[int, str]]): the speakers by first mention, and the identity of
        each figure -> its speaker's id.
    """
    unique = {id(figure): figure for figure in figures}
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    voices = []
    for key, figure in unique.items():
        full = figure.fullest
        name = figure.label or _text(page, full.start, full.end)
        ids[key] = _unused(slug(name), taken)
        spans = sorted({(mention.start, mention.end) for mention in figure.mentions})
        spellings = [_text(page, start, end) for start, end in spans]
        mentions = tuple(sorted({*spans, *pronouns.get(key, ())}))
        voices.append(Voice(ids[key], name, tuple(dict.fromkeys([name, *spellings])), mentions))
    return sorted(voices, key=_first), ids


def _unused(base: str, taken: dict[str, int]) -> str:
    """An id that no other speaker has: "anna-berg", "anna-berg-2"."""
    name = base
    while name in taken:
        taken[base] += 1
        name = f"{base}-{taken[base]}"
    taken[name] = 1
    return name


def _first(voice: Voice) -> tuple[int, int]:
    """Where a speaker is first mentioned."""
    return voice.mentions[0]


def _text(page: Page, start: int, end: int) -> str:
    """Tokens as written, white space as single spaces."""
    return " ".join(page.text[page.starts[start] : page.ends[end - 1]].split())
