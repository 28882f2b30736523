"""What "it", "they" and "who" stand for: the subject of the clause before, or what stands right before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..language.base import NameData
from ..page import Page
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure
from .names import GROUP, OTHER, PERSON, PLACE, THING, Mention
from .number import is_plural, singular_of
from .people import Someone

# Longest subject, in tokens.
SPAN = 6
# Tokens back within which subjects are looked for.
REACH = 120
# Tokens of an apposition between a name and its relative pronoun.
APPOSITION = 16
_COMMAS = frozenset(",;:—–-(")


class Subject(NamedTuple):
    """What opens a clause.

    figure (Figure): whom or what it stands for.
    start (int): first token of the phrase, where it is no name.
    end (int): one past its last token; the same as `start` for a name.
    """

    figure: Figure
    start: int = 0
    end: int = 0


class Antecedents:
    """Finds what pronouns for things, for several and relative ones stand for in one document.

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

    def find(self, index: int, previous: Figure | None, *, plural: bool) -> Figure | None:
        """Find what "it" or "they" stands for.

        index (int): the pronoun's token.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        plural (bool): whether several are looked for.
        RETURNS (Optional[Figure]): a subject of its sentence, else of the one before, else the
            speaker before; None where two compete, and never a person.
        """
        number = bisect_right(self.sentences, index) - 1
        start = self.sentences[number]
        found = self._subjects(start, index, plural=plural)
        if not found and number and self._paragraph(self.sentences[number - 1]) == self._paragraph(index):
            found = self._subjects(self.sentences[number - 1], start, plural=plural)[:1]
        if found:
            return self._settle(found)
        return previous if previous is not None and self._may_be(previous, plural=plural) else None

    def _settle(self, found: Sequence[Subject]) -> Figure | None:
        """The one figure of some subjects, None where they are several; its phrases are noted."""
        figure = found[0].figure
        if any(one.figure is not figure for one in found):
            return None
        for one in found:
            if one.start < one.end:
                self.descriptions.figures.note(figure, one.start, one.end)
        return figure

    def _paragraph(self, index: int) -> int:
        """Number of a token's paragraph."""
        return bisect_right(self.page.paragraphs, (index, len(self.page.words) + 1))

    def _may_be(self, figure: Figure, *, plural: bool) -> bool:
        """Whether a figure is several, or one organisation, place or text."""
        if figure.kind == PERSON or figure.gender:
            return False
        if plural:
            return figure.plural
        described = figure.kind == OTHER and figure.head is not None
        return (figure.kind in (GROUP, PLACE) or described) and not (
            figure.plural or self._is_several(figure)
        )

    def _is_several(self, figure: Figure) -> bool:
        """Whether a name of one word is a plural noun ("Republicans")."""
        words = figure.words[-1].split()
        return len(figure.words) == 1 and len(words) == 1 and is_plural(words[0], self.names)

    def _subjects(self, start: int, end: int, *, plural: bool) -> list[Subject]:
        """The fitting subjects at the openings of clauses."""
        found = []
        for at in range(max(start, end - REACH), end):
            opener = self.page.lower[at - 1] if at else ""
            if at == start or opener in self.names.clause_openers or opener in _COMMAS:
                subject = self._subject(at, end, plural=plural)
                if subject is not None:
                    found.append(subject)
        return found

    def _subject(self, at: int, end: int, *, plural: bool) -> Subject | None:
        """A noun phrase that opens a clause and has the number looked for."""
        lower, names = self.page.lower, self.names
        first = at + (lower[at] in names.definite)
        mention = self._mention_at(first)
        limit = min(at + SPAN, end)
        if mention is None:
            head = self._head(at, limit)
        else:
            beside = mention.end < limit and self._is_noun(lower[mention.end])
            head = self._head(mention.end, limit) if beside else None
        if mention is not None and (head is None or not is_plural(lower[head], names)):
            if head is not None and lower[head] in names.roles:
                return None
            named = self._named(mention, head, plural=plural)
            return None if named is None else Subject(named)
        if head is None or lower[head] in names.roles or is_plural(lower[head], names) != plural:
            return None
        if lower[head] in names.stand_ins and head - at < 2:
            return None
        thing = self.descriptions.organisations.thing(at, head + 1, lower[head])
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
            if self._is_noun(lower[at]):
                while at + 1 < end and self._is_noun(lower[at + 1]):
                    at += 1
                owned = at + 1 < len(lower) and self.page.words[at + 1] in names.possessive_marks
                return None if owned else at
            if at > start + 1 and lower[at] in names.definite:
                return None
        return None

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a noun for people or a group."""
        names = self.names
        if word in names.groups or word in names.roles:
            return True
        return bool(singular_of(word, names.roles) or singular_of(word, names.peoples))

    def relative(self, index: int) -> Figure | None:
        """Find whom a relative pronoun stands for.

        index (int): the pronoun's token.
        RETURNS (Optional[Figure]): the name or the phrase right before it, with an apposition or
            without; None where a role noun stands there, whose bearer is open.
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
            someone = someone._replace(end=max(end, someone.end))
            figure = self.descriptions.person(someone)
            unnamed = figure is not None and figure.head is not None
            return self.descriptions.figures.note(figure, *someone[:2]) if figure and unnamed else figure
        head = lower[end - 1] if end else ""
        if not self._is_noun(head) or head in self.names.roles:
            return None
        return self.descriptions.figures.own(self._opening(end - 1), end, head)

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
        if mention is not None and mention.outer and person and self._is_behind_noun(mention):
            return None
        if mention is not None and (not person or mention.kind == PERSON):
            return mention
        before = self._before_apposition(end) if apposition or person else None
        if before is None and mention is not None and self.page.lower[mention.outer - 1] in self.names.breaks:
            before = self._ending_at(mention.outer - 1)
        if before is not None and before.kind in (PERSON, OTHER):
            return before
        return mention if mention is not None and mention.kind == OTHER else None

    def _is_behind_noun(self, mention: Mention) -> bool:
        """Whether a name belongs to a phrase for a person by a preposition ("a fisher from Aldby")."""
        joined = self.page.lower[mention.outer - 1] in self.names.breaks
        return joined and mention.outer - 2 in self.descriptions.heads

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
        """First token of a phrase with its counting words ("some of the", "four in 10")."""
        words, lower = self.page.words, self.page.lower
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
