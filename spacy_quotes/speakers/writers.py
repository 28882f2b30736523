"""Who wrote a letter or a message that speaks: the one who says something in it, sends it, or owns it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from ..language.namedata import NameData
from ..page import Page
from ..quote import Attribution
from .cast import Cast
from .figures import Figure
from .order import is_in
from .phrases import Phrase

# Tokens between the word that opens a phrase and its noun.
OPENING = 5


class Writers:
    """Finds the writers of the letters in one document.

    page (Page): the document.
    cast (Cast): its figures.
    names (NameData): the language's nouns for letters and verbs for sending them.
    sentences (Sequence[int]): first tokens of its sentences.
    """

    def __init__(self, page: Page, cast: Cast, names: NameData, sentences: Sequence[int]) -> None:
        self.page = page
        self.cast = cast
        self.names = names
        self.sentences = sentences
        self.letters = [at for at, word in enumerate(page.lower) if word in names.letters]
        self.known: dict[str, tuple[int, Figure | None]] = {}  # noun -> where it came up last, and by whom

    def note(self, quote: Attribution, figure: Figure | None) -> None:
        """Remember the letter in which something is said ("In a letter to staff, Berg said").

        quote (Attribution): a quote.
        figure (Optional[Figure]): its speaker.
        """
        if not self.letters or figure is None or not quote.cue:
            return
        start, end = self._sentence(quote.cue[0][0])
        for at in self.letters[bisect_left(self.letters, start) : bisect_left(self.letters, end)]:
            opens = self._opening(at)
            inside = is_in(quote.content, at) or is_in(quote.source, at)
            if not inside and opens > start and self.page.lower[opens - 1] in self.names.mediums:
                self.known[self.page.lower[at]] = at, figure

    def find(
        self, phrase: Phrase, owner: Figure | None, resolve: Callable[[int], Figure | None]
    ) -> Figure | None:
        """Find who wrote what speaks.

        phrase (Phrase): a source.
        owner (Optional[Figure]): whom the possessive pronoun at its start stands for.
        resolve (Callable[[int], Optional[Figure]]): tells whom a pronoun at a token stands for.
        RETURNS (Optional[Figure]): the writer where the text tells it and the source is a letter.
        """
        lower, names = self.page.lower, self.names
        if phrase.head not in names.letters or phrase.at < 0:
            return None
        if lower[phrase.start] in names.possessives:
            return owner
        if lower[phrase.start] in names.articles:
            writer = self._sender(phrase, resolve)
            self.known[phrase.head] = phrase.start, writer
            return writer
        if lower[phrase.start] not in names.definite or phrase.end - phrase.start != 2:
            return None
        last, writer = self.known.get(phrase.head, (-1, None))
        between = self.letters[bisect_right(self.letters, last) : bisect_left(self.letters, phrase.start)]
        return None if any(self._is_new(at, phrase.head) for at in between) else writer

    def _sender(self, phrase: Phrase, resolve: Callable[[int], Figure | None]) -> Figure | None:
        """The subject of the clause in which a letter is sent ("Berg sent the paper a letter asking")."""
        lower, names = self.page.lower, self.names
        start, _ = self._sentence(phrase.start)
        verbs = [at for at in range(start, phrase.start) if lower[at] in names.sendings]
        if not verbs:
            return None
        verb = verbs[-1]
        if lower[verb - 1] in names.pronouns and verb > start:
            return resolve(verb - 1)
        first = bisect_left(self.cast.starts, start)
        near = self.cast.mentions[first : bisect_left(self.cast.starts, verb)]
        closed = verb - (self.page.words[verb - 1] == ",")  # "Her lawyer, Anna Berg, sent"
        opens = (one for one in near if one.outer - start < 2 and self.page.words[one.end] == ",")
        subject = next((one for one in near if one.end == closed), None) or next(opens, None)
        return None if subject is None else self.cast.who.get(subject.start)

    def _sentence(self, index: int) -> tuple[int, int]:
        """First token of the sentence around a token, and one past its last."""
        number = bisect_right(self.sentences, index)
        ends = [*self.sentences[number : number + 1], len(self.page.words)]
        return self.sentences[number - 1], ends[0]

    def _is_new(self, at: int, head: str) -> bool:
        """Whether another letter comes up at a token."""
        lower = self.page.lower
        return lower[at] == head and lower[self._opening(at)] not in self.names.definite

    def _opening(self, at: int) -> int:
        """First token of the phrase that a noun ends; the noun where nothing opens it."""
        lower, names = self.page.lower, self.names
        for index in range(at - 1, max(-1, at - 1 - OPENING), -1):
            if lower[index] in names.articles or lower[index] in names.definite:
                return index
            if not lower[index][0].isalnum() or lower[index] in names.mediums:
                break
        return at
