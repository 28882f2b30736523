from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.paragraphs import Paragraph
from spacy_quotes.view.pieces import MAX_DEPTH, Close, Open, Piece, Text, by_paragraph, walk


def piece(start, end, role="content", quote=0):
    return Piece(start, end, role, 0, (quote,))


def draw(paragraphs, pieces):
    """The walk as a string, one letter a quote: upper case opens, lower case closes."""
    drawn, opened = "", set()
    for paragraph, touching in by_paragraph(paragraphs, pieces):
        for event in walk(paragraph, touching, opened):
            if isinstance(event, Text):
                drawn += "." * (event.end - event.start)
            elif isinstance(event, Open):
                drawn += chr(ord("A") + event.piece.quotes[0]) + ("" if event.first else "+")
            else:
                drawn += chr(ord("a") + event.piece.quotes[0]) + ("" if event.last else "-")
        drawn += "|"
    return drawn


ONE = [Paragraph(0, 10)]


def test_pieces_apart():
    assert draw(ONE, [piece(0, 3), piece(5, 10, quote=1)]) == "A...a..B.....b|"


def test_pieces_nested():
    assert draw(ONE, [piece(0, 9), piece(2, 5, quote=1), piece(2, 4, quote=2)]) == "A..BC..c.b....a.|"


def test_pieces_on_the_same_place():
    assert draw(ONE, [piece(1, 4), piece(1, 4, "source", 1)]) == ".AB...ba......|"


def test_pieces_that_cross_are_split():
    assert draw(ONE, [piece(0, 6), piece(3, 9, quote=1)]) == "A...B...b-aB+...b.|"


def test_pieces_over_paragraphs_go_on():
    paragraphs = [Paragraph(0, 4), Paragraph(6, 9), Paragraph(10, 12)]
    assert draw(paragraphs, [piece(2, 8)]) == "..A..a-|A+..a.|..|"


def test_pieces_between_paragraphs_are_not_drawn():
    assert draw([Paragraph(0, 4), Paragraph(6, 9)], [piece(4, 6)]) == "....|...|"


@st.composite
def layouts(draw_):
    borders = sorted(draw_(st.lists(st.integers(0, 40), min_size=2, max_size=8, unique=True)))
    paragraphs = [Paragraph(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]
    pieces = []
    for number in range(draw_(st.integers(0, 12))):
        start = draw_(st.integers(0, 39))
        pieces.append(piece(start, draw_(st.integers(start + 1, 40)), quote=number))
    return paragraphs, sorted(pieces, key=lambda p: (p.start, -p.end))


@given(layouts())
def test_pieces_any_layout_nests_and_covers_the_text(layout):
    paragraphs, pieces = layout
    opened = set()
    for paragraph, touching in by_paragraph(paragraphs, pieces):
        stack, position = [], paragraph.start
        for event in walk(paragraph, touching, opened):
            if isinstance(event, Open):
                stack.append(event.piece)
            elif isinstance(event, Close):
                assert stack.pop() == event.piece
            else:
                assert event.start == position < event.end
                position = event.end
                here = [p for p in pieces if p.start <= event.start and p.end >= event.end]
                assert set(stack) <= set(here) and len(stack) <= MAX_DEPTH
                if len(pieces) <= MAX_DEPTH:
                    assert set(stack) == set(here)
        assert position == paragraph.end and not stack


@given(layouts())
def test_pieces_are_opened_and_closed_for_good_once(layout):
    paragraphs, pieces = layout
    opened, first, last = set(), [], []
    for paragraph, touching in by_paragraph(paragraphs, pieces):
        for event in walk(paragraph, touching, opened):
            if isinstance(event, Open) and event.first:
                first.append(event.piece)
            elif isinstance(event, Close) and event.last:
                last.append(event.piece)
    assert len(first) == len(set(first)) and len(last) == len(set(last)) and set(last) <= set(first)
