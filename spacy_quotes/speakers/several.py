"""Whom "they" stands for: who was asked before, a subject before, or several who spoke before."""

from __future__ import annotations

from collections.abc import Mapping

from ..language.namedata import NameData
from ..page import Page
from ..quote import Pieces
from .antecedents import Antecedents
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .names import GROUP, PERSON
from .phrases import read_phrase
from .places import Places
from .setting import Setting

# Sentences after a quote within which those it was said to may answer.
ANSWER = 1


class Several:
    """Finds the figures of "they" in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's pronouns and nouns.
    descriptions (Descriptions): figures of noun phrases.
    antecedents (Antecedents): finds subjects.
    places (Places): reads places in the document.
    sources (Mapping[int, Figure]): first token of a source -> who speaks there, as far as settled.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        descriptions: Descriptions,
        antecedents: Antecedents,
        places: Places,
        sources: Mapping[int, Figure],
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.descriptions = descriptions
        self.antecedents = antecedents
        self.places = places
        self.sources = sources

    def find(self, setting: Setting, previous: Figure | None) -> Figure | None:
        """Find whom "they" stands for.

        setting (Setting): where it stands.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        RETURNS (Optional[Figure]): None where nobody fits or that is open.
        """
        here = self.places.read(setting.at, setting.at + 1, setting.at)
        if setting.told and self._is_near(setting, here.frame):
            figure = self._addressed(setting.told)
            if figure is not None:
                return figure
        own = setting.own if setting.direct else ()
        found = self.antecedents.find(setting.at, previous, plural=True, own=own, sources=self.sources)
        if found is None and previous is not None and previous.kind == GROUP:
            return previous
        return found

    def _is_near(self, setting: Setting, frame: int) -> bool:
        """Whether the quote before ends at most a sentence before the pronoun, in the same content."""
        if self.places.frames[setting.told[0][0]] != frame:
            return False
        gap = self.places.sentence(setting.at) - self.places.sentence(setting.since)
        return gap <= ANSWER and self.places.paragraph(setting.at) == self.places.paragraph(setting.since)

    def _addressed(self, told: Pieces) -> Figure | None:
        """Whom an addressee stands for, where that is several or an organisation."""
        phrase = read_phrase(self.page, self.cast, told, self.names)
        if phrase is None:
            return None
        if phrase.pronoun:
            if self.names.pronouns.get(phrase.pronoun) != "p":
                return None
            return self.antecedents.find(phrase.start, None, plural=True, sources=self.sources)
        if phrase.name is not None:
            figure = self.cast.who.get(phrase.name.start)
            return figure if figure is not None and figure.kind == GROUP else None
        head = phrase.head
        if head in self.names.roles or not (head in self.names.groups or head.endswith("s")):
            return None
        figure = self.descriptions.find(phrase, None, None)
        return figure if figure is not None and figure.kind != PERSON else None
