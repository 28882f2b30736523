"""What a source is: a pronoun, a name with its titles and appositions, or another noun phrase."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from ..quote import Pieces
from .cast import Cast
from .names import OTHER, PERSON, PLACE, Mention
from .number import is_plural
from .runs import HYPHENS

# Words in capitals from which a source is a headline.
SHOUT = 4
# Tokens after the head of a source in which its name is told.
NAMING = 14
# Ending of most participles and past tenses.
PAST = "ed"
_EDGES = frozenset("\"“”„«»‘’'()[]-–—,;:.")
_OPENED = {")": "(", "]": "["}


class Phrase(NamedTuple):
    """A source taken apart.

    start (int): first token, prepositions and marks left out.
    end (int): one past the last token.
    pronoun (str): the pronoun where it is one, in lower case, else "".
    name (Optional[Mention]): the name that it is headed by.
    head (str): its head noun in lower case, "" where a name or a pronoun heads it.
    at (int): token of the head noun, -1 where there is none.
    definite (bool): whether "the" or a possessive opens it.
    shouted (bool): whether it is a line in capitals, a headline taken for a source, and no turn of a script.
    """

    start: int
    end: int
    pronoun: str = ""
    name: Mention | None = None
    head: str = ""
    at: int = -1
    definite: bool = False
    shouted: bool = False


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
        if is_shouted(page, start, end):
            return _read_shouted(page, cast, start, end, names)
        if start < end:
            return _read(page, cast, start, end, names)
    return None


def _strip(page: Page, start: int, end: int, names: NameData) -> tuple[int, int]:
    """Leave out marks at both ends and prepositions at the start."""
    words, lower = page.words, page.lower
    while start < end and (words[start] in _EDGES or words[start].isspace()):
        start += 1
    while end > start and (words[end - 1] in _EDGES or words[end - 1].isspace()):
        if _OPENED.get(words[end - 1]) in words[start : end - 1]:
            break
        end -= 1
    while start + 1 < end and lower[start] in names.agents and words[start + 1] not in HYPHENS:
        start += 1
    return start, end


def is_shouted(page: Page, start: int, end: int) -> bool:
    """Tell a headline in capitals from a source.

    page (Page): the document.
    start (int): first token.
    end (int): one past the last one.
    RETURNS (bool): whether it has several words, all in capitals.
    """
    words = [word for word in page.words[start:end] if word[0].isalpha()]
    return len(words) >= SHOUT and all(word.isupper() for word in words)


def _read(page: Page, cast: Cast, start: int, end: int, names: NameData) -> Phrase:
    """Take a source without marks around it apart."""
    first = page.lower[start]
    told = is_pronoun(page, start, names) or first in names.relatives
    alone = end - start == 1
    joint = not alone and page.lower[start + 1] in names.conjunctions
    if told and joint:
        return Phrase(start, end)
    if told or (alone and first in names.possessives):
        return Phrase(start, start + 1, pronoun=first)
    inside = _inside(cast, start, end)
    stop = _core_end(page, start, end, inside, names)
    heads = [m for m in inside if m.end == stop and not _is_people(page, m, start, end, names)]
    joined = _is_joined(page, inside, start, names)
    if joined:
        return Phrase(start, end, head="")
    if heads:
        return Phrase(start, end, name=heads[-1])
    after = _appositive(page, inside, stop, end, names) or _naming(page, cast, stop, names)
    after = after or _behind_office(page, inside, stop, end, names)
    if after is not None:
        return Phrase(start, end, name=after)
    definite = first in names.definite or first in names.possessives
    return Phrase(start, end, head=page.lower[stop - 1], at=stop - 1, definite=definite)


def _read_shouted(page: Page, cast: Cast, start: int, end: int, names: NameData) -> Phrase:
    """Take a source in capitals apart, which is a headline unless it is a turn of a script."""
    if page.words[end : end + 1] != [":"]:
        return Phrase(start, end, shouted=True)
    if page.lower[start] not in names.articles:
        return _read(page, cast, start, end, names)
    at = _core_end(page, start, end, [], names) - 1  # "A WOMAN IN THE THIRD ROW:"
    return Phrase(start, end, head=page.lower[at], at=at)


def is_pronoun(page: Page, index: int, names: NameData) -> bool:
    """Tell a personal pronoun from an acronym ("US").

    page (Page): the document.
    index (int): the token.
    names (NameData): the language's pronouns.
    RETURNS (bool): whether it is a pronoun.
    """
    word, lower = page.words[index], page.lower[index]
    return (lower in names.pronouns or lower in names.firsts) and (len(word) == 1 or not word.isupper())


def is_possessed(page: Page, phrase: Phrase, names: NameData) -> bool:
    """Tell whether a possessive stands in a phrase before its head ("his aide", "Berg's aide").

    page (Page): the document.
    phrase (Phrase): the phrase.
    names (NameData): the language's possessives.
    RETURNS (bool): whether a pronoun or a name owns it; not so for "the drivers' union".
    """
    words = page.words[phrase.start : phrase.end]
    marked = any(b in names.possessive_marks and a[0].isupper() for a, b in pairwise(words))
    return marked or page.lower[phrase.start] in names.possessives


def without_relative(page: Page, start: int, end: int, names: NameData) -> int:
    """Find where a noun phrase ends without the relative clause behind it.

    page (Page): the document.
    start (int): first token.
    end (int): one past the last one.
    names (NameData): the language's relative pronouns.
    RETURNS (int): one past the last token before a clause set off by a comma; one without a comma
        tells which one is meant and stays.
    """
    for at in range(start + 1, end):
        relative = page.words[at] in names.relatives or page.words[at] in names.relative_owners
        if relative and page.words[at - 1] == "," and at - 1 > start:
            return at - 1
    return end


def is_reduced(page: Page, index: int, names: NameData, *, source: bool = False) -> bool:
    """Tell whether a participle opens a clause behind a noun ("a letter signed by two").

    page (Page): the document.
    index (int): the participle's token.
    names (NameData): the language's function words.
    source (bool): whether it stands in a source, where a past tense is no verb of the sentence.
    RETURNS (bool): whether a noun stands before it and a small word behind; not so in "a signed letter".
    """
    lower = page.lower
    if index < 1 or index + 1 >= len(lower):
        return False
    if lower[index] not in names.participles and not (source and lower[index].endswith(PAST)):
        return False
    before, after = lower[index - 1], lower[index + 1]
    noun = before[0].isalpha() and not (before in names.commons or before in names.definite)
    return noun and (after in names.breaks or after in names.commons)


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


def _is_people(page: Page, mention: Mention, start: int, end: int, names: NameData) -> bool:
    """Whether a word for people, not a name, is all: "several Democrats", "Democratic and other members"."""
    last = page.lower[mention.end - 1]
    if mention.start == start and mention.end == start + 1 < end and is_plural(last, names):
        return page.words[mention.end].islower()  # "Parents of 14 children"
    joined = mention.end < end and page.lower[mention.end] in names.conjunctions
    if last in names.peoples and joined:
        return True
    counted = page.lower[start] in names.indefinite and is_plural(last, names)
    return mention.start > start and (last in names.peoples or counted)


def _core_end(page: Page, start: int, end: int, inside: list[Mention], names: NameData) -> int:
    """Where the head of a noun phrase ends: before a comma, a preposition, a bracket or a relative."""
    named = {index for mention in inside for index in range(mention.outer, mention.end)}
    for index in range(start + 1, end):
        if index in named:
            continue
        if page.lower[index] in names.namers:
            return index
        word, lower = page.words[index], page.lower[index]
        if word in ",(;:–—":
            return index
        if lower in names.breaks and page.words[index].islower():
            return index
        if index > start + 1 and is_reduced(page, index, names, source=True):
            return index
    stop = end
    while stop - 1 > start and page.words[stop - 1] in names.possessive_marks:
        stop -= 1
    return stop


def _is_joined(page: Page, inside: list[Mention], start: int, names: NameData) -> bool:
    """Whether a source names two or more ("Anna Berg and Tom Moe")."""
    for before, after in pairwise(inside):
        between = page.lower[before.end : after.outer]
        if any(word in names.conjunctions for word in between) and before.outer == start:
            return len(between) < 3
    return False


def _appositive(page: Page, inside: list[Mention], stop: int, end: int, names: NameData) -> Mention | None:
    """A name set off by a comma after the head ("the mayor, Anna Berg", "the head of X, Tom Moe")."""
    role = page.lower[stop - 1] in names.roles or page.lower[stop - 1] in names.articles
    for mention in inside:
        after = page.words[mention.end] if mention.end < end else ","
        after = "," if after in names.genitives else after  # "an advocate, Anna Berg of the firm Moe"
        if mention.outer > stop and page.lower[mention.outer - 1] in names.namers:
            return mention
        if mention.outer <= stop or page.words[mention.outer - 1] != "," or after not in ",(":
            continue
        if mention.outer == stop + 1 and mention.kind != PLACE:
            return mention
        person = mention.kind == PERSON or (mention.kind == OTHER and len(mention.words) > 1)
        if role and person:
            return mention
    return None


def _behind_office(page: Page, inside: list[Mention], stop: int, end: int, names: NameData) -> Mention | None:
    """A name right behind an office, no comma between ("Head of the Rain Council Anna Berg")."""
    last = inside[-1] if inside else None
    if last is None or last.end != end or page.lower[stop - 1] not in names.roles:
        return None
    office = last.outer < last.start and not last.roles and page.lower[stop] in names.genitives
    person = last.kind == PERSON or (last.kind == OTHER and len(last.words) > 1)
    return last if office and person else None


def _naming(page: Page, cast: Cast, start: int, names: NameData) -> Mention | None:
    """A name that is told later, in or after a source ("A mother, who gave only her first name, Rudayna")."""
    stop = min(start + NAMING, len(page.words))
    for at in range(start, stop):
        if page.words[at] in ".;:!?":
            break
        if page.words[at] == "," and page.lower[at - 1] in names.naming:
            return next((mention for mention in _inside(cast, at, stop) if mention.outer == at + 1), None)
    return None
