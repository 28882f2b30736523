"""The text as nested pieces: what starts and ends where, with parts that cross split at each border."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..paragraphs import Paragraph
from ..quote import ROLES
from .articles import Article

# Parts that lie deeper in others are not marked: nobody could read them, and hostile input stays cheap.
MAX_DEPTH = 8


class Piece(NamedTuple):
    """One stretch of text that is a part of a quote, or of several with the same speaker.

    start (int): first character.
    end (int): end, exclusive.
    role (str): "content", "cue", "source" or "addressee".
    person (int): number of the speaker.
    quotes (Tuple[int, ...]): places in the list of the article's quotes.
    """

    start: int
    end: int
    role: str
    person: int
    quotes: tuple[int, ...]


class Text(NamedTuple):
    """Text between two borders.

    start (int): first character.
    end (int): end, exclusive.
    """

    start: int
    end: int


class Open(NamedTuple):
    """A piece starts, or goes on after a border that it crosses.

    piece (Piece): the piece.
    first (bool): whether it starts here.
    """

    piece: Piece
    first: bool


class Close(NamedTuple):
    """The piece opened last ends, or is interrupted by a border that it crosses.

    piece (Piece): the piece.
    last (bool): whether it ends here.
    """

    piece: Piece
    last: bool


def make_pieces(article: Article, roles: Iterable[str]) -> list[Piece]:
    """List the pieces of all quotes, those on the same characters with the same meaning as one.

    article (Article): the article.
    roles (Iterable[str]): which parts of the quotes.
    RETURNS (List[Piece]): by start, longer ones first.
    """
    same: dict[tuple[int, int, str, int], list[int]] = {}
    speakers = article.people_by_quote()
    for number, quote in enumerate(article.quotes):
        for role in roles:
            for start, end in quote.parts[role]:
                words = article.text[start:end].strip()
                start += article.text[start:end].find(words)
                if words:
                    where = (start, start + len(words), role, speakers[number].number)
                    same.setdefault(where, []).append(number)
    pieces = [Piece(*where, tuple(dict.fromkeys(numbers))) for where, numbers in same.items()]
    return sorted(pieces, key=_outer_first)


def walk(paragraph: Paragraph, pieces: list[Piece], opened: set[Piece]) -> Iterator[Text | Open | Close]:
    """Go through one paragraph: what is opened in it is closed in it, in the opposite order.

    paragraph (Paragraph): the paragraph.
    pieces (List[Piece]): all pieces that touch it, as `make_pieces` orders them.
    opened (Set[Piece]): pieces that were opened before; those of this paragraph are added.
    YIELDS (Union[Text, Open, Close]): in text order.
    """
    stack: list[Piece] = []
    position, number = paragraph.start, 0
    while True:
        # What ends here, and what lies in it but goes on.
        ended = next((i for i, piece in enumerate(stack) if piece.end <= position), len(stack))
        at_end = position >= paragraph.end
        above = stack[0 if at_end else ended :]
        del stack[len(stack) - len(above) :]
        for piece in reversed(above):
            yield Close(piece, piece.end <= position)
        if at_end:
            return
        starting = [piece for piece in above if piece.end > position]
        while number < len(pieces) and pieces[number].start <= position:
            starting.append(pieces[number])
            number += 1
        for piece in starting:
            if len(stack) < MAX_DEPTH and piece.end > position:
                stack.append(piece)
                yield Open(piece, piece not in opened)
                opened.add(piece)
        following = pieces[number].start if number < len(pieces) else paragraph.end
        border = min([following, paragraph.end, *(piece.end for piece in stack)])
        yield Text(position, border)
        position = border


def by_paragraph(paragraphs: list[Paragraph], pieces: list[Piece]) -> Iterator[tuple[Paragraph, list[Piece]]]:
    """Find the pieces that touch each paragraph.

    paragraphs (List[Paragraph]): in text order.
    pieces (List[Piece]): as `make_pieces` orders them.
    YIELDS (Tuple[Paragraph, List[Piece]]): each paragraph with its pieces, in the same order.
    """
    number = 0
    going_on: list[Piece] = []
    for paragraph in paragraphs:
        touching = going_on
        while number < len(pieces) and pieces[number].start < paragraph.end:
            if pieces[number].end > paragraph.start:
                touching.append(pieces[number])
            number += 1
        yield paragraph, touching
        # As many as one paragraph can show: more would go on and on in hostile input.
        going_on = [piece for piece in touching if piece.end > paragraph.end][:MAX_DEPTH]


def _outer_first(piece: Piece) -> tuple[int, int, int]:
    """Sort key: by start, longer pieces first, contents around the words that report others."""
    return piece.start, -piece.end, ROLES.index(piece.role)
