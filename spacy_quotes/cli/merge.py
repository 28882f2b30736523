"""`python -m spacy quotes merge`: who said what in many documents."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, TextIO

import typer
from wasabi.util import color, supports_ansi

from ..errors import Errors
from ..jobs.files import STDIN, open_input, shown
from ..stories import QuoteGroup, Stories, StorySpeaker
from .inputs import InputError
from .outputs import open_output, refuse_input

COLUMNS = ("speaker_id", "speaker", "group", "document", "quote", "type", "factual", "score", "content")
# As in the other tables and listings: what spreadsheets take for a formula and terminals for a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Form(str, Enum):
    """Forms of the output."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"


def merge_cli(
    files: list[str] = typer.Argument(
        None,
        help="JSON lines as `extract` writes them, also .gz, or '-' for standard input (the default).",
        metavar="FILES...",
    ),
    output: Path = typer.Option(None, "--output", "-o", help="File to write to. Default: standard output."),
    form: Form = typer.Option(Form.text, "--format", "-f", help="A listing to read, JSON lines or a table."),
    lang: str = typer.Option("en", "--lang", "-l", help="Language of the documents."),
    known_ids: str = typer.Option(
        "", "--known-ids", help="Regular expression for speaker ids that come from a knowledge base."
    ),
) -> None:
    """Join the quotes of many documents: one speaker over all spellings, one quote over all wordings.

    A line that cannot be used gets a line on standard error and the others go on; the exit status is then 1.
    """
    try:
        stories = Stories(lang, known_ids=known_ids)
    except (ImportError, re.error) as error:
        raise typer.BadParameter(str(error), param_hint="--lang or --known-ids") from None
    try:
        failed = merge(files or [STDIN], stories)
        if output is not None and str(output) != STDIN:
            refuse_input_of(files or [], output)
        with open_output(output) as stream:
            write(stories, stream, form.value)
    except InputError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    raise typer.Exit(1 if failed else 0)


def merge(files: list[str], stories: Stories) -> int:
    """Add the documents of files; what goes wrong is told on standard error.

    files (List[str]): paths, "-" for standard input.
    stories (Stories): added to.
    RETURNS (int): files and lines that failed.
    """
    failed = 0
    for name in files:
        try:
            with open_input(name) as stream:
                for number, line in enumerate(stream, 1):
                    failed += not _add(line, stories, shown(name), number)
        except InputError as error:
            print(error, file=sys.stderr)
            failed += 1
    return failed


def refuse_input_of(files: list[str], output: Path) -> None:
    """Make sure that nothing is written over what was read.

    files (List[str]): what was read.
    output (Path): what will be written.
    RAISES (InputError): Q019 if they are one.
    """
    for name in files:
        if name != STDIN:
            refuse_input(Path(name), output)


def write(stories: Stories, stream: TextIO, form: str) -> None:
    """Write speakers with their quotes, then the quotes that nobody is named for.

    stories (Stories): what was collected.
    stream (TextIO): where to write.
    form (str): "text", "jsonl" or "csv".
    """
    writers: dict[str, Callable[[Stories, TextIO], None]] = {
        "text": _write_text,
        "jsonl": _write_jsonl,
        "csv": _write_csv,
    }
    writers[form](stories, stream)


def _add(line: bytes, stories: Stories, where: str, number: int) -> bool:
    """Add the document of a line; False where it cannot be used."""
    if not line.strip():
        return True
    try:
        stories.add_json(json.loads(line.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        problem = " ".join(str(error).split()).rstrip(".")
        problem = problem if problem.startswith("[Q") else f"not JSON: {problem}"
        print(Errors.Q032.format(where=where, line=number, problem=problem), file=sys.stderr)
        return False
    return True


def _by_speaker(stories: Stories) -> Iterator[tuple[StorySpeaker | None, list[QuoteGroup]]]:
    """Each speaker with the groups that are theirs; None last, for the others."""
    groups: dict[str | None, list[QuoteGroup]] = {}
    for group in stories.quotes:
        groups.setdefault(group.speaker.id if group.speaker else None, []).append(group)
    for speaker in stories.speakers:
        if speaker.id in groups:
            yield speaker, groups[speaker.id]
    if None in groups:
        yield None, groups[None]


def _write_text(stories: Stories, stream: TextIO) -> None:
    """A listing for people, in colours on a terminal."""
    colored = stream.isatty() and not os.environ.get("NO_COLOR") and supports_ansi()
    for speaker, groups in _by_speaker(stories):
        name = _clean(speaker.name if speaker else "unknown")
        others = [_clean(spelling) for spelling in speaker.names[1:]] if speaker else []
        count = f"{len(groups)} quote{'' if len(groups) == 1 else 's'}"
        spelt = f" (also {', '.join(others)})" if others else ""
        head = color(name, fg="green", bold=True) if colored else name
        stream.write(f"{head}{spelt}: {count}\n\n")
        for group in groups:
            stream.write(f"    {_clean(group.text)}\n")
            for variant in group.variants:
                same = "" if variant.text == group.text else f": {_clean(variant.text)}"
                stream.write(f"      - {_clean(variant.doc)} {_clean(variant.id)}{same}\n")
            stream.write("\n")


def _write_jsonl(stories: Stories, stream: TextIO) -> None:
    """One speaker a line."""
    for speaker, groups in _by_speaker(stories):
        record: dict[str, Any] = {
            "id": speaker.id if speaker else None,
            "name": speaker.name if speaker else None,
            "names": speaker.names if speaker else [],
            "quotes": [_group_to_json(group) for group in groups],
        }
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _group_to_json(group: QuoteGroup) -> dict[str, Any]:
    """A group as plain JSON values."""
    variants = [quote._asdict() for quote in group.variants]
    return {"id": group.id, "text": group.text, "variants": variants}


def _write_csv(stories: Stories, stream: TextIO) -> None:
    """One variant a row."""
    table = csv.writer(stream)
    table.writerow(COLUMNS)
    for speaker, groups in _by_speaker(stories):
        who = (speaker.id, speaker.name) if speaker else ("", "")
        for group in groups:
            for quote in group.variants:
                told = (quote.doc, quote.id, quote.type, quote.factual, quote.score, quote.text)
                table.writerow([_defuse(cell) for cell in (*who, group.id, *told)])


def _defuse(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _clean(text: str) -> str:
    """Text on one line that a terminal shows and does not obey."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
