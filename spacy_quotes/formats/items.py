"""What the readers of the formats yield, and the files they read it from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..encoding import tell_encoding
from ..errors import Errors

Record = dict[str, Any]


class Item(NamedTuple):
    """One document of an annotated corpus.

    where (str): the file, and the line where one file holds several.
    record (Optional[Dict[str, Any]]): its JSON form; None where it could not be read.
    problems (Tuple[str, ...]): coded lines that say what is wrong, with file and line.
    dropped (Mapping[str, int]): parts that were left out, by reason.
    line (int): line of the file that the text starts on, where the lines of both are the same; else 0.
    """

    where: str
    record: Record | None
    problems: tuple[str, ...] = ()
    dropped: Mapping[str, int] = MappingProxyType({})
    line: int = 0


# Reads a file or a folder.
Reader = Callable[[Path], Iterator[Item]]


class FormatError(Exception):
    """A file that is not as its format wants.

    line (int): from 1; 0 where no single line is to blame.
    message (str): what was got, what was wanted.
    file (Optional[Path]): the file, where a document has several.
    """

    def __init__(self, line: int, message: str, file: Path | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.file = file


def problem(where: str, line: int, message: str) -> str:
    """Write down what is wrong.

    where (str): the file.
    line (int): from 1; 0 for none.
    message (str): what was got, what was wanted.
    RETURNS (str): a coded line.
    """
    return Errors.Q021.format(where=f"{where}:{line}" if line else where, problem=message.rstrip("."))


def failed(where: str, error: FormatError) -> Item:
    """Make the item of a document that could not be read.

    where (str): the file.
    error (FormatError): why; it may name another file.
    RETURNS (Item): without a record.
    """
    file = error.file.as_posix() if error.file else where
    return Item(where, None, (problem(file, error.line, error.message),))


def list_files(path: Path, pattern: str) -> list[Path]:
    """List the files of a folder.

    path (Path): a file, or a folder that is searched with all folders in it.
    pattern (str): what names look like, such as "*.txt".
    RETURNS (List[Path]): sorted; the path itself where it is a file.
    """
    return [path] if path.is_file() else sorted(found for found in path.rglob(pattern) if found.is_file())


def read_bytes(path: Path) -> bytes:
    """Read a file as it is.

    path (Path): the file.
    RETURNS (bytes): what it holds.
    RAISES (FormatError): if it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormatError(0, f"cannot be read: {error.strerror or error}", path) from error


def read_text(path: Path) -> str:
    """Read a file as UTF-8, without a byte order mark, its line ends as they are.

    path (Path): the file.
    RETURNS (str): the text.
    RAISES (FormatError): if it cannot be read.
    """
    data = read_bytes(path)
    encoding = tell_encoding(data)
    if encoding:
        raise FormatError(0, f"not UTF-8 but {encoding}", path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FormatError(line, f"not UTF-8 (byte {error.object[error.start]:#04x})", path) from error
