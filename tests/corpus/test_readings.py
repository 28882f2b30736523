"""The two readings fit the articles, and agree as the bar wants."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import pytest

from spacy_quotes.formats.article import parse_article

ROOT = Path(__file__).parents[2]
FILES = {path.stem: path for path in (ROOT / "corpus" / "articles").glob("*.txt")}


@pytest.fixture(scope="module")
def records():
    return {name: parse_article(path.read_text(encoding="utf8")).record for name, path in FILES.items()}


@pytest.mark.parametrize("name", ["first", "second"])
def test_readings_are_of_the_texts_as_they_are(records, name):
    readings = [
        json.loads(line)
        for line in (ROOT / "corpus" / "readings" / f"{name}.jsonl").read_text("utf8").splitlines()
    ]
    for reading in readings:
        text = records[reading["id"]]["text"]
        assert reading["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert all(0 <= s < e <= len(text) for quote in reading["quotes"] for s, e in quote["content"])
    read_twice = {reading["id"] for reading in readings}
    by_split = {"train": [], "dev": [], "test": []}
    for record in records.values():
        by_split[record["meta"]["split"]].append(record["id"] in read_twice)
    assert all(by_split["dev"]) and all(by_split["test"])
    assert sum(by_split["train"]) >= len(by_split["train"]) / 5


def test_readings_agree():
    spec = importlib.util.spec_from_file_location("agreement", ROOT / "training" / "agreement.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scores = module.measure(ROOT / "corpus" / "articles", ROOT / "corpus" / "readings")
    assert scores["all"]["detect"]["f"] >= 0.9
