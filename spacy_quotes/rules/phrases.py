"""Phrases by their small words: where noun phrases and adverbial phrases begin and end."""

from __future__ import annotations

from .view import View

OPENING, CLOSING = "([", ")]"
# Signs that may stand inside a noun phrase.
JOINTS = frozenset("&-/@#$£€%")


def skip_adverbials(view: View, row: int, end: int) -> int:
    """Go past adverbs, time expressions and phrases that set the scene ("on Thursday", "in a statement").

    view (View): the page.
    row (int): where to start.
    end (int): row to stop at.
    RETURNS (int): the first row after them.
    """
    while row < end:
        after = _one_adverbial(view, row, end)
        if after == row:
            return row
        row = after
    return row


def _one_adverbial(view: View, row: int, end: int) -> int:
    """End of the adverbial that starts at a row, or the row itself."""
    grammar = view.language.grammar
    if view.block_at[row] >= 0:
        return row
    word = view.lower[row]
    if word in grammar.times or (view.is_adverb(row) and word not in grammar.negations):
        return skip_time(view, row, end) if word in grammar.times else row + 1
    if word in grammar.determiners and row + 1 < end and view.lower[row + 1] in grammar.times:
        return skip_time(view, row, end)
    if view.words[row] in OPENING:
        return _after_bracket(view, row, end)
    if word not in grammar.prepositions or word == grammar.that:
        return row
    if row + 1 >= end or is_question(view, row + 1) or view.block_at[row + 1] >= 0:
        return row
    if word == grammar.infinitive and is_infinitive(view, row):
        return row
    after = scan_noun_phrase(view, row + 1, end, links=False)
    return after if after > row + 1 else row


def is_infinitive(view: View, row: int) -> bool:
    """Tell whether "to" opens an infinitive rather than a phrase ("to reporters").

    view (View): the page.
    row (int): the row of "to"; another follows it.
    RETURNS (bool): by the word after it.
    """
    grammar, word = view.language.grammar, view.lower[row + 1]
    if (
        view.is_name(row + 1)
        or word in grammar.determiners
        or word in grammar.objects
        or not view.is_word(row + 1)
    ):
        return False
    # A plural ("to reporters"), but "to discuss".
    plural = grammar.plural_ending
    return not plural or not word.endswith(plural) or word.endswith(2 * plural)


def is_question(view: View, row: int) -> bool:
    """Tell whether a row is "that" or a question word.

    view (View): the page.
    row (int): the row.
    RETURNS (bool): whether it may open a content.
    """
    grammar, word = view.language.grammar, view.lower[row]
    return word == grammar.that or word in grammar.questions or word in grammar.late_questions


def _after_bracket(view: View, row: int, end: int) -> int:
    """Row after the bracket that opens here, or the row itself if it does not close in time."""
    for after in range(row + 1, min(end, row + 12)):
        if view.words[after] in CLOSING:
            return after + 1
    return row


def skip_time(view: View, row: int, end: int) -> int:
    """Go past a time expression ("late on Thursday", "last week", "Dec. 4, 2024").

    view (View): the page.
    row (int): where to start.
    end (int): row to stop at.
    RETURNS (int): the first row after it.
    """
    grammar = view.language.grammar
    while row < end and view.block_at[row] < 0:
        word = view.lower[row]
        number = word[0].isdigit() and row > 0 and view.lower[row - 1].rstrip(".") in grammar.times
        if not (
            word.rstrip(".") in grammar.times
            or number
            or (word in grammar.determiners and _time_next(view, row, end))
        ):
            return row
        row += 1
    return row


def _time_next(view: View, row: int, end: int) -> bool:
    """Whether the next row is a word of time."""
    return row + 1 < end and view.lower[row + 1].rstrip(".") in view.language.grammar.times


def scan_noun_phrase(view: View, row: int, end: int, *, links: bool = True) -> int:
    """Find the end of the noun phrase that starts at a row.

    view (View): the page.
    row (int): where it starts.
    end (int): row to stop at.
    links (bool): go on over prepositions ("a spokesman for the army"); without, only over "of".
    RETURNS (int): one past its last row; the row itself where there is none.
    """
    grammar = view.language.grammar
    start = row
    seen_noun = False
    while row < end and view.block_at[row] < 0:
        word = view.lower[row]
        if view.words[row] in OPENING:
            after = _after_bracket(view, row, end)
            if after == row:
                break
            row = after
            continue
        if not view.is_word(row) and word not in JOINTS and word not in view.language.names.possessive_marks:
            break
        if word in grammar.objects or (word in grammar.subjects and word not in grammar.determiners):
            return row + 1 if row == start else row
        if seen_noun and _phrase_stops(view, row, end, links=links):
            break
        if word in grammar.determiners and row > start and view.lower[row - 1] not in grammar.prepositions:
            if (
                view.lower[row - 1] not in grammar.coordinators
                and view.lower[row - 1] not in grammar.determiners
            ):
                break
        elif word not in grammar.determiners and word not in grammar.prepositions:
            seen_noun = True
        row += 1
    while row > start and (
        view.lower[row - 1] in grammar.prepositions or view.lower[row - 1] in grammar.coordinators
    ):
        row -= 1
    return row


def _phrase_stops(view: View, row: int, end: int, *, links: bool) -> bool:
    """Whether a noun phrase under way ends before this row."""
    grammar = view.language.grammar
    word = view.lower[row]
    if word in grammar.verb_hints and word not in view.language.names.possessive_marks:
        return True
    if word in grammar.subordinators and word not in grammar.prepositions:
        return True
    if word in grammar.times or word in grammar.adverbs:
        return True
    if view.is_adverb(row) and not (row + 1 < end and view.is_word(row + 1)):
        return True
    if word in grammar.coordinators:
        return not links and not (row + 1 < end and view.is_name(row + 1) and view.is_name(row - 1))
    if word == grammar.infinitive and row + 1 < end and not view.is_name(row + 1):
        return view.lower[row + 1] not in grammar.determiners
    if word in grammar.prepositions:
        if not links:
            return word != grammar.link
        return _sets_scene(view, row, end)
    return False


def _sets_scene(view: View, row: int, end: int) -> bool:
    """Whether a preposition opens a phrase of time or occasion, not one that belongs to the noun."""
    grammar, cues = view.language.grammar, view.language.cues
    if view.lower[row] in grammar.subordinators:
        return True
    for after in range(row + 1, min(row + 5, end)):
        word = view.lower[after]
        if word in grammar.times or word in cues.venues or (word.isdigit() and len(word) == 4):
            return True
        if word in grammar.prepositions or not view.is_word(after):
            return False
    return False


def split_at_commas(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch at its commas outside marks and brackets.

    view (View): the page.
    start (int): first row.
    end (int): one past the last row.
    RETURNS (List[Tuple[int, int]]): the segments; the last is empty where a comma ends the stretch.
    """
    segments, begin, depth = [], start, 0
    for row in range(start, end):
        word = view.words[row]
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth -= 1
        elif word == "," and depth <= 0 and view.block_at[row] < 0:
            segments.append((begin, row))
            begin = row + 1
    segments.append((begin, end))
    return segments


def is_apposition(view: View, start: int, end: int) -> bool:
    """Tell whether a segment between commas can be an apposition or another remark on the noun before it.

    view (View): the page.
    start (int): first row of the segment.
    end (int): one past its last row.
    RETURNS (bool): "a shopkeeper in the city", "who leads the group", "42".
    """
    if start >= end:
        return False
    grammar = view.language.grammar
    word = view.lower[start]
    if word in grammar.relatives or word[0].isdigit():
        return True
    if word in grammar.apposition_nouns:
        return True
    if word in grammar.determiners or word in grammar.apposition_openers:
        return not view.has_listed_verb(start, end)
    return not view.is_name(start) and word not in grammar.prepositions and not view.has_finite(start, end)
