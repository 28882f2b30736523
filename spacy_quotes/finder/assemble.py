"""Spans and links to quotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy

from ..models.arrays import Floats1d
from ..page import Page
from ..quote import Attribution, type_by_marks
from ..speakers.runs import is_capital
from .links import Asked, Question
from .reading import Reading
from .spans import Span, Spans

# What follows the last word of a name, and no other word of a headline.
AFTER_NAME = frozenset({",", "'s", "’s"})
REST = 3  # words of a name that may be missing


class Answer(NamedTuple):
    """What a span is linked to.

    candidate (int): index among the candidates; 0 for nothing.
    share (float): its probability.
    """

    candidate: int
    share: float


def answer(asked: Asked, scores: Floats1d) -> list[Answer]:
    """Choose a candidate for each question.

    asked (Asked): the questions of a document.
    scores (Floats1d): (n_pairs,), not normalized.
    RETURNS (List[Answer]): one a question.
    """
    if not asked.questions:
        return []
    lengths = numpy.array([len(question.candidates) for question in asked.questions])
    starts = numpy.cumsum(lengths) - lengths
    highest = numpy.repeat(numpy.maximum.reduceat(scores, starts), lengths)
    totals = numpy.add.reduceat(numpy.exp(scores - highest), starts)
    # Of equally good candidates the first.
    best = numpy.flatnonzero(scores == highest)
    best = best[numpy.searchsorted(best, starts)] - starts
    return [Answer(*one) for one in zip(best.tolist(), (1 / totals).tolist(), strict=True)]


def _certain(piece: Span, is_outer: bool) -> float:
    """Every piece is sure."""
    return 1.0


class Draft:
    """A quote that is being put together, in tokens."""

    def __init__(self, piece: Span, cue: Span | None, score: float) -> None:
        self.pieces = [piece]
        self.cue = cue
        self.source: Span | None = None
        self.addressees: list[Span] = []
        self.score = score


def assemble(
    spans: Spans,
    asked: Asked,
    answers: list[Answer],
    reading: Reading,
    share: Callable[[Span, bool], float] = _certain,
) -> list[Attribution]:
    """Put the quotes of a document together.

    spans (Spans): the spans, in tokens.
    asked (Asked): the questions.
    answers (List[Answer]): their answers.
    reading (Reading): the document's page and what the rules find.
    share (Callable[[Tuple[int, int], bool], float]): how sure a piece of content is, outer (True) or inner.
    RETURNS (List[Attribution]): the quotes in text order, in rows, without type.
    """
    chosen: dict[tuple[str, Span], tuple[Question, Answer]] = {
        (question.kind, question.asker): (question, one)
        for question, one in zip(asked.questions, answers, strict=True)
    }
    drafts = _draft(spans, chosen, reading.page)
    _add_people(drafts, spans, chosen)
    outer = set(spans.content)
    for draft in drafts:
        draft.score *= min(share(piece, piece in outer) for piece in draft.pieces)
    denied = {
        row for quote in reading.found if not quote.factual for s, e in quote.cue for row in range(s, e)
    }
    return [_finish(draft, reading, denied) for draft in drafts]


def _draft(spans: Spans, chosen: dict[tuple[str, Span], tuple[Question, Answer]], page: Page) -> list[Draft]:
    """Group the pieces of contents: those of one cue, those that go on from the piece before, and the
    paragraphs of one quotation. A paragraph that opens with another quotation begins a quote."""
    outer = set(spans.content)
    several, new = _paragraphs_in_marks(page)
    drafts: list[Draft] = []
    of_cue: dict[tuple[Span, bool], Draft] = {}
    of_quotation: dict[int, Draft] = {}
    last: dict[bool, Draft] = {}
    for piece in spans.pieces:
        is_outer = piece in outer
        question, one = chosen["content-cue", piece]
        if not is_outer and not one.candidate:
            continue
        goes_on = one.candidate and one.candidate == question.previous
        cue = question.candidates[one.candidate] if one.candidate and not goes_on else None
        draft = last.get(is_outer) if goes_on else of_cue.get((cue, is_outer)) if cue else None
        if draft is not None and is_outer and piece[0] in new:
            cue = cue if cue and cue > piece else None
            draft = None
        quotation = several.get(piece[0], -1) if is_outer else -1
        draft = of_quotation.get(quotation, draft)
        if draft is None:
            draft = Draft(piece, cue, one.share)
            drafts.append(draft)
        else:
            draft.pieces.append(piece)
            draft.cue = draft.cue or cue
        if cue is not None:
            of_cue.setdefault((cue, is_outer), draft)
        last[is_outer] = draft
        if quotation >= 0:
            of_quotation[quotation] = draft
    return drafts


def _paragraphs_in_marks(page: Page) -> tuple[dict[int, int], set[int]]:
    """For the first token of each paragraph of a quotation that has several, the quotation; and the first
    tokens of paragraphs that open with a quotation of their own."""
    several: dict[int, int] = {}
    new = set()
    openings = {stretch.start for stretch in page.paragraphs}
    for index, quotation in enumerate(page.quotations):
        if quotation.depth == 0 and len(quotation.pieces) > 1:
            several.update((page.tokens[piece.start], index) for piece in quotation.pieces)
        if quotation.depth == 0 and quotation.closed and quotation.pieces[0].start in openings:
            new.add(page.tokens[quotation.pieces[0].start])
    return several, new


def _add_people(
    drafts: list[Draft], spans: Spans, chosen: dict[tuple[str, Span], tuple[Question, Answer]]
) -> None:
    """Give the quotes their sources and addressees."""
    by_cue: dict[Span, list[Draft]] = {}
    for draft in drafts:
        if draft.cue is not None:
            by_cue.setdefault(draft.cue, []).append(draft)
        kind, asker = ("cue-source", draft.cue) if draft.cue else ("content-source", draft.pieces[0])
        found = chosen.get((kind, asker))
        if found and found[1].candidate:
            draft.source = found[0].candidates[found[1].candidate]
            draft.score *= found[1].share
    for addressee in spans.addressee:
        question, one = chosen["addressee-cue", addressee]
        for draft in by_cue.get(question.candidates[one.candidate], ()) if one.candidate else ():
            draft.addressees.append(addressee)


def _finish(draft: Draft, reading: Reading, denied: set[int]) -> Attribution:
    """A quote in rows; not factual where the rules take its cue for one of speech that did not happen."""
    rows = reading.rows

    def in_rows(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((rows[start], rows[end - 1] + 1) for start, end in spans)

    cue, content = in_rows([draft.cue] if draft.cue else []), in_rows(draft.pieces)
    source = in_rows([draft.source] if draft.source else [])
    taken = {row for start, end in (*cue, *content) for row in range(start, end)}
    return Attribution(
        content=content,
        cue=cue,
        source=tuple((start, _end_of_name(reading.page, end, taken)) for start, end in source),
        addressee=in_rows(draft.addressees),
        factual=denied.isdisjoint(row for start, end in cue for row in range(start, end)),
        # The last digits depend on what else is in the batch.
        score=round(min(1.0, max(0.0, draft.score)), 3),
    )


def _end_of_name(page: Page, end: int, taken: set[int]) -> int:
    """Where a source ends that would end within a name: "Mr. [Holm]'s pledge", "Ada [Holm], who said".
    In a headline, where all words look like names, it is left as it is."""
    last = min(len(page.words) - 1, end + REST)
    row = end
    while row < last and row not in taken and is_capital(page.words[row]):
        row += 1
    closed = row <= last and page.lower[row] in AFTER_NAME
    return row if is_capital(page.words[end - 1]) and closed else end


def add_types(page: Page, quotes: list[Attribution]) -> list[Attribution]:
    """Tell the types of quotes by how many of their words stand in marks.

    page (Page): the page.
    quotes (List[Attribution]): the quotes, in rows.
    RETURNS (List[Attribution]): the quotes with their types, but for those that nothing tells to be speech:
        without marks, cue and source.
    """
    marked = bytearray(len(page.words))
    for quotation in page.quotations:
        for piece in quotation.pieces:
            marked[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    typed = []
    for quote in quotes:
        words = [
            row
            for start, end in quote.content
            for row in range(start, end)
            if any(map(str.isalnum, page.words[row]))
        ]
        inside = sum(marked[row] for row in words)
        kind = type_by_marks(inside, len(words))
        if inside or quote.cue or quote.source:
            typed.append(replace(quote, type=kind))
    return typed
