"""`python -m spacy quotes convert`: annotated corpora into files to train and evaluate with."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from itertools import chain, islice
from pathlib import Path

import typer
from spacy.tokens import Doc, DocBin

from ..counting import count
from ..errors import Errors
from ..export import to_json
from ..formats import STANDOFF
from ..formats.article import write_article
from ..formats.crossing import drop_crossing
from ..formats.filters import ALL, DROP, MASK, Wanted
from ..jobs.files import endings_of
from ..quote import TYPES
from .gold import GoldReader, make_tokenizer, open_corpus, read_ids, refuse_corpus
from .inputs import InputError
from .outputs import file_name, open_output, refuse_packing
from .running import exit_codes

# Takes lines that say what is wrong with a document.
Fail = Callable[..., None]


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
        None,
        help="What to write: a .spacy file, JSON lines (.jsonl, also .gz and .zst), or a folder for "
        "articles in our markup. None with --check.",
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
    with exit_codes():
        speech = only_reporting.value if only_reporting else None
        wanted = Wanted(chosen, speech, split, read_ids(ids))
        name = None if form is Form.auto else form.value
        failed = convert(corpus, output, form=name, texts=texts, wanted=wanted, lang=lang)
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
    RAISES (InputError): Q012, Q013, Q018, Q019, Q022, Q023 if nothing can be done at all.
    """
    reader = GoldReader(make_tokenizer(lang), wanted, strict=output is None)
    refuse_corpus(corpus, form, texts, output)
    docs = reader.read(open_corpus(corpus, form, texts))
    # A file of before is left alone where there is nothing to put in its place.
    first = list(islice(docs, 1))
    if first and output is not None:
        _write(chain(first, docs), output, reader.fail)
    for _ in docs:
        pass  # only to check
    _report(reader)
    if not first and not reader.failed:
        hint = "Check path, --format, --split and --ids."
        raise InputError(Errors.Q023.format(where=corpus.as_posix(), what="convert", hint=hint))
    return reader.failed


def _report(reader: GoldReader) -> None:
    """Tell the counts."""
    n = reader.counts
    kept = ", ".join(count(n[f"{noun}s"], noun) for noun in ("document", "quote", "part"))
    print(f"Kept {kept}, {n['shifted']:,} of them shifted onto whole tokens.", file=sys.stderr)
    for reason, number in sorted((+reader.dropped).items()):
        print(f"Dropped {number:,}: {reason}.", file=sys.stderr)
    if reader.failed:
        verb = "is" if reader.failed == 1 else "are"
        print(f"{count(reader.failed, 'document')} {verb} wrong.", file=sys.stderr)


def _write(docs: Iterator[Doc], output: Path, fail: Fail) -> None:
    """Write documents in the format that the output's name tells."""
    writers = {"spacy": _write_docbin, "jsonl": _write_json}
    try:
        writers.get(endings_of(output.name)[0], _write_markup)(docs, output, fail)
    except OSError as error:
        raise InputError(Errors.Q019.format(where=output, reason=error.strerror or error)) from error


def _write_docbin(docs: Iterator[Doc], output: Path, fail: Fail) -> None:
    """Write a .spacy file."""
    refuse_packing(output, "A .spacy file")
    binary = DocBin(docs=docs)
    output.parent.mkdir(parents=True, exist_ok=True)
    binary.to_disk(output)


def _write_json(docs: Iterator[Doc], output: Path, fail: Fail) -> None:
    """Write JSON lines."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with open_output(output) as stream:
        stream.writelines(json.dumps(to_json(doc), ensure_ascii=False) + "\n" for doc in docs)


def _write_markup(docs: Iterator[Doc], output: Path, fail: Fail) -> None:
    """Write a folder of articles in our markup."""
    output.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for number, doc in enumerate(docs, 1):
        record, crossing = drop_crossing(to_json(doc))
        # The id is the name of the file, so it has to be one.
        name = file_name(str(record["id"]), f"article-{number}")
        if crossing:
            print(f"{name}: dropped {count(crossing, 'part')} crossing others.", file=sys.stderr)
        target = output / f"{name}.txt"
        try:
            if name.casefold() in taken:
                reason = f"there is another document with the id {name!r} in the corpus"
                fail(Errors.Q019.format(where=target.as_posix(), reason=reason))
                continue
            article = write_article({**record, "id": name})
            target.write_text(article, encoding="utf-8", newline="\n")
        except OSError as error:
            fail(Errors.Q019.format(where=target.as_posix(), reason=error.strerror or error))
        taken.add(name.casefold())
