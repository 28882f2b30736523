"""Tables with a text a row, JSON lines, CSV and Parquet, read a few rows at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from ..errors import Errors
from .files import check_encoding, endings_of, open_input, shown
from .problems import InputError, import_extra

# Bytes of a line, or characters of a cell, that are read into memory; what is longer is no article.
MAX_LINE = 64 * 1024 * 1024
_ROWS = 64  # of a Parquet file, read at a time
_SHOWN = 12  # columns that a message names
_SEPARATORS = ";\t|"  # of other tables than those with commas
_BUFFER = 1024 * 1024  # bytes of a column of a Parquet file, read at a time


class Fields(NamedTuple):
    """Columns of tables.

    text (str): the one with the text.
    id (Optional[str]): the one with the id; None for "id" where there is one. A row without gets its place.
    """

    text: str = "text"
    id: str | None = None

    @property
    def id_or_default(self) -> str:
        """RETURNS (str): the column with the id."""
        return self.id or "id"


class Row(NamedTuple):
    """One row of a table, or what is wrong with it.

    line (int): the line it starts on, or its number where the file has no lines; from 1.
    last (int): the line it ends on.
    id (str): its id, empty where it has none.
    text (str): its text.
    error (str): why there is no text; else empty.
    """

    line: int
    last: int
    id: str = ""
    text: str = ""
    error: str = ""


def read_jsonl(name: str, fields: Fields, skip: int = 0) -> Iterator[Row]:
    """Read JSON lines.

    name (str): the file.
    fields (Fields): keys of text and id.
    skip (int): last line that is not wanted.
    YIELDS (Row): rows but for blank lines.
    RAISES (InputError): Q013, Q014 if it is UTF-16 or UTF-32, Q040.
    """
    with open_input(name) as stream:
        number = 0
        while line := stream.readline(MAX_LINE):
            number += 1
            if number == 1:
                check_encoding(line, shown(name))
            cut = len(line) == MAX_LINE and not line.endswith(b"\n")
            while cut and (rest := stream.readline(MAX_LINE)):
                cut = not rest.endswith(b"\n")
                line = b""
            if number <= skip or line.isspace():
                continue
            try:
                yield read_record(_parse(line, number), fields, f"{name}:{number}", number)
            except InputError as error:
                told = Errors.Q042.format(where=f"{name}:{number}", problem=error)
                yield Row(number, number, error=told)


def _parse(line: bytes, number: int) -> dict[str, Any]:
    """The JSON object on a line."""
    if not line:
        raise InputError(f"longer than {MAX_LINE:,} bytes")
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {line[error.start]:#04x} at offset {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})") from error
    if not isinstance(record, dict):
        raise InputError(f"not a JSON object but {type(record).__name__}")
    return record


def read_csv(name: str, fields: Fields, skip: int = 0) -> Iterator[Row]:
    """Read a CSV table with a head.

    name (str): the file.
    fields (Fields): columns of text and id.
    skip (int): last line that is not wanted.
    YIELDS (Row): rows but for empty ones.
    RAISES (InputError): Q013, Q014 if it is UTF-16 or UTF-32, Q040, Q041 if a column is missing, Q043 if it
        is not clear where a row ends.
    """
    # The limit is that of the process, so it is put back; one that somebody has raised further stays.
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, MAX_LINE))
    try:
        with open_input(name) as stream:
            # Bytes that are not UTF-8 cost their row only.
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
            yield from _read_rows(csv.reader(_lines(text, name)), name, fields, skip)
    finally:
        csv.field_size_limit(before)


def _read_rows(rows: Any, name: str, fields: Fields, skip: int) -> Iterator[Row]:
    """The rows of an open table."""
    try:
        head: list[str] = next(rows, [])
        check_columns(head, fields, name)
        line = rows.line_num + 1
        for cells in rows:
            if cells and rows.line_num > skip:
                record = dict(zip(head, cells, strict=False))
                row = read_record(record, fields, f"{name}:{line}", line)
                yield row._replace(last=rows.line_num)
            line = rows.line_num + 1
    except csv.Error as error:
        where = f"{name}:{rows.line_num + 1}"
        raise InputError(Errors.Q043.format(where=where, problem=error)) from error


def _lines(text: TextIO, name: str) -> Iterator[str]:
    """Lines, none of them longer than fits into memory."""
    first = True
    while line := text.readline(MAX_LINE):
        if first:
            check_encoding(line.encode("utf-8", "surrogateescape"), shown(name))
            first = False
        if len(line) == MAX_LINE:
            raise csv.Error(f"a line is longer than {MAX_LINE:,} characters")
        yield line


def read_parquet(name: str, fields: Fields, skip: int = 0) -> Iterator[Row]:
    """Read a Parquet table.

    name (str): the file.
    fields (Fields): columns of text and id.
    skip (int): last row that is not wanted.
    YIELDS (Row): rows.
    RAISES (InputError): Q013, Q040, Q041 if a column is missing.
    """
    if endings_of(name)[1]:
        reason = "Parquet is compressed inside, and not once more: unpack it first"
        raise InputError(Errors.Q013.format(where=name, reason=reason))
    arrow = import_extra("pyarrow", "parquet")
    parquet = import_extra("pyarrow.parquet", "parquet")
    try:
        # Without these two, whole row groups are read at once.
        with open(name, "rb") as stream:
            file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)
            names = file.schema_arrow.names
            check_columns(names, fields, name)
            columns = [field for field in (fields.text, fields.id_or_default) if field in names]
            groups, number = _groups_behind(file.metadata, skip)
            for batch in file.iter_batches(_ROWS, row_groups=groups, columns=columns):
                for index in range(batch.num_rows):
                    number += 1
                    if number > skip:
                        record = {field: _value(batch.column(field)[index]) for field in columns}
                        yield read_record(record, fields, f"{name}:{number}", number)
    except (arrow.ArrowException, OSError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split()).rstrip(".")
        raise InputError(Errors.Q013.format(where=name, reason=reason)) from error


def check_columns(names: Sequence[str], fields: Fields, where: str) -> None:
    """Make sure that columns are there.

    names (Sequence[str]): those that there are.
    fields (Fields): those that are wanted.
    where (str): what messages call the table.
    RAISES (InputError): Q041.
    """
    for what, field in (("text", fields.text), ("id", fields.id)):
        if field is not None and field not in names:
            columns = _shorten(names)
            if len(names) == 1 and any(mark in names[0] for mark in _SEPARATORS):
                columns += " (one column, as only commas part cells)"
            raise InputError(Errors.Q041.format(where=where, name=field, columns=columns, what=what))


def read_record(record: dict[str, Any], fields: Fields, where: str, line: int = 0) -> Row:
    """Find text and id in what a row holds. Whether there is too much text is for others to say.

    record (Dict[str, Any]): values by column.
    fields (Fields): columns of text and id.
    where (str): what messages call the row.
    line (int): its line or number.
    RETURNS (Row): the row.
    """
    text, id = record.get(fields.text), record.get(fields.id_or_default)
    shown = "" if id is None else str(id)
    problem = ""
    if text is None and record and fields.text not in record:
        problem = f"no text in {fields.text!r}; there are: {_shorten(record)} (see --text-field)"
    elif text is None:
        problem = f"no text in {fields.text!r}"
    elif not isinstance(text, str):
        problem = f"{fields.text!r} is no text but {type(text).__name__}"
    elif not _is_unicode(text):
        problem = f"{fields.text!r} is not UTF-8"
    if problem:
        return Row(line, line, shown, error=Errors.Q042.format(where=where, problem=problem))
    return Row(line, line, shown, str(text))


def _shorten(names: Iterable[str]) -> str:
    """Names of columns for a message, not all of a table that has very many."""
    listed = list(names)
    rest = [f"and {len(listed) - _SHOWN} more"] if len(listed) > _SHOWN else []
    return ", ".join(listed[:_SHOWN] + rest) or "none"


def _groups_behind(metadata: Any, skip: int) -> tuple[list[int], int]:
    """The row groups that are not wholly skipped, and how many rows there are before them."""
    before = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        if before + rows > skip:
            return list(range(group, metadata.num_row_groups)), before
        before += rows
    return [], before


def _value(cell: Any) -> Any:
    """The value of a cell; text that other programs have not marked as such is text, too."""
    try:
        value = cell.as_py()
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return "\udcff"


def _is_unicode(text: str) -> bool:
    """Whether a text holds no half of a character, which spaCy cannot take."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


READERS: dict[str, Callable[[str, Fields, int], Iterator[Row]]] = {
    "jsonl": read_jsonl,
    "ndjson": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
}
