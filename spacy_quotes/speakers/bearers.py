"""Who has a role or stands in a relation: the mayor of the text, somebody's husband."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container
from operator import attrgetter

from ..language.namedata import NameData
from ..page import Page
from .cast import CROWD, Cast
from .figures import Figure
from .genders import sounds_like
from .names import OTHER, PERSON, Mention
from .order import Distances
from .phrases import Phrase
from .roles import RoleBook, Told, beside, full_role, proper_words

# Paragraphs back within which a role that several have is that of the one named there.
NEAR = 2
# Paragraphs from the start within which somebody is described who is named later.
LEAD = 3
# Longest phrase with "a" there that is taken for somebody who is named later.
SHORT = 3
# An age that somebody is called by, and how it ends.
_AGE, AGED = re.compile(r"\d{1,3}-year-old"), "-year-old"
# Letters that "Syria" and "Syrian" share.
STEM = 4


class Bearers:
    """Finds the people of one document by what they are.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles.
    book (RoleBook): who has which role.
    distances (Distances): distances in paragraphs.
    speaking (Container[int]): first tokens of the names that head sources.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        book: RoleBook,
        distances: Distances,
        speaking: Container[int],
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.book = book
        self.distances = distances
        self.speaking = speaking
        self.openings = {paragraph.start for paragraph in page.paragraphs}
        self.by_name: defaultdict[str, list[Figure]] = defaultdict(list)  # surname -> who bears it
        self.roles: defaultdict[int, list[str]] = defaultdict(list)  # token of a name -> roles told there
        for role, places in book.items():
            for one in places:
                self.roles[one.at].append(role)
        for figure in cast.figures:
            for word in figure.words[1:]:
                self.by_name[word].append(figure)

    def told(self, phrase: Phrase) -> list[Told]:
        """Find where the text gives somebody the role of a phrase, with words that agree.

        phrase (Phrase): a phrase with a role as its head.
        RETURNS (List[Told]): in text order.
        """
        told = self.book.get(full_role(self.page, phrase.at, self.names), [])
        if len(told) > CROWD:
            at = bisect_left(told, phrase.start, key=attrgetter("at"))
            told = told[max(0, at - CROWD) : at + CROWD]
        marks = beside(self.page, phrase.at, self.names)
        told = [one for one in told if one.beside & marks] or told  # "the prime minister"
        # "the Mayor" is any mayor, "the Aldby mayor" is one.
        before = proper_words(self.page, phrase.start + 1, phrase.at)
        proper = before | proper_words(self.page, phrase.at + 1, phrase.end)
        if not proper:
            return told
        stems = {word[:STEM] for word in proper}
        return [
            one for one in told if any(word[:STEM] in stems for word in one.proper | set(one.figure.words))
        ]

    def aged(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """Find whom a phrase calls by their age ("the 31-year-old", "the 67-year-old widow").

        phrase (Phrase): a source.
        previous (Optional[Figure]): speaker of the quote before.
        RETURNS (Optional[Figure]): the only one of that age; where no age is told the speaker before,
            else the person named last near by.
        """
        age = self.age(phrase)
        if not age:
            return None
        told = self.book.get(age, [])
        if told:
            return self.choose(told, phrase.start)
        if phrase.head in self.names.roles and self.told(phrase):
            return None
        return previous if previous is not None and self._may_be(previous, phrase) else self._last(phrase)

    def age(self, phrase: Phrase) -> str:
        """Read the age that a phrase calls somebody by.

        phrase (Phrase): a source.
        RETURNS (str): "31-year-old", "" where "the" and an age do not open it.
        """
        lower = self.page.lower
        age = _AGE.match("".join(lower[phrase.start + 1 : phrase.end]))
        return age.group() if age is not None and lower[phrase.start] in self.names.definite else ""

    def _last(self, phrase: Phrase) -> Figure | None:
        """The person named last before a description, in its paragraph or the one before."""
        at = bisect_left(self.cast.starts, phrase.start)
        for mention in self.cast.mentions[max(0, at - CROWD) : at][::-1]:
            figure = self.cast.who.get(mention.start)
            if self.distances.between(mention.start, phrase.start) > 1:
                break
            if figure is not None and self._may_be(figure, phrase):
                return figure
        return None

    def _may_be(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a figure may be a person, of the gender of a description and of no other age."""
        aged = any(role.endswith(AGED) for role in figure.roles)
        person = figure.kind == PERSON or (figure.kind == OTHER and len(figure.words) > 1)
        gender = self.names.roles.get(phrase.head, "")
        return person and not aged and self._looks(figure) in ("", gender or self._looks(figure))

    def alike(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """Find who has a role that a phrase may stand for ("the diplomat" for an ambassador).

        phrase (Phrase): a phrase with a role as its head, which the text gives nobody.
        previous (Optional[Figure]): speaker of the quote before, who is asked first.
        RETURNS (Optional[Figure]): the only one, or the only one near; None where there is none.
        """
        roles = self.names.callings.get(phrase.head, frozenset[str]())
        if previous is not None and not previous.roles.isdisjoint(roles):
            return previous
        if beside(self.page, phrase.at, self.names) - self.names.lessers:
            return None  # "the Senate minority leader" is no governor
        told = [one for role in roles for one in _before(self.book.get(role, []), phrase.start)]
        gender = self.names.roles[phrase.head]
        told = [one for one in told if one.figure.gender in ("", gender or one.figure.gender)]
        return self.choose(sorted(told, key=attrgetter("at")), phrase.start)

    def choose(self, told: list[Told], start: int) -> Figure | None:
        """Choose among those with a role: the only one, or the only one near.

        told (List[Told]): where they have it.
        start (int): token of the phrase.
        RETURNS (Optional[Figure]): the person, None where that is open.
        """
        figures = {id(one.figure): one.figure for one in told}
        if len(figures) > 1:
            at = bisect_left(told, start, key=attrgetter("at"))
            near = [one for one in told[max(0, at - 8) : at] if self.distances.between(one.at, start) <= NEAR]
            figures = {id(one.figure): one.figure for one in near}
        return next(iter(figures.values())) if len(figures) == 1 else None

    def ahead(self, phrase: Phrase) -> Figure | None:
        """Find who is described at the opening of an article, or by a bare role, and named later.

        phrase (Phrase): a source.
        RETURNS (Optional[Figure]): the only one with that role, where there is one.
        """
        names, first = self.names, self.page.lower[phrase.start]
        bare = first not in names.definite and first not in names.indefinite
        if phrase.head not in names.roles or not (bare or first in names.articles):
            return None
        if not bare and self.distances.between(0, phrase.start) > LEAD:
            return None
        known = (phrase.head, *(f"{word} {phrase.head}" for word in names.lessers))
        told = [one for role in known for one in self.book.get(role, ())[:CROWD]]
        figures = {id(one.figure): one.figure for one in told}
        if len(figures) != 1:
            return None
        figure = next(iter(figures.values()))
        return figure if bare or min(one.at for one in told) > phrase.start else None

    def introduced(self, phrase: Phrase) -> Figure | None:
        """Find whom a headline or a first paragraph describes and one right after it names as a speaker or at
        its start.

        phrase (Phrase): a source ("The captain of a ferry that sank").
        RETURNS (Optional[Figure]): the first person named after it, where nothing else is told of them.
        """
        names, first = self.names, self.page.lower[phrase.start]
        if phrase.head not in names.roles or first in names.possessives or first in names.breaks:
            return None
        if first in names.indefinite and phrase.end - phrase.start > SHORT:
            return None
        if self.distances.between(0, phrase.start) > LEAD or self.book.get(phrase.head):
            return None
        at = bisect_left(self.cast.starts, phrase.end)
        for mention in self.cast.mentions[at : at + CROWD]:
            figure = self.cast.who.get(mention.start)
            if figure is None or not _is_new(figure, mention) or figure.kind not in (OTHER, PERSON):
                continue
            if figure.kind == OTHER and self.page.lower[mention.outer - 1] in names.breaks:
                continue  # "the women of Aldby Moor"
            speaks = mention.start in self.speaking and phrase.end - phrase.start > 2
            opens = mention.outer in self.openings or (speaks and self.page.words[phrase.at].islower())
            opens = opens and self.fits(mention, phrase.head)
            near = 1 <= self.distances.between(phrase.start, mention.start) <= NEAR
            return figure if opens and near else None
        return None

    def fits(self, mention: Mention, head: str) -> bool:
        """Tell whether what is told of somebody leaves open that a role noun means them.

        mention (Mention): where they are named; what is told beside it counts.
        head (str): the role noun in lower case.
        RETURNS (bool): whether no other role is told.
        """
        known = self.names.callings.get(head, frozenset())
        roles = self.roles.get(mention.start, ())
        return all(role in known or role not in self.names.roles for role in roles)

    def kin(self, phrase: Phrase, owner: Figure | None) -> Figure | None:
        """Find the one person who shares a name with the owner of a relation ("her husband").

        phrase (Phrase): a source.
        owner (Optional[Figure]): whom the possessive pronoun at its start stands for.
        RETURNS (Optional[Figure]): who that is, named before; None where nobody is or two are.
        """
        if owner is None or phrase.end - phrase.start != 2 or phrase.head not in self.names.relations:
            return None
        if self.book.get(phrase.head):
            return None
        gender = self.names.roles[phrase.head]
        namesakes = {id(one): one for word in owner.words[1:] for one in self.by_name[word][:CROWD]}
        found = [
            one
            for one in namesakes.values()
            if one is not owner
            and one.mentions[0].start < phrase.start
            and self._looks(one) in ("", gender or self._looks(one))
        ]
        return found[0] if len(found) == 1 else None

    def _looks(self, figure: Figure) -> str:
        """Gender of somebody, else what the given name tells nearly surely."""
        hint, sure = sounds_like(figure.words[0], self.names)
        return figure.gender or (hint if sure else "")


def _is_new(figure: Figure, mention: Mention) -> bool:
    """Whether a mention is the first that has a figure's name of several words."""
    full = next((one for one in figure.mentions[:CROWD] if len(one.words) > 1), None)
    return full == mention


def _before(told: list[Told], start: int) -> list[Told]:
    """The last places before a token."""
    at = bisect_left(told, start, key=attrgetter("at"))
    return told[max(0, at - CROWD) : at]
