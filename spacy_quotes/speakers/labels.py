"""What the capitalised words of a document are by the lists of its language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from ..language.namedata import NameData
from ..page import Page

# Letters up to which a word in capitals is an acronym.
ACRONYM = 6


class Labels:
    """Labels of the words of one document.

    page (Page): the document.
    names (NameData): the language's titles, places, organisations and common words.
    """

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.known: dict[str, str] = {}  # word -> its label
        self.long_places = _long_places(names.places)

    def of(self, index: int) -> str:
        """Tell what a capitalised word is.

        index (int): its token.
        RETURNS (str): "title", "suffix", "group", "thing", "place", "acronym" or "name"; "" where it is no
            part of a name.
        """
        word = self.page.words[index]
        label = self.known.get(word)
        if label is None:
            label = self.known[word] = self._find(word)
        return label

    def place(self, index: int, end: int) -> int:
        """Tell how many tokens a place of several words has here.

        index (int): its first token.
        end (int): where it must have ended.
        RETURNS (int): how many; 0 where there is none.
        """
        lower = self.page.lower
        for place in self.long_places.get(lower[index], ()):
            if index + len(place) <= end and lower[index : index + len(place)] == place:
                return len(place)
        return 0

    def _find(self, word: str) -> str:
        """The label of a capitalised word by the language's lists."""
        names, lower = self.names, word.lower()
        bare = lower.rstrip(".")
        letters = [char for char in word if char.isalpha()] if word.isupper() else []
        capital = len(letters) > 1 and all(char.isupper() for char in letters)
        common = lower in names.commons or (len(bare) > 1 and bare in names.commons)
        if common and not (capital and lower in names.relatives):  # but "the WHO"
            return ""
        if lower in names.titles or bare in names.roles:
            return "title"
        if lower in names.suffixes or (lower in names.honours and any(map(str.isupper, word[1:]))):
            return "suffix"
        for label, words in (("group", names.groups), ("thing", names.things)):
            if bare in words:
                return label
        if lower in names.places or bare in names.peoples:
            return "place"
        return "acronym" if capital and "." not in word and len(letters) <= ACRONYM else "name"


@lru_cache(maxsize=16)
def _long_places(places: frozenset[str]) -> Mapping[str, list[list[str]]]:
    """The places of several words, taken apart, by their first word; once for each language."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for place in sorted(places, key=lambda one: (-one.count(" "), one)):
        if " " in place:
            found[place.split()[0]].append(place.split())
    return dict(found)
