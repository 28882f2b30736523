"""Quotes whose cue is a passive: "residents were told that", "it was announced that"."""

from __future__ import annotations

from ..quote import Attribution
from .clauses import Spot
from .contents import kind_after
from .endings import content_end
from .found import Found
from .lefts import Span, left_content
from .subjects import Subject, left_limit, subject_after, subject_before

# Frames of verbs that name those who are told.
TOLD = frozenset("ant")
# A content of fewer words is none.
LEAST_WORDS = 2


def find_passive(spot: Spot) -> Found | None:
    """Find the quote of a passive: its subject is told, or is "it"; who speaks, if anybody, comes after "by".

    spot (Spot): the cue.
    RETURNS (Optional[Found]): the quote, often without a source.
    """
    view, cue, start = spot.view, spot.cue, spot.sentence.start
    subject = subject_before(view, left_limit(view, start, cue.start), cue.start)
    told = bool(cue.verb.frames & TOLD)
    dummy = cue.start > start and view.lower[cue.start - 1] == view.language.grammar.dummy
    if not dummy and (subject is None or not told or not _is_told(spot, subject)):
        return None
    agent, row = _agent(spot)
    row, kind = kind_after(view, cue, row, spot.sentence.end, told=told and not dummy)
    pieces: list[Span] = []
    if kind in ("that", "question") or (told and not dummy and kind in ("marks", "clause", "infinitive")):
        pieces = [(row, content_end(view, row, spot.sentence.end, spot.later, kind))]
    elif subject is not None and told and not kind and _ends(spot, row):
        before = left_content(view, start, subject.start)
        pieces = [before] if before else []
    if not pieces or view.count_words(*pieces[0]) < LEAST_WORDS:
        return None
    addressee = () if dummy or subject is None else (subject.source,)
    source = () if agent is None else (agent.source,)
    rule = f"passive-{kind or 'left'}"
    quote = Attribution(tuple(pieces), cue.pieces, source, addressee, factual=cue.factual)
    return Found(quote, rule, spot.index)


def _is_told(spot: Spot, subject: Subject) -> bool:
    """Whether a subject can be told something: no "there", "what" or the like."""
    start, end = subject.source
    lower = spot.view.lower
    return end - start > 1 or lower[start] not in spot.view.language.grammar.no_sources


def _agent(spot: Spot) -> tuple[Subject | None, int]:
    """Who speaks, after "by", and the row after that."""
    view, cue, end = spot.view, spot.cue, spot.sentence.end
    if cue.end < end and view.lower[cue.end] == view.language.grammar.agent:
        subject = subject_after(view, cue.end + 1, end)
        if subject is not None:
            return subject, subject.source[1]
    return None, cue.end


def _ends(spot: Spot, row: int) -> bool:
    """Whether a sentence ends at a row."""
    return row >= spot.sentence.end or not spot.view.is_word(row)
