"""Where results go: JSON lines, CSV or a readable listing, to a file or to standard output."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from spacy.tokens import Doc
from wasabi.util import color, supports_ansi

from ..annotation import get_quotes
from ..errors import Errors
from ..export import COLUMNS, to_json, to_rows
from ..quote import Quote
from .inputs import InputError

# Writes one document under a name.
Writer = Callable[[Doc, str], None]

# Spreadsheets take a cell that starts so for a formula, also one out of somebody's news article.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# No file system, or not each, takes these in a name.
_NO_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')
# Terminals take these for commands.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make_writer(form: str, stream: TextIO) -> Writer:
    """Make the writer of a format.

    form (str): "jsonl", "csv" or "text".
    stream (TextIO): where to write.
    RETURNS (Writer): to be called with each document and its name.
    """
    return {"jsonl": _jsonl_writer, "csv": _csv_writer, "text": _text_writer}[form](stream)


def refuse_input(source: Path, *targets: Path | None) -> None:
    """Make sure that nothing is written over what is read.

    source (Path): the file or folder that is read.
    *targets (Optional[Path]): what will be written.
    RAISES (InputError): Q019 if one is the source, or the folder that it is in.
    """
    # Not `Path.resolve`, which fails where links go round in a circle.
    read = os.path.realpath(source)
    for target in targets:
        if target is not None and os.path.realpath(target) in (read, os.path.dirname(read)):
            raise InputError(Errors.Q019.format(where=target.as_posix(), reason="it is what is read"))


def file_name(name: str, default: str) -> str:
    """Make the name of a file, without folder and ending, that every system takes.

    name (str): the name wanted.
    default (str): what to take where nothing of it is left.
    RETURNS (str): the name, at most 60 characters.
    """
    return " ".join(_NO_NAME.sub("-", name).split())[:60].strip(" .") or default


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Open where the results go. A file appears when all is written, so there is never half a file.

    path (Optional[Path]): the file; None or "-" for standard output.
    YIELDS (TextIO): a UTF-8 stream that leaves line ends alone.
    RAISES (InputError): Q019 if the file cannot be written.
    """
    if path is None or str(path) == "-":
        # A surrogate of a file name that is not UTF-8 becomes an escape, which JSON reads as the same.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(os.path.realpath(path))
    try:
        with _open_safely(target) as stream:
            yield stream
    except OSError as error:
        raise InputError(Errors.Q019.format(where=path, reason=error.strerror or error)) from error


@contextmanager
def _open_safely(target: Path) -> Iterator[TextIO]:
    """Write beside the target and move there at the end."""
    # A device or a pipe cannot be replaced.
    direct = target.exists() and not target.is_file()
    partial = target if direct else target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        if not direct:
            partial.replace(target)
    finally:
        if not direct:
            partial.unlink(missing_ok=True)


def _jsonl_writer(stream: TextIO) -> Writer:
    """One document a line."""

    def write(doc: Doc, name: str) -> None:
        stream.write(json.dumps(to_json(doc, id=name), ensure_ascii=False) + "\n")

    return write


def _csv_writer(stream: TextIO) -> Writer:
    """One quote a row, under one head."""
    table = csv.DictWriter(stream, COLUMNS)
    table.writeheader()

    def write(doc: Doc, name: str) -> None:
        for row in to_rows(doc, id=name):
            table.writerow({column: _defuse(cell) for column, cell in row.items()})

    return write


def _defuse(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what starts like one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _text_writer(stream: TextIO) -> Writer:
    """A listing for people, in colours on a terminal."""
    colored = stream.isatty() and not os.environ.get("NO_COLOR") and supports_ansi()

    def paint(text: str, shade: str, *, bold: bool = False) -> str:
        return color(text, fg=shade, bold=bold) if colored else text

    def write(doc: Doc, name: str) -> None:
        quotes = get_quotes(doc)
        count = f"{len(quotes)} quote{'' if len(quotes) == 1 else 's'}"
        stream.write(f"{paint(_clean(name), 'blue', bold=True)}: {count}\n\n")
        for quote in quotes:
            who, cue, rest = _describe(quote)
            head = " ".join(filter(None, [paint(who, "green", bold=True), paint(cue, "yellow"), rest]))
            stream.write(f"{quote.id}  {head}\n    {_clean(quote.text)}\n\n")

    return write


def _describe(quote: Quote) -> tuple[str, str, str]:
    """Speaker, cue and the rest of the head line of a quote."""
    parts = (quote.source, quote.cue, quote.addressee)
    source, cue, addressee = (_clean(" ... ".join(piece.text for piece in part)) for part in parts)
    who = _clean(quote.speaker.name) if quote.speaker else source or "unknown"
    rest = [
        f'as "{source}"' if source and source != who else "",
        f"to {addressee}" if addressee else "",
        f"[{quote.type}{'' if quote.factual else ', not factual'}]",
    ]
    return who, f"({cue})" if cue else "", " ".join(filter(None, rest))


def _clean(text: str) -> str:
    """Text on one line that a terminal shows and does not obey."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
