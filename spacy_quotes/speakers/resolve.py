"""Who speaks each quote: by name, by role, by pronoun, or going on from the quote before."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution, Voice
from .antecedents import Antecedents
from .cast import Cast, make_cast
from .descriptions import Descriptions
from .dialogue import Dialogue
from .figures import Figure
from .floating import is_cut
from .interviews import interviewed, is_answer, unlabelled
from .kinds import Kinds
from .knowledge import KnowledgeBase
from .linking import Linker
from .meanings import Meanings
from .names import Mention, find_mentions
from .order import Distances, covered, depths, enclosing, frames, last_token, place, sentence_starts
from .people import list_described
from .phrases import Phrase, read_phrase, without_relative
from .places import Places
from .pronouns import Pronouns, gender_of
from .ranker import Rankers, load_rankers
from .relatives import Relatives
from .repeated import find_headings, find_repeated
from .rivals import without_rivals
from .roles import read_roles
from .setting import Setting, Settings
from .several import Several
from .voices import Spans, make_voices
from .writers import Writers

# Paragraphs after which a quote without a source no longer goes on from the one before.
FLOAT = 2


def resolve_speakers(
    page: Page,
    quotes: Sequence[Attribution],
    names: NameData,
    *,
    rankers: Rankers | None = None,
    base: KnowledgeBase | None = None,
) -> tuple[list[Attribution], list[Voice]]:
    """Find the speaker of every quote.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes in any order.
    names (NameData): the language's names, titles, pronouns and role nouns.
    rankers (Optional[Rankers]): choose whom pronouns and phrases stand for; None for those of the package.
    base (Optional[KnowledgeBase]): speakers known beforehand, whose ids are taken.
    RETURNS (Tuple[List[Attribution], List[Voice]]): the quotes in the same order with the ids of
        their speakers (None where nobody can be told), and the speakers by first mention.
    """
    sources = [piece for quote in quotes for piece in quote.source]
    sentences = sentence_starts(page, names.openers)
    mentions = without_rivals(page, find_mentions(page, names, sources), names, sentences)
    cast = make_cast(page, mentions, names, sentences)
    resolver = _Resolver(page, cast, quotes, names, sentences, rankers or load_rankers())
    for at in sorted(range(len(quotes)), key=resolver.rank):
        resolver.settle(at)
    settled, headings = resolver.figures, resolver.headings
    settled.update(find_repeated(page, quotes, settled, resolver.outer, headings, names))
    speaking = [resolver.figures[at] for at in sorted(resolver.figures)]
    kinds = Kinds(page, names, resolver.descriptions.organisations.institutions)
    linker = Linker(page, names, base) if base else None
    voices, ids = make_voices(page, speaking, resolver.pronoun_spans, kinds, linker)
    done = [
        replace(quote, speaker=ids[id(resolver.figures[at])] if at in resolver.figures else None)
        for at, quote in enumerate(quotes)
    ]
    return done, voices


class _Resolver:
    """The state of one document while its quotes are settled."""

    def __init__(
        self,
        page: Page,
        cast: Cast,
        quotes: Sequence[Attribution],
        names: NameData,
        sentences: Sequence[int],
        rankers: Rankers,
    ) -> None:
        self.page = page
        self.cast = cast
        self.quotes = quotes
        self.names = names
        self.distances = Distances(page)
        self.phrases = [read_phrase(page, cast, quote.source, names) for quote in quotes]
        self.sentences = sentences
        self.figures: dict[int, Figure] = {}  # quote -> its speaker
        self.pronoun_spans: defaultdict[int, Spans] = defaultdict(set)
        self.outer = enclosing(quotes)
        self.depths = depths(self.outer, len(quotes))
        self.headings = find_headings(page, quotes)
        self.covers = {
            index: at
            for at, quote in enumerate(quotes)
            for start, end in quote.source
            for index in range(start + 1, end)
            if page.lower[index] in names.relatives
        }
        self.before: int | None = None  # the outer quote settled last
        self.latest: dict[int, int] = {}  # quote -> the quote inside it settled last
        self.prior: dict[int, int] = {}  # outer quote -> the one settled before it
        self.floor = 0  # where somebody unknown spoke since somebody known did
        self._read(rankers)
        answers = unlabelled(page, quotes, self.outer)
        asked = interviewed(page, cast, place(quotes[answers[0]])) if answers else None
        self.asked = dict.fromkeys(answers, asked)  # answer without a label -> who is interviewed

    def _read(self, rankers: Rankers) -> None:
        """Make what finds the figures of phrases and pronouns."""
        page, cast, names, quotes = self.page, self.cast, self.names, self.quotes
        book = read_roles(page, cast, names)
        quoted = covered(len(page.words), [piece for quote in quotes for piece in quote.content])
        people, things, spoken_of = list_described(page, cast, names, quotes, self.phrases)
        speaks = {phrase.name.start for phrase in self.phrases if phrase and phrase.name}
        told = Descriptions(
            page, cast, names, book, self.distances, quoted, people=people, things=things, speaking=speaks
        )
        self.descriptions = told
        self.relatives = Relatives(page, cast, names, told)
        self.antecedents = Antecedents(page, cast, names, told, self.sentences)
        self.dialogue = Dialogue(page, cast, names, told, quotes, self.figures, self.sentences)
        self.writers = Writers(page, cast, names, self.sentences)
        self.settings = Settings(cast, quotes, self.outer, self.figures, self.distances)
        phrases = {someone.end: someone.start for someone in people}
        spoken = frozenset(at for at, quote in enumerate(quotes) if quote.type != "indirect")
        places = Places(page, names, self.sentences, frames(len(page.words), quotes), spoken, phrases)
        self.pronouns = Pronouns(page, cast, names, told, spoken_of, places, rankers.pronouns)
        gatherer = self.pronouns.gatherer
        described = sorted({one.start: one for one in (*things, *spoken_of)}.values())
        self.meanings = Meanings(page, cast, names, told, gatherer, described, rankers.descriptions)
        self.several = Several(page, cast, names, told, self.antecedents, places, gatherer.sources)

    def rank(self, at: int) -> tuple[int, int, int]:
        """RETURNS (Tuple[int, int, int]): order of settling: outer quotes, then those inside them."""
        return self.depths[at], place(self.quotes[at]), -self.quotes[at].content[-1][1]

    def settle(self, at: int) -> None:
        """Find the speaker of one quote; those before it in the order are settled.

        at (int): the quote.
        """
        if at not in self.outer:
            self._follow(place(self.quotes[at]))
            if self.before is not None:
                self.prior[at] = self.before
        phrase = self.phrases[at]
        if phrase is None:
            figure = self._continued(at)
        elif phrase.shouted or is_answer(self.page, phrase, self.names):
            figure = None if phrase.shouted else interviewed(self.page, self.cast, phrase.start)
        elif phrase.name is not None:
            figure = self._named(phrase.name)
        elif phrase.pronoun:
            figure = self._pronoun(at, phrase)
        else:
            figure = self._described(at, phrase)
        self.writers.note(self.quotes[at], figure)
        if figure is not None:
            self.figures[at] = figure
            self.meanings.note(figure)
            self.pronouns.note(figure, None if phrase is None else phrase.start)
        if at in self.outer:
            self.latest[self.outer[at]] = at
        elif figure is not None or phrase is not None:
            self.before = at
            if figure is not None:
                self.floor = 0
            elif phrase is not None and not phrase.pronoun:
                self.floor = phrase.start

    def _named(self, name: Mention) -> Figure | None:
        """Whom a name stands for; a mere noun with a capital ("Ministry says") for the one that has it."""
        figure = self.cast.who.get(name.start)
        if figure is None or len(figure.words) > 1 or self.page.lower[name.outer - 1] in self.names.definite:
            return figure
        only = self.descriptions.organisations.institutions.only(figure.words[0])
        return only if only is not None and figure.words[0] in only.words else figure

    def _described(self, at: int, phrase: Phrase) -> Figure | None:
        """Whom a noun phrase without a name stands for, a clause behind it left out; "The driver, who ate one
        a day" is seldom another word for the speaker before."""
        end = without_relative(self.page, phrase.start, phrase.end, self.names)
        told = at in self.outer or (end < phrase.end and phrase.head in self.names.roles)
        phrase = phrase._replace(end=end) if phrase.at < end else phrase
        previous = None if told else self._previous(phrase.start, 1)
        since = 0 if self.before is None else last_token(self.quotes[self.before])
        owner = self._owner(at, phrase)
        if (writer := self.writers.find(phrase, owner, self.pronouns.known)) is not None:
            return writer
        ruled = self.descriptions.find(phrase, previous, owner, since)
        if not self.meanings.asks(phrase, ruled):
            return ruled
        return self.meanings.choose(phrase, ruled, self._setting(at, self.phrases[at] or phrase))

    def _follow(self, until: int) -> None:
        """Read the pronouns between the quote settled last and a token."""
        if not self.pronouns.has_unread(until):
            return
        setting = Setting(until, floor=self.floor)
        if self.before is not None:
            setting = setting._replace(
                previous=self.figures.get(self.before),
                since=last_token(self.quotes[self.before]),
                told=self.quotes[self.before].addressee,
            )
        self.pronouns.follow(until, setting)

    def _previous(self, index: int, reach: int) -> Figure | None:
        """Who spoke the outer quote before, within some paragraphs."""
        if self.before is None:
            return None
        gap = self.distances.between(last_token(self.quotes[self.before]), index)
        return self.figures.get(self.before) if gap <= reach else None

    def _continued(self, at: int) -> Figure | None:
        """Who goes on in a quote without a source: the speaker before, where nobody else acts between."""
        quote = self.quotes[at]
        asked = self.asked.get(at)
        if asked is not None or at in self.outer or self.before is None or at in self.headings:
            return asked
        since, start = last_token(self.quotes[self.before]), place(quote)
        if quote.cue:
            same = bisect_right(self.sentences, since) == bisect_right(self.sentences, quote.cue[0][0])
            return self._previous(start, 0) if same and quote.type != "indirect" else None
        figure = self._previous(start, FLOAT)
        if figure is None or is_cut(self.page, self.cast, self.sentences, (since, start), figure):
            return None
        return figure

    def _owner(self, at: int, phrase: Phrase) -> Figure | None:
        """Whom the possessive pronoun at the start of a phrase stands for."""
        first = self.page.lower[phrase.start]
        if first in self.names.possessives and not self.names.possessives[first]:
            outer = self.outer.get(at)
            return self.figures.get(outer) if outer is not None else None
        return self._third(at, phrase, first) if first in self.names.pronoun_owners else None

    def _pronoun(self, at: int, phrase: Phrase) -> Figure | None:
        """The speaker around it for "I", else the best figure before it."""
        names = self.names
        if any(phrase.pronoun in words for words in (names.firsts, names.firsts_plural, names.seconds)):
            figure = self.dialogue.find(phrase.start, phrase.pronoun, self.outer.get(at))
        elif phrase.pronoun in self.names.relatives:
            figure = self._relative(at, phrase.start)
        else:
            figure = self._third(at, phrase, phrase.pronoun)
        if figure is not None:
            self.pronoun_spans[id(figure)].add((phrase.start, phrase.end))
        return figure

    def _relative(self, at: int, index: int) -> Figure | None:
        """Whom a relative pronoun stands for: who speaks by the source around it, or what is before it."""
        around = self.covers.get(index)
        speaker = None if around is None else self.figures.get(around)
        if speaker is not None and self.page.words[index - 1] == ",":
            return speaker
        found = self.relatives.find(index)
        return (self._described(at, found) if isinstance(found, Phrase) else found) or speaker

    def _third(self, at: int, phrase: Phrase, pronoun: str) -> Figure | None:
        """The figure of a pronoun of the third person."""
        sort = gender_of(pronoun, self.names)
        previous = None if at in self.outer else self._previous(phrase.start, 1)
        outer = self.outer.get(at)
        if sort == "n":
            if outer is not None and self.quotes[outer].type == "indirect":
                previous = self.figures.get(outer)
            sources = self.pronouns.gatherer.sources
            own = self.quotes[at].content
            ruled = self.antecedents.find(phrase.start, previous, plural=False, own=own, sources=sources)
            asked = phrase.pronoun and self.meanings.asks(phrase, ruled)
            return self.meanings.choose(phrase, ruled, self._setting(at, phrase)) if asked else ruled
        setting = self._setting(at, phrase)
        if sort == "p":
            ruled = self.several.find(setting, previous)
            asked = phrase.pronoun and self.meanings.asks(phrase, ruled)
            return self.meanings.choose(phrase, ruled, setting) if asked else ruled
        return self.pronouns.find(pronoun, setting)

    def _setting(self, at: int, phrase: Phrase) -> Setting:
        """Where the source of a quote stands."""
        outer = self.outer.get(at)
        before = self.before if outer is None else self.latest.get(outer, self.prior.get(outer))
        return self.settings.source(at, phrase.start, before, self.floor)
