"""Many documents about the same things: who said what in all of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ..errors import Errors
from ..export import to_json
from ..language import get_language
from ..speakers.folding import slug
from . import keeping
from .grouping import Said, group_quotes
from .people import Merged, merge_people
from .records import KeptDoc, QuoteGroup, StoryQuote, StorySpeaker
from .wording import Words


class Stories:
    """Collects the quotes of documents one by one and tells who said what in all of them.

    What it tells depends on which documents there are and not on the order in which they came. It is worked
    out when it is asked for, in a time that grows with the number of quotes, and kept until the next
    document comes.

    lang (str): code of the language of the documents.
    known_ids (str): regular expression for whole speaker ids that come from a knowledge base; speakers with
        one such id are one, and those with two are two. Empty where there is no knowledge base.
    """

    def __init__(self, lang: str = "en", *, known_ids: str = "") -> None:
        self.lang = lang
        self.known_ids = known_ids
        self._known = re.compile(known_ids) if known_ids else None
        self._words = Words(lang)
        self._docs: dict[str, KeptDoc] = {}
        self._told: tuple[list[StorySpeaker], list[QuoteGroup]] | None = None

    def __len__(self) -> int:
        return len(self._docs)

    def __contains__(self, id: str) -> bool:
        return id in self._docs

    @property
    def speakers(self) -> list[StorySpeaker]:
        """RETURNS (List[StorySpeaker]): those who say something, the most quoted first."""
        return self._tell()[0]

    @property
    def quotes(self) -> list[QuoteGroup]:
        """RETURNS (List[QuoteGroup]): what is said, by the document and place of the first variant."""
        return self._tell()[1]

    def add(self, doc: Doc, *, id: str = "", key: str | None = None) -> str:
        """Add a document.

        doc (Doc): a document with quotes.
        id (str): what to call it; empty for the id it was read with, else one is made from its content.
        key (Optional[str]): the span group, as for `spacy_quotes.get_quotes`.
        RETURNS (str): its id.
        RAISES (ValueError): Q030 if there is another document with this id. The same one changes nothing.
        """
        return self.add_json(to_json(doc, id=id, key=key))

    def add_json(self, record: dict[str, Any]) -> str:
        """Add a document in the form that `spacy_quotes.to_json` writes.

        record (Dict[str, Any]): the JSON values.
        RETURNS (str): its id.
        RAISES (ValueError): Q009, Q010 if they do not fit; Q030 if there is another document with its id.
        """
        name, doc = keeping.keep(record, self._words)
        return self._put(name, doc)

    def to_disk(self, path: str | Path) -> None:
        """Write all that was added, one document a line, to go on later.

        path (Union[str, Path]): the file, compressed where its name ends in ".gz" or ".zst".
        """
        settings = {"lang": self.lang, "known_ids": self.known_ids}
        keeping.write(Path(path), settings, self._docs)

    def from_disk(self, path: str | Path) -> Stories:
        """Take up what was written, with its settings, in place of what is here.

        path (Union[str, Path]): the file.
        RETURNS (Stories): the same object.
        RAISES (ValueError): Q031 if it is no such file or cannot be read.
        """
        lines = keeping.read(Path(path))
        settings = next(lines)
        loaded = Stories(settings["lang"], known_ids=settings["known_ids"])
        for line in lines:
            loaded._put(*keeping.restore(line, loaded._words, Path(path)))
        self.__dict__.update(loaded.__dict__)
        return self

    def _put(self, name: str, doc: KeptDoc) -> str:
        """Keep a document."""
        known = self._docs.get(name)
        if known is None:
            self._docs[name] = doc
            self._told = None
        elif known.mark != doc.mark:
            raise ValueError(Errors.Q030.format(id=name))
        return name

    def _tell(self) -> tuple[list[StorySpeaker], list[QuoteGroup]]:
        """Speakers and quotes of all documents, worked out where documents came."""
        if self._told is None:
            docs = sorted(self._docs.items())
            entries = self._entries(docs)
            voices = [voice for _, doc in docs for voice in doc.voices]
            told = _Telling(docs, merge_people(voices, entries, get_language(self.lang).names))
            self._told = told.speakers(entries), told.groups()
        return self._told

    def _entries(self, docs: list[tuple[str, KeptDoc]]) -> list[str]:
        """The knowledge-base id of each speaker of each document."""
        ids = (voice.id for _, doc in docs for voice in doc.voices)
        return [id if self._known and self._known.fullmatch(id) else "" for id in ids]


class _Telling:
    """Makes the records of speakers and groups."""

    def __init__(self, docs: list[tuple[str, KeptDoc]], people: Merged) -> None:
        self.docs = docs
        self.people = people
        self.by_number: dict[int, StorySpeaker] = {}
        self.quotes = list(self._quotes())

    def speakers(self, entries: list[str]) -> list[StorySpeaker]:
        """The speakers who say something, most quoted first."""
        names: dict[int, Counter[str]] = defaultdict(Counter)
        known: dict[int, str] = {}
        place = 0
        for _, doc in self.docs:
            for voice in doc.voices:
                number = self.people.of[place]
                names[number].update((voice.name, *set(voice.names)))
                known[number] = known.get(number) or entries[place]
                place += 1
        said: dict[int, list[StoryQuote]] = defaultdict(list)
        for quote, number in self.quotes:
            if number >= 0:
                said[number].append(quote)
        taken: Counter[str] = Counter()
        taken.update(filter(None, entries))
        for number, quotes in said.items():
            spellings = sorted(names[number], key=_ByFullness(names[number]))
            id = known[number] or _unused(slug(spellings[0]), taken)
            self.by_number[number] = StorySpeaker(id, spellings[0], spellings, quotes)
        return sorted(self.by_number.values(), key=_quoted)

    def groups(self) -> list[QuoteGroup]:
        """The groups of quotes, by first variant."""
        members: dict[int, list[int]] = defaultdict(list)
        for place, group in enumerate(group_quotes(list(self._said()))):
            members[group].append(place)
        return [self._group([self.quotes[place] for place in places]) for places in members.values()]

    def _group(self, variants: list[tuple[StoryQuote, int]]) -> QuoteGroup:
        """One group; its speaker is whom most documents name."""
        votes = Counter(number for _, number in variants if number >= 0)
        speaker = self.by_number[votes.most_common(1)[0][0]] if votes else None
        first = variants[0][0]
        return QuoteGroup(f"{first.doc}#{first.id}", speaker, [quote for quote, _ in variants])

    def _quotes(self) -> Iterator[tuple[StoryQuote, int]]:
        """All quotes with the number of their speaker, -1 where there is none."""
        base = 0
        for name, doc in self.docs:
            for quote in doc.quotes:
                number = self.people.of[base + quote.speaker] if quote.speaker >= 0 else -1
                yield StoryQuote(name, quote.id, quote.text, quote.type, quote.factual, quote.score), number
            base += len(doc.voices)

    def _said(self) -> Iterator[Said]:
        """All quotes as they are compared."""
        base = 0
        for at, (_, doc) in enumerate(self.docs):
            for quote in doc.quotes:
                place = base + quote.speaker
                sure = quote.speaker >= 0 and self.people.sure[place]
                yield Said(quote.words, self.people.of[place] if sure else -1, quote.factual, at)
            base += len(doc.voices)


class _ByFullness:
    """Sort key of spellings: more words, then more documents, then the alphabet."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = counts

    def __call__(self, name: str) -> tuple[int, int, str]:
        return -len(name.split()), -self.counts[name], name


def _quoted(speaker: StorySpeaker) -> tuple[int, str]:
    """Sort key of speakers."""
    return -len(speaker.quotes), speaker.id


def _unused(base: str, taken: Counter[str]) -> str:
    """An id that no other speaker has."""
    name = base
    while taken[name]:
        taken[base] += 1
        name = f"{base}-{taken[base]}"
    taken[name] += 1
    return name
