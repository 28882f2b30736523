"""Who is named in a document: mentions of names joined to people and organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..language.namedata import NameData
from ..page import Page
from .figures import Figure, is_namable, spelling
from .folding import are_variants, skeleton
from .genders import learn_genders, settle_votes
from .matching import fits, is_subsequence, sounds
from .names import GROUP, OTHER, PERSON, PLACE, THING, Mention

# Uses of a surname alone for one person from which it stands for that one even when another is named.
OWNED = 3
# People of one surname beyond which only equal names are joined: keeps the work linear.
CROWD = 24


@dataclass(frozen=True)
class Cast:
    """All figures of a document.

    figures (List[Figure]): by first mention.
    who (Dict[int, Figure]): first token of a mention -> its figure; ambiguous mentions are left out.
    mentions (List[Mention]): all mentions, ambiguous ones too, in text order.
    starts (List[int]): first token of each of them.
    """

    figures: list[Figure]
    who: dict[int, Figure]
    mentions: list[Mention]
    starts: list[int]


def make_cast(page: Page, mentions: Sequence[Mention], names: NameData, sentences: Sequence[int]) -> Cast:
    """Join the mentions of each person and organisation.

    page (Page): the document.
    mentions (Sequence[Mention]): all mentions in text order.
    names (NameData): the language's names.
    sentences (Sequence[int]): first tokens of the document's sentences.
    RETURNS (Cast): the figures and which mention is whose.
    """
    casting = _Casting(page, names)
    who: dict[int, Figure] = {}
    bare = {m.words[0] for m in mentions if len(m.words) == 1}
    bare.update(m.words[-1] for m in mentions if not m.weak)
    mentions = [m for m in mentions if len(m.words) == 1 or not m.weak or m.words[-1] in bare]
    casting.join_full(mentions)
    casting.note_genders(mentions, sentences)
    casting.join_acronyms(mentions)
    kept = []
    for mention in mentions:
        figure, known = casting.find(mention)
        if not known and mention.weak:
            continue
        kept.append(mention)
        if figure is not None:
            who[mention.start] = figure
            casting.note(mention, figure)
    for figure in (figures := list({id(figure): figure for figure in who.values()}.values())):
        _settle(figure, names)
    return Cast(figures, who, kept, [mention.start for mention in kept])


def _settle(figure: Figure, names: NameData) -> None:
    """Gender, roles and kind of a figure from all of its mentions."""
    figure.roles.update(role for mention in figure.mentions for role in mention.roles)
    told = [mention.gender for mention in figure.mentions if mention.gender]
    if any(mention.kind == PERSON for mention in figure.mentions):
        figure.kind = PERSON
    if told:
        figure.gender = settle_votes(told)
    elif figure.kind == PERSON and not figure.gender:
        figure.gender = names.given.get(figure.words[0], "")


class _Casting:
    """The tables by which mentions find their figures."""

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.full: dict[tuple[str, ...], Figure] = {}  # words and suffix -> figure
        self.by_last: dict[str, list[Figure]] = defaultdict(list)
        self.by_first: dict[str, list[Figure]] = defaultdict(list)
        self.by_middle: dict[str, list[Figure]] = defaultdict(list)
        self.by_sound: dict[str, list[Figure]] = defaultdict(list)
        self.single: defaultdict[str, list[Figure]] = defaultdict(list)  # word -> one for each gender told
        self.alias: dict[str, Figure] = {}
        self.seen: set[int] = set()  # ids of the figures named so far
        self.titles: defaultdict[int, set[str]] = defaultdict(set)  # id of a figure -> titles before it
        self.owner: dict[str, Figure] = {}  # a shared surname -> whom it last stood for alone
        self.bare: defaultdict[str, int] = defaultdict(int)  # how often in a row
        self.learned: set[int] = set()  # figures whose gender neither title nor known name tells
        self.guessed: set[int] = set()  # of these, those for whom nothing else in the text tells it either

    def join_full(self, mentions: Sequence[Mention]) -> None:
        """Make the figures with names of several words, fuller ones first."""
        order = sorted((m for m in mentions if len(m.words) > 1), key=_fullness)
        self.surnames = {m.words[0] for m in mentions if len(m.words) == 1 and m.gender}  # "Mr Berg"
        for mention in order:
            if _key(mention) in self.full:
                continue
            figure = self._compatible(mention)
            if figure is None:
                figure = Figure(mention.words, mention.kind, suffix=mention.suffix)
                self.by_last[mention.words[-1]].append(figure)
                self.by_first[mention.words[0]].append(figure)
                self.by_sound[skeleton(mention.words[-1])].append(figure)
                for word in mention.words[1:-1]:
                    self.by_middle[word].append(figure)
            self.full[_key(mention)] = figure
        for mention in order:
            figure = self.full[_key(mention)]
            figure.gender = figure.gender or mention.gender

    def note_genders(self, mentions: Sequence[Mention], sentences: Sequence[int]) -> None:
        """Set the gender of people where neither a title nor the given name tells it."""
        votes: dict[int, list[str]] = defaultdict(list)
        wanted: dict[int, Figure] = {}
        for mention in mentions:
            figure = self.full.get(_key(mention))
            if figure is not None and is_namable(figure) and not self._gender(figure):
                wanted[mention.start] = figure
        for start, gender in learn_genders(self.page, mentions, self.names, sentences, wanted.keys()).items():
            votes[id(wanted[start])].append(gender)
        self.learned = {id(figure) for figure in wanted.values()}
        bare = {m.words[0] for m in mentions if len(m.words) == 1}
        for figure in {id(one): one for one in wanted.values()}.values():
            figure.gender = settle_votes(votes[id(figure)])
            if not votes[id(figure)] and (figure.kind == PERSON or figure.words[-1] in bare):
                figure.gender = self.names.genders.get(figure.words[0], "")
                self.guessed.add(id(figure))

    def _compatible(self, mention: Mention) -> Figure | None:
        """The one fuller figure that a shorter or differently spelt name fits."""
        last, words = mention.words[-1], mention.words
        near = self.by_last.get(last, [])
        found = [f for f in near[:CROWD] if fits(words, f.words) and f.suffix == mention.suffix]
        if not found and mention.kind != PERSON:
            near = self.by_first.get(words[0], [])
            found = [f for f in near[:CROWD] if f.kind == GROUP and f.words[: len(words)] == words]
        address = len(words) == 2 and not mention.suffix and last not in self.surnames
        if not found and address and words[0] not in self.names.given:
            # "Comandante Ciro", "Auntie Zhou": a word of address before the first word of a fuller name.
            near = [f for f in self.by_first.get(last, [])[:CROWD] if len(f.words) > 1]
            found = [f for f in near if is_namable(f)]
        if not found and mention.kind in (PERSON, OTHER):
            near = self.by_sound.get(skeleton(last), [])[:CROWD]
            found = [f for f in near if is_namable(f) and f.suffix == mention.suffix]
            found = [f for f in found if sounds(words, f.words, self.names.given)]
        return found[0] if len(found) == 1 else None

    def join_acronyms(self, mentions: Sequence[Mention]) -> None:
        """Let a short name in brackets, or one of the initials of a long name, stand for the long one."""
        words = self.page.words
        initials: dict[str, set[int]] = defaultdict(set)
        by_id = {id(figure): figure for figure in self.full.values()}
        for key, figure in self.full.items():
            initials["".join(word[0] for word in key[:-1])].add(id(figure))
        for mention in mentions:
            if len(mention.words) == 1 and words[mention.start].isupper():
                found = initials.get(mention.words[0], set())
                if len(found) == 1 and len(mention.words[0]) > 1:
                    self.alias[mention.words[0]] = by_id[min(found)]
        for before, mention in pairwise(mentions):
            bracketed = mention.start == before.end + 1 and words[before.end] == "("
            if bracketed and mention.end < len(words) and words[mention.end] == ")":
                self._join_bracketed(before, mention)

    def _join_bracketed(self, before: Mention, mention: Mention) -> None:
        """One of two names is an acronym of the other: long (short) or short (long)."""
        for long, short in ((before, mention), (mention, before)):
            letters = short.words[0]
            upper = sum(char.isupper() for char in self.page.words[short.start])
            if len(short.words) == 1 and upper > 1 and len(long.words) > 1:
                text = "".join(self.page.lower[long.start : long.end])
                if is_subsequence(letters, text) and letters[0] == text[0]:
                    self.alias.setdefault(letters, self.full[_key(long)])
                    return

    def find(self, mention: Mention) -> tuple[Figure | None, bool]:
        """Whose name a mention is, None where that is open; and whether the name was known."""
        if len(mention.words) > 1:
            return self.full[_key(mention)], True
        word = mention.words[0]
        if word in self.alias:
            return self.alias[word], True
        if max(len(self.by_last.get(word, ())), len(self.by_first.get(word, ()))) > CROWD:
            return None, True
        found = self._candidates(mention)
        found = [] if found and self._is_another(mention, found) else found
        if not found:
            return self._find_single(mention)
        return (found[0] if len(found) == 1 else self._choose(mention, found)), True

    def _find_single(self, mention: Mention) -> tuple[Figure | None, bool]:
        """As `find`, for one word that is part of no fuller name: "Mr Moe" and "Mrs Moe" are two."""
        same = self.single[mention.words[0]]
        found = [f for f in same if not mention.gender or f.gender in ("", mention.gender)]
        if found:
            found[0].gender = found[0].gender or mention.gender
            return (found[0] if len(found) == 1 else None), True
        if mention.weak:
            return None, False
        for one in same:
            one.label = one.label or self._titled(next(m for m in one.mentions if m.gender))
        figure = Figure(mention.words, mention.kind, mention.gender, label=self._titled(mention))
        same.append(figure)
        return figure, False

    def _is_another(self, mention: Mention, found: Sequence[Figure]) -> bool:
        """Whether the title of a surname fits none of those with the name ("Mrs Berg", not Tom Berg)."""
        sure = [f for f in found if id(f) not in self.learned and self._gender(f) not in ("", mention.gender)]
        return bool(mention.gender) and len(sure) == len(found)

    def _titled(self, mention: Mention) -> str:
        """The name with its title, where that is a role or tells its bearer from namesakes."""
        namesakes = mention.words[0] in self.by_last or self.single[mention.words[0]]
        told = namesakes or any(role in self.names.roles for role in mention.roles)
        return spelling(self.page, mention.outer, mention.end) if told and mention.kind == PERSON else ""

    def _candidates(self, mention: Mention) -> list[Figure]:
        """Figures with a fuller name that one word may stand for."""
        word = mention.words[0]
        found = self.by_last.get(word, [])
        shouted = len(word) > 2 and self.page.words[mention.start].isupper()
        if mention.kind in (GROUP, THING) and not (shouted and found and all(map(is_namable, found))):
            for table in (self.by_first, self.by_middle):
                found = found or [f for f in table.get(word, [])[:CROWD] if f.kind == GROUP]
            return found if self._is_definite(mention) and len(found) == 1 else []
        before = self.page.lower[mention.start - 1] if mention.start else ""
        if mention.kind == PLACE and before in self.names.breaks:
            return []
        people = [f for f in found if f.kind in (PERSON, OTHER)]
        if mention.kind == PLACE:
            return people
        found = people or [f for f in self.by_first.get(word, []) if f.kind not in (PLACE, THING)]
        if not found:
            near = self.by_middle.get(word, [])[:CROWD]
            found = [f for f in near if is_namable(f)]
        if not found and not mention.weak:
            near = self.by_sound.get(skeleton(word), [])[:CROWD]
            found = [f for f in near if is_namable(f) and are_variants(word, f.words[-1])]
        return found

    def _is_definite(self, mention: Mention) -> bool:
        """Whether "the" stands before a mention."""
        return mention.outer > 0 and self.page.lower[mention.outer - 1] in self.names.definite

    def _choose(self, mention: Mention, found: list[Figure]) -> Figure | None:
        """Whom a shared name stands for here, None where that is open."""
        if mention.gender:
            told = [("" if id(f) in self.guessed else self._gender(f), f) for f in found]
            fit = [f for gender, f in told if gender in ("", mention.gender)]
            sure = [f for gender, f in told if gender == mention.gender]
            found = sure if len(sure) == 1 else fit
            if len(found) == 1:
                return found[0]
        titled = [f for f in found if self.titles[id(f)] & set(mention.roles)]
        if len(titled) == 1:
            return titled[0]
        met = [f for f in found if id(f) in self.seen]
        if len(met) == 1:
            return met[0]
        owner = self.owner.get(mention.words[0])
        known = owner is not None and any(owner is f for f in found)
        return owner if known and self.bare[mention.words[0]] >= OWNED else None

    def _gender(self, figure: Figure) -> str:
        """Gender by title or given name."""
        return figure.gender or self.names.given.get(figure.words[0], "")

    def note(self, mention: Mention, figure: Figure) -> None:
        """Remember that a figure was named here."""
        figure.mentions.append(mention)
        self.seen.add(id(figure))
        self.titles[id(figure)].update(mention.roles)
        if len(mention.words) == 1:
            same = self.owner.get(mention.words[0]) is figure
            self.bare[mention.words[0]] = self.bare[mention.words[0]] + 1 if same else 1
            self.owner[mention.words[0]] = figure


def _key(mention: Mention) -> tuple[str, ...]:
    """Words and suffix of a full name."""
    return (*mention.words, mention.suffix)


def _fullness(mention: Mention) -> tuple[int, int]:
    """Order in which names become figures: those with more words first."""
    return -len(mention.words), mention.start
