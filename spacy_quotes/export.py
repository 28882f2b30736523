"""Quotes of a document as plain JSON or table rows, in characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc, Span

from .annotation import get_meta, get_quotes, get_speakers
from .quote import ROLES, Quote, Speaker

COLUMNS = (
    "id",
    "quote",
    "type",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "source",
    "cue",
    "addressee",
    "content",
    "start",
    "end",
    "factual",
    "score",
)


def to_json(doc: Doc, *, id: str = "", key: str | None = None) -> dict[str, Any]:
    """Write a document and its quotes as plain JSON values.

    doc (Doc): the document.
    id (str): what to call it; empty for the id it was read with, if any.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (Dict[str, Any]): "id", "text", "quotes" and "speakers", and "meta" where more is known of the
        document as a whole; all offsets in characters of the
        text, end exclusive. `from_json` reads it.
    """
    speakers = [_speaker_to_json(speaker) for speaker in get_speakers(doc, key=key)]
    quotes = [_quote_to_json(quote) for quote in get_quotes(doc, key=key)]
    meta = get_meta(doc, key=key)
    known = meta.pop("id", "")
    record = {"id": id or known, "text": doc.text, "quotes": quotes, "speakers": speakers}
    return {**record, "meta": meta} if meta else record


def to_rows(doc: Doc, *, id: str = "", key: str | None = None) -> list[dict[str, Any]]:
    """Write the quotes of a document as table rows.

    doc (Doc): the document.
    id (str): what to call it.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (List[Dict[str, Any]]): one row a quote, in text order, with the keys of `COLUMNS`. Pieces
        are joined by " ... "; "start" and "end" are the characters from the first content piece to
        the last. Cells are verbatim: a program that writes them for a spreadsheet has to mind those
        that start like a formula, as the command line does.
    """
    return [_quote_to_row(quote, id) for quote in get_quotes(doc, key=key)]


def _speaker_to_json(speaker: Speaker) -> dict[str, Any]:
    """One speaker as plain JSON values; "kind" is only there where it is told."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "names": list(speaker.names),
        "mentions": _offsets(speaker.mentions),
        **({"kind": speaker.kind} if speaker.kind else {}),
    }


def _quote_to_json(quote: Quote) -> dict[str, Any]:
    """One quote as plain JSON values; "counts" is only there where it is False."""
    return {
        "id": quote.id,
        "type": quote.type,
        **{role: _offsets(getattr(quote, role)) for role in ROLES},
        "speaker": quote.speaker.name if quote.speaker else None,
        "speaker_id": quote.speaker.id if quote.speaker else None,
        "factual": quote.factual,
        "score": quote.score,
        **({} if quote.counts else {"counts": False}),
    }


def _quote_to_row(quote: Quote, doc_id: str) -> dict[str, Any]:
    """One quote as a table row."""
    return {
        "id": doc_id,
        "quote": quote.id,
        "type": quote.type,
        "speaker": quote.speaker.name if quote.speaker else "",
        "speaker_id": quote.speaker.id if quote.speaker else "",
        "speaker_kind": quote.speaker.kind if quote.speaker else "",
        "source": _text(quote.source),
        "cue": _text(quote.cue),
        "addressee": _text(quote.addressee),
        "content": quote.text,
        "start": quote.content[0].start_char,
        "end": quote.content[-1].end_char,
        "factual": quote.factual,
        "score": quote.score,
    }


def _text(pieces: Sequence[Span]) -> str:
    """Verbatim text of the pieces of one part."""
    return " ... ".join(piece.text for piece in pieces)


def _offsets(spans: Sequence[Span]) -> list[list[int]]:
    """Character offsets of spans, as JSON knows them."""
    return [[span.start_char, span.end_char] for span in spans]
