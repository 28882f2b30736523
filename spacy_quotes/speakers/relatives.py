"""What "who", "which" and "that" stand for: the name or the phrase right before them."""

from __future__ import annotations

from bisect import bisect_left

from ..language.namedata import NameData
from ..page import Page
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .names import OTHER, PERSON, PLACE, Mention
from .number import is_noun, singular_of
from .people import Someone
from .phrases import Phrase

# Tokens of an apposition between a name and its relative pronoun.
APPOSITION = 16
# Tokens between the word that opens a phrase and its end, where nothing tells its head.
OPENING = 4


class Relatives:
    """Finds what relative pronouns stand for in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's groups and function words.
    descriptions (Descriptions): figures of noun phrases.
    """

    def __init__(self, page: Page, cast: Cast, names: NameData, descriptions: Descriptions) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.descriptions = descriptions

    def find(self, index: int) -> Figure | Phrase | None:
        """Find what a relative pronoun stands for.

        index (int): the pronoun's token.
        RETURNS (Optional[Union[Figure, Phrase]]): whom the name right before it stands for, with an
            apposition or without, or a phrase in an opening clause of its own; the phrase before it where
            a comma ends that, whose bearer is open; None where nothing is there.
        """
        lower, words = self.page.lower, self.page.words
        end = index
        while end > 0 and words[end - 1] == ",":
            end -= 1
        mention = self._named_before(end, apposition=end < index, person=lower[index] in self.names.personal)
        if mention is not None:
            return self.cast.who.get(mention.start)
        someone = self.descriptions.before(end)
        if someone is not None and self._may_head(someone, lower[index]):
            apposed = self._apposed_to(someone.start) if someone.opening == "new" else None
            return apposed or self._meant(someone, end, apart=end < index)
        head = lower[end - 1] if end else ""
        if head in self.names.roles:
            return None
        if not is_noun(head, self.names):
            return self._described(end)
        return self.descriptions.figures.own(self._opening(end - 1), end, head)

    def _meant(self, someone: Someone, end: int, *, apart: bool) -> Figure | Phrase | None:
        """Whom the phrase before a relative pronoun stands for; itself where that is open."""
        if apart or someone.head in self.names.letters:  # which speak for their writers
            known = someone.opening != "new"
            return Phrase(someone.start, end, head=someone.head, at=someone.at, definite=known)
        someone = someone._replace(end=max(end, someone.end))
        figure = self.descriptions.person(someone)
        unnamed = figure is not None and figure.head is not None
        return self.descriptions.figures.note(figure, *someone[:2]) if figure and unnamed else figure

    def _apposed_to(self, start: int) -> Figure | None:
        """Who or what an apposition belongs to ("Anna Berg, 58, a school cook in Aldby, who")."""
        words = self.page.words
        end = start - 1
        if end < 1 or words[end] != ",":
            return None
        if end > 2 and words[end - 1].isdigit() and words[end - 2] == ",":
            end -= 2
        mention = self._ending_at(end)
        if mention is not None:
            return self.cast.who.get(mention.start) if mention.kind in (PERSON, OTHER) else None
        before = self.descriptions.before(end)
        if before is None or before.end != end:
            return None
        figure = self.descriptions.person(before)
        return figure and self.descriptions.figures.note(figure, before.start, before.end)

    def _described(self, end: int) -> Figure | None:
        """Somebody or something described right before a relative pronoun in words that tell neither."""
        lower, names = self.page.lower, self.names
        if end < 2 or lower[end - 1] in names.breaks or lower[end - 1] in names.conjunctions:
            return None
        for at in range(end - 2, max(-1, end - 2 - OPENING), -1):
            if lower[at] in names.articles or lower[at] in names.definite:
                return self.descriptions.figures.own(at, end, lower[end - 1])
            if lower[at] in names.breaks or not self.page.words[at][0].islower():
                break
        return None

    def _may_head(self, someone: Someone, pronoun: str) -> bool:
        """Whether a relative pronoun may belong to a phrase: "who" to people, "which" to things."""
        role = someone.head in self.names.roles
        if pronoun in self.names.personal:
            return role
        return not role or pronoun not in self.names.impersonal

    def _named_before(self, end: int, *, apposition: bool, person: bool) -> Mention | None:
        """The name right before a relative pronoun; for people past places and appositions."""
        mention = self._ending_at(end)
        if mention is not None and singular_of(self.page.lower[end - 1], self.names.peoples):
            return None
        if mention is not None and mention.outer and self._is_behind_noun(mention, person=person):
            return None
        if mention is not None and (not person or mention.kind == PERSON):
            return mention
        before = self._before_apposition(end) if apposition or person else None
        if before is None and mention is not None and self.page.lower[mention.outer - 1] in self.names.breaks:
            before = self._ending_at(mention.outer - 1)
        if before is not None and before.kind in (PERSON, OTHER):
            return before
        return mention if mention is not None and mention.kind == OTHER else None

    def _is_behind_noun(self, mention: Mention, *, person: bool) -> bool:
        """Whether a preposition ties a name to a phrase ("a fisher from Aldby", "a study from Aldby")."""
        lower, names = self.page.lower, self.names
        joined = lower[mention.outer - 1] in names.breaks
        if person or not joined or mention.outer < 2:
            return joined and mention.outer - 2 in self.descriptions.heads
        noun = lower[mention.outer - 2]
        return mention.kind in (PLACE, OTHER) and (noun in names.documents or noun in names.bodies)

    def _ending_at(self, end: int) -> Mention | None:
        """The mention that ends right before a token, a bracketed short name left out."""
        if end > 1 and self.page.words[end - 1] == ")":
            inside = range(end - 2, max(0, end - 6), -1)
            end = next((at for at in inside if self.page.words[at] == "("), end)
        at = bisect_left(self.cast.starts, end) - 1
        mention = self.cast.mentions[at] if at >= 0 else None
        return mention if mention is not None and mention.end == end else None

    def _before_apposition(self, end: int) -> Mention | None:
        """The name before an apposition with a role in it that ends here ("Anna Berg, the mayor,")."""
        words = self.page.words
        for at in range(end - 1, max(0, end - APPOSITION), -1):
            if words[at] == ",":
                inside = self.page.lower[at + 1 : end]
                told = any(word in self.names.roles or word.isdigit() for word in inside)
                told = told or (bool(inside) and inside[0] in self.names.articles)
                mention = self._ending_at(at)
                return mention if told and mention is not None else None
            if words[at] in ".;:":
                break
        return None

    def _opening(self, start: int) -> int:
        """First token of a phrase with its counting words ("some of the", "four in 10", "two young")."""
        words, lower = self.page.words, self.page.lower
        for at in range(start - 1, max(-1, start - 1 - OPENING), -1):
            if lower[at] in self.names.breaks or not words[at].islower():
                break
            if lower[at] in self.names.indefinite or lower[at] in self.names.definite:
                start = at
                break
        while start > 0:
            linked = lower[start - 1] in self.names.connectors or words[start][0].isdigit()
            if self._premodifies(start - 1) or words[start - 1][0].isdigit():
                start -= 1
            elif start > 1 and linked and self._premodifies(start - 2):
                start -= 2
            elif words[start - 1][0].isupper() and lower[start - 1] not in self.names.commons:
                start -= 1
            else:
                break
        return start

    def _premodifies(self, index: int) -> bool:
        """Whether a word before a head noun belongs to its phrase."""
        lower, names = self.page.lower[index], self.names
        lists = (names.definite, names.indefinite, names.peoples, names.groups, names.roles)
        return any(lower in words for words in lists) or lower in names.conjunctions
