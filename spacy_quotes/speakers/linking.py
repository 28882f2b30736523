"""What a document tells of its speakers, for a knowledge base to know them by."""

from __future__ import annotations

from ..language.namedata import NameData
from ..page import Page
from .entries import Entry
from .figures import Figure, spelling
from .knowledge import KnowledgeBase, Profile
from .names import GROUP, PERSON, Mention

# Mentions of a figure that are looked at, and tokens beside each.
MENTIONS, BEFORE, AFTER = 24, 5, 12
_STOPS = frozenset('.;:!?()[]"“”„«»–—')


class Linker:
    """Finds the entries of the speakers of one document.

    page (Page): the document.
    names (NameData): the language's function words.
    base (KnowledgeBase): the speakers known beforehand.
    """

    def __init__(self, page: Page, names: NameData, base: KnowledgeBase) -> None:
        self.page = page
        self.names = names
        self.base = base

    def find(self, figure: Figure, kind: str) -> Entry | None:
        """Find the entry that a figure is.

        figure (Figure): one that speaks.
        kind (str): what kind of speaker it is.
        RETURNS (Optional[Entry]): the entry, None where there is none or where that is open.
        """
        full = figure.fullest
        own = [m for m in figure.mentions if not m.phrase] or [full]
        spellings = [figure.label] if figure.label else []
        spellings += [spelling(self.page, m.start, m.end) for m in (full, *own)]
        several = len(figure.words) > 1 and figure.kind == GROUP
        sure = figure.kind == PERSON or bool(figure.gender) or several
        told = self._told(figure, own)
        profile = Profile(list(dict.fromkeys(spellings)), kind, sure, figure.head is None, told)
        return self.base.find(profile)

    def _told(self, figure: Figure, mentions: list[Mention]) -> frozenset[str]:
        """Words beside the names of a figure that say who it is."""
        words = {word for role in figure.roles for word in role.split()}
        for mention in mentions[:MENTIONS]:
            words.update(self._before(mention), self._after(mention))
        return frozenset(words)

    def _before(self, mention: Mention) -> list[str]:
        """Titles, and what leads to them: "the mayor of Aldby, Anna Berg"."""
        lower, outer = self.page.lower, mention.outer
        apposed = outer > 0 and lower[outer - 1] == ","
        start = end = outer - apposed
        while start > max(0, end - BEFORE) and lower[start - 1] not in _STOPS and lower[start - 1] != ",":
            if not apposed and lower[start - 1] in self.names.breaks:
                break
            start -= 1
        return lower[start:end] + lower[outer : mention.start]

    def _after(self, mention: Mention) -> list[str]:
        """An apposition: "Anna Berg, the mayor of Aldby,", "Anna Berg (Green)", "Anna Berg of the Greens"."""
        lower, at = self.page.lower, mention.end
        if at >= len(lower) or not (lower[at] in ",(" or lower[at] in self.names.breaks):
            return []
        end = at + 1
        while end < min(len(lower), at + AFTER) and lower[end] not in _STOPS and lower[end] != ",":
            end += 1
        return lower[at + 1 : end]
