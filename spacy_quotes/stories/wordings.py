"""Quotes with all the same words: they are compared with others once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .table import Owners, Places, Said, gather, rows_by_number

# Quotes that are sorted in one go, or more where they start with the same word.
_BLOCK = 1 << 15


class Wordings(NamedTuple):
    """Different wordings, sorted by their words, then by speaker.

    of (Owners): the wording of each quote.
    first (Places): the first quote of each wording.
    docs (Owners): the document of each wording, -1 where several have it.
    """

    of: Owners
    first: Places
    docs: Owners


def find_wordings(said: Said, alone: NDArray[np.bool_]) -> Wordings:
    """Find the quotes of one speaker that have all the same words.

    said (Said): the quotes.
    alone (NDArray[bool]): which quotes are wordings of their own whatever others say.
    RETURNS (Wordings): the different wordings.
    """
    of = np.empty(len(said.lengths), dtype=np.int32)
    count = 0
    for block in _blocks(said):
        places, fresh = _sort_block(said, alone, block)
        of[places] = count - 1 + np.cumsum(fresh)
        count += int(fresh.sum())
    order, bounds = rows_by_number(of)
    first, last = order[bounds[:-1]], order[bounds[1:] - 1]
    docs = np.where(said.docs[first] == said.docs[last], said.docs[first], np.int32(-1))
    return Wordings(of, first, docs)


def _blocks(said: Said) -> Iterator[Places]:
    """Quotes in blocks; those of a block start with words before those of the next block."""
    heads = np.full(len(said.lengths), -1, dtype=np.int64)
    filled = np.flatnonzero(said.lengths)
    heads[filled] = said.codes[said.starts[filled]]
    order = np.argsort(heads, kind="stable")
    heads = heads[order]
    start = 0
    while start < len(order):
        last = heads[min(start + _BLOCK, len(order)) - 1]
        end = int(np.searchsorted(heads, last, side="right"))
        yield order[start:end]
        start = end


def _sort_block(said: Said, alone: NDArray[np.bool_], block: Places) -> tuple[Places, NDArray[np.bool_]]:
    """The quotes of a block sorted by their wordings, and which of them starts a new one."""
    lengths = said.lengths[block]
    # The highest byte first: then bytes are in the order of the numbers.
    words = gather(said.codes, said.starts[block], lengths).astype(">u4").tobytes()
    ends = (4 * np.cumsum(lengths, dtype=np.int64)).tolist()
    rows = sorted(
        (words[start:end], speaker, factual, place if lonely else -1, place)
        for start, end, speaker, factual, lonely, place in zip(
            [0, *ends],
            ends,
            said.speakers[block].tolist(),
            said.factual[block].tolist(),
            alone[block].tolist(),
            block.tolist(),
            strict=False,
        )
    )
    fresh = [True, *(one[:-1] != other[:-1] for one, other in zip(rows[1:], rows, strict=False))]
    return np.array([row[-1] for row in rows], dtype=np.int64), np.array(fresh, dtype=bool)
