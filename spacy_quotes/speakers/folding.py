"""Keys under which spellings of one name meet, and how far apart two spellings are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into one without an accent and its accent.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("’‘ʿʾʻʼ`", "'")
)
# Fewest letters of names that may differ in doubled letters ("asad"), and in more than that ("jolani"):
# the shorter the names, the more often two that sound alike are two ("bond", "bund").
SHORT, LONG = 4, 6
# How far apart spellings of one name may be: one word that stands for itself, and a given name.
WORD, GIVEN = 0.35, 0.55
# What is never one name.
APART = 9.0
# Words that each memory keeps: more than a thousand news articles bring, a few megabytes.
MOST_WORDS = 20_000

# How a sound is spelt -> the sound, in this order. Capitals are consonants that take two letters.
_SPELLINGS = {
    r"tsch|tch|(?<!s)ch|(?<=i)c$": "C",
    r"sh?ch|sch|sh|hs(?=i)|^x": "S",
    r"dzh|dj": "j",
    r"zh": "Z",
    r"kh": "K",
    r"gh|^gi(?=[aou])": "g",
    r"dh": "d",
    r"th": "t",
    r"ph": "f",
    r"t[sz]": "c",
    r"ck|c(?=[aou]|[^aeiouyh]|$)": "k",
    r"x": "ks",
    r"y+(?:a|[ae]h)$": "ia",
    r"[ae]h$": "a",
    r"^ye(?=[vlrkgf])": "e",
    r"eu": "u",
    r"eo": "o",
    r"ee|[iy]y|[iy]i|ij$|y": "i",
    r"oo|ou|uu|[ao]w(?=[^aeiou])": "u",
    r"[ae]i+": "E",
}
_SOUNDS = [(re.compile(spelt), sound) for spelt, sound in _SPELLINGS.items()]
# "ue" for "ü" and so on, between consonants; "samuel" and "joel" have none.
_UMLAUT = re.compile(r"(?<=[^aeiouyq])([aou])e(?=[^aeiouyl])")
# Spellings that come of transliteration and are rare in names that have one spelling of their own.
_FOREIGN = re.compile(
    r"q(?!u)|^x|kh|gh(?=[aiou])|dh|zh|aa|[iy]y|uu|shch|sk[iy]$|[oe]va?$|[iy]ch$|vic$|enko$|oglu$|dze$"
    r"|shvili$|^abd|[ou]ss?[ae][iy]n$|[ae]ddin|[aeiu]llah$|[ao]h[amy][mydu]|yeo|eok|eong|eun$|hy[eu]|..[^aeiou]i$"
)
_VOWELS = frozenset("aeiouE")
# What it costs to take one sound for another.
_SWAPS = (
    ("gj gq kq gk gK kK jZ vw", 0.25),
    ("cz cs Cc SC sz Zz Sj Kh Ch CS Ss", 0.35),
    ("Cj CZ CK ij dz tz dt bv gh fv dj gi uw uv", 0.45),
    ("ou Ee", 0.1),
    ("ei Ei", 0.2),
    ("ae Ea", 0.4),
    ("ao eo au eu", 0.5),
)
_COSTS = {pair: cost for swaps, cost in _SWAPS for one in swaps.split() for pair in (one, one[::-1])}
_OTHER_VOWEL, _EXTRA_VOWEL, _EXTRA_BREATH = 0.7, 0.5, 0.35
# Consonants that a swap may join. "w" counts only before a vowel, where it may be spelt "v".
_CLASSES = str.maketrans("jqcgzsCSZKvfbpwd", "kkkkkkkkkkpppppt", "aeiouyEh")


@lru_cache(maxsize=MOST_WORDS)
def fold(word: str) -> str:
    """Bring a word to the form in which names are compared.

    word (str): a word as written.
    RETURNS (str): without case, accents and full stops.
    """
    if word.isascii():
        return word.lower().replace("`", "'").replace(".", "")
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace(".", "")


@lru_cache(maxsize=MOST_WORDS)
def skeleton(word: str) -> str:
    """Reduce a folded word to the classes of its consonants, under which variants are looked up.

    word (str): a folded word.
    RETURNS (str): consonant classes without repeats; "" where too few are left to tell names apart.
    """
    kept = _single(sounds_of(word).translate(_CLASSES))
    return kept if len(kept) > 1 else ""


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
    if letters >= SHORT and _UMLAUT.sub(r"\1", _single(one)) == _UMLAUT.sub(r"\1", _single(other)):
        return True
    foreign = letters >= LONG and (is_transliterated(one) or is_transliterated(other))
    return foreign and distance(one, other) <= WORD


def are_given_variants(one: str, other: str) -> bool:
    """Tell spellings of one given name, whose vowels vary more ("mohammed", "muhammad").

    one (str): a folded given name.
    other (str): another one.
    RETURNS (bool): whether they differ in nothing but how a sound is spelt.
    """
    return are_variants(one, other) or (min(len(one), len(other)) >= SHORT and distance(one, other) <= GIVEN)


def is_transliterated(word: str) -> bool:
    """Tell whether a name looks as if it were written in another script at home.

    word (str): a folded word.
    RETURNS (bool): whether its spelling is one of those that vary from newsroom to newsroom.
    """
    return _FOREIGN.search(word) is not None


@lru_cache(maxsize=MOST_WORDS)
def sounds_of(word: str) -> str:
    """Write a word with one letter for each sound.

    word (str): a folded word.
    RETURNS (str): its sounds, without doubled ones and marks.
    """
    word = _UMLAUT.sub(r"\1", "".join(filter(str.isalnum, word)))
    for spelt, sound in _SOUNDS:
        word = spelt.sub(sound, word)
    return _single(word)


def distance(one: str, other: str) -> float:
    """Measure how far apart two spellings are.

    one (str): a folded word.
    other (str): another one.
    RETURNS (float): 0 for the same sounds, less than 1 for spellings that may be of one name, `APART`
        or more where a consonant or the last vowel is another.
    """
    left, right = sounds_of(one), sounds_of(other)
    if left == right:
        return 0.0
    if abs(len(left) - len(right)) > 2 or not left or not right:
        return APART
    # In names of few letters each of them tells more.
    scale = 2.0 if min(len(left), len(right)) <= SHORT else 1.0
    row = [0.0]
    for char in right:
        row.append(row[-1] + _extra(right, len(row) - 1, char))
    for at, char in enumerate(left):
        above, row = row, [row[0] + _extra(left, at, char)]
        for to, target in enumerate(right):
            last = at + 1 == len(left) and to + 1 == len(right)
            swapped = above[to] + _swap(char, target, first=not at and not to, last=last)
            row.append(
                min(swapped, above[to + 1] + _extra(left, at, char), row[to] + _extra(right, to, target))
            )
    return scale * row[-1]


def _swap(one: str, other: str, *, first: bool, last: bool) -> float:
    """What it costs to take one sound for another."""
    if one == other:
        return 0.0
    cost = _COSTS.get(one + other)
    vowels = one in _VOWELS and other in _VOWELS
    if last and vowels and "i" not in one + other:
        return APART  # "carlo", "carla"
    if first and cost is not None and one + other in ("sz", "zs"):
        return 2 * cost  # "sakharov", "zakharov"
    return cost if cost is not None else _OTHER_VOWEL if vowels else APART


def _extra(word: str, at: int, char: str) -> float:
    """What it costs to leave a sound out."""
    if char == "h":
        return _EXTRA_BREATH
    if char not in _VOWELS or at + 1 == len(word):
        return APART
    beside = (at and word[at - 1] in _VOWELS) or word[at + 1] in _VOWELS
    return _EXTRA_BREATH if beside else _EXTRA_VOWEL


def _single(word: str) -> str:
    """A word with single letters for doubled ones and without marks."""
    kept = [char for char in word if char.isalnum()]
    return "".join(char for at, char in enumerate(kept) if not at or kept[at - 1] != char)


def slug(name: str) -> str:
    """Make an id of a name.

    name (str): a name as written.
    RETURNS (str): its letters and digits in lower case, joined by "-"; "speaker" where none is left.
    """
    folded = fold(name)
    spaced = "".join(c if c.isalnum() else " " for c in folded.replace("'", ""))
    return "-".join(spaced.split()) or "speaker"
