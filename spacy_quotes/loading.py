"""Documents with quotes from the JSON form that `to_json` writes."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from .alignment import align
from .annotation import set_quotes
from .errors import Errors, Warnings
from .quote import DEFAULT_KEY, ROLES, Attribution, Pieces, Voice
from .records import QuoteRecord, check_record

# JSON can escape half of a character; spaCy's strings cannot hold one.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Loaded(NamedTuple):
    """A document and how its annotation fits the tokens.

    doc (Doc): the document with its quotes.
    total (int): stretches of characters in the JSON.
    shifted (List[Tuple[int, int]]): those that cut a token and were widened to whole ones.
    dropped (int): those that touch no token and are left out.
    """

    doc: Doc
    total: int
    shifted: list[tuple[int, int]]
    dropped: int


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
    loaded = load_json(record, nlp, key=key)
    misfits = len(loaded.shifted) + loaded.dropped
    if misfits:
        where = f"Document {record.get('id', '')!r}"
        warnings.warn(Warnings.Q103.format(where=where, n=misfits, total=loaded.total), stacklevel=2)
    return loaded.doc


def load_json(record: dict[str, Any], nlp: Language, *, key: str = DEFAULT_KEY) -> Loaded:
    """Do as `from_json`, and count what does not fit the tokens instead of warning.

    record (Dict[str, Any]): the JSON values.
    nlp (Language): the pipeline whose tokenizer makes the tokens.
    key (str): the span group to write to.
    RETURNS (Loaded): the document and the counts.
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
    voices = [Voice(s.id, s.name, s.names, aligner.pieces(s.mentions), s.kind) for s in checked.speakers]
    set_quotes(doc, quotes, voices, key=key, meta=checked.meta)
    return Loaded(doc, aligner.total, aligner.shifted, aligner.dropped)


class _Aligner:
    """Puts character offsets on the tokens of one document and counts those that do not fit."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.total = 0
        self.shifted: list[tuple[int, int]] = []
        self.dropped = 0

    def pieces(self, offsets: Sequence[tuple[int, int]]) -> Pieces:
        """Token offsets; a stretch that touches no token is left out."""
        aligned = [align(self.starts, self.ends, start, end) for start, end in offsets]
        self.total += len(aligned)
        fits = zip(offsets, aligned, strict=True)
        self.shifted.extend(span for span, a in fits if a.start < a.end and not a.exact)
        self.dropped += sum(a.start >= a.end for a in aligned)
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
        counts=record.counts,
    )
