"""Whom a noun phrase without a name stands for: who has its role, a phrase before, itself, or nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise
from operator import attrgetter

from ..language.namedata import NameData
from ..page import Page
from .bearers import Bearers
from .candidates import Usages
from .cast import Cast
from .figures import Figure
from .names import PERSON
from .number import is_plural, singular_of
from .order import Distances
from .organisations import Organisations
from .own import OwnFigures
from .people import Someone
from .phrases import Phrase, is_possessed
from .roles import RoleBook, proper_words
from .vague import is_void

# Longest description, in tokens, that may stand for the speaker before it ("the retired surgeon"), and
# how many phrases with one head are looked at.
SHORT = 5
# Tokens back within which somebody unnamed comes into question.
RECENT = 120
# Tokens between a head and the relative clause that belongs to it.
CLAUSE = 7


class Descriptions:
    """Finds the figures of noun phrases in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles and groups.
    book (RoleBook): who has which role.
    distances (Distances): distances in paragraphs.
    quoted (Sequence[bool]): for each token whether it stands in the content of a quote.
    people (Sequence[Someone]): phrases for one person, in text order.
    things (Sequence[Someone]): phrases for organisations, groups and texts, in text order.
    speaking (Container[int]): first tokens of the names that head sources.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        book: RoleBook,
        distances: Distances,
        quoted: Sequence[bool],
        *,
        people: Sequence[Someone] = (),
        things: Sequence[Someone] = (),
        speaking: Container[int] = (),
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.distances = distances
        self.quoted = quoted
        self.figures = OwnFigures(page, names)
        self.bearers = Bearers(page, cast, names, book, distances, speaking)
        self.usages = Usages(page, names)
        self.organisations = Organisations(page, cast, names, self.figures, distances, self.usages, things)
        self.ends = {mention.end for mention in cast.mentions}
        self.described: dict[tuple[int, int], Figure | None] = {}  # phrase for one person -> whom
        bodies = [someone for someone in things if someone.head in names.groups]
        self.heads = {someone.at: someone for someone in (*people, *bodies)}
        self.phrases: defaultdict[str, list[Someone]] = defaultdict(list)  # head -> what tells more
        for someone in (*people, *things):
            if someone.opening == "new" or someone.end - someone.start > 2:
                self.phrases[someone.head].append(someone)
                if someone.head in names.synonyms:
                    self.phrases[self._class_of(someone.head)].append(someone)
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
        if is_void(self.page, phrase, names, has_groups=self.organisations.has_groups):
            return None
        if self.is_part(phrase):
            return self._part(phrase, previous)
        told = self.bearers.ahead(phrase) or self.bearers.introduced(phrase)
        told = told or self.bearers.kin(phrase, owner) or self.bearers.aged(phrase, previous)
        if told is not None:
            return told
        if phrase.head in names.roles and first not in names.indefinite:
            return self._role(phrase, previous, since)
        if not phrase.definite:
            named = self.organisations.bare(phrase) or self.organisations.ahead(phrase)
            return named or self.figures.own(phrase.start, phrase.end, phrase.head)
        if first in names.possessives:
            return self.figures.possession(phrase, owner)
        if is_plural(phrase.head, names):
            return self._find_plural(phrase)
        things = self.organisations
        return things.named(phrase) or self._fuller(phrase) or things.find(phrase, previous)

    def _role(self, phrase: Phrase, previous: Figure | None, since: int) -> Figure | None:
        """Whom a phrase with a role as its head stands for."""
        if self._has_apposition(phrase):
            return self.figures.own(phrase.start, phrase.end, phrase.head)
        possessed = is_possessed(self.page, phrase, self.names)
        before = self.figures.before(phrase.head, phrase.start)
        known = possessed or before is not None or self.bearers.told(phrase)
        if known or not self.meets_another(since, phrase):
            return self._find_role(phrase, previous, possessed=possessed)
        fuller = self._fuller(phrase)
        if fuller is not None or self.names.roles[phrase.head]:
            return fuller
        return self.figures.own(phrase.start, phrase.end, phrase.head)

    def person(self, someone: Someone) -> Figure | None:
        """Look for whom a phrase for one person stands for; nothing is noted of it.

        someone (Someone): the phrase.
        RETURNS (Optional[Figure]): somebody named who has its role, somebody described before, or a
            figure of its own; None where it may be one of several.
        """
        key = someone.start, someone.end
        if key not in self.described:
            self.described[key] = self._person(someone)
        return self.described[key]

    def before(self, end: int) -> Someone | None:
        """Find the phrase that a relative clause belongs to.

        end (int): where the clause starts, commas left out.
        RETURNS (Optional[Someone]): the phrase whose head stands nearest before, no comma between.
        """
        for at in range(end - 1, max(-1, end - 1 - CLAUSE), -1):
            if at in self.heads:
                return self.heads[at]
            if self.page.words[at] in ",.;:()–—!?":
                break
        return None

    def _person(self, someone: Someone) -> Figure | None:
        """Whom a phrase for one person stands for."""
        start, end, head = someone.start, someone.end, someone.head
        if someone.opening == "known":
            phrase = Phrase(start, end, head=head, at=someone.at, definite=True)
            told = self.bearers.told(phrase)
            if told:
                return self.bearers.choose(told, start)
            before = self.figures.before(head, start)
            if before is not None:
                return before
        return self.figures.seek(start, end, head)

    def is_part(self, phrase: Phrase) -> bool:
        """Tell "one", "another" and "the others".

        phrase (Phrase): a source.
        RETURNS (bool): whether it is one or some of those before.
        """
        opened = phrase.definite and phrase.end - phrase.start == 2
        alone = phrase.end - phrase.start == 1 or opened
        return alone and self.page.lower[phrase.end - 1] in self.names.partitives

    def _part(self, phrase: Phrase, previous: Figure | None) -> Figure | None:
        """Whom "one" or "another" stands for: one of the speakers before, else somebody new each time."""
        last = self.page.lower[phrase.end - 1]
        if last in self.names.articles and not phrase.definite and previous is not None and previous.plural:
            return previous
        if is_plural(last, self.names):
            return None
        return self.figures.alone(phrase.start, phrase.end, last)

    def _has_apposition(self, phrase: Phrase) -> bool:
        """Whether a phrase tells who is meant by words of its own: a name after a role or a comma."""
        words = self.page.words[phrase.start : phrase.end]
        named = any(a == "," and b[0].isupper() for a, b in pairwise(words))
        full = zip(words, words[1:], words[2:], strict=False)  # "professor Anna Berg"
        named = named or any(a in self.names.roles and b[0].isupper() and c[0].isupper() for a, b, c in full)
        inside = self.people[bisect_left(self.people, phrase.start) : bisect_left(self.people, phrase.end)]
        return named or bool(inside and not is_possessed(self.page, phrase, self.names))

    def meets_another(self, since: int, phrase: Phrase) -> bool:
        """Tell whether somebody unnamed, whom a phrase may mean, comes up before it ("a young cashier").

        since (int): token after which that counts.
        phrase (Phrase): a phrase with a role as its head.
        RETURNS (bool): whether somebody does.
        """
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

    def _find_role(self, phrase: Phrase, previous: Figure | None, *, possessed: bool) -> Figure | None:
        """The one person that a role noun stands for."""
        unnamed = self.figures.before(phrase.head, phrase.start)
        told = self.bearers.told(phrase)
        if told and unnamed is None:
            return self.bearers.choose(told, phrase.start)
        if unnamed is not None and not told and not possessed and phrase.end - phrase.start == 2:
            return self.figures.note(unnamed, phrase.start, phrase.end)
        if told:
            return None
        if possessed:
            return self.figures.own(phrase.start, phrase.end, phrase.head)
        before = self._fuller(phrase)
        if before is None and phrase.definite:
            before = self.bearers.alike(phrase, previous)
        if before is not None:
            return before
        if phrase.definite and previous is not None and self._describes(phrase, previous):
            return previous
        if self.page.words[phrase.end : phrase.end + 1] == [":"]:
            return self.figures.own(phrase.start, phrase.end, phrase.head)
        if not phrase.definite or (phrase.head in self.names.notables and self.people):
            return None
        return self.figures.own(phrase.start, phrase.end, phrase.head)

    def _fuller(self, phrase: Phrase) -> Figure | None:
        """Whom a phrase before stands for that tells more ("a former staffer" before "the staffer")."""
        if not phrase.definite or phrase.end - phrase.start != 2:
            return None
        known = self.phrases.get(phrase.head) or self.phrases.get(self._class_of(phrase.head), [])
        at = bisect_left(known, phrase.start, key=attrgetter("start"))
        found = map(self.person, known[max(0, at - SHORT) : at])
        figures = {id(figure): figure for figure in found if figure is not None}
        if len(figures) != 1:
            return None
        return self.figures.note(next(iter(figures.values())), phrase.start, phrase.end)

    def _class_of(self, head: str) -> str:
        """What stands for all nouns of one sense; nothing that a text has."""
        return f"={self.names.synonyms.get(head, head)}"

    def _describes(self, phrase: Phrase, previous: Figure) -> bool:
        """Whether a short description may stand for the speaker before it."""
        names, head = self.names, phrase.head
        special = head in names.titles or head in names.relations
        long = phrase.end - phrase.start > SHORT
        proper = proper_words(self.page, phrase.start + 1, phrase.end)
        if special or long or (proper and previous.roles):
            return False
        gender = names.roles[head]
        return previous.kind == PERSON and previous.gender in ("", gender or previous.gender)

    def _find_plural(self, phrase: Phrase) -> Figure | None:
        """Several people: those of a phrase before, or themselves where they are no people named."""
        lower = self.page.lower[phrase.start + 1 : phrase.end]
        before = self.figures.before(phrase.head, phrase.start) if len(lower) == 1 else None
        if before is not None:
            return self.figures.note(before, phrase.start, phrase.end)
        before = self._fuller(phrase)
        if before is not None:
            return before
        role = singular_of(phrase.head, self.names.roles)
        told = {id(one.figure) for one in self.bearers.book.get(role, ())}
        if self._has_apposition(phrase):
            return self.figures.own(phrase.start, phrase.end, phrase.head)
        if len(told) > 1 or any(word in self.names.indefinite for word in lower):
            return None
        if role in self.names.titles and self._people_near(phrase.start) > 1:
            return None
        return self.figures.own(phrase.start, phrase.end, phrase.head)

    def _people_near(self, start: int) -> int:
        """How many people are named in this paragraph and the one before, up to a token."""
        at = bisect_left(self.people, start)
        near = [
            index for index in self.people[max(0, at - 8) : at] if self.distances.between(index, start) <= 1
        ]
        return len({id(self.cast.who[index]) for index in near})
