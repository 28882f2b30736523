"""Who speaks each quote: by name, by role, by pronoun, or going on from the quote before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..language.base import NameData
from ..page import Page
from ..quote import Attribution, Pieces, Voice
from .antecedents import Antecedents
from .candidates import Places
from .cast import CROWD, Cast, make_cast
from .descriptions import Descriptions
from .figures import Figure
from .gathering import Setting
from .interviews import interviewed, is_answer
from .kinds import Kinds
from .knowledge import KnowledgeBase
from .linking import Linker
from .names import PERSON, find_mentions
from .order import Distances, covered, depths, enclosing, frames, last_token, place, sentence_starts
from .people import add_sources, find_phrases
from .phrases import Phrase, read_phrase
from .pronouns import Pronouns, gender_of
from .ranker import Ranker, load_ranker
from .roles import read_roles
from .voices import Spans, make_voices

# Paragraphs after which a quote without a source no longer goes on from the one before.
FLOAT = 2
# Contents around a pronoun that are looked at.
DEEP = 8
# First paragraphs that may be headlines, and spaces in the words of a quote there that tell it again.
OPENING, REPEATED = 4, 3
# Quotes without a speaker there that are looked up.
HEADLINES = 8


def resolve_speakers(
    page: Page,
    quotes: Sequence[Attribution],
    names: NameData,
    *,
    ranker: Ranker | None = None,
    base: KnowledgeBase | None = None,
) -> tuple[list[Attribution], list[Voice]]:
    """Find the speaker of every quote.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes in any order.
    names (NameData): the language's names, titles, pronouns and role nouns.
    ranker (Optional[Ranker]): chooses whom a pronoun stands for; None for the one of the package.
    base (Optional[KnowledgeBase]): speakers known beforehand, whose ids are taken.
    RETURNS (Tuple[List[Attribution], List[Voice]]): the quotes in the same order with the ids of
        their speakers (None where nobody can be told), and the speakers by first mention.
    """
    sources = [piece for quote in quotes for piece in quote.source]
    sentences = sentence_starts(page, names.openers)
    cast = make_cast(page, find_mentions(page, names, sources), names, sentences)
    resolver = _Resolver(page, cast, quotes, names, sentences, ranker or load_ranker())
    for at in sorted(range(len(quotes)), key=resolver.rank):
        resolver.settle(at)
    resolver.settle_repeated()
    speaking = [resolver.figures[at] for at in sorted(resolver.figures)]
    kinds = Kinds(page, names, resolver.descriptions.organisations.institutions)
    linker = Linker(page, names, base) if base else None
    voices, ids = make_voices(page, speaking, resolver.pronoun_spans, kinds, linker)
    found = [resolver.figures.get(at) for at in range(len(quotes))]
    done = [
        replace(quote, speaker=None if figure is None else ids[id(figure)])
        for quote, figure in zip(quotes, found, strict=True)
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
        ranker: Ranker,
    ) -> None:
        self.page = page
        self.cast = cast
        self.quotes = quotes
        self.names = names
        self.distances = Distances(page)
        book = read_roles(page, cast, names)
        quoted = covered(len(page.words), [piece for quote in quotes for piece in quote.content])
        sources = {start: end for quote in quotes for start, end in quote.source}
        self.phrases = [read_phrase(page, cast, quote.source, names) for quote in quotes]
        people = find_phrases(page, cast, names, sources, names.roles)
        heads = {p.head for p in self.phrases if p and p.definite and p.head not in names.roles}
        found = find_phrases(page, cast, names, sources, names.speaking | heads)
        things = add_sources(found, self.phrases, names)
        self.descriptions = Descriptions(
            page, cast, names, book, self.distances, quoted, people=people, things=things
        )
        self.sentences = sentences
        self.antecedents = Antecedents(page, cast, names, self.descriptions, self.sentences)
        spoken = frozenset(at for at, quote in enumerate(quotes) if quote.type != "indirect")
        places = Places(page, names, sentences, frames(len(page.words), quotes), spoken)
        self.pronouns = Pronouns(page, cast, names, self.descriptions, people, places, ranker)
        self.figures: dict[int, Figure] = {}  # quote -> its speaker
        self.pronoun_spans: defaultdict[int, Spans] = defaultdict(set)
        self.outer = enclosing(quotes)
        self.depths = depths(self.outer, len(quotes))
        self.before: int | None = None  # the outer quote settled last
        self.latest: dict[int, int] = {}  # quote -> the quote inside it settled last
        self.floor = 0  # where somebody unknown spoke since somebody known did

    def rank(self, at: int) -> tuple[int, int, int]:
        """RETURNS (Tuple[int, int, int]): order of settling: outer quotes, then those inside them."""
        return self.depths[at], place(self.quotes[at]), -self.quotes[at].content[-1][1]

    def settle(self, at: int) -> None:
        """Find the speaker of one quote; those before it in the order are settled.

        at (int): the quote.
        """
        if at not in self.outer:
            self._follow(place(self.quotes[at]))
        phrase = self.phrases[at]
        if phrase is None:
            figure = self._continued(at)
        elif phrase.shouted or is_answer(self.page, phrase, self.names):
            figure = None if phrase.shouted else interviewed(self.page, self.cast, phrase.start)
        elif phrase.name is not None:
            figure = self.cast.who.get(phrase.name.start)
        elif phrase.pronoun:
            figure = self._pronoun(at, phrase)
        else:
            previous = None if at in self.outer else self._previous(phrase.start, 1)
            since = 0 if self.before is None else last_token(self.quotes[self.before])
            figure = self.descriptions.find(phrase, previous, self._owner(at, phrase), since)
        if figure is not None:
            self.figures[at] = figure
            self.pronouns.note(figure)
        if at in self.outer:
            self.latest[self.outer[at]] = at
        elif figure is not None or phrase is not None:
            self.before = at
            if figure is not None:
                self.floor = 0
            elif phrase is not None and not phrase.pronoun:
                self.floor = phrase.start

    def settle_repeated(self) -> None:
        """Give quotes of the opening lines, whose speaker is open, that of the quote they repeat."""
        opening = [p.end for p in self.page.paragraphs[:OPENING]][-1:]
        open_ones = [
            at
            for at, quote in enumerate(self.quotes)
            if at not in self.figures and at not in self.outer and quote.content[0][0] < opening[0]
        ][:HEADLINES]
        if not open_ones:
            return
        texts = {at: self._plain(at) for at in self.figures}
        for at in open_ones:
            words = self._plain(at)
            if words.count(" ") > REPEATED:
                found = {id(self.figures[o]): self.figures[o] for o, text in texts.items() if words in text}
                if len(found) == 1:
                    self.figures[at] = next(iter(found.values()))

    def _plain(self, at: int) -> str:
        """The words of a content, in lower case, with spaces around each."""
        words = self.page.lower
        inside = (words[index] for start, end in self.quotes[at].content for index in range(start, end))
        return " " + " ".join(word for word in inside if word[0].isalnum()) + " "

    def _follow(self, until: int) -> None:
        """Read the pronouns between the quote settled last and a token."""
        setting = Setting(until)
        if self.before is not None:
            setting = setting._replace(
                previous=self.figures.get(self.before),
                since=last_token(self.quotes[self.before]),
                told=self.quotes[self.before].addressee,
            )
        self.pronouns.follow(until, setting._replace(floor=self.floor))

    def _previous(self, index: int, reach: int) -> Figure | None:
        """Who spoke the outer quote before, within some paragraphs."""
        if self.before is None:
            return None
        gap = self.distances.between(last_token(self.quotes[self.before]), index)
        return self.figures.get(self.before) if gap <= reach else None

    def _continued(self, at: int) -> Figure | None:
        """Who goes on in a quote without a source: the speaker before, where nobody else acts between."""
        quote = self.quotes[at]
        if at in self.outer or self.before is None:
            return None
        since, start = last_token(self.quotes[self.before]), place(quote)
        if quote.cue:
            same = bisect_right(self.sentences, since) == bisect_right(self.sentences, quote.cue[0][0])
            return self._previous(start, 0) if same and quote.type != "indirect" else None
        figure = self._previous(start, FLOAT)
        return None if figure is None or self._is_cut(since, start, figure) else figure

    def _is_cut(self, since: int, start: int, figure: Figure) -> bool:
        """Whether a quote stands inside a sentence, or another person acts between it and the one before."""
        opening = bisect_right(self.sentences, start)
        before = range(self.sentences[opening - 1], start)
        if any(self.page.words[index][0].isalnum() for index in before):
            return True
        first = bisect_left(self.cast.starts, since)
        for mention in self.cast.mentions[first : bisect_left(self.cast.starts, start)]:
            other = self.cast.who.get(mention.start)
            subject = mention.outer - self.sentences[bisect_right(self.sentences, mention.start) - 1] < 2
            if other is not figure and subject and (other is None or other.kind == PERSON):
                return True
        return False

    def _owner(self, at: int, phrase: Phrase) -> Figure | None:
        """Whom the possessive pronoun at the start of a phrase stands for."""
        first = self.page.lower[phrase.start]
        if first in self.names.possessives and not self.names.possessives[first]:
            outer = self.outer.get(at)
            return self.figures.get(outer) if outer is not None else None
        return self._third(at, phrase, first) if first in self.names.pronoun_owners else None

    def _pronoun(self, at: int, phrase: Phrase) -> Figure | None:
        """The speaker around it for "I", else the best figure before it."""
        if phrase.pronoun in self.names.firsts:
            outer = self.outer.get(at)
            figure = self.figures.get(outer) if outer is not None else None
        elif phrase.pronoun in self.names.relatives:
            figure = self.antecedents.relative(phrase.start)
        else:
            figure = self._third(at, phrase, phrase.pronoun)
        if figure is not None:
            self.pronoun_spans[id(figure)].add((phrase.start, phrase.end))
        return figure

    def _third(self, at: int, phrase: Phrase, pronoun: str) -> Figure | None:
        """The figure of a pronoun of the third person."""
        sort = gender_of(pronoun, self.names)
        if sort in ("n", "p"):
            previous = None if at in self.outer else self._previous(phrase.start, 1)
            return self.antecedents.find(phrase.start, previous, plural=sort == "p")
        return self.pronouns.find(pronoun, self._setting(at, phrase))

    def _setting(self, at: int, phrase: Phrase) -> Setting:
        """Where a pronoun stands."""
        quote = self.quotes[at]
        setting = Setting(
            phrase.start,
            (*quote.content, *quote.addressee),
            direct=quote.type == "direct",
            inside=self._named(quote.content),
            addressed=self._named(quote.addressee),
        )
        outer = self.outer.get(at)
        if outer is None:
            return self._after(self.before, setting, self.floor)
        around = {-1}
        within: int | None = outer
        while within is not None and within not in around and len(around) < DEEP:
            around.add(within)
            within = self.outer.get(within)
        speaker, direct = self.figures.get(outer), self.quotes[outer].type == "direct"
        setting = setting._replace(
            around=frozenset(around),
            barred=speaker if direct else None,
            reporter=None if direct else speaker,
        )
        return self._after(self.latest.get(outer), setting, 0)

    def _named(self, pieces: Pieces) -> frozenset[int]:
        """Identities of the figures named in some stretches of tokens."""
        starts = self.cast.starts
        spans = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in pieces]
        named = (starts[at] for first, last in spans for at in range(first, min(last, first + CROWD)))
        return frozenset(id(self.cast.who[start]) for start in named if start in self.cast.who)

    def _after(self, before: int | None, setting: Setting, floor: int) -> Setting:
        """A setting with what is told of the quote before it."""
        if before is None:
            return setting
        since = last_token(self.quotes[before])
        previous = self.figures.get(before)
        near = self.distances.between(since, setting.at) <= 1
        return setting._replace(
            previous=previous,
            since=since,
            told=self.quotes[before].addressee,
            floor=floor if previous is None and near else 0,
        )
