"""Which entry of a knowledge base a speaker is: by its names, then by what else the text tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ..language.namedata import NameData
from .entries import Entry
from .folding import fold, skeleton
from .matching import fits, sounds

_WORD = re.compile(r"[^\W_]+(?:['’`.][^\W_]+)*")


class Form(NamedTuple):
    """A name as it is compared.

    words (Tuple[str, ...]): folded, without articles, particles and connectors.
    suffix (str): "jr" and the like.
    """

    words: tuple[str, ...]
    suffix: str = ""


class Profile(NamedTuple):
    """What a document tells of a speaker.

    spellings (Sequence[str]): the names it has there, the fullest first.
    kind (str): one of `spacy_quotes.quote.KINDS`.
    sure (bool): whether there is no doubt that it is a person, or that it is none.
    named (bool): whether it has a name, not a description only.
    told (Set[str]): words in lower case that say who it is: titles, roles, appositions.
    """

    spellings: Sequence[str]
    kind: str = ""
    sure: bool = False
    named: bool = True
    told: Set[str] = frozenset()


# A full name of an entry: its form, and the number of the entry.
_Full = tuple[Form, int]


class KnowledgeBase:
    """Speakers known beforehand, looked up by their names in tables.

    entries (Iterable[Entry]): the speakers, their ids all different.
    names (NameData): the language's titles, particles and given names.
    """

    def __init__(self, entries: Iterable[Entry], names: NameData) -> None:
        self.entries = list(entries)
        self.names = names
        self._small = names.particles | names.connectors
        self._by_id = {entry.id: entry for entry in self.entries}
        self._exact: dict[Form, list[int]] = defaultdict(list)
        self._by_ends: dict[tuple[str, str], list[_Full]] = defaultdict(list)  # initial and last word
        self._by_sound: dict[tuple[str, str], list[_Full]] = defaultdict(list)  # first and last word
        for number, entry in enumerate(self.entries):
            for form in {self._form(name) for name in (entry.name, *entry.aliases)}:
                self._add(form, number, is_person=entry.kind in ("", "person"))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._by_id

    def get(self, entry_id: str) -> Entry | None:
        """Look an entry up.

        entry_id (str): its id, which the speakers that are found to be it have.
        RETURNS (Optional[Entry]): the entry, None where there is none with this id.
        """
        return self._by_id.get(entry_id)

    def find(self, profile: Profile) -> Entry | None:
        """Find the entry that a speaker is.

        profile (Profile): what the document tells of the speaker.
        RETURNS (Optional[Entry]): the only one that fits; None where none does, and where several do and
            neither kind nor other names nor descriptions tell which.
        """
        forms = [(self._form(spelling), spelling) for spelling in profile.spellings]
        forms = [pair for pair in forms if pair[0].words]
        fullest = max((len(form.words) for form, _ in forms), default=0)
        # One word of a longer name is no name of its own: "Berg" is not only Anna Berg. An acronym is.
        whole = [form for form, text in forms if len(form.words) > 1 or fullest == 1 or _is_acronym(text)]
        for form in sorted(dict.fromkeys(whole), key=_length):
            found = self._fitting(form, profile)
            if found:
                return self._choose(found, profile, [form for form, _ in forms])
        return None

    def _form(self, name: str) -> Form:
        """A name as it is compared. (A title is left out where two words stay: "Dr Anna Berg".)"""
        names = self.names
        every = [word for word in map(fold, _WORD.findall(name)) if word]
        if len(every) > 1 and every[0] in names.definite and every[0] not in names.possessives:
            every = every[1:]
        suffix = ""
        while len(every) > 1 and every[-1] in names.suffixes | names.honours:
            suffix = every.pop()
        while len(every) > 2 and every[0] in names.titles:
            every = every[1:]
        return Form(tuple(word for word in every if word not in self._small) or tuple(every), suffix)

    def _add(self, form: Form, number: int, *, is_person: bool) -> None:
        """Put a name of an entry where it will be looked for."""
        if not form.words:
            return
        self._exact[form].append(number)
        # "A. Berg" in the base is what some papers print, not leave to take any Alma Berg for her.
        if is_person and len(form.words) > 1 and len(form.words[0]) > 1:
            self._by_ends[_ends(form)].append((form, number))
            sound = _sound(form)
            if sound is not None:
                self._by_sound[sound].append((form, number))

    def _fitting(self, form: Form, profile: Profile) -> list[int]:
        """Entries with a name: exactly it, else a fuller or shorter form of it, else another spelling."""
        found = self._allowed(self._exact.get(form, ()), profile)
        person = profile.named and (profile.kind == "person" or not profile.sure)
        if found or not person or len(form.words) < 2:
            return found
        near = [pair for pair in self._by_ends.get(_ends(form), ()) if _is_short(form, pair[0])]
        # As many words first: "Anna L. Berg" is rather Anna Lee Berg than Anna Berg.
        same = (n for full, n in near if len(full.words) == len(form.words))
        found = self._allowed(same, profile) or self._allowed((n for _, n in near), profile)
        sound = _sound(form)
        if not found and sound is not None:
            near = self._by_sound.get(sound, [])
            found = self._allowed((n for full, n in near if self._sounds(form, full)), profile)
        return found

    def _allowed(self, numbers: Iterable[int], profile: Profile) -> list[int]:
        """Those that are a person where the speaker is one for sure, and none where it is none."""
        wanted = profile.kind == "person"
        kinds = ((number, self.entries[number].kind) for number in dict.fromkeys(numbers))
        return [n for n, kind in kinds if not (kind and profile.sure) or (kind == "person") == wanted]

    def _sounds(self, form: Form, full: Form) -> bool:
        """Whether two names are transliterations of one."""
        short, long = sorted((form.words, full.words), key=len)
        return _may_be(form, full) and sounds(short, long, self.names.given)

    def _choose(self, found: list[int], profile: Profile, forms: Sequence[Form]) -> Entry | None:
        """The one of several entries that the text tells, None where it does not."""
        if len(found) > 1:
            same = [n for n in found if self.entries[n].kind in ("", profile.kind)]
            found = same or found
        if len(found) > 1:
            others = [form for form in forms if not set(form.words) <= set(forms[0].words)]
            known = {n for form in others for n in self._exact.get(form, ())}
            found = [n for n in found if n in known] or found
        if len(found) > 1:
            shares = [len(self._words(self.entries[n].description) & profile.told) for n in found]
            best = max(shares)
            found = [n for n, share in zip(found, shares, strict=True) if share == best and best]
        return self.entries[found[0]] if len(found) == 1 else None

    def _words(self, description: str) -> set[str]:
        """The words of a description that tell something, in lower case."""
        words = {fold(word) for word in _WORD.findall(description)}
        return {word for word in words if len(word) > 1 and word not in self.names.commons}


def _length(form: Form) -> int:
    """Sort key: names of more words first."""
    return -len(form.words)


def _is_acronym(name: str) -> bool:
    """Whether a name is a word in capitals."""
    return len(name) > 1 and name.isupper() and name.isalpha()


def _ends(form: Form) -> tuple[str, str]:
    """Initial and last word, which shorter and fuller forms of a name share."""
    return form.words[0][0], form.words[-1]


def _sound(form: Form) -> tuple[str, str] | None:
    """Consonants of first and last word, which the spellings of a name share; None where too few are left."""
    key = skeleton(form.words[0]), skeleton(form.words[-1])
    return key if all(key) else None


def _may_be(form: Form, full: Form) -> bool:
    """Whether the suffixes of two names do not make them two."""
    return form.suffix == full.suffix or not (form.suffix and full.suffix)


def _is_short(form: Form, full: Form) -> bool:
    """Whether one of two names is short for the other, initials allowed."""
    return _may_be(form, full) and (fits(form.words, full.words) or fits(full.words, form.words))
