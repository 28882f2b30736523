"""Quotes whose cue is a phrase or a noun: "according to X", "its announcement that"."""

from __future__ import annotations

from .clauses import Spot
from .contents import Right
from .endings import content_end
from .found import Found, join_parts
from .lefts import Span
from .owners import possessor
from .phrases import scan_noun_phrase, skip_time
from .subjects import subject_after
from .view import View

# Signs behind which another clause may begin.
_BREAKS = frozenset([";", ":", "-", "–", "—", "--"])


def find_phrasal(spot: Spot) -> Found | None:
    """Find the quote of a phrase: "Y, according to X", "According to X, Y".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote.
    """
    view, sentence, cue = spot.view, spot.sentence, spot.cue
    subject = subject_after(view, cue.end, sentence.end)
    if subject is None or view.lower[subject.start] in view.language.cues.not_sources:
        return None
    end = subject.source[1]
    start, stop = sentence.start, cue.start
    enclosed = stop > start and view.words[stop - 1] == "," and view.block_at[stop - 1] < 0
    stop -= enclosed
    after = _content_after(spot, end, opens=start == stop)
    right = Right("", end, cue.end)
    if stop - start >= 2 and view.count_words(start, stop) >= 2:
        pieces = ((start, stop), after) if after and enclosed else ((start, stop),)
        return join_parts(cue, subject, right, pieces, "phrase-left", spot.index)
    if after:
        return join_parts(cue, subject, right, (after,), "phrase-right", spot.index)
    return None


def _content_after(spot: Spot, end: int, *, opens: bool) -> Span | None:
    """The content after a source and its comma; a phrase that opens a sentence may lack the comma."""
    view, sentence = spot.view, spot.sentence
    if end + 1 >= sentence.end:
        return None
    phrases = [cue for cue in spot.later if cue.kind == "phrase"]
    if view.words[end] == "," and view.block_at[end] < 0:
        if _opens_another(view, end + 1, sentence.end):
            return None
        stop = content_end(view, end + 1, sentence.end, phrases)
        return (end + 1, stop) if stop > end + 1 else None
    if opens and end + 3 < sentence.end and view.has_finite(end + 1, sentence.end):
        return end, content_end(view, end, sentence.end, phrases)
    return None


def _opens_another(view: View, row: int, end: int) -> bool:
    """Whether a remark on the source, or another main clause, begins at a row ("who see", "and we say")."""
    grammar = view.language.grammar
    if view.lower[row] in grammar.relatives:
        return True
    subject = scan_noun_phrase(view, row + 1, end)
    return view.lower[row] in grammar.coordinators and subject > row + 1 and view.has_finite(subject, end)


def find_nominal(spot: Spot) -> Found | None:
    """Find the quote of a noun: "its announcement that Y", "the claim by X that Y".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote.
    """
    view, sentence, cue = spot.view, spot.sentence, spot.cue
    grammar = view.language.grammar
    row, subject = cue.end, None
    by = skip_time(view, row + (view.lower[row] in grammar.prepositions), sentence.end)
    by = by if by > row + 1 else row
    if by + 1 < sentence.end and view.lower[by] in grammar.origins:
        subject = subject_after(view, by + 1, sentence.end)
        row = subject.source[1] if subject else row
    if row >= sentence.end - 1 or view.lower[row] != grammar.that or view.is_finite(row + 1):
        return None
    subject = subject or possessor(view, sentence.start, cue.row)
    end = _nominal_end(spot, row)
    if subject is None or view.count_words(row, end) < 3:
        return None
    return join_parts(cue, subject, Right("that", row, cue.end), ((row, end),), "noun-that", spot.index)


def _nominal_end(spot: Spot, start: int) -> int:
    """Where the content of a noun ends: before the main verb, where the noun is its subject."""
    view, sentence = spot.view, spot.sentence
    end = content_end(view, start, sentence.end, spot.later)
    if view.has_listed_verb(sentence.start, spot.cue.row):
        return end
    main = _main_verb(view, start, end)
    return end if main is None else main


def _main_verb(view: View, start: int, end: int) -> int | None:
    """First row of the verb whose subject the noun and its clause are: one more than the clause has verbs."""
    grammar = view.language.grammar
    helpers = grammar.auxiliaries | grammar.be | grammar.have | grammar.modals | grammar.negations
    open_at, missing = start, 1  # the row behind a verb that may still go on, verbs before the main one
    for row in range(start + 1, end):
        if view.block_at[row] >= 0:
            continue
        if _is_verb(view, row):
            if row != open_at and not missing:
                while view.is_adverb(row - 1):
                    row -= 1
                return row
            missing -= row != open_at
            open_at = row + 1 if view.lower[row] in helpers else -1
        elif row == open_at and (view.is_adverb(row) or view.lower[row] in helpers):
            open_at = row + 1
        elif _opens(view, row) or (missing <= 0 and _goes_on(view, row)):
            missing += 1
    return None


def _is_verb(view: View, row: int) -> bool:
    """Whether a row may be a finite verb: no "May", but a reporting verb in the present that is no noun."""
    word, cues = view.lower[row], view.language.cues
    if view.is_name(row):
        return False
    verb = cues.verbs.get(word)
    present = verb is not None and verb.tense == "third" and word not in cues.noun_forms
    return present or view.is_finite(row)


def _opens(view: View, row: int) -> bool:
    """Whether a subordinate clause begins at a row; "after 13 innings" is none."""
    grammar, word = view.language.grammar, view.lower[row]
    if word in grammar.prepositions:
        after = view.lower[row + 1 : row + 2]
        return word in grammar.subordinators and not grammar.subjects.isdisjoint(after)
    return word in grammar.subordinators or word in grammar.relatives or word in grammar.conditionals


def _goes_on(view: View, row: int) -> bool:
    """Whether another clause may begin at a row: "and", ";", a dash."""
    return view.lower[row] in view.language.grammar.coordinators or view.lower[row] in _BREAKS
