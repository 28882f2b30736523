"""Keys under which spellings of one name meet."""

from __future__ import annotations

import unicodedata

# Consonants that transliterations of one sound swap.
_CLASSES = str.maketrans({"j": "g", "q": "g", "k": "g", "c": "g", "z": "s", "v": "f", "b": "p", "d": "t"})
_SILENT = frozenset("aeiouywh'’`-.")
# Fewest letters of names that may differ in doubled letters ("asad"), and in more than that ("jolani"):
# the shorter the names, the more often two that sound alike are two ("bond", "bund").
SHORT, LONG = 4, 6
# Letters that stand for one sound in transliterations, and only there: compared pair by pair, so that
# "Golani" meets "Jolani" and "Qaddafi" "Gaddafi", but "Kates" not "Gates".
_SWAPS = frozenset({("g", "j"), ("g", "q"), ("k", "q")})
# Spellings of one sound, longer ones first: the vowels of "Jawlani" and "Julani", "Zelenskiy" and
# "Zelenskyy", the consonants of "Gadhafi".
_SOUNDS = (
    ("iyy", "i"), ("iy", "i"), ("yy", "i"), ("y", "i"),
    ("aw", "u"), ("ou", "u"), ("oo", "u"), ("ow", "u"), ("o", "u"),
    ("ai", "ei"), ("dh", "d"), ("gh", "g"), ("kh", "k"),
)  # fmt: skip


def fold(word: str) -> str:
    """Bring a word to the form in which names are compared.

    word (str): a word as written.
    RETURNS (str): without case, accents and full stops.
    """
    if word.isascii():
        return word.lower().replace(".", "")
    parts = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold().replace(".", "")


def skeleton(word: str) -> str:
    """Reduce a folded word to the classes of its consonants, under which variants are looked up.

    word (str): a folded word.
    RETURNS (str): consonant classes without repeats; "" where too few are left to tell names apart.
    """
    kept: list[str] = []
    for char in word.translate(_CLASSES):
        if char not in _SILENT and (not kept or kept[-1] != char):
            kept.append(char)
    return "".join(kept) if len(kept) > 1 else ""


def are_variants(one: str, other: str) -> bool:
    """Tell spellings of one transliterated name from two names that sound alike.

    one (str): a folded word.
    other (str): another one.
    RETURNS (bool): whether they differ in nothing but how a sound is spelt ("jolani", "golani"); not
        so for "mason" and "meson", "brown" and "braun", "johnson" and "jonson".
    """
    if one == other:
        return True
    letters = min(len(one), len(other))
    if letters < LONG:
        return letters >= SHORT and _single(one) == _single(other)
    left, right = _sounds(one), _sounds(other)
    if len(left) != len(right):
        return False
    swaps = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return all((min(pair), max(pair)) in _SWAPS for pair in swaps) and len(swaps) < 2


def are_given_variants(one: str, other: str) -> bool:
    """Tell spellings of one given name, whose vowels vary more ("mohammed", "muhammad").

    one (str): a folded given name.
    other (str): another one.
    RETURNS (bool): whether they are variants when the last vowel of both may be "a", "e" or, in long
        names, "i" ("kristen").
    """
    return are_variants(_level(one), _level(other))


def _sounds(word: str) -> str:
    """A word with one letter for each sound, without doubled ones."""
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    return _single(word)


def _single(word: str) -> str:
    """A word with single letters for doubled ones and without marks."""
    kept = [char for char in word if char.isalnum()]
    return "".join(char for at, char in enumerate(kept) if not at or kept[at - 1] != char)


def _level(word: str) -> str:
    """A word with "a" for another vowel before its last consonant."""
    vowels = "ei" if len(word) >= LONG else "e"
    return word[:-2] + "a" + word[-1] if len(word) > 1 and word[-2] in vowels else word


def slug(name: str) -> str:
    """Make an id of a name.

    name (str): a name as written.
    RETURNS (str): its letters and digits in lower case, joined by "-"; "speaker" where none is left.
    """
    folded = fold(name)
    spaced = "".join(c if c.isalnum() else " " for c in folded.replace("'", ""))
    return "-".join(spaced.split()) or "speaker"
