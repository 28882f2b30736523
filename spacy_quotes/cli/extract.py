"""`python -m spacy quotes extract`: quotes of files, folders and standard input."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

import typer
from tqdm import tqdm

from ..jobs.files import COMPRESSED, STDIN
from ..jobs.pipelines import load_pipeline
from ..jobs.run import Job, Reporter, run
from ..jobs.tables import Fields
from .inputs import InputError

__all__ = ["extract", "extract_cli", "load_pipeline"]

INTERRUPTED = 130  # what a shell reports for a process that Ctrl-C ended


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
    help="Files (text, or .jsonl, .csv and .parquet with a text a row; also .gz and .zst), folders (their "
    "*.txt files, recursively) or '-' for standard input (the default).",
    metavar="INPUT...",
)
OUTPUT = typer.Option(
    None, "--output", "-o", help="File, also .gz or .zst, or folder of shards. Default: standard output."
)
FORM = typer.Option(
    None, "--format", "-f", help="JSON lines, a table, or a listing to read. Default: by OUTPUT, else jsonl."
)
PIPELINE = typer.Option(
    None, "--pipeline", "-p", help="Name or path of a spaCy pipeline. Default: a blank one with 'quotes'."
)
LANG = typer.Option("en", "--lang", "-l", help="Language of the blank pipeline.")
N_PROCESS = typer.Option(1, "--n-process", "-n", help="Number of processes; -1 for one a core.")
BATCH_SIZE = typer.Option(32, "--batch-size", "-b", min=1, help="Documents in a batch.")
TEXT_FIELD = typer.Option("text", "--text-field", help="Column of tables with the text.")
ID_FIELD = typer.Option(None, "--id-field", help="Column of tables with the id. Default: 'id', if there.")
SHARD_SIZE = typer.Option(
    None, "--shard-size", min=1, help="Write shards of so many documents to the folder OUTPUT."
)
RESUME = typer.Option(False, "--resume", help="Go on with shards that were begun, or begin.")
ENGINE = typer.Option(Engine.local, "--engine", help="This machine, or the Ray cluster it is connected to.")


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
    try:
        failed = extract(inputs or [], output, **options)
    except InputError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        # Who reads has all that was wanted (`| head`), so this is no failure even under `pipefail`.
        _drop_output()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
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
    RAISES (InputError): Q018, Q019, Q040, Q044-Q048 if it cannot be done, or not to its end.
    """
    target = None if output is None or str(output) == STDIN else output
    fields = Fields(text_field, id_field)
    job = Job(list(inputs), target, form or _form_of(target), fields=fields, **options)
    with _bar_and_messages(target) as reporter:
        return run(job, reporter)


def _form_of(output: Path | None) -> str:
    """The form that the name of the output tells."""
    name = output.name.lower() if output else ""
    for suffix in COMPRESSED:
        name = name.removesuffix(suffix)
    ending = Path(name).suffix.removeprefix(".")
    return ending if ending in ("csv", "parquet") else "jsonl"


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
    told: set[str] = set()
    shows = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    with tqdm(unit=" docs", disable=not shows, file=sys.stderr) as bar:
        reporter = _Bar(bar)

        def show_warning(message: Warning | str, *args: Any, **kwargs: Any) -> None:
            if str(message) not in told:
                told.add(str(message))
                reporter.tell(f"Warning: {message}")

        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = show_warning
            yield reporter


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python complains about the broken pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
