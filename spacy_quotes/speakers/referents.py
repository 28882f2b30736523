"""Who or what a noun phrase may stand for: itself and what is named or described around it, with traits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .figures import Figure
from .phrases import Phrase
from .places import Place
from .setting import Setting

# Paragraphs and places back from which distances are no longer told apart.
AWAY, ORDER = 5, 3


class Question(NamedTuple):
    """A noun phrase that stands for somebody or something.

    phrase (Phrase): it.
    sort (str): "person" for a noun for people; "it" or "they".
    opening (str): "the" or "bare".
    gender (str): "f", "m" or "" by its head.
    setting (Setting): the quote it is the source of, and the one before.
    here (Place): where it stands.
    """

    phrase: Phrase
    sort: str
    opening: str
    gender: str
    setting: Setting
    here: Place


class Referent:
    """Somebody or something that a phrase may stand for, with all that speaks for it.

    figure (Figure): who or what it is.
    """

    __slots__ = ("before", "figure", "later", "subject", "traits")

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.before: Place | None = None  # where it is named last before the phrase
        self.later: Place | None = None  # where it is named first after it
        self.subject = -1  # where it is the subject last
        self.traits: set[str] = set()

    def see(self, place: Place, here: Place) -> None:
        """Take in one place.

        place (Place): where it is named or described.
        here (Place): where the phrase stands.
        """
        if place.at > here.at:
            if self.later is None or place.at < self.later.at:
                self.later = place
            return
        if self.before is None or place.at > self.before.at:
            self.before = place
        if place.role == "subject" and place.at > self.subject:
            self.subject = place.at

    def finish(self, question: Question) -> None:
        """Turn its places into traits.

        question (Question): the phrase.
        """
        sort, here = question.sort, question.here
        if self.before is not None:
            away = min(here.paragraph - self.before.paragraph, AWAY)
            self.traits.add(f"{sort} paragraphs {away}")
            if here.sentence - self.before.sentence < 2:
                self.traits.add(f"{sort} back {here.sentence - self.before.sentence}")
            self.traits.add(f"{sort} role {self.before.role}")
            if self.before.frame >= 0 and self.before.frame not in question.setting.around:
                self.traits.add("in another quote")
        elif self.later is not None:
            away = min(self.later.paragraph - here.paragraph, AWAY)
            self.traits.add(f"{sort} later {away}")
            self.traits.add(f"later {question.opening} {'heading' if here.paragraph == 0 else 'lead'}")
        count = len(self.figure.mentions)
        self.traits.add("named once" if count < 2 else "named a few times" if count < 5 else "named often")


def compare(found: Sequence[Referent], question: Question) -> None:
    """Add traits that tell referents from each other.

    found (Sequence[Referent]): all for one phrase, with their own traits.
    question (Question): the phrase.
    """
    sort = question.sort
    named = [one for one in found if one.figure.head is None and one.before is not None]
    for order, one in enumerate(sorted(named, key=_last, reverse=True)):
        one.traits.add(f"{sort} nearest {min(order, ORDER)}")
    if len(named) == 1:
        named[0].traits.add(f"{sort} alone")
    near = [one for one in named if one.before and question.here.paragraph - one.before.paragraph <= 1]
    if len(near) == 1:
        near[0].traits.add(f"{sort} alone near")
    subjects = [one for one in named if one.subject >= 0]
    if subjects:
        max(subjects, key=_subject).traits.add(f"{sort} last subject")
    often = max((len(one.figure.mentions) for one in named), default=0)
    for one in named:
        if often > 2 and len(one.figure.mentions) == often:
            one.traits.add(f"{sort} main")
    later = [one for one in found if one.before is None and one.later is not None]
    if later:
        min(later, key=_first).traits.add(f"{sort} first later")
    described = [one for one in found if one.figure.head is not None and one.before is not None]
    if described:
        max(described, key=_last).traits.add(f"{sort} nearest described")


def none_of(found: Sequence[Referent], question: Question, *, ruled: bool) -> list[str]:
    """Tell the traits of the case that it is nobody among those found.

    found (Sequence[Referent]): the referents.
    question (Question): the phrase.
    ruled (bool): whether the rules name one.
    RETURNS (List[str]): them.
    """
    sort = question.sort
    named = sum(one.figure.head is None and one.before is not None for one in found)
    traits = ["none", f"none {sort}", f"none {question.opening}", f"none of {min(named, 3)}"]
    traits.append(f"none {sort} {'ruled' if ruled else 'unruled'}")
    if question.here.frame >= 0:
        traits.append("none inside")
    return traits


def own_traits(question: Question, marks: Iterable[str]) -> list[str]:
    """Tell the traits of a phrase that stands for itself.

    question (Question): the phrase.
    marks (Iterable[str]): what its words are like.
    RETURNS (List[str]): them.
    """
    phrase, sort, opening = question.phrase, question.sort, question.opening
    size = min(phrase.end - phrase.start, 6)
    traits = ["own", f"{sort} own", f"{sort} own {opening}", f"own {opening} {size}", f"{sort} own {size}"]
    traits.extend(f"own {mark}" for mark in marks)
    return traits


def _last(one: Referent) -> int:
    """Where a referent is named last before the phrase."""
    return -1 if one.before is None else one.before.at


def _first(one: Referent) -> int:
    """Where a referent is named first after it."""
    return 0 if one.later is None else one.later.at


def _subject(one: Referent) -> int:
    """Where a referent is the subject last."""
    return one.subject
