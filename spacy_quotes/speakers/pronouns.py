"""Whom "he" and "she" stand for: the best fitting figure before it, or none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..language.base import NameData
from ..page import Page
from .cast import Cast, Figure
from .names import OTHER, PERSON
from .order import sentence_starts

# How far back figures are looked for: mentions, and paragraphs.
REACH, BACK = 40, 3
# By how much the best has to lead the second.
LEAD = 0.8


class Setting(NamedTuple):
    """Where a pronoun stands.

    at (int): its token.
    own (Sequence[Tuple[int, int]]): tokens of the content of its own quote.
    previous (Optional[Figure]): speaker of the quote before.
    since (int): token where that quote's source or content stands; -1 where there is none.
    barred (Optional[Figure]): who speaks the content around it.
    floor (int): token before which nobody is looked for: where somebody unknown spoke last.
    """

    at: int
    own: Sequence[tuple[int, int]]
    previous: Figure | None
    since: int
    barred: Figure | None
    floor: int = 0


def gender_of(pronoun: str, names: NameData) -> str:
    """Tell gender or number of a pronoun.

    pronoun (str): a personal or possessive one in lower case.
    names (NameData): the language's pronouns.
    RETURNS (str): "f", "m", "p" (plural), "n" (thing), or "" for those that are not to be resolved.
    """
    return names.pronouns.get(pronoun) or names.possessives.get(pronoun, "")


class Pronouns:
    """Finds the figures of pronouns in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's pronouns.
    quoted (Sequence[bool]): for each token whether it stands in the content of a quote.
    """

    def __init__(self, page: Page, cast: Cast, names: NameData, quoted: Sequence[bool]) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.quoted = quoted
        self.openings = [paragraph.start for paragraph in page.paragraphs]
        self.sentences = sentence_starts(page)
        self.spoken: set[int] = set()

    def note(self, figure: Figure) -> None:
        """Remember that a figure speaks, so that it may be a person.

        figure (Figure): the speaker of a quote.
        """
        self.spoken.add(id(figure))

    def find(self, pronoun: str, setting: Setting) -> Figure | None:
        """Find the person that a pronoun of the third person singular stands for.

        pronoun (str): the pronoun in lower case.
        setting (Setting): where it stands.
        RETURNS (Optional[Figure]): None where nothing fits or two fit equally.
        """
        sort = gender_of(pronoun, self.names)
        if sort not in ("m", "f"):
            return None
        scores: dict[int, tuple[float, Figure]] = {}
        here = bisect_right(self.openings, setting.at)
        at = bisect_left(self.cast.starts, setting.at)
        for mention in reversed(self.cast.mentions[max(0, at - REACH) : at]):
            back = here - bisect_right(self.openings, mention.start)
            figure = self.cast.who.get(mention.start)
            if back > BACK or mention.start < setting.floor:
                break
            if figure is None or figure is setting.barred or not self._suits(figure, sort):
                continue
            if any(start <= mention.start < end for start, end in setting.own):
                continue
            if setting.floor and self.quoted[mention.start]:
                continue
            score = self._score(mention.start, mention.outer, setting, back)
            old = scores.get(id(figure), (0.0, figure))[0]
            scores[id(figure)] = (max(old, score) + 0.1, figure)
        if setting.previous is not None and self._suits(setting.previous, sort):
            back = here - bisect_right(self.openings, setting.since)
            bonus = (3.0, 2.0, 0.5)[back] if back < 3 else 0.0
            old = scores.get(id(setting.previous), (0.0, setting.previous))[0]
            if setting.previous is not setting.barred and (bonus or old):
                scores[id(setting.previous)] = (old + bonus, setting.previous)
        return _best([self._sure(score, figure, sort) for score, figure in scores.values()])

    def _score(self, start: int, outer: int, setting: Setting, back: int) -> float:
        """How near and how prominent a mention is."""
        sentence = bisect_right(self.sentences, setting.at)
        of_mention = bisect_right(self.sentences, start)
        score = 4.0 - min(sentence - of_mention, 6) * 0.4 - back * 0.5
        opening = outer - self.sentences[of_mention - 1]
        if opening < 2:
            score += 1.5
        elif self.page.words[outer - 1] == ",":
            score += 0.75
        if self.quoted[start]:
            score -= 2.5
        after = self.page.words[start + 1] if start + 1 < len(self.page.words) else ""
        if after in self.names.possessive_marks:
            score -= 0.5
        return score

    def _suits(self, figure: Figure, sort: str) -> bool:
        """Whether a pronoun of this gender or number may stand for a figure."""
        named = len(figure.words) > 1 or id(figure) in self.spoken
        person = figure.kind == PERSON or (figure.kind == OTHER and named and not figure.plural)
        return person and figure.gender in ("", sort)

    def _sure(self, score: float, figure: Figure, sort: str) -> tuple[float, Figure]:
        """Raise those whose gender and kind are known to fit."""
        return score + (figure.gender == sort) + 0.5 * (figure.kind == PERSON), figure


def _best(scored: list[tuple[float, Figure]]) -> Figure | None:
    """The figure that leads clearly."""
    ranked = sorted(scored, key=_by_score, reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return None
    return ranked[0][1]


def _by_score(entry: tuple[float, Figure]) -> float:
    """The score of an entry."""
    return entry[0]
