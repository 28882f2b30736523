"""Tags to spans: the best sequence of tags that is possible, cut into spans, fitted to quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy

from ..models.arrays import Floats2d, Ints1d
from ..models.roles import LAYERS, TAGS
from ..page import Page
from .spans import Span, Spans, make_spans

OUT, BEGIN, INSIDE = range(len(TAGS))
_LEAST = float("-inf")


def decode(scores: Floats2d, page: Page) -> Spans:
    """Find the spans of a document.

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)), in any units that add up along a sequence.
    page (Page): the document's page: tokens that are no white space, and quotation marks.
    RETURNS (Spans): the spans. Contents that cover most of a stretch in marks have its borders.
    """
    n = len(TAGS)
    words = numpy.zeros(len(scores) + 1, dtype=bool)
    words[page.tokens] = True
    lists = []
    for layer in range(len(LAYERS)):
        tags = best_tags(scores[:, n * layer : n * (layer + 1)])
        trimmed = (_trim(span, words) for span in find_spans(tags))
        lists.append([span for span in trimmed if span is not None])
    lists[0] = fit_blocks(lists[0], _blocks(page, inner=False))
    lists[1] = fit_blocks(lists[1], _blocks(page, inner=True))
    lists[1] = [span for span in lists[1] if _is_inside(span, lists[0])]
    return make_spans(lists)


def best_tags(scores: Floats2d) -> Ints1d:
    """Find the best sequence of tags in which no span goes on that has not begun.

    The best tag of each token on its own is almost always possible. Where it is not, the stretch from the
    end of the span before to the end of the impossible one is solved exactly; what lies around it cannot
    gain by any change.

    scores (Floats2d): (n_tokens, len(TAGS)).
    RETURNS (Ints1d): (n_tokens,), index into `TAGS`.
    """
    tags = scores.argmax(axis=1)
    before = numpy.concatenate([[OUT], tags[:-1]])
    for start in numpy.flatnonzero((tags == INSIDE) & (before == OUT)):
        left, right = int(start), int(start)
        while left > 0 and tags[left - 1] == OUT:
            left -= 1
        while right < len(tags) and tags[right] == INSIDE:
            right += 1
        tags[left:right] = _solve(scores[left:right].tolist(), can_go_on=left > 0)
    return tags


def _solve(scores: list[list[float]], *, can_go_on: bool) -> list[int]:
    """Viterbi over a short stretch; whether a span reaches up to it."""
    best = [scores[0][OUT], scores[0][BEGIN], scores[0][INSIDE] if can_go_on else _LEAST]
    pointers: list[tuple[int, int, int]] = []
    for row in scores[1:]:
        any_ = max(range(3), key=best.__getitem__)
        spoken = BEGIN if best[BEGIN] >= best[INSIDE] else INSIDE
        pointers.append((any_, any_, spoken))
        best = [best[any_] + row[OUT], best[any_] + row[BEGIN], best[spoken] + row[INSIDE]]
    tag = max(range(3), key=best.__getitem__)
    tags = [tag]
    for row_pointers in reversed(pointers):
        tag = row_pointers[tag]
        tags.append(tag)
    return tags[::-1]


def share_of(scores: Floats2d, layer: int, span: Span) -> float:
    """Tell how sure a span is.

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)): logarithms of probabilities.
    layer (int): index into `LAYERS`.
    span (Tuple[int, int]): the span, in tokens.
    RETURNS (float): 0 to 1: geometric mean of the probabilities of its first token to begin, of those after
        it to go on, and of what follows not to.
    """
    n = len(TAGS)
    own = scores[:, n * layer : n * (layer + 1)]
    start, end = span
    inside = float(own[start + 1 : end, INSIDE].mean()) if end - start > 1 else 0.0
    follows = float(own[end, [OUT, BEGIN]].max()) if end < len(own) else 0.0
    return float(numpy.exp((float(own[start, BEGIN]) + inside + follows) / 3))


def find_spans(tags: Ints1d) -> list[Span]:
    """Cut a sequence of tags into spans.

    tags (Ints1d): (n_tokens,), a possible sequence.
    RETURNS (List[Tuple[int, int]]): the spans in text order.
    """
    starts = numpy.flatnonzero(tags == BEGIN)
    goes_on = numpy.append(tags[1:] == INSIDE, False) & (tags != OUT)
    ends = numpy.flatnonzero((tags != OUT) & ~goes_on) + 1
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
