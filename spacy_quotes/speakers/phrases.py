"""What a source is: a pronoun, a name with its titles and appositions, or another noun phrase."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from ..language.base import NameData
from ..page import Page
from ..quote import Pieces
from .cast import Cast
from .names import OTHER, PERSON, PLACE, Mention

_EDGES = frozenset("\"“”„«»‘’'()[]-–—,;:.")


class Phrase(NamedTuple):
    """A source taken apart.

    start (int): first token, prepositions and marks left out.
    end (int): one past the last token.
    pronoun (str): the pronoun where it is one, in lower case, else "".
    name (Optional[Mention]): the name that it is headed by.
    head (str): its head noun in lower case, "" where a name or a pronoun heads it.
    definite (bool): whether "the" or a possessive opens it.
    """

    start: int
    end: int
    pronoun: str = ""
    name: Mention | None = None
    head: str = ""
    definite: bool = False


def read_phrase(page: Page, cast: Cast, pieces: Pieces, names: NameData) -> Phrase | None:
    """Take a source apart.

    page (Page): the document.
    cast (Cast): its names.
    pieces (Pieces): the source in tokens.
    names (NameData): the language's pronouns and function words.
    RETURNS (Optional[Phrase]): None where the source has no word.
    """
    for start, end in pieces:
        start, end = _strip(page, start, end, names)
        if start < end:
            return _read(page, cast, start, end, names)
    return None


def _strip(page: Page, start: int, end: int, names: NameData) -> tuple[int, int]:
    """Leave out marks at both ends and prepositions at the start."""
    words, lower = page.words, page.lower
    while start < end and (words[start] in _EDGES or words[start].isspace()):
        start += 1
    while end > start and (words[end - 1] in _EDGES or words[end - 1].isspace()):
        end -= 1
    while start + 1 < end and lower[start] in names.agents:
        start += 1
    return start, end


def _read(page: Page, cast: Cast, start: int, end: int, names: NameData) -> Phrase:
    """Take a source without marks around it apart."""
    first = page.lower[start]
    told = first in names.pronouns or first in names.firsts or first in names.relatives
    alone = end - start == 1
    if (told and end - start < 3) or (alone and first in names.possessives):
        return Phrase(start, end, pronoun=first)
    inside = _inside(cast, start, end)
    stop = _core_end(page, start, end, inside, names)
    heads = [m for m in inside if m.end == stop and not _is_people(page, m, start, names)]
    joined = _is_joined(page, inside, start, end, names)
    if joined:
        return Phrase(start, end, head="")
    if heads:
        return Phrase(start, end, name=heads[-1])
    after = _appositive(page, inside, stop, end, names)
    if after is not None:
        return Phrase(start, end, name=after)
    definite = first in names.definite or first in names.possessives
    return Phrase(start, end, head=page.lower[stop - 1], definite=definite)


def _inside(cast: Cast, start: int, end: int) -> list[Mention]:
    """Mentions within a stretch of tokens."""
    first = bisect_left(cast.starts, start)
    out = []
    for at in range(first, len(cast.mentions)):
        mention = cast.mentions[at]
        if mention.start >= end:
            break
        if mention.end <= end:
            out.append(mention)
    return out


def _is_people(page: Page, mention: Mention, start: int, names: NameData) -> bool:
    """Whether a word for people, not a name, ends a longer phrase ("several Democrats")."""
    return mention.start > start and page.lower[mention.end - 1] in names.peoples


def _core_end(page: Page, start: int, end: int, inside: list[Mention], names: NameData) -> int:
    """Where the head of a noun phrase ends: before a comma, a preposition, a bracket or a relative."""
    named = {index for mention in inside for index in range(mention.outer, mention.end)}
    for index in range(start + 1, end):
        if index in named:
            continue
        word, lower = page.words[index], page.lower[index]
        if word in ",(;:–—":
            return index
        if lower in names.breaks and page.words[index].islower():
            return index
    stop = end
    while stop - 1 > start and page.words[stop - 1] in names.possessive_marks:
        stop -= 1
    return stop


def _is_joined(page: Page, inside: list[Mention], start: int, end: int, names: NameData) -> bool:
    """Whether a source names two or more ("Anna Berg and Tom Moe")."""
    for before, after in pairwise(inside):
        between = page.lower[before.end : after.outer]
        if any(word in names.conjunctions for word in between) and before.outer == start:
            return len(between) < 3
    return False


def _appositive(page: Page, inside: list[Mention], stop: int, end: int, names: NameData) -> Mention | None:
    """A name set off by a comma after the head ("the mayor, Anna Berg", "the head of X, Tom Moe")."""
    role = page.lower[stop - 1] in names.roles
    for mention in inside:
        after = page.words[mention.end] if mention.end < end else ","
        if mention.outer <= stop or page.words[mention.outer - 1] != "," or after not in ",(":
            continue
        if mention.outer == stop + 1 and mention.kind != PLACE:
            return mention
        person = mention.kind == PERSON or (mention.kind == OTHER and len(mention.words) > 1)
        if role and person:
            return mention
    return None
