"""What somebody is like whom a noun phrase may stand for, and what the phrase is like, as traits."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.namedata import NameData
from ..page import Page
from .figures import Figure
from .gathering import Gatherer
from .names import GROUP, OTHER, PLACE
from .number import is_plural
from .referents import Question, Referent
from .roles import proper_words


class Portraits:
    """Tells the traits of referents in one document.

    page (Page): the document.
    names (NameData): the language's roles and groups.
    gatherer (Gatherer): how names are used, and who has spoken.
    """

    def __init__(self, page: Page, names: NameData, gatherer: Gatherer) -> None:
        self.page = page
        self.names = names
        self.gatherer = gatherer

    def describe(self, one: Referent, question: Question) -> None:
        """Add what a referent is like to its traits.

        one (Referent): it, with all of its places.
        question (Question): the phrase.
        """
        figure, sort, traits = one.figure, question.sort, one.traits
        one.finish(question)
        traits.add(f"{sort} {'name' if figure.head is None else 'phrase'} {figure.kind}")
        if figure.head is None:
            traits.update(self._called(figure, question) if sort == "person" else self._named(figure, sort))
            proper = proper_words(self.page, question.phrase.start + 1, question.phrase.end)
            if proper:
                traits.add(f"{sort} proper {'elsewhere' if proper.isdisjoint(figure.words) else 'in name'}")
        if question.phrase.head and question.phrase.head in figure.words:
            traits.add(f"{sort} head in name")
        if id(figure) in self.gatherer.spoken:
            traits.add(f"{sort} speaks")
        if id(figure) in question.setting.inside:
            traits.add("named inside")

    def _called(self, figure: Figure, question: Question) -> Iterator[str]:
        """What is told of a person with a name."""
        told = figure.gender and question.gender
        yield f"gender {'open' if not told else 'fits' if figure.gender == question.gender else 'against'}"
        roles = {role.rpartition(" ")[2] for role in figure.roles}
        yield f"roles {'none' if not roles else 'same' if question.phrase.head in roles else 'other'}"
        yield self.gatherer.usages.of(figure)

    def _named(self, figure: Figure, sort: str) -> Iterator[str]:
        """What the name of an organisation is like."""
        last, names = figure.words[-1], self.names
        yield f"{sort} one word" if len(figure.words) == 1 else f"{sort} words"
        if last in names.groups or last in names.bodies:
            yield f"{sort} ends in group"
        if is_plural(last, names):
            yield f"{sort} plural name"
        if figure.kind in (OTHER, GROUP, PLACE):
            yield f"{sort} {self.gatherer.usages.of(figure)}"

    def marks(self, question: Question) -> Iterator[str]:
        """Tell what the words of a phrase are like, as far as that tells whether it stands for itself.

        question (Question): the phrase.
        YIELDS (str): each mark.
        """
        names, phrase = self.names, question.phrase
        lower = self.page.lower[phrase.start : phrase.end]
        if phrase.head in names.notables:
            yield "notable"
        if phrase.head in names.titles:
            yield "title"
        if phrase.head in names.relations:
            yield "relation"
        if phrase.head in names.stand_ins:
            yield "stand in"
        if any(word in names.relatives for word in lower):
            yield "clause"
        if proper_words(self.page, phrase.start + 1, phrase.end):
            yield "proper"
        if question.here.paragraph == 0:
            yield f"heading {question.opening}"
        if question.here.frame >= 0:
            yield "inside"
