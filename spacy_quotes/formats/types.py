"""Types of quotes, told by the quotation marks of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..marks import find_quotations
from ..quote import type_by_marks


class TypeFinder:
    """Tells the types of the quotes of one text.

    text (str): the document.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = (piece for quotation in find_quotations(text) for piece in quotation.pieces)
        self.marked = {char for start, end in pieces for char in range(start, end)}

    def type_of(self, spans: Iterable[Sequence[int]]) -> str:
        """Tell the type of a content by how many of its letters and digits stand in marks.

        spans (Iterable[Sequence[int]]): first character and end of each piece.
        RETURNS (str): "direct" for all, "indirect" for none, else "mixed".
        """
        letters = [c for start, end in spans for c in range(start, end) if self.text[c].isalnum()]
        inside = sum(char in self.marked for char in letters)
        return type_by_marks(inside, len(letters))
