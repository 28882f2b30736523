"""A document as the stages read it: rows of words, paragraphs, sentences and quotations.

A row is a token that is not white space. All stages between the Doc and its annotation count in rows,
so runs of blanks and line breaks in a scraped page cannot come between two words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple, cast

from spacy.tokens import Doc

from .alignment import align
from .marks import Quotation, find_quotations
from .paragraphs import split_paragraphs
from .quote import Attribution, Pieces, Voice


class Stretch(NamedTuple):
    """Rows start to end, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A quotation in rows, its marks included.

    pieces (Tuple[Stretch, ...]): one a paragraph.
    depth (int): 0 for the outermost.
    closed (bool): whether its closing mark was found.
    opening (str): the opening mark as written.
    """

    pieces: tuple[Stretch, ...]
    depth: int
    closed: bool
    opening: str

    @property
    def start(self) -> int:
        """RETURNS (int): first row."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """RETURNS (int): one past the last row."""
        return self.pieces[-1].end


@dataclass(frozen=True)
class Page:
    """Rows of a document and their division. The lists have one entry a row, but for the last two.

    text (str): the document's text.
    words (List[str]): as written.
    lower (List[str]): in lower case.
    starts (List[int]): first character of each row.
    ends (List[int]): one past the last character of each row.
    tokens (List[int]): index of each row's token in the document.
    paragraphs (List[Stretch]): in text order.
    quotations (List[MarkedText]): in text order, outer before inner.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tokens: list[int]
    paragraphs: list[Stretch]
    quotations: list[MarkedText]


def read_page(doc: Doc) -> Page:
    """Read a document once, for all stages.

    doc (Doc): the document; only its tokens are used.
    RETURNS (Page): the rows and their division.
    """
    # Lists of plain values: tuples by the hundred thousand would keep the garbage collector busy. Made of
    # arrays, since a Token for each word takes longer than all that is done here.
    keys = cast("list[int]", doc.to_array("ORTH").tolist())
    spaces = cast("list[int]", doc.to_array("SPACY").tolist())
    spelt = {key: doc.vocab.strings[key] for key in set(keys)}
    every = [spelt[key] for key in keys]
    text = "".join([word + " " if space else word for word, space in zip(every, spaces, strict=True)])
    lengths = [len(word) + space for word, space in zip(every, spaces, strict=True)]
    first = list(accumulate(lengths, initial=0))
    tokens = [index for index, word in enumerate(every) if not word.isspace()]
    words = [every[index] for index in tokens]
    # One string for each word that differs: what looks it up in a table hashes it once.
    lowered = {word: word.lower() for word in spelt.values()}
    starts = [first[index] for index in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    paragraphs = split_paragraphs(text)
    marked = (_in_rows(found, starts, ends) for found in find_quotations(text, paragraphs))
    stretches = (align(starts, ends, p.start, p.end) for p in paragraphs)
    return Page(
        text=text,
        words=words,
        lower=[lowered[word] for word in words],
        starts=starts,
        ends=ends,
        tokens=tokens,
        paragraphs=[Stretch(a.start, a.end) for a in stretches if a.start < a.end],
        quotations=[quotation for quotation in marked if quotation.pieces],
    )


def _in_rows(quotation: Quotation, starts: list[int], ends: list[int]) -> MarkedText:
    """A quotation in rows."""
    aligned = (align(starts, ends, piece.start, piece.end) for piece in quotation.pieces)
    pieces = tuple(Stretch(a.start, a.end) for a in aligned if a.start < a.end)
    return MarkedText(pieces, quotation.depth, quotation.closed, quotation.opening)


def quote_in_tokens(page: Page, quote: Attribution) -> Attribution:
    """Turn the rows of an attribution into the document's token offsets.

    page (Page): the page the rows belong to.
    quote (Attribution): the attribution, in rows.
    RETURNS (Attribution): the same in token offsets.
    """
    return replace(
        quote,
        content=_to_tokens(page, quote.content),
        cue=_to_tokens(page, quote.cue),
        source=_to_tokens(page, quote.source),
        addressee=_to_tokens(page, quote.addressee),
    )


def voice_in_tokens(page: Page, voice: Voice) -> Voice:
    """Turn the rows of a speaker's mentions into the document's token offsets.

    page (Page): the page the rows belong to.
    voice (Voice): the speaker, in rows.
    RETURNS (Voice): the same in token offsets.
    """
    return replace(voice, mentions=_to_tokens(page, voice.mentions))


def _to_tokens(page: Page, pieces: Pieces) -> Pieces:
    """Pieces in token offsets; white space inside a piece comes along."""
    return tuple((page.tokens[start], page.tokens[end - 1] + 1) for start, end in pieces)
