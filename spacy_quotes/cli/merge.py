"""`python -m spacy quotes merge`: who said what in many documents."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, TextIO

import typer
from wasabi.util import color

from ..counting import count
from ..errors import Errors
from ..jobs.files import STDIN, endings_of, shown
from ..jobs.forms import defuse, form_of
from ..jobs.listing import clean
from ..stories import QuoteGroup, Stories, StorySpeaker
from .inputs import InputError, parse_line, read_lines
from .outputs import has_colors, open_output, refuse_inputs
from .running import exit_codes, tell

# Other things that `extract` writes, or reads.
_NO_LINES = ("txt", "csv", "parquet")
_WANTED = "no JSON lines: give what `extract` writes to a file that is named .jsonl"
_FOLDER = "a folder: name the files in it, such as FOLDER/*.jsonl.gz"
COLUMNS = ("speaker_id", "speaker", "group", "document", "quote", "type", "factual", "score", "content")


class Form(str, Enum):
    """Forms of the output."""

    text = "text"
    jsonl = "jsonl"
    csv = "csv"


FILES = typer.Argument(
    None,
    help="JSON lines as `extract` writes them, also .gz and .zst; '-' for standard input (the default).",
    metavar="FILES...",
)
OUTPUT = typer.Option(
    None,
    "--output",
    "-o",
    help="File to write, compressed if its name ends in .gz or .zst. Default: standard output.",
)
FORM = typer.Option(
    None,
    "--format",
    "-f",
    help="text: a listing to read. jsonl: a speaker a line. csv: a quote a row. Default: what the name of "
    "the output tells (.txt, .jsonl, .csv), else text.",
)
LANG = typer.Option("en", "--lang", "-l", help="Code of the language of the documents.")
KNOWN_IDS = typer.Option(
    "", "--known-ids", help="Regular expression for ids of speakers that come from a knowledge base."
)


def merge_cli(
    files: list[str] = FILES,
    output: Path = OUTPUT,
    form: Form = FORM,
    lang: str = LANG,
    known_ids: str = KNOWN_IDS,
) -> None:
    """Join the quotes of many documents: one speaker over all spellings, one quote over all wordings.

    A line that cannot be used gets a line on standard error and the others go on; the exit status is then 1.
    """
    try:
        stories = Stories(lang, known_ids=known_ids)
    except (ImportError, re.error) as error:
        raise typer.BadParameter(str(error), param_hint="--lang or --known-ids") from None
    with exit_codes():
        chosen = form.value if form else form_of(output, "text")
        if chosen not in _WRITERS:
            problem = f"merge writes no {chosen}: name the output .jsonl, .csv or .txt"
            raise InputError(Errors.Q048.format(problem=problem))
        refuse_inputs(files or [STDIN], output)
        failed = merge(files or [STDIN], stories)
        with open_output(output) as stream:
            write(stories, stream, chosen)
        if not stories and not failed:
            tell("There was nothing to merge: the files hold no line.")
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
            if os.path.isdir(name):
                raise InputError(Errors.Q021.format(where=name, problem=_FOLDER))
            if endings_of(name)[0] in _NO_LINES:
                raise InputError(Errors.Q021.format(where=name, problem=_WANTED))
            for number, line in read_lines(name):
                failed += not _add(line, stories, shown(name), number)
        except InputError as error:
            tell(str(error))
            failed += 1
    return failed


def write(stories: Stories, stream: TextIO, form: str) -> None:
    """Write speakers with their quotes, then the quotes that nobody is named for.

    stories (Stories): what was collected.
    stream (TextIO): where to write.
    form (str): "text", "jsonl" or "csv".
    """
    _WRITERS[form](stories, stream)


def _add(line: bytes, stories: Stories, where: str, number: int) -> bool:
    """Add the document of a line; False where it cannot be used."""
    try:
        stories.add_json(parse_line(line))
    except ValueError as error:
        problem = " ".join(str(error).split()).rstrip(".")
        tell(Errors.Q032.format(where=where, line=number, problem=problem))
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
    colored = has_colors(stream)
    for speaker, groups in _by_speaker(stories):
        name = clean(speaker.name if speaker else "unknown")
        others = [clean(spelling) for spelling in speaker.names[1:]] if speaker else []
        spelt = f" (also {', '.join(others)})" if others else ""
        head = color(name, fg="green", bold=True) if colored else name
        stream.write(f"{head}{spelt}: {count(len(groups), 'quote')}\n\n")
        for group in groups:
            longest = group.text
            stream.write(f"    {clean(longest)}\n")
            for variant in group.variants:
                same = "" if variant.text == longest else f": {clean(variant.text)}"
                stream.write(f"      - {clean(variant.doc)} {clean(variant.id)}{same}\n")
            stream.write("\n")


def _write_jsonl(stories: Stories, stream: TextIO) -> None:
    """One speaker a line, group by group: some speakers, and nobody, say very much."""
    for speaker, groups in _by_speaker(stories):
        head: dict[str, Any] = {
            "id": speaker.id if speaker else None,
            "name": speaker.name if speaker else None,
            "names": speaker.names if speaker else [],
        }
        stream.write(json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "quotes": [')
        for at, group in enumerate(groups):
            comma = ", " if at else ""
            stream.write(comma + json.dumps(_group_to_json(group), ensure_ascii=False))
        stream.write("]}\n")


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
                table.writerow([defuse(cell) for cell in (*who, group.id, *told)])


_WRITERS: dict[str, Callable[[Stories, TextIO], None]] = {
    "text": _write_text,
    "jsonl": _write_jsonl,
    "csv": _write_csv,
}
