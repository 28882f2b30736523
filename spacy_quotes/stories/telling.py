"""Who said what in all documents, worked out from what is kept of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from ..language.namedata import NameData
from ..speakers.folding import slug
from .grouping import group_quotes
from .people import Merged, merge_people
from .records import QuoteGroup, StoryQuote, StorySpeaker
from .store import Store
from .table import Owners, Places, Said, encode, places_of, rows_by_number, starts_of
from .wording import KINDS, Words


def tell(
    store: Store, words: Words, names: NameData, entries: Sequence[str]
) -> tuple[list[StorySpeaker], list[QuoteGroup]]:
    """Tell who said what.

    store (Store): what is kept of the documents.
    words (Words): what the ids of words mean.
    names (NameData): the language's names.
    entries (Sequence[str]): the knowledge-base id of each of the different speakers, "" for none.
    RETURNS (Tuple[List[StorySpeaker], List[QuoteGroup]]): those who say something, the most quoted first;
        what is said, by the document and place of the first variant.
    """
    order = _Order(store)
    people = merge_people(store.voices, entries, order.told, names)
    # All that is compared is gone before the records are made: the two together would take twice the room.
    groups = group_quotes(_said(store, words, order, people))
    numbers = np.where(order.speakers >= 0, np.append(people.of, np.int32(-1))[order.speakers], np.int32(-1))
    # Their data give out one number at a time: a list of all would be larger than what it is made of.
    places = zip(order.docs.data, order.quotes.data, strict=True)
    quotes = [store.quote(order.names[doc], place) for doc, place in places]
    speakers = _Speakers(store, entries, order.told, people.of).make(numbers, quotes)
    return sorted(speakers.values(), key=_quoted), list(_groups(groups, numbers, quotes, speakers))


class _Order:
    """Documents in the order of their ids, with their quotes and speakers.

    names: ids of the documents.
    told: place among the different speakers of each speaker of each document.
    quotes: place of each quote in the store.
    docs: place of the document of each quote in `names`.
    speakers: place of the speaker of each quote in `told`, -1 where there is none.
    """

    def __init__(self, store: Store) -> None:
        self.names = sorted(store.names)
        numbers = np.array([store.names[name] for name in self.names], dtype=np.int64)
        quote_counts, voice_counts = (
            np.array(counts, dtype=np.int64) for counts in (store.quote_counts, store.voice_counts)
        )
        self.quotes = places_of(starts_of(quote_counts)[numbers], quote_counts[numbers])
        told = places_of(starts_of(voice_counts)[numbers], voice_counts[numbers])
        self.told: Owners = np.array(store.voice_of, dtype=np.int32)[told]
        self.docs: Owners = np.repeat(np.arange(len(numbers), dtype=np.int32), quote_counts[numbers])
        own = np.array(store.speakers, dtype=np.int32)[self.quotes]
        bases = starts_of(voice_counts[numbers])[self.docs]
        self.speakers: Places = np.where(own >= 0, bases + own, -1)


def _said(store: Store, words: Words, order: _Order, people: Merged) -> Said:
    """All quotes as they are compared."""
    codes, numbers = encode(store.words, words.numbers, KINDS)
    lengths = np.array(store.lengths, dtype=np.int32)
    starts = starts_of(lengths)[order.quotes]
    sure = np.where(people.sure, people.of, np.int32(-1))
    speakers = np.where(order.speakers >= 0, np.append(sure, np.int32(-1))[order.speakers], np.int32(-1))
    factual = np.array(store.sorts, dtype=np.uint8)[order.quotes] & np.uint8(1) > 0
    return Said(codes, numbers, starts, lengths[order.quotes], speakers, factual, order.docs)


class _Speakers:
    """Makes the records of speakers."""

    def __init__(self, store: Store, entries: Sequence[str], told: Owners, of: Owners) -> None:
        self.voices = store.voices
        self.entries = entries
        self.told = told
        self.order, self.bounds = rows_by_number(of)
        self.taken: Counter[str] = Counter(filter(None, (entries[voice] for voice in told.data)))

    def make(self, numbers: Owners, quotes: list[StoryQuote]) -> dict[int, StorySpeaker]:
        """The speakers who say something by their number, in the order of their first quotes."""
        said: dict[int, list[StoryQuote]] = defaultdict(list)
        for number, quote in zip(numbers.data, quotes, strict=True):
            if number >= 0:
                said[number].append(quote)
        return {number: self._make(number, spoken) for number, spoken in said.items()}

    def _make(self, number: int, quotes: list[StoryQuote]) -> StorySpeaker:
        """One speaker."""
        places = self.order[self.bounds[number] : self.bounds[number + 1]]
        counts = Counter(self.told[places].tolist())
        names: Counter[str] = Counter()
        for voice, count in counts.items():
            for name in (self.voices[voice].name, *set(self.voices[voice].names)):
                names[name] += count
        spellings = sorted(names, key=_ByFullness(names))
        entry = next((self.entries[voice] for voice in counts if self.entries[voice]), "")
        return StorySpeaker(entry or self._unused(slug(spellings[0])), spellings[0], spellings, quotes)

    def _unused(self, base: str) -> str:
        """An id that no other speaker has."""
        name = base
        while self.taken[name]:
            self.taken[base] += 1
            name = f"{base}-{self.taken[base]}"
        self.taken[name] += 1
        return name


def _groups(
    groups: Owners, numbers: Owners, quotes: list[StoryQuote], speakers: dict[int, StorySpeaker]
) -> Iterator[QuoteGroup]:
    """The groups of quotes, by first variant; the speaker is whom most documents name."""
    order, bounds = rows_by_number(groups)
    for start, end in zip(bounds[:-1].data, bounds[1:].data, strict=True):
        places = order[start:end]
        variants = [quotes[place] for place in places.tolist()]
        votes = Counter(number for number in numbers[places].tolist() if number >= 0)
        speaker = speakers[votes.most_common(1)[0][0]] if votes else None
        yield QuoteGroup(f"{variants[0].doc}#{variants[0].id}", speaker, variants)


class _ByFullness:
    """Sort key of spellings: more words, then more documents, then the alphabet."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = counts

    def __call__(self, name: str) -> tuple[int, int, str]:
        return -len(name.split()), -self.counts[name], name


def _quoted(speaker: StorySpeaker) -> tuple[int, str]:
    """Sort key of speakers."""
    return -len(speaker.quotes), speaker.id
