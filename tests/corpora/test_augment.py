from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.training import Example
from spacy.util import registry
from util import make_doc, make_nlp

from spacy_quotes import from_json, to_json
from spacy_quotes.corpora.augment import change_names, lower_case, make_augmenter
from spacy_quotes.corpora.edits import Edit, apply_edits
from spacy_quotes.corpora.restyle import STYLES, restyle_marks
from spacy_quotes.formats.article import parse_article, write_article

NLP = make_nlp()
ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))
BODY = """Mr {s1 Peter Quillmark} {v1 said} {c1=q that {m=q he} would not sell}.
{c2=q “Never,”} {v2 said} {s2 Quillmark}.
{m=q His} colleague, Otto Quillmark, agreed with {m=q him}. {s3 The Pier Board} {v3 denied} {c3=board it}.
"""
HEAD = "---\nid: a\nspeakers:\n  q: Peter Quillmark; Quillmark\n  board: The Pier Board\n---\n"


def parts(record):
    text = record["text"]
    return [
        {role: [text[s:e] for s, e in quote[role]] for role in ("content", "cue", "source")}
        for quote in record["quotes"]
    ]


@pytest.fixture(params=range(5))
def seed(request):
    random.seed(request.param)


def test_edits_move_offsets():
    record = {
        "text": "abc def ghi",
        "quotes": [],
        "speakers": [{"id": "x", "mentions": [[0, 3], [4, 7], [8, 11]]}],
    }
    changed = apply_edits(record, [Edit(4, 7, "longer"), Edit(0, 1, "X"), Edit(5, 6, "overlaps")])
    assert changed["text"] == "Xbc longer ghi"
    assert changed["speakers"][0]["mentions"] == [[0, 3], [4, 10], [11, 14]]


EDITS = st.lists(
    st.tuples(st.integers(0, 19), st.integers(1, 4), st.text("xyz", min_size=1, max_size=6)), max_size=5
)
SPANS = st.lists(st.tuples(st.integers(0, 19), st.integers(1, 8)), max_size=4)


@given(EDITS, SPANS)
def test_edits_untouched_spans_keep_their_text(drawn, spans):
    text = "abcdefghijklmnopqrst"
    edits = [Edit(start, min(20, start + length), new) for start, length, new in drawn]
    mentions = [[start, min(20, start + length)] for start, length in spans]
    changed = apply_edits(
        {"text": text, "quotes": [], "speakers": [{"id": "a", "mentions": mentions}]}, edits
    )
    for (start, end), (new_start, new_end) in zip(mentions, changed["speakers"][0]["mentions"], strict=True):
        assert 0 <= new_start < new_end <= len(changed["text"])
        if all(edit.end <= start or edit.start >= end for edit in edits):
            assert changed["text"][new_start:new_end] == text[start:end]


def test_augment_marks_of_one_style_outside_and_one_inside(seed):
    text = "“He said ‘no’ to me,” said Ann. “I’m off.”"
    changed = apply_edits({"text": text, "quotes": [], "speakers": []}, restyle_marks(text))["text"]
    drawn = [f"{o}He said {i}no{c} to me,{e} said Ann. {o}I’m off.{e}" for o, e, i, c in STYLES]
    assert changed in drawn


def test_augment_names_are_changed_wherever_they_stand(seed):
    record = parse_article(HEAD + BODY).record
    changed = change_names(record, "en")
    assert "Quillmark" not in changed["text"] and "Peter" not in changed["text"]
    quotes = parts(changed)
    full, short = quotes[0]["source"][0], quotes[1]["source"][0]
    assert full.endswith(f" {short}") and f"Otto {short}" in changed["text"]
    assert changed["quotes"][0]["speaker"] == changed["speakers"][0]["name"] == full
    # What is no person keeps its name.
    assert quotes[2]["source"] == ["The Pier Board"]


def test_augment_gender_goes_with_all_pronouns():
    seen = set()
    for n in range(20):
        random.seed(n)
        text = change_names(parse_article(HEAD + BODY).record, "en")["text"]
        he = text.startswith("Mr ")
        seen.add(he)
        assert ("that he would" in text) is he and ("that she would" in text) is not he
        assert ("\nHis colleague" in text) is he and ("agreed with him" in text) is he
    assert seen == {True, False}


def test_augment_gender_stays_where_a_pronoun_is_not_known():
    body = BODY.replace("{m=q His}", "His")
    for n in range(10):
        random.seed(n)
        assert "that he would" in change_names(parse_article(HEAD + body).record, "en")["text"]


def test_augment_lower_case_keeps_offsets():
    record = lower_case({"text": "İ said: ANN", "quotes": [], "speakers": []})
    assert record["text"] == "İ said: ann"


@pytest.mark.skipif(not ARTICLES, reason="the articles are not here")
@pytest.mark.parametrize("path", ARTICLES[::25], ids=lambda path: path.stem)
def test_augment_article_stays_annotated(path, seed):
    record = parse_article(path.read_text(encoding="utf8")).record
    example = Example(NLP.make_doc(record["text"]), from_json(record, NLP))
    (made,) = make_augmenter(marks=1.0, names=1.0)(NLP, example)
    changed = to_json(made.reference)
    assert [quote["id"] for quote in changed["quotes"]] == [quote["id"] for quote in record["quotes"]]
    for before, after in zip(parts(record), parts(changed), strict=True):
        for role in ("content", "cue", "source"):
            assert [len(one.split()) for one in before[role]] == [len(one.split()) for one in after[role]]
        assert before["cue"] == after["cue"] or record["text"] != changed["text"]
    # It can be written down and read again.
    assert parse_article(write_article(changed)).record["text"] == changed["text"]


def test_augment_keeps_the_document_besides():
    example = Example(NLP.make_doc(make_doc().text), make_doc())
    first, second = make_augmenter(lower=1.0, keep=True)(NLP, example)
    assert first is example and second.text == example.text.lower()


def test_augment_nothing_by_default():
    example = Example(NLP.make_doc(make_doc().text), make_doc())
    assert list(make_augmenter()(NLP, example)) == [example]


def test_augment_leaves_what_is_not_annotated():
    example = Example(NLP.make_doc("He said NO."), NLP.make_doc("He said NO."))
    assert list(make_augmenter(lower=1.0)(NLP, example)) == [example]


def test_augment_title_at_the_end_of_the_text():
    mentions = [[0, 3], [24, 26]]
    speakers = [{"id": "p", "name": "Peter Quill", "names": ["Peter Quill"], "mentions": mentions}]
    for n in range(5):
        random.seed(n)
        text = "His day. Peter Quill is Mr"
        assert change_names({"id": "a", "text": text, "quotes": [], "speakers": speakers}, "en")["text"]


def test_augment_is_registered_and_refuses_settings():
    make = registry.augmenters.get("spacy_quotes.augmenter.v1")
    with pytest.raises(ValueError, match="Q008"):
        make(marks=2.0)
