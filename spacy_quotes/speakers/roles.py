"""Which person the text gives which role: titles, appositions and role nouns before names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from .cast import Cast
from .figures import Figure
from .names import OTHER, PERSON, Mention

# Tokens after a name, or before it, in which an apposition tells its role.
SPAN = 8
# Words before a role noun that tell it apart.
BESIDE = 3


class Told(NamedTuple):
    """One place where the text gives a person a role.

    at (int): first token of the name.
    figure (Figure): the person.
    proper (FrozenSet[str]): capitalised words beside the role, in lower case ("Aldby" in "the mayor
        of Aldby").
    beside (FrozenSet[str]): words right before the role, in lower case ("health" in "the health minister").
    """

    at: int
    figure: Figure
    proper: frozenset[str]
    beside: frozenset[str] = frozenset()


RoleBook = dict[str, list[Told]]
# A role, the capitalised words with it, and the words right before it.
Given = tuple[str, frozenset[str], frozenset[str]]


def read_roles(page: Page, cast: Cast, names: NameData) -> RoleBook:
    """Find the roles of all people; sets roles and gender of the figures too.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles.
    RETURNS (RoleBook): role in lower case, after the word that makes it another one ("former
        mayor") -> where it is told and of whom, in text order.
    """
    book: RoleBook = defaultdict(list)
    openings = {paragraph.start for paragraph in page.paragraphs}
    for mention in cast.mentions:
        figure = cast.who.get(mention.start)
        if figure is None or figure.kind not in (PERSON, OTHER):
            continue
        roles = [*_titles(page, mention, names), *_after(page, mention, names)]
        if mention.outer not in openings:
            roles.extend(_before(page, mention, names))
        for role, proper, words in roles:
            figure.roles.add(role)
            told = Told(mention.start, figure, proper, words)
            book[role].append(told)
            for key in (role, *(f"{word} {role}" for word in words)):
                if key in names.title_roles:
                    book[names.title_roles[key]].append(told)
        if roles:
            figure.kind = PERSON
        genders = {names.roles.get(role, "") for role, *_ in roles} - {""}
        if len(genders) == 1 and not figure.gender:
            figure.gender = genders.pop()
    return dict(book)


def full_role(page: Page, index: int, names: NameData) -> str:
    """Read a role with the word before it that makes it another one.

    page (Page): the document.
    index (int): token of the role noun.
    names (NameData): the language's words of that sort.
    RETURNS (str): "mayor", "deputy mayor", "former mayor".
    """
    role = page.lower[index].rstrip(".")
    for word in page.lower[max(0, index - 3) : index][::-1]:
        if word in names.lessers:
            return f"{word} {role}"
        if word in names.breaks or word in names.definite or not word[0].isalpha():
            break
    return role


def beside(page: Page, index: int, names: NameData) -> frozenset[str]:
    """Read what a role noun is told apart by ("prime" in "the prime minister").

    page (Page): the document.
    index (int): token of the role noun.
    names (NameData): the language's function words.
    RETURNS (FrozenSet[str]): the words right before it, in lower case.
    """
    found = []
    for word in page.lower[max(0, index - BESIDE) : index][::-1]:
        if word in names.breaks or word in names.definite or word in names.articles or not word[0].isalpha():
            break
        found.append(word)
    return frozenset(found)


def proper_words(page: Page, start: int, end: int) -> frozenset[str]:
    """RETURNS (FrozenSet[str]): words with a capital in a stretch of tokens, in lower case."""
    return frozenset(page.lower[at] for at in range(start, end) if page.words[at][0].isupper())


def _titles(page: Page, mention: Mention, names: NameData) -> Iterator[Given]:
    """Titles before a name: "Mayor Anna Berg", "former Aldby Mayor Anna Berg"."""
    for index in range(mention.outer, mention.start):
        lower = page.lower[index].rstrip(".")
        if lower in mention.roles or (lower in names.roles and page.lower[index - 1] in names.lessers):
            proper = proper_words(page, max(0, mention.outer - 2, index - SPAN), index)
            yield full_role(page, index, names), proper, beside(page, index, names)


def _before(page: Page, mention: Mention, names: NameData) -> Iterator[Given]:
    """Role nouns before a name: "spokesman John Smith", "the mayor, Anna Berg", "The pilot is Tom Moe"."""
    index = mention.outer - 1
    if index > 1 and page.lower[index] in names.copulas and page.lower[index - 1] in names.roles:
        opening = page.lower[max(0, index - SPAN) : index - 1]
        index -= any(word in names.definite for word in opening)
    if index > 0 and page.lower[index] in names.namers:
        index -= 1
    if index >= 0 and page.lower[index] in names.roles and page.words[index].islower():
        proper = proper_words(page, max(0, index - 4), index)
        yield full_role(page, index, names), proper, beside(page, index, names)
    elif index > 0 and page.words[index] == ",":
        role = index - 1
        while role > index - SPAN and role > 0 and page.lower[role] not in names.roles:
            role -= 1
        opening = page.lower[max(0, role - SPAN) : role]
        whole = role == index - 1 or page.lower[role + 1] in names.connectors
        # "a spokeswoman for the club, Aldby Otters"
        whole = whole and (mention.kind == PERSON or page.lower[index - 1] not in names.stand_ins)
        if page.lower[role] in names.roles and whole and any(word in names.definite for word in opening):
            proper = proper_words(page, max(0, role - 4), index)
            yield full_role(page, role, names), proper, beside(page, role, names)


def _after(page: Page, mention: Mention, names: NameData) -> Iterator[Given]:
    """Role nouns in what is said of a name after it: "Anna Berg, 61, the mayor", "Berg was a pilot"."""
    start = mention.end
    if start < len(page.words) and page.words[start] == "(":
        start = next((at + 1 for at in _near(page, start, SPAN) if page.words[at] == ")"), start)
    if start >= len(page.words):
        return
    if page.words[start] == ",":
        start += 1
        years = _age(page, start)
        if years:
            yield years, frozenset(), frozenset()
        if years and page.words[start + 1 : start + 2] == [","]:
            start += 2
        start += 2 * (_is_relative(page, start, names) and _is_copula(page, start + 1, names))
    elif _is_copula(page, start, names):
        start += 1
    else:
        return
    yield from _apposed(page, start, names)


def _apposed(page: Page, start: int, names: NameData) -> Iterator[Given]:
    """The role that ends a noun phrase."""
    role, lower = 0, ""
    for at in _near(page, start, SPAN):
        lower = page.lower[at]
        if page.words[at] in ",.;:()–—" or lower in names.breaks or lower in names.copulas:
            break
        role = at if lower in names.roles else 0
    listed = lower in names.conjunctions and page.lower[start] in names.possessives
    if role and not listed:  # "Anna Berg, her niece and a dog" are three
        end = role + 1
        while end < min(role + SPAN, len(page.words)) and page.words[end] not in ",.;:()–—":
            end += 1
        yield full_role(page, role, names), proper_words(page, start, end), beside(page, role, names)


def _near(page: Page, start: int, count: int) -> range:
    """Some tokens from one on."""
    return range(start, min(start + count, len(page.words)))


def _age(page: Page, at: int) -> str:
    """The age at a token, as people are called by it ("31-year-old"), "" where there is none."""
    word = page.words[at] if at < len(page.words) else ""
    return f"{word}-year-old" if word.isdecimal() and len(word) in (1, 2, 3) else ""


def _is_relative(page: Page, at: int, names: NameData) -> bool:
    """Whether a relative pronoun stands at a token."""
    return at < len(page.words) and page.lower[at] in names.relatives


def _is_copula(page: Page, at: int, names: NameData) -> bool:
    """Whether "is a", "was the" and the like stand at a token."""
    if at + 1 >= len(page.words) or page.lower[at] not in names.copulas:
        return False
    return page.lower[at + 1] in names.articles
