"""The words of a quote by which wordings are compared."""

from __future__ import annotations

import hashlib
import re
from array import array

from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]
from spacy.util import get_lang_class

from ..language import get_language
from ..speakers.folding import fold

# What a word counts for; the last two bits of its number.
PLAIN, DIGITS, NUMERAL, NEGATION = range(4)
KINDS = 3
# Letters that tell a word: the rest is mostly its ending ("enter", "entering").
STEM = 5
# Words that carry content below which the other ones count too ("we can do this").
FEW = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Words:
    """Turns text into the ids of its words that carry content. Remembers the words it has seen.

    lang (str): code of the language, for its stop words, numerals and negations.

    numbers (array): the number of each word by id: made of its letters, the same on every machine. Ids are
        given as words come.
    """

    def __init__(self, lang: str) -> None:
        defaults = get_lang_class(lang).Defaults
        self._stops = {fold(word) for word in defaults.stop_words}
        self._is_number = defaults.lex_attr_getters.get(LIKE_NUM, str.isdigit)
        negations = get_language(lang).grammar.negations
        self._negations = {fold(word) for word in negations} | {"n't"}
        self.numbers = array("Q")
        self._ids: dict[int, int] = {}
        # Id, and whether it is a stop word in the last bit.
        self._known: dict[str, int] = {}

    def read(self, text: str) -> array[int]:
        """Look up the words of a text.

        text (str): content of a quote.
        RETURNS (array): ids of the words in order, 4 bytes each; stop words are left out where enough
            others are there.
        """
        seen = [self._look_up(word) for word in _WORD.findall(text)]
        kept = [found >> 1 for found in seen if not found & 1]
        return array("I", kept if len(kept) >= FEW else [found >> 1 for found in seen])

    def _look_up(self, word: str) -> int:
        """The id of a word, and whether it is a stop word in the last bit."""
        known = self._known.get(word)
        if known is None:
            number, is_stop = self._make(word)
            if number not in self._ids:
                self._ids[number] = len(self.numbers)
                self.numbers.append(number)
            known = self._known[word] = self._ids[number] << 1 | is_stop
        return known

    def _make(self, word: str) -> tuple[int, bool]:
        """The number of a word and whether it is a stop word."""
        folded = fold(word)
        negated = folded in self._negations or folded.endswith("n't")
        folded = folded.removesuffix("'s")
        kind = PLAIN
        if negated:
            kind, folded = NEGATION, "not"
        elif folded.isdigit():
            kind = DIGITS
        elif self._is_number(folded):
            kind = NUMERAL
        is_stop = kind == PLAIN and folded in self._stops
        stem = folded[:STEM] if kind == PLAIN and not is_stop else folded
        number = int.from_bytes(
            hashlib.blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
        )
        return number & ~KINDS | kind, is_stop
