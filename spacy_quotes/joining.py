"""Joining documents without losing or mixing up their quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from .annotation import get_attributions, set_quotes
from .errors import Errors
from .quote import DEFAULT_KEY, ROLES, Attribution, Pieces, Voice


def join_docs(docs: Sequence[Doc], *, key: str = DEFAULT_KEY, **options: Any) -> Doc:
    """Join documents as `Doc.from_docs` does, and keep their quotes and speakers.

    Quotes are numbered anew in the order of the joined text. Speakers with one id become one.

    docs (Sequence[Doc]): the documents, of one vocabulary.
    key (str): the span group to carry over.
    options: passed to `Doc.from_docs`, e.g. `ensure_whitespace`.
    RETURNS (Doc): the joined document.
    """
    joined = Doc.from_docs(list(docs), **options)
    if joined is None:
        problem = {"field": "docs", "expected": "one Doc or more", "got": "none"}
        raise ValueError(Errors.Q009.format(where="join_docs", **problem))
    attributions: list[Attribution] = []
    voices: dict[str, Voice] = {}
    shift = 0
    for doc in docs:
        quotes, speakers = get_attributions(doc, key=key)
        for quote in quotes:
            moved: dict[str, Any] = {role: _move(getattr(quote, role), shift) for role in ROLES}
            attributions.append(replace(quote, id="", **moved))
        for voice in speakers:
            voice = replace(voice, mentions=_move(voice.mentions, shift))
            voices[voice.id] = _merge_voices(voices[voice.id], voice) if voice.id in voices else voice
        shift += len(doc)
    set_quotes(joined, attributions, voices.values(), key=key)
    return joined


def _merge_voices(first: Voice, second: Voice) -> Voice:
    """One speaker out of two records with the same id."""
    names = tuple(dict.fromkeys(first.names + second.names))
    kind = first.kind or second.kind
    return replace(first, names=names, mentions=first.mentions + second.mentions, kind=kind)


def _move(pieces: Pieces, shift: int) -> Pieces:
    """Pieces further on by a number of tokens."""
    return tuple((start + shift, end + shift) for start, end in pieces)
