"""Which speakers of different documents are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..language.namedata import NameData
from ..speakers.folding import are_variants, skeleton
from ..speakers.matching import fits, same_name
from .joins import Joins
from .naming import NameForm, NameReader
from .records import KeptVoice
from .table import Owners, number_by_first

# Names under one key beyond which only equal ones are joined: keeps the work linear.
CROWD = 48


class Form(NamedTuple):
    """A name in the tables.

    words (Tuple[str, ...]): as in `NameForm`.
    suffix (str): the same.
    person (bool): the same.
    known (str): id of the knowledge base, "" for a name that is nobody's in it.
    """

    words: tuple[str, ...]
    suffix: str
    person: bool
    known: str = ""


class Merged(NamedTuple):
    """Which speaker each speaker of a document is.

    of (Owners): number of the speaker over all documents, by place of the one in a document.
    sure (NDArray[bool]): whether a name tells who it is; False for "residents" and a name that two may have.
    """

    of: Owners
    sure: NDArray[np.bool_]


def merge_people(voices: Sequence[KeptVoice], known: Sequence[str], told: Owners, names: NameData) -> Merged:
    """Join the speakers of all documents.

    voices (Sequence[KeptVoice]): the different speakers of documents.
    known (Sequence[str]): the knowledge-base id of each, "" where it has none.
    told (Owners): place in `voices` of each speaker of each document, in an order that does not depend on
        when the documents came.
    names (NameData): the language's names.
    RETURNS (Merged): who is who; numbers by first mention.
    """
    tables = _Tables(NameReader(names), names)
    counts = np.bincount(told, minlength=len(voices)).tolist()
    for voice, entry, count in zip(voices, known, counts, strict=True):
        if count:
            tables.add(voice, entry, count)
    tables.join()
    numbers: dict[object, int] = {}
    found = (tables.find(voice, entry) for voice, entry in zip(voices, known, strict=True))
    keys = [-1 if key is None else numbers.setdefault(key, len(numbers)) for key in found]
    of = np.array(keys, dtype=np.int64)[told]
    sure = of >= 0
    # Nobody knows who they are: each is somebody else.
    of[~sure] = len(numbers) + np.flatnonzero(~sure)
    return Merged(number_by_first(of), sure)


class _Tables:
    """Names of all documents, by the keys under which they meet."""

    def __init__(self, reader: NameReader, names: NameData) -> None:
        self.reader = reader
        self.names = names
        self.counts: Counter[Form] = Counter()
        self.together: set[tuple[Form, Form]] = set()
        self.known: dict[Form, set[str]] = defaultdict(set)
        self.joins: Joins[Form] = Joins()
        self.by_key: dict[tuple[str, ...], list[Form]] = defaultdict(list)
        self.small: set[tuple[str, ...]] = set()

    def forms(self, voice: KeptVoice) -> list[Form]:
        """The names of a speaker of one document, fullest first; none where it has no name of its own."""
        read = (self.reader.read(name, voice.kind) for name in dict.fromkeys((voice.name, *voice.names)))
        forms = dict.fromkeys(Form(*form) for form in read if form is not None)
        return sorted(forms, key=_fullness)

    def add(self, voice: KeptVoice, entry: str, count: int) -> None:
        """Enter the names of a speaker of several documents."""
        small = (name for name in (voice.name, *voice.names) if name == name.lower() != name.upper())
        self.small.update(map(self.reader.words, small))
        forms = self.forms(voice)
        full = [form for form in forms if len(form.words) > 1] or forms[:1]
        for form in full:
            self.counts[form] += count
            if entry:
                self.known[form].add(entry)
        for form in full[1:]:
            self.together.add((full[0], form))

    def join(self) -> None:
        """Find out which names are one speaker's; from the same names comes the same, in any order."""
        for form, entries in self.known.items():
            if len(entries) == 1:
                self.joins.label(form, *entries)
        for one, other in sorted(self.together):
            self._unite(one, other)
        for form in sorted(self.counts, key=self._rank):
            found = {} if self._is_shared(form) else self._others(form)
            if len(found) == 1:
                self._unite(form, next(iter(found)))
            for key in _keys(form):
                self.by_key[key].append(form)

    def find(self, voice: KeptVoice, entry: str) -> object | None:
        """Who a speaker of a document is; None where that is open."""
        if entry:
            return ("", entry)
        forms = self.forms(voice)
        if not forms or forms[0].words in self.small:
            return None
        form = forms[0]
        if self._is_shared(form):
            return None
        if len(form.words) == 1 and form.person:
            return self._find_short(form, self.reader.gender(voice.name))
        return self._key(form)

    def _find_short(self, form: Form, gender: str) -> object | None:
        """Who has a name of one word: the only full name that it fits, or who else has that name alone."""
        found = self._bearers(form, gender)
        if len(found) > 1:
            return None
        return self._key(next(iter(found), form))

    def _bearers(self, form: Form, gender: str) -> dict[Form, None]:
        """Full names, one for each person, that end in a name of one word."""
        word = form.words[0]
        ends = self.by_key.get(("last", word), [])
        if not ends:
            near = self.by_key.get(("sound", skeleton(word)), [])[:CROWD]
            ends = [other for other in near if are_variants(word, other.words[-1])]
        fit = [other for other in ends if self._gender(other) in ("", gender) or not gender]
        return {self.joins.root(other): None for other in fit}

    def _others(self, form: Form) -> dict[Form, None]:
        """Names met so far, one for each speaker, that this one may be short for or spelt in another way."""
        if not form.person:
            return {}
        if len(form.words) == 1:
            return self._alike(form)
        short = [
            other
            for other in self._met(_short_keys(form))
            if other.words[-1] == form.words[-1] and fits(form.words, other.words)
        ]
        given = self.names.given
        found = short or [o for o in self._met(_sound_keys(form)) if same_name(form.words, o.words, given)]
        return {self.joins.root(other): None for other in found if other.suffix == form.suffix}

    def _alike(self, form: Form) -> dict[Form, None]:
        """Names of one word, one for each speaker, that this one may be in another spelling."""
        if self.by_key.get(("last", form.words[0])):
            return {}
        near = [o for o in self._met(_keys(form)) if are_variants(form.words[0], o.words[0])]
        return {self.joins.root(other): None for other in near}

    def _met(self, keys: Iterable[tuple[str, ...]]) -> list[Form]:
        """Names under some keys; none under those with a crowd."""
        lists = [self.by_key.get(key, []) for key in keys]
        return list(dict.fromkeys(form for forms in lists if len(forms) <= CROWD for form in forms))

    def _unite(self, one: Form, other: Form) -> None:
        """Join two names unless one is shared by two entries or they are of two."""
        if not self._is_shared(one) and not self._is_shared(other):
            self.joins.unite(one, other)

    def _key(self, form: Form) -> object:
        """Who has a name: the entry of the knowledge base, or else the name itself."""
        entry = self.joins.label_of(form)
        return ("", entry) if entry else self.joins.root(form)

    def _is_shared(self, form: Form) -> bool:
        """Whether two entries of the knowledge base have a name."""
        return len(self.known.get(form, ())) > 1

    def _gender(self, form: Form) -> str:
        """Gender by the given name."""
        return self.names.given.get(form.words[0], "")

    def _rank(self, form: Form) -> tuple[int, int, Form]:
        """Order in which names are joined: fuller ones first, then those in more documents."""
        return -len(form.words), -self.counts[form], form


def _keys(form: Form) -> Iterable[tuple[str, ...]]:
    """Keys under which the name of a person is found."""
    if not form.person:
        return []
    last = form.words[-1]
    if len(form.words) == 1:
        return [("alone", skeleton(last))]
    ends: list[tuple[str, ...]] = [("last", last), ("sound", skeleton(last))]
    return dict.fromkeys([*ends, *_all_short(form), *_all_sounds(form)])


def _all_short(form: Form) -> list[tuple[str, ...]]:
    """Last word, and the first letter of each other one."""
    return [("short", form.words[-1], word[0]) for word in form.words[:-1]]


def _short_keys(form: Form) -> list[tuple[str, ...]]:
    """The key that a shorter name looks under."""
    return [("short", form.words[-1], form.words[0][0])]


def _all_sounds(form: Form) -> list[tuple[str, ...]]:
    """Consonants of the last word with those of each other one; of all in one, and of all in a row."""
    last = skeleton(form.words[-1])
    pairs: list[tuple[str, ...]] = [("two", last, skeleton(word)) for word in form.words[:-1]]
    return [*pairs, ("one", skeleton("".join(form.words))), ("row", *sorted(form.words))]


def _sound_keys(form: Form) -> list[tuple[str, ...]]:
    """The keys that a name in another spelling looks under."""
    first, last = skeleton(form.words[0]), skeleton(form.words[-1])
    return [("two", last, first), ("one", skeleton("".join(form.words))), ("row", *sorted(form.words))]


def _fullness(form: NameForm | Form) -> tuple[int, tuple[str, ...]]:
    """Order of the names of one speaker."""
    return -len(form.words), form.words
