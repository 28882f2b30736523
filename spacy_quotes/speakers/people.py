"""People whom a text describes without a name: "a boy of nine", "my mother", "Berg's neighbour"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution, Pieces
from .cast import Cast
from .number import is_plural
from .phrases import PAST, Phrase, is_possessed, is_reduced, read_phrase

# Tokens between the word that opens a phrase and its head.
OPENING = 5
# Tokens of a complement after the head ("of nine", "from the county").
COMPLEMENT = 4


class Someone(NamedTuple):
    """A phrase for one person.

    start (int): first token.
    end (int): one past its last token.
    head (str): its head noun in lower case.
    opening (str): "new" after "a", "known" after "the", "owned" after a possessive.
    gender (str): "f", "m" or "" by its head.
    at (int): token of its head.
    """

    start: int
    end: int
    head: str
    opening: str
    gender: str
    at: int


class Described(NamedTuple):
    """What a document describes without a name.

    people (List[Someone]): phrases for one person, in text order.
    things (List[Someone]): phrases for organisations, groups and texts, sources of any head among them.
    spoken (List[Someone]): as `people`, with sources and addressees of any head, each person in one place
        once.
    """

    people: list[Someone]
    things: list[Someone]
    spoken: list[Someone]


def list_described(
    page: Page, cast: Cast, names: NameData, quotes: Sequence[Attribution], phrases: Sequence[Phrase | None]
) -> Described:
    """Find all noun phrases that may stand for somebody or something that speaks.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles and groups.
    quotes (Sequence[Attribution]): its quotes.
    phrases (Sequence[Optional[Phrase]]): their sources, taken apart.
    RETURNS (Described): the phrases.
    """
    ends = {start: end for quote in quotes for start, end in quote.source}
    people = find_phrases(page, cast, names, ends, names.roles)
    heads = {p.head for p in phrases if p and p.definite and p.head not in names.roles}
    more = heads - names.speaking
    found = find_phrases(page, cast, names, ends, names.speaking | more if more else names.speaking)
    pieces = {piece for quote in quotes for piece in (*quote.source, *quote.addressee)}
    read = {quote.source: phrase for quote, phrase in zip(quotes, phrases, strict=True)}
    known = {someone.start for someone in people}
    speaking = [one for one in find_speaking(page, cast, pieces, names, read) if one.start not in known]
    spoken = without_appositions(page, cast, sorted([*people, *speaking]))
    return Described(people, add_sources(found, phrases, names), spoken)


def find_phrases(
    page: Page, cast: Cast, names: NameData, sources: Mapping[int, int], heads: Container[str]
) -> list[Someone]:
    """Find all noun phrases with some heads: for people, or for organisations and texts.

    page (Page): the document.
    cast (Cast): its names: a phrase with one, or set off from one by a comma, is left to it.
    names (NameData): the language's roles and determiners.
    sources (Mapping[int, int]): first token of a source -> one past its last: phrases end where they do.
    heads (Container[str]): their head nouns in lower case.
    RETURNS (List[Someone]): in text order.
    """
    ends = {mention.end for mention in cast.mentions}
    found = []
    for at in [at for at, word in enumerate(page.lower) if word in heads]:
        if _is_inside(page, cast, at, names):
            continue
        word = page.lower[at]
        start, opening = _opening(page, at, names)
        if page.words[at][0].isupper() and not names.possessive_marks.isdisjoint(page.lower[start:at]):
            continue  # the title of a work ("The Miller's Daughter")
        if not opening or (start > 0 and _is_said_of(page, start, ends, names)):
            continue
        end = sources.get(start, 0)
        if end > at + 1 and _names_inside(cast, at + 1, end):
            continue  # the name in a source stands for it
        if end <= at:
            end = _complement(page, at + 1, names)
        found.append(Someone(start, end, word, opening, names.roles.get(word, ""), at))
    return found


def find_speaking(
    page: Page,
    cast: Cast,
    pieces: Iterable[tuple[int, int]],
    names: NameData,
    read: Mapping[Pieces, Phrase | None],
) -> Iterator[Someone]:
    """Find the noun phrases for one person that are sources or addressees, whatever their heads.

    page (Page): the document.
    cast (Cast): its names.
    pieces (Iterable[Tuple[int, int]]): the sources and addressees in tokens.
    names (NameData): the language's groups, texts and determiners.
    read (Mapping[Pieces, Optional[Phrase]]): those that are taken apart already.
    YIELDS (Someone): each of them that has no name and is no pronoun, organisation or text.
    """
    others = (names.groups, names.documents, names.things, names.quantifiers, names.nobodies)
    openers = (names.articles, names.definite, names.possessives, names.agents)
    for piece in pieces:
        if not any(page.lower[piece[0]] in words for words in openers):
            continue
        alone = (piece,)
        phrase = read[alone] if alone in read else read_phrase(page, cast, alone, names)
        if phrase is None or not phrase.head:
            continue
        head, first = phrase.head, page.lower[phrase.start]
        new = first in names.articles
        if not (new or phrase.definite) or any(head in words for words in others):
            continue
        if is_plural(head, names) or (head.endswith("s") and head not in names.roles):
            continue
        opening = "new" if new else "owned" if is_possessed(page, phrase, names) else "known"
        yield Someone(phrase.start, phrase.end, head, opening, names.roles.get(head, ""), phrase.at)


def without_appositions(page: Page, cast: Cast, people: Sequence[Someone]) -> list[Someone]:
    """Leave out phrases that stand beside another phrase or a name for the same person.

    page (Page): the document.
    cast (Cast): its names.
    people (Sequence[Someone]): phrases for one person, in text order.
    RETURNS (List[Someone]): without those before a name ("The manager, Anna Berg,") and without those
        after another phrase ("The driver, a man of nine,").
    """
    outers = {mention.outer for mention in cast.mentions}
    ends: set[int] = set()
    found = []
    for one in people:
        comma = page.words[one.end : one.end + 1] == [","]
        after = one.opening == "new" and one.start > 0 and page.words[one.start - 1] == ","
        if not (comma and one.end + 1 in outers) and not (after and one.start - 1 in ends):
            found.append(one)
        ends.add(one.end)
    return found


def add_sources(found: Sequence[Someone], phrases: Iterable[Phrase | None], names: NameData) -> list[Someone]:
    """Add the sources that are no names, whatever their heads, to the phrases found.

    found (Sequence[Someone]): phrases for organisations, groups and texts.
    phrases (Iterable[Optional[Phrase]]): the sources.
    names (NameData): the language's roles.
    RETURNS (List[Someone]): in text order, each place once.
    """
    known = {someone.start for someone in found}
    added = list(found)
    for phrase in phrases:
        told = phrase is not None and phrase.head and phrase.head not in names.roles
        if phrase is not None and told and phrase.start not in known and phrase.end - phrase.start > 1:
            known.add(phrase.start)
            opening = "known" if phrase.definite else "new"
            added.append(Someone(phrase.start, phrase.end, phrase.head, opening, "", phrase.at))
    return sorted(added)


def _is_inside(page: Page, cast: Cast, at: int, names: NameData) -> bool:
    """Whether a role noun is part of a name, a title before one, or no head."""
    if at + 1 < len(page.lower):
        after = page.lower[at + 1]
        if after in names.roles or after in names.groups or after in names.namers:
            return True
    nearest = bisect_left(cast.starts, at + 1)
    if nearest and cast.mentions[nearest - 1].end > at:
        return True
    return nearest < len(cast.starts) and cast.mentions[nearest].outer <= at + 1


def _names_inside(cast: Cast, start: int, end: int) -> bool:
    """Whether a name stands in a stretch of tokens."""
    return bisect_left(cast.starts, start) < bisect_left(cast.starts, end)


def _opening(page: Page, at: int, names: NameData) -> tuple[int, str]:
    """First token of the phrase that a head ends, and what opens it; "" where nothing does."""
    for index in range(at - 1, max(-1, at - 1 - OPENING), -1):
        word = page.lower[index]
        if word in names.articles:
            return index, "new"
        if word in names.possessives:
            return index, "owned"
        if word in names.definite:
            return index, "known"
        if word in names.possessive_marks and index > 0:
            return _owner_start(page, index, names), "owned"
        if word in names.breaks or not (word[0].isalnum() or word == "-"):
            break
    return at, ""


def _owner_start(page: Page, mark: int, names: NameData) -> int:
    """First token of the owner before a possessive mark."""
    start = mark - 1
    first = max(0, start - OPENING)
    while start > first and page.words[start][0].isupper() and page.words[start - 1][0].isupper():
        if page.lower[start - 1] in names.commons:
            break
        start -= 1
    before = page.lower[start - 1] if start else ""
    return start - (before in names.definite or before in names.articles)


def _is_said_of(page: Page, start: int, ends: set[int], names: NameData) -> bool:
    """Whether a phrase tells what somebody is: after "was", or in an apposition to a name."""
    before = page.lower[start - 1]
    return before in names.copulas or (page.words[start - 1] == "," and start - 1 in ends)


def _complement(page: Page, end: int, names: NameData) -> int:
    """Where a phrase ends with the complement after its head ("of nine", "from Aldby", "signed by two")."""
    words, lower = page.words, page.lower
    if is_reduced(page, end, names):
        return _clause_end(page, end + 1, names)
    if end + 1 >= len(words) or lower[end] not in names.connectors:
        return end
    at = end + 1 + (lower[end + 1] in names.definite)
    stop = min(len(words), at + COMPLEMENT)
    if at < stop and words[at].islower():
        return at + 1 if lower[end] in names.genitives else end
    after = at
    while after < stop and (words[after][0].isupper() or words[after][0].isdigit()):
        after += 1
    return after if after > at else end


def _clause_end(page: Page, start: int, names: NameData) -> int:
    """Where a participle's complement ends: one small word, or a preposition with its noun."""
    lower = page.lower
    at = start + 1
    if lower[start] not in names.breaks:
        return at
    at += at < len(lower) and (lower[at] in names.definite or lower[at] in names.articles)
    stop = min(len(lower), at + COMPLEMENT)
    while at < stop and lower[at][0].isalnum() and lower[at] not in names.breaks | names.definite:
        if lower[at].endswith(PAST):
            break
        at += 1
    return at
