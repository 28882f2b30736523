"""Files that are read and written whole or not at all, compressed where their name says so."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, cast

from ..encoding import tell_encoding
from ..errors import Errors
from .problems import InputError, import_extra

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

STDIN = "-"
GZIP, ZSTD = ".gz", ".zst"
COMPRESSED = (GZIP, ZSTD)
_LEVEL = 6  # of gzip: its own default, 9, takes twice the time for a per cent


def endings_of(name: str) -> tuple[str, str]:
    """Tell what a file is by its name, in capitals or not.

    name (str): the path.
    RETURNS (Tuple[str, str]): the ending that tells the format, without dot, and the one of `COMPRESSED`,
        each empty where there is none: of "A.jsonl.GZ", "jsonl" and ".gz".
    """
    path = Path(name)
    packing = path.suffix.lower()
    if packing not in COMPRESSED:
        return packing.removeprefix("."), ""
    return Path(path.stem).suffix.lower().removeprefix("."), packing


@contextmanager
def open_input(name: str) -> Iterator[BinaryIO]:
    """Open a file to read, unpacked where its name ends in ".gz" or ".zst".

    name (str): the path, "-" for standard input.
    YIELDS (BinaryIO): its bytes.
    RAISES (InputError): Q013 if it cannot be read, also in the midst of it; Q040.
    """
    damaged: list[type[Exception]] = [EOFError, zlib.error]
    _, packing = endings_of(name)
    try:
        if name == STDIN:
            yield sys.stdin.buffer
        elif packing == GZIP:
            with gzip.open(name) as packed:
                yield cast(BinaryIO, packed)
        elif packing == ZSTD:
            zstd = _zstd()
            damaged.append(zstd.ZstdError)
            with zstd.ZstdFile(name) as packed:
                yield packed
        else:
            with open(name, "rb") as stream:
                yield stream
    except OSError as error:
        reason = error.strerror or (os.strerror(error.errno) if error.errno else error)
        raise InputError(Errors.Q013.format(where=shown(name), reason=reason)) from error
    except tuple(damaged) as error:
        raise InputError(Errors.Q013.format(where=shown(name), reason=f"damaged ({error})")) from error


def check_encoding(data: bytes, where: str) -> None:
    """Make sure that text is not in UTF-16 or UTF-32. (Whether it is UTF-8 is for others to say.)

    data (bytes): the beginning of a file, or all of it.
    where (str): what messages call it.
    RAISES (InputError): Q014.
    """
    encoding = tell_encoding(data)
    if encoding:
        message = Errors.Q014.format(where=where, found=f"but {encoding}", encoding=encoding)
        raise InputError(message)


def shown(name: str) -> str:
    """RETURNS (str): what messages call a source."""
    return "standard input" if name == STDIN else name


@contextmanager
def write_safely(target: Path, *, sync: bool = False) -> Iterator[BinaryIO]:
    """Write beside a file and move there at the end, so that there is never half a file.

    target (Path): the file; a device or a pipe is written to directly.
    sync (bool): whether to wait until it is on the disk and not only with the system.
    YIELDS (BinaryIO): where to write.
    RAISES (OSError): if it cannot be written.
    """
    direct = target.exists() and not target.is_file()
    partial = target if direct else target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with partial.open("wb") as stream:
            yield stream
            if sync:
                stream.flush()
                os.fsync(stream.fileno())
        if not direct:
            partial.replace(target)
            if sync:
                _sync_folder(target.parent)
    finally:
        if not direct:
            partial.unlink(missing_ok=True)


@contextmanager
def compress(stream: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Compress what is written, where a name ends in ".gz" or ".zst".

    stream (BinaryIO): where the bytes go; stays open.
    name (str): name of the file.
    YIELDS (BinaryIO): where to write. The same content makes the same bytes: there is no time in them.
    RAISES (InputError): Q040.
    """
    _, packing = endings_of(name)
    if packing == GZIP:
        with gzip.GzipFile("", "wb", _LEVEL, stream, mtime=0) as packed:
            yield cast(BinaryIO, packed)
    elif packing == ZSTD:
        with _zstd().ZstdFile(stream, "wb") as packed:
            yield packed
    else:
        yield stream


@contextmanager
def as_text(stream: BinaryIO) -> Iterator[TextIO]:
    """Write text to bytes: UTF-8, line ends as they are.

    stream (BinaryIO): where the bytes go; stays open.
    YIELDS (TextIO): where to write. A surrogate of a file name that is not UTF-8 becomes an escape, which
        JSON reads as the same.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        yield text
    finally:
        text.detach()  # flushes


def hash_file(path: Path, digest: Hash) -> None:
    """Add the bytes of a file to a hash.

    path (Path): the file.
    digest (Hash): an object of `hashlib`.
    """
    with path.open("rb") as stream:
        while part := stream.read(1 << 20):
            digest.update(part)


def _zstd() -> Any:
    """The module of Python 3.14, or the same for those before."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_extra("backports.zstd", "zstd")


def _sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
