"""Where results go: one file, standard output, or a folder of shards."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, TextIO

from ..errors import Errors
from .files import GZIP, STDIN, endings_of, write_safely
from .forms import PARQUET, Rendered, Write, head_of, open_form
from .manifest import Manifest
from .problems import InputError
from .sources import START, Position

_ENDINGS = {"jsonl": f".jsonl{GZIP}", "csv": f".csv{GZIP}", "text": f".txt{GZIP}", PARQUET: ".parquet"}


class Output(Protocol):
    """Takes results in order.

    start (Tuple[int, int]): where to begin to read.
    """

    start: Position

    def add(self, id: str, result: Rendered | None) -> None:
        """Take what came of an input, None where it failed."""

    def cut(self, behind: Position) -> None:
        """Take that a shard is full; the next input is read from there."""


class OneFile:
    """Results in one file.

    write (Write): writes what was rendered.
    """

    def __init__(self, write: Write) -> None:
        self.start = START
        self.write = write

    def add(self, id: str, result: Rendered | None) -> None:
        """Write what came of an input.

        id (str): its name.
        result (Optional[Rendered]): the result.
        """
        if result is not None:
            self.write(result.data)

    def cut(self, behind: Position) -> None:
        """Do nothing: there is one file."""


class Shards:
    """Results in files of a folder, each there as a whole or not at all, with a record of what is done.

    manifest (Manifest): the record.
    form (str): form of the files.
    """

    def __init__(self, manifest: Manifest, form: str) -> None:
        self.manifest = manifest
        self.form = form
        self.start = manifest.start
        self._begin()

    def add(self, id: str, result: Rendered | None) -> None:
        """Write what came of an input.

        id (str): its name.
        result (Optional[Rendered]): the result.
        """
        if result is None:
            self.known["failed"] += 1
            return
        if self.write is None:
            self._open()
        if self.write is not None:
            self.write(result.data)
        self.known.update(documents=self.known["documents"] + 1, quotes=self.known["quotes"] + result.quotes)
        self.known.update(first=self.known["first"] or id, last=id)

    def cut(self, behind: Position) -> None:
        """Finish a shard.

        behind (Tuple[int, int]): where to go on behind it.
        """
        if self.write is None:
            self._open()
        self.stack.close()
        self.manifest.add(self.path, {**self.known, "next": list(behind)})
        self._begin()

    def finish(self, behind: Position) -> None:
        """Finish the last shard and the record.

        behind (Tuple[int, int]): the end.
        """
        if self.write is not None:
            self.cut(behind)
        self.manifest.finish(self.known["failed"])

    def __enter__(self) -> Shards:
        return self

    def __exit__(self, *error: Any) -> None:
        """Throw away a shard that is not finished."""
        self.stack.__exit__(*error)

    def _begin(self) -> None:
        """Make ready for a shard. Its file is begun with its first document."""
        self.stack = ExitStack()
        self.write: Write | None = None
        self.known: dict[str, Any] = {"documents": 0, "quotes": 0, "failed": 0, "first": None, "last": None}
        number = len(self.manifest.shards)
        self.path = self.manifest.folder / f"part-{number:05}{_ENDINGS[self.form]}"

    def _open(self) -> None:
        """Begin the file of a shard."""
        stream = self.stack.enter_context(write_safely(self.path, sync=True))
        self.write = self.stack.enter_context(open_form(self.form, stream, self.path.name))


def refuse_inputs(inputs: Iterable[str], *targets: Path | None) -> None:
    """Make sure that nothing is written over what is read, by whatever name.

    inputs (Iterable[str]): paths of files and folders that are read, "-" for standard input.
    *targets (Optional[Path]): files and folders that will be written; None or "-" for standard output.
    RAISES (InputError): Q019 if one is read, or is the folder of a file that is read.
    """
    written = {_identity(target): target for target in targets if target is not None and str(target) != STDIN}
    written.pop(None, None)  # what is not there yet
    folders: set[str] = set()
    for name in inputs if written else ():
        target = written.get(_identity(0 if name == STDIN else name))
        if target is not None:
            _refuse(target)
        if name != STDIN:
            folders.add(os.path.dirname(os.path.realpath(name)))
    for folder in folders:
        target = written.get(_identity(folder))
        if target is not None:
            _refuse(target)


def _refuse(target: Path) -> None:
    """Tell that something must not be written."""
    raise InputError(Errors.Q019.format(where=target.as_posix(), reason="it is what is read, or its folder"))


def _identity(path: str | Path | int) -> tuple[int, int] | None:
    """What tells a file or folder, or an open one by its number, from all others; None for anything else."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    # Devices and pipes are read and written at once, and keep nothing.
    kept = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
    return (found.st_dev, found.st_ino) if kept else None


@contextmanager
def open_file(path: Path | None, form: str) -> Iterator[OneFile]:
    """Open one file for results. It appears when all is written, so there is never half a file.

    path (Optional[Path]): the file; None for standard output. Its name tells the compression.
    form (str): form of the results.
    YIELDS (OneFile): takes results.
    RAISES (InputError): Q019 if the file cannot be written, Q040, Q048.
    """
    if path is None:
        if form == PARQUET:
            raise InputError(Errors.Q048.format(problem="Parquet needs a file: give --output"))
        with standard_output() as text:
            text.write(head_of(form))
            yield OneFile(text.write)
    else:
        if form == PARQUET:
            refuse_packing(path, "Parquet")
        target = Path(os.path.realpath(path))
        with told(path), write_safely(target) as stream, open_form(form, stream, path.name) as write:
            yield OneFile(write)


def refuse_packing(path: Path, what: str) -> None:
    """Make sure that a file that is compressed inside is not to be compressed once more.

    path (Path): the file that will be written.
    what (str): what messages call its format.
    RAISES (InputError): Q048 if its name ends in ".gz" or ".zst".
    """
    if endings_of(path.name)[1]:
        problem = f"{what} is compressed inside: name the output {path.stem} and not {path.name}"
        raise InputError(Errors.Q048.format(problem=problem))


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """YIELDS (TextIO): standard output as UTF-8 that leaves line ends alone."""
    # A surrogate of a file name that is not UTF-8 becomes an escape, which JSON reads as the same.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    yield sys.stdout
    sys.stdout.flush()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell what cannot be written.

    path (Path): the file or folder.
    RAISES (InputError): Q019.
    """
    try:
        yield
    except OSError as error:
        raise InputError(Errors.Q019.format(where=path, reason=error.strerror or error)) from error
