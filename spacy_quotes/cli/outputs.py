"""Where results go: what the commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from wasabi.util import supports_ansi

from ..jobs.files import as_text, compress, write_safely
from ..jobs.outputs import refuse_inputs, refuse_packing, standard_output, told
from .inputs import STDIN

__all__ = ["file_name", "has_colors", "open_output", "refuse_inputs", "refuse_packing"]

# No file system, or not each, takes these in a name.
_TEXT_FILE = re.compile(r"\.txt(?:\.(?:gz|zst))?$", re.IGNORECASE)
_NO_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')


def has_colors(stream: TextIO) -> bool:
    """RETURNS (bool): whether a stream is a terminal that shows colours, and the user wants them."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and bool(supports_ansi())


def file_name(name: str, default: str) -> str:
    """Make the name of a file, without folder and ending, that every system takes.

    name (str): the name wanted. A document that was read from a text file may have the name of that: ".txt"
        at its end, also packed, is left out.
    default (str): what to take where nothing of it is left.
    RETURNS (str): the name, at most 60 characters.
    """
    name = _TEXT_FILE.sub("", name)
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
