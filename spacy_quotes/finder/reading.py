"""A document as the model sees it: its page, what the rules find, and features of its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import numpy
from spacy.attrs import IS_DIGIT, IS_PUNCT, IS_TITLE, IS_UPPER  # type: ignore[import-not-found]
from spacy.tokens import Doc

from ..language import get_language
from ..language.base import LanguageData
from ..models.arrays import Floats2d, Ints1d
from ..page import Page, read_page
from ..quote import Attribution
from ..rules import find_attributions
from ..speakers.folding import MOST_WORDS

MARKS = ("in marks", "in inner marks", "opening", "closing", "left open", "single mark")
LAYOUT = ("paragraph begins", "paragraph ends", "line break")
RULES = (
    "content",
    "content begins",
    "content ends",
    "inner content",
    "cue",
    "cue begins",
    "source",
    "source begins",
    "addressee",
    "not factual",
    "rule score",
)
WORDS = ("reporting verb", "noun of speech", "pronoun", "given name", "title or role", "group", "place")
SHAPES = ("title case", "upper case", "digits", "punctuation")
# Tokens that are handled at a time, but for those of one longer document.
MOST_TOKENS = 8_000
FEATURES = (*MARKS, *LAYOUT, *RULES, *WORDS, *SHAPES)
_AT = {name: index for index, name in enumerate(FEATURES)}


class Reading(NamedTuple):
    """What is read off a document before the model sees it.

    page (Page): rows and their division.
    found (List[Attribution]): the quotes that the rules find, in rows.
    rows (List[int]): for each token its row, or that of the next word; (n_tokens + 1,).
    """

    page: Page
    found: list[Attribution]
    rows: list[int]


def by_tokens(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Part documents into batches of some thousand tokens: memory does not grow with the pipeline's batch.

    docs (Iterable[Doc]): the documents.
    YIELDS (List[Doc]): the batches; a longer document is one alone.
    """
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > MOST_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def read(doc: Doc) -> Reading:
    """Read a document, or take the reading that is remembered.

    doc (Doc): the document; only its tokens are used.
    RETURNS (Reading): the reading.
    """
    kept = _remembered.get(id(doc))
    if kept is not None:
        return kept
    page = read_page(doc)
    reading = Reading(page, find_attributions(page, get_language(doc.lang_)), _rows(page, len(doc)))
    if _remembering:
        _remembered[id(doc)] = reading
    return reading


@contextmanager
def remember() -> Iterator[None]:
    """Read each document only once while this is open. (The documents must live on as long.)"""
    global _remembering
    outer = _remembering
    _remembering = True
    try:
        yield
    finally:
        _remembering = outer
        if not outer:
            _remembered.clear()


_remembering = False
_remembered: dict[int, Reading] = {}


def paragraphs_of(reading: Reading, length: int) -> Ints1d:
    """Tell the paragraph of each token.

    reading (Reading): reading of the document.
    length (int): tokens of the document.
    RETURNS (Ints1d): (n_tokens,).
    """
    begins = numpy.zeros(length, dtype="i")
    for stretch in reading.page.paragraphs[1:]:
        begins[reading.page.tokens[stretch.start]] = 1
    return numpy.cumsum(begins)


def token_features(doc: Doc) -> Floats2d:
    """Work out the features of the tokens.

    doc (Doc): the document.
    RETURNS (Floats2d): (n_tokens, len(FEATURES)), 0 or 1 but for the score of the rules.
    """
    reading = read(doc)
    page = reading.page
    features = numpy.zeros((len(doc), len(FEATURES)), dtype=numpy.float32)
    tokens = page.tokens
    _add_marks(features, page)
    for stretch in page.paragraphs:
        features[tokens[stretch.start], _AT["paragraph begins"]] = 1
        features[tokens[stretch.end - 1], _AT["paragraph ends"]] = 1
    for quote in reading.found:
        _add_rule(features, tokens, quote)
    masks = _word_masks(doc.lang_)
    language = get_language(doc.lang_)
    told = {word: masks(word, language) for word in set(page.lower)}
    bits = numpy.array([told[word] for word in page.lower], dtype=numpy.uint8).reshape(-1, 1)
    first = _AT[WORDS[0]]
    features[tokens, first : first + len(WORDS)] = (bits >> numpy.arange(len(WORDS), dtype=numpy.uint8)) & 1
    features[:, _AT[SHAPES[0]] :] = doc.to_array([IS_TITLE, IS_UPPER, IS_DIGIT, IS_PUNCT]).reshape(-1, 4)
    spaces = numpy.ones(len(doc), dtype=bool)
    spaces[tokens] = False
    for index in numpy.flatnonzero(spaces):
        features[index, _AT["line break"]] = "\n" in doc[int(index)].text
    return features


def _add_marks(features: Floats2d, page: Page) -> None:
    """Quotation marks: where they are and what they enclose."""
    tokens = page.tokens
    for quotation in page.quotations:
        inside = _AT["in marks"] if quotation.depth == 0 else _AT["in inner marks"]
        for piece in quotation.pieces:
            start, end = tokens[piece.start], tokens[piece.end - 1] + 1
            features[start:end, inside] = 1
            features[start, _AT["opening"]] = 1
            features[start:end, _AT["single mark"]] = quotation.opening in "'‘`‚‹"
            if quotation.closed or piece is not quotation.pieces[-1]:
                features[end - 1, _AT["closing"]] = piece is quotation.pieces[-1]
            features[start:end, _AT["left open"]] = not quotation.closed


def _add_rule(features: Floats2d, tokens: Sequence[int], quote: Attribution) -> None:
    """One quote of the rules."""

    def mark(pieces: Sequence[tuple[int, int]], name: str, value: float = 1.0) -> None:
        for start, end in pieces:
            features[tokens[start] : tokens[end - 1] + 1, _AT[name]] = value

    nested = any(
        features[tokens[start], _AT["content"]] and features[tokens[end - 1], _AT["content"]]
        for start, end in quote.content
    )
    mark(quote.content, "inner content" if nested else "content")
    mark(quote.content, "rule score", quote.score)
    mark(quote.cue, "cue")
    mark(quote.source, "source")
    mark(quote.addressee, "addressee")
    if not quote.factual:
        mark(quote.cue, "not factual")
    for role, pieces in (("content", quote.content), ("cue", quote.cue), ("source", quote.source)):
        for start, end in pieces:
            features[tokens[start], _AT[f"{role} begins"]] = 1
            if role == "content":
                features[tokens[end - 1], _AT["content ends"]] = 1


@cache
def _word_masks(lang: str) -> Callable[[str, LanguageData], int]:
    """Tells what the lexicon of a language says of a word, as bits in the order of `WORDS`; remembers it."""
    known: dict[str, int] = {}

    def mask(word: str, language: LanguageData) -> int:
        bits = known.get(word)
        if bits is None:
            names, cues = language.names, language.cues
            told = (
                word in cues.verbs,
                word in cues.nouns,
                word in names.pronouns,
                word in names.given,
                word in names.titles or word in names.roles,
                word in names.groups,
                word in names.places,
            )
            bits = sum(1 << n for n, flag in enumerate(told) if flag)
            # Words of a million pages must not fill the memory; those of the latest pages are wanted.
            if len(known) >= MOST_WORDS:
                known.clear()
            known[word] = bits
        return bits

    return mask


def _rows(page: Page, length: int) -> list[int]:
    """For each token its row; for white space, and at the end, the row of the next word."""
    rows = [0] * (length + 1)
    row = len(page.tokens)
    for token in range(length, -1, -1):
        if row and token < length and page.tokens[row - 1] == token:
            row -= 1
        rows[token] = row
    return rows
