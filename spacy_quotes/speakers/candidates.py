"""Who may be meant by a pronoun: the people named, described or spoken of before it, with their traits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..language.namedata import NameData
from ..page import Page
from .figures import Figure
from .genders import sounds_like
from .names import PERSON
from .number import is_plural
from .places import Place, sentences_between

# Sentences and paragraphs back from which distances are no longer told apart.
FAR, AWAY = 4, 3
# Names of traits, made once.
_SUBJECT = tuple([f"subject {back}{same}" for back in range(4)] for same in ("", " across"))
_BACK = [f"back {back}" for back in range(FAR + 1)]
_PARAGRAPHS = [f"paragraphs {away}" for away in range(AWAY + 1)]
_ROLE = {role: f"role {role}" for role in ("subject", "apposed", "owner", "located", "object", "other")}


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
            back = sentences_between(place, here)
            self.traits.add(_SUBJECT[place.paragraph != here.paragraph][back if back < 3 else 3])
            if place.at > self.subject:
                self.subject = place.at

    def finish(self, here: Place) -> None:
        """Turn the latest place into traits.

        here (Place): where the pronoun stands.
        """
        place = self.latest
        if place is None:
            if self.heard is not None:
                self.traits.add(f"heard {min(here.sentence - self.heard.sentence, 2)}")
            return
        back, away = sentences_between(place, here), here.paragraph - place.paragraph
        known = _BACK[back if back < FAR else FAR], _PARAGRAPHS[away if away < AWAY else AWAY]
        self.traits.update(known)
        self.traits.add(_ROLE[place.role])
        if place.frame >= 0 and place.frame != here.frame:
            self.traits.add("reported")
        if self.heard is not None:
            self.traits.add("heard too")
        if here.frame >= 0:
            self.traits.add("inside" if place.frame == here.frame else "outside")
        if self.opening:
            self.traits.add(f"phrase {self.opening}")


def describe(
    figure: Figure, sort: str, *, hint: tuple[str, bool], learned: bool, spoken: bool, person: str
) -> list[str]:
    """Tell the traits of a figure itself.

    figure (Figure): somebody who may be meant.
    sort (str): gender of the pronoun.
    hint (Tuple[str, bool]): gender that the given name hints at, "" for none, and whether it is nearly sure.
    learned (bool): whether its gender was told by pronouns only.
    spoken (bool): whether it is the speaker of a quote.
    person (str): how its names are used, as far as that tells people from others.
    RETURNS (List[str]): them.
    """
    traits = [person]
    if figure.gender == sort:
        traits.append("gender learned" if learned else "gender told")
    elif figure.gender:
        traits.append("gender against")
    else:
        traits.append("gender open")
        if hint[0]:
            fit = "fits" if hint[0] == sort else "against"
            traits.append(f"ending {fit} well" if hint[1] else f"ending {fit}")
    if figure.head is not None:
        traits.append("described" if figure.kind == PERSON else "described otherwise")
    elif figure.kind != PERSON:
        traits.append("name of several words" if len(figure.words) > 1 else "name of one word")
    count = len(figure.mentions)
    traits.append("named once" if count < 2 else "named a few times" if count < 5 else "named often")
    if spoken:
        traits.append("speaks")
    return traits


def compare(found: Sequence[Candidate]) -> None:
    """Add traits that tell candidates from each other.

    found (Sequence[Candidate]): all for one pronoun, with their own traits.
    """
    if len(found) == 1:
        found[0].traits.add("alone")
    told = [one for one in found if "gender told" in one.traits]
    if told:
        for one in told:
            one.traits.add("told alone" if len(told) == 1 else "told of several")
        max(told, key=_latest).traits.add("nearest told")
        for one in found:
            if "gender told" not in one.traits:
                one.traits.add("another told")
    if found:
        max(found, key=_latest).traits.add("nearest")
        last = max(found, key=_subject)
        if last.subject >= 0:
            last.traits.add("last subject")
    here = [one for one in found if "paragraphs 0" in one.traits]
    if len(here) == 1:
        here[0].traits.add("alone here")
    for one in found:
        since = one.linked if one.linked > one.spoke else one.spoke
        if since >= 0:
            others = [other for other in found if other is not one]
            subject = max(map(_subject, others), default=-1) > since
            named = subject or max(map(_latest, others), default=-1) > since
            one.traits.add("overtaken" if subject else "passed" if named else "unmatched")


def none_of(found: Sequence[Candidate], context: str, *, inside: bool, floor: int) -> list[str]:
    """Tell the traits of the case that it is nobody among those found.

    found (Sequence[Candidate]): the candidates, one at least, with all of their traits.
    context (str): what kind of place the pronoun has.
    inside (bool): whether it stands in the content of a quote.
    floor (int): token before which nobody is looked for.
    RETURNS (List[str]): them.
    """
    traits = ["none", f"none of {min(len(found), 4)}"]
    if inside:
        traits.append("none inside")
    if floor:
        traits.append("none after unknown")
    told = sum(["gender told" in one.traits for one in found])
    traits.extend((f"none told {min(told, 2)}", f"none {context}"))
    if max(map(_subject, found)) < 0:
        traits.append("none subject")
    if all(one.spoke < 0 for one in found):
        traits.append("none spoke")
    return traits


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
        self.hints: dict[str, tuple[str, bool]] = {}  # given name -> the gender that it hints at

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

    def hint(self, figure: Figure) -> tuple[str, bool]:
        """Guess the gender of a figure by the ending of its given name; read once.

        figure (Figure): it.
        RETURNS (Tuple[str, bool]): "f", "m" or "" where that is known or open, and whether it is nearly sure.
        """
        if len(figure.words) < 2 or figure.gender:
            return "", False
        name = figure.words[0]
        if name not in self.hints:
            self.hints[name] = sounds_like(name, self.names)
        return self.hints[name]

    @cached_property
    def common(self) -> set[str]:
        """RETURNS (Set[str]): the words of the document without a capital."""
        return {word for word in set(self.page.words) if word.islower()}

    def is_body(self, figure: Figure) -> bool:
        """Tell names that nobody bears.

        figure (Figure): one with a name.
        RETURNS (bool): whether it ends in a noun ("Aldby Brigades"), or is a title with an owner in it.
        """
        names, last, first = self.names, figure.words[-1], figure.mentions[0]
        if len(figure.words) < 2 or figure.words[0] in names.given:
            return False
        if last in names.groups or last in names.bodies or is_plural(last, names):
            return True
        if last in self.common and self.page.words[first.end - 1][0].isupper():
            return True
        return not names.possessive_marks.isdisjoint(self.page.lower[first.start : first.end])

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
