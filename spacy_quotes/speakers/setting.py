"""Where a pronoun stands: its own quote, the quote around it and the quote before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..quote import Attribution, Pieces
from .cast import CROWD, Cast
from .figures import Figure
from .order import Distances, last_token

# Contents around a pronoun that are looked at.
DEEP = 8


class Setting(NamedTuple):
    """Where a pronoun stands.

    at (int): its token.
    own (Pieces): tokens of the content and the addressee of its own quote.
    previous (Optional[Figure]): speaker of the quote before.
    since (int): last token of that quote; -1 where there is none.
    told (Pieces): tokens of the addressee of that quote.
    around (FrozenSet[int]): the contents around the pronoun, and -1.
    barred (Optional[Figure]): who speaks the content in marks around it.
    reporter (Optional[Figure]): who speaks the content without marks around it.
    opens (bool): whether it is the first word of that content.
    floor (int): token before which nobody is looked for: where somebody unknown spoke last.
    direct (bool): whether its own quote stands in marks.
    inside (FrozenSet[int]): figures named in the content of its own quote.
    addressed (FrozenSet[int]): figures it is said to.
    """

    at: int
    own: Pieces = ()
    previous: Figure | None = None
    since: int = -1
    told: Pieces = ()
    around: frozenset[int] = frozenset({-1})
    barred: Figure | None = None
    reporter: Figure | None = None
    opens: bool = False
    floor: int = 0
    direct: bool = False
    inside: frozenset[int] = frozenset()
    addressed: frozenset[int] = frozenset()


class Settings:
    """Tells where the pronouns of one document stand.

    cast (Cast): its figures.
    quotes (Sequence[Attribution]): its quotes.
    outer (Mapping[int, int]): quote -> the quote around it.
    figures (Mapping[int, Figure]): quote -> its speaker, as far as quotes are settled.
    distances (Distances): distances in paragraphs.
    """

    def __init__(
        self,
        cast: Cast,
        quotes: Sequence[Attribution],
        outer: Mapping[int, int],
        figures: Mapping[int, Figure],
        distances: Distances,
    ) -> None:
        self.cast = cast
        self.quotes = quotes
        self.outer = outer
        self.figures = figures
        self.distances = distances

    def source(self, at: int, index: int, before: int | None, floor: int) -> Setting:
        """Tell where a pronoun stands that is a source.

        at (int): its quote.
        index (int): its token.
        before (Optional[int]): the quote settled last among those with the same quote around them.
        floor (int): token after which somebody unknown spoke.
        RETURNS (Setting): its setting.
        """
        quote = self.quotes[at]
        setting = Setting(
            index,
            (*quote.content, *quote.addressee),
            direct=quote.type == "direct",
            inside=self._named(quote.content),
            addressed=self._named(quote.addressee),
        )
        outer = self.outer.get(at)
        if outer is None:
            return self.after(before, setting, floor)
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
            opens=index - self.quotes[outer].content[0][0] < 2,
        )
        return self.after(before, setting, 0)

    def after(self, before: int | None, setting: Setting, floor: int) -> Setting:
        """Add what is told of the quote before.

        before (Optional[int]): that quote.
        setting (Setting): a setting.
        floor (int): token after which somebody unknown spoke.
        RETURNS (Setting): the same with it.
        """
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

    def _named(self, pieces: Pieces) -> frozenset[int]:
        """Identities of the figures named in some stretches of tokens."""
        starts = self.cast.starts
        spans = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in pieces]
        named = (starts[at] for first, last in spans for at in range(first, min(last, first + CROWD)))
        return frozenset(id(self.cast.who[start]) for start in named if start in self.cast.who)
