"""Which quotes of a corpus to keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from ..language.base import LanguageData

Record = dict[str, Any]
MASK, DROP = "mask", "drop"


def is_speech(text: str, quote: Record, language: LanguageData) -> bool:
    """Tell reported speech from attitudes ("hopes", "plans"), which PolNeAR and PARC annotate too.

    text (str): the document.
    quote (Dict[str, Any]): one of its quotes in JSON form.
    language (LanguageData): whose cues to go by.
    RETURNS (bool): whether it stands in marks, or its cue has a reporting verb, noun or phrase.
    """
    if quote["type"] in ("direct", "mixed"):
        return True
    words = [word for start, end in quote["cue"] for word in re.findall(r"[\w-]+", text[start:end].lower())]
    cues = language.cues
    phrases = [phrase[0] for phrase in cues.phrases if len(phrase) > 1]
    return any(word in cues.verbs or word in cues.nouns or word in phrases for word in words)


def keep_speech(record: Record, language: LanguageData, how: str) -> tuple[Record, Counter[str]]:
    """Mask or drop the quotes of a document that are no reported speech.

    record (Dict[str, Any]): the document.
    language (LanguageData): whose cues to go by.
    how (str): "mask" to keep them as ones that count neither for nor against, "drop" to leave them out.
    RETURNS (Tuple[Dict[str, Any], Counter[str]]): the document, and how many were masked or dropped.
    """
    quotes = []
    counts: Counter[str] = Counter()
    for quote in record["quotes"]:
        if is_speech(record["text"], quote, language):
            quotes.append(quote)
        elif how == MASK:
            counts["no speech, masked"] += 1
            quotes.append({**quote, "counts": False})
        else:
            counts["no speech"] += 1
    return {**record, "quotes": quotes}, counts


def keep_types(record: Record, types: Collection[str]) -> tuple[Record, Counter[str]]:
    """Drop the quotes of a document that are of other types.

    record (Dict[str, Any]): the document.
    types (Collection[str]): the types to keep.
    RETURNS (Tuple[Dict[str, Any], Counter[str]]): the document, and how many were dropped, by type.
    """
    kept = [quote for quote in record["quotes"] if quote["type"] in types]
    others = Counter(quote["type"] for quote in record["quotes"] if quote["type"] not in types)
    return {**record, "quotes": kept}, others
