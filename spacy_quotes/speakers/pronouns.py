"""Whom "he" and "she" stand for: the candidate that ranks first, or nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..language.namedata import NameData
from ..page import Page
from .candidates import none_of
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .gathering import Gatherer
from .names import OTHER, PERSON
from .people import Someone
from .places import Link, Place, Places
from .ranker import Ranker
from .setting import Setting

# Probability from which a pronoun tells the gender of whom it stands for.
SURE = 0.9
# Votes of pronouns from which the gender of somebody is known, and their lead.
VOTES, LEAD = 1.2, 3.0
# Pronouns read last among which one is looked for.
NEAR = 8


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
    descriptions (Descriptions): figures of noun phrases.
    people (Sequence[Someone]): phrases for one person, in text order.
    places (Places): reads places in the document.
    ranker (Ranker): chooses among the candidates.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        descriptions: Descriptions,
        people: Sequence[Someone],
        places: Places,
        ranker: Ranker,
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.places = places
        self.ranker = ranker
        self.gatherer = Gatherer(cast, descriptions, people, places, names)
        gendered = {**names.pronouns, **names.possessives}
        heard = frozenset(word for word, sort in gendered.items() if sort in ("m", "f"))
        self.gatherer.learned.update(id(one) for one in cast.figures if self._is_guessed(one))
        self.unread = [at for at, word in enumerate(page.lower) if word in heard and places.frames[at] < 0]
        self.read = 0  # how many of them are followed
        self.sources: set[int] = set()  # those that are sources, which are not followed again
        self._learn()

    def note(self, figure: Figure, start: int | None) -> None:
        """Remember that a figure speaks, so that it may be a person.

        figure (Figure): the speaker of a quote.
        start (Optional[int]): first token of its source, where it has one.
        """
        self.gatherer.spoken.add(id(figure))
        if start is not None:
            self.gatherer.sources[start] = figure

    def known(self, at: int) -> Figure | None:
        """RETURNS (Optional[Figure]): whom a pronoun that was read stands for."""
        chain = self.gatherer.chains[self.places.frames[at]][-NEAR:]
        return next((link.figure for link in reversed(chain) if link.place.at == at), None)

    def has_unread(self, until: int) -> bool:
        """RETURNS (bool): whether a pronoun of the running text before a token is still to be read."""
        return self.read < len(self.unread) and self.unread[self.read] < until

    def follow(self, until: int, setting: Setting) -> None:
        """Read the pronouns of the running text up to a token, so that later ones follow them.

        until (int): the token.
        setting (Setting): what was said before them.
        """
        while self.has_unread(until):
            at = self.unread[self.read]
            self.read += 1
            if at in self.sources:
                continue
            self.find(self.page.lower[at], setting._replace(at=at))

    def find(self, pronoun: str, setting: Setting) -> Figure | None:
        """Find the person that a pronoun of the third person singular stands for.

        pronoun (str): the pronoun in lower case.
        setting (Setting): where it stands.
        RETURNS (Optional[Figure]): None where nobody fits or that is open.
        """
        sort = gender_of(pronoun, self.names)
        if sort not in ("m", "f"):
            return None
        here = self.places.read(setting.at, setting.at + 1, setting.at)
        if setting.own:
            self.sources.add(setting.at)
        chosen = self._choose(sort, setting, here)
        if chosen is None:
            return None
        best, probability = chosen
        if not best.gender and probability >= SURE:
            best.gender = sort
            self.gatherer.learned.add(id(best))
        chain = self.gatherer.chains[here.frame]
        if not chain or chain[-1].place.at < here.at:
            chain.append(Link(here, best, sort))
            self.gatherer.links[id(best)] += 1
        return best

    def _is_guessed(self, figure: Figure) -> bool:
        """Whether neither a title nor the given name tells a figure's gender."""
        told = any(mention.gender for mention in figure.mentions) or figure.words[0] in self.names.given
        return bool(figure.gender) and not told

    def _learn(self) -> None:
        """Let the pronouns of the running text vote on the gender of those whose names do not tell it."""
        figures = self.cast.figures
        if not any(one.kind in (PERSON, OTHER) and not one.gender for one in figures):
            return
        votes: defaultdict[int, dict[str, float]] = defaultdict(lambda: {"f": 0.0, "m": 0.0})
        for at in self.unread:
            sort = gender_of(self.page.lower[at], self.names)
            setting = Setting(at)
            here = self.places.read(at, at + 1, at)
            chosen = self._choose(sort, setting, here)
            if chosen is not None:
                votes[id(chosen[0])][sort] += chosen[1]
                self.gatherer.chains[here.frame].append(Link(here, chosen[0], sort))
        for figure in figures:
            vote = votes.get(id(figure))
            if vote is not None and not figure.gender:
                most = max(vote, key=vote.__getitem__)
                if vote[most] >= VOTES and vote[most] >= LEAD * (vote["f"] + vote["m"] - vote[most]):
                    figure.gender = most
                    self.gatherer.learned.add(id(figure))
        self.gatherer.chains.clear()
        # What phrases stood for was asked before any quote was settled.
        self.gatherer.descriptions.described.clear()

    def _choose(self, sort: str, setting: Setting, here: Place) -> tuple[Figure, float] | None:
        """The candidate that ranks first, and how sure that is; None for nobody."""
        found = self.gatherer.collect(sort, setting, here)
        if not found:
            return None
        context = self.gatherer.context(setting, here)
        none = none_of(found, context, inside=here.frame >= 0, floor=setting.floor)
        ranked = self.ranker.rank(setting.at, found, none)
        return (found[ranked.best].figure, ranked.probability) if ranked.best >= 0 else None
