"""Whom "I", "we" and "you" stand for: the writer, the organisation that speaks, the one who is spoken to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .names import GROUP, OTHER, PERSON, Mention

# First paragraphs in which a byline may stand, most tokens of one, and of the name in it.
OPENING, BYLINE, NAME = 6, 16, 4
# Tokens after a name in which the organisation that it speaks for is told.
BESIDE = 12
# Mentions of somebody that are looked at, and mentions in a content.
FEW = 12


class Dialogue:
    """Finds the figures of pronouns of the first and second person in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's pronouns and roles.
    descriptions (Descriptions): figures of noun phrases.
    quotes (Sequence[Attribution]): its quotes.
    figures (Mapping[int, Figure]): quote -> its speaker, as far as quotes are settled.
    sentences (Sequence[int]): first tokens of its sentences.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        descriptions: Descriptions,
        quotes: Sequence[Attribution],
        figures: Mapping[int, Figure],
        sentences: Sequence[int],
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.descriptions = descriptions
        self.quotes = quotes
        self.figures = figures
        self.sentences = sentences
        self.writer: Figure | None = None  # who says "I" outside quotes, where no byline tells the name
        turns = [at for at, quote in enumerate(quotes) if self._is_turn(quote)]
        self.turns = sorted(turns, key=lambda at: quotes[at].source[0][0])
        self.numbers = {at: number for number, at in enumerate(self.turns)}

    def find(self, index: int, pronoun: str, outer: int | None) -> Figure | None:
        """Find whom a pronoun of the first or second person stands for.

        index (int): its token.
        pronoun (str): it in lower case.
        outer (Optional[int]): the quote around it.
        RETURNS (Optional[Figure]): None where that is open.
        """
        if outer is None:
            return self._writer(index) if pronoun in self.names.firsts else None
        speaker = self.figures.get(outer)
        if pronoun in self.names.firsts:
            return speaker
        if pronoun in self.names.seconds:
            return self._addressed(index, outer, speaker)
        return None if speaker is None else self._organisation(speaker)

    def _writer(self, index: int) -> Figure | None:
        """Who writes the article: by its byline, else "I"."""
        if self.writer is None:
            self.writer = self._by_line()
        if self.writer is None:
            label = self.page.words[index].title()
            self.writer = self.descriptions.figures.own(index, index + 1, self.page.lower[index], label=label)
        elif self.writer.head is None:
            return self.writer
        # "I" and "according to me" are one.
        return self.descriptions.figures.note(self.writer, index, index + 1)

    def _by_line(self) -> Figure | None:
        """Whom a line right below the heading names, with "by" before the name or without."""
        lower, words = self.page.lower, self.page.words
        for number, paragraph in enumerate(self.page.paragraphs[:OPENING]):
            marked = lower[paragraph.start] == self.names.byline
            start = end = paragraph.start + marked
            while (
                end < min(paragraph.end, start + NAME)
                and words[end][0].isupper()
                and words[end][-1].isalnum()
            ):
                end += 1
            alone = end == paragraph.end and number > 0 and self._is_name(start, end)
            if end - start < 2 or not (alone or (marked and paragraph.end - paragraph.start <= BYLINE)):
                continue
            mention = self._mention_from(start)
            figure = None if mention is None else self.cast.who.get(mention.start)
            label = " ".join(words[start:end])
            return figure or self.descriptions.figures.own(start, end, lower[end - 1], label=label)
        return None

    def _is_name(self, start: int, end: int) -> bool:
        """Whether a line of capitalised words may be a person's name: none is a common word."""
        lower, names = self.page.lower, self.names
        common = names.commons | names.breaks | names.definite | names.groups
        return all(len(word) > 1 and word not in common for word in lower[start:end])

    def _organisation(self, speaker: Figure) -> Figure | None:
        """Whom "we" stands for: the organisation that speaks or for which somebody speaks."""
        if speaker.kind != PERSON:
            single = speaker.head is not None and not speaker.plural
            return speaker if speaker.kind == GROUP or single else None
        for mention in speaker.mentions[:FEW]:
            group = self._before(mention) or self._after(mention)
            if group is not None:
                return group
        return None

    def _before(self, mention: Mention) -> Figure | None:
        """The organisation told before a name with its role ("the union's leader Anna Berg")."""
        names, lower = self.names, self.page.lower
        at = mention.start - 1
        while at > 0 and lower[at] in names.roles:
            at -= 1
        if at == mention.start - 1 or at < 0:
            return None
        end = at if lower[at] in names.possessive_marks else at + 1
        group = self._mention_from(end - 1, ends=end)
        return self._group(group)

    def _after(self, mention: Mention) -> Figure | None:
        """The organisation told after a name with its role ("Anna Berg, the head of the Seal Trust")."""
        names, lower = self.names, self.page.lower
        if lower[mention.end : mention.end + 1] != [","]:
            return None
        role = False
        for at in range(mention.end + 1, min(mention.end + BESIDE, len(lower))):
            if not lower[at][0].isalnum() and lower[at] not in names.possessive_marks:
                return None
            group = self._mention_from(at)
            if group is not None and group.outer <= at:
                joined = lower[at - 1] in names.genitives or lower[at - 1] in names.locatives
                joined = joined or lower[at - 1] in names.definite or lower[at - 1] in names.connectors
                after = lower[group.end : group.end + 1]
                owned = bool(after) and (after[0] in names.possessive_marks or after[0] in names.roles)
                return self._group(group) if (role and joined) or owned else None
            if lower[at + 1 : at + 2] and lower[at + 1] in names.possessive_marks:
                owner = self.descriptions.organisations.institutions.only(lower[at])
                if owner is not None:
                    return owner  # "Anna Berg, the foundation's head"
            if role and lower[at] in names.groups and at in self.descriptions.heads:
                start = self.descriptions.heads[at].start
                return self.descriptions.figures.own(start, at + 1, lower[at])
            role = role or lower[at] in names.roles
        return None

    def _group(self, mention: Mention | None) -> Figure | None:
        """The organisation that a mention names."""
        figure = None if mention is None else self.cast.who.get(mention.start)
        return figure if figure is not None and figure.kind == GROUP else None

    def _addressed(self, index: int, outer: int, speaker: Figure | None) -> Figure | None:
        """Who is spoken to: called by name, told as the addressee, or the other of two in turn."""
        number = bisect_right(self.sentences, index) - 1
        around = self.sentences[number : number + 2]
        end = around[1] if len(around) > 1 else len(self.page.words)
        found = self._called(around[0], end)
        if found is None:
            start, end = self.quotes[outer].content[0]
            found = self._called(start, end)
        if found is None:
            found = self._told(outer)
        if found is None and outer in self.numbers:
            found = self._other(outer, speaker)
        return found if found is not speaker else None

    def _called(self, start: int, end: int) -> Figure | None:
        """Who is called by name in a stretch of tokens ("Mr Berg, you said", "Is that so, Mr Berg?")."""
        words = self.page.words
        first = bisect_left(self.cast.starts, start)
        for mention in self.cast.mentions[first : first + FEW]:
            if mention.end >= end:
                break
            if mention.kind != PERSON:
                continue
            before = words[mention.outer - 1] if mention.outer else "."
            opens = mention.outer <= start + 1 or before in ".?!"
            after = words[mention.end]
            if (opens and after == ",") or (before == "," and after in ",?!."):
                return self.cast.who.get(mention.start)
        return None

    def _told(self, outer: int) -> Figure | None:
        """The one person named as an addressee."""
        found = {
            id(figure): figure
            for start, end in self.quotes[outer].addressee
            for at in range(start, end)
            if (figure := self.cast.who.get(at)) is not None and figure.kind in (PERSON, OTHER)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _other(self, outer: int, speaker: Figure | None) -> Figure | None:
        """Who speaks the turn before, else the one after, where that is another."""
        at = self.numbers[outer]
        for near in (*self.turns[max(0, at - 1) : at], *self.turns[at + 1 : at + 2]):
            figure = self.figures.get(near)
            if figure is not None and figure is not speaker:
                return figure
        return None

    def _is_turn(self, quote: Attribution) -> bool:
        """Whether a quote is a turn of a script: its source stands before a colon."""
        if not quote.source or quote.cue:
            return False
        end = quote.source[-1][1]
        return self.page.words[end : end + 1] == [":"]

    def _mention_from(self, index: int, *, ends: int = 0) -> Mention | None:
        """The mention that covers a token, or that ends where asked for."""
        at = bisect_right(self.cast.starts, index) - 1
        near = self.cast.mentions[max(0, at) : at + 2]
        if ends:
            return next((mention for mention in near if mention.end == ends), None)
        return next((mention for mention in near if mention.outer <= index < mention.end), None)
