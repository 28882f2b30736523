"""`python -m spacy quotes convert`: annotated corpora into files to train and evaluate with."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import spacy
import typer
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from ..errors import Errors
from ..export import to_json
from ..formats import FORMATS, STANDOFF, find_format, read_corpus
from ..formats.article import write_article
from ..formats.crossing import drop_crossing
from ..formats.filters import ALL, DROP, MASK, Wanted, select
from ..formats.items import Item, problem
from ..language import get_language
from ..loading import Loaded, load_json
from ..quote import TYPES
from .inputs import InputError
from .outputs import open_output


class How(str, Enum):
    """What becomes of quotes that are no reported speech."""

    mask = MASK
    drop = DROP


class Form(str, Enum):
    """Formats of corpora."""

    auto = "auto"
    markup = "markup"
    json = "json"
    spacy = "spacy"
    standoff = STANDOFF
    polnear = "polnear"
    gum = "gum"
    litbank = "litbank"
    pdnc = "pdnc"
    parc = "parc"


def convert_cli(
    corpus: Path = typer.Argument(..., help="File or folder of an annotated corpus."),
    output: Path = typer.Argument(
        None, help="What to write: a .spacy or .jsonl file, or a folder for our markup. None with --check."
    ),
    form: Form = typer.Option(Form.auto, "--format", "-f", help="Format of the corpus."),
    texts: Path = typer.Option(None, "--texts", "-t", help="Folder of the texts, for stand-off annotation."),
    types: str = typer.Option(",".join(TYPES), "--types", help="Types of quotes to keep, with commas."),
    only_reporting: How = typer.Option(
        None, "--only-reporting", help="Mask or drop quotes that are no reported speech (PolNeAR, PARC)."
    ),
    split: str = typer.Option(None, "--split", help="Only documents of this split: train, dev or test."),
    ids: Path = typer.Option(None, "--ids", help="File with the ids of the documents wanted, one a line."),
    check: bool = typer.Option(False, "--check", help="Only tell what is wrong, by file and line."),
    lang: str = typer.Option("en", "--lang", "-l", help="Language of the tokenizer and the reporting verbs."),
) -> None:
    """Convert an annotated corpus to .spacy files, JSON lines or articles in our markup.

    Counts of what was kept, shifted onto tokens and dropped go to standard error. A document that is wrong
    gets a line with file and line number and is left out; the exit status is then 1.
    """
    chosen = tuple(name.strip() for name in types.split(","))
    if not set(chosen) <= set(TYPES):
        raise typer.BadParameter(f"must be of {', '.join(TYPES)}", param_hint="--types")
    if (output is None) != check:
        raise typer.BadParameter("give an output or --check, and not both", param_hint="OUTPUT")
    try:
        speech = only_reporting.value if only_reporting else None
        wanted = Wanted(chosen, speech, split, read_ids(ids))
        name = None if form is Form.auto else form.value
        failed = convert(corpus, output, form=name, texts=texts, wanted=wanted, lang=lang)
    except InputError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    raise typer.Exit(1 if failed else 0)


def convert(
    corpus: Path,
    output: Path | None = None,
    *,
    form: str | None = None,
    texts: Path | None = None,
    wanted: Wanted = ALL,
    lang: str = "en",
) -> int:
    """Convert an annotated corpus; what goes wrong and the counts are told on standard error.

    corpus (Path): file or folder.
    output (Optional[Path]): a .spacy or .jsonl file, or a folder for our markup; None only to check.
    form (Optional[str]): key of `FORMATS`, "standoff", or None to tell it by the files.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    wanted (Wanted): which documents and quotes to convert.
    lang (str): language of the tokenizer and of the reporting verbs.
    RETURNS (int): how many documents were wrong.
    RAISES (InputError): Q012, Q019, Q022, Q023 if nothing can be done at all.
    """
    run = _Run(spacy.blank(lang), wanted, strict=output is None)
    items = run.items(open_corpus(corpus, form, texts))
    docs = sum(1 for _ in items) if output is None else _write(items, output)
    run.report()
    if not docs and not run.failed:
        hint = "Check path, --format, --split and --ids."
        raise InputError(Errors.Q023.format(where=corpus.as_posix(), what="convert", hint=hint))
    return run.failed


def read_ids(path: Path | None) -> frozenset[str] | None:
    """Read a list of ids.

    path (Optional[Path]): a text file, one id a line.
    RETURNS (Optional[FrozenSet[str]]): the ids; None where no file is given.
    RAISES (InputError): Q013 if the file cannot be read.
    """
    if path is None:
        return None
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(Errors.Q013.format(where=path.as_posix(), reason=reason)) from error


def open_corpus(corpus: Path, form: str | None = None, texts: Path | None = None) -> Iterator[Item]:
    """Read an annotated corpus.

    corpus (Path): file or folder.
    form (Optional[str]): its format, None to tell it by the files.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    RETURNS (Iterator[Item]): its documents.
    RAISES (InputError): Q012, Q022 if there is nothing to read.
    """
    if not corpus.exists():
        raise InputError(Errors.Q012.format(where=corpus.as_posix()))
    form = form or find_format(corpus)
    if not form:
        formats = ", ".join([*FORMATS, STANDOFF])
        raise InputError(Errors.Q022.format(where=corpus.as_posix(), formats=formats))
    return read_corpus(corpus, form, texts)


class _Run:
    """One pass over a corpus, and what came of it."""

    def __init__(self, nlp: Language, wanted: Wanted, *, strict: bool) -> None:
        self.nlp = nlp
        self.strict = strict
        self.nlp.max_length = sys.maxsize
        self.wanted = wanted
        self.language = get_language(str(nlp.lang))
        self.failed = 0
        self.counts: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()

    def items(self, items: Iterator[Item]) -> Iterator[Doc]:
        """The documents that are wanted and right."""
        for item in items:
            self.dropped.update(item.dropped)
            for line in item.problems:
                print(line, file=sys.stderr)
            if item.record is None:
                self.failed += bool(item.problems)
                continue
            record, dropped = select(item.record, self.wanted, self.language)
            self.dropped.update(dropped)
            if record is None:
                continue
            try:
                loaded = load_json(record, self.nlp)
            except ValueError as error:
                self.failed += 1
                print(Errors.Q021.format(where=item.where, problem=error), file=sys.stderr)
                continue
            self.counts.update(documents=1, quotes=len(record["quotes"]), parts=loaded.total)
            self.counts["shifted"] += len(loaded.shifted)
            self.dropped["part on no word"] += loaded.dropped
            if self.strict and loaded.shifted:
                self._fail_shifted(item, loaded)
            yield loaded.doc

    def _fail_shifted(self, item: Item, loaded: Loaded) -> None:
        """Tell which parts cut a word in two."""
        self.failed += 1
        for start, end in loaded.shifted:
            line = item.line and item.line + loaded.doc.text[:start].count("\n")
            print(
                problem(item.where, line, f"{loaded.doc.text[start:end]!r} cuts a word in two"),
                file=sys.stderr,
            )

    def report(self) -> None:
        """Tell the counts."""
        n = self.counts
        kept = f"{n['documents']} documents, {n['quotes']} quotes, {n['parts']} parts"
        print(f"Kept {kept}, {n['shifted']} of them shifted onto whole tokens.", file=sys.stderr)
        for reason, count in sorted((+self.dropped).items()):
            print(f"Dropped {count}: {reason}.", file=sys.stderr)
        if self.failed:
            print(f"{self.failed} documents are wrong.", file=sys.stderr)


def _write(docs: Iterator[Doc], output: Path) -> int:
    """Write documents in the format that the output's name tells, and count them."""
    writers: dict[str, Callable[[Iterator[Doc], Path], int]] = {
        ".spacy": _write_docbin,
        ".jsonl": _write_json,
    }
    try:
        return writers.get(output.suffix, _write_markup)(docs, output)
    except OSError as error:
        raise InputError(Errors.Q019.format(where=output, reason=error.strerror or error)) from error


def _write_docbin(docs: Iterator[Doc], output: Path) -> int:
    """Write a .spacy file."""
    binary = DocBin()
    for doc in docs:
        binary.add(doc)
    output.parent.mkdir(parents=True, exist_ok=True)
    binary.to_disk(output)
    return len(binary)


def _write_json(docs: Iterator[Doc], output: Path) -> int:
    """Write JSON lines."""
    output.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with open_output(output) as stream:
        for doc in docs:
            written += 1
            stream.write(json.dumps(to_json(doc), ensure_ascii=False) + "\n")
    return written


def _write_markup(docs: Iterator[Doc], output: Path) -> int:
    """Write a folder of articles in our markup."""
    output.mkdir(parents=True, exist_ok=True)
    written = 0
    for doc in docs:
        written += 1
        record: dict[str, Any] = to_json(doc)
        quotes, crossing = drop_crossing(record["quotes"])
        if crossing:
            print(f"{record['id']}: dropped {crossing} parts that cross others.", file=sys.stderr)
        record = {**record, "quotes": quotes}
        name = str(record["id"] or written).replace("/", "-")
        (output / f"{name}.txt").write_text(write_article(record), encoding="utf-8", newline="\n")
    return written
