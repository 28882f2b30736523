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
    """Turns text into numbers, one for each word that carries content. Remembers the words it has seen.

    lang (str): code of the language, for its stop words, numerals and negations.
    """

    def __init__(self, lang: str) -> None:
        defaults = get_lang_class(lang).Defaults
        self._stops = {fold(word) for word in defaults.stop_words}
        self._is_number = defaults.lex_attr_getters.get(LIKE_NUM, str.isdigit)
        negations = get_language(lang).grammar.negations
        self._negations = {fold(word) for word in negations} | {"n't"}
        self._known: dict[str, tuple[int, bool]] = {}

    def read(self, text: str) -> bytes:
        """Number the words of a text.

        text (str): content of a quote.
        RETURNS (bytes): 8 bytes a word, in order, the same on every machine; stop words are left out
            where enough others are there.
        """
        numbers = [self._number(word) for word in _WORD.findall(text)]
        kept = [number for number, is_stop in numbers if not is_stop]
        content = kept if len(kept) >= FEW else [number for number, _ in numbers]
        return array("Q", content).tobytes()

    def _number(self, word: str) -> tuple[int, bool]:
        """The number of a word and whether it is a stop word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._make(word)
        return known

    def _make(self, word: str) -> tuple[int, bool]:
        """The same for a word that is new."""
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


def unpack(words: bytes) -> list[int]:
    """Take the numbers of words out again.

    words (bytes): as `Words.read` gives them.
    RETURNS (List[int]): one number a word.
    """
    numbers = array("Q")
    numbers.frombytes(words)
    return numbers.tolist()
