"""Records of the quotation-mark stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of quoted text, its marks included.

    start (int): first character, in characters of the text.
    end (int): end, exclusive.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text in one pair of quotation marks.

    pieces (tuple[Piece, ...]): one, or one a paragraph where it goes on over several.
    opening (str): the opening mark as written.
    closing (str): the closing mark as written, "" where it was left open.
    depth (int): number of quotations around it, 0 for the outermost.
    """

    pieces: tuple[Piece, ...]
    opening: str
    closing: str
    depth: int

    @property
    def closed(self) -> bool:
        """Tell whether the quotation has a closing mark.

        RETURNS (bool): False where it was left open.
        """
        return self.closing != ""


class Mark(NamedTuple):
    """A character (or two) that may open or close a quotation, and what each reading costs.

    start (int): first character, in characters of the text.
    end (int): end, exclusive.
    text (str): the mark as written.
    family (str): marks of one family can pair: "double", "single", "angle", ...
    open_cost (float): how badly opening fits the context; 0 fits perfectly.
    close_cost (float): the same for closing.
    skip_cost (float): the same for being no quotation mark (apostrophe, prime, stray).
    nest_cost (float): added to open_cost inside a quotation of the same family.
    """

    start: int
    end: int
    text: str
    family: str
    open_cost: float
    close_cost: float
    skip_cost: float
    nest_cost: float


class Pair(NamedTuple):
    """An opening mark and its closing mark, None where it stays open to the paragraph's end.

    opening (Mark): the opening mark.
    closing (Mark | None): the closing mark.
    """

    opening: Mark
    closing: Mark | None
