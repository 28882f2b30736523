"""Which organisation "the ministry" is: the one that has the noun in its name or is introduced with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from .cast import Cast
from .figures import Figure
from .names import GROUP, OTHER, THING, Mention
from .number import is_plural

# Tokens after a name in which an apposition tells what it is.
SPAN = 8
# Names before a noun that are looked at.
FEW = 40


class Described(NamedTuple):
    """A phrase for an organisation that a name opens ("the Aldby army").

    start (int): first token, after its article.
    end (int): one past its noun.
    """

    start: int
    end: int


class Institutions:
    """The organisations of one document by the nouns that stand for them.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's nouns for organisations.
    """

    def __init__(self, page: Page, cast: Cast, names: NameData) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.openings = [paragraph.start for paragraph in page.paragraphs]
        self.opens = frozenset(self.openings)
        self.nouns = _list_nouns(names.bodies, names.stand_ins, names.groups, names.documents)
        self.named: dict[str, dict[int, Figure]] = defaultdict(dict)  # noun -> identity -> figure
        self.described: dict[str, dict[str, Described]] = defaultdict(dict)  # noun -> words -> phrase
        for figure in cast.figures:
            if figure.kind in (GROUP, OTHER, THING) and len(figure.words) > 1 and not figure.gender:
                self._add(figure)
        for mention in cast.mentions:
            self._read(mention)

    def find(self, noun: str, at: int) -> Figure | None:
        """Find the organisation that a noun stands for.

        noun (str): in lower case.
        at (int): token where it stands.
        RETURNS (Optional[Figure]): the one with it in its name or beside it; of several the one named
            last before, in the same paragraph; else None.
        """
        found = self.named.get(noun, {})
        if len(found) < 2:
            return next(iter(found.values()), None)
        opening = self.openings[max(0, bisect_right(self.openings, at) - 1)]
        near = bisect_left(self.cast.starts, opening), bisect_left(self.cast.starts, at)
        last = range(near[1] - 1, max(near[0], near[1] - FEW) - 1, -1)
        starts = (self.cast.starts[index] for index in last)
        near_by = [start for start in starts if id(self.cast.who.get(start)) in found]
        other = next((at for at in near_by if self.cast.who[at] is not self.cast.who[near_by[0]]), None)
        # Two in one breath: either may be meant.
        open_ = not near_by or (other is not None and near_by[0] - other <= SPAN)
        return None if open_ else self.cast.who[near_by[0]]

    def only(self, noun: str) -> Figure | None:
        """Find the one organisation with a noun.

        noun (str): in lower case.
        RETURNS (Optional[Figure]): the only one with it in its name or beside it, anywhere in the document.
        """
        found = self.named.get(noun, {}) if noun in self.nouns else {}
        return next(iter(found.values())) if len(found) == 1 else None

    def phrase(self, noun: str) -> Described | None:
        """Find the phrase that tells more of an organisation.

        noun (str): in lower case.
        RETURNS (Optional[Described]): the only one with the noun behind a name, where no name has it.
        """
        found = self.described.get(noun, {})
        return next(iter(found.values())) if len(found) == 1 and noun not in self.named else None

    def _add(self, figure: Figure) -> None:
        """The nouns in a name: its last word, and any for an organisation."""
        for at, word in enumerate(figure.words):
            if word in self.names.groups or at == len(figure.words) - 1:
                self.named[word][id(figure)] = figure
                if word.endswith("s") and figure.kind != THING:
                    self.named[word[:-1]][id(figure)] = figure

    def _read(self, mention: Mention) -> None:
        """The nouns beside a name: "the airline Aldby Wings", "Aldby Wings, an airline"."""
        figure = self.cast.who.get(mention.start)
        lower, names = self.page.lower, self.names
        before = -1 if mention.outer in self.opens else mention.outer - 1
        end = mention.end
        # "the operator, Aldby Net", "a committee called Friends of Aldby"
        comma, called = (
            before > 0 and told for told in (lower[before] == ",", lower[before] in names.namers)
        )
        before -= comma or called
        may_be = figure is not None and figure.kind in (GROUP, OTHER) and not figure.gender
        closed = not comma or (lower[end : end + 1] or ["."])[0] in ",.;:()"
        led = comma and before >= 0 and self._is_led(before)
        if figure is not None and may_be and before >= 0 and closed and not led and self._is_noun(before):
            self._tell(lower[before], figure, sure=comma or called or len(figure.words) == 1)
        if figure is not None and may_be and end < len(lower) and lower[end] == ",":
            noun = self._apposed(end + 1)
            if noun:
                self._tell(noun, figure, sure=True)
        if end < len(lower) and self._is_noun(end) and before >= 0 and lower[before] in names.definite:
            words = " ".join(lower[mention.start : end + 1])
            self.described[lower[end]].setdefault(words, Described(mention.outer, end + 1))

    def _is_led(self, at: int) -> bool:
        """Whether a preposition leads the phrase whose head stands at a token ("At the hotel")."""
        names, lower = self.names, self.page.lower
        for first in range(at - 1, max(0, at - SPAN), -1):
            if lower[first] in names.definite or lower[first] in names.articles:
                before = lower[first - 1]
                return before in names.breaks or before in names.locatives or before in names.agents
        return False

    def _tell(self, noun: str, figure: Figure, *, sure: bool) -> None:
        """Note the noun that stands beside a name; where that is sure it makes it that of an organisation."""
        self.named[noun][id(figure)] = figure
        if sure and figure.kind == OTHER and not figure.roles and figure.words[0] not in self.names.given:
            figure.kind = GROUP

    def _apposed(self, start: int) -> str:
        """The noun of an apposition that starts at a token, "" where there is none."""
        lower, names = self.page.lower, self.names
        if start >= len(lower) or not (lower[start] in names.definite or lower[start] in names.articles):
            return ""
        for at in range(start + 1, min(start + SPAN, len(lower))):
            after = lower[at + 1] if at + 1 < len(lower) else "."
            if self._is_noun(at) and (after in names.breaks or after in ",.;:()–—"):
                return lower[at]
            if lower[at] in names.breaks or not lower[at][0].isalnum():
                break
        return ""

    def _is_noun(self, index: int) -> bool:
        """Whether a token is a noun for one organisation, without a capital."""
        word = self.page.words[index]
        return word.islower() and word in self.nouns and not is_plural(word, self.names)


@lru_cache(maxsize=16)
def _list_nouns(
    bodies: frozenset[str], stand_ins: frozenset[str], groups: frozenset[str], documents: frozenset[str]
) -> frozenset[str]:
    """The nouns for one organisation, once for each language."""
    return bodies | stand_ins | (groups - documents)
