"""Who may be meant by a pronoun: the people named, described or spoken of before it, with their traits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..language.base import NameData
from ..page import Page
from .figures import Figure
from .names import PERSON

# Sentences and paragraphs back from which distances are no longer told apart.
FAR, AWAY = 4, 3
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


class Candidate:
    """Somebody who may be meant, with all that speaks for it.

    figure (Figure): who it is.
    """

    __slots__ = ("figure", "heard", "latest", "linked", "opening", "spoke", "subject", "traits")

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.latest: Place | None = None  # where it is named last, contents of other quotes left out
        self.heard: Place | None = None  # where it is named last in the content of another quote
        self.subject = -1  # where it is the subject last
        self.linked = -1  # the pronoun before the one asked for, where it stands for this one
        self.spoke = -1  # end of the quote before, where this one speaks it
        self.opening = ""  # how the latest phrase opens, where that is no name
        self.traits: set[str] = set()

    def add(self, place: Place, here: Place, around: frozenset[int], opening: str) -> None:
        """Take in one place before the pronoun.

        place (Place): where it is named.
        here (Place): where the pronoun stands.
        around (FrozenSet[int]): the contents around the pronoun, and -1.
        opening (str): how the phrase opens, "" for a name.
        """
        if place.frame not in around and place.spoken:
            if self.heard is None or self.heard.at < place.at:
                self.heard = place
            return
        if self.latest is None or self.latest.at < place.at:
            self.latest, self.opening = place, opening
        if place.role == "subject" and place.paragraph >= here.paragraph - 1:
            back = min(sentences_between(place, here), 3)
            same = "" if place.paragraph == here.paragraph else " across"
            self.traits.add(f"subject {back}{same}")
            self.subject = max(self.subject, place.at)

    def finish(self, here: Place) -> None:
        """Turn the latest place into traits.

        here (Place): where the pronoun stands.
        """
        place = self.latest
        if place is None:
            if self.heard is not None:
                self.traits.add(f"heard {min(here.sentence - self.heard.sentence, 2)}")
            return
        self.traits.add(f"back {min(sentences_between(place, here), FAR)}")
        self.traits.add(f"paragraphs {min(here.paragraph - place.paragraph, AWAY)}")
        self.traits.add(f"role {place.role}")
        if place.frame >= 0 and place.frame != here.frame:
            self.traits.add("reported")
        if self.heard is not None:
            self.traits.add("heard too")
        if here.frame >= 0:
            self.traits.add("inside" if place.frame == here.frame else "outside")
        if self.opening:
            self.traits.add(f"phrase {self.opening}")

    def describe(
        self, sort: str, *, hint: tuple[str, bool], learned: bool, spoken: bool, person: str
    ) -> None:
        """Add traits of the figure itself.

        sort (str): gender of the pronoun.
        hint (Tuple[str, bool]): gender that the ending of the given name tells, "" for none, and
            whether it is nearly sure.
        learned (bool): whether its gender was told by pronouns only.
        spoken (bool): whether it is the speaker of a quote.
        person (str): how its names are used, as far as that tells people from others.
        """
        figure, traits = self.figure, self.traits
        traits.add(person)
        if figure.gender == sort:
            traits.add("gender learned" if learned else "gender told")
        elif figure.gender:
            traits.add("gender against")
        else:
            traits.add("gender open")
            if hint[0]:
                fit = "fits" if hint[0] == sort else "against"
                traits.add(f"ending {fit} well" if hint[1] else f"ending {fit}")
        if figure.head is not None:
            traits.add("described" if figure.kind == PERSON else "described otherwise")
        elif figure.kind != PERSON:
            traits.add("name of several words" if len(figure.words) > 1 else "name of one word")
        count = len(figure.mentions)
        traits.add("named once" if count < 2 else "named a few times" if count < 5 else "named often")
        if spoken:
            traits.add("speaks")


def compare(found: Sequence[Candidate]) -> None:
    """Add traits that tell candidates from each other.

    found (Sequence[Candidate]): all for one pronoun, with their own traits.
    """
    if len(found) == 1:
        found[0].traits.add("alone")
    told = [one for one in found if "gender told" in one.traits]
    for one in told:
        one.traits.add("told alone" if len(told) == 1 else "told of several")
    if told:
        max(told, key=_latest).traits.add("nearest told")
        for one in found:
            if "gender told" not in one.traits:
                one.traits.add("another told")
    if found:
        max(found, key=_latest).traits.add("nearest")
        last = max(found, key=_subject)
        if last.subject >= 0:
            last.traits.add("last subject")
    for one in found:
        since = max(one.linked, one.spoke)
        if since >= 0:
            subject = any(other.subject > since for other in found if other is not one)
            named = any(_latest(other) > since for other in found if other is not one)
            one.traits.add("overtaken" if subject else "passed" if named else "unmatched")


def _latest(one: Candidate) -> int:
    """Where a candidate is named last."""
    return -1 if one.latest is None else one.latest.at


def _subject(one: Candidate) -> int:
    """Where a candidate is the subject last."""
    return one.subject


class Usages:
    """How the names of the figures of one document are used.

    page (Page): the document.
    names (NameData): the language's function words.
    """

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.known: dict[int, str] = {}

    def of(self, figure: Figure) -> str:
        """Tell how the names of a figure are used; read once.

        figure (Figure): it.
        RETURNS (str): "used short" where its last name stands alone, as news does with people; "used with
            age" where an age follows; "used as place" where mostly prepositions of place and articles
            stand before it; else "used otherwise".
        """
        found = self.known.get(id(figure))
        if found is None:
            found = self.known[id(figure)] = self._read(figure)
        return found

    def _read(self, figure: Figure) -> str:
        """How the names of a figure are used."""
        last, lower, names = figure.words[-1], self.page.lower, self.names
        behind = 0
        for mention in figure.mentions:
            if len(figure.words) > 1 and mention.words == (last,):
                return "used short"
            after = lower[mention.end : mention.end + 2]
            if len(after) > 1 and after[0] == "," and after[1].isdigit():
                return "used with age"
            before = lower[mention.outer - 1] if mention.outer else ""
            behind += before in names.locatives or before in names.definite
        return "used as place" if behind * 2 > len(figure.mentions) else "used otherwise"
