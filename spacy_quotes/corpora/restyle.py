"""Other quotation marks for a text."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ..marks import find_quotations
from .edits import Edit

# Opening and closing mark of a quotation, and of one inside it.
STYLES = (
    ('"', '"', "'", "'"),
    ("“", "”", "‘", "’"),
    ("‘", "’", "“", "”"),
    ("'", "'", '"', '"'),
    ("«", "»", "‹", "›"),
    ("„", "“", "‚", "‘"),
    ("``", "''", "`", "'"),
)
# How often each is drawn: as newsrooms have them.
WEIGHTS = (8, 8, 4, 4, 1, 1, 1)


def restyle_marks(text: str) -> Iterator[Edit]:
    """Draw a style of quotation marks and put it in place of a text's own.

    text (str): the document.
    YIELDS (Edit): one a mark. Marks that pair with none are left alone.
    """
    (style,) = random.choices(STYLES, WEIGHTS)
    for quotation in find_quotations(text):
        opening, closing = style[2:] if quotation.depth % 2 else style[:2]
        for piece in quotation.pieces:
            if text.startswith(quotation.opening, piece.start):
                yield Edit(piece.start, piece.start + len(quotation.opening), opening)
        end = quotation.pieces[-1].end
        if quotation.closed and text.endswith(quotation.closing, 0, end):
            yield Edit(end - len(quotation.closing), end, closing)
