"""The records: what users get of many documents, and what is kept of each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class StoryQuote(NamedTuple):
    """One quote as one document has it.

    doc (str): id of the document.
    id (str): id of the quote in that document.
    text (str): the content verbatim, pieces joined by " ... ".
    type (str): "direct", "indirect" or "mixed".
    factual (bool): False where negated or hypothetical.
    score (float): confidence, 0 to 1.
    """

    doc: str
    id: str
    text: str
    type: str
    factual: bool
    score: float


@dataclass(frozen=True)
class StorySpeaker:
    """A speaker over all documents.

    id (str): knowledge-base id where one is given, else made from the name.
    name (str): the fullest name, among those the most frequent one.
    names (List[str]): all spellings, the fullest first.
    quotes (List[StoryQuote]): what the speaker says, by document id and in text order.
    """

    id: str
    name: str
    names: list[str]
    quotes: list[StoryQuote] = field(default_factory=list, compare=False, repr=False)

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class QuoteGroup:
    """One thing said, in all wordings.

    id (str): document and quote of the first variant, "report.txt#q3".
    speaker (Optional[StorySpeaker]): whom most of the documents name.
    variants (List[StoryQuote]): by document id and in text order.
    """

    id: str
    speaker: StorySpeaker | None
    variants: list[StoryQuote]

    @cached_property
    def text(self) -> str:
        """RETURNS (str): the longest wording, verbatim."""
        return max((variant.text for variant in self.variants), key=len)

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        who = self.speaker.name if self.speaker else "unknown"
        return " ".join(f"{who}: {self.text}".split())


class KeptVoice(NamedTuple):
    """What is kept of a speaker of one document.

    id (str): its id there.
    name (str): the fullest name there.
    names (Tuple[str, ...]): all spellings there.
    kind (str): one of `spacy_quotes.quote.KINDS`, "" where it is not told.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str


class KeptQuote(NamedTuple):
    """What is kept of a quote.

    id (str): its id in the document.
    text (str): the content, pieces joined by " ... ".
    type (str): "direct", "indirect" or "mixed".
    speaker (int): place of its speaker among those of the document, -1 where there is none.
    factual (bool): False where negated or hypothetical.
    score (float): confidence.
    words (array): ids of its words, as `wording.Words` gives them.
    """

    id: str
    text: str
    type: str
    speaker: int
    factual: bool
    score: float
    words: array[int]


class KeptDoc(NamedTuple):
    """What is kept of a document, on its way to a `Store` or a file.

    mark (str): tells documents with the same id apart.
    voices (Tuple[KeptVoice, ...]): its speakers.
    quotes (Tuple[KeptQuote, ...]): its quotes in text order.
    """

    mark: str
    voices: tuple[KeptVoice, ...]
    quotes: tuple[KeptQuote, ...]
