"""Who speaks each quote: by name, by role, by pronoun, or going on from the quote before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..language.base import NameData
from ..page import Page
from ..quote import Attribution, Voice
from .antecedents import Antecedents
from .cast import Cast, make_cast
from .descriptions import Descriptions
from .figures import Figure
from .names import PERSON, find_mentions
from .order import Distances, covered, depths, enclosing, last_token, place, sentence_starts
from .phrases import Phrase, read_phrase
from .pronouns import Pronouns, Setting, gender_of
from .roles import read_roles
from .voices import Spans, make_voices

# Paragraphs after which a quote without a source no longer goes on from the one before.
FLOAT = 2


def resolve_speakers(
    page: Page, quotes: Sequence[Attribution], names: NameData
) -> tuple[list[Attribution], list[Voice]]:
    """Find the speaker of every quote.

    page (Page): the document.
    quotes (Sequence[Attribution]): its quotes in any order.
    names (NameData): the language's names, titles, pronouns and role nouns.
    RETURNS (Tuple[List[Attribution], List[Voice]]): the quotes in the same order with the ids of
        their speakers (None where nobody can be told), and the speakers by first mention.
    """
    sources = [piece for quote in quotes for piece in quote.source]
    cast = make_cast(page, find_mentions(page, names, sources), names)
    resolver = _Resolver(page, cast, quotes, names)
    for at in sorted(range(len(quotes)), key=resolver.rank):
        resolver.settle(at)
    speaking = [resolver.figures[at] for at in sorted(resolver.figures)]
    voices, ids = make_voices(page, speaking, resolver.pronoun_spans)
    found = [resolver.figures.get(at) for at in range(len(quotes))]
    done = [
        replace(quote, speaker=None if figure is None else ids[id(figure)])
        for quote, figure in zip(quotes, found, strict=True)
    ]
    return done, voices


class _Resolver:
    """The state of one document while its quotes are settled."""

    def __init__(self, page: Page, cast: Cast, quotes: Sequence[Attribution], names: NameData) -> None:
        self.page = page
        self.cast = cast
        self.quotes = quotes
        self.names = names
        self.distances = Distances(page)
        book = read_roles(page, cast, names)
        quoted = covered(len(page.words), [piece for quote in quotes for piece in quote.content])
        self.descriptions = Descriptions(page, cast, names, book, self.distances, quoted)
        self.sentences = sentence_starts(page)
        self.antecedents = Antecedents(page, cast, names, self.descriptions, self.sentences)
        self.pronouns = Pronouns(page, cast, names, quoted, self.sentences)
        self.figures: dict[int, Figure] = {}  # quote -> its speaker
        self.pronoun_spans: defaultdict[int, Spans] = defaultdict(set)
        self.outer = enclosing(quotes)
        self.depths = depths(self.outer, len(quotes))
        self.before: int | None = None  # the outer quote settled last
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
        phrase = read_phrase(self.page, self.cast, self.quotes[at].source, self.names)
        if phrase is None:
            figure = self._continued(at)
        elif phrase.shouted:
            figure = None
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
        if at not in self.outer and (figure is not None or phrase is not None):
            self.before = at
            if figure is not None:
                self.floor = 0
            elif phrase is not None and not phrase.pronoun:
                self.floor = phrase.start

    def _follow(self, until: int) -> None:
        """Read the pronouns between the quote settled last and a token."""
        if self.before is None:
            self.pronouns.follow(until, None, -1, self.floor)
        else:
            since = last_token(self.quotes[self.before])
            self.pronouns.follow(until, self.figures.get(self.before), since, self.floor)

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
        outer = self.outer.get(at)
        around = self.figures.get(outer) if outer is not None else None
        direct = outer is not None and self.quotes[outer].type == "direct"
        before = self.before if at not in self.outer else None
        if before is None:
            return Setting(phrase.start, self.quotes[at].content, None, -1, around if direct else None)
        previous, since = self.figures.get(before), last_token(self.quotes[before])
        near = self.distances.between(since, phrase.start) <= 1
        floor = self.floor if previous is None and near else 0
        return Setting(phrase.start, self.quotes[at].content, previous, since, None, floor)
