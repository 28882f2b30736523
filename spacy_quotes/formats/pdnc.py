"""Reader of the Project Dialogism Novel Corpus: quotes of whole novels and who speaks them."""

from __future__ import annotations

import ast
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .items import FormatError, Item, Record, failed, list_files, read_text

QUOTES, CHARACTERS, TEXT = "quotation_info.csv", "character_info.csv", "novel_text.txt"


def read_pdnc(path: Path) -> Iterator[Item]:
    """Read PDNC, from `data/NOVEL/` of its repository: text, table of quotes, table of characters.

    path (Path): the repository, or the folder of a novel.
    YIELDS (Item): one a novel. Addressees are characters, not words of the text, so they are told as dropped.
    """
    folder = path.parent if path.is_file() else path
    for file in list_files(folder, QUOTES):
        try:
            yield _read(file)
        except FormatError as error:
            yield failed(file.as_posix(), error)


def _read(file: Path) -> Item:
    """One novel."""
    # The offsets count line ends as one character.
    text = read_text(file.parent / TEXT).replace("\r\n", "\n")
    speakers = _characters(file.parent / CHARACTERS)
    dropped: Counter[str] = Counter()
    quotes = []
    table = csv.DictReader(io.StringIO(read_text(file)))
    for row in _rows(table, file, "quoteByteSpans"):
        spans = _list(table.line_num, row, "quoteByteSpans")
        content = sorted(_checked(table.line_num, text, span) for span in spans)
        if not content:
            dropped["quote without place"] += 1
            continue
        if _list(table.line_num, row, "addressees", "addressee"):
            dropped["addressee that is no words of the text"] += 1
        quotes.append(_quote(row, content, speakers))
    quotes.sort(key=lambda quote: min(quote["content"]))
    named = {quote["speaker_id"] for quote in quotes}
    record = {
        "id": file.parent.name,
        "text": text,
        "quotes": quotes,
        "speakers": [speaker for speaker in speakers.values() if speaker["id"] in named],
        "meta": {"genre": "fiction"},
    }
    return Item(file.as_posix(), record, dropped=dropped)


def _quote(row: dict[str, str], content: list[list[int]], speakers: dict[str, Record]) -> Record:
    """One quote."""
    name = (row.get("speaker") or "").strip()
    speaker = None
    if name and not name.startswith("_"):  # "_unknowable", "_group"
        speaker = speakers.setdefault(name, {"id": name, "name": name, "names": [name], "mentions": []})
    return {
        "type": "direct",
        "content": content,
        "cue": [],
        "source": [],
        "addressee": [],
        "speaker": speaker and speaker["name"],
        "speaker_id": speaker and speaker["id"],
        "factual": True,
    }


def _characters(file: Path) -> dict[str, Record]:
    """The characters of a novel by main name."""
    speakers: dict[str, Record] = {}
    if not file.exists():
        return speakers
    table = csv.DictReader(io.StringIO(read_text(file)))
    for row in _rows(table, file, "Main Name"):
        name = (row["Main Name"] or "").strip()
        if not name:
            raise FormatError(table.line_num, f"wanted a character with 'Main Name', got {row}", file)
        try:
            aliases = sorted(str(alias) for alias in _list(table.line_num, row, "Aliases"))
        except FormatError as error:
            error.file = file
            raise
        names = [name, *(alias for alias in aliases if alias != name)]
        speakers[name] = {"id": name, "name": name, "names": names, "mentions": []}
    return speakers


def _rows(table: csv.DictReader[str], file: Path, column: str) -> Iterator[dict[str, str]]:
    """The rows of a table, which has to have one column at least."""
    try:
        if column not in (table.fieldnames or ()):
            raise FormatError(1, f"wanted a table with a column {column!r}", file)
        yield from table
    except csv.Error as error:
        raise FormatError(table.line_num + 1, f"no table: {error}", file) from error


def _list(line: int, row: dict[str, str], *columns: str) -> list[Any]:
    """A cell that holds a list or set in Python's notation."""
    cell = next((row[column] for column in columns if row.get(column)), "[]")
    try:
        return list(ast.literal_eval(cell)) if cell not in ("set()", "nan") else []
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise FormatError(line, f"wanted a list in {columns[0]!r}, got {cell[:60]!r}") from None


def _checked(line: int, text: str, span: Any) -> list[int]:
    """A piece of a quote."""
    if not (isinstance(span, (list, tuple)) and len(span) == 2 and all(isinstance(n, int) for n in span)):
        raise FormatError(line, f"wanted [start, end], got {span!r}")
    start, end = span
    if not 0 <= start < end <= len(text):
        raise FormatError(line, f"offsets ({start}, {end}) lie beyond the text of {len(text)} characters")
    return [start, end]
