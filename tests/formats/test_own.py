"""JSON lines, .spacy files and stand-off annotation."""

from __future__ import annotations

import hashlib
import json

import pytest
from spacy.tokens import DocBin
from util import TEXT, make_doc, make_nlp

from spacy_quotes import to_json
from spacy_quotes.annotation import set_quotes
from spacy_quotes.formats import find_format
from spacy_quotes.formats.docbin import read_docbin
from spacy_quotes.formats.jsonlines import read_jsonl
from spacy_quotes.formats.standoff import make_standoff, read_standoff


def write(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf8")
    return path


def test_jsonl_reads_what_to_json_writes(tmp_path):
    record = to_json(make_doc(), id="a")
    (item,) = read_jsonl(write(tmp_path / "a.jsonl", record))
    assert {name: item.record[name] for name in record} == record


def test_jsonl_fills_in_what_other_corpora_leave_out(tmp_path):
    quote = {"id": "q1", "type": None, "content": [[0, 17]], "speaker": "Ann Berg", "negated": True}
    entities = [{"id": "e1", "name": "Ann Berg", "mentions": [[18, 26]]}]
    record = {"id": "a", "genre": "news", "text": TEXT, "quotes": [quote], "entities": entities}
    (item,) = read_jsonl(write(tmp_path / "a.jsonl", record))
    (quote,) = item.record["quotes"]
    assert (quote["type"], quote["factual"], quote["cue"]) == ("direct", False, [])
    (speaker,) = item.record["speakers"]
    assert (speaker["name"], speaker["mentions"]) == ("Ann Berg", [[18, 26]])
    assert item.record["meta"] == {"genre": "news"}


def test_jsonl_content_without_a_word_is_dropped_and_told(tmp_path):
    record = {"id": "a", "text": "a - b", "quotes": [{"content": [[2, 3]]}]}
    (item,) = read_jsonl(write(tmp_path / "a.jsonl", record))
    assert item.record["quotes"] == [] and item.dropped == {"content without a word": 1}


@pytest.mark.parametrize(
    "line, problem",
    [
        ("{", "not JSON"),
        ("[]", "an object"),
        ('{"id": "x"}', "'text'"),
        ('{"text": "ab", "quotes": [{"content": [[0, 9]]}]}', "do not lie within the text"),
        ('{"text": "ab", "quotes": [{"type": "loud", "content": [[0, 1]]}]}', "'quotes[0].type'"),
        ('{"text": "ab", "quotes": {}}', "'quotes'"),
        ('{"text": "ab", "quotes": [{"content": [[0, 1]], "speaker": 5}], "entities": [6]}', "speaker'"),
        ('{"text": "ab", "meta": {"n": 99999999999999999999999}}', "no .spacy file can hold"),
        ('{"text": "ab", "meta": {"n": "\\ud800"}}', "no .spacy file can hold"),
        ('{"text": "ab", "meta": ' + '{"a":' * 600 + "1" + "}" * 601, "no .spacy file can hold"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ("9" * 5000, "4300 digits"),
    ],
)
def test_jsonl_malformed_line_is_named_and_others_are_read(tmp_path, line, problem):
    file = tmp_path / "a.jsonl"
    file.write_text(
        f'{{"id": "good", "text": "ab"}}\n{line}\n{{"id": "too", "text": "ab"}}\n', encoding="utf8"
    )
    good, bad, too = read_jsonl(file)
    assert good.record["id"] == "good" and too.record["id"] == "too"
    assert bad.record is None and problem in bad.problems[0] and "a.jsonl:2" in bad.problems[0]


def test_docbin_keeps_all(tmp_path):
    doc = make_doc()
    DocBin(docs=[doc]).to_disk(tmp_path / "a.spacy")
    (item,) = read_docbin(tmp_path)
    assert item.record == to_json(doc)


def test_docbin_that_is_none_is_told(tmp_path):
    (tmp_path / "a.spacy").write_bytes(b"no")
    (item,) = read_docbin(tmp_path)
    assert item.record is None and "no file of documents" in item.problems[0]


def test_docbin_without_quotes_is_told_and_others_are_read(tmp_path):
    bare, damaged = make_nlp().make_doc("Nobody annotated this."), make_doc()
    damaged.spans["quotes"].attrs["ids"] = 5
    emptied = make_nlp().make_doc("x")
    set_quotes(emptied, [])
    DocBin(docs=[bare, damaged, emptied]).to_disk(tmp_path / "a.spacy")
    first, second, third = read_docbin(tmp_path)
    assert "(document 1): no span group of quotes" in first.problems[0]
    assert second.record is None and "(document 2)" in second.problems[0]
    assert third.record["quotes"] == [] and third.problems == ()


def test_jsonl_null_is_the_same_as_missing(tmp_path):
    nulls = {"cue": None, "speaker": None, "factual": None, "score": None, "counts": None}
    quotes = [{"content": [[0, 1]], **nulls}]
    record = {"id": None, "text": "a", "quotes": quotes, "meta": None, "speakers": None, "genre": None}
    (item,) = read_jsonl(write(tmp_path / "a.jsonl", record))
    (quote,) = item.record["quotes"]
    assert (quote["factual"], quote["cue"], quote["speaker_id"]) == (True, [], None)
    assert item.record["id"] == "" and "meta" not in item.record


@pytest.fixture
def standoff(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(TEXT.encode())
    record = make_standoff(to_json(make_doc(), id="a"), "a.txt", TEXT.encode())
    return write(tmp_path / "s.jsonl", record)


def test_standoff_has_offsets_and_hash_but_no_text(standoff):
    record = json.loads(standoff.read_text())
    assert "text" not in record and record["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert find_format(standoff) == "standoff"


def test_standoff_joins_the_text(standoff):
    (item,) = read_standoff(standoff, standoff.parent / "texts")
    assert item.record == to_json(make_doc(), id="a")


def test_standoff_refuses_another_text(standoff):
    (standoff.parent / "texts" / "a.txt").write_bytes(TEXT.encode() + b" ")
    (item,) = read_standoff(standoff, standoff.parent / "texts")
    assert item.record is None and "is another one: wanted SHA-256" in item.problems[0]


def test_standoff_tells_a_missing_text_and_a_missing_field(standoff):
    (item,) = read_standoff(standoff, standoff.parent)
    assert item.record is None and "no text 'a.txt'" in item.problems[0]
    standoff.write_text('{"id": "a"}\n')
    (item,) = read_standoff(standoff, standoff.parent)
    assert "the field 'file' is missing" in item.problems[0]
    standoff.write_text("[]\n")
    (item,) = read_standoff(standoff, standoff.parent)
    assert "wanted an object" in item.problems[0]


def test_standoff_fills_in_what_is_left_out(standoff):
    quote = {"content": [[0, 17]]}
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    write(standoff, {"file": "a.txt", "sha256": sha, "quotes": [quote]})
    (item,) = read_standoff(standoff, standoff.parent / "texts")
    assert item.record["id"] == "" and item.record["quotes"][0]["type"] == "direct"
