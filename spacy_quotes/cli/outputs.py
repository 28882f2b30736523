"""Where results go: what the commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from spacy.tokens import Doc
from wasabi.util import supports_ansi

from ..errors import Errors
from ..jobs.files import as_text, compress, write_safely
from ..jobs.forms import head_of, make_render
from ..jobs.outputs import standard_output, told
from .inputs import STDIN, InputError

# Writes one document under a name.
Writer = Callable[[Doc, str], None]

# No file system, or not each, takes these in a name.
_NO_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')


def make_writer(form: str, stream: TextIO) -> Writer:
    """Make the writer of a format.

    form (str): "jsonl", "csv" or "text".
    stream (TextIO): where to write.
    RETURNS (Writer): to be called with each document and its name.
    """
    colored = stream.isatty() and not os.environ.get("NO_COLOR") and supports_ansi()
    render = make_render(form, colored=colored)
    stream.write(head_of(form))

    def write(doc: Doc, name: str) -> None:
        stream.write(str(render(doc, name).data))

    return write


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

    path (Optional[Path]): the file, compressed where its name ends in ".gz" or ".zst"; None or "-" for
        standard output.
    YIELDS (TextIO): a UTF-8 stream that leaves line ends alone.
    RAISES (InputError): Q019 if the file cannot be written.
    """
    if path is None or str(path) == STDIN:
        with standard_output() as stream:
            yield stream
    else:
        target = Path(os.path.realpath(path))
        with (
            told(path),
            write_safely(target) as data,
            compress(data, path.name) as packed,
            as_text(packed) as stream,
        ):
            yield stream
