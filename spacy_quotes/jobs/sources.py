"""Where texts come from: files, folders and standard input; a text a file, or tables with a text a row."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import Errors
from .files import STDIN, check_encoding, endings_of, open_input, shown
from .kinds import tell_kind
from .problems import InputError
from .tables import READERS, Fields

_TEXT = "txt"  # ending of the files of a folder that are read
# Number of a source, and the last row read of it: where to go on.
Position = tuple[int, int]
START: Position = (0, 0)


class Source(NamedTuple):
    """One file to be read.

    name (str): the path as given, with forward slashes, or "-".
    error (str): why there is nothing to read; empty where the source was found.
    """

    name: str
    error: str = ""


class Text(NamedTuple):
    """One text, or what is wrong with it.

    id (str): its name in the results.
    text (str): the text.
    where (str): what messages call it.
    next (Tuple[int, int]): where to go on behind it.
    error (str): why there is no text; else empty.
    """

    id: str
    text: str
    where: str
    next: Position
    error: str = ""


def find_sources(inputs: Iterable[str]) -> list[Source]:
    """List what the arguments of the command line stand for.

    inputs (Iterable[str]): paths of files and folders, "-" for standard input; none is the same as "-".
    RETURNS (List[Source]): files as given, those of a folder in sorted order.
    """
    return [source for name in list(inputs) or [STDIN] for source in _find(name)]


def read_source(source: Source, *, max_length: int) -> str:
    """Read a file that is one text, as UTF-8; a byte order mark is dropped, line ends are kept as they are.

    source (Source): what to read.
    max_length (int): characters that the pipeline takes.
    RETURNS (str): the text.
    RAISES (InputError): Q012-Q017 or Q021 if there is no text.
    """
    if source.error:
        raise InputError(source.error)
    where = shown(source.name)
    with open_input(source.name) as stream:
        data = stream.read()
    check_encoding(data, where)
    kind = tell_kind(data)
    if kind:
        raise InputError(Errors.Q021.format(where=where, problem=kind))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the byte order mark.
        offset = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
        found = f"(byte {data[offset]:#04x} at offset {offset})"
        message = Errors.Q014.format(where=where, found=found, encoding="WINDOWS-1252")
        raise InputError(message) from error
    check_text(text, where, max_length)
    return text


def read_texts(
    sources: Sequence[Source], fields: Fields, *, max_length: int, start: Position = START
) -> Iterator[Text]:
    """Read texts one after the other; of a table, only some rows are in memory at a time.

    sources (Sequence[Source]): what to read.
    fields (Fields): columns of tables.
    max_length (int): characters that the pipeline takes.
    start (Tuple[int, int]): where to begin.
    YIELDS (Text): texts, and in their place what is wrong with those that there are not.
    """
    first, skip = start
    for number in range(first, len(sources)):
        source = sources[number]
        behind = (number + 1, 0)
        try:
            if not source.error and is_table(source.name):
                yield from _read_rows(source, number, fields, max_length, skip)
            else:
                text = read_source(source, max_length=max_length)
                yield Text(source.name, text, shown(source.name), behind)
        except InputError as error:
            yield Text("", "", shown(source.name), behind, str(error))
        skip = 0


def check_text(text: str, where: str, max_length: int) -> None:
    """Make sure that a pipeline can take a text.

    text (str): the text.
    where (str): what messages call it.
    max_length (int): characters that the pipeline takes.
    RAISES (InputError): Q015, Q017.
    """
    if not text or text.isspace():
        raise InputError(Errors.Q015.format(where=where))
    if len(text) > max_length:
        raise InputError(Errors.Q017.format(where=where, length=len(text), limit=max_length))


def is_table(name: str) -> bool:
    """RETURNS (bool): whether a file of this name holds a text a row."""
    return endings_of(name)[0] in READERS


def describe_inputs(inputs: Iterable[str]) -> list[dict[str, Any]]:
    """Describe inputs, to tell later whether they have changed.

    inputs (Iterable[str]): as for `find_sources`.
    RETURNS (List[Dict[str, Any]]): for each its name, number of files, bytes, time of the latest change in
        nanoseconds, and a hash of names, sizes and times of its files.
    """
    return [_describe(name) for name in list(inputs) or [STDIN]]


def _describe(name: str) -> dict[str, Any]:
    """One input; a file that is not there has no size and no time."""
    digest = hashlib.sha256()
    sizes, times = [0], [0]
    sources = list(_find(name))
    for source in sources:
        try:
            found = os.stat(source.name)
        except OSError:
            digest.update(f"{source.name}\n".encode("utf-8", "surrogateescape"))
            continue
        line = f"{source.name}\t{found.st_size}\t{found.st_mtime_ns}\n"
        digest.update(line.encode("utf-8", "surrogateescape"))
        sizes.append(found.st_size)
        times.append(found.st_mtime_ns)
    told = {"name": name, "files": len(sources), "bytes": sum(sizes), "modified": max(times)}
    return {**told, "hash": digest.hexdigest()}


def _find(name: str) -> Iterator[Source]:
    """The sources that one argument stands for."""
    path = Path(name)
    # Not `Path.exists`, which fails where a name is too long.
    if name == STDIN or (os.path.exists(path) and not os.path.isdir(path)):
        yield Source(name if name == STDIN else path.as_posix())
    elif os.path.isdir(path):
        closed: list[OSError] = []
        folders = os.walk(path, onerror=closed.append)
        found = (Path(folder, one) for folder, _, names in folders for one in names)
        files = sorted(file for file in found if endings_of(file.name)[0] == _TEXT)
        yield from (Source(file.as_posix()) for file in files)
        yield from (_unreadable(Path(error.filename), error) for error in closed)
        if not files and not closed:
            yield Source(path.as_posix(), Errors.Q016.format(where=path.as_posix()))
    else:
        yield _absent(path)


def _absent(path: Path) -> Source:
    """What is not there, or lies where nobody may look."""
    try:
        os.stat(path)
    except OSError as error:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            return _unreadable(path, error)
    except ValueError:
        pass  # a name that there cannot be
    return Source(path.as_posix(), Errors.Q012.format(where=path.as_posix()))


def _unreadable(path: Path, error: OSError) -> Source:
    """What cannot be read."""
    where = path.as_posix()
    return Source(where, Errors.Q013.format(where=where, reason=error.strerror or error))


def _read_rows(source: Source, number: int, fields: Fields, max_length: int, skip: int) -> Iterator[Text]:
    """Texts of a table."""
    for row in READERS[endings_of(source.name)[0]](source.name, fields, skip):
        where = f"{source.name}:{row.line}"
        error = row.error
        if not error:
            try:
                check_text(row.text, where, max_length)
            except InputError as problem:
                error = str(problem)
        yield Text(row.id or where, "" if error else row.text, where, (number, row.last), error)
