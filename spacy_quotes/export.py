"""Quotes of a document as plain JSON or table rows, in characters; and back from JSON."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .alignment import align
from .annotation import get_quotes, get_speakers, set_quotes
from .errors import Errors, Warnings
from .quote import DEFAULT_KEY, ROLES, Attribution, Pieces, Quote, Voice
from .records import QuoteRecord, check_record

# JSON can escape half of a character; spaCy's strings cannot hold one.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
COLUMNS = (
    "id",
    "quote",
    "type",
    "speaker",
    "speaker_id",
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
    id (str): what to call it.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (Dict[str, Any]): "id", "text", "quotes" and "speakers"; all offsets in characters of the
        text, end exclusive. `from_json` reads it.
    """
    speakers = [
        {"id": s.id, "name": s.name, "names": list(s.names), "mentions": _offsets(s.mentions)}
        for s in get_speakers(doc, key=key)
    ]
    quotes = [_quote_to_json(quote) for quote in get_quotes(doc, key=key)]
    return {"id": id, "text": doc.text, "quotes": quotes, "speakers": speakers}


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


def from_json(record: dict[str, Any], nlp: Language, *, key: str = DEFAULT_KEY) -> Doc:
    """Make a document from the JSON that `to_json` writes.

    Only "text" is needed. A quote without an id gets one, a speaker without an id gets one from the
    name; keys that are not ours are ignored. Spans that cut a token are widened (warning Q103).

    record (Dict[str, Any]): the JSON values.
    nlp (Language): the pipeline whose tokenizer makes the tokens; its components are not run.
    key (str): the span group to write to.
    RETURNS (Doc): the document with its quotes.
    RAISES (ValueError): Q009 or Q010, with the id of the record and the field that does not fit.
    """
    checked = check_record(record)
    if _LONE_SURROGATE.search(checked.text):
        problem = {"expected": "a text without lone surrogates", "got": "one that UTF-8 cannot hold"}
        raise ValueError(Errors.Q009.format(where=checked.where, field="text", **problem))
    doc = nlp.make_doc(checked.text)
    if doc.text != checked.text:
        problem = {"expected": "a text that the tokenizer keeps as it is", "got": "one that it changes"}
        raise ValueError(Errors.Q009.format(where=checked.where, field="text", **problem))
    aligner = _Aligner(doc)
    quotes = [_attribution(quote, aligner, checked.where) for quote in checked.quotes]
    voices = [Voice(s.id, s.name, s.names, aligner.pieces(s.mentions)) for s in checked.speakers]
    if aligner.misfits:
        counts = {"n": aligner.misfits, "total": aligner.total}
        warnings.warn(Warnings.Q103.format(where=checked.where, **counts), stacklevel=2)
    set_quotes(doc, quotes, voices, key=key)
    return doc


class _Aligner:
    """Puts character offsets on the tokens of one document and counts those that do not fit."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.total = 0
        self.misfits = 0

    def pieces(self, offsets: Sequence[tuple[int, int]]) -> Pieces:
        """Token offsets; a stretch that touches no token is left out."""
        aligned = [align(self.starts, self.ends, start, end) for start, end in offsets]
        self.total += len(aligned)
        self.misfits += sum(not a.exact for a in aligned)
        return tuple((a.start, a.end) for a in aligned if a.start < a.end)


def _attribution(record: QuoteRecord, aligner: _Aligner, where: str) -> Attribution:
    """A checked quote in token offsets."""
    parts = {role: aligner.pieces(record.parts[role]) for role in ROLES}
    if not parts["content"]:
        expected, got = "on one token or more", f"white space at {record.parts['content']}"
        field = f"{record.field}.content"
        raise ValueError(Errors.Q009.format(where=where, field=field, expected=expected, got=got))
    return Attribution(
        **parts,
        type=record.type,
        speaker=record.speaker,
        factual=record.factual,
        score=record.score,
        id=record.id,
    )


def _quote_to_json(quote: Quote) -> dict[str, Any]:
    """One quote as plain JSON values."""
    return {
        "id": quote.id,
        "type": quote.type,
        **{role: _offsets(getattr(quote, role)) for role in ROLES},
        "speaker": quote.speaker.name if quote.speaker else None,
        "speaker_id": quote.speaker.id if quote.speaker else None,
        "factual": quote.factual,
        "score": quote.score,
    }


def _quote_to_row(quote: Quote, doc_id: str) -> dict[str, Any]:
    """One quote as a table row."""
    return {
        "id": doc_id,
        "quote": quote.id,
        "type": quote.type,
        "speaker": quote.speaker.name if quote.speaker else "",
        "speaker_id": quote.speaker.id if quote.speaker else "",
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
