"""`python -m spacy quotes extract`: quotes of files, folders and standard input."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import chain, islice
from pathlib import Path
from typing import Any

import spacy
import typer
from spacy.language import Language
from tqdm import tqdm

from ..errors import Errors, Warnings
from .inputs import STDIN, InputError, Source, find_sources, read_source
from .outputs import Writer, make_writer, open_output

FACTORIES = ("quotes", "quotes_rules")
INTERRUPTED = 130  # what a shell reports for a process that Ctrl-C ended


class Format(str, Enum):
    """Forms of the output."""

    jsonl = "jsonl"
    csv = "csv"
    text = "text"


def extract_cli(
    inputs: list[str] = typer.Argument(
        None,
        help="Files, folders (their *.txt files, recursively) or '-' for standard input (the default).",
        metavar="INPUT...",
    ),
    output: Path = typer.Option(None, "--output", "-o", help="File to write to. Default: standard output."),
    form: Format = typer.Option(
        Format.jsonl, "--format", "-f", help="JSON lines, a CSV table or a listing to read."
    ),
    pipeline: str = typer.Option(
        None, "--pipeline", "-p", help="Name or path of a spaCy pipeline. Default: a blank one with 'quotes'."
    ),
    lang: str = typer.Option("en", "--lang", "-l", help="Language of the blank pipeline."),
    n_process: int = typer.Option(1, "--n-process", "-n", help="Number of processes; -1 for one a core."),
    batch_size: int = typer.Option(32, "--batch-size", "-b", min=1, help="Documents in a batch."),
) -> None:
    """Find the quotes of texts (UTF-8) and write them with cue, source, addressee and speaker.

    An input that cannot be read gets a line on standard error and the others go on; the exit status is
    then 1. In CSV, a cell that starts like a formula (= + - @) gets an apostrophe before it.
    """
    if n_process == 0 or n_process < -1:
        raise typer.BadParameter("must be -1 or at least 1", param_hint="--n-process")
    options = {"n_process": n_process, "batch_size": batch_size}
    try:
        failed = extract(inputs or [], output, form=form.value, pipeline=pipeline, lang=lang, **options)
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
    form: str = "jsonl",
    pipeline: str | None = None,
    lang: str = "en",
    n_process: int = 1,
    batch_size: int = 32,
) -> int:
    """Find the quotes of texts and write them; what goes wrong is told on standard error.

    inputs (List[str]): paths of files and folders, "-" for standard input; none is the same as "-".
    output (Optional[Path]): file to write to; None for standard output.
    form (str): "jsonl", "csv" or "text".
    pipeline (Optional[str]): name or path of a pipeline; None for a blank one.
    lang (str): language of the blank one.
    n_process (int): processes; -1 for one a core.
    batch_size (int): documents in a batch.
    RETURNS (int): how many inputs failed.
    RAISES (InputError): Q018, Q019 if nothing can be done at all.
    """
    with _bar_and_messages(output) as (bar, tell), open_output(output) as stream:
        nlp = load_pipeline(pipeline, lang)
        sources = find_sources(inputs)
        bar.total = len(sources)
        if any(source.name == STDIN for source in sources) and sys.stdin.isatty():
            tell("Reading standard input; end it with Ctrl-D (Ctrl-Z on Windows).")
        run = _Run(nlp, make_writer(form, stream), bar, tell)
        run.process(sources, n_process=n_process, batch_size=batch_size)
        if run.failed:
            tell(f"{run.failed} of {len(sources)} inputs failed.")
    return run.failed


def load_pipeline(name: str | None, lang: str) -> Language:
    """Load a pipeline and make sure that it finds quotes.

    name (Optional[str]): name or path of a pipeline; None for a blank one.
    lang (str): language of the blank one.
    RETURNS (Language): the pipeline, with "quotes" added at its end where it has none.
    RAISES (InputError): Q018 if there is no such pipeline.
    """
    try:
        nlp = spacy.blank(lang) if name is None else spacy.load(name)
    except Exception as error:  # a damaged pipeline raises what it likes
        shown = f"blank:{lang}" if name is None else name
        reason = " ".join(str(error).split()).rstrip(".")
        raise InputError(Errors.Q018.format(name=shown, reason=reason)) from error
    if name is None:
        # The limit is there for parsers, whose memory grows with the length of a text.
        nlp.max_length = sys.maxsize
    if not any(nlp.get_pipe_meta(pipe).factory in FACTORIES for pipe in nlp.pipe_names):
        nlp.add_pipe("quotes")
    nlp.set_error_handler(_warn_of_failure)  # type: ignore[arg-type]
    return nlp


class _Run:
    """One pass over the sources. Which of them failed is known at its end."""

    def __init__(self, nlp: Language, write: Writer, bar: tqdm[Any], tell: Callable[[str], None]) -> None:
        self.nlp = nlp
        self.write = write
        self.bar = bar
        self.tell = tell
        self.failed = 0
        # Read, but not come out of the pipeline yet.
        self.open: dict[int, str] = {}

    def process(self, sources: list[Source], *, n_process: int, batch_size: int) -> None:
        """Read, process and write one after the other; only some batches are in memory at a time."""
        texts = self._read(sources)
        # With the first text at hand, starting the workers does not wait for somebody to type.
        texts = chain(list(islice(texts, 1)), texts)
        docs = self.nlp.pipe(texts, as_tuples=True, n_process=n_process, batch_size=batch_size)
        try:
            with _hold_interrupts(n_process != 1):
                first = list(islice(docs, 1))
            for doc, number in chain(first, docs):
                self.write(doc, self.open.pop(number))
                self.bar.update()
        finally:
            # Ends the workers.
            docs.close()  # type: ignore[attr-defined]
        for name in self.open.values():
            self._fail(Errors.Q020.format(where=name))

    def _read(self, sources: list[Source]) -> Iterator[tuple[str, int]]:
        """Texts that can be read, with the number of their source."""
        for number, source in enumerate(sources):
            try:
                text = read_source(source, max_length=self.nlp.max_length)
            except InputError as error:
                self._fail(str(error))
            else:
                self.open[number] = source.name
                yield text, number

    def _fail(self, message: str) -> None:
        """Count and tell a failure."""
        self.failed += 1
        self.tell(message)
        self.bar.update()


@contextmanager
def _bar_and_messages(output: Path | None) -> Iterator[tuple[tqdm[Any], Callable[[str], None]]]:
    """A progress bar where it disturbs nothing, and a way to tell something beside it, each message once."""
    told: set[str] = set()
    shows = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())
    with tqdm(unit=" docs", disable=not shows, file=sys.stderr) as bar:

        def tell(message: str) -> None:
            bar.write(message, file=sys.stderr)

        def show_warning(message: Warning | str, *args: Any, **kwargs: Any) -> None:
            if str(message) not in told:
                told.add(str(message))
                tell(f"Warning: {message}")

        with warnings.catch_warnings():
            warnings.simplefilter("always", UserWarning)
            warnings.showwarning = show_warning
            yield bar, tell


def _warn_of_failure(name: str, component: object, docs: list[Any], error: Exception) -> None:
    """Error handler of the pipeline: its documents are lost, the others go on."""
    what = f"{type(error).__name__}: {error}"
    warnings.warn(Warnings.Q106.format(component=name, n=len(docs), error=what), stacklevel=2)


@contextmanager
def _hold_interrupts(hold: bool) -> Iterator[None]:
    """Keep Ctrl-C until workers are started: they inherit the block, so that only this process answers."""
    if not hold or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python complains about the broken pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
