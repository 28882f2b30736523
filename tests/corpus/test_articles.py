"""The articles that ship with the project: right, whole, apart, and as described."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from util import make_nlp

from spacy_quotes import from_json, to_json
from spacy_quotes.cli.stats import count_corpus
from spacy_quotes.formats.article import parse_article, write_article
from spacy_quotes.scoring.forms import FORMS
from spacy_quotes.scoring.groups import FORM

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "articles"
FILES = sorted(FOLDER.glob("*.txt"))
NLP = make_nlp()


@pytest.fixture(scope="module")
def records():
    return [parse_article(path.read_text(encoding="utf8")).record for path in FILES]


@pytest.fixture(scope="module")
def counts():
    return count_corpus(FOLDER)[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_article_is_right_and_survives_a_round_trip(path):
    source = path.read_text(encoding="utf8")
    article = parse_article(source)
    assert article.problems == [] and article.record["id"] == path.stem
    doc = from_json(article.record, NLP)  # a part that cuts a word would warn
    record = to_json(doc)
    assert record == article.record
    assert write_article(record) == source
    assert to_json(from_json(json.loads(json.dumps(record)), NLP)) == record


def test_articles_are_as_many_as_promised(counts):
    everything = counts["all"]
    assert everything["documents"] >= 240 and everything["words"] >= 80_000 and everything["quotes"] >= 3_500
    assert everything["without quotes"] >= 12
    assert everything["traps"] >= 0.15 * everything["candidate sentences"]
    # Only what is trained on may grow: figures on the other two would not compare.
    assert counts["dev"]["documents"] == 26 and counts["test"]["documents"] == 52
    assert counts["train"]["documents"] >= 2 * (26 + 52)


@pytest.mark.parametrize("form", FORMS)
def test_articles_have_each_form_often_enough(counts, form):
    assert counts["train"][FORM + form] >= 40 and counts["test"][FORM + form] >= 15


def test_articles_heads_are_complete(records):
    for record in records:
        meta = record["meta"]
        assert set(meta) == {"genre", "style", "split", "places"}, record["id"]
        assert meta["style"] in ("american", "british") and meta["split"] in ("train", "dev", "test")


# Words that open a sentence and are the whole of a source, but no names.
COMMON = frozenset(["Critics", "Neighbors", "Neighbours", "Organizers", "Organisers", "People", "Police"])


def _is_name(name):
    """Whether a listed name is one: "Ida Berg", not "The driver" or "two diplomats"."""
    words = name.split()
    return (
        words[0][0].isupper()
        and name not in COMMON
        and (len(words) == 1 or any(w[0].isupper() for w in words[1:]))
    )


def _names(record):
    """Names of people, organisations and places."""
    names = [name for speaker in record["speakers"] for name in speaker["names"]]
    places = [name.strip() for name in record["meta"]["places"].split(";") if name.strip()]
    return {name for name in [*names, *places] if _is_name(name)}


def _sentences(record):
    """Sentences of six words and more, in small letters. (Shorter ones are headings and times.)"""
    found = re.split(r"(?<=[.!?])\W*\s+|\n+", record["text"].lower())
    words = (re.findall(r"\w+", sentence) for sentence in found)
    return {" ".join(sentence) for sentence in words if len(sentence) > 5}


def test_articles_of_different_splits_share_no_sentence(records):
    by_split: dict[str, Counter] = {}
    for record in records:
        by_split.setdefault(record["meta"]["split"], Counter()).update(_sentences(record))
    for one, other in (("train", "test"), ("train", "dev"), ("dev", "test")):
        assert not set(by_split[one]) & set(by_split[other])


def test_articles_of_different_splits_share_no_name(records):
    by_split: dict[str, set] = {}
    for record in records:
        by_split.setdefault(record["meta"]["split"], set()).update(_names(record))
    for one, other in (("train", "test"), ("train", "dev"), ("dev", "test")):
        assert not by_split[one] & by_split[other]
