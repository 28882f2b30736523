"""Quotations of a text: pairs of one paragraph, and chains of them over several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..paragraphs import Paragraph, ends_sentence, split_paragraphs
from .lexing import Style, find_style
from .readings import Marked, find_stray_closing, is_unmarked, mark_paragraph, read_paragraph
from .records import Mark, Pair, Piece, Quotation

# Page junk between two paragraphs of one quotation ("Advertisement").
MAX_JUNK_PARAGRAPHS = 3
MAX_JUNK_LENGTH = 60  # characters
# Paragraphs without marks between one that leaves a quotation open and one that closes it.
MAX_UNMARKED_PARAGRAPHS = 3
# A line inside the marks that names the author of a quotation set apart.
MAX_CREDIT_LENGTH = 60  # characters


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
    entering: dict[int, Pair] = {}
    for index, (current, successor) in enumerate(zip(marked, successors, strict=True)):
        next_leads = "" if successor is None else marked[successor].leads
        pairs = read_paragraph(text, current, next_leads, style, entering=entering.pop(index, None))
        left_open = _extend(strands, inherited.pop(index, []), pairs, current)
        if left_open and successor is not None:
            inherited[successor] = left_open
        elif left_open:
            end = _find_end(text, marked, index, left_open[0], style)
            if end is not None:
                later, pair = end
                inherited[later], entering[later] = left_open[:1], pair
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


def _find_end(
    text: str, marked: Sequence[Marked], index: int, strand: _Strand, style: Style
) -> tuple[int, Pair] | None:
    """The later paragraph that closes a quotation without opening it again, and the pair it enters
    there. What stands between, junk aside, is added to the quotation."""
    between: list[Piece] = []
    set_apart = strand.pieces[-1].start < marked[index].paragraph.start + len(marked[index].leads)
    stop = index + MAX_UNMARKED_PARAGRAPHS + 2
    for later, current in enumerate(marked[index + 1 : stop], index + 1):
        if is_unmarked(text, current):
            if not _is_junk(text, current):
                between.append(Piece(*current.paragraph))
            continue
        closing = find_stray_closing(text, current, strand.family, style)
        if closing is None or (set_apart and _is_credit(current, closing)):
            return None
        strand.pieces.extend(between)
        # Nothing is written where it goes on: an empty mark.
        start = current.paragraph.start
        return later, Pair(closing._replace(start=start, end=start, text=strand.opening), closing)
    return None


def _is_credit(current: Marked, closing: Mark) -> bool:
    """Whether a paragraph that a mark closes is as short as a name set below a quotation."""
    start, end = current.paragraph
    return closing.end == end and end - start <= MAX_CREDIT_LENGTH


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
            and opening.end <= lead_end
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
