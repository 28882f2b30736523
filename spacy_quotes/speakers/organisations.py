"""Which organisation or text a noun phrase stands for: "the ministry", "the company", "the report"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..language.namedata import NameData
from ..page import Page
from .candidates import Usages
from .cast import Cast
from .figures import Figure, start_of
from .institutions import Institutions
from .names import GROUP, OTHER
from .order import Distances
from .own import OwnFigures
from .people import Someone
from .phrases import Phrase, is_possessed

# Paragraphs from the start within which one is described that is named later, and tokens of the phrase.
LEAD, LONG = 3, 4
# Paragraphs back within which an organisation is looked for, and mentions.
FURTHEST, REACH = 6, 40


class Organisations:
    """Finds the organisations and texts of one document by noun phrases.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's nouns for organisations.
    own (OwnFigures): figures of phrases without a name.
    distances (Distances): distances in paragraphs.
    usages (Usages): how names are used.
    things (Sequence[Someone]): phrases for organisations, groups and texts.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        own: OwnFigures,
        distances: Distances,
        usages: Usages,
        things: Sequence[Someone] = (),
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.own = own
        self.distances = distances
        self.usages = usages
        self.fuller = {someone.start: someone.end for someone in things}
        self.ends = {mention.end: mention.start for mention in cast.mentions}
        self.institutions = Institutions(page, cast, names)
        self.has_groups = any(figure.kind == GROUP for figure in cast.figures)

    def named(self, phrase: Phrase) -> Figure | None:
        """Find the one organisation of the document that "the" and a noun stand for.

        phrase (Phrase): a source.
        RETURNS (Optional[Figure]): the one with that noun in its name or beside it.
        """
        if phrase.end - phrase.start != 2:
            return None
        figure = self.thing(phrase.start, phrase.end, phrase.head, told=False)
        before = self.own.before(phrase.head, phrase.start)
        if figure is None or (before and self._last(before, phrase) > self._last(figure, phrase)):
            return None
        return self.own.note(figure, phrase.start, phrase.end)

    def bare(self, phrase: Phrase) -> Figure | None:
        """Find the organisation that a noun without an article stands for ("ministry says").

        phrase (Phrase): a source.
        RETURNS (Optional[Figure]): the only one with that noun in its name or beside it.
        """
        if phrase.end - phrase.start != 1 or not self.page.words[phrase.start].islower():
            return None
        figure = self.institutions.only(phrase.head)
        return None if figure is None else self.own.note(figure, phrase.start, phrase.end)

    def ahead(self, phrase: Phrase) -> Figure | None:
        """Find the organisation that is described at the opening of an article and named later.

        phrase (Phrase): a source ("A mining company").
        RETURNS (Optional[Figure]): the only one with that noun in its name or beside it.
        """
        if self.page.lower[phrase.start] not in self.names.articles or phrase.end - phrase.start > LONG:
            return None
        figure = self.institutions.only(phrase.head)
        if figure is None or self.distances.between(0, phrase.start) > LEAD:
            return None
        later = bool(figure.mentions) and figure.mentions[0].start > phrase.end
        return self.own.note(figure, phrase.start, phrase.end) if later else None

    def _last(self, figure: Figure, phrase: Phrase) -> int:
        """Where a figure is named last before a phrase; -1 where it is not."""
        at = bisect_left(figure.mentions, phrase.start, key=start_of)
        return figure.mentions[at - 1].start if at else -1

    def thing(self, start: int, end: int, head: str, *, told: bool = True) -> Figure | None:
        """Look for the organisation or the text that a noun phrase stands for; nothing is noted of it.

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its head noun in lower case.
        told (bool): whether its own words may name it.
        RETURNS (Optional[Figure]): the one of the document with that noun, else that of its words.
        """
        if start > 1 and self.page.words[start - 1] == "," and start - 1 in self.ends:
            named = self.cast.who.get(self.ends[start - 1])
            if named is not None and named.kind in (GROUP, OTHER) and not named.gender:
                return named  # "Aldby Air, the largest airline"
        definite = self.page.lower[start] in self.names.definite and end - start == 2
        figure = self.institutions.find(head, start) if definite else None
        if figure is not None:
            return figure
        phrase = self.institutions.phrase(head) if definite and not self.own.before(head, start) else None
        if phrase is not None:
            return self.own.seek(phrase.start, phrase.end, head)
        if not told:
            return None
        before = self.own.before(head, start) if definite else None
        return before or self.own.seek(start, max(end, self.fuller.get(start, end)), head)

    def stand_in(self, start: int, head: str) -> Figure | None:
        """Look for the organisation that "the company" and the like stand for; nothing is noted of it.

        start (int): first token of the phrase.
        head (str): its head noun in lower case.
        RETURNS (Optional[Figure]): the one with that noun, else the one named or described near by.
        """
        before = self.own.before(head, start)
        return self.thing(start, start + 2, head, told=False) or before or self._organisation(start)

    def find(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """Find an organisation or a document: one before, or itself where it is no word for one named.

        phrase (Phrase): a source.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        RETURNS (Optional[Figure]): None where it stands for one of several.
        """
        short = phrase.end - phrase.start == 2
        before = self.own.before(phrase.head, phrase.start) if short else None
        if before is not None:
            return self.own.note(before, phrase.start, phrase.end)
        if phrase.head in self.names.indefinite:
            return None
        if short and phrase.head in self.names.stand_ins:
            known = self._organisation(phrase.start)
            if known is not None:
                return known
        if phrase.head in self.names.stand_ins and (short or is_possessed(self.page, phrase, self.names)):
            named = previous is not None and previous.words[0] not in self.own.figures
            if short and named and previous is not None and previous.kind == GROUP:
                return previous
            return None if self.has_groups else self.own.own(phrase.start, phrase.end, phrase.head)
        return self.own.own(phrase.start, phrase.end, phrase.head)

    def _organisation(self, start: int) -> Figure | None:
        """The one organisation named in a paragraph or the one before, else in the nearest that names any."""
        cast = self.cast
        at = bisect_left(cast.starts, start)
        found: dict[int, Figure] = {}
        reach = 1
        for number in range(at - 1, max(-1, at - 1 - REACH), -1):
            mention = cast.mentions[number]
            gap = self.distances.between(mention.start, start)
            if (found and gap > reach) or gap > FURTHEST:
                break
            figure = cast.who.get(mention.start)
            far = gap > 1 and figure is not None and figure.kind != GROUP
            if figure is not None and not far and self._may_be_organisation(figure):
                found[id(figure)] = figure
                reach = max(reach, gap)
        return next(iter(found.values())) if len(found) == 1 else None

    def _may_be_organisation(self, figure: Figure) -> bool:
        """Whether the names of a figure may be those of an organisation."""
        last = figure.words[-1]
        if last in self.names.peoples or (last in self.names.groups and not last.endswith("s")):
            return False  # "the company" is no council, nor are "Democrats"
        if figure.kind == GROUP:
            return True
        named = figure.words[0] in self.names.given or len(figure.words) < 2
        if figure.kind != OTHER or figure.gender or named:
            return False
        return self.usages.of(figure) == "used otherwise"
