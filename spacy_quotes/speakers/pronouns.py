"""Whom "he" and "she" stand for: the best fitting figure before it, or none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..language.base import NameData
from ..page import Page
from .cast import Cast
from .figures import Figure
from .names import OTHER, PERSON

# How far back figures are looked for: mentions, and paragraphs.
REACH, BACK = 24, 3
# Lead, or score where nobody else comes into question, from which a pronoun tells a gender.
SURE, ALONE = 2.0, 4.0
# Pronouns before that are looked at.
CHAIN = 4
# Longest phrase, in tokens, for somebody without a name that a pronoun may stand for.
UNNAMED = 8
# By how much the best has to lead the second.
LEAD = 0.4


Scores = dict[int, tuple[float, Figure]]  # identity of a figure -> its score


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


class Link(NamedTuple):
    """A pronoun that was resolved.

    at (int): its token.
    figure (Figure): whom it stands for.
    sort (str): "f" or "m".
    """

    at: int
    figure: Figure
    sort: str


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
    sentences (Sequence[int]): first tokens of its sentences.
    """

    def __init__(
        self, page: Page, cast: Cast, names: NameData, quoted: Sequence[bool], sentences: Sequence[int]
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.quoted = quoted
        self.openings = [paragraph.start for paragraph in page.paragraphs]
        self.sentences = sentences
        self.openers = frozenset(self.sentences)
        gendered = frozenset(word for word, sort in names.pronouns.items() if sort in ("m", "f"))
        self.unread = [at for at, word in enumerate(page.lower) if word in gendered and not quoted[at]]
        self.chain: list[Link] = []
        self.read = 0  # how many of them are followed
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
        here = bisect_right(self.openings, setting.at)
        scores = self._named(sort, setting, here)
        if setting.previous is not None and self._suits(setting.previous, sort):
            # A quote in pieces may end behind the pronoun.
            back = max(0, here - bisect_right(self.openings, setting.since))
            bonus = (3.0, 2.0, 0.5)[back] if back < 3 else 0.0
            old = scores.get(id(setting.previous), (0.0, setting.previous))[0]
            if not old and bonus and setting.previous.kind == PERSON:
                old = self._unnamed(setting.previous, setting, here)
            if setting.previous is not setting.barred and (bonus or old):
                scores[id(setting.previous)] = (old + bonus, setting.previous)
        self._add_chain(scores, sort, setting, here)
        best, lead = _best([self._sure(score, figure, sort) for score, figure in scores.values()])
        if best is not None and not best.gender and lead >= SURE:
            best.gender = sort
        if best is not None and (not self.chain or self.chain[-1].at < setting.at):
            self.chain.append(Link(setting.at, best, sort))
        return best

    def _named(self, sort: str, setting: Setting, here: int) -> Scores:
        """Scores of those who are named before a pronoun."""
        scores: Scores = {}
        at = bisect_left(self.cast.starts, setting.at)
        for mention in reversed(self.cast.mentions[max(0, at - REACH) : at]):
            back = here - bisect_right(self.openings, mention.start)
            figure = self.cast.who.get(mention.start)
            if back > BACK or mention.start < setting.floor:
                break
            if figure is None or figure is setting.barred or not self._suits(figure, sort):
                continue
            if self._is_place(mention.outer, figure):
                continue
            if any(start <= mention.start < end for start, end in setting.own):
                continue
            if setting.floor and self.quoted[mention.start]:
                continue
            score = self._score(mention.start, mention.outer, setting, back)
            old = scores.get(id(figure), (0.0, figure))[0]
            scores[id(figure)] = (max(old, score) + 0.1, figure)
        return scores

    def _add_chain(self, scores: Scores, sort: str, setting: Setting, here: int) -> None:
        """Raise those for whom the pronouns before stand."""
        for link in self.chain[-CHAIN:]:
            back = here - bisect_right(self.openings, link.at)
            fits = link.sort == sort and link.figure is not setting.barred
            if not fits or back > BACK or link.at < setting.floor or link.at >= setting.at:
                continue
            score = self._score(link.at, link.at, setting, back)
            old = scores.get(id(link.figure), (0.0, link.figure))[0]
            scores[id(link.figure)] = (max(old, score), link.figure)

    def follow(self, until: int, previous: Figure | None, since: int, floor: int) -> None:
        """Read the pronouns of the running text up to a token, so that later ones follow them.

        until (int): the token.
        previous (Optional[Figure]): speaker of the quote before.
        since (int): last token of that quote.
        floor (int): token before which nobody is looked for.
        """
        while self.read < len(self.unread) and self.unread[self.read] < until:
            at = self.unread[self.read]
            self.read += 1
            self.find(self.page.lower[at], Setting(at, (), previous, since, None, floor))

    def _unnamed(self, figure: Figure, setting: Setting, here: int) -> float:
        """Score of a speaker who has no name, by the latest phrase for it."""
        latest = figure.mentions[-1]
        back = here - bisect_right(self.openings, latest.start)
        opens = setting.at in self.openers
        if back or not opens or latest.start >= setting.at or latest.end - latest.start > UNNAMED:
            return 0.0
        return self._score(
            latest.start, latest.outer, setting, here - bisect_right(self.openings, latest.start)
        )

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

    def _is_place(self, outer: int, figure: Figure) -> bool:
        """Whether a name that may be no person's stands after a preposition ("in Port Albin")."""
        open_kind = figure.kind == OTHER and not figure.gender and id(figure) not in self.spoken
        return open_kind and outer > 0 and self.page.lower[outer - 1] in self.names.breaks

    def _sure(self, score: float, figure: Figure, sort: str) -> tuple[float, Figure]:
        """Raise those whose gender and kind are known to fit."""
        return score + (figure.gender == sort) + 0.5 * (figure.kind == PERSON), figure


def _best(scored: list[tuple[float, Figure]]) -> tuple[Figure | None, float]:
    """The figure that leads clearly, and by how much."""
    ranked = sorted(scored, key=_by_score, reverse=True)
    if not ranked:
        return None, 0.0
    best, figure = ranked[0]
    if len(ranked) == 1:
        return figure, SURE if best >= ALONE else LEAD
    lead = best - ranked[1][0]
    return (figure, lead) if lead >= LEAD else (None, 0.0)


def _by_score(entry: tuple[float, Figure]) -> float:
    """The score of an entry."""
    return entry[0]
