"""Where texts and records come from: what the commands share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..jobs.files import STDIN, check_encoding, open_input, shown
from ..jobs.problems import InputError
from ..jobs.sources import Source, find_sources, read_source

__all__ = ["STDIN", "InputError", "Source", "find_sources", "parse_line", "read_lines", "read_source"]


def read_lines(name: str) -> Iterator[tuple[int, bytes]]:
    """Read the lines of a file, unpacked where its name ends in ".gz" or ".zst".

    name (str): the path, "-" for standard input.
    YIELDS (Tuple[int, bytes]): the number of each line that is not blank, from 1, and the line.
    RAISES (InputError): Q013 if it cannot be read, also in the midst of it; Q014 if it is UTF-16 or UTF-32;
        Q040.
    """
    with open_input(name) as stream:
        for number, line in enumerate(stream, 1):
            if number == 1:
                check_encoding(line, shown(name))
            if not line.isspace():
                yield number, line


def parse_line(line: bytes) -> Any:
    """Parse a line of JSON lines.

    line (bytes): the line.
    RETURNS (Any): the JSON value.
    RAISES (ValueError): if it is no JSON in UTF-8.
    """
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
