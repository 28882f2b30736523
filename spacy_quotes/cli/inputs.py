"""Where texts come from: files, folders and standard input, read one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import Errors

STDIN = "-"
PATTERN = "*.txt"


class InputError(Exception):
    """An input that cannot be used; the message is one coded line."""


class Source(NamedTuple):
    """One text to be read.

    name (str): the path as given, with forward slashes, or "-".
    error (str): why there is nothing to read; empty where the source was found.
    """

    name: str
    error: str = ""


def find_sources(inputs: Iterable[str]) -> list[Source]:
    """List what the arguments of the command line stand for.

    inputs (Iterable[str]): paths of files and folders, "-" for standard input; none is the same as "-".
    RETURNS (List[Source]): files as given, those of a folder in sorted order.
    """
    return [source for name in list(inputs) or [STDIN] for source in _find(name)]


def _find(name: str) -> Iterator[Source]:
    """The sources that one argument stands for."""
    path = Path(name)
    # Not `Path.exists`, which fails where a name is too long.
    if name == STDIN or (os.path.exists(path) and not os.path.isdir(path)):
        yield Source(name if name == STDIN else path.as_posix())
    elif os.path.isdir(path):
        files = sorted(found for found in path.rglob(PATTERN) if not found.is_dir())
        yield from (Source(found.as_posix()) for found in files)
        if not files:
            yield Source(path.as_posix(), Errors.Q016.format(where=path.as_posix()))
    else:
        yield Source(path.as_posix(), Errors.Q012.format(where=path.as_posix()))


def read_source(source: Source, *, max_length: int) -> str:
    """Read one text as UTF-8; a byte order mark is dropped, line ends are kept as they are.

    source (Source): what to read.
    max_length (int): characters that the pipeline takes.
    RETURNS (str): the text.
    RAISES (InputError): Q012-Q017 if there is no text.
    """
    if source.error:
        raise InputError(source.error)
    where = "standard input" if source.name == STDIN else source.name
    try:
        data = sys.stdin.buffer.read() if source.name == STDIN else Path(source.name).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or os.strerror(error.errno or 0)
        raise InputError(Errors.Q013.format(where=where, reason=reason)) from error
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        offset = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
        byte = data[offset]
        raise InputError(Errors.Q014.format(where=where, byte=byte, offset=offset)) from error
    if not text or text.isspace():
        raise InputError(Errors.Q015.format(where=where))
    if len(text) > max_length:
        message = Errors.Q017.format(where=where, length=len(text), limit=max_length)
        raise InputError(message)
    return text
