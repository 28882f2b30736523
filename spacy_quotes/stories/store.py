"""What is kept of all documents, in columns: some 30 bytes a quote beside its text and words."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from ..quote import TYPES
from .records import KeptDoc, KeptQuote, KeptVoice, StoryQuote


class Store:
    """Documents by id, their quotes and speakers in the order in which they came.

    An object for each quote would take many times the room. What is given out is made when it is asked for.

    names (Dict[str, int]): number of each document by its id.
    quote_counts (array): quotes of each document.
    voice_counts (array): speakers of each document.
    sorts (bytearray): place of the type of each quote in `TYPES`, and whether it is factual in the last bit.
    lengths (array): words of each quote.
    words (array): ids of the words of all quotes.
    speakers (array): place of the speaker of each quote among those of its document, -1 for none.
    voices (List[KeptVoice]): the different speakers.
    voice_of (array): place of each speaker of each document in `voices`.
    """

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self._marks: list[str] = []
        self.quote_counts = array("I")
        self.voice_counts = array("I")
        self._ids: list[str] = []
        self._texts: list[str] = []
        self.sorts = bytearray()
        self._scores = array("d")
        self.speakers = array("i")
        self.lengths = array("I")
        self.words = array("I")
        self.voices: list[KeptVoice] = []
        self._places: dict[KeptVoice, int] = {}
        self.voice_of = array("I")

    def mark(self, name: str) -> str | None:
        """RETURNS (Optional[str]): the mark of a document, None where there is none with this id."""
        number = self.names.get(name)
        return None if number is None else self._marks[number]

    def put(self, name: str, doc: KeptDoc) -> None:
        """Add a document, all of it or nothing.

        name (str): an id that no document here has.
        doc (KeptDoc): the document.
        """
        sizes = [len(column) for column in self._columns()]
        try:
            self._append(name, doc)
        except BaseException:
            # Interrupted in the midst: columns of different lengths would be of use to nobody.
            self.names.pop(name, None)
            for column, size in zip(self._columns(), sizes, strict=True):
                del column[size:]
            raise

    def _append(self, name: str, doc: KeptDoc) -> None:
        """Enter a document in the columns."""
        for voice in doc.voices:
            place = self._places.get(voice, len(self.voices))
            if place == len(self.voices):
                self.voices.append(voice)
                self._places[voice] = place
            self.voice_of.append(place)
        for quote in doc.quotes:
            self._ids.append(quote.id)
            self._texts.append(quote.text)
            self.sorts.append(TYPES.index(quote.type) << 1 | quote.factual)
            self._scores.append(quote.score)
            self.speakers.append(quote.speaker)
            self.lengths.append(len(quote.words))
            self.words.extend(quote.words)
        self.quote_counts.append(len(doc.quotes))
        self.voice_counts.append(len(doc.voices))
        self._marks.append(doc.mark)
        self.names[name] = len(self._marks) - 1

    def _columns(self) -> tuple[list[str] | bytearray | array[int] | array[float], ...]:
        """All that grows with the documents, but for the different speakers."""
        return (
            *(self._marks, self.quote_counts, self.voice_counts, self._ids, self._texts, self.sorts),
            *(self._scores, self.speakers, self.lengths, self.words, self.voice_of),
        )

    def quote(self, name: str, place: int) -> StoryQuote:
        """Make the record of a quote.

        name (str): id of its document.
        place (int): its place in the columns.
        RETURNS (StoryQuote): the record.
        """
        sort = self.sorts[place]
        type, factual = TYPES[sort >> 1], bool(sort & 1)
        return StoryQuote(name, self._ids[place], self._texts[place], type, factual, self._scores[place])

    def docs(self) -> Iterator[tuple[str, KeptDoc]]:
        """YIELDS (Tuple[str, KeptDoc]): ids and documents without the words, in the order of the ids."""
        starts = list(zip(_starts(self.quote_counts), _starts(self.voice_counts), strict=True))
        for name, number in sorted(self.names.items()):
            quotes, voices = starts[number]
            told = self.voice_of[voices : voices + self.voice_counts[number]]
            kept = (self._kept(place) for place in range(quotes, quotes + self.quote_counts[number]))
            yield name, KeptDoc(self._marks[number], tuple(self.voices[v] for v in told), tuple(kept))

    def _kept(self, place: int) -> KeptQuote:
        """A quote as it was put, without the words."""
        _, id, text, type, factual, score = self.quote("", place)
        return KeptQuote(id, text, type, self.speakers[place], factual, score, array("I"))


def _starts(counts: array[int]) -> Iterator[int]:
    """Where the entries of each document start."""
    start = 0
    for count in counts:
        yield start
        start += count
