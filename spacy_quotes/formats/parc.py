"""Reader of PARC 3.0: Wall Street Journal articles of the Penn Treebank with attributions, as XML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from .items import FormatError, Item, Record, failed, list_files, read_bytes
from .types import TypeFinder

_ROLES = ("content", "cue", "source")
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LCB-": "{", "-RCB-": "}", "-LSB-": "[", "-RSB-": "]"}
_TO_THE_LEFT = frozenset([".", ",", ";", ":", "?", "!", "%", ")", "]", "}", "''", "”", "’"])
_TO_THE_RIGHT = frozenset(["(", "[", "{", "``", "$", "“", "‘", "#"])
_BYTES = re.compile(r"([0-9]{1,12}),([0-9]{1,12})")


class Word(NamedTuple):
    """A token.

    text (str): as written.
    sentence (int): index of its sentence.
    roles (Tuple[Tuple[str, str], ...]): attribution and role of each part it belongs to.
    bytes (Optional[Tuple[int, int]]): place in the raw file of the Treebank, where it is told.
    """

    text: str
    sentence: int
    roles: tuple[tuple[str, str], ...]
    bytes: tuple[int, int] | None


def read_parc(path: Path) -> Iterator[Item]:
    """Read PARC 3.0 (its folders `train`, `dev`, `test` of `wsj_*.xml`).

    path (Path): a folder or a file.
    YIELDS (Item): one an article. The text is put together from the tokens, one sentence a paragraph;
        blanks are those of the raw file where the tokens tell their place in it.
    """
    for file in list_files(path, "*.xml"):
        try:
            yield _read(file)
        except FormatError as error:
            yield failed(file.as_posix(), error)


def _read(file: Path) -> Item:
    """One article."""
    try:
        root = ElementTree.fromstring(read_bytes(file))
    except ElementTree.ParseError as error:
        raise FormatError(error.position[0], f"no XML: {error}") from error
    except (ValueError, LookupError) as error:  # an encoding that the parser does not know
        raise FormatError(1, f"no XML: {error}") from error
    words = list(_words(root))
    text, places = _join(words)
    parts: dict[str, dict[str, list[int]]] = {}
    for index, word in enumerate(words):
        for attribution, role in word.roles:
            parts.setdefault(attribution, {role: [] for role in _ROLES})[role].append(index)
    types = TypeFinder(text)
    quotes: list[Record] = []
    dropped: Counter[str] = Counter()
    for own in parts.values():
        spans = {role: _runs(own[role], places) for role in _ROLES}
        if not spans["content"]:
            dropped["attribution without content"] += 1
            continue
        rest: Record = {"addressee": [], "speaker": None, "speaker_id": None, "factual": True}
        quotes.append({"type": types.type_of(spans["content"]), **spans, **rest})
    quotes.sort(key=lambda quote: min(quote["content"]))
    split = file.parent.parent.name
    meta = {"genre": "economy", **({"split": split} if split in ("train", "dev", "test") else {})}
    record = {"id": file.stem, "text": text, "quotes": quotes, "speakers": [], "meta": meta}
    return Item(file.as_posix(), record, dropped=dropped)


def _words(root: ElementTree.Element) -> Iterator[Word]:
    """The tokens of an article in text order."""
    for index, sentence in enumerate(root.iter("SENTENCE")):
        for word in sentence.iter("WORD"):
            text = word.get("text")
            if not text:
                raise FormatError(0, f"a WORD without text in sentence {index}")
            roles = [
                (attribution.get("id", ""), role.get("roleValue", ""))
                for attribution in word.iter("attribution")
                for role in attribution.iter("attributionRole")
            ]
            known = tuple((owner, role) for owner, role in roles if role in _ROLES)
            yield Word(_BRACKETS.get(text, text), index, known, _bytes(word.get("ByteCount", "")))


def _bytes(value: str) -> tuple[int, int] | None:
    """Place of a token in the raw file: "9,16"."""
    match = _BYTES.fullmatch(value)
    return (int(match.group(1)), int(match.group(2))) if match else None


def _join(words: list[Word]) -> tuple[str, list[tuple[int, int]]]:
    """The text of tokens, and the characters of each."""
    text = ""
    places = []
    for index, word in enumerate(words):
        if index:
            text += _gap(words[index - 1], word)
        places.append((len(text), len(text) + len(word.text)))
        text += word.text
    return text, places


def _gap(before: Word, word: Word) -> str:
    """What stands between two tokens."""
    if before.sentence != word.sentence:
        return "\n\n"
    if before.bytes and word.bytes:
        return " " if before.bytes[1] < word.bytes[0] else ""
    close = word.text in _TO_THE_LEFT or before.text in _TO_THE_RIGHT or word.text.startswith(("'", "n't"))
    return "" if close else " "


def _runs(indices: list[int], places: list[tuple[int, int]]) -> list[list[int]]:
    """Characters of tokens, neighbours joined."""
    runs: list[list[int]] = []
    last = -2
    for index in sorted(set(indices)):
        if index == last + 1:
            runs[-1][1] = places[index][1]
        else:
            runs.append(list(places[index]))
        last = index
    return runs
