"""Who speaks each quote: by name, by role, by pronoun, or going on from the quote before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..language.base import NameData
from ..page import Page
from ..quote import Attribution, Voice
from .cast import Cast, Figure, make_cast
from .descriptions import Descriptions
from .names import find_mentions
from .order import Distances, enclosing, last_token, place
from .phrases import Phrase, read_phrase
from .pronouns import Pronouns, Setting
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
        self.descriptions = Descriptions(page, cast, names, book, self.distances)
        contents = [piece for quote in quotes for piece in quote.content]
        self.pronouns = Pronouns(page, cast, names, contents)
        self.figures: dict[int, Figure] = {}  # quote -> its speaker
        self.pronoun_spans: defaultdict[int, Spans] = defaultdict(set)
        self.outer = enclosing(quotes)
        self.before: int | None = None  # the outer quote settled last

    def rank(self, at: int) -> tuple[bool, int, int]:
        """RETURNS (Tuple[bool, int, int]): order of settling: outer quotes, then those inside."""
        return at in self.outer, place(self.quotes[at]), -self.quotes[at].content[-1][1]

    def settle(self, at: int) -> None:
        """Find the speaker of one quote; those before it in the order are settled.

        at (int): the quote.
        """
        phrase = read_phrase(self.page, self.cast, self.quotes[at].source, self.names)
        if phrase is None:
            figure = self._continued(at)
        elif phrase.name is not None:
            figure = self.cast.who.get(phrase.name.start)
        elif phrase.pronoun:
            figure = self._pronoun(at, phrase)
        else:
            previous = None if at in self.outer else self._previous(phrase.start, 1)
            figure = self.descriptions.find(phrase, previous)
        if figure is not None:
            self.figures[at] = figure
            self.pronouns.note(figure)
        if at not in self.outer:
            self.before = at

    def _previous(self, index: int, reach: int) -> Figure | None:
        """Who spoke the outer quote before, within some paragraphs."""
        if self.before is None:
            return None
        gap = self.distances.between(last_token(self.quotes[self.before]), index)
        return self.figures.get(self.before) if gap <= reach else None

    def _continued(self, at: int) -> Figure | None:
        """A quote without a source goes on from the one before; reported speech with a cue does not."""
        quote = self.quotes[at]
        if at in self.outer or (quote.cue and quote.type == "indirect"):
            return None
        return self._previous(place(quote), FLOAT)

    def _pronoun(self, at: int, phrase: Phrase) -> Figure | None:
        """The speaker around it for "I", else the best figure before it."""
        outer = self.outer.get(at)
        around = self.figures.get(outer) if outer is not None else None
        if phrase.pronoun in self.names.firsts:
            figure = around
        elif phrase.pronoun in self.names.relatives:
            figure = self.descriptions.antecedent(phrase.start)
        else:
            direct = outer is not None and self.quotes[outer].type == "direct"
            figure = self.pronouns.find(phrase.pronoun, self._setting(at, phrase, around, direct))
        if figure is not None:
            self.pronoun_spans[id(figure)].add((phrase.start, phrase.end))
        return figure

    def _setting(self, at: int, phrase: Phrase, around: Figure | None, direct: bool) -> Setting:
        """Where a pronoun stands."""
        before = self.before if at not in self.outer else None
        previous = self.figures.get(before) if before is not None else None
        since = last_token(self.quotes[before]) if before is not None else -1
        barred = around if direct else None
        return Setting(phrase.start, self.quotes[at].content, previous, since, barred)
