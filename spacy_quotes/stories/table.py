"""Columns of numbers that the quotes of all documents are compared by."""

from __future__ import annotations

from array import array
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
# Codes of words: the place of the word among all words, by its number, and its kind in the last two bits.
Codes = NDArray[np.uint32]
# Numbers of quotes, speakers and documents: half the size, of which there are many.
Owners = NDArray[np.int32]
Places = NDArray[np.int64]
# Quotes that are gathered in one go.
_CHUNK = 1 << 16


class Said(NamedTuple):
    """The quotes of all documents as they are compared, in an order that does not depend on when they came.

    codes (Codes): the words of all quotes.
    numbers (Numbers): the number of a word by its place (code >> 2).
    starts (Places): where the words of each quote start.
    lengths (Owners): words of each quote.
    speakers (Owners): number of the speaker over all documents, -1 where it is open.
    factual (NDArray[bool]): False where negated or hypothetical.
    docs (Owners): number of the document, in order.
    """

    codes: Codes
    numbers: Numbers
    starts: Places
    lengths: Owners
    speakers: Owners
    factual: NDArray[np.bool_]
    docs: Owners


class Table(NamedTuple):
    """The different wordings, sorted by their words, one after the other.

    codes (Codes): the words.
    numbers (Numbers): the number of a word by its place (code >> 2).
    lengths (Owners): words of each wording.
    speakers (Owners): number of its speaker, -1 where it is open.
    """

    codes: Codes
    numbers: Numbers
    lengths: Owners
    speakers: Owners


def encode(words: array[int], numbers: array[int], kinds: int) -> tuple[Codes, Numbers]:
    """Make codes of ids: ids depend on which word came first, codes do not.

    words (array): ids of words.
    numbers (array): the number of each word by its id.
    kinds (int): mask of the last bits of a number that tell its kind.
    RETURNS (Tuple[Codes, Numbers]): codes of the words; numbers by code >> 2.
    """
    every = np.array(numbers, dtype=np.uint64)
    order = np.argsort(every.byteswap())
    codes = np.empty(len(every), dtype=np.uint32)
    codes[order] = np.arange(len(every), dtype=np.uint32) << np.uint32(2)
    codes |= (every & np.uint64(kinds)).astype(np.uint32)
    # The view of the array must not outlive this line: it could not grow any more.
    return codes[np.asarray(words)], every[order]


def starts_of(counts: NDArray[Any]) -> Places:
    """RETURNS (Places): where each of several rows of entries starts."""
    starts: Places = np.cumsum(counts, dtype=np.int64) - counts
    return starts


def places_of(starts: Places, counts: NDArray[Any]) -> Places:
    """List the places of rows of entries, one row after the other.

    starts (Places): first place of each row.
    counts (NDArray): entries of each row.
    RETURNS (Places): all places.
    """
    total = int(counts.sum(dtype=np.int64))
    return np.repeat(starts - starts_of(counts), counts) + np.arange(total, dtype=np.int64)


def gather(codes: Codes, starts: Places, lengths: Owners) -> Codes:
    """Put the words of some quotes in one row.

    codes (Codes): words of all quotes.
    starts (Places): where those of each quote start.
    lengths (Owners): how many words it has.
    RETURNS (Codes): their words, one quote after the other.
    """
    row = np.empty(int(lengths.sum(dtype=np.int64)), dtype=np.uint32)
    done = 0
    for at in range(0, len(starts), _CHUNK):
        part = codes[places_of(starts[at : at + _CHUNK], lengths[at : at + _CHUNK])]
        row[done : done + len(part)] = part
        done += len(part)
    return row


def number_by_first(labels: NDArray[Any]) -> Owners:
    """Number labels by their first place.

    labels (NDArray): anything that can be sorted.
    RETURNS (Owners): equal numbers for equal labels; the first new label has the next number.
    """
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    numbers = np.empty(len(first), dtype=np.int32)
    numbers[np.argsort(first)] = np.arange(len(first), dtype=np.int32)
    return numbers[inverse.reshape(-1)]


def rows_by_number(numbers: Owners) -> tuple[Places, Places]:
    """Sort places by a number that each has.

    numbers (Owners): 0 and more, each number up to the highest at least once.
    RETURNS (Tuple[Places, Places]): the places, those of one number in their order; and where those of each
        number start, with the end as the last.
    """
    order = np.argsort(numbers, kind="stable")
    counts = np.bincount(numbers) if len(numbers) else np.empty(0, dtype=np.int64)
    return order, np.append(starts_of(counts), len(numbers))
