"""Pairs of quotes that may be one: those that share rare sequences of words. No pair else is looked at.

Not MinHash: a quote that is a small part of another one has few of its words, so that their sets are
not alike; but it has all of its own sequences in common with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]
# Numbers of quotes: half the size, of which there are many.
Owners = NDArray[np.int32]
# Rarest sequences by which a quote looks for others, and places to each side of it where it looks: among
# few quotes with the sequence that is all of them, else its neighbours in the order of the words.
PROBES, REACH = 5, 10
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_BITS = np.array([bin(byte).count("1") for byte in range(256)], dtype=np.uint8)
# Pairs that are looked at in one go.
_CHUNK = 1 << 20


class Table(NamedTuple):
    """The words of all quotes in one row.

    words (Numbers): the numbers of the words, one quote after the other.
    owners (Owners): which quote a word is of.
    lengths (Places): words of each quote.
    speakers (Places): number of the speaker of each quote, -1 where it is open.
    """

    words: Numbers
    owners: Owners
    lengths: Places
    speakers: Places


def make_table(quotes: list[bytes], speakers: list[int]) -> Table:
    """Lay out quotes.

    quotes (List[bytes]): the words of each quote, as `wording.Words` writes them.
    speakers (List[int]): number of the speaker of each, -1 where it is open.
    RETURNS (Table): the quotes in a row.
    """
    lengths = np.array([len(quote) // 8 for quote in quotes], dtype=np.int64)
    words = np.frombuffer(b"".join(quotes), dtype=np.uint64)
    owners = np.repeat(np.arange(len(quotes), dtype=np.int32), lengths)
    return Table(words, owners, lengths, np.array(speakers, dtype=np.int64))


def find_pairs(table: Table, shares: tuple[float, float, float]) -> Places:
    """Find the pairs to be compared.

    table (Table): the quotes, in an order that depends on their words alone.
    shares (Tuple[float, float, float]): least share of the shorter quote's words that must be in the
        longer one, where the speaker is the same, open, another.
    RETURNS (Places): two columns, the earlier quote first; sorted, each pair once.
    """
    signatures = _signatures(table)
    found = [
        _sift(pairs, table, signatures, shares)
        for make_keys in (_pairs_of_words, _triples_of_words)
        for pairs in _neighbours(*_shared(*make_keys(table)))
    ]
    every = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)
    return np.stack([every >> np.uint64(32), every & np.uint64(0xFFFFFFFF)], axis=1).astype(np.int64)


def _pairs_of_words(table: Table) -> tuple[Numbers, Owners]:
    """Keys of two words near each other in either order, by the speaker, where that is known."""
    known = table.speakers[table.owners] >= 0
    words, owners = table.words[known], table.owners[known]
    parts = []
    for gap in (1, 2):
        inside = owners[gap:] == owners[:-gap]
        one, other = words[:-gap][inside], words[gap:][inside]
        who = table.speakers[owners[gap:][inside]].astype(np.uint64)
        key = _mix(_mix(np.minimum(one, other)) ^ np.maximum(one, other)) ^ _mix(who + np.uint64(1))
        parts.append((_mix(key), owners[gap:][inside]))
    return np.concatenate([key for key, _ in parts]), np.concatenate([owner for _, owner in parts])


def _triples_of_words(table: Table) -> tuple[Numbers, Owners]:
    """Keys of three words in a row, whoever speaks."""
    words, owners = table.words, table.owners
    inside = owners[2:] == owners[:-2]
    keys = _mix(_mix(_mix(words[:-2]) ^ words[1:-1]) ^ words[2:])
    return keys[inside], owners[2:][inside]


def _mix(numbers: Numbers) -> Numbers:
    """Spread numbers evenly; overflow is wanted."""
    spread = numbers * _MIX
    mixed: Numbers = spread ^ (spread >> _SHIFT)
    return mixed


def _shared(keys: Numbers, owners: Owners) -> tuple[Numbers, Owners, Owners]:
    """Keys that several quotes have, sorted, with how many have them."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    del order
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[fresh], owners[fresh]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.empty(0, np.int64)
    counts = np.diff(np.append(starts, len(keys))).astype(np.int32)
    sizes = np.repeat(counts, counts)
    shared = sizes > 1
    return keys[shared], owners[shared], sizes[shared]


def _neighbours(keys: Numbers, owners: Owners, sizes: Owners) -> Iterator[Numbers]:
    """Pairs of owners of one key, as (earlier << 32 | later), for each distance in the bucket."""
    rare = _rarest(owners, sizes)
    for distance in range(1, REACH + 1):
        near = keys[distance:] == keys[:-distance]
        near &= rare[distance:] | rare[:-distance]
        places = np.flatnonzero(near)
        for at in range(0, len(places), _CHUNK):
            part = places[at : at + _CHUNK]
            one, other = owners[part].astype(np.uint64), owners[part + distance].astype(np.uint64)
            yield np.unique(one << np.uint64(32) | other)


def _rarest(owners: Owners, sizes: Owners) -> NDArray[np.bool_]:
    """Which entries are among the rarest of their owner."""
    order = np.lexsort((sizes, owners))
    row = owners[order]
    starts = np.flatnonzero(np.append(True, row[1:] != row[:-1])) if len(row) else np.empty(0, np.int64)
    counts = np.diff(np.append(starts, len(row)))
    place = np.arange(len(row)) - np.repeat(starts, counts)
    rare = np.zeros(len(row), dtype=bool)
    rare[order] = place < PROBES
    return rare


def _signatures(table: Table) -> Numbers:
    """A bit for each word of a quote, out of 64."""
    bits = np.uint64(1) << (_mix(table.words) >> np.uint64(58))
    signatures = np.zeros(len(table.lengths), dtype=np.uint64)
    filled = np.flatnonzero(table.lengths)
    if len(filled):
        starts = (np.cumsum(table.lengths) - table.lengths)[filled]
        signatures[filled] = np.bitwise_or.reduceat(bits, starts)
    return signatures


def _sift(pairs: Numbers, table: Table, signatures: Numbers, shares: tuple[float, float, float]) -> Numbers:
    """Pairs that may share enough words, by their bits. None that does is lost: a word has one bit."""
    one, other = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    swap = table.lengths[one] > table.lengths[other]
    short, long = np.where(swap, other, one), np.where(swap, one, other)
    left, right = table.speakers[one], table.speakers[other]
    least = np.where((left < 0) | (right < 0), shares[1], np.where(left == right, shares[0], shares[2]))
    missing = _count(signatures[short] & ~signatures[long])
    kept: Numbers = pairs[missing <= (1.0 - least) * table.lengths[short] + 1e-9]
    return kept


def _count(numbers: Numbers) -> Places:
    """Bits that are set."""
    counts: Places = _BITS[numbers.view(np.uint8).reshape(-1, 8)].sum(axis=1, dtype=np.int64)
    return counts
