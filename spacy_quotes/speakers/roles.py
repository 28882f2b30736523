"""Which person the text gives which role: titles, appositions and role nouns before names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..language.base import NameData
from ..page import Page
from .cast import Cast, Figure
from .names import OTHER, PERSON, Mention

# Tokens after a name, or before it, in which an apposition tells its role.
SPAN = 8

RoleBook = dict[str, list[tuple[int, Figure]]]


def read_roles(page: Page, cast: Cast, names: NameData) -> RoleBook:
    """Find the roles of all people; sets roles and gender of the figures too.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles.
    RETURNS (RoleBook): role in lower case -> where it is told (token) and of whom, in text order.
    """
    book: RoleBook = defaultdict(list)
    for mention in cast.mentions:
        figure = cast.who.get(mention.start)
        if figure is None or figure.kind not in (PERSON, OTHER):
            continue
        roles = [*mention.roles, *_before(page, mention, names), *_after(page, mention, names)]
        for role in roles:
            figure.roles.add(role)
            book[role].append((mention.start, figure))
        if roles:
            figure.kind = PERSON
        genders = {names.roles.get(role, "") for role in roles} - {""}
        if len(genders) == 1 and not figure.gender:
            figure.gender = genders.pop()
    return dict(book)


def _before(page: Page, mention: Mention, names: NameData) -> Iterator[str]:
    """Role nouns before a name: "spokesman John Smith", "the mayor, Anna Berg"."""
    index = mention.outer - 1
    if index >= 0 and page.lower[index] in names.roles and page.words[index].islower():
        if index == 0 or page.lower[index - 1] not in names.lessers:
            yield page.lower[index]
    elif index > 0 and page.words[index] == ",":
        role = page.lower[index - 1]
        opening = page.lower[max(0, index - SPAN) : index - 1]
        if role in names.roles and any(word in names.definite for word in opening):
            yield role


def _after(page: Page, mention: Mention, names: NameData) -> Iterator[str]:
    """Role nouns in an apposition after a name: "Anna Berg, the mayor of Aldby"."""
    index = mention.end
    if index >= len(page.words) or page.words[index] != ",":
        return
    told: list[str] = []
    for at in range(index + 1, min(index + 1 + SPAN, len(page.words))):
        lower = page.lower[at]
        if page.words[at] in ",.;:()–—" or lower in names.breaks:
            if lower not in names.relatives:
                yield from told[-1:]
            return
        if lower in names.roles and page.lower[at - 1] not in names.lessers:
            told.append(lower)
        elif told:
            told.clear()
