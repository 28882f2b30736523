"""What the name of a speaker tells across documents."""

from __future__ import annotations

from typing import NamedTuple

from ..language.namedata import NameData
from ..speakers.folding import fold
from ..speakers.matching import split_name

PERSON = "person"
# Descriptions and unnamed people: "residents" of two articles are not the same residents.
_NAMELESS = frozenset({"group", "unnamed"})
# Bodies that the language's nouns list, but of which there is one.
_ONLY = {
    *("hamas", "hezbollah", "hizbollah", "taliban", "isis", "isil", "daesh", "qaeda"),
    *("kremlin", "pentagon", "reuters", "interpol", "unesco", "unicef"),
}


class NameForm(NamedTuple):
    """A name as it is compared.

    words (Tuple[str, ...]): folded words without titles, particles and suffix.
    suffix (str): "jr", "iii" and the like.
    person (bool): whether it may be the name of a person.
    """

    words: tuple[str, ...]
    suffix: str
    person: bool


class NameReader:
    """Reads names of speakers.

    names (NameData): the language's titles, particles and nouns.
    """

    def __init__(self, names: NameData) -> None:
        self.names = names
        self._articles = names.definite | names.indefinite
        self._read: dict[tuple[str, str], NameForm | None] = {}

    def read(self, name: str, kind: str = "") -> NameForm | None:
        """Read a name.

        name (str): as written.
        kind (str): kind of the speaker, "" where it is not told.
        RETURNS (Optional[NameForm]): its form; None where it is a description that fits others as well.
        """
        if (name, kind) not in self._read:
            self._read[name, kind] = self._make(name, kind)
        return self._read[name, kind]

    def _make(self, name: str, kind: str) -> NameForm | None:
        """The form of a name that is new."""
        tokens = self._strip(name)
        if kind in _NAMELESS or not tokens or not self._is_proper(tokens):
            return None
        suffix = ""
        if len(tokens) > 1 and fold(tokens[-1].strip(",")) in self.names.suffixes | self.names.honours:
            suffix = fold(tokens.pop().strip(","))
        words = self._split(tokens)
        person = kind == PERSON or (not kind and self._may_be_person(tokens))
        return NameForm(words, suffix, person) if words else None

    def words(self, name: str) -> tuple[str, ...]:
        """Take a name or a description apart.

        name (str): as written.
        RETURNS (Tuple[str, ...]): folded words without titles, articles and particles.
        """
        return self._split(self._strip(name))

    def gender(self, name: str) -> str:
        """Tell what gender a title says.

        name (str): as written.
        RETURNS (str): "f", "m" or "".
        """
        first = fold(name.split()[0]) if name.split() else ""
        return self.names.titles.get(first, "") if len(name.split()) > 1 else ""

    def _split(self, tokens: list[str]) -> tuple[str, ...]:
        """Folded words of a name."""
        return split_name(" ".join(token.strip(",") for token in tokens), self.names.particles)

    def _strip(self, name: str) -> list[str]:
        """The words of a name without what stands before it."""
        tokens = name.split()
        while len(tokens) > 1 and fold(tokens[0]) in self._articles:
            tokens.pop(0)
        while len(tokens) > 1 and tokens[0].lower() in self.names.titles:
            tokens.pop(0)
        return tokens

    def _is_proper(self, tokens: list[str]) -> bool:
        """Whether it is more than a noun with the capital of its sentence."""
        capitals = [token for token in tokens if token != token.lower()]
        if not any(token != token.swapcase() for token in tokens):
            return True  # a script without capitals
        return any(not self._is_noun(token) for token in capitals) or len(capitals) == len(tokens) > 1

    def _is_noun(self, token: str) -> bool:
        """Whether a word is a noun for people or bodies of some kind."""
        word = fold(token)
        if word in _ONLY:
            return False
        nouns = (self.names.roles, self.names.groups, self.names.plurals)
        return any(word in known or word.removesuffix("s") in known for known in nouns)

    def _may_be_person(self, tokens: list[str]) -> bool:
        """Whether each word has a capital or is a particle, and the last is no noun."""
        small = self.names.particles
        named = all(token != token.lower() or fold(token) in small for token in tokens)
        return named and not self._is_noun(tokens[-1])
