"""Quotes whose cue is a verb: joins the cue to its source and its content."""

from __future__ import annotations

from dataclasses import dataclass

from ..sentences import Sentence
from .contents import PLAIN, Right, read_right
from .cues import Cue
from .endings import clause_end, content_end
from .found import Found, join_parts
from .lefts import Span, left_content, resumed, sentence_before
from .owners import clause_subject
from .subjects import Subject, left_limit, subject_after, subject_before
from .view import DASHES, View


@dataclass(frozen=True, slots=True)
class Spot:
    """A cue and where it stands.

    view (View): the page.
    index (int): the sentence's index.
    sentence (Sentence): the sentence.
    cue (Cue): the cue.
    later (List[Cue]): the cues after it in the sentence.
    found (List[Found]): quotes of the cues before it in the sentence.
    """

    view: View
    index: int
    sentence: Sentence
    cue: Cue
    later: list[Cue]
    found: list[Found]


def find_verbal(spot: Spot) -> Found | None:
    """Find the quote of a finite verb: "X said Y", "Y, X said", "Y," said X, "Y, X said, Y".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote.
    """
    view, cue, start = spot.view, spot.cue, spot.sentence.start
    right = read_right(view, cue, spot.sentence.end)
    subject = None
    if not _is_joined(spot):
        subject = subject_before(view, left_limit(view, start, cue.start), cue.start)
        if subject is None and _may_invert(spot):
            return _find_inverted(spot)
    left_end = cue.start if subject is None else subject.start
    if left_end - 1 > start and view.lower[left_end - 1] == view.language.grammar.like:
        left_end -= 1  # "'a disgrace', as Berg put it"
    has_own = subject is not None
    subject = subject or _shared_subject(spot)
    if subject is None or not _agrees(view, cue, subject) or not _is_telling(spot, subject, right):
        return None
    if has_own and _is_relative_gap(view, start, subject, right, spot.sentence.end):
        end = clause_end(view, right.start, content_end(view, right.start, spot.sentence.end, spot.later))
        return _join(spot, subject, right, [(right.start, end)], "gap")
    return _choose_side(spot, subject, right, left_end if has_own else start)


def _choose_side(spot: Spot, subject: Subject, right: Right, left_end: int) -> Found | None:
    """Choose the content among what stands left and right of "X said"."""
    view, sentence, frames = spot.view, spot.sentence, spot.cue.verb.frames
    before = None if _is_relative(view, subject) else left_content(view, sentence.start, left_end)
    after = _right_content(spot, right, subject)
    marked = before is not None and view.block_at[before[1] - 1] >= 0
    conditional = right.kind == "clause" and view.lower[right.start] in view.language.grammar.subordinators
    if after and not (marked and right.kind not in ("marks", "colon")) and not (before and conditional):
        both = before is not None and _continues(view, before, right)
        pieces = [before, after] if before and both else [after]
        return _join(spot, subject, right, pieces, f"right-{right.kind}")
    if before is None and not right.kind and subject.start == sentence.start:
        before = sentence_before(view, sentence)
        marked = before is not None
    if before is None:
        return _find_around(spot, subject, right, left_end)
    if not (frames & {"c", "r", "t"} or (marked and frames - {"l"})):
        return None
    if not marked and not _ends_tag(spot, right.start):
        return None
    rest = resumed(view, right, sentence, spot.later, marked=marked)
    rule = "left-marks" if marked else "left-clause"
    return _join(spot, subject, right, [before, rest] if rest else [before], rule)


def _ends_tag(spot: Spot, row: int) -> bool:
    """Whether "X said" is over at a row; "Y, X outlined a plan" is no tag."""
    view, grammar = spot.view, spot.view.language.grammar
    if row >= spot.sentence.end or not view.is_word(row) or view.block_at[row] >= 0:
        return True
    if view.lower[row] in grammar.coordinators | grammar.subordinators | grammar.prepositions:
        return True
    return any(cue.start == row for cue in spot.later)


def _is_relative(view: View, subject: Subject) -> bool:
    """Whether a subject is a relative pronoun: what stands before it is its antecedent, no content."""
    start, end = subject.source
    return end - start == 1 and view.lower[start] in view.language.grammar.relatives


def _find_around(spot: Spot, subject: Subject, right: Right, left_end: int) -> Found | None:
    """ "In the long run, X said, Y", "The plan, X said, is Y", "As X said, Y"."""
    view, sentence = spot.view, spot.sentence
    if not spot.cue.verb.frames & {"c", "r", "t"}:
        return None
    rest = resumed(view, right, sentence, spot.later, marked=False)
    if rest is None or view.words[right.start] != "," or not view.has_finite(*rest):
        return None
    start, comma = sentence.start, left_end - 1
    goes_on = view.is_finite(rest[0])
    if comma > start and view.words[comma] == ",":
        return _join(spot, subject, right, [(start, comma), rest] if goes_on else [rest], "around")
    if left_end > start and view.lower[start] == view.language.grammar.like and not goes_on:
        return _join(spot, subject, right, [rest], "as")
    return None


def _right_content(spot: Spot, right: Right, subject: Subject) -> Span | None:
    """The rows of the content to the right of a cue."""
    view, sentence = spot.view, spot.sentence
    if not right.kind:
        return None
    if right.kind == "label":
        row = next(row for row in range(right.start, sentence.end) if view.block_at[row] >= 0)
        return right.start, view.blocks[view.block_at[row]].end
    limit = sentence.end
    aside = _is_relative(view, subject) and subject.start > 0 and view.words[subject.start - 1] == ","
    if aside or _is_in_opening_clause(spot):
        limit = clause_end(view, right.start, limit)
    end = content_end(view, right.start, limit, spot.later, right.kind)
    if right.kind == "marks" and end > right.start:
        end = _marks_end(view, right.start, end)
    least = 2 if right.kind == "that" else 1
    return (right.start, end) if end > right.start and view.count_words(right.start, end) >= least else None


def _marks_end(view: View, start: int, end: int) -> int:
    """Where a content ends that begins with marks: with the last marks if a comma or stop closes them."""
    last = max(row for row in range(start, end) if view.block_at[row] >= 0)
    inside = [view.words[row] for row in range(max(start, last - 2), last + 1)]
    return last + 1 if any(word in (",", ".", "!", "?") for word in inside) else end


def _is_in_opening_clause(spot: Spot) -> bool:
    """Whether a cue stands in a clause that opens its sentence ("While Berg said ..., drivers ...")."""
    view, start = spot.view, spot.sentence.start
    # "While Berg said", "Ever since Berg said", "A day after Berg said"
    opening = view.lower[start : min(start + 3, spot.cue.row)]
    if view.language.grammar.subordinators.isdisjoint(opening):
        return False
    return all(view.words[row] != "," and view.block_at[row] < 0 for row in range(start, spot.cue.row))


def _continues(view: View, before: Span, right: Right) -> bool:
    """Whether what stands before "X said" belongs to the same content as the marks after it."""
    return right.kind == "marks" and (view.block_at[before[1] - 1] >= 0 or view.words[right.start - 1] == ",")


def _is_relative_gap(view: View, start: int, subject: Subject, right: Right, end: int) -> bool:
    """Whether a content has lost its subject to a relative: "the bridge, which Berg said was closed"."""
    if right.kind or subject.start == start or right.start + 1 >= end or view.block_at[right.start] >= 0:
        return False
    grammar = view.language.grammar
    opener = view.lower[subject.start - 1]
    return opener in grammar.relatives | grammar.no_sources and view.has_listed_verb(
        right.start, right.start + 1
    )


def _may_invert(spot: Spot) -> bool:
    """Whether a cue may stand before its subject: after marks, after a comma, or first in the sentence."""
    view, cue = spot.view, spot.cue
    if cue.kind != "finite":
        return False
    if cue.start == spot.sentence.start:
        # "Read more: '...'" is no speech.
        label = view.lower[cue.start] in view.language.cues.not_speakers
        return cue.verb.tense in ("past", "pastpart", "third") and not label
    before = view.words[cue.start - 1]
    return view.block_at[cue.start - 1] >= 0 or before == "," or before in DASHES


def _find_inverted(spot: Spot) -> Found | None:
    """ "Y," said X; "Y," said X, "Y"; Said X: "Y"."""
    view, sentence, cue = spot.view, spot.sentence, spot.cue
    grammar = view.language.grammar
    subject = subject_after(view, cue.end, sentence.end)
    if subject is None:
        return None
    # "'Come in,' said he" is one; in "Lind, 22, said he would" the pronoun belongs to the content.
    is_pronoun = (
        subject.source[1] == cue.end + 1 and view.lower[cue.end] in grammar.subjects | grammar.objects
    )
    if is_pronoun and view.block_at[cue.start - 1] < 0:
        return None
    row = subject.source[1]
    right = Right("", row, cue.end)
    before = left_content(view, sentence.start, cue.start)
    row += row < sentence.end and view.words[row] in (",", ":")
    rest = None
    if row < sentence.end and view.block_at[row] >= 0:
        rest = (row, content_end(view, row, sentence.end, spot.later))
    if before is None and rest is None:
        return _find_around(spot, subject, right, cue.start)
    if before is None:
        return _join(spot, subject, right, [rest], "inverted-right") if rest else None
    marked = view.block_at[before[1] - 1] >= 0
    if not marked and ("c" not in cue.verb.frames or "o" in cue.verb.frames):
        return None
    rule = "inverted-marks" if marked else "inverted-clause"
    return _join(spot, subject, right, [before, rest] if rest else [before], rule)


def find_participle(spot: Spot) -> Found | None:
    """Find the quote of a participle that shares a source: "..., adding that Y".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote.
    """
    if spot.cue.verb.frames == {"w"}:
        return None
    right = read_right(spot.view, spot.cue, spot.sentence.end)
    subject = _shared_subject(spot)
    after = _right_content(spot, right, subject) if subject else None
    if after is None or subject is None:
        return None
    return _join(spot, subject, right, [after], f"participle-{right.kind}")


def find_quoted(spot: Spot) -> Found | None:
    """Find the quote of the passive cue: "X was quoted as saying Y".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote.
    """
    start = spot.sentence.start
    subject = subject_before(spot.view, left_limit(spot.view, start, spot.cue.start), spot.cue.start)
    if subject is None:
        return None
    right = read_right(spot.view, spot.cue, spot.sentence.end)
    return _choose_side(spot, subject, right, subject.start)


def _is_joined(spot: Spot) -> bool:
    """Whether a cue has no subject of its own: "... and called for"."""
    view, row = spot.view, spot.cue.start
    return row > spot.sentence.start and view.lower[row - 1] in view.language.grammar.coordinators


def _shared_subject(spot: Spot) -> Subject | None:
    """The source that a cue shares with the cue or clause before it."""
    view, cue = spot.view, spot.cue
    if view.lower[cue.start - 1] == view.language.grammar.that:
        return None  # "a case that had threatened to"
    if cue.kind == "participle" and view.lower[cue.start - 1] in view.language.cues.nouns:
        return clause_subject(view, spot.sentence.start, cue.start)  # "Berg's tweet saying"
    for earlier in reversed(spot.found):
        if earlier.quote.source and earlier.quote.cue:
            source = earlier.quote.source[-1]
            return Subject(source[0], source)
    return clause_subject(spot.view, spot.sentence.start, spot.cue.start)


def _agrees(view: View, cue: Cue, subject: Subject) -> bool:
    """Whether subject and verb can go together: "officials report", not "the official report"."""
    if cue.verb.tense != "base" or cue.row > cue.start or cue.kind == "infinitive":
        return True
    grammar = view.language.grammar
    start, end = subject.source
    last = view.lower[end - 1]
    if last in grammar.plurals or any(view.lower[row] in grammar.coordinators for row in range(start, end)):
        return True
    return last.endswith(grammar.plural_ending) and end - start < 8


def _is_telling(spot: Spot, subject: Subject, right: Right) -> bool:
    """Whether what follows makes up for a doubtful cue: a noun by its form, or speech that did not happen."""
    view, cue = spot.view, spot.cue
    if right.kind in PLAIN:
        return True
    if cue.verb.tense in ("base", "third") and view.lower[cue.row] in view.language.cues.noun_forms:
        if right.kind == "infinitive":
            return bool(right.addressee)
        grammar = view.language.grammar
        if right.kind and view.lower[right.start] in grammar.subjects | grammar.determiners:
            return True
        # "Residents report shortages": a bare plural that opens the sentence.
        is_bare = subject.start == spot.sentence.start and subject.source[1] - subject.start <= 2
        return is_bare and cue.verb.tense == "base" and right.kind in ("clause", "object")
    return cue.factual or right.kind in ("clause", "")


def _join(spot: Spot, subject: Subject, right: Right, pieces: list[Span], rule: str) -> Found:
    """The quote of a cue."""
    return join_parts(spot.cue, subject, right, tuple(pieces), rule, spot.index)
