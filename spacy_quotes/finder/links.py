"""Candidates of links between spans, and their features."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy
from thinc.api import Model

from ..models.arrays import Floats1d, Floats2d, Ints1d, Ints2d
from ..models.roles import KINDS, LINK_FEATURES
from .reading import Reading
from .spans import Span, Spans

NEAREST = 4  # candidates on either side
MOST_PAIRS = 16_384  # scored at a time
NOTHING: Span = (0, 0)
_AT = {name: index for index, name in enumerate(LINK_FEATURES)}


class Question(NamedTuple):
    """A span that is to be linked, and what to.

    kind (str): of `KINDS`.
    asker (Tuple[int, int]): the span, in tokens.
    candidates (List[Tuple[int, int]]): what it may belong to; the first stands for nothing and is (0, 0).
    previous (int): index of the candidate that is the piece of content before, or -1.
    """

    kind: str
    asker: Span
    candidates: list[Span]
    previous: int = -1


class Asked(NamedTuple):
    """The questions of a document, as arrays.

    questions (List[Question]): the questions.
    ends (Ints2d): (n_pairs, 4): first and last token of asker and candidate, -1 for no candidate.
    features (Floats2d): (n_pairs, len(LINK_FEATURES)).
    """

    questions: list[Question]
    ends: Ints2d
    features: Floats2d


def ask(spans: Spans, reading: Reading, page_of: Ints1d) -> Asked:
    """Work out what may belong to what in a document.

    spans (Spans): the spans, in tokens.
    reading (Reading): the document's page and what the rules find.
    page_of (Ints1d): (n_tokens,): paragraph of each token.
    RETURNS (Asked): the questions.
    """
    questions = list(_questions(spans))
    rules = _rule_links(reading)
    asking = [
        (KINDS.index(one.kind), *one.asker, one.previous, *_overlapping(rules[one.kind], one.asker))
        for one in questions
    ]
    lengths = [len(question.candidates) for question in questions]
    candidates = [candidate for question in questions for candidate in question.candidates]
    asker = numpy.repeat(numpy.array(asking, dtype="i").reshape(-1, 6), lengths, axis=0)
    number = numpy.array([n for length in lengths for n in range(length)], dtype="i")
    table = numpy.empty((len(candidates), 8), dtype="i")
    table[:, :3], table[:, 6:] = asker[:, :3], asker[:, 4:]
    table[:, 3:5] = numpy.array(candidates, dtype="i").reshape(-1, 2)
    table[:, 5] = number == asker[:, 3]
    ends = table[:, 1:5] - numpy.array([0, 1, 0, 1], dtype="i")
    ends[table[:, 4] == 0, 2:] = -1
    return Asked(questions, ends, _features(table, spans, reading, page_of))


def _questions(spans: Spans) -> Iterator[Question]:
    """The spans that ask, with their candidates."""
    outer = set(spans.content)
    before: dict[bool, Span] = {}
    for piece in spans.pieces:
        is_outer = piece in outer
        # A cue inside a content is not its own; that of a quote inside another is inside the other too.
        around = piece if is_outer else _outer(spans.content, piece)
        cues = [cue for cue in _near(spans.cue, piece) if is_outer != _holds(around, cue)]
        cues = [cue for cue in cues if not _holds(piece, cue)]
        previous = before.get(is_outer)
        candidates = [NOTHING, *cues, *([previous] if previous else [])]
        yield Question("content-cue", piece, candidates, len(candidates) - 1 if previous else -1)
        sources = [source for source in _near(spans.source, piece) if not _holds(piece, source)]
        yield Question("content-source", piece, [NOTHING, *sources])
        before[is_outer] = piece
    for cue in spans.cue:
        yield Question("cue-source", cue, [NOTHING, *_near(spans.source, cue)])
    for addressee in spans.addressee:
        yield Question("addressee-cue", addressee, [NOTHING, *_near(spans.cue, addressee)])


def _holds(span: Span, other: Span) -> bool:
    """Whether a span holds another."""
    return span[0] <= other[0] and other[1] <= span[1]


def _outer(contents: Sequence[Span], piece: Span) -> Span:
    """The content that a piece of an inner one lies in; contents are sorted and apart."""
    at = bisect_right(contents, (piece[0], 1 << 60)) - 1
    return contents[at] if at >= 0 and _holds(contents[at], piece) else NOTHING


def _near(spans: list[Span], asker: Span) -> list[Span]:
    """The nearest spans on either side, in text order."""
    at = bisect_left(spans, asker)
    return spans[max(0, at - NEAREST) : at + NEAREST]


def _features(table: Ints2d, spans: Spans, reading: Reading, page_of: Ints1d) -> Floats2d:
    """Features of pairs: kind, asker, candidate, whether it is the piece before, what the rules link."""
    out = numpy.zeros((len(table), len(LINK_FEATURES)), dtype="f")
    kind, left, right, start, end, previous, rule_start, rule_end = table.T
    there = end > 0
    out[numpy.arange(len(table)), kind] = 1
    out[:, _AT["none"]] = ~there
    out[:, _AT["same as piece before"]] = previous
    out[:, _AT["asker inner"]] = _is_among(left, right, spans.inner)
    out[:, _AT["length"]] = numpy.log1p(right - left)
    agreed = there & (rule_end > 0) & (start < rule_end) & (rule_start < end)
    out[:, _AT["rules agree"]] = agreed
    out[:, _AT["rules have another"]] = (rule_end > 0) & ~agreed
    _add_places(out, table, spans, reading, page_of)
    _add_contents(out, table, spans, reading)
    # What has no place has no features of one.
    out[~there, _AT["before"] : _AT["asker inner"]] = 0
    out[~there, _AT["candidate in content"] : _AT["rules agree"]] = 0
    return out


def _add_places(out: Floats2d, table: Ints2d, spans: Spans, reading: Reading, page_of: Ints1d) -> None:
    """How asker and candidate stand to each other."""
    kind, left, right, start, end = table.T[:5]
    before = start < left
    first_end, last_start = numpy.where(before, end, right), numpy.where(before, left, start)
    gap = numpy.maximum(0, last_start - first_end)
    asks_source = (kind == KINDS.index("cue-source")) | (kind == KINDS.index("content-source"))
    between = numpy.where(
        asks_source,
        _count(spans.source, first_end, last_start),
        _count(spans.cue, first_end, last_start),
    )
    out[:, _AT["before"]] = before
    out[:, _AT["distance"]] = numpy.log1p(gap)
    out[:, _AT["between"]] = numpy.clip(between, 0, 3)
    out[:, _AT["nearest"]] = numpy.less_equal(between, 0)
    out[:, _AT["adjacent"]] = gap < 2
    apart = numpy.abs(page_of[left] - page_of[start]) if len(table) else left
    out[:, _AT["same paragraph"]] = apart == 0
    out[:, _AT["paragraphs between"]] = numpy.minimum(3, apart)
    page = reading.page
    for name, signs in (("stop between", {".", "!", "?"}), ("comma between", {","})):
        at = [(t, t + 1) for t, word in zip(page.tokens, page.words, strict=True) if word in signs]
        out[:, _AT[name]] = _count(at, first_end, last_start) > 0


def _add_contents(out: Floats2d, table: Ints2d, spans: Spans, reading: Reading) -> None:
    """How asker and candidate stand to marks and contents."""
    _, left, right, start, end = table.T[:5]
    tokens = reading.page.tokens
    blocks = sorted(
        (tokens[piece.start], tokens[piece.end - 1] + 1)
        for quotation in reading.page.quotations
        if quotation.depth == 0
        for piece in quotation.pieces
    )
    asker, candidate = _inside(blocks, left, left + 1), _inside(blocks, start, start + 1)
    out[:, _AT["both in marks"]] = (asker >= 0) & (candidate >= 0)
    out[:, _AT["only asker in marks"]] = (asker >= 0) & (candidate < 0)
    out[:, _AT["only candidate in marks"]] = (asker < 0) & (candidate >= 0)
    around, holds = _inside(spans.content, left, right), _inside(spans.content, start, end)
    out[:, _AT["candidate in content"]] = holds >= 0
    out[:, _AT["in same content"]] = (around == holds) & (holds >= 0)
    out[:, _AT["asker in candidate's content"]] = (start <= left) & (right <= end)


def _count(spans: Sequence[Span], first: Ints1d, last: Ints1d) -> Ints1d:
    """How many spans begin from one token on and before another."""
    starts = numpy.array([start for start, _ in spans], dtype="i")
    return numpy.searchsorted(starts, last) - numpy.searchsorted(starts, first)


def _inside(spans: Sequence[Span], start: Ints1d, end: Ints1d) -> Ints1d:
    """Index of the span that holds a stretch and more than it, or -1; spans are sorted and apart."""
    if not spans:
        return numpy.full(len(start), -1)
    borders = numpy.array(spans, dtype="i")
    at = numpy.searchsorted(borders[:, 0], start, side="right") - 1
    found = borders[numpy.maximum(at, 0)]
    holds = (at >= 0) & (end <= found[:, 1]) & ((start != found[:, 0]) | (end != found[:, 1]))
    return numpy.where(holds, at, -1)


def _is_among(start: Ints1d, end: Ints1d, spans: Sequence[Span]) -> Ints1d:
    """Whether a stretch is one of some spans."""
    known = numpy.array([(s << 32) + e for s, e in spans], dtype="int64")
    return numpy.isin((start.astype("int64") << 32) + end, known)


def _overlapping(links: list[tuple[Span, Span]], asker: Span) -> Span:
    """What the rules link to a span that overlaps an asker; links are sorted."""
    at = bisect_left(links, (asker, NOTHING))
    for span, other in links[max(0, at - 2) : at + 3]:
        if span[0] < asker[1] and asker[0] < span[1]:
            return other
    return NOTHING


def _rule_links(reading: Reading) -> dict[str, list[tuple[Span, Span]]]:
    """What the rules link, in tokens: pairs of asker and candidate in text order."""
    tokens = reading.page.tokens

    def whole(pieces: Sequence[tuple[int, int]]) -> list[Span]:
        return [(tokens[start], tokens[end - 1] + 1) for start, end in pieces]

    links: dict[str, dict[Span, Span]] = {kind: {} for kind in KINDS}
    for quote in reading.found:
        cues, sources = whole(quote.cue), whole(quote.source)
        for piece in whole(quote.content):
            if cues:
                links["content-cue"][piece] = cues[0]
            elif sources:
                links["content-source"][piece] = sources[0]
        for cue in cues if sources else ():
            links["cue-source"][cue] = sources[0]
        for addressee in whole(quote.addressee) if cues else ():
            links["addressee-cue"][addressee] = cues[0]
    return {kind: sorted(own.items()) for kind, own in links.items()}


def in_parts(asked: Asked) -> Iterator[Asked]:
    """Part the pairs of a document into parts of some thousand: scoring a pair takes half a kilobyte.

    asked (Asked): the questions of a document.
    YIELDS (Asked): its pairs, without the questions.
    """
    for start in range(0, len(asked.ends), MOST_PAIRS):
        own = slice(start, start + MOST_PAIRS)
        yield Asked([], asked.ends[own], asked.features[own])


def link_inputs(asked: Asked, vectors: Floats2d) -> Floats2d:
    """Put the inputs of the scorer of links together.

    asked (Asked): the questions of a document.
    vectors (Floats2d): (n_tokens, width).
    RETURNS (Floats2d): (n_pairs, 4 * width + n_features): vectors of the first and last token of asker and
        candidate, and the features.
    """
    ends = asked.ends
    there = (ends[:, 2:3] >= 0).astype("f")
    own = [vectors[ends[:, 0]], vectors[ends[:, 1]]]
    others = [vectors[ends[:, 2]] * there, vectors[ends[:, 3]] * there]
    return numpy.hstack([*own, *others, asked.features])


def score_links(layer: Model[Floats2d, Floats2d], asked: Asked, vectors: Floats2d) -> Floats1d:
    """Score pairs as by `link_inputs`, but with the vector of a token multiplied once, not for each
    of the pairs that it is in.

    layer (Model[Floats2d, Floats2d]): the scorer of links: a hidden layer and a linear one.
    asked (Asked): the questions of a document.
    vectors (Floats2d): (n_tokens, width).
    RETURNS (Floats1d): (n_pairs,), not normalized.
    """
    hidden, last = layer.layers
    width = vectors.shape[1]
    W: Floats2d = hidden.get_param("W")
    summed = asked.features @ W[:, 4 * width :].T + hidden.get_param("b")
    for n in range(4):
        tokens, at = numpy.unique(asked.ends[:, n], return_inverse=True)
        told = vectors[tokens] @ W[:, n * width : (n + 1) * width].T
        told[tokens < 0] = 0
        summed += told[at]
    scores: Floats2d = last.predict(numpy.maximum(summed, 0))
    return scores[:, 0]


def add_link_gradient(d_vectors: Floats2d, asked: Asked, d_inputs: Floats2d) -> None:
    """Give the gradient of the inputs of the scorer of links back to the vectors of the tokens.

    d_vectors (Floats2d): (n_tokens, width), added to.
    asked (Asked): the questions of the document.
    d_inputs (Floats2d): (n_pairs, 4 * width + n_features).
    """
    width = d_vectors.shape[1]
    for n in range(4):
        index = asked.ends[:, n]
        there = index >= 0
        numpy.add.at(d_vectors, index[there], d_inputs[there, n * width : (n + 1) * width])
