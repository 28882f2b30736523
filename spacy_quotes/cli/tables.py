"""Tables of figures on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wasabi.tables import table


def show_table(rows: Sequence[Sequence[str]], header: Sequence[str]) -> str:
    """Write a table, its first column to the left and the others to the right.

    rows (Sequence[Sequence[str]]): the cells.
    header (Sequence[str]): names of the columns.
    RETURNS (str): the lines.
    """
    aligns: list[Literal["l", "r", "c"]] = ["l"]
    aligns += ["r"] * (len(header) - 1)
    return table(rows, header=header, divider=True, aligns=aligns)
