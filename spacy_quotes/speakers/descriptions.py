"""Whom a noun phrase without a name stands for: who has its role, a phrase before, or itself."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from ..language.base import NameData
from ..page import Page
from .cast import NEAR, Cast, Figure
from .names import GROUP, OTHER, PERSON, Mention
from .order import Distances
from .phrases import Phrase
from .roles import RoleBook

# Longest description, in tokens, that may stand for the speaker before it ("the retired surgeon").
SHORT = 5
# Times by which the most frequent bearer of a role has to lead the second.
LEAD = 2


class Descriptions:
    """Finds the figures of noun phrases in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles and groups.
    book (RoleBook): who has which role.
    distances (Distances): distances in paragraphs.
    """

    def __init__(self, page: Page, cast: Cast, names: NameData, book: RoleBook, distances: Distances) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.book = book
        self.distances = distances
        self.figures: dict[str, Figure] = {}  # words of a phrase -> its figure
        self.fullest: dict[str, Figure] = {}  # head noun -> figure of the latest fuller phrase

    def find(self, phrase: Phrase, previous: Figure | None) -> Figure:
        """Find whom a noun phrase stands for.

        phrase (Phrase): a source that is headed by no name.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        RETURNS (Figure): a figure of its own where nobody is told.
        """
        first = self.page.lower[phrase.start]
        plain = phrase.definite and first not in self.names.possessives
        figure = None
        if plain and phrase.head in self.names.roles:
            figure = self._by_role(phrase) or self._by_description(phrase, previous)
        elif plain and phrase.end - phrase.start == 2:
            figure = self.fullest.get(phrase.head)
            if figure is not None:
                figure.mentions.append(self._mention(phrase.start, phrase.end, figure))
        return figure or self._own(phrase.start, phrase.end, phrase.head)

    def _by_role(self, phrase: Phrase) -> Figure | None:
        """The person that the text gives a role: the only one, the only one near, or mostly the same."""
        told = self.book.get(phrase.head, [])
        counts = Counter(id(figure) for _, figure in told)
        figures = {id(figure): figure for _, figure in told}
        if len(counts) > 1:
            at = bisect_left(told, phrase.start, key=_place)
            near = {
                id(figure)
                for index, figure in told[max(0, at - 8) : at]
                if self.distances.between(index, phrase.start) <= NEAR
            }
            if len(near) == 1:
                return figures[near.pop()]
            (first, most), (_, second) = counts.most_common(2)
            return figures[first] if most >= LEAD * second else None
        return next(iter(figures.values()), None)

    def _by_description(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """The speaker before, where a short description may stand for that person."""
        office = phrase.head in self.names.titles
        if previous is None or office or phrase.end - phrase.start > SHORT:
            return None
        gender = self.names.roles[phrase.head]
        fits = previous.kind == PERSON and previous.gender in ("", gender or previous.gender)
        return previous if fits else None

    def _own(self, start: int, end: int, head: str) -> Figure:
        """The figure that a phrase stands for by its words."""
        lower = self.page.lower[start:end]
        articles = self.names.definite - self.names.possessives.keys()
        key = " ".join(lower[1:] if lower[0] in articles and len(lower) > 1 else lower)
        figure = self.figures.get(key)
        if figure is None:
            role = head in self.names.roles
            kind = GROUP if head in self.names.groups else PERSON if role else OTHER
            figure = Figure((key,), kind, self.names.roles.get(head, ""))
            self.figures[key] = figure
        figure.mentions.append(self._mention(start, end, figure))
        if head in self.names.groups and end - start > 1 and len(key.split()) > 1:
            self.fullest[head] = figure
        return figure

    def _mention(self, start: int, end: int, figure: Figure) -> Mention:
        """A phrase as a mention."""
        return Mention(start, end, start, figure.words, figure.kind)

    def antecedent(self, index: int) -> Figure | None:
        """Find whom a relative pronoun stands for.

        index (int): the pronoun's token.
        RETURNS (Optional[Figure]): the name or the group right before it.
        """
        end = index
        while end > 0 and self.page.words[end - 1] == ",":
            end -= 1
        at = bisect_left(self.cast.starts, end) - 1
        mention = self.cast.mentions[at] if at >= 0 else None
        if mention is not None and mention.end == end:
            return self.cast.who.get(mention.start)
        head = self.page.lower[end - 1] if end else ""
        if head not in self.names.groups and head not in self.names.roles:
            return None
        start = end - 1
        while start > 0 and self._premodifies(start - 1):
            start -= 1
        return self._own(start, end, head)

    def _premodifies(self, index: int) -> bool:
        """Whether a word before a head noun belongs to its phrase."""
        lower, names = self.page.lower[index], self.names
        lists = (names.definite, names.indefinite, names.peoples, names.groups, names.roles)
        return any(lower in words for words in lists) or lower in names.conjunctions


def _place(entry: tuple[int, Figure]) -> int:
    """Where a role is told."""
    return entry[0]
