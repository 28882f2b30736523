"""Tags to spans: the best sequence of tags that is possible, cut into spans, fitted to quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence

import numpy

from ..models.arrays import Floats2d, Floats3d, Floats4d, Ints1d, Ints2d, Ints3d
from ..models.roles import LAYERS, TAGS
from ..page import Page
from .spans import Span, Spans, make_spans

OUT, BEGIN, INSIDE, END = range(len(TAGS))
_NEVER = 1e9
# Layers of spans that a determiner alone cannot be.
_WHOLE = [LAYERS.index(name) for name in ("content", "inner", "source")]
# Paragraphs that are solved side by side.
LANES = 128


def decode(tags: Ints2d, page: Page) -> Spans:
    """Find the spans of a document.

    tags (Ints2d): (n_tokens, len(LAYERS)), index into `TAGS`: a possible sequence for each layer.
    page (Page): the document's page: tokens that are no white space, and quotation marks.
    RETURNS (Spans): the spans. Contents that cover most of a stretch in marks have its borders.
    """
    words = numpy.zeros(len(tags) + 1, dtype=bool)
    words[page.tokens] = True
    lists = []
    for layer in range(len(LAYERS)):
        trimmed = (_trim(span, words) for span in find_spans(tags[:, layer]))
        lists.append([span for span in trimmed if span is not None])
    lists[0] = fit_blocks(lists[0], _blocks(page, inner=False))
    lists[1] = fit_blocks(lists[1], _blocks(page, inner=True))
    lists[1] = [span for span in lists[1] if _is_inside(span, lists[0])]
    return make_spans(lists)


def tag_paragraphs(
    scores: Floats2d, pages: Sequence[Page], starts: Sequence[int], determiners: Sequence[Container[str]]
) -> Ints2d:
    """Find the best sequence of tags of each paragraph of a batch: no span goes over the end of one, and no
    source or content is a determiner alone ("my").

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)), documents one after the other, in any units that
        add up along a sequence.
    pages (Sequence[Page]): the documents' pages.
    starts (Sequence[int]): the first token of each document.
    determiners (Sequence[Container[str]]): those of the language of each document, in lower case.
    RETURNS (Ints2d): (n_tokens, len(LAYERS)), index into `TAGS`.
    """
    paragraphs = [
        (first + page.tokens[stretch.start], first + page.tokens[stretch.end - 1] + 1)
        for first, page in zip(starts, pages, strict=True)
        for stretch in page.paragraphs
    ]
    unfinished = numpy.zeros((len(scores), len(LAYERS)), dtype="f")
    for first, page, words in zip(starts, pages, determiners, strict=True):
        at = [token for token, word in zip(page.tokens, page.lower, strict=True) if word in words]
        unfinished[numpy.array(at, dtype="i")[:, None] + first, _WHOLE] = _NEVER
    return best_tags(scores.reshape(len(scores), len(LAYERS), len(TAGS)), paragraphs, unfinished)


def best_tags(scores: Floats3d, paragraphs: Sequence[Span], unfinished: Floats2d | None = None) -> Ints2d:
    """Find the best sequence of tags of each layer in which all that begins ends (Viterbi, exact).

    scores (Floats3d): (n_tokens, n_layers, len(TAGS)).
    paragraphs (Sequence[Tuple[int, int]]): tokens of the paragraphs, none overlapping; between them all is
        outside.
    unfinished (Optional[Floats2d]): (n_tokens, n_layers): what a span of that token alone costs.
    RETURNS (Ints2d): (n_tokens, n_layers), index into `TAGS`.
    """
    if unfinished is None:
        unfinished = numpy.zeros(scores.shape[:2], dtype="f")
    tags = numpy.zeros(scores.shape[:2], dtype="i")
    by_length = sorted(paragraphs, key=lambda span: span[1] - span[0])
    for first in range(0, len(by_length), LANES):
        lanes = by_length[first : first + LANES]
        longest = lanes[-1][1] - lanes[-1][0]
        padded = numpy.zeros((longest, len(TAGS), len(lanes), scores.shape[1]), dtype="f")
        # Behind its end a paragraph is outside, so that nothing is left open.
        padded[:, 1:] = -_NEVER
        alone = numpy.zeros((longest, *padded.shape[2:]), dtype="f")
        for lane, (start, end) in enumerate(lanes):
            padded[: end - start, :, lane] = scores[start:end].swapaxes(1, 2)
            alone[: end - start, lane] = unfinished[start:end]
        solved = _solve(padded, alone)
        for lane, (start, end) in enumerate(lanes):
            tags[start:end] = solved[: end - start, lane]
    return tags


def _solve(scores: Floats4d, alone: Floats3d) -> Ints3d:
    """Viterbi over sequences side by side; scores are (length, len(TAGS), n_lanes, n_layers), and the costs
    of a span of one token (length, n_lanes, n_layers).

    What has begun goes on or ends; all else, and what is a span alone, is followed by something new or by
    nothing. Of equally good tags the first wins.
    """
    # By step: which of the tags before is best for what is outside or begins, and for what goes on or ends.
    is_alone, has_ended, is_inside = numpy.zeros((3, *alone.shape), dtype=bool)
    best = scores[0].copy()
    best[INSIDE:] -= _NEVER
    for step in range(1, len(scores)):
        single = best[BEGIN] - alone[step - 1]
        numpy.greater(single, best[OUT], out=is_alone[step])
        closed = numpy.maximum(best[OUT], single)
        numpy.greater(best[END], closed, out=has_ended[step])
        numpy.maximum(closed, best[END], out=closed)
        numpy.greater(best[INSIDE], best[BEGIN], out=is_inside[step])
        opened = numpy.maximum(best[BEGIN], best[INSIDE])
        best = scores[step].copy()
        best[:INSIDE] += closed
        best[INSIDE:] += opened
    before_new = numpy.full(alone.shape, OUT, dtype="int8")
    before_new[is_alone], before_new[has_ended] = BEGIN, END
    before_more = numpy.full(alone.shape, BEGIN, dtype="int8")
    before_more[is_inside] = INSIDE
    # What is inside at the end has not ended; a span of one token may be the last.
    best[INSIDE] -= _NEVER
    tags = numpy.zeros(alone.shape, dtype="i")
    tags[-1] = best.argmax(axis=0)
    for step in range(len(scores) - 1, 0, -1):
        tags[step - 1] = numpy.where(tags[step] <= BEGIN, before_new[step], before_more[step])
    return tags


def share_of(scores: Floats2d, layer: int, span: Span) -> float:
    """Tell how sure a span is.

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)): logarithms of probabilities.
    layer (int): index into `LAYERS`.
    span (Tuple[int, int]): the span, in tokens.
    RETURNS (float): 0 to 1: geometric mean of the probabilities of its first token to begin, of its last
        to end, and of those between to go on.
    """
    n = len(TAGS)
    own = scores[:, n * layer : n * (layer + 1)]
    start, end = span
    if end - start == 1:
        follows = float(own[end, [OUT, BEGIN]].max()) if end < len(own) else 0.0
        return float(numpy.exp((float(own[start, BEGIN]) + follows) / 2))
    inside = float(own[start + 1 : end - 1, INSIDE].mean()) if end - start > 2 else 0.0
    return float(numpy.exp((float(own[start, BEGIN]) + inside + float(own[end - 1, END])) / 3))


def find_spans(tags: Ints1d) -> list[Span]:
    """Cut a sequence of tags into spans.

    tags (Ints1d): (n_tokens,), a possible sequence.
    RETURNS (List[Tuple[int, int]]): the spans in text order.
    """
    starts = numpy.flatnonzero(tags == BEGIN)
    goes_on = numpy.append((tags[1:] == INSIDE) | (tags[1:] == END), False)
    ends = numpy.flatnonzero((tags == END) | ((tags == BEGIN) & ~goes_on)) + 1
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def fit_blocks(spans: list[Span], blocks: Sequence[Span]) -> list[Span]:
    """Let contents take all of a stretch in marks that they cover most of, and leave one they only touch.

    spans (List[Tuple[int, int]]): contents in text order.
    blocks (Sequence[Tuple[int, int]]): stretches in marks in text order, none overlapping.
    RETURNS (List[Tuple[int, int]]): the contents, none overlapping.
    """
    starts = [start for start, _ in blocks]
    fitted: list[Span] = []
    for start, end in spans:
        for at in {bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1}:
            if at < 0:
                continue
            left, right = blocks[at]
            shared = min(end, right) - max(start, left)
            if shared <= 0 or (start <= left and right <= end):
                continue
            # What begins or ends with a mark is the whole of it.
            whole = start == left or end == right or 2 * shared >= right - left
            if whole:
                start, end = min(start, left), max(end, right)
            elif start < left:
                end = left
            elif end > right:
                start = right
        if fitted and start < fitted[-1][1]:
            start = fitted[-1][1]
        if start < end:
            fitted.append((start, end))
    return fitted


def _is_inside(span: Span, contents: Sequence[Span]) -> bool:
    """Whether a span lies in a content and is less than it; contents are in text order and apart."""
    at = bisect_right(contents, (span[0], 1 << 60)) - 1
    return at >= 0 and span != contents[at] and span[1] <= contents[at][1]


def _blocks(page: Page, *, inner: bool) -> list[Span]:
    """Stretches in the outermost marks, or in those inside them, in tokens."""
    stretches = sorted(
        (page.tokens[piece.start], page.tokens[piece.end - 1] + 1)
        for quotation in page.quotations
        if quotation.depth == int(inner) and quotation.closed
        for piece in quotation.pieces
    )
    apart: list[Span] = []
    for stretch in stretches:
        if not apart or stretch[0] >= apart[-1][1]:
            apart.append(stretch)
    return apart


def _trim(span: Span, words: Ints1d) -> Span | None:
    """A span without white space at its ends; None where nothing else is in it."""
    start, end = span
    while start < end and not words[start]:
        start += 1
    while start < end and not words[end - 1]:
        end -= 1
    return (start, end) if start < end else None
