"""Sources that do not stand beside their cue: subjects of the clause around it, and possessors."""

from __future__ import annotations

from .phrases import split_at_commas
from .subjects import Subject, left_limit, subject_before
from .view import View


def clause_subject(view: View, start: int, row: int) -> Subject | None:
    """Find the subject of the clause that a participle belongs to ("Rebels entered the city, saying").

    view (View): the page.
    start (int): first row of the sentence.
    row (int): first row of the cue.
    RETURNS (Optional[Subject]): the noun phrase before the clause's finite verb, or None.
    """
    own = _after_with(view, start, row)
    if own is not None:
        return own
    if view.lower[row - 1] in view.language.cues.nouns:
        own = possessor(view, start, row - 1)
        if own is not None:
            return own
    subjects = []
    for begin, end in split_at_commas(view, start, row):
        for verb in range(begin + 1, end):
            if view.block_at[verb] >= 0:
                break
            if view.is_finite(verb) and not view.is_finite(verb - 1):
                subject = subject_before(view, left_limit(view, begin, verb), verb)
                if subject is not None and verb - subject.start <= 15:
                    subjects.append(subject)
    if not subjects:
        return None
    # A clause before the main one ("As his forces advanced, the general ...") does not give the subject.
    is_late = view.lower[start] in view.language.grammar.subordinators
    return subjects[-1] if is_late else subjects[0]


def _after_with(view: View, start: int, row: int) -> Subject | None:
    """The subject in "with the government announcing"."""
    for before in range(row - 2, max(start, row - 12) - 1, -1):
        if view.words[before] == "," or view.block_at[before] >= 0:
            return None
        if view.lower[before] == view.language.grammar.absolute:
            opens = before == start or not view.is_word(before - 1)
            return subject_before(view, before + 1, row) if opens else None
    return None


def possessor(view: View, start: int, row: int) -> Subject | None:
    """Find whose claim, tweet or statement a noun is: "its", "her latest", "Anna Berg's".

    view (View): the page.
    start (int): first row of the sentence.
    row (int): the noun.
    RETURNS (Optional[Subject]): the possessive pronoun or the phrase before the mark, or None.
    """
    names = view.language.names
    for before in (row - 1, row - 2):
        if before < start:
            return None
        if view.lower[before] in names.possessives:
            return Subject(before, (before, before + 1))
        if before > start and view.lower[before] in names.possessive_marks:
            return subject_before(view, start, before)
    return None
