"""Gold spans as a tagger would give them: some missing, some that are none."""

from __future__ import annotations

import random

from .spans import Span, Spans, make_spans

MISSED = 0.12  # share of cues and sources left out
FALSE = 0.5  # chance of one more
KEPT = 0.33  # chance that a document stays as it is


def blur(spans: Spans, length: int) -> Spans:
    """Leave out some cues and sources and put in others, so that links are learned for what will be found.

    spans (Spans): gold spans.
    length (int): tokens of the document.
    RETURNS (Spans): the same contents and addressees; draws go by the seed of the training.
    """
    if random.random() < KEPT:
        return spans
    lists: list[list[Span]] = [list(own) for own in spans]
    for layer in (2, 3):
        lists[layer] = [span for span in lists[layer] if random.random() >= MISSED]
        start = random.randrange(max(1, length - 3))
        span = (start, min(length, start + random.choice((1, 1, 2, 3))))
        if random.random() < FALSE and all(span[1] <= s or e <= span[0] for s, e in lists[layer]):
            lists[layer].append(span)
    return make_spans(lists)
