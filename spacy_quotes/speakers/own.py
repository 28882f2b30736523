"""Figures of noun phrases that have no name: the same for the same words."""

from __future__ import annotations

from ..language.namedata import NameData
from ..page import Page
from .cast import CROWD
from .figures import Figure, spelling
from .names import GROUP, OTHER, PERSON, Mention
from .number import is_plural
from .phrases import Phrase, without_relative

# Tokens after a name in which a noun for what belongs to it stands ("Berg's Senate campaign").
BESIDE = 3


class OwnFigures:
    """Makes the figures of noun phrases in one document.

    page (Page): the document.
    names (NameData): the language's roles and groups.
    """

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.articles = names.definite - names.possessives.keys()
        self.figures: dict[str, Figure] = {}  # words of a phrase -> its figure
        self.fullest: dict[str, Figure] = {}  # head noun -> figure of the latest phrase that tells more

    def seek(self, start: int, end: int, head: str, *, label: str = "") -> Figure:
        """Find the figure that a phrase stands for by its words, without noting that it speaks.

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its head noun in lower case.
        label (str): the name to be shown, where its words tell too little.
        RETURNS (Figure): the same for the same words.
        """
        end = without_relative(self.page, start, end, self.names)
        lower = self.page.lower[start:end]
        key = label or " ".join(lower[1:] if lower[0] in self.articles and len(lower) > 1 else lower)
        figure = self.figures.get(key)
        if figure is None:
            role = head in self.names.roles
            kind = GROUP if head in self.names.groups else PERSON if role else OTHER
            figure = Figure((key,), kind, self.names.roles.get(head, ""), label=label, head=head)
            several = lower[0] in self.names.indefinite and lower[0] not in self.names.articles
            figure.plural = is_plural(head, self.names) or (kind == OTHER and several)
            figure.mentions.append(_mention(figure, start, end))
            self.figures[key] = figure
        return figure

    def alone(self, start: int, end: int, head: str) -> Figure:
        """Make a figure of its own for a phrase whose words say nothing of who it is ("another").

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its last word in lower case.
        RETURNS (Figure): another one at each place.
        """
        figure = Figure((" ".join(self.page.lower[start:end]),), OTHER, head=head)
        figure.note(_mention(figure, start, end))
        return figure

    def own(self, start: int, end: int, head: str, *, label: str = "") -> Figure:
        """Find the figure that a phrase stands for by its words, and note that it names it.

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its head noun in lower case.
        label (str): the name to be shown, where its words tell too little.
        RETURNS (Figure): the same for the same words.
        """
        return self.note(self.seek(start, end, head, label=label), start, end)

    def possession(self, phrase: Phrase, owner: Figure | None) -> Figure:
        """Find what belongs to somebody: "her campaign" by its owner, "her advisers" by themselves.

        phrase (Phrase): a phrase that a possessive pronoun opens.
        owner (Optional[Figure]): whom that stands for.
        RETURNS (Figure): the figure, with the owner in its label where it is one organisation.
        """
        names, label = self.names, ""
        single = phrase.head in names.groups and not is_plural(phrase.head, names)
        if single and self.page.lower[phrase.start] in names.pronoun_owners and phrase.end - phrase.start < 3:
            label = self._owned(phrase, owner) if owner is not None and owner.mentions else ""
        return self.own(phrase.start, phrase.end, phrase.head, label=label)

    def _owned(self, phrase: Phrase, owner: Figure) -> str:
        """The name of what belongs to somebody, as the text has it, else with the owner behind it."""
        name = spelling(self.page, owner.fullest.start, owner.fullest.end)
        beside = (self.page.lower[one.end : one.end + BESIDE] for one in owner.mentions[:CROWD])
        if any(phrase.head in words for words in beside):
            return f"{name} {phrase.head}"
        return f"{spelling(self.page, phrase.start, phrase.end)} ({name})"

    def note(self, figure: Figure, start: int, end: int) -> Figure:
        """Note that a phrase names a figure, so that a shorter one after it may stand for the same.

        figure (Figure): the figure, which may have a name elsewhere.
        start (int): first token of the phrase.
        end (int): one past its last token.
        RETURNS (Figure): the same figure.
        """
        figure.note(_mention(figure, start, without_relative(self.page, start, end, self.names)))
        known = figure.head in self.names.speaking or figure.head in self.names.roles
        if figure.head and known and (figure.label or " " in figure.words[0]):
            self.fullest[figure.head] = figure
        return figure

    def before(self, head: str, at: int) -> Figure | None:
        """Find the figure that a phrase with some head named last.

        head (str): the head noun in lower case.
        at (int): token before which it is named first.
        RETURNS (Optional[Figure]): the figure of the latest phrase that tells more than the head.
        """
        figure = self.fullest.get(head)
        return figure if figure is not None and figure.mentions[0].start < at else None


def _mention(figure: Figure, start: int, end: int) -> Mention:
    """A phrase as a mention of a figure."""
    return Mention(start, end, start, figure.words, figure.kind, phrase=figure.head is None)
