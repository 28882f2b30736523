"""Attributions on a Doc: the only reader and writer of `doc.spans`.

One span group holds everything. A span's label is its role, `span.id_` the id of its quote and
`span.kb_id_` the id of that quote's speaker. What has no room there is plain JSON in
`SpanGroup.attrs`, so the group survives `DocBin`, `to_bytes`, pickle, `Doc.copy` and workers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from spacy.tokens import Doc, Span, SpanGroup

from .errors import Errors
from .quote import DEFAULT_KEY, LABELS, ROLES, TYPES, Attribution, Pieces, Quote, Speaker, Voice

# Marks a group as ours whatever its key; the value is the version of the layout.
MARKER = "spacy_quotes"
LAYOUT = 1


def set_quotes(
    doc: Doc,
    attributions: Iterable[Attribution],
    voices: Iterable[Voice] = (),
    *,
    key: str = DEFAULT_KEY,
    meta: Mapping[str, Any] | None = None,
) -> None:
    """Write attributions to a document, in place of those that the span group held.

    doc (Doc): the document.
    attributions (Iterable[Attribution]): the quotes, in any order, token offsets.
    voices (Iterable[Voice]): the speakers; those that no quote names are left out.
    key (str): the span group.
    meta (Optional[Mapping[str, Any]]): what is known of the document, as JSON values: "id" and the like.
    RAISES (ValueError): Q003-Q006, Q011 if an attribution does not fit the document.
    """
    quotes = _number(sorted(attributions, key=_text_order))
    by_id = _index_voices(voices)
    spans = []
    for quote in quotes:
        _check(quote, by_id, len(doc))
        spans.extend(_make_spans(doc, quote))
    spoken = {quote.speaker for quote in quotes}
    # Flat lists: a page with thousands of quotes would else keep the garbage collector busy.
    attrs = {
        MARKER: LAYOUT,
        "n_tokens": len(doc),
        "chars": [char for span in spans for char in (span.start_char, span.end_char)],
        "ids": [quote.id for quote in quotes],
        "types": [quote.type for quote in quotes],
        "factual": [quote.factual for quote in quotes],
        "scores": [quote.score for quote in quotes],
        "counts": [quote.counts for quote in quotes],
        "meta": dict(meta or {}),
        "speakers": [_voice_record(doc, v) for v in by_id.values() if v.id in spoken],
    }
    doc.spans[key] = SpanGroup(doc, name=key, attrs=attrs, spans=spans)


def get_quotes(doc: Doc, *, key: str | None = None) -> list[Quote]:
    """Read the quotes of a document.

    doc (Doc): the document.
    key (Optional[str]): the span group; None for "quotes" or else the only group that holds quotes.
    RETURNS (List[Quote]): the quotes in text order; empty where no quotes were set.
    RAISES (ValueError): Q001, Q002, Q007 if the group cannot be read for certain.
    """
    return _read(doc, key)[0]


def get_speakers(doc: Doc, *, key: str | None = None) -> list[Speaker]:
    """Read the speakers of a document.

    doc (Doc): the document.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (List[Speaker]): those who are quoted, by first mention.
    RAISES (ValueError): Q001, Q002, Q007 if the group cannot be read for certain.
    """
    return _read(doc, key)[1]


def get_meta(doc: Doc, *, key: str | None = None) -> dict[str, Any]:
    """Read what was set with the quotes about the document as a whole.

    doc (Doc): the document.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (Dict[str, Any]): "id" and the like; empty where nothing was set.
    RAISES (ValueError): Q007 if the group is not clear.
    """
    key = _choose_key(doc) if key is None else key
    return dict(doc.spans[key].attrs.get("meta", {})) if key is not None and key in doc.spans else {}


def has_quotes(doc: Doc, *, key: str | None = DEFAULT_KEY) -> bool:
    """Tell whether quotes were set on a document, be it none.

    doc (Doc): the document.
    key (Optional[str]): the span group; None for any.
    RETURNS (bool): whether there is such a group of quotes.
    """
    return any(MARKER in group.attrs for name, group in doc.spans.items() if key in (None, name))


def get_quote_of(span: Span) -> Quote | None:
    """Find the quote that a span of a quotation group belongs to.

    span (Span): a span of the group, or any span on the same tokens.
    RETURNS (Optional[Quote]): the quote; by the span's id and label where it has them, else the
        first quote with a part on exactly these tokens.
    """
    for key in _group_keys(span.doc):
        for quote in get_quotes(span.doc, key=key):
            if span.id_ and span.id_ != quote.id:
                continue
            for role in ROLES:
                fits = not span.id_ or span.label_ == LABELS[role]
                pieces = getattr(quote, role)
                if fits and any(p.start == span.start and p.end == span.end for p in pieces):
                    return quote
    return None


def get_attributions(doc: Doc, *, key: str | None = None) -> tuple[list[Attribution], list[Voice]]:
    """Read a document's quotes back as the plain records that `set_quotes` takes.

    doc (Doc): the document.
    key (Optional[str]): the span group, as for `get_quotes`.
    RETURNS (Tuple[List[Attribution], List[Voice]]): quotes in text order, speakers by first mention.
    """
    quotes, speakers = _read(doc, key)
    attributions = [
        Attribution(
            **{role: _offsets(getattr(quote, role)) for role in ROLES},
            type=quote.type,
            speaker=quote.speaker.id if quote.speaker else None,
            factual=quote.factual,
            score=quote.score,
            id=quote.id,
            counts=quote.counts,
        )
        for quote in quotes
    ]
    voices = [Voice(s.id, s.name, tuple(s.names), _offsets(s.mentions), s.kind) for s in speakers]
    return attributions, voices


def _read(doc: Doc, key: str | None) -> tuple[list[Quote], list[Speaker]]:
    """Quotes and speakers of one group, joined to each other."""
    key = _choose_key(doc) if key is None else key
    if key is None or key not in doc.spans:
        return [], []
    spans, attrs = _checked(doc, key)
    speakers = {record["id"]: _make_speaker(doc, record) for record in attrs["speakers"]}
    parts: dict[str, dict[str, list[Span]]] = {}
    for span in spans:
        roles = parts.setdefault(span.id_, {label: [] for label in LABELS.values()})
        roles[span.label_].append(span)
    quotes = []
    details = zip(*(attrs[name] for name in ("ids", "types", "factual", "scores", "counts")), strict=True)
    for quote_id, quote_type, factual, score, counts in details:
        roles = parts[quote_id]
        speaker = speakers.get(roles[LABELS["content"]][0].kb_id_)
        quote = Quote(
            id=quote_id,
            type=quote_type,
            content=roles[LABELS["content"]],
            cue=roles[LABELS["cue"]],
            source=roles[LABELS["source"]],
            addressee=roles[LABELS["addressee"]],
            speaker=speaker,
            factual=factual,
            score=score,
            counts=counts,
        )
        quotes.append(quote)
        if speaker is not None:
            speaker.quotes.append(quote)
    return quotes, list(speakers.values())


def _checked(doc: Doc, key: str) -> tuple[list[Span], dict[str, Any]]:
    """Spans and record of a group, after making sure that they belong to each other and to the tokens."""
    group = doc.spans[key]
    attrs = group.attrs
    if MARKER not in attrs:
        if len(group) == 0:
            return [], dict.fromkeys(("ids", "types", "factual", "scores", "counts", "speakers"), ())
        raise ValueError(Errors.Q001.format(key=key, n=len(group)))
    # Spans of the group are only made once the count fits: retokenising leaves stale token offsets.
    spans = list(group) if len(doc) == attrs["n_tokens"] else []
    if [char for span in spans for char in _token_chars(span)] != list(attrs["chars"]):
        raise ValueError(Errors.Q002.format(key=key, expected=attrs["n_tokens"], got=len(doc)))
    return spans, attrs


def _token_chars(span: Span) -> tuple[int, int]:
    """Characters of a span's tokens as they are now. (`start_char` is from when the span was made.)"""
    last = span[-1]
    return span[0].idx, last.idx + len(last)


def _choose_key(doc: Doc) -> str | None:
    """The key to read where none is given."""
    if DEFAULT_KEY in doc.spans:
        return DEFAULT_KEY
    keys = _group_keys(doc)
    if len(keys) > 1:
        raise ValueError(Errors.Q007.format(keys=", ".join(keys), key=DEFAULT_KEY))
    return keys[0] if keys else None


def _group_keys(doc: Doc) -> list[str]:
    """Keys of the groups that hold quotes, also those that have lost their record."""
    return [key for key, group in doc.spans.items() if MARKER in group.attrs or _looks_like_ours(key, group)]


def _looks_like_ours(key: str, group: SpanGroup) -> bool:
    """Whether a group without record was one of quotes (so that reading it can say so)."""
    if key == DEFAULT_KEY:
        return True
    return not group.attrs and any(s.label_ == LABELS["content"] and s.id_.startswith("q") for s in group)


def _text_order(quote: Attribution) -> tuple[int, int]:
    """Sort key: by first content token, outer quotes before those inside."""
    return min(quote.content, default=(0, 0))[0], -max((end for _, end in quote.content), default=0)


def _number(quotes: list[Attribution]) -> list[Attribution]:
    """Give an id to each quote that has none."""
    taken = Counter(quote.id for quote in quotes if quote.id)
    for quote_id, n in taken.items():
        if n > 1:
            raise ValueError(Errors.Q006.format(what="quotes", id=quote_id))
    free = (f"q{n}" for n in range(2 * len(quotes)) if f"q{n}" not in taken)
    return [quote if quote.id else replace(quote, id=next(free)) for quote in quotes]


def _index_voices(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Speakers by id, by first mention."""
    by_id: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda v: min(v.mentions, default=(1 << 62, 0))):
        if voice.id in by_id:
            raise ValueError(Errors.Q006.format(what="speakers", id=voice.id))
        by_id[voice.id] = voice
    return by_id


def _check(quote: Attribution, voices: dict[str, Voice], length: int) -> None:
    """Raise where a quote does not fit the document."""
    if quote.type not in TYPES or not quote.content:
        raise ValueError(Errors.Q003.format(expected=TYPES, type=quote.type, content=quote.content))
    if not 0.0 <= quote.score <= 1.0:
        raise ValueError(Errors.Q011.format(score=quote.score))
    if quote.speaker is not None and quote.speaker not in voices:
        raise ValueError(Errors.Q005.format(id=quote.id, speaker=quote.speaker, known=list(voices)))
    for role in ROLES:
        for start, end in getattr(quote, role):
            if not 0 <= start < end <= length:
                raise ValueError(Errors.Q004.format(role=role, start=start, end=end, length=length))


def _make_spans(doc: Doc, quote: Attribution) -> list[Span]:
    """The spans that stand for one quote."""
    return [
        Span(doc, start, end, label=LABELS[role], span_id=quote.id, kb_id=quote.speaker or "")
        for role in ROLES
        for start, end in sorted(getattr(quote, role))
    ]


def _voice_record(doc: Doc, voice: Voice) -> dict[str, Any]:
    """A speaker as plain JSON; mentions in characters."""
    spans = [doc[start:end] for start, end in sorted(voice.mentions)]
    mentions = [char for span in spans for char in (span.start_char, span.end_char)]
    names = list(voice.names)
    return {"id": voice.id, "name": voice.name, "names": names, "mentions": mentions, "kind": voice.kind}


def _make_speaker(doc: Doc, record: dict[str, Any]) -> Speaker:
    """A speaker from plain JSON. (Records of the first version have no kind.)"""
    chars = iter(record["mentions"])
    pairs = zip(chars, chars, strict=True)
    # Widened to whole tokens where need be.
    mentions = [cast(Span, doc.char_span(s, e, alignment_mode="expand")) for s, e in pairs]
    names, kind = list(record["names"]), record.get("kind", "")
    return Speaker(record["id"], record["name"], names, mentions, kind=kind)


def _offsets(spans: list[Span]) -> Pieces:
    """Token offsets of spans."""
    return tuple((span.start, span.end) for span in spans)
