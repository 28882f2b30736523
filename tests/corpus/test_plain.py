"""The articles without annotation: whole, each of its own, apart from those that are measured on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import srsly

from spacy_quotes.formats.article import parse_article

ROOT = Path(__file__).parents[2] / "corpus"
FILES = sorted((ROOT / "plain").glob("*.jsonl"))


@pytest.fixture(scope="module")
def texts():
    return {record["id"]: record["text"] for path in FILES for record in srsly.read_jsonl(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plain_each_line_has_an_id_and_a_text(path):
    records = list(srsly.read_jsonl(path))
    assert len({record["id"] for record in records}) == len(records) > 50
    for record in records:
        assert record.keys() == {"id", "text"} and record["id"].startswith(path.stem)
        assert len(record["text"].split()) > 200 and record["text"] == record["text"].strip()
        assert not re.search(r"[\x00-\x08\ufffd]|```|<[a-z]+>", record["text"])


def test_plain_articles_open_and_go_on_in_ways_of_their_own(texts):
    openings = [" ".join(text.split()[:6]) for text in texts.values()]
    assert len(set(openings)) > 0.98 * len(openings)
    sentences = [line for text in texts.values() for line in text.split("\n") if len(line.split()) > 15]
    assert len(set(sentences)) == len(sentences)


def test_plain_articles_name_nobody_of_dev_and_test(texts):
    everything = "\n".join(texts.values())
    for path in sorted((ROOT / "articles").glob("*.txt")):
        record = parse_article(path.read_text(encoding="utf8")).record
        if record["meta"]["split"] == "train":
            continue
        for speaker in record["speakers"]:
            words = speaker["name"].split()
            if len(words) > 1 and all(word[0].isupper() for word in words):
                assert speaker["name"] not in everything, path.stem
