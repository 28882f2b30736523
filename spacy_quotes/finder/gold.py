"""What the model has to learn from an annotated document."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

import numpy
from spacy.tokens import Doc

from ..alignment import align
from ..annotation import get_meta
from ..export import to_json
from ..formats.filters import FLAT
from ..models.arrays import Floats2d, Ints2d
from ..models.roles import LAYERS, TAGS, TAUGHT
from ..quote import ROLES
from .reading import read
from .spans import Span, Spans, make_spans

OUT, BEGIN, INSIDE, END = range(len(TAGS))
# Nesting is rare even where it is annotated; without any weight a model would see it everywhere.
FLAT_WEIGHT = 0.1


class GoldQuote(NamedTuple):
    """One annotated quote, in tokens of the document that is predicted.

    parts (Dict[str, List[Tuple[int, int]]]): spans of each role.
    depth (int): how many contents it lies in.
    counts (bool): whether it is to be learned.
    factual (bool): False where the speech is negated or hypothetical.
    """

    parts: dict[str, list[Span]]
    depth: int
    counts: bool
    factual: bool


class Gold(NamedTuple):
    """What there is to learn of a document.

    quotes (List[GoldQuote]): in text order.
    tags (Ints2d): (n_tokens, len(LAYERS)): index into `TAGS`.
    mask (Floats2d): (n_tokens, len(LAYERS)): 0 where nothing is known.
    spans (Spans): all spans to be learned.
    taught (Optional[Floats2d]): (n_tokens, len(LAYERS) * len(TAGS)): shares of the tags that a larger model
        gives, where there is one.
    """

    quotes: list[GoldQuote]
    tags: Ints2d
    mask: Floats2d
    spans: Spans
    taught: Floats2d | None = None


def read_gold(reference: Doc, predicted: Doc, key: str) -> Gold:
    """Read the annotation of a document in the tokens of another with the same text.

    reference (Doc): the annotated document.
    predicted (Doc): the tokens to learn for.
    key (str): the span group.
    RETURNS (Gold): what there is to learn. Spans that cut a token are masked.
    """
    record = to_json(reference, key=key)
    starts = [token.idx for token in predicted]
    ends = [token.idx + len(token) for token in predicted]
    tags = numpy.zeros((len(predicted), len(LAYERS)), dtype="i")
    mask = numpy.ones((len(predicted), len(LAYERS)), dtype="f")
    page = read(predicted).page
    paragraphs = [(page.tokens[part.start], page.tokens[part.end - 1] + 1) for part in page.paragraphs]
    quotes = [_read_quote(quote, starts, ends, mask) for quote in record["quotes"]]
    quotes = [_split(quote, paragraphs) for quote in quotes]
    quotes = _add_depths([quote for quote in quotes if quote.parts["content"]])
    lists: list[list[Span]] = [[] for _ in LAYERS]
    for quote in quotes:
        for role, spans in quote.parts.items():
            layer = LAYERS.index("inner" if role == "content" and quote.depth else role)
            for start, end in spans:
                if quote.counts and quote.depth < 2 and not tags[start:end, layer].any():
                    tags[start:end, layer] = INSIDE
                    tags[end - 1, layer] = END
                    tags[start, layer] = BEGIN
                    lists[layer].append((start, end))
                elif (start, end) not in lists[layer]:
                    mask[start:end, layer] = 0
    if get_meta(reference, key=key).get(FLAT):
        _mask_inside(quotes, tags, mask)
    taught = reference.user_data.get(TAUGHT)
    if taught is not None and len(taught) != len(predicted):
        taught = None  # other tokens than those it was made for
    return Gold(quotes, tags, mask, make_spans(lists), taught)


def _read_quote(quote: dict[str, Any], starts: list[int], ends: list[int], mask: Floats2d) -> GoldQuote:
    """One quote in tokens; what does not fit them is masked."""
    parts: dict[str, list[Span]] = {}
    for layer, role in zip((0, 2, 3, 4), ROLES, strict=True):
        parts[role] = []
        for start, end in quote[role]:
            aligned = align(starts, ends, start, end)
            if aligned.exact:
                parts[role].append((aligned.start, aligned.end))
            else:
                mask[aligned.start : aligned.end, layer] = 0
    return GoldQuote(parts, 0, quote.get("counts", True), quote["factual"])


def _split(quote: GoldQuote, paragraphs: list[Span]) -> GoldQuote:
    """A quote whose contents end with their paragraphs: one piece a paragraph."""
    pieces: list[Span] = []
    for start, end in quote.parts["content"]:
        at = max(0, bisect_right(paragraphs, (start, 1 << 60)) - 1)
        while at < len(paragraphs) and paragraphs[at][0] < end:
            left, right = max(start, paragraphs[at][0]), min(end, paragraphs[at][1])
            if left < right:
                pieces.append((left, right))
            at += 1
    return quote._replace(parts={**quote.parts, "content": pieces})


def _add_depths(quotes: list[GoldQuote]) -> list[GoldQuote]:
    """Count in how many other contents each quote lies."""
    pieces = [(span, index) for index, quote in enumerate(quotes) for span in quote.parts["content"]]
    deep = []
    for index, quote in enumerate(quotes):
        first, last = quote.parts["content"][0][0], quote.parts["content"][-1][1]
        around = {
            other
            for (start, end), other in pieces
            if other != index and start <= first and last <= end and (start, end) != (first, last)
        }
        deep.append(quote._replace(depth=len(around)))
    return deep


def _mask_inside(quotes: list[GoldQuote], tags: Any, mask: Floats2d) -> None:
    """Leave mostly open what stands inside contents, where only outer quotes are annotated."""
    for quote in quotes:
        for start, end in quote.parts["content"]:
            for name in ("inner", "cue", "source", "addressee"):
                layer = LAYERS.index(name)
                unknown = tags[start:end, layer] == 0
                mask[start:end, layer] = numpy.where(unknown, FLAT_WEIGHT * mask[start:end, layer], 1)
    # No corpus but ours annotates addressees.
    if not tags[:, LAYERS.index("addressee")].any():
        mask[:, LAYERS.index("addressee")] = 0
