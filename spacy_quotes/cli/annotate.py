"""`python -m spacy quotes annotate`: raw articles into our markup, for a person to correct."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from pathlib import Path

import typer
from spacy.tokens import Doc

from ..errors import Errors
from ..export import to_json
from ..formats.article import write_article
from ..formats.crossing import drop_crossing
from ..jobs.files import endings_of
from ..jobs.pipelines import load_pipeline
from .inputs import STDIN, InputError, find_sources, read_source
from .options import LANG, PIPELINE
from .outputs import file_name
from .running import exit_codes, tell


def annotate_cli(
    inputs: list[str] = typer.Argument(
        ..., help="Text files, folders of *.txt files, '-' for standard input.", metavar="INPUT..."
    ),
    output: Path = typer.Option(..., "--output", "-o", help="Folder for the articles in our markup."),
    pipeline: str = PIPELINE,
    lang: str = LANG,
    force: bool = typer.Option(False, "--force", help="Write over articles that are there already."),
) -> None:
    """Make articles to correct: text with the quotes that the pipeline finds marked in it.

    Correct them in any editor, then run `convert --check` on the folder. An article that is there already is
    left alone, so that no work is lost.
    """
    with exit_codes():
        failed = annotate(inputs, output, pipeline=pipeline, lang=lang, force=force)
    raise typer.Exit(1 if failed else 0)


def annotate(
    inputs: Iterable[str],
    output: Path,
    *,
    pipeline: str | None = None,
    lang: str = "en",
    force: bool = False,
) -> int:
    """Write articles in our markup; what goes wrong is told on standard error.

    inputs (Iterable[str]): paths of files and folders, "-" for standard input.
    output (Path): folder to write to.
    pipeline (Optional[str]): as for `load_pipeline`.
    lang (str): language of a blank one.
    force (bool): whether to write over files.
    RETURNS (int): how many inputs failed.
    RAISES (InputError): Q018, Q019 if nothing can be done at all.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        nlp = load_pipeline(pipeline, lang)
    failed = 0
    written: set[Path] = set()
    for source in find_sources(inputs):
        try:
            # Line ends of a file that people edit are "\n".
            text = read_source(source, max_length=nlp.max_length).replace("\r\n", "\n")
            name = file_name("" if source.name == STDIN else _stem(source.name), "article")
            target = output / f"{name}.txt"
            if target in written:
                reason = f"two inputs have the name {name!r}"
                raise InputError(Errors.Q019.format(where=source.name, reason=reason))
            _refuse(target, source.name, force=force)
            _write(target, to_markup(nlp(text.rstrip("\n")), name))
            written.add(target)
            typer.echo(target.as_posix().encode("utf-8", "backslashreplace"))
        except InputError as error:
            failed += 1
            tell(str(error))
    return failed


def to_markup(doc: Doc, name: str) -> str:
    """Write a document in our markup.

    doc (Doc): the document with the quotes that were found.
    name (str): its id.
    RETURNS (str): the article. A part that would cross another is left out, as the markup knows no crossing.
    """
    record = to_json(doc, id=name)
    # Only he and she are marked as mentions; what else the pipeline took for one is for itself to know.
    speakers = [{**speaker, "mentions": []} for speaker in record["speakers"]]
    return write_article(drop_crossing({**record, "speakers": speakers})[0])


def _stem(name: str) -> str:
    """Name of a file without its ending, packed or not."""
    path = Path(name)
    return Path(path.stem).stem if endings_of(name)[1] else path.stem


def _refuse(target: Path, source: str, *, force: bool) -> None:
    """Raise where an article must not be written."""
    there = os.path.exists(target)
    if there and source != STDIN and target.samefile(source):
        raise InputError(Errors.Q019.format(where=target, reason="it is what is read"))
    if there and not force:
        raise InputError(Errors.Q019.format(where=target, reason="it is there already (see --force)"))


def _write(target: Path, article: str) -> None:
    """Write one file."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(article, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(Errors.Q019.format(where=target, reason=error.strerror or error)) from error
