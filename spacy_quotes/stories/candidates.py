"""Pairs of quotes that may be one: those that share rare sequences of words. No pair else is looked at.

Not MinHash: a quote that is a small part of another one has few of its words, so that their sets are
not alike; but it has all of its own sequences in common with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .table import Numbers, Owners, Places, Table, starts_of

# Rarest sequences by which a quote looks for others, and places to each side of it where it looks: among
# few quotes with the sequence that is all of them, else its neighbours in the order of the words.
PROBES, REACH = 5, 10
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_BITS = np.array([bin(byte).count("1") for byte in range(256)], dtype=np.uint8)
# Words, sequences or pairs that are looked at in one go.
_CHUNK = 1 << 20


def find_pairs(table: Table, shares: tuple[float, float, float]) -> Numbers:
    """Find the pairs to be compared.

    table (Table): the quotes, in an order that depends on their words alone.
    shares (Tuple[float, float, float]): least share of the shorter quote's words that must be in the
        longer one, where the speaker is the same, open, another.
    RETURNS (Numbers): a number for each pair, sorted: (earlier quote << 32 | later quote).
    """
    signatures = _signatures(table)
    owners = np.repeat(np.arange(len(table.lengths), dtype=np.int32), table.lengths)
    found = [
        _sift(pairs, table, signatures, shares)
        for keys, whose in _sequences(table, owners)
        for pairs in _neighbours(*_shared(keys, whose))
    ]
    return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.uint64)


def split_pairs(pairs: Numbers) -> tuple[Places, Places]:
    """Take pairs apart.

    pairs (Numbers): as `find_pairs` gives them.
    RETURNS (Tuple[Places, Places]): the earlier quote of each pair, and the later one.
    """
    return (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _sequences(table: Table, owners: Owners) -> Iterator[tuple[Numbers, Owners]]:
    """Keys of sequences of words with the quotes they are of, in parts that have no key in common."""
    counts = np.zeros(int(table.speakers.max(initial=-1)) + 1, dtype=np.int64)
    known = table.speakers >= 0
    np.add.at(counts, table.speakers[known], table.lengths[known])
    # Some speakers at a time: what two speakers say meets in the other kind of sequences alone.
    parts = np.append(starts_of(counts) // _CHUNK, -1)[table.speakers]
    for part in np.unique(parts[known]):
        chosen = np.flatnonzero((parts == part)[owners])
        yield _pairs_of_words(table, owners[chosen], chosen)
    if len(owners):
        yield _triples_of_words(table, owners)


def _pairs_of_words(table: Table, owners: Owners, places: Places) -> tuple[Numbers, Owners]:
    """Keys of two words near each other in either order, by the speaker; of the quotes of some speakers."""
    words = table.numbers[table.codes[places] >> np.uint32(2)]
    keys, whose = [], []
    for gap in (1, 2):
        inside = owners[gap:] == owners[:-gap]
        one, other = words[:-gap][inside], words[gap:][inside]
        who = table.speakers[owners[gap:][inside]].astype(np.uint64)
        key = _mix(_mix(np.minimum(one, other)) ^ np.maximum(one, other)) ^ _mix(who + np.uint64(1))
        keys.append(_mix(key))
        whose.append(owners[gap:][inside])
    return np.concatenate(keys), np.concatenate(whose)


def _triples_of_words(table: Table, owners: Owners) -> tuple[Numbers, Owners]:
    """Keys of three words in a row, whoever speaks."""
    inside = owners[2:] == owners[:-2]
    keys = np.empty(int(inside.sum()), dtype=np.uint64)
    done = 0
    for at in range(0, len(inside), _CHUNK):
        words = table.numbers[table.codes[at : at + _CHUNK + 2] >> np.uint32(2)]
        part = _mix(_mix(_mix(words[:-2]) ^ words[1:-1]) ^ words[2:])[inside[at : at + _CHUNK]]
        keys[done : done + len(part)] = part
        done += len(part)
    return keys, owners[2:][inside]


def _mix(numbers: Numbers) -> Numbers:
    """Spread numbers evenly; overflow is wanted."""
    spread = numbers * _MIX
    mixed: Numbers = spread ^ (spread >> _SHIFT)
    return mixed


def _shared(keys: Numbers, owners: Owners) -> tuple[Numbers, Owners, Owners]:
    """Keys that several quotes have, sorted, with how many have them."""
    # By the first bits of the keys, some at a time: the parts stay sorted.
    bits = min((len(keys) // _CHUNK).bit_length(), 15)
    blocks = ((keys >> np.uint64(48)) >> np.uint64(16 - bits)).astype(np.uint16)
    parts = []
    for block in range(1 << bits):
        chosen = np.flatnonzero(blocks == block)
        parts.append(_shared_block(keys[chosen], owners[chosen]))
    one, other, sizes = zip(*parts, strict=True)
    return np.concatenate(one), np.concatenate(other), np.concatenate(sizes)


def _shared_block(keys: Numbers, owners: Owners) -> tuple[Numbers, Owners, Owners]:
    """The same for some of the keys."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    fresh = _starts_row(keys) | _starts_row(owners)
    keys, owners = keys[fresh], owners[fresh]
    starts = np.flatnonzero(_starts_row(keys))
    counts = np.diff(np.append(starts, len(keys))).astype(np.int32)
    sizes = np.repeat(counts, counts)
    shared = sizes > 1
    return keys[shared], owners[shared], sizes[shared]


def _starts_row(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Which of sorted values differ from the one before."""
    fresh = np.ones(len(values), dtype=bool)
    fresh[1:] = values[1:] != values[:-1]
    return fresh


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
    rare = np.zeros(len(owners), dtype=bool)
    if not len(owners):
        return rare
    # Some owners at a time.
    first = starts_of(np.bincount(owners)) // _CHUNK
    for part in range(int(first[-1]) + 1):
        low, high = np.searchsorted(first, [part, part + 1])
        chosen = np.flatnonzero((owners >= low) & (owners < high))
        order = chosen[np.lexsort((sizes[chosen], owners[chosen]))]
        starts = np.flatnonzero(_starts_row(owners[order]))
        counts = np.diff(np.append(starts, len(order)))
        rare[order] = np.arange(len(order)) - np.repeat(starts, counts) < PROBES
    return rare


def _signatures(table: Table) -> Numbers:
    """A bit for each word of a quote, out of 64."""
    bits = (np.uint64(1) << (_mix(table.numbers) >> np.uint64(58)))[table.codes >> np.uint32(2)]
    signatures = np.zeros(len(table.lengths), dtype=np.uint64)
    filled = np.flatnonzero(table.lengths)
    if len(filled):
        starts = starts_of(table.lengths)[filled]
        signatures[filled] = np.bitwise_or.reduceat(bits, starts)
    return signatures


def _sift(pairs: Numbers, table: Table, signatures: Numbers, shares: tuple[float, float, float]) -> Numbers:
    """Pairs that may share enough words, by their bits. None that does is lost: a word has one bit."""
    one, other = split_pairs(pairs)
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
