"""Mentions of names: runs of capitalised tokens parted into titles, names and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page, Stretch
from .folding import fold
from .headlines import STOPS, is_headline, skip_dateline
from .relabel import relabel
from .runs import AND, HYPHENS, Run, RunFinder, is_capital

PERSON, GROUP, PLACE, THING, OTHER = "person", "group", "place", "thing", "other"


class Mention(NamedTuple):
    """One place where the text names somebody or something.

    start (int): first token of the name, after its titles.
    end (int): one past its last token.
    outer (int): first token of the capitalised run with its titles.
    words (Tuple[str, ...]): folded words of the name, particles, hyphens and suffix left out.
    kind (str): "person", "group", "place", "thing" or "other".
    gender (str): "f", "m" or "", by its title.
    roles (Tuple[str, ...]): titles and roles right before the name.
    suffix (str): "jr", "iii" and the like, folded.
    weak (bool): perhaps no name at all: counts only where the document names it elsewhere.
    phrase (bool): whether it is a noun phrase for something that has a name elsewhere.
    """

    start: int
    end: int
    outer: int
    words: tuple[str, ...]
    kind: str
    gender: str = ""
    roles: tuple[str, ...] = ()
    suffix: str = ""
    weak: bool = False
    phrase: bool = False


def find_mentions(page: Page, names: NameData, sources: Iterable[tuple[int, int]]) -> list[Mention]:
    """Find all names of a document.

    page (Page): the document.
    names (NameData): the language's names, titles and function words.
    sources (Iterable[Tuple[int, int]]): tokens of the sources, whose names count in headlines too.
    RETURNS (List[Mention]): in text order, without overlap.
    """
    pieces = sorted(sources)
    finder = _Finder(page, names)
    mentions: list[Mention] = []
    at = 0
    for paragraph in page.paragraphs:
        first = at
        while at < len(pieces) and pieces[at][0] < paragraph.end:
            at += 1
        if is_headline(page, paragraph):
            mentions.extend(finder.scan_headline(paragraph, pieces[first:at]))
        else:
            mentions.extend(finder.scan(skip_dateline(page, paragraph)))
    return mentions


class _Finder:
    """The scan for names over one document."""

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.runs = RunFinder(page, names)
        words = set(page.words)
        self.lowered = {word for word in words if word.islower()}
        others = words - self.lowered
        self.openers = self.lowered & names.particles
        self.openers.update(word for word in others if self._may_open(word))
        capitals = {word for word in others if word[0].isupper()}
        lowered = self.lowered
        self.capped = {
            word for before, word in pairwise(page.words) if word in capitals and before in lowered
        }

    def scan(self, paragraph: Stretch) -> Iterator[Mention]:
        """Names of a paragraph of running text."""
        openers, after = self.openers, paragraph.start
        words = self.page.words[paragraph.start : paragraph.end]
        for index in [at for at, word in enumerate(words, paragraph.start) if word in openers]:
            run = self.runs.run(index, paragraph.end) if index >= after else []
            if run:
                fresh = self._is_fresh(index, after, opens=after == paragraph.start)
                yield from self._split(self._trim(run, fresh), fresh)
                after = run[-1].at + 1

    def _is_fresh(self, index: int, after: int, *, opens: bool) -> bool:
        """Whether a sentence starts at a token: only marks stand between it and a stop, or what opens."""
        for at in range(index - 1, after - 1, -1):
            word = self.page.words[at]
            if word in STOPS:
                return True
            if word[0].isalnum():
                return False
        return opens

    def _may_open(self, word: str) -> bool:
        """Whether runs may start with a word that is not all in lower case."""
        if word[0].isupper() or word.lower() in self.names.particles:
            return True
        return word[0].isalpha() and is_capital(word)

    def scan_headline(self, paragraph: Stretch, sources: Sequence[tuple[int, int]]) -> list[Mention]:
        """Names of sources in a headline; given names with a surname, which count where the text has it."""
        words = self.page.words
        named = [one for start, end in sources for one in self.scan(Stretch(start, end))]
        taken = {at for one in named for at in range(one.outer, one.end)}
        for index in range(paragraph.start, paragraph.end - 1):
            if index in taken or index + 1 in taken:
                continue
            first, last = fold(words[index]), fold(words[index + 1])
            name_like = words[index][0].isupper() and words[index + 1][0].isupper()
            if name_like and first in self.names.given and len(last) > 2:
                named.append(Mention(index, index + 2, index, (first, last), PERSON, weak=True))
        return sorted(named)

    def _trim(self, run: Run, fresh: bool) -> Run:
        """Drop a common word with the capital of its sentence from a run's start."""
        lower = self.page.lower[run[0].at]
        common = lower in self.lowered and lower not in self.names.given
        common = common and self.page.words[run[0].at] not in self.capped
        owner = len(run) > 1 and self.page.words[run[1].at] in self.names.possessive_marks
        return run[1:] if not owner and fresh and run[0].label == "name" and common else run

    def _split(self, run: Run, fresh: bool) -> Iterator[Mention]:
        """The mention in a run, at most one."""
        run = relabel(self.page, self.runs, run)
        tail = len(run)
        while tail and (run[tail - 1].label in ("name", "joint", "suffix") or self._is_tied(run, tail)):
            tail -= 1
        if not any(token.label == "name" for token in run[tail:]):
            yield from self._nameless(run, fresh)
        elif any(self.page.words[token.at] == AND for token in run):
            yield self._make(run, 0, GROUP)  # "Berg & Moe"
        elif any(token.label == "link" for token in run):
            yield from self._linked(run, tail)
        elif tail and self._is_group(run, tail):
            yield self._make(run, 0, GROUP)
        elif tail and run[tail - 1].label == "title":
            yield self._person(run, tail)
        else:
            solid = [token for token in run[tail:] if token.label == "name"]
            kind = PERSON if self.runs.is_given(solid[0]) and len(solid) > 1 else OTHER
            if len(solid) == 1 and self.runs.is_given(solid[0]) and tail == 0:
                kind = PERSON
            weak = fresh and tail == 0 and len(solid) == 1
            weak = weak and self.page.words[solid[0].at] not in self.capped
            yield self._make(run, tail, kind, weak=weak)

    def _is_tied(self, run: Run, tail: int) -> bool:
        """Whether a hyphen ties a word that is no name by itself to the next ("Post-Herald")."""
        return tail < len(run) and run[tail].label == "joint" and self.page.words[run[tail].at] in HYPHENS

    def _is_group(self, run: Run, tail: int) -> bool:
        """Whether the words before a name, titles or nouns, make that of an organisation of it."""
        label, given = run[tail - 1].label, any(self.runs.is_given(token) for token in run[tail:])
        if given or not self._is_definite(run):  # "Radio Aldby"
            return not given and label == "group" and tail == len(run) - 1
        if label != "title":  # "the Eastern Flank"
            return label == "thing" or (label == "group" and tail == len(run) - 1)
        role = self.page.lower[run[0].at]  # "the Refugee Bar"
        return len(run) == 2 and role not in self.names.titles and role not in self.names.peoples

    def _is_definite(self, run: Run) -> bool:
        """Whether "the" stands before a run."""
        return run[0].at > 0 and self.page.lower[run[0].at - 1] in self.names.definite

    def _nameless(self, run: Run, fresh: bool) -> Iterator[Mention]:
        """A run without a name of its own: an organisation, a place, an acronym or nothing."""
        solid = [at for at, token in enumerate(run) if token.label not in ("joint", "suffix")]
        if not solid:
            return
        label = run[solid[-1]].label
        links = [at for at, token in enumerate(run) if token.label == "link"]
        if links and run[links[0] - 1].label == "group":
            yield self._make(run, 0, GROUP)
            return
        if links and run[links[0] - 1].label == "title" and label != "title":
            yield from self._split(run[links[-1] + 1 :], fresh=False)
            return
        if label == "acronym" and run[0].label == "name":
            yield self._signed(run)
            return
        kind = {"group": GROUP, "acronym": GROUP, "place": PLACE, "thing": THING}.get(label, OTHER)
        first = 0
        if label in ("place", "acronym", "title"):
            first = solid[-1]
            while label == "place" and first and run[first - 1].label == label:
                first -= 1
        elif run[0].label == "title" and len(solid) > 1 and run[solid[1]].label != "link":
            first = 0 if label == "group" and self._is_definite(run) else solid[1]
        alone = len(run) - first == 1
        common = fresh and self.page.words[run[first].at] not in self.capped
        weak = label == "title" or (alone and label in ("group", "thing") and common)
        if label != "title" or len(run) == 1:
            yield self._make(run, first, kind, weak=weak)

    def _signed(self, run: Run) -> Mention:
        """A name with an acronym at its end: an organisation's ("Aldby Koeltechniek NV"), else a person's."""
        if self.runs.is_given(run[0]) and len(run) > 2:
            return self._make(run[:-1], 0, PERSON)
        return self._make(run, 0, GROUP)

    def _linked(self, run: Run, tail: int) -> Iterator[Mention]:
        """A run with connectors: an organisation's name, or a title with its complement and a name."""
        links = [at for at, token in enumerate(run) if token.label == "link"]
        between = {token.label for token in run[links[-1] + 1 : tail]}
        given = next((at for at in range(tail, len(run) - 1) if self.runs.is_given(run[at])), None)
        first: int | None = None
        titled = run[links[0] - 1].label == "title"
        whole = not titled and run[links[-1] + 1].label == "title"  # "Union of Independent Writers"
        if titled or ("title" in between and not whole):
            first = tail if between & {"group", "place", "title", "acronym"} else given
        elif not whole and between & {"group", "place", "acronym"} and given == tail and len(run) - tail > 1:
            first = tail
        if first is not None:
            yield self._person(run, first)
        elif titled:  # "the Minister for the Marine"
            yield from self._split(run[links[-1] + 1 :], fresh=False)
        else:
            yield self._make(run, 0, GROUP)

    def _person(self, run: Run, first: int) -> Mention:
        """A name after its titles."""
        roles: list[str] = []
        gender = ""
        for token in run[:first]:
            lower = self.page.lower[token.at]
            before = self.page.lower[token.at - 1] if token.at else ""
            if token.label == "title" and before not in self.names.lessers:
                roles.append(lower.rstrip("."))
                told = self.names.titles.get(lower) or self.names.roles.get(roles[-1], "")
                gender = told or gender
        mention = self._make(run, first, PERSON)
        return mention._replace(gender=gender, roles=tuple(roles))

    def _make(self, run: Run, first: int, kind: str, *, weak: bool = False) -> Mention:
        """A mention of the tokens of a run from one on."""
        while self.page.words[run[first].at] == "." and first + 1 < len(run):
            first += 1
        start, end = run[first].at, run[-1].at + 1
        solid = [token for token in run[first:] if token.label not in ("joint", "link", "suffix")]
        kept = [fold(self.page.words[token.at]) for token in solid]
        words = tuple(word for word in kept if word not in self.names.particles) or tuple(kept)
        words = words or (fold(self.page.words[start]),)
        last = self.page.lower[end - 1]
        suffix = fold(last) if run[-1].label == "suffix" and last not in self.names.honours else ""
        return Mention(start, end, run[0].at, words, kind, suffix=suffix, weak=weak)
