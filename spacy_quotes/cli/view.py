"""`python -m spacy quotes view`: a page of quotes to read in a browser."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from spacy.language import Language

from ..counting import count
from ..errors import Errors
from ..export import to_json
from ..formats.items import problem
from ..formats.jsonlines import complete
from ..jobs.files import endings_of
from ..jobs.pipelines import load_pipeline
from ..jobs.sources import is_table
from ..view import render
from ..view.server import address_of, make_server
from .inputs import STDIN, InputError, find_sources, parse_line, read_lines, read_source
from .options import LANG, PIPELINE
from .outputs import open_output, refuse_inputs
from .running import exit_codes, tell, told_once

PAGE = Path("quotes.html")
PORT = 5000
_RECORDS = ("jsonl", "ndjson")


def view_cli(
    inputs: list[str] = typer.Argument(
        ...,
        help="Text files, folders of *.txt files, '-' for standard input, or JSON lines as `extract` writes "
        "them (.jsonl, also .gz and .zst).",
        metavar="INPUT...",
    ),
    output: Path = typer.Option(
        None, "--output", "-o", help=f"HTML file to write. Default: {PAGE}; with --serve, none."
    ),
    serve: bool = typer.Option(False, "--serve", help="Show the page on this machine until Ctrl-C."),
    port: int = typer.Option(
        PORT, "--port", min=0, max=65535, help="Port for --serve; 0 for any that is free."
    ),
    pipeline: str = PIPELINE,
    lang: str = LANG,
    min_score: float = typer.Option(
        0.0, "--min-score", min=0, max=1, help="Leave out quotes that score less, from 0 to 1."
    ),
    color_by: str = typer.Option(
        "speaker", "--color-by", help="What colours tell apart: 'speaker', or 'role' (content, cue, ...)."
    ),
) -> None:
    """Make one HTML page of the quotes of texts: articles, speakers, filters. It fetches nothing.

    An input that cannot be read gets a line on standard error and the others go on; the exit status is
    then 1. With --serve, only this machine can see the page.
    """
    if color_by not in ("speaker", "role"):
        raise typer.BadParameter("must be speaker or role", param_hint="--color-by")
    options = {"min_score": min_score, "color_by": color_by}
    target = output or (None if serve else PAGE)
    with exit_codes():
        page, failed = view(inputs, target, pipeline=pipeline, lang=lang, options=options)
        if serve:
            _serve(page, port)
    raise typer.Exit(1 if failed else 0)


def view(
    inputs: Iterable[str],
    output: Path | None = None,
    *,
    pipeline: str | None = None,
    lang: str = "en",
    options: dict[str, Any] | None = None,
) -> tuple[str, int]:
    """Make a page of quotes; where it is and what goes wrong is told on standard error.

    inputs (Iterable[str]): paths of texts, folders and JSON lines, "-" for standard input.
    output (Optional[Path]): file to write to; None to write none.
    pipeline (Optional[str]): as for `load_pipeline`.
    lang (str): language of a blank one.
    options (Optional[Dict[str, Any]]): of `spacy_quotes.render`.
    RETURNS (Tuple[str, int]): the page, and how many inputs, or lines of them, failed.
    RAISES (InputError): Q018, Q019, Q023 if nothing can be done at all.
    """
    names = list(inputs)
    refuse_inputs([*names, *(source.name for source in find_sources(names))], output)
    collector = _Collector(pipeline, lang)
    with told_once(tell):
        for name in names:
            collector.add(name)
    if not collector.records:
        hint = "The messages above say why." if collector.failed else "The files hold no line."
        raise InputError(Errors.Q023.format(where=", ".join(names), what="show", hint=hint))
    page = render(collector.records, page=True, jupyter=False, options=options)
    if output is not None:
        with open_output(output) as stream:
            stream.write(page)
        if str(output) != STDIN:
            documents = count(len(collector.records), "document")
            tell(f"Wrote {output.as_posix()} ({documents}). Open it in a browser.")
    return page, collector.failed


class _Collector:
    """Documents in the order of the inputs. The pipeline is loaded when there is a text to read."""

    def __init__(self, pipeline: str | None, lang: str) -> None:
        self.records: list[dict[str, Any]] = []
        self.failed = 0
        self._pipeline = pipeline
        self._lang = lang

    @cached_property
    def nlp(self) -> Language:
        """The pipeline."""
        return load_pipeline(self._pipeline, self._lang)

    def add(self, name: str) -> None:
        """Read what one argument stands for."""
        if is_table(name) and not os.path.isdir(name):
            self._add_records(name)
            return
        nlp = self.nlp
        for source in find_sources([name]):
            try:
                text = read_source(source, max_length=nlp.max_length)
            except InputError as error:
                self._fail(str(error))
                continue
            # Not `nlp(text)`, which gives a document back also where a component failed on it.
            for doc in nlp.pipe([text]):
                self.records.append({**to_json(doc, id=source.name), "meta": {"lang": doc.lang_}})
                break
            else:
                self._fail(Errors.Q020.format(where=source.name))

    def _add_records(self, name: str) -> None:
        """Read JSON lines; of other tables it is not known where the parts of quotes are."""
        (source,) = find_sources([name])
        if source.error:
            self._fail(source.error)
        elif endings_of(name)[0] not in _RECORDS:
            what = "a table: give texts, or JSON lines (.jsonl) as `extract` writes them"
            self._fail(problem(name, 0, what))
        else:
            try:
                for number, line in read_lines(name):
                    self._add_line(line, name, number)
            except InputError as error:
                self._fail(str(error))

    def _add_line(self, line: bytes, name: str, number: int) -> None:
        """Take the document of a line."""
        try:
            self.records.append(complete(parse_line(line))[0])
        except ValueError as error:
            self._fail(problem(name, number, str(error)))

    def _fail(self, *messages: str) -> None:
        """Count and tell a failure."""
        self.failed += 1
        for message in messages:
            tell(message)


def _serve(page: str, port: int) -> None:
    """Answer until Ctrl-C, which is how it is meant to end."""
    try:
        server = make_server(page, port)
    except OSError as error:
        raise InputError(Errors.Q038.format(port=port, reason=error.strerror or error)) from error
    with server:
        print(f"Serving on {address_of(server)} (end with Ctrl-C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
