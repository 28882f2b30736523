"""Figures of noun phrases that have no name: the same for the same words."""

from __future__ import annotations

from ..language.base import NameData
from ..page import Page
from .figures import Figure
from .names import GROUP, OTHER, PERSON, Mention
from .number import is_plural
from .phrases import Phrase, without_relative


class OwnFigures:
    """Makes the figures of noun phrases in one document.

    page (Page): the document.
    names (NameData): the language's roles and groups.
    """

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.figures: dict[str, Figure] = {}  # words of a phrase -> its figure
        self.fullest: dict[str, Figure] = {}  # head noun -> figure of the latest fuller phrase

    def own(self, start: int, end: int, head: str, *, label: str = "") -> Figure:
        """Find the figure that a phrase stands for by its words.

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its head noun in lower case.
        label (str): the name to be shown, where its words tell too little.
        RETURNS (Figure): the same for the same words.
        """
        end = without_relative(self.page, start, end, self.names)
        lower = self.page.lower[start:end]
        articles = self.names.definite - self.names.possessives.keys()
        key = label or " ".join(lower[1:] if lower[0] in articles and len(lower) > 1 else lower)
        figure = self.figures.get(key)
        if figure is None:
            role = head in self.names.roles
            kind = GROUP if head in self.names.groups else PERSON if role else OTHER
            figure = Figure((key,), kind, self.names.roles.get(head, ""), label=label, head=head)
            figure.plural = is_plural(head, self.names) or (
                kind == OTHER and lower[0] in self.names.indefinite
            )
            self.figures[key] = figure
        figure.mentions.append(self.mention(start, end, figure))
        known = head in self.names.groups or head in self.names.roles
        if known and end - start > 1 and (len(key.split()) > 1 or label):
            self.fullest[head] = figure
        return figure

    def again(self, figure: Figure, phrase: Phrase) -> Figure:
        """Note that a phrase names a figure again.

        figure (Figure): the figure.
        phrase (Phrase): the phrase.
        RETURNS (Figure): the same figure.
        """
        figure.mentions.append(self.mention(phrase.start, phrase.end, figure))
        return figure

    def mention(self, start: int, end: int, figure: Figure) -> Mention:
        """RETURNS (Mention): a phrase, in tokens, as a mention of a figure."""
        return Mention(start, end, start, figure.words, figure.kind)
