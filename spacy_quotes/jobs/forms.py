"""Forms of results: what is made of a document, and how that is written to a file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from spacy.tokens import Doc

from ..annotation import get_quotes
from ..errors import Errors
from ..export import COLUMNS, to_json, to_rows
from .files import as_text, compress, endings_of
from .listing import list_quotes
from .problems import InputError, import_extra

PARQUET = "parquet"
FORMS = ("jsonl", "csv", "text", PARQUET)
_BY_ENDING = {"jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "txt": "text", PARQUET: PARQUET}
# A file of such a name would be opened as what it is not.
_OTHERS = ("json", "xml", "html", "htm", "tsv", "xls", "xlsx", "ods", "doc", "docx", "odt", "pdf")

# Spreadsheets take a cell that starts so for a formula, also one out of somebody's news article.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GROUP = 10_000  # rows of a row group of a Parquet file
_TYPES = {"start": "int64", "end": "int64", "factual": "bool", "score": "float64"}


class Rendered(NamedTuple):
    """What is written of a document.

    data (Union[str, List[Dict[str, Any]]]): text, or rows of a Parquet table.
    quotes (int): how many quotes it has.
    """

    data: str | list[dict[str, Any]]
    quotes: int


Render = Callable[[Doc, str], Rendered]
Write = Callable[[Any], object]


def form_of(output: Path | None, default: str = "jsonl") -> str:
    """Tell what is written by the name of the output.

    output (Optional[Path]): the file or folder; None for standard output.
    default (str): the form where the name tells none.
    RETURNS (str): of `FORMS`.
    RAISES (InputError): Q022 if the name tells a form that is not written.
    """
    ending = "" if output is None else endings_of(output.name)[0]
    if output is not None and ending in _OTHERS:
        raise InputError(Errors.Q022.format(where=output.as_posix(), formats=", ".join(FORMS)))
    return _BY_ENDING.get(ending, default)


def make_render(form: str, *, colored: bool = False) -> Render:
    """Make the function that makes what is written of a document.

    form (str): of `FORMS`.
    colored (bool): whether a listing uses the colours of terminals.
    RETURNS (Render): to be called with a document and its name.
    """
    if form == "text":
        return partial(_to_listing, colored=colored)
    return {"jsonl": _to_line, "csv": _to_csv, PARQUET: _to_cells}[form]


def head_of(form: str) -> str:
    """RETURNS (str): what stands before the first document of a form that is text."""
    return _csv_text([dict(zip(COLUMNS, COLUMNS, strict=True))]) if form == "csv" else ""


@contextmanager
def open_form(form: str, stream: BinaryIO, name: str) -> Iterator[Write]:
    """Begin a file of a form.

    form (str): of `FORMS`.
    stream (BinaryIO): where its bytes go; stays open.
    name (str): its name, which tells the compression.
    YIELDS (Write): to be called with what was rendered of each document.
    RAISES (InputError): Q040.
    """
    if form == PARQUET:
        with _open_parquet(stream) as write_rows:
            yield write_rows
    else:
        with compress(stream, name) as packed, as_text(packed) as text:
            text.write(head_of(form))
            yield text.write


def parquet_schema() -> Any:
    """Make the schema of a table with a quote a row.

    RETURNS (pyarrow.Schema): `COLUMNS` with their types.
    RAISES (InputError): Q040.
    """
    arrow = import_extra("pyarrow", "parquet")
    types = {"int64": arrow.int64(), "bool": arrow.bool_(), "float64": arrow.float64()}
    return arrow.schema([(name, types.get(_TYPES.get(name, ""), arrow.string())) for name in COLUMNS])


@contextmanager
def _open_parquet(stream: BinaryIO) -> Iterator[Write]:
    """A Parquet file that is written by row groups."""
    arrow = import_extra("pyarrow", "parquet")
    parquet = import_extra("pyarrow.parquet", "parquet")
    schema = parquet_schema()
    rows: list[dict[str, Any]] = []

    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            rows.clear()

        def write(more: list[dict[str, Any]]) -> None:
            rows.extend(more)
            if len(rows) >= _GROUP:
                flush()

        yield write
        flush()


def _to_line(doc: Doc, name: str) -> Rendered:
    """A document as a line of JSON."""
    record = to_json(doc, id=name)
    return Rendered(json.dumps(record, ensure_ascii=False) + "\n", len(record["quotes"]))


def _to_csv(doc: Doc, name: str) -> Rendered:
    """A document as rows of CSV."""
    rows = to_rows(doc, id=name)
    text = _csv_text([{column: defuse(cell) for column, cell in row.items()} for row in rows])
    return Rendered(text, len(rows))


def _to_cells(doc: Doc, name: str) -> Rendered:
    """A document as rows of a typed table."""
    # Unlike JSON, Arrow has no escape for the surrogates of a file name that is not UTF-8.
    rows = to_rows(doc, id=name.encode("utf-8", "backslashreplace").decode())
    return Rendered(rows, len(rows))


def _to_listing(doc: Doc, name: str, *, colored: bool) -> Rendered:
    """A document as lines to read."""
    return Rendered(list_quotes(doc, name, colored=colored), len(get_quotes(doc)))


def _csv_text(rows: list[dict[str, Any]]) -> str:
    """Rows as CSV, without a head."""
    text = io.StringIO(newline="")
    csv.DictWriter(text, COLUMNS).writerows(rows)
    return text.getvalue()


def defuse(cell: object) -> object:
    """Make a cell that no spreadsheet takes for a formula.

    cell (object): its value.
    RETURNS (object): the value; an apostrophe goes before text that starts like a formula.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
