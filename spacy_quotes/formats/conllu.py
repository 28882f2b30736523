"""Documents in CoNLL-U, with the entities and the discourse relations of GUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .items import FormatError, read_text

_ENTITY = re.compile(r"\((\d+)-([^()]*)\)|\((\d+)-([^()]*)|(\d+)\)")
_RELATION = re.compile(r"([\w-]+):(\d{1,9})(?:->(\d{1,9}):\d+)?")
_RANGE = re.compile(r"\d{1,9}-(\d{1,9})")


@dataclass(slots=True)
class Word:
    """A token of the treebank.

    form (str): as written.
    tag (str): universal part of speech.
    head (int): index of its head in the document, -1 for the root of a sentence.
    relation (str): to its head.
    start (int): first character in the document's text.
    end (int): one past the last.
    sentence (int): index of its sentence.
    unit (int): number of its discourse unit, 0 before the first.
    """

    form: str
    tag: str
    head: int
    relation: str
    start: int
    end: int
    sentence: int
    unit: int


@dataclass(slots=True)
class Mention:
    """A mention of an entity.

    entity (str): number of the entity in the document.
    kind (str): "person", "organization", ...
    link (str): title of the entity in an encyclopedia, or empty.
    first (int): index of its first word.
    last (int): index of its last word.
    """

    entity: str
    kind: str
    link: str
    first: int
    last: int


@dataclass(slots=True)
class Treebank:
    """One document.

    id (str): as the file calls it.
    line (int): where it starts in the file, from 1.
    text (str): its text; paragraphs are parted by an empty line.
    words (List[Word]): all of its tokens.
    mentions (List[Mention]): in the order they end.
    relations (List[Tuple[int, int, str]]): unit, head unit (0 for none) and name of each discourse relation.
    """

    id: str
    line: int
    text: str = ""
    words: list[Word] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[tuple[int, int, str]] = field(default_factory=list)


def read_treebank(path: Path) -> Iterator[Treebank | FormatError]:
    """Read the documents of a CoNLL-U file.

    path (Path): the file.
    YIELDS (Union[Treebank, FormatError]): one a document: what it holds, or where it is not as it has to be.
    RAISES (FormatError): if the file cannot be read.
    """
    builder: _Builder | None = None
    for number, line in enumerate(read_text(path).split("\n"), 1):
        line = line.rstrip("\r")
        if line.startswith("# newdoc"):
            if builder:
                yield builder.finish()
            builder = _Builder(Treebank(line.partition("=")[2].strip() or path.stem, number))
        elif line:
            builder = builder or _Builder(Treebank(path.stem, number))
            builder.add(number, line)
    if builder:
        yield builder.finish()


class _Builder:
    """Takes the lines of one document, up to the first that is wrong."""

    def __init__(self, doc: Treebank) -> None:
        self.doc = doc
        self.error: FormatError | None = None
        self.pieces: list[str] = []
        self.length = 0
        self.sentence = -1
        self.first = 0  # index of the first word of the sentence
        self.gap = ""  # what stands before the next token
        self.unit = 0
        self.joined_until = 0  # last token of a multiword token
        self.joined_gap = " "
        self.opened: dict[str, list[tuple[str, int]]] = {}

    def finish(self) -> Treebank | FormatError:
        """The document, or what is wrong with it."""
        if self.error:
            return self.error
        for index, word in enumerate(self.doc.words):
            if word.head >= len(self.doc.words):
                return FormatError(self.doc.line, f"the head of token {index + 1} is not in the document")
        self.doc.text = "".join(self.pieces)
        return self.doc

    def add(self, number: int, line: str) -> None:
        """Take one line."""
        if self.error:
            return
        try:
            self._add(number, line)
        except FormatError as error:
            self.error = error

    def _add(self, number: int, line: str) -> None:
        """Take one line of a document that is right so far."""
        if line.startswith("#"):
            if line.startswith("# sent_id"):
                self.sentence += 1
                self.first = len(self.doc.words)
                self.joined_until = 0
                self.gap = self.gap.lstrip(" ") or (" " if self.doc.words else "")
            elif line.startswith("# newpar") and self.doc.words:
                self.gap = "\n\n"
            return
        columns = line.split("\t")
        if len(columns) != 10:
            raise FormatError(number, f"wanted 10 columns parted by tabs, got {len(columns)}")
        last = " " if "SpaceAfter=No" not in columns[9].split("|") else ""
        if "-" in columns[0]:
            match = _RANGE.fullmatch(columns[0])
            if match is None:
                raise FormatError(number, f"wanted numbers such as '3-4', got {columns[0]!r}")
            self.joined_until = int(match.group(1))
            self.joined_gap = last
        elif "." not in columns[0]:
            self._add_word(number, columns, last)

    def _add_word(self, number: int, columns: list[str], gap: str) -> None:
        """Take one token."""
        try:
            index, head = int(columns[0]), int(columns[6])
        except ValueError:
            index = head = -1
        if index < 0 or head < 0:
            raise FormatError(number, f"wanted numbers, got {columns[0][:20]!r} and {columns[6][:20]!r}")
        misc = dict(pair.split("=", 1) for pair in columns[9].split("|") if "=" in pair)
        for name, unit, target in _RELATION.findall(misc.get("Discourse", "")):
            self.unit = int(unit)
            self.doc.relations.append((int(unit), int(target or 0), name))
        start = self.length + len(self.gap)
        self.pieces += [self.gap, columns[1]]
        self.length = start + len(columns[1])
        place = len(self.doc.words)
        self.doc.words.append(
            Word(
                columns[1],
                columns[3],
                self.first + head - 1 if head else -1,
                columns[7],
                start,
                start + len(columns[1]),
                self.sentence,
                self.unit,
            )
        )
        # Parts of a multiword token stand side by side; what follows it is told with the whole.
        inside = index <= self.joined_until
        self.gap = ("" if index < self.joined_until else self.joined_gap) if inside else gap
        self._add_mentions(misc.get("Entity", ""), place)

    def _add_mentions(self, value: str, place: int) -> None:
        """Take the brackets of entities at one token."""
        for single, single_rest, opened, rest, closed in _ENTITY.findall(value):
            if single:
                self._close(single, single_rest, place, place)
            elif opened:
                self.opened.setdefault(opened, []).append((rest, place))
            elif self.opened.get(closed):
                before, first = self.opened[closed].pop()
                self._close(closed, before, first, place)

    def _close(self, entity: str, rest: str, first: int, last: int) -> None:
        """Keep a mention: "person-new-2-coref-Anna_Berg"."""
        parts = rest.split("-", 4)
        link = parts[4] if len(parts) > 4 else ""
        self.doc.mentions.append(Mention(entity, parts[0], link, first, last))
