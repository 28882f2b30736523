"""Keys under which spellings of one name meet."""

from __future__ import annotations

import unicodedata

# Consonants that transliterations of one sound swap.
_CLASSES = str.maketrans({"j": "g", "q": "k", "c": "k", "z": "s", "v": "f", "b": "p", "d": "t"})
_SILENT = frozenset("aeiouywh'’`-.")


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
    """Reduce a folded word to the classes of its consonants, for transliterated names.

    word (str): a folded word.
    RETURNS (str): consonant classes without repeats; "" where too few are left to tell names apart.
    """
    kept: list[str] = []
    for char in word.translate(_CLASSES):
        if char not in _SILENT and (not kept or kept[-1] != char):
            kept.append(char)
    return "".join(kept) if len(kept) > 1 else ""


def slug(name: str) -> str:
    """Make an id of a name.

    name (str): a name as written.
    RETURNS (str): its letters and digits in lower case, joined by "-"; "speaker" where none is left.
    """
    folded = fold(name)
    spaced = "".join(c if c.isalnum() else " " for c in folded.replace("'", ""))
    return "-".join(spaced.split()) or "speaker"
