"""The real articles, where their texts are beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spacy_quotes.formats.standoff import read_standoff
from spacy_quotes.records import check_record

ROOT = Path(__file__).parents[2]
FILE = ROOT / "corpus" / "standoff" / "hama.jsonl"
TEXTS = ROOT.parent / "shared" / "seeds"


def test_hama_holds_no_text():
    records = [json.loads(line) for line in FILE.read_text(encoding="utf8").splitlines()]
    assert len(records) == 5
    for record in records:
        assert set(record) == {"id", "file", "sha256", "quotes", "speakers", "meta"}
        assert all(name and len(name.split()) < 12 for one in record["speakers"] for name in one["names"])


@pytest.mark.skipif(not TEXTS.exists(), reason="the texts are not beside the checkout")
def test_hama_joins_its_texts():
    items = list(read_standoff(FILE, TEXTS))
    assert all(not item.problems for item in items)
    for item in items:
        check_record(item.record)
        for speaker in item.record["speakers"]:
            assert all(item.record["text"][start:end].strip() for start, end in speaker["mentions"])
