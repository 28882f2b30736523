"""Whom a noun phrase, "it" or "they" stands for: itself, what the rules say, or what is named around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ..language.namedata import NameData
from ..page import Page
from .bearers import LEAD
from .cast import CROWD, Cast
from .descriptions import Descriptions
from .figures import Figure
from .gathering import Gatherer
from .names import GROUP, PERSON, PLACE
from .order import is_in
from .people import Someone
from .phrases import Phrase, is_possessed
from .places import Place
from .portraits import Portraits
from .ranker import Ranker
from .referents import Question, Referent, compare, none_of, own_traits
from .setting import Setting
from .vague import is_void

# How far back names and phrases are looked for, and paragraphs.
REACH, PHRASES, BACK = 30, 10, 6
# Names after it that are looked at.
AHEAD = 12
# Speakers before it that are told apart.
SPEAKERS = 3


class Meanings:
    """Chooses whom noun phrases, "it" and "they" stand for in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's roles and groups.
    descriptions (Descriptions): what the rules say.
    gatherer (Gatherer): places of names, and who has spoken.
    phrases (Sequence[Someone]): phrases for people, organisations and texts, in text order.
    ranker (Ranker): chooses.
    """

    def __init__(
        self,
        page: Page,
        cast: Cast,
        names: NameData,
        descriptions: Descriptions,
        gatherer: Gatherer,
        phrases: Sequence[Someone],
        ranker: Ranker,
    ) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.descriptions = descriptions
        self.gatherer = gatherer
        self.places = gatherer.places
        self.portraits = Portraits(page, names, gatherer)
        self.phrases = phrases
        self.starts = [someone.start for someone in phrases]
        self.ranker = ranker
        self.speakers: list[Figure] = []
        self.meant: dict[str, Figure] = {}  # words of a phrase -> whom it stood for last

    def note(self, figure: Figure) -> None:
        """Remember who spoke.

        figure (Figure): the speaker of a quote.
        """
        self.speakers = [one for one in self.speakers if one is not figure][-SPEAKERS + 1 :]
        self.speakers.append(figure)

    def asks(self, phrase: Phrase, ruled: Figure | None) -> bool:
        """Tell whether there is more to choose than what the rules say.

        phrase (Phrase): a source that is headed by no name.
        ruled (Optional[Figure]): whom the rules take it for.
        RETURNS (bool): whether it is a noun for one person with "the", or one without an article, "it" or
            "they" that the rules leave open.
        """
        names = self.names
        if phrase.pronoun:
            return ruled is None
        known = phrase.head in names.roles and self.page.lower[phrase.start] not in names.articles
        if not known or (ruled is not None and not phrase.definite) or is_possessed(self.page, phrase, names):
            return False
        has_groups = self.descriptions.organisations.has_groups
        void = is_void(self.page, phrase, names, has_groups=has_groups)
        return not (void or self.descriptions.is_part(phrase) or self.descriptions.bearers.age(phrase))

    def choose(self, phrase: Phrase, ruled: Figure | None, setting: Setting) -> Figure | None:
        """Choose whom a noun for a person, "it" or "they" stands for, where there is more than the rules say.

        phrase (Phrase): a source that is headed by no name.
        ruled (Optional[Figure]): whom the rules take it for.
        setting (Setting): the quote it is the source of.
        RETURNS (Optional[Figure]): the best of all where that is sure enough, else what the rules say.
        """
        if not phrase.pronoun and ruled is None and self._is_contested(phrase, setting):
            return None
        sort = self._sort(phrase)
        here = self.places.read(phrase.start, phrase.end, phrase.start)
        opening = "the" if phrase.definite else "bare"
        question = Question(phrase, sort, opening, self.names.roles.get(phrase.head, ""), setting, here)
        found = self._gather(question, ruled)
        ranked = self.ranker.rank(setting.at, found, none_of(found, question, ruled=ruled is not None))
        figure = ruled if ranked.best < 0 else found[ranked.best].figure
        if figure is None:
            return None
        self.meant[self._words(phrase)] = figure
        if figure is not ruled and not phrase.pronoun:
            self.descriptions.figures.note(figure, phrase.start, phrase.end)
        return figure

    def _sort(self, phrase: Phrase) -> str:
        """What a phrase tells of whom it stands for."""
        if not phrase.pronoun:
            return "person"
        return "they" if self.names.pronouns.get(phrase.pronoun) == "p" else "it"

    def _is_contested(self, phrase: Phrase, setting: Setting) -> bool:
        """Whether the text gives the role of a phrase to two people, or brings up another person."""
        if self.descriptions.meets_another(setting.since, phrase):
            return True
        return len({id(one.figure) for one in self.descriptions.bearers.told(phrase)}) > 1

    def _words(self, phrase: Phrase) -> str:
        """The words of a phrase."""
        return " ".join(self.page.lower[phrase.start : phrase.end])

    def _gather(self, question: Question, ruled: Figure | None) -> list[Referent]:
        """All that a phrase may stand for, with their traits."""
        found: dict[int, Referent] = {}
        phrase = question.phrase
        for figure, trait in self._told(question, ruled):
            self._take(found, figure).traits.add(trait)
        self._add_names(found, question)
        self._add_phrases(found, question)
        self._add_speakers(found, question)
        self._add_later(found, question)
        if not phrase.pronoun:
            own = self._take(found, self.descriptions.figures.seek(phrase.start, phrase.end, phrase.head))
            own.traits.update(own_traits(question, self.portraits.marks(question)))
        for one in found.values():
            self.portraits.describe(one, question)
        referents = list(found.values())
        compare(referents, question)
        return referents

    def _take(self, found: dict[int, Referent], figure: Figure) -> Referent:
        """The referent of a figure."""
        if id(figure) not in found:
            found[id(figure)] = Referent(figure)
        return found[id(figure)]

    def _told(self, question: Question, ruled: Figure | None) -> Iterator[tuple[Figure, str]]:
        """Whom the rules and what the text tells of roles point to."""
        phrase, sort, bearers = question.phrase, question.sort, self.descriptions.bearers
        before = self.meant.get(self._words(phrase))
        if before is not None:
            yield before, f"{sort} meant before"
        if phrase.pronoun:
            return
        if ruled is not None:
            yield ruled, "person ruled"
            yield ruled, f"person ruled {'named' if ruled.head is None else 'described'}"
            ways = {"ahead": bearers.ahead, "introduced": bearers.introduced}
            yield from ((ruled, f"ruled {way}") for way, find in ways.items() if find(phrase) is ruled)
        told = bearers.told(phrase)[:CROWD]
        alone = len({id(one.figure) for one in told}) == 1
        yield from ((one.figure, "told alone" if alone else "told of several") for one in told)
        for role in sorted(self.names.callings.get(phrase.head, frozenset[str]())):
            yield from ((one.figure, "alike") for one in bearers.book.get(role, ())[:CROWD])

    def _add_names(self, found: dict[int, Referent], question: Question) -> None:
        """Take in what is named before a phrase."""
        here = question.here
        at = bisect_left(self.cast.starts, question.phrase.start)
        for number in range(at - 1, max(0, at - REACH) - 1, -1):
            place, figure = self.gatherer.place_of(number)
            if here.paragraph - place.paragraph > BACK:
                break
            self._see(found, figure, question, place)

    def _see(
        self, found: dict[int, Referent], figure: Figure | None, question: Question, place: Place
    ) -> None:
        """Take in one place, where the phrase may stand for what is named there."""
        if figure is None or is_in(question.setting.own, place.at):
            return
        if id(figure) in found or self._suits(figure, question):
            self._take(found, figure).see(place, question.here)

    def _add_phrases(self, found: dict[int, Referent], question: Question) -> None:
        """Take in what is described before a phrase."""
        at = bisect_left(self.starts, question.phrase.start)
        for someone in self.phrases[max(0, at - PHRASES) : at][::-1]:
            place = self.places.read(someone.start, someone.end, someone.start)
            if question.here.paragraph - place.paragraph > 2:
                break
            if someone.end > question.phrase.start:
                continue
            figure = self.gatherer.sources.get(someone.start)
            if figure is None and someone.head in self.names.roles:
                figure = self.descriptions.person(someone)
            elif figure is None:
                figure = self.descriptions.figures.seek(someone.start, someone.end, someone.head)
            self._see(found, figure, question, place)
            if figure is not None and id(figure) in found:
                found[id(figure)].traits.update(self._likeness(someone.head, question))

    def _likeness(self, head: str, question: Question) -> Iterator[str]:
        """How the head of a phrase before is like that of this one."""
        names, own = self.names, question.phrase.head
        if head == own:
            yield f"{question.sort} same head"
        elif names.synonyms.get(head, head) == names.synonyms.get(own, own) and own:
            yield f"{question.sort} same sense"
        elif head in names.callings.get(own, frozenset()):
            yield f"{question.sort} narrower head"
        else:
            yield f"{question.sort} other head"

    def _add_speakers(self, found: dict[int, Referent], question: Question) -> None:
        """Take in the speakers before a phrase."""
        setting = question.setting
        if setting.previous is not None and self._suits(setting.previous, question):
            back = min(max(0, question.here.paragraph - self.places.paragraph(setting.since)), 3)
            self._take(found, setting.previous).traits.add(f"{question.sort} previous {back}")
        for order, figure in enumerate(reversed(self.speakers)):
            if self._suits(figure, question):
                self._take(found, figure).traits.add(f"{question.sort} speaker {order}")

    def _add_later(self, found: dict[int, Referent], question: Question) -> None:
        """Take in what is named after a phrase in the first lines."""
        if question.phrase.pronoun or self.descriptions.distances.between(0, question.phrase.start) > LEAD:
            return
        at = bisect_right(self.cast.starts, question.phrase.end)
        for number in range(at, min(at + AHEAD, len(self.cast.starts))):
            place, figure = self.gatherer.place_of(number)
            if figure is None or figure.mentions[0].start < question.phrase.start:
                continue
            mention = self.cast.mentions[number]
            if not self.descriptions.bearers.fits(mention, question.phrase.head):
                continue
            speaks = self.cast.starts[number] in self.descriptions.bearers.speaking
            if speaks or place.role == "subject":
                self._see(found, figure, question, place)
            if speaks and id(figure) in found:
                found[id(figure)].traits.add(f"{question.sort} speaks later")

    def _suits(self, figure: Figure, question: Question) -> bool:
        """Whether a phrase may stand for a figure."""
        if figure is question.setting.barred or id(figure) in question.setting.addressed:
            return False
        if question.sort == "person":
            return self._may_be_called(figure, question)
        if figure.kind == PERSON or figure.gender:
            return False
        if question.sort == "they":
            return figure.plural or figure.head is not None or figure.kind in (GROUP, PLACE)
        return not figure.plural

    def _may_be_called(self, figure: Figure, question: Question) -> bool:
        """Whether a noun for a person may stand for a figure."""
        head = question.phrase.head
        against = figure.gender and question.gender and figure.gender != question.gender
        if (against and id(figure) not in self.gatherer.learned) or figure.plural:
            return False
        lesser = any(role.endswith(f" {head}") for role in figure.roles)  # "the mayor" is no deputy mayor
        return self.gatherer.may_be_person(figure) and (head in figure.roles or not lesser)
