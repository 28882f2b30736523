"""Where names, phrases and pronouns for people stand, and how."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from .figures import Figure

# Tokens of a title before a name that opens a sentence.
NOUNS = 6


class Place(NamedTuple):
    """Where a name, a phrase or a pronoun for somebody stands, and how.

    at (int): its first token.
    sentence (int): number of its sentence.
    told (int): how many sentences up to it are not all in the marks of quotes.
    paragraph (int): number of its paragraph.
    frame (int): the content of a quote around it, -1 where it stands in none.
    spoken (bool): whether that content stands in marks.
    role (str): "subject", "apposed" (after a comma), "owner", "located" (after "in"),
        "object" (after another preposition) or "other".
    """

    at: int
    sentence: int
    told: int
    paragraph: int
    frame: int
    spoken: bool
    role: str


def sentences_between(before: Place, after: Place) -> int:
    """Count the sentences from one place to another.

    before (Place): the earlier place.
    after (Place): the later place.
    RETURNS (int): 0 in the same one; unless both are in one quote, those all in marks are not counted.
    """
    if after.frame >= 0 and before.frame == after.frame:
        return after.sentence - before.sentence
    return max(0, after.told - before.told)


class Link(NamedTuple):
    """A pronoun that was resolved.

    place (Place): where it stands.
    figure (Figure): whom it stands for.
    sort (str): "f" or "m".
    """

    place: Place
    figure: Figure
    sort: str


class Places:
    """Reads the places of one document.

    page (Page): the document.
    names (NameData): the language's function words.
    sentences (Sequence[int]): first tokens of its sentences.
    frames (Sequence[int]): for each token the innermost content around it, -1 for none.
    spoken (FrozenSet[int]): the contents in marks.
    phrases (Mapping[int, int]): end of a phrase for a person -> its first token.
    """

    def __init__(
        self,
        page: Page,
        names: NameData,
        sentences: Sequence[int],
        frames: Sequence[int],
        spoken: frozenset[int],
        phrases: Mapping[int, int],
    ) -> None:
        self.page = page
        self.names = names
        self.sentences = sentences
        self.openings = [paragraph.start for paragraph in page.paragraphs]
        self.frames = frames
        self.spoken = spoken
        self.phrases = phrases
        self.told = self._count_told()

    def read(self, start: int, end: int, outer: int) -> Place:
        """Tell where something stands.

        start (int): its first token.
        end (int): one past its last token.
        outer (int): its first token with its titles.
        RETURNS (Place): its place.
        """
        sentence = bisect_right(self.sentences, start) - 1
        paragraph = bisect_right(self.openings, start) - 1
        role = self._role(outer, end, self.sentences[sentence])
        frame = self.frames[start]
        told = self.told[sentence]
        return Place(start, sentence, told, paragraph, frame, frame in self.spoken, role)

    def sentence(self, index: int) -> int:
        """RETURNS (int): number of a token's sentence."""
        return bisect_right(self.sentences, index) - 1

    def paragraph(self, index: int) -> int:
        """RETURNS (int): number of a token's paragraph."""
        return bisect_right(self.openings, index) - 1

    def back(self, here: Place, index: int) -> int:
        """Count the sentences from a token to a place, those that are all in the marks of quotes not counted.

        here (Place): the later place.
        index (int): the earlier token.
        RETURNS (int): 0 in the same sentence.
        """
        return here.told - self.told[self.sentence(index)]

    def _count_told(self) -> list[int]:
        """For each sentence how many up to it have a word outside the marks of quotes."""
        counts = []
        count = 0
        for start, end in pairwise([*self.sentences, len(self.frames)]):
            inside = all(
                frame in self.spoken or not self.page.words[at][0].isalnum()
                for at, frame in enumerate(self.frames[start:end], start)
            )
            count += not inside
            counts.append(count)
        return counts

    def _opens_clause(self, opening: int, outer: int) -> bool:
        """Whether only a title stands before a name in its sentence ("Club captain Anna Berg")."""
        if outer - opening > NOUNS:
            return False
        names = self.names
        lists = (names.breaks, names.copulas, names.pronouns, names.firsts, names.possessive_marks)
        words = self.page.lower[opening:outer]
        return all(word[0].isalnum() and not any(word in words for words in lists) for word in words)

    def _role(self, outer: int, end: int, opening: int) -> str:
        """What it is in its clause."""
        lower = self.page.lower
        if end < len(lower) and lower[end] in self.names.possessive_marks:
            return "owner"
        if outer - opening < 2 or self._opens_clause(opening, outer):
            return "subject"
        before = lower[outer - 1]
        if before in self.names.clause_openers:
            return "subject"
        if before == ",":
            if outer - 1 in self.phrases:
                return self._role(self.phrases[outer - 1], outer - 1, opening)
            # After a phrase of time or place that opens the sentence, a subject; else an apposition.
            led = lower[opening] in self.names.breaks and "," not in lower[opening : outer - 1]
            return "subject" if led else "apposed"
        if before in self.names.locatives:
            return "located"
        return "object" if before in self.names.breaks else "other"
