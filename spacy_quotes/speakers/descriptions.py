"""Whom a noun phrase without a name stands for: who has its role, a phrase before, itself, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from ..language.base import NameData
from ..page import Page
from .cast import NEAR, Cast
from .figures import Figure
from .institutions import Institutions
from .names import GROUP, OTHER, PERSON, Mention
from .number import is_plural, singular_of
from .order import Distances
from .phrases import Phrase, is_pronoun, without_relative
from .roles import RoleBook, Told, full_role, proper_words

# Longest description, in tokens, that may stand for the speaker before it ("the retired surgeon").
SHORT = 5
# Tokens back within which somebody unnamed comes into question.
RECENT = 120
# Letters that "Syria" and "Syrian" share.
STEM = 4


class Descriptions:
    """Finds the figures of noun phrases in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles and groups.
    book (RoleBook): who has which role.
    distances (Distances): distances in paragraphs.
    quoted (Sequence[bool]): for each token whether it stands in the content of a quote.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        book: RoleBook,
        distances: Distances,
        quoted: Sequence[bool],
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.book = book
        self.distances = distances
        self.quoted = quoted
        self.figures: dict[str, Figure] = {}  # words of a phrase -> its figure
        self.fullest: dict[str, Figure] = {}  # head noun -> figure of the latest fuller phrase
        self.has_groups = any(figure.kind == GROUP for figure in cast.figures)
        self.ends = {mention.end for mention in cast.mentions}
        self.institutions = Institutions(page, cast, names)
        self.people = [at for at in cast.starts if at in cast.who and cast.who[at].kind == PERSON]

    def find(
        self, phrase: Phrase, previous: Figure | None, owner: Figure | None, since: int = 0
    ) -> Figure | None:
        """Find whom a noun phrase stands for.

        phrase (Phrase): a source that is headed by no name.
        previous (Optional[Figure]): speaker of the quote before, where that is near.
        owner (Optional[Figure]): whom a possessive pronoun at its start stands for.
        since (int): last token of that quote.
        RETURNS (Optional[Figure]): a figure of its own where it names an institution, or somebody
            whom the text never names; None where it stands for one of others and that is open.
        """
        names, first = self.names, self.page.lower[phrase.start]
        if self._is_void(phrase):
            return None
        if phrase.head in names.roles and first not in names.indefinite:
            if self._has_apposition(phrase):
                return self.own(phrase.start, phrase.end, phrase.head)
            if self.fullest.get(phrase.head) is None and self._meets_another(since, phrase):
                told = names.roles[phrase.head] == ""
                return self.own(phrase.start, phrase.end, phrase.head) if told else None
            return self._find_role(phrase, previous, possessed=self._is_possessed(phrase))
        if not phrase.definite:
            return self.own(phrase.start, phrase.end, phrase.head)
        if first in names.possessives:
            return self._possession(phrase, owner)
        if is_plural(phrase.head, names):
            return self._find_plural(phrase)
        return self._institution(phrase) or self._find_institution(phrase, previous)

    def _is_void(self, phrase: Phrase) -> bool:
        """Whether a phrase tells nobody: a pronoun with others, an adverb, part of something else."""
        names, lower = self.names, self.page.lower
        first = lower[phrase.start]
        if is_pronoun(self.page, phrase.start, names):
            return True
        if phrase.end - phrase.start == 1:
            return first in names.breaks or first in names.relatives
        owners = pairwise(lower[phrase.start : phrase.end])
        anaphoric = any(a in names.stand_ins and b in names.possessive_marks for a, b in owners)
        return anaphoric and self.has_groups

    def _has_apposition(self, phrase: Phrase) -> bool:
        """Whether a phrase tells who is meant by words of its own: a name at its end or after a comma."""
        words = self.page.words[phrase.start : phrase.end]
        named = any(a == "," and b[0].isupper() for a, b in pairwise(words))
        inside = self.people[bisect_left(self.people, phrase.start) : bisect_left(self.people, phrase.end)]
        return named or bool(inside and not self._is_possessed(phrase))

    def _meets_another(self, since: int, phrase: Phrase) -> bool:
        """Whether somebody unnamed, whom the phrase may mean, comes up after a token ("a young cashier")."""
        lower, names = self.page.lower, self.names
        gender = names.roles[phrase.head]
        for at in range(max(since, phrase.start - RECENT), phrase.start):
            apposed = at > 1 and lower[at - 1] == "," and at - 1 in self.ends
            if lower[at] not in names.articles or self.quoted[at] or apposed:
                continue
            for word in lower[at + 1 : min(at + SHORT + 1, phrase.start)]:
                if word in names.breaks or word in ",.;:":
                    break
                if word in names.roles and gender in ("", names.roles[word] or gender):
                    return True
        return False

    def _is_possessed(self, phrase: Phrase) -> bool:
        """Whether a possessive stands in a phrase before its head ("his aide", "Berg's aide")."""
        words = self.page.lower[phrase.start : phrase.end]
        return words[0] in self.names.possessives or any(w in self.names.possessive_marks for w in words)

    def _find_role(self, phrase: Phrase, previous: Figure | None, *, possessed: bool) -> Figure | None:
        """The one person that a role noun stands for."""
        unnamed = self.fullest.get(phrase.head)
        told = self._told(phrase)
        if told and unnamed is None:
            return self._choose(told, phrase.start)
        if unnamed is not None and not told and not possessed and phrase.end - phrase.start == 2:
            return self._again(unnamed, phrase)
        if told:
            return None
        if possessed:
            return self.own(phrase.start, phrase.end, phrase.head)
        if phrase.definite and previous is not None and self._describes(phrase, previous):
            return previous
        if not phrase.definite or (phrase.head in self.names.notables and self.people):
            return None
        return self.own(phrase.start, phrase.end, phrase.head)

    def _told(self, phrase: Phrase) -> list[Told]:
        """Where the text gives somebody the role of a phrase, with words that agree."""
        at = next(i for i in range(phrase.start, phrase.end) if self.page.lower[i] == phrase.head)
        told = self.book.get(full_role(self.page, at, self.names), [])
        proper = proper_words(self.page, phrase.start + 1, phrase.end)
        if not proper:
            return told
        stems = {word[:STEM] for word in proper}
        return [
            one for one in told if any(word[:STEM] in stems for word in one.proper | set(one.figure.words))
        ]

    def _choose(self, told: list[Told], start: int) -> Figure | None:
        """The one person among those with a role: the only one, or the only one near."""
        figures = {id(one.figure): one.figure for one in told}
        if len(figures) > 1:
            at = bisect_left(told, start, key=attrgetter("at"))
            near = [one for one in told[max(0, at - 8) : at] if self._gap(one.at, start) <= NEAR]
            figures = {id(one.figure): one.figure for one in near}
        return next(iter(figures.values())) if len(figures) == 1 else None

    def _gap(self, before: int, after: int) -> int:
        """Paragraphs between two tokens."""
        return self.distances.between(before, after)

    def _describes(self, phrase: Phrase, previous: Figure) -> bool:
        """Whether a short description may stand for the speaker before it."""
        names, head = self.names, phrase.head
        special = head in names.titles or head in names.relations
        long = phrase.end - phrase.start > SHORT
        if special or long or proper_words(self.page, phrase.start + 1, phrase.end):
            return False
        gender = names.roles[head]
        return previous.kind == PERSON and previous.gender in ("", gender or previous.gender)

    def _possession(self, phrase: Phrase, owner: Figure | None) -> Figure | None:
        """What belongs to somebody: "her campaign" by its owner, "her advisers" by themselves."""
        names = self.names
        single = phrase.head in names.groups and not is_plural(phrase.head, names)
        if not single or self.page.lower[phrase.start] not in names.pronoun_owners:
            return self.own(phrase.start, phrase.end, phrase.head)
        if owner is None or not owner.mentions:
            return None
        if phrase.end - phrase.start > 2:
            return self.own(phrase.start, phrase.end, phrase.head)
        full = owner.fullest
        text = self.page.text[self.page.starts[full.start] : self.page.ends[full.end - 1]]
        return self.own(
            phrase.start, phrase.end, phrase.head, label=f"{' '.join(text.split())} {phrase.head}"
        )

    def _find_plural(self, phrase: Phrase) -> Figure | None:
        """Several people: those of a phrase before, or themselves where they are no people named."""
        lower = self.page.lower[phrase.start + 1 : phrase.end]
        before = self.fullest.get(phrase.head) if len(lower) == 1 else None
        if before is not None:
            return self._again(before, phrase)
        role = singular_of(phrase.head, self.names.roles)
        told = {id(one.figure) for one in self.book.get(role, ())}
        if self._has_apposition(phrase):
            return self.own(phrase.start, phrase.end, phrase.head)
        if len(told) > 1 or any(word in self.names.indefinite for word in lower):
            return None
        if role in self.names.titles and self._people_near(phrase.start) > 1:
            return None
        return self.own(phrase.start, phrase.end, phrase.head)

    def _people_near(self, start: int) -> int:
        """How many people are named in this paragraph and the one before, up to a token."""
        at = bisect_left(self.people, start)
        near = [index for index in self.people[max(0, at - 8) : at] if self._gap(index, start) <= 1]
        return len({id(self.cast.who[index]) for index in near})

    def _institution(self, phrase: Phrase) -> Figure | None:
        """The one organisation of the document that "the" and a noun stand for."""
        if phrase.end - phrase.start != 2 or phrase.head in self.fullest:
            return None
        return self.thing(phrase.start, phrase.end, phrase.head, told=False)

    def thing(self, start: int, end: int, head: str, *, told: bool = True) -> Figure | None:
        """Find the organisation or the text that a noun phrase stands for.

        start (int): first token of the phrase.
        end (int): one past its last token.
        head (str): its head noun in lower case.
        told (bool): whether its own words may name it.
        RETURNS (Optional[Figure]): the one of the document with that noun, else that of its words.
        """
        definite = self.page.lower[start] in self.names.definite and end - start == 2
        figure = self.institutions.find(head) if definite else None
        if figure is not None:
            figure.mentions.append(self._mention(start, end, figure)._replace(phrase=True))
            return figure
        phrase = self.institutions.phrase(head) if definite and head not in self.fullest else None
        if phrase is not None:
            return self._again(self.own(phrase.start, phrase.end, head), Phrase(start, end))
        return self.own(start, end, head) if told else None

    def _find_institution(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """An organisation or a document: one before it, or itself where it is no word for one named."""
        short = phrase.end - phrase.start == 2
        before = self.fullest.get(phrase.head) if short else None
        if before is not None:
            return self._again(before, phrase)
        if phrase.head in self.names.indefinite:
            return None
        if phrase.head in self.names.stand_ins and (short or self._is_possessed(phrase)):
            named = previous is not None and previous.words[0] not in self.figures
            if short and named and previous is not None and previous.kind == GROUP:
                return previous
            return None if self.has_groups else self.own(phrase.start, phrase.end, phrase.head)
        return self.own(phrase.start, phrase.end, phrase.head)

    def _again(self, figure: Figure, phrase: Phrase) -> Figure:
        """A figure named by another phrase."""
        figure.mentions.append(self._mention(phrase.start, phrase.end, figure))
        return figure

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
            figure = Figure((key,), kind, self.names.roles.get(head, ""), label=label)
            figure.plural = is_plural(head, self.names) or (
                kind == OTHER and lower[0] in self.names.indefinite
            )
            self.figures[key] = figure
        figure.mentions.append(self._mention(start, end, figure))
        known = head in self.names.groups or head in self.names.roles
        if known and end - start > 1 and (len(key.split()) > 1 or label):
            self.fullest[head] = figure
        return figure

    def _mention(self, start: int, end: int, figure: Figure) -> Mention:
        """A phrase as a mention."""
        return Mention(start, end, start, figure.words, figure.kind)
