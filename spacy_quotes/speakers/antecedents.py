"""What "it" and "they" stand for: the subject of the clause before, or who spoke before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from ..quote import Pieces
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .names import GROUP, OTHER, PERSON, PLACE, THING, Mention
from .number import is_noun, is_plural
from .order import is_in

# Longest subject, in tokens.
SPAN = 6
# Tokens back within which subjects are looked for.
REACH = 120
# Sentences back past which "they" that opens each is followed.
STEPS = 3
_NOBODY: Mapping[int, Figure] = MappingProxyType({})
_COMMAS = frozenset(",;:—–-(")


class Subject(NamedTuple):
    """What opens a clause.

    figure (Optional[Figure]): whom or what it stands for, None where that is open.
    start (int): first token of the phrase, where it is no name.
    end (int): one past its last token; the same as `start` for a name.
    """

    figure: Figure | None
    start: int = 0
    end: int = 0


class Antecedents:
    """Finds what pronouns for things and for several stand for in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's groups and function words.
    descriptions (Descriptions): figures of noun phrases.
    sentences (Sequence[int]): first tokens of its sentences.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        descriptions: Descriptions,
        sentences: Sequence[int],
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.descriptions = descriptions
        self.sentences = sentences
        self.marks = [[mark] for mark in names.possessive_marks]

    def find(
        self,
        index: int,
        previous: Figure | None,
        *,
        plural: bool,
        own: Pieces = (),
        sources: Mapping[int, Figure] = _NOBODY,
    ) -> Figure | None:
        """Find what "it" or "they" stands for.

        index (int): the pronoun's token.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        plural (bool): whether several are looked for.
        own (Pieces): tokens in which nobody is looked for.
        sources (Mapping[int, Figure]): first token of a source -> who speaks there.
        RETURNS (Optional[Figure]): a subject of its sentence, else of the one before, else the
            speaker before; None where two compete, and never a person.
        """
        number = bisect_right(self.sentences, index) - 1
        found = self._subjects(self.sentences[number], index, own, sources, plural=plural)
        if not found and not plural and not is_in(own, self.sentences[number]):
            found = self._names(self.sentences[number], index)
        for _ in range(STEPS if plural else 1):
            if found or not number or not self._is_one_paragraph(self.sentences[number - 1], index):
                break
            start, end = self.sentences[number - 1 : number + 1]
            found = self._subjects(start, end, own, sources, plural=plural)[:1]
            found = found or ([] if plural else self._names(start, end))
            if self.names.pronouns.get(self.page.lower[start]) != "p":
                break
            number -= 1
        if found:
            return self._settle(found)
        text = None if plural else self._text(bisect_right(self.sentences, index) - 1, index, own)
        if text is not None:
            return text
        return previous if previous is not None and self._may_be(previous, plural=plural) else None

    def _text(self, number: int, index: int, own: Pieces) -> Figure | None:
        """The one text that the sentence before brings up, where "it" opens the next ("I have the slip. It
        says")."""
        lower, names = self.page.lower, self.names
        start = self.sentences[number]
        while start < index and not lower[start][0].isalnum():
            start += 1
        if start != index or not number or not self._is_one_paragraph(self.sentences[number - 1], index):
            return None
        before = self.sentences[number - 1]
        texts = [
            at
            for at in range(before, self.sentences[number])
            if lower[at] in names.documents and not is_in(own, at) and self.page.words[at].islower()
        ]
        if len(texts) != 1:
            return None
        opening = texts[0] - 1
        while opening > before and opening > texts[0] - SPAN and not self._opens(opening):
            if not lower[opening][0].isalnum() or lower[opening] in names.breaks:
                return None
            opening -= 1
        if not self._opens(opening):
            return None
        thing = self.descriptions.organisations.thing(opening, texts[0] + 1, lower[texts[0]])
        return thing and self.descriptions.figures.note(thing, opening, texts[0] + 1)

    def _opens(self, at: int) -> bool:
        """Whether a word opens a noun phrase."""
        word, names = self.page.lower[at], self.names
        return word in names.articles or word in names.definite or word in names.possessives

    def _settle(self, found: Sequence[Subject]) -> Figure | None:
        """The one figure of some subjects, None where they are several; its phrases are noted."""
        figure = found[0].figure
        if figure is None or any(one.figure is not figure for one in found):
            return None
        for one in found:
            if one.start < one.end:
                self.descriptions.figures.note(figure, one.start, one.end)
        return figure

    def _is_one_paragraph(self, before: int, index: int) -> bool:
        """Whether two tokens stand in one paragraph."""
        last = len(self.page.words) + 1
        return bisect_right(self.page.paragraphs, (before, last)) == bisect_right(
            self.page.paragraphs, (index, last)
        )

    def _may_be(self, figure: Figure, *, plural: bool) -> bool:
        """Whether a figure is several, or one organisation, place or text."""
        if figure.kind == PERSON or figure.gender:
            return False
        if plural:
            unlisted = figure.head is not None and figure.head.endswith("s")
            return figure.plural or unlisted or self._is_several(figure)
        described = figure.kind == OTHER and figure.head is not None
        return (figure.kind in (GROUP, PLACE) or described) and not (
            figure.plural or self._is_several(figure)
        )

    def _is_several(self, figure: Figure) -> bool:
        """Whether a name of one word is a plural noun ("Republicans")."""
        words = figure.words[-1].split()
        return len(figure.words) == 1 and len(words) == 1 and is_plural(words[0], self.names)

    def _subjects(
        self, start: int, end: int, own: Pieces, sources: Mapping[int, Figure], *, plural: bool
    ) -> list[Subject]:
        """The fitting subjects at the openings of clauses."""
        found = []
        for at in range(max(start, end - REACH), end):
            opener = self.page.lower[at - 1] if at else ""
            if is_in(own, at):
                continue
            if at == start or opener in self.names.clause_openers or opener in _COMMAS:
                speaker = sources.get(at)
                if speaker is not None and self._may_be(speaker, plural=plural):
                    found.append(Subject(speaker))
                    continue
                subject = self._subject(at, end, plural=plural)
                if subject is not None:
                    found.append(subject)
        return found

    def _names(self, start: int, end: int) -> list[Subject]:
        """A name that opens a sentence and may be an organisation's or a place's, for all that is told."""
        first = start + (self.page.lower[start] in self.names.definite)
        mention = self._mention_at(first)
        figure = None if mention is None or mention.end >= end else self.cast.who.get(mention.start)
        if figure is None or mention is None or figure.kind != OTHER or figure.gender:
            return []
        if self.page.words[mention.end] in self.names.possessive_marks:
            return []
        single = len(figure.words) == 1 and figure.words[0] not in self.names.given
        usages = self.descriptions.usages
        body = usages.is_body(figure) or usages.of(figure) == "used otherwise"
        return [Subject(figure)] if single or body else []

    def _subject(self, at: int, end: int, *, plural: bool) -> Subject | None:
        """A noun phrase that opens a clause and has the number looked for."""
        lower, names = self.page.lower, self.names
        first = at + (lower[at] in names.definite)
        mention = self._mention_at(first)
        limit = min(at + SPAN, end)
        if mention is None:
            head = self._head(at, limit)
        elif self.page.words[mention.end : mention.end + 1] in self.marks:
            limit = min(mention.end + SPAN, end)  # "Aldby's health ministry"
            return self._thing(at, self._head(mention.end + 1, limit), plural=plural)
        else:
            beside = mention.end < limit and is_noun(lower[mention.end], names)
            head = self._head(mention.end, limit) if beside else None
        if mention is not None and (head is None or not is_plural(lower[head], names)):
            if head is not None and lower[head] in names.roles:
                return None
            named = self._named(mention, head, plural=plural)
            return None if named is None else Subject(named)
        if not plural and not (lower[at] in names.definite or lower[at] in names.articles):
            return None
        return self._thing(at, head, plural=plural)

    def _thing(self, at: int, head: int | None, *, plural: bool) -> Subject | None:
        """The organisation, group or text that a phrase stands for, by its first token and its head."""
        lower, names = self.page.lower, self.names
        if head is None or lower[head] in names.roles or is_plural(lower[head], names) != plural:
            return None
        organisations = self.descriptions.organisations
        if lower[head] in names.stand_ins and head - at < 2:
            return Subject(organisations.stand_in(at, lower[head]), at, head + 1)
        thing = organisations.thing(at, head + 1, lower[head])
        return None if thing is None else Subject(thing, at, head + 1)

    def _named(self, mention: Mention, head: int | None, *, plural: bool) -> Figure | None:
        """The figure of a name that is a subject; "head" is a noun for a group right after it."""
        figure = self.cast.who.get(mention.start)
        after = self.page.words[mention.end] if mention.end < len(self.page.words) else ""
        if figure is None or after in self.names.possessive_marks or figure.kind in (PERSON, THING):
            return None
        if plural:
            several = self._is_several(figure) and head is None
            return figure if several else None
        if head is not None and not figure.gender:
            return figure
        return figure if self._may_be(figure, plural=False) else None

    def _mention_at(self, index: int) -> Mention | None:
        """The mention that starts at a token."""
        at = bisect_left(self.cast.starts, index)
        mention = self.cast.mentions[at] if at < len(self.cast.starts) else None
        return mention if mention is not None and mention.start == index else None

    def _head(self, start: int, end: int) -> int | None:
        """The head noun of a subject that is no name: the first noun for people or a group, to its end."""
        lower, names = self.page.lower, self.names
        for at in range(start, end):
            if lower[at] in names.breaks or not self.page.words[at][0].isalnum():
                return None
            if is_noun(lower[at], names):
                while at + 1 < end and is_noun(lower[at + 1], names):
                    at += 1
                owned = at + 1 < len(lower) and self.page.words[at + 1] in names.possessive_marks
                return self._head(at + 2, end) if owned else at
            if at > start + 1 and lower[at] in names.definite:
                return None
        return None
