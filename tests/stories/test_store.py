"""What is kept of documents: all of one or nothing, and little of each."""

from __future__ import annotations

import tracemalloc
from array import array

import pytest
from stories.telling import make_record

from spacy_quotes.stories import Stories
from spacy_quotes.stories.records import KeptDoc, KeptQuote, KeptVoice
from spacy_quotes.stories.store import Store

VOICE = KeptVoice("ann-berg", "Ann Berg", ("Ann Berg", "Berg"), "person")
QUOTE = KeptQuote("q0", "The pier is old", "direct", 0, True, 0.5, array("I"))
OTHER = KeptQuote("q1", "“No”", "mixed", -1, False, 1.0, array("I"))
# Bytes beside the text itself, for documents of four quotes of sixteen words.
KEPT, AT_THE_PEAK = 300, 1300


def test_store_gives_back_what_was_put():
    docs = [
        ("b", KeptDoc("1", (VOICE,), (QUOTE, OTHER))),
        ("a", KeptDoc("2", (), ())),
        ("c", KeptDoc("3", (VOICE,), (OTHER,))),
    ]
    store = Store()
    for name, doc in docs:
        store.put(name, doc)
    assert list(store.docs()) == sorted(docs)
    assert [store.mark(name) for name in "abcd"] == ["2", "1", "3", None]


@pytest.mark.parametrize("damage", [{"type": "sung"}, {"score": "high"}, {"speaker": "Ann Berg"}])
def test_store_puts_all_of_a_document_or_nothing(damage):
    store = Store()
    store.put("a", KeptDoc("1", (VOICE,), (QUOTE, OTHER)))
    before = list(store.docs())
    with pytest.raises((TypeError, ValueError)):
        store.put("b", KeptDoc("2", (VOICE,), (QUOTE, QUOTE._replace(**damage))))
    assert list(store.docs()) == before
    store.put("b", KeptDoc("2", (VOICE,), (OTHER,)))
    assert list(store.docs()) == [*before, ("b", KeptDoc("2", (VOICE,), (OTHER,)))]


def spoken(number):
    """A record of four quotes, two of which another document has as well."""
    numbers = [number // 2, number // 2 + 1, 3 * number + 50_000, 3 * number + 50_001]
    sizes = {"ferry": 97, "pier": 89, "rope": 83, "net": 79, "bell": 73, "sail": 71, "mast": 67, "tar": 61}
    said = [" ".join(f"{n % size}{noun} of" for noun, size in sizes.items()) for n in numbers]
    return make_record(f"d{number:05}", *zip(["Ann Berg", "Tom Vik", None, "Ada Lund"], said, strict=True))


def test_store_memory_for_a_quote_is_small():
    records = [spoken(number) for number in range(1000)]
    count = sum(len(record["quotes"]) for record in records)
    text = sum(len(record["text"]) for record in records)
    stories = Stories()
    # Words and names that are known by now, and what is imported at the first need, are not counted.
    for number in range(1000, 1100):
        stories.add_json(spoken(number))
    assert stories.quotes
    tracemalloc.start()
    try:
        for record in records:
            stories.add_json(record)
        kept = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        assert stories.quotes
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (kept - text) / count < KEPT
    assert (peak - text) / count < AT_THE_PEAK
