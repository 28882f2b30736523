"""Traps: sentences with quotation marks or a reporting verb in which nobody says anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..language.base import LanguageData
from ..page import read_page
from ..quote import ROLES
from ..sentences import list_blocks, split_sentences

Quote = dict[str, Any]


class Trap(NamedTuple):
    """A sentence that looks like speech.

    start (int): first character.
    end (int): one past the last.
    empty (bool): whether no part of a factual quote stands in it: a trap.
    """

    start: int
    end: int
    empty: bool


def find_traps(doc: Doc, quotes: Sequence[Quote], language: LanguageData) -> list[Trap]:
    """Find the sentences with marks or a reporting verb, and which of them are traps.

    doc (Doc): the document.
    quotes (List[Dict[str, Any]]): its gold quotes, in their JSON form.
    language (LanguageData): whose verbs to go by.
    RETURNS (List[Trap]): in text order.
    """
    page = read_page(doc)
    marked = {row for q in page.quotations for piece in q.pieces for row in range(piece.start, piece.end)}
    spoken = _spoken(quotes)
    traps = []
    grammar = language.grammar
    openers = grammar.determiners | grammar.subjects | grammar.coordinators
    for sentence in split_sentences(page, page.paragraphs, list_blocks(page), openers):
        rows = range(sentence.start, sentence.end)
        if any(row in marked or page.lower[row] in language.cues.verbs for row in rows):
            start, end = page.starts[sentence.start], page.ends[sentence.end - 1]
            traps.append(Trap(start, end, spoken.isdisjoint(range(start, end))))
    return traps


def _spoken(quotes: Sequence[Quote]) -> set[int]:
    """Characters of the parts of factual quotes."""
    spans = (span for quote in quotes if quote["factual"] for role in ROLES for span in quote[role])
    return {char for start, end in spans for char in range(start, end)}
