"""Sources: the noun phrase before or after a cue that says who speaks."""

from __future__ import annotations

from typing import NamedTuple

from .phrases import is_apposition, scan_noun_phrase, skip_adverbials, skip_time, split_at_commas
from .view import BREAKS, View

# No source is longer, in rows.
LONGEST = 30


class Subject(NamedTuple):
    """A source beside a cue, in rows.

    start (int): where the phrase begins, what stands before may be content.
    source (Tuple[int, int]): the rows to report as the source.
    factual (bool): False for "nobody said".
    """

    start: int
    source: tuple[int, int]
    factual: bool = True


def left_limit(view: View, start: int, row: int) -> int:
    """Find how far left a subject may reach: to the last quotation, dash or semicolon.

    view (View): the page.
    start (int): first row of the sentence.
    row (int): first row of the cue.
    RETURNS (int): the first row a subject may begin at.
    """
    while row > start:
        if view.block_at[row - 1] >= 0 or view.words[row - 1] in BREAKS:
            return row
        row -= 1
    return start


def subject_before(view: View, start: int, row: int) -> Subject | None:
    """Find the source that ends where a cue begins.

    view (View): the page.
    start (int): first row it may begin at.
    row (int): first row of the cue.
    RETURNS (Optional[Subject]): the source, or None.
    """
    segments = split_at_commas(view, start, row)
    begin, end = segments[-1]
    if begin < end:
        return _in_segment(view, begin, end)
    # A comma right before the cue closes an apposition: its head is further left.
    index = len(segments) - 2
    while index > 0 and is_apposition(view, *segments[index]):
        index -= 1
    if index == len(segments) - 2 and index > 0:
        index -= 1
    while index > 0 and view.lower[segments[index][0]] in view.language.grammar.relatives:
        index -= 1
    if index == len(segments) - 2:
        return None
    head = _in_segment(view, *segments[index])
    if head is None:
        return None
    end = head.source[1]
    for begin, stop in segments[index + 1 : -1]:
        if view.lower[begin] in view.language.grammar.relatives or _is_participle(view, begin):
            break
        end = stop
    return Subject(head.start, (head.source[0], end), head.factual)


def _in_segment(view: View, start: int, end: int) -> Subject | None:
    """The noun phrase that ends a segment without outer commas."""
    grammar = view.language.grammar
    end = _before_time(view, start, end)
    while end > start and view.lower[end - 1] in grammar.auxiliaries:
        end -= 1  # "have in the past said"
    if start >= end:
        return None
    begin = end - 1 if _ends_in_pronoun(view, start, end) else _phrase_start(view, start, end)
    if begin >= end or not _can_speak(view, begin, end):
        return None
    return Subject(
        begin, (begin, end), not any(view.lower[r] in grammar.negations for r in range(begin, end))
    )


def _ends_in_pronoun(view: View, start: int, end: int) -> bool:
    """Whether the last row is a subject pronoun of its own ("When it rains he", not "close to it")."""
    grammar = view.language.grammar
    last = view.lower[end - 1]
    if last not in grammar.subjects or end - 1 == start:
        return last in grammar.subjects
    return last not in grammar.determiners and view.lower[end - 2] not in grammar.prepositions


def _before_time(view: View, start: int, end: int) -> int:
    """Cut a time expression or adverb from the end of a phrase ("the army on Thursday")."""
    grammar = view.language.grammar
    for begin in range(max(start + 1, end - 5), end):
        word = view.lower[begin]
        if word in grammar.prepositions and begin + 1 < end and skip_time(view, begin + 1, end) == end:
            return begin
        if skip_time(view, begin, end) == end and not word[0].isdigit():
            return begin
    return end


def _phrase_start(view: View, start: int, end: int) -> int:
    """First row of the noun phrase that ends a segment."""
    grammar = view.language.grammar
    begin = start
    if view.lower[start] in grammar.relatives | grammar.no_sources and start < end - 1:
        start = begin = start + 1  # "which Berg said was closed"
    for row in range(end - 1, start - 1, -1):
        word = view.lower[row]
        is_relative = row > start and word in grammar.relatives and _modifies(view, row, end)
        if word in grammar.subordinators and word not in grammar.prepositions and not is_relative:
            begin = row + 1
            break
        if word in grammar.subordinators & grammar.prepositions and row > start:
            begin = row + 1
            break
        if word in grammar.coordinators and view.has_finite(start, row):
            begin = row + 1
            break
    begin = _after_verb(view, _after_openers(view, begin, end), end)
    return _after_openers(view, begin, end)


def _modifies(view: View, row: int, end: int) -> bool:
    """Whether a relative word is the subject of its clause ("people who know him")."""
    grammar = view.language.grammar
    if not view.is_word(row - 1) or view.is_finite(row - 1) or row + 1 >= end:
        return False
    after = view.lower[row + 1]
    return not (view.is_name(row + 1) or after in grammar.determiners or after in grammar.subjects)


def _after_openers(view: View, start: int, end: int) -> int:
    """Go past what may open a clause before its subject ("But in 2016", "When")."""
    grammar = view.language.grammar
    while start < end:
        word = view.lower[start]
        if (
            word in grammar.coordinators
            or (word in grammar.subordinators and word != grammar.that)
            or (view.is_adverb(start) and word not in grammar.negations and word not in grammar.determiners)
        ):
            start += 1
        elif word in grammar.prepositions or word in grammar.times:
            after = skip_adverbials(view, start, end)
            if after == end:
                after = _last_name(view, start, end)
            if after == start:
                return start
            start = after
        else:
            return start
    return start


def _last_name(view: View, start: int, end: int) -> int:
    """Where the name begins that ends a phrase after a noun ("In a recording | Golani"), or `start`."""
    row = end
    while row > start and view.is_name(row - 1):
        row -= 1
    determiners = view.language.grammar.determiners | view.language.grammar.prepositions
    is_new = start + 1 < row < end and view.is_word(row - 1) and view.lower[row - 1] not in determiners
    return row if is_new else start


def _after_verb(view: View, start: int, end: int) -> int:
    """Go past a clause that a subject ends ("he thinks | Trump"), unless it modifies the noun."""
    grammar = view.language.grammar
    for row in range(end - 2, start, -1):
        if view.has_listed_verb(row, row + 1):
            if any(view.lower[r] in grammar.relatives for r in range(start, row)):
                return start
            return row + 1
    return start


def _can_speak(view: View, start: int, end: int) -> bool:
    """Whether a phrase may be a source: a pronoun, or something with a noun that is no mere evidence."""
    grammar, cues = view.language.grammar, view.language.cues
    if end - start == 1 and view.lower[start] in grammar.subjects:
        return view.lower[start] not in grammar.determiners
    if end - start > LONGEST or view.lower[start] in grammar.no_sources:
        return False
    verb = cues.verbs.get(view.words[start])
    if view.has_listed_verb(start, start + 1) or (verb is not None and verb.tense in ("past", "third")):
        return False  # "are far less | detailed"
    head = end
    for row in range(start + 1, end):
        if view.lower[row] in grammar.prepositions or view.lower[row] in grammar.relatives:
            head = row
            break
    if view.lower[head - 1] in cues.evidence:
        return False
    if view.lower[start] in grammar.prepositions or view.lower[end - 1] == grammar.that:
        return False
    return any(view.is_word(row) and view.lower[row] not in grammar.prepositions for row in range(start, end))


def subject_after(view: View, row: int, end: int) -> Subject | None:
    """Find the source that starts after a cue ("said Anna Berg, a shopkeeper", "according to").

    view (View): the page.
    row (int): first row after the cue.
    end (int): end of the sentence.
    RETURNS (Optional[Subject]): the source with its apposition, or None.
    """
    stop = scan_noun_phrase(view, row + _is_owner(view, row, end), end)
    if stop == row or not _can_speak(view, row, stop):
        return None
    while stop < end and view.words[stop] == "," and view.block_at[stop] < 0:
        after = _apposition_end(view, stop + 1, end)
        if after == stop + 1:
            break
        stop = after
    factual = not any(view.lower[r] in view.language.grammar.negations for r in range(row, stop))
    return Subject(row, (row, stop), factual)


def _is_owner(view: View, row: int, end: int) -> bool:
    """Whether a pronoun owns the noun after it ("according to her mother", not "to her on Monday")."""
    grammar = view.language.grammar
    if row + 1 >= end or view.lower[row] not in grammar.objects & grammar.determiners:
        return False
    word = view.lower[row + 1]
    small = grammar.prepositions | grammar.verb_hints | grammar.coordinators | grammar.times | grammar.adverbs
    return view.is_word(row + 1) and view.block_at[row + 1] < 0 and word not in small | grammar.subordinators


def _apposition_end(view: View, row: int, end: int) -> int:
    """End of an apposition that starts at a row, or the row itself."""
    grammar = view.language.grammar
    stop = row
    while stop < end and view.words[stop] not in (",", ".", "!", "?") and view.block_at[stop] < 0:
        if view.words[stop] in BREAKS:
            break
        stop += 1
    if stop == row or view.lower[row] in grammar.relatives or _is_participle(view, row):
        return row
    after = scan_noun_phrase(view, row, stop)
    if _is_told_name(view, row, stop):
        return stop
    # "a farmer who lives nearby"
    related = row < after < stop and view.lower[after] in grammar.relatives
    if related and view.lower[row] in grammar.determiners:
        return stop
    if not is_apposition(view, row, stop):
        return row
    return stop if related else after


def _is_told_name(view: View, row: int, stop: int) -> bool:
    """Whether the name of whom a role before a comma tells is all there is ("its president, Anna Berg")."""
    names = view.language.names
    named = [view.is_name(at) or view.lower[at] in names.particles for at in range(row, stop)]
    role = view.words[row - 2].islower() and view.lower[row - 2] in names.roles
    return role and all(named) and named[0] and stop - row > 1


def _is_participle(view: View, row: int) -> bool:
    """Whether a remark on a noun opens with a verb ("published on Monday", "speaking in Lund")."""
    return view.is_finite(row) or view.is_participle(row)
