"""Which documents and quotes of a corpus to keep."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any, NamedTuple

from ..language.base import LanguageData
from ..quote import TYPES

Record = dict[str, Any]
MASK, DROP = "mask", "drop"
FLAT = "flat"


class Wanted(NamedTuple):
    """What to keep.

    types (Tuple[str, ...]): types of quotes to keep.
    speech (Optional[str]): "mask" or "drop" those that are no reported speech; None keeps them.
    split (Optional[str]): only documents of this split.
    ids (Optional[FrozenSet[str]]): only documents with one of these ids.
    flat (bool): note in the documents that quotes inside quotes are not annotated, as in PolNeAR, so that
        training does not take what is missing for wrong.
    """

    types: tuple[str, ...] = TYPES
    speech: str | None = None
    split: str | None = None
    ids: frozenset[str] | None = None
    flat: bool = False


ALL = Wanted()


def select(record: Record, wanted: Wanted, language: LanguageData) -> tuple[Record | None, Counter[str]]:
    """Keep what is wanted of a document.

    record (Dict[str, Any]): the document.
    wanted (Wanted): what to keep.
    language (LanguageData): whose cues tell reported speech.
    RETURNS (Tuple[Optional[Dict[str, Any]], Counter[str]]): the document, None where it is not wanted, and
        how many quotes were masked or dropped, by reason.
    """
    split = record.get("meta", {}).get("split")
    if wanted.split is not None and split != wanted.split:
        return None, Counter()
    if wanted.ids is not None and record["id"] not in wanted.ids:
        return None, Counter()
    counts: Counter[str] = Counter()
    if wanted.flat:
        record = {**record, "meta": {**record.get("meta", {}), FLAT: True}}
    if set(wanted.types) != set(TYPES):
        record, others = keep_types(record, wanted.types)
        counts.update({f"of type {name}": n for name, n in others.items()})
    if wanted.speech:
        record, others = keep_speech(record, language, wanted.speech)
        counts.update(others)
    return record, counts


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
    if any(word in cues.verbs or word in cues.nouns for word in words):
        return True
    return any(tuple(words[: len(phrase)]) == phrase for phrase in cues.phrases)


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
