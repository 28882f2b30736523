"""`python -m spacy quotes extract`: quotes of files, folders and standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

import typer
from tqdm import tqdm

from ..jobs.files import STDIN
from ..jobs.forms import form_of
from ..jobs.run import Job, Reporter, run
from ..jobs.tables import Fields
from .options import LANG, PIPELINE
from .running import exit_codes, told_once


class Format(str, Enum):
    """Forms of the output."""

    jsonl = "jsonl"
    csv = "csv"
    text = "text"
    parquet = "parquet"


class Engine(str, Enum):
    """Who does the work."""

    local = "local"
    ray = "ray"


INPUTS = typer.Argument(
    None,
    help="Files: one text each, or tables with a text a row (.jsonl, .ndjson, .csv, .parquet), also .gz and "
    ".zst. Folders: all *.txt files in them, at any depth. '-': standard input (the default).",
    metavar="INPUT...",
)
OUTPUT = typer.Option(
    None,
    "--output",
    "-o",
    help="File to write, compressed if its name ends in .gz or .zst; with --shard-size, a folder. Default: "
    "standard output.",
)
FORM = typer.Option(
    None,
    "--format",
    "-f",
    help="jsonl: a document a line. csv, parquet: a quote a row. text: a listing to read. Default: what the "
    "name of the output tells (.jsonl, .csv, .parquet, .txt), else jsonl.",
)
N_PROCESS = typer.Option(
    1, "--n-process", "-n", help="Number of processes; -1 for one a core (of the cluster, with --engine ray)."
)
BATCH_SIZE = typer.Option(32, "--batch-size", "-b", min=1, help="Documents in a batch.")
TEXT_FIELD = typer.Option("text", "--text-field", help="Column of tables with the text.")
ID_FIELD = typer.Option(None, "--id-field", help="Column of tables with the id. Default: 'id', if there.")
SHARD_SIZE = typer.Option(
    None, "--shard-size", min=1, help="Write files of so many documents each to the folder named by --output."
)
RESUME = typer.Option(
    False, "--resume", help="With --shard-size: go on with a run that was stopped; begin if there is none."
)
ENGINE = typer.Option(
    Engine.local,
    "--engine",
    help="local: this machine. ray: the Ray cluster it is connected to; give --n-process, too.",
)


def extract_cli(
    inputs: list[str] = INPUTS,
    output: Path = OUTPUT,
    form: Format = FORM,
    pipeline: str = PIPELINE,
    lang: str = LANG,
    n_process: int = N_PROCESS,
    batch_size: int = BATCH_SIZE,
    text_field: str = TEXT_FIELD,
    id_field: str = ID_FIELD,
    shard_size: int = SHARD_SIZE,
    resume: bool = RESUME,
    engine: Engine = ENGINE,
) -> None:
    """Find the quotes of texts (UTF-8) and write them with cue, source, addressee and speaker.

    An input or a row that cannot be used gets a line on standard error and the others go on; the exit
    status is then 1. In CSV, a cell that starts like a formula (= + - @) gets an apostrophe before it.
    """
    if n_process == 0 or n_process < -1:
        raise typer.BadParameter("must be -1 or at least 1", param_hint="--n-process")
    if resume and not shard_size:
        raise typer.BadParameter("needs --shard-size, as only shards are kept", param_hint="--resume")
    options: dict[str, Any] = {"n_process": n_process, "batch_size": batch_size, "lang": lang}
    options.update(form=form.value if form else None, pipeline=pipeline, engine=engine.value)
    options.update(text_field=text_field, id_field=id_field, shard_size=shard_size or 0, resume=resume)
    with exit_codes():
        failed = extract(inputs or [], output, **options)
    raise typer.Exit(1 if failed else 0)


def extract(
    inputs: list[str],
    output: Path | None = None,
    *,
    form: str | None = None,
    text_field: str = "text",
    id_field: str | None = None,
    **options: Any,
) -> int:
    """Find the quotes of texts and write them; what goes wrong is told on standard error.

    inputs (List[str]): paths of files and folders, "-" for standard input; none is the same as "-".
    output (Optional[Path]): file to write to, or folder of shards; None or "-" for standard output.
    form (Optional[str]): "jsonl", "csv", "text" or "parquet"; None for what the output's name tells.
    text_field (str): column of tables with the text.
    id_field (Optional[str]): column of tables with the id; None for "id" where there is one.
    **options (Any): the others of `spacy_quotes.jobs.run.Job`.
    RETURNS (int): how many inputs failed.
    RAISES (InputError): Q018, Q019, Q040, Q044-Q048, Q050 if it cannot be done, or not to its end.
    """
    target = None if output is None or str(output) == STDIN else output
    fields = Fields(text_field, id_field)
    job = Job(list(inputs), target, form or form_of(target), fields=fields, **options)
    with _bar_and_messages(target) as reporter:
        return run(job, reporter)


class _Bar(Reporter):
    """A progress bar, and messages beside it."""

    def __init__(self, bar: tqdm[Any]) -> None:
        self.bar = bar

    def expect(self, total: int | None) -> None:
        """Show how many documents there are."""
        self.bar.total = total

    def advance(self) -> None:
        """Show that a document is done."""
        self.bar.update()

    def tell(self, message: str) -> None:
        """Show a message."""
        self.bar.write(message, file=sys.stderr)


@contextmanager
def _bar_and_messages(output: Path | None) -> Iterator[Reporter]:
    """A progress bar where it disturbs nothing, and messages beside it, each warning once."""
    shows = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    with tqdm(unit=" docs", disable=not shows, file=sys.stderr) as bar:
        reporter = _Bar(bar)
        with told_once(reporter.tell):
            yield reporter
