"""Quotations of a text: pairs of one paragraph, and chains of them over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..paragraphs import Paragraph, ends_sentence, split_paragraphs
from .lexing import find_style
from .readings import Marked, mark_paragraph, read_paragraph
from .records import Pair, Piece, Quotation

# Page junk between two paragraphs of one quotation ("Advertisement").
MAX_JUNK_PARAGRAPHS = 3
MAX_JUNK_LENGTH = 60  # characters


@dataclass
class _Strand:
    """A quotation in the making."""

    opening: str
    family: str
    closing: str = ""
    pieces: list[Piece] = field(default_factory=list)


def find_quotations(text: str, paragraphs: Sequence[Paragraph] | None = None) -> list[Quotation]:
    """Find what stands in quotation marks.

    text (str): any text.
    paragraphs (Sequence[Paragraph] | None): in order and disjoint, in characters; found by
        `split_paragraphs` if not given.
    RETURNS (list[Quotation]): by start, outer before inner. No two cross.
    """
    if paragraphs is None:
        paragraphs = split_paragraphs(text)
    style = find_style(text)
    marked = [mark_paragraph(text, paragraph) for paragraph in paragraphs]
    successors = _find_successors(text, marked)
    strands: list[_Strand] = []
    inherited: dict[int, list[_Strand]] = {}
    for index, (current, successor) in enumerate(zip(marked, successors, strict=True)):
        next_leads = "" if successor is None else marked[successor].leads
        pairs = read_paragraph(text, current, next_leads, style)
        left_open = _extend(strands, inherited.pop(index, []), pairs, current)
        if left_open and successor is not None:
            inherited[successor] = left_open
    # An apostrophe looks like a single mark left open, so those count only where they close.
    return _build([s for s in strands if s.closing or s.family != "single"])


def _find_successors(text: str, marked: Sequence[Marked]) -> list[int | None]:
    """For each paragraph, the one that may go on with its quotation: it begins with a mark, and
    only junk stands between."""
    successors: list[int | None] = [None] * len(marked)
    following: int | None = None
    for index in range(len(marked) - 1, -1, -1):
        if following is not None and following - index <= MAX_JUNK_PARAGRAPHS + 1:
            successors[index] = following
        if marked[index].leads:
            following = index
        elif not _is_junk(text, marked[index]):
            following = None
    return successors


def _is_junk(text: str, marked: Marked) -> bool:
    """Whether a paragraph is short, without marks and no sentence."""
    start, end = marked.paragraph
    short = end - start <= MAX_JUNK_LENGTH
    return short and not marked.sites and not ends_sentence(text, start, end)


def _extend(
    strands: list[_Strand], inherited: list[_Strand], pairs: Sequence[Pair], current: Marked
) -> list[_Strand]:
    """Add the pairs of a paragraph, the first of them to the quotations that go on from before.
    Returns those left open."""
    lead_end = current.paragraph.start + len(current.leads)
    left_open: list[_Strand] = []
    going_on = True
    for index, pair in enumerate(pairs):
        opening, closing = pair
        going_on = (
            going_on
            and index < len(inherited)
            and opening.start < lead_end
            and inherited[index].opening == opening.text
        )
        if going_on:
            strand = inherited[index]
        else:
            strand = _Strand(opening.text, opening.family)
            strands.append(strand)
        end = current.paragraph.end if closing is None else closing.end
        strand.pieces.append(Piece(opening.start, end))
        if closing is None:
            left_open.append(strand)
        else:
            strand.closing = closing.text
    return left_open


def _build(strands: Sequence[_Strand]) -> list[Quotation]:
    """Count depths and make the records."""
    places = sorted(
        (strand.pieces[0].start, -strand.pieces[0].end, index) for index, strand in enumerate(strands)
    )
    ordered = [strands[index] for _, _, index in places]
    depths: dict[int, int] = {}
    pieces = sorted(
        (piece.start, -piece.end, index) for index, strand in enumerate(ordered) for piece in strand.pieces
    )
    ends: list[int] = []
    for start, negative_end, index in pieces:
        while ends and ends[-1] <= start:
            ends.pop()
        depths.setdefault(index, len(ends))
        ends.append(-negative_end)
    return [
        Quotation(tuple(strand.pieces), strand.opening, strand.closing, depths[index])
        for index, strand in enumerate(ordered)
    ]
