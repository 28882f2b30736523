"""Other names for the people of an annotated text, the same one wherever a person is named."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from ..language.base import LanguageData
from .edits import Edit

Record = dict[str, Any]

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ONSETS: tuple[str, ...] = (
    "",
    *"bdfghjklmnprstvwyz",
    "br",
    "ch",
    "dr",
    "gr",
    "kh",
    "kr",
    "ng",
    "sh",
    "st",
    "th",
    "tr",
)
_VOWELS = ("a", "e", "i", "o", "u", "aa", "ai", "ei", "ia", "oo", "ou", "ö", "á", "é")
_CODAS = ("", "", "", "n", "r", "l", "s", "m", "k", "t", "nd", "rt", "sh", "v", "ng", "ss")
# Pronouns of one gender and what stands for them in the other; "her" is two words in one.
_MALE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_FEMALE = {"she": "he", "hers": "his", "herself": "himself"}
_HER = "her"
_PRONOUNS = frozenset([*_MALE, *_FEMALE, _HER])
_SWITCHED = {"mr": "Ms", "ms": "Mr", "mrs": "Mr", "miss": "Mr"}


class Renamer:
    """Finds the words of people's names in one document and draws others for them.

    record (Dict[str, Any]): the JSON form of the document.
    language (LanguageData): given names with gender, titles, and words that are no names.
    """

    def __init__(self, record: Record, language: LanguageData) -> None:
        self.record = record
        self.names = language.names
        self.grammar = language.grammar
        self.text: str = record["text"]
        self.words: dict[str, str] = {}
        found = list(_WORD.finditer(self.text))
        # Words that are no names, as they also stand in lower case.
        self.lower = {match.group() for match in found if match.group().islower()}
        marked = {span for speaker in record["speakers"] for span in self._pronouns(speaker)}
        # Whether it is known of all pronouns whom they mean.
        self.clear = all(match.span() in marked for match in found if match.group().lower() in _PRONOUNS)

    def edits(self) -> Iterator[Edit]:
        """Draw other names, and sometimes the other gender, for the speakers.

        YIELDS (Edit): one a word. A word of a name is changed everywhere in the text, so that relatives still
            share it; pronouns and "Mr" are changed only where all of them are known to be the speaker's.
        """
        for speaker in self.record["speakers"]:
            if self._is_person(speaker):
                gender = self._gender(speaker)
                switched = bool(gender) and random.random() < 0.5 and self._can_switch(speaker)
                if switched:
                    yield from self._switch(speaker, gender)
                    gender = "f" if gender == "m" else "m"
                self._draw(speaker, gender)
        if self.words:
            for match in _WORD.finditer(self.text):
                word = match.group()
                stem = word[:-2] if word.lower().endswith(("'s", "’s")) else word
                if stem in self.words:
                    yield Edit(match.start(), match.start() + len(stem), self.words[stem])

    def rename(self, name: str) -> str:
        """Write a name with the words drawn.

        name (str): as it stood in the text.
        RETURNS (str): as it stands now.
        """
        return _WORD.sub(lambda match: self.words.get(match.group(), match.group()), name)

    def _is_person(self, speaker: Record) -> bool:
        """Whether a speaker is a person with a name."""
        words = [word.lower() for word in _WORD.findall(speaker["name"])]
        if not words or not speaker["name"][0].isupper():
            return False
        no_person = self.names.groups | self.names.things | self.names.places | self.names.peoples
        if any(word in no_person or word in self.grammar.determiners for word in words):
            return False
        known = any(word in self.names.given or word in self.names.titles for word in words)
        return known or bool(self._pronouns(speaker))

    def _pronouns(self, speaker: Record) -> list[tuple[int, int]]:
        """Places where a pronoun mentions a speaker."""
        spans = ((start, end) for start, end in speaker["mentions"])
        return [span for span in spans if self.text[slice(*span)].lower() in _PRONOUNS]

    def _gender(self, speaker: Record) -> str:
        """Gender by the pronouns, else by given name and title."""
        pronouns = self._pronouns(speaker)
        if pronouns:
            return "m" if self.text[slice(*pronouns[0])].lower() in _MALE else "f"
        for word in _WORD.findall(" ".join(speaker["names"])):
            gender = self.names.titles.get(word.lower()) or self.names.given.get(word.lower())
            if gender:
                return gender
        return ""

    def _can_switch(self, speaker: Record) -> bool:
        """Whether all that tells a speaker's gender in the text is known."""
        told = {**self.names.roles, **self.names.titles}
        return self.clear and not any(
            told.get(word.lower()) and word.lower() not in _SWITCHED
            for start, end in speaker["mentions"]
            for word in _WORD.findall(self.text[max(0, start - 20) : end + 20])
        )

    def _switch(self, speaker: Record, gender: str) -> Iterator[Edit]:
        """Pronouns and titles of the other gender."""
        for start, end in self._pronouns(speaker):
            yield Edit(start, end, _as_written(self.text[start:end], self._other(gender, start, end)))
        for start, _ in speaker["mentions"]:
            before = re.search(r"\b(Mr|Ms|Mrs|Miss)\b\.? $", self.text[max(0, start - 6) : start])
            at = start - len(before.group()) if before else start
            title = re.compile(r"Mr|Ms|Mrs|Miss").match(self.text, at)
            if title and not self.text[title.end() : title.end() + 1].isalpha():
                yield Edit(at, title.end(), _SWITCHED[title.group().lower()])

    def _other(self, gender: str, start: int, end: int) -> str:
        """The pronoun of the other gender."""
        word = self.text[start:end].lower()
        if gender == "m":
            return _MALE.get(word, word)
        if word != _HER:
            return _FEMALE.get(word, word)
        after = re.compile(r" ([^\W\d_]+)").match(self.text, end)
        grammar = self.grammar
        stops = grammar.prepositions | grammar.determiners | grammar.coordinators | grammar.subordinators
        stops |= grammar.auxiliaries | {grammar.that, grammar.infinitive}
        return "his" if after and after.group(1).lower() not in stops else "him"

    def _draw(self, speaker: Record, gender: str) -> None:
        """Draw a word for each word of a person's names."""
        for name in speaker["names"]:
            for index, word in enumerate(_WORD.findall(name)):
                low = word.lower()
                keeps = low in self.names.titles or low in self.names.particles or low in self.names.roles
                if keeps or not word[0].isupper() or len(word) < 2 or low in self.lower or word in self.words:
                    continue
                first = index == 0 and len(name.split()) > 1
                drawn = self._given(gender) if low in self.names.given or first else _surname()
                self.words[word] = _as_written(word, drawn)

    def _given(self, gender: str) -> str:
        """A given name of a gender, or of any."""
        pool = [name for name, told in self.names.given.items() if not gender or told == gender]
        return random.choice(pool).capitalize() if pool else _surname()


def _surname() -> str:
    """A surname that nobody has."""
    syllables = random.choice((2, 2, 3))
    parts = (
        random.choice(_ONSETS) + random.choice(_VOWELS) + (random.choice(_CODAS) if last else "")
        for last in [*([False] * (syllables - 1)), True]
    )
    return "".join(parts).capitalize()


def _as_written(model: str, word: str) -> str:
    """A word in the case of another."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[0].isupper() else word
