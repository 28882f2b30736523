"""Mistakes of a prediction, one by one, each in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .judging import judge
from .pairing import Pairing

Quote = dict[str, Any]

GOOD_BORDERS = 0.8
FOUND = 0.5
CONTEXT = 160
_BLANKS = re.compile(r"\s+")


class Mistake(NamedTuple):
    """One mistake.

    kind (str): "missed", "false", "borders", "source" or "speaker".
    start (int): first character of the quote.
    gold (str): how it is annotated, empty where it is not.
    predicted (str): what was predicted, empty where nothing was.
    context (str): the text around it.
    """

    kind: str
    start: int
    gold: str
    predicted: str
    context: str


def find_mistakes(
    text: str, gold: Sequence[Quote], predicted: Sequence[Quote], pairing: Pairing
) -> list[Mistake]:
    """List the mistakes of a document.

    text (str): the document.
    gold (Sequence[Dict[str, Any]]): annotated quotes in their JSON form.
    predicted (Sequence[Dict[str, Any]]): predicted quotes.
    pairing (Pairing): which is which.
    RETURNS (List[Mistake]): in text order. One that overlaps too little is both missed and false.
    """
    mistakes = [_make("missed", text, gold[index], None) for index in pairing.missed]
    mistakes.extend(_make("false", text, None, predicted[index]) for index in pairing.extra)
    for pair in pairing.pairs:
        wanted, got = gold[pair.gold], predicted[pair.predicted]
        if pair.overlap < FOUND:
            mistakes += [_make("missed", text, wanted, None), _make("false", text, None, got)]
        else:
            mistakes.extend(
                _make(kind, text, wanted, got) for kind in _wrong(text, wanted, got, pair.overlap)
            )
    return sorted(mistakes, key=lambda mistake: (mistake.start, mistake.kind))


def show_quote(text: str, quote: Quote) -> str:
    """Write a quote on one line.

    text (str): the document.
    quote (Dict[str, Any]): the quote.
    RETURNS (str): source, cue, speaker and content.
    """
    source, cue, content = (_join(text, quote[role]) for role in ("source", "cue", "content"))
    speaker = f" = {quote['speaker']}" if quote.get("speaker") else ""
    return f"[{source}{speaker}] ({cue}) {content}"


def _wrong(text: str, gold: Quote, predicted: Quote, overlap: float) -> Iterator[str]:
    """What is wrong with a quote that was found."""
    verdict = judge(text, gold, predicted)
    if overlap < GOOD_BORDERS:
        yield "borders"
    if verdict.source is False:
        yield "source"
    if verdict.speaker is False:
        yield "speaker"


def _make(kind: str, text: str, gold: Quote | None, predicted: Quote | None) -> Mistake:
    """One mistake with what stands around it."""
    quotes = [quote for quote in (gold, predicted) if quote]
    spans = [span for quote in quotes for role in ("content", "cue", "source") for span in quote[role]]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    left = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    stop = text.find("\n", end)
    right = min(len(text) if stop < 0 else stop, end + CONTEXT)
    shown = [show_quote(text, quote) if quote else "" for quote in (gold, predicted)]
    first = quotes[0]["content"][0][0]
    return Mistake(kind, first, shown[0], shown[1], _BLANKS.sub(" ", text[left:right]).strip())


def _join(text: str, spans: Sequence[Sequence[int]]) -> str:
    """Pieces of one part on one line."""
    return _BLANKS.sub(" ", " ... ".join(text[start:end] for start, end in spans))
