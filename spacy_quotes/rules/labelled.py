"""Quotes whose speaker stands before a colon or after a dash: scripts, interviews, mottoes."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..quote import Attribution
from .found import Found
from .marked import LOOSE, standing_alone
from .view import DASHES, View

# Rows within which the colon of a label stands.
REACH = 25
# Words of a turn without marks, so that a box of facts ("Price: 40 crowns") is none.
LEAST_WORDS = 3
_TIMES = frozenset(["a.m.", "p.m.", "am", "pm", "AM", "PM", "GMT", "-", "–", "—", "|", "•", "*", "[", "]"])
_STOPS = frozenset(".!?…\"”’'»)")


class _Label(NamedTuple):
    """A name before a colon: its rows, and the row that the words after it start at."""

    start: int
    end: int
    said: int


def find_labelled(view: View) -> list[Found]:
    """Find scripts ("Anna Berg: '...'"), interviews, "From Anna Berg, mayor: '...'" and dash attribution.

    view (View): the page.
    RETURNS (List[Found]): the quotes.
    """
    turns = _turns(view)
    found = []
    for index, sentence in enumerate(view.sentences):
        paragraph = view.paragraphs[sentence.paragraph]
        one = None
        if sentence.start == paragraph.start:
            one = _script(view, sentence.start, sentence.end) or turns.get(sentence.paragraph)
        if one is None and sentence.paragraph not in turns:
            one = _dash(view, sentence.start, sentence.end, paragraph.end)
        if one is not None:
            found.append(one._replace(sentence=index))
    return found


def _turns(view: View) -> dict[int, Found]:
    """What is said without marks in an interview or a script, by paragraph: its labels come again."""
    labels = {}
    for number, (start, end) in enumerate(view.paragraphs):
        label = _turn_label(view, start, end)
        if label is not None:
            labels[number] = label
    keys = {number: view.lower[label.end - 1] for number, label in labels.items()}
    often = Counter(keys.values())
    if max(often.values(), default=0) < 2:
        return {}
    speakers = {key for key, count in often.items() if count > 1}
    words = view.language.cues.turn_labels
    return {
        number: _turn(view, label, view.paragraphs[number].end)
        for number, label in labels.items()
        if keys[number] in speakers or keys[number] in words or label.end - label.start > 1
    }


def _turn_label(view: View, start: int, end: int) -> _Label | None:
    """The label of a paragraph that may be a turn of a script without marks."""
    labels = view.language.cues.turn_labels
    if end - start > 2 and view.lower[start] in labels and view.words[start + 1] in (":", "."):
        return _Label(start, start + 1, start + 2)
    if end - start > 1 and view.words[start].endswith(".") and view.lower[start] in labels:
        return _Label(start, start + 1, start + 1)
    colon = _colon(view, start, end)
    if colon is None or view.block_at[start] >= 0 or view.block_at[colon + 1] >= 0:
        return None
    words = sum(view.words[row].isalpha() for row in range(colon + 1, end))
    says = words >= LEAST_WORDS or (words and view.words[end - 1] in _STOPS)
    if not says or not _names_speaker(view, start, colon):
        return None
    return _Label(start, colon, colon + 1)


def _turn(view: View, label: _Label, end: int) -> Found:
    """What follows a label in its paragraph, without links."""
    while end > label.said + 1 and view.is_link(end - 1):
        end -= 1
    quote = Attribution(((label.said, end),), source=((label.start, label.end),))
    return Found(quote, "turn", -1)


def _colon(view: View, start: int, end: int) -> int | None:
    """The first colon of a stretch, if it is near and something follows."""
    colon = next((row for row in range(start, min(start + REACH, end)) if view.words[row] == ":"), None)
    return None if colon is None or colon == start or colon + 1 >= end else colon


def _after_time(view: View, start: int, colon: int) -> int:
    """The first row after the time of an entry ("06:25", "3:20 p.m. -")."""
    begin = start
    while begin < colon and (view.words[begin][0].isdigit() or view.words[begin] in _TIMES):
        begin += 1
    return begin


def _names_speaker(view: View, start: int, colon: int) -> bool:
    """Whether what stands before a colon is somebody who may speak."""
    label, others = view.lower[start:colon], view.language.cues.not_speakers
    if not label or _is_past(view, start) or label[0] in others or label[-1] in others:
        return False
    named = _is_named(view, start) and _is_label(view, start, colon)
    return (named or _is_role(view, start, colon)) and not view.has_finite(start + 1, colon)


def _is_named(view: View, row: int) -> bool:
    """Whether a row has a capital letter ("Berg", "d'Argent")."""
    return any(letter.isupper() for letter in view.words[row])


def _is_role(view: View, start: int, end: int) -> bool:
    """Whether a stretch is a role with its article ("The clerk")."""
    named = view.lower[start] in view.language.grammar.determiners
    return named and 1 < end - start < 5 and view.lower[end - 1] in view.language.names.roles


def _is_sent(view: View, start: int, colon: int) -> bool:
    """Whether what stands before a colon is a correspondent ("From Anna Berg, who is at the pier")."""
    if view.lower[start] not in view.language.grammar.prepositions:
        return False
    stop = start + 1
    while stop < colon and (view.is_name(stop) or view.lower[stop] in view.language.names.particles):
        stop += 1
    return stop > start + 1 and (stop == colon or not view.is_finite(stop))


def _script(view: View, start: int, end: int) -> Found | None:
    """A name and a colon at the start of a paragraph, then words in marks."""
    colon = _colon(view, start, end)
    if colon is None or view.block_at[colon + 1] < 0:
        return None
    if any(view.block_at[row] >= 0 for row in range(start, colon)):
        return None
    begin = _after_time(view, start, colon)
    if begin == colon:
        return None
    if _is_sent(view, begin, colon):
        begin += 1
    elif not _names_speaker(view, begin, colon):
        return None
    stop = end
    while view.block_at[stop - 1] < 0 and view.words[stop - 1] in LOOSE:
        stop -= 1
    return Found(Attribution(((colon + 1, stop),), source=((begin, colon),)), "script", -1)


def _is_past(view: View, row: int) -> bool:
    """Whether a capitalised row is a reporting verb that opens a sentence ("Said Berg: ...")."""
    verb = view.language.cues.verbs.get(view.lower[row])
    return verb is not None and verb.tense in ("past", "pastpart", "ing")


def _is_label(view: View, start: int, end: int) -> bool:
    """Whether what stands before a colon is a name, perhaps with a role after a comma."""
    head = next((row for row in range(start, end) if view.words[row] in (",", "(")), end)
    if head - start > 6:
        return False
    lower = [row for row in range(start, head) if view.is_word(row) and not _is_named(view, row)]
    particles = view.language.names.particles
    return all(view.lower[row] in particles or view.lower[row] == "of" for row in lower)


def _dash(view: View, start: int, end: int, limit: int) -> Found | None:
    """Words in marks, a dash, and a name that ends the paragraph."""
    for row in range(start, end - 1):
        if view.words[row] not in DASHES or row == start or view.block_at[row] >= 0:
            continue
        if view.block_at[row - 1] < 0 or standing_alone(view, start, row) is None:
            return None
        stop = end
        while stop > row and view.words[stop - 1] in (".", ","):
            stop -= 1
        # What a comma adds may look like a verb ("retired").
        comma = next((at for at in range(row + 1, stop) if view.words[at] == ","), stop)
        if not view.is_name(row + 1) or not _is_label(view, row + 1, stop) or view.has_finite(row + 1, comma):
            return None
        block = view.blocks[view.block_at[row - 1]]
        return Found(Attribution(((block.start, block.end),), source=((row + 1, stop),)), "dash", -1)
    return None
