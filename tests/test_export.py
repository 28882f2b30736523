from __future__ import annotations

import copy
import json
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from util import TEXT, contents, make_doc, make_nlp

from spacy_quotes import from_json, to_json, to_rows
from spacy_quotes.annotation import set_quotes
from spacy_quotes.export import COLUMNS
from spacy_quotes.quote import Attribution, Voice

NLP = make_nlp()


def _record():
    return copy.deepcopy(to_json(make_doc(NLP), id="a1"))


def test_export_format_is_as_documented():
    assert to_json(make_doc(NLP), id="a1") == {
        "id": "a1",
        "text": TEXT,
        "quotes": [
            {
                "id": "q0",
                "type": "direct",
                "content": [[0, 17]],
                "cue": [[27, 31]],
                "source": [[18, 26]],
                "addressee": [[32, 41]],
                "speaker": "Ann Berg",
                "speaker_id": "ann-berg",
                "factual": True,
                "score": 0.75,
            },
            {
                "id": "q1",
                "type": "indirect",
                "content": [[58, 93]],
                "cue": [[53, 57]],
                "source": [[49, 52]],
                "addressee": [],
                "speaker": "Ann Berg",
                "speaker_id": "ann-berg",
                "factual": False,
                "score": 0.5,
            },
        ],
        "speakers": [
            {
                "id": "ann-berg",
                "name": "Ann Berg",
                "names": ["Ann Berg", "Berg"],
                "mentions": [[18, 26], [49, 52]],
            }
        ],
    }


def test_export_offsets_give_the_text_of_the_spans():
    doc = make_doc(NLP)
    for quote, record in zip(doc._.quotes, to_json(doc)["quotes"], strict=True):
        for role in ("content", "cue", "source", "addressee"):
            assert [doc.text[s:e] for s, e in record[role]] == [span.text for span in getattr(quote, role)]


def test_export_round_trip():
    record = _record()
    assert to_json(from_json(record, NLP), id="a1") == record
    assert to_json(from_json(json.loads(json.dumps(record)), NLP), id="a1") == record


def test_export_round_trip_with_a_custom_key():
    doc = from_json(_record(), NLP, key="gold")
    assert list(doc.spans) == ["gold"]
    assert to_json(doc, id="a1", key="gold") == _record()


def test_export_document_without_quotes():
    record = to_json(NLP.make_doc("Nothing was said."))
    assert record == {"id": "", "text": "Nothing was said.", "quotes": [], "speakers": []}
    assert to_json(from_json(record, NLP)) == record
    assert to_rows(from_json(record, NLP)) == []


def test_export_reads_text_alone():
    assert from_json({"text": "Only text."}, NLP).text == "Only text."
    assert from_json({"text": ""}, NLP)._.quotes == []


def test_export_reads_records_with_names_only():
    record = {
        "id": "x",
        "lang": "en",
        "genre": "news",
        "text": TEXT,
        "quotes": [
            {"id": "E1", "type": None, "content": [[58, 93]], "speaker": "Ann Berg", "nested": False},
            {"id": "E2", "type": "direct", "content": [[0, 17]], "cue": [[27, 31]], "speaker": "Ann Berg"},
            {"content": [[43, 48]], "speaker": None},
        ],
        "entities": [{"id": "e1", "name": "Ann Berg", "mentions": [[18, 26]]}],
    }
    doc = from_json(record, NLP)
    assert [quote.id for quote in doc._.quotes] == ["E2", "q0", "E1"]
    assert [quote.type for quote in doc._.quotes] == ["direct", "indirect", "indirect"]
    assert [quote.speaker and quote.speaker.name for quote in doc._.quotes] == ["Ann Berg", None, "Ann Berg"]
    assert len(doc._.speakers) == 1
    assert to_json(from_json(to_json(doc), NLP)) == to_json(doc)


def test_export_finds_a_speaker_by_any_of_the_names():
    record = _record()
    for quote in record["quotes"]:
        del quote["speaker_id"]
        quote["speaker"] = "Berg"
    assert [speaker.id for speaker in from_json(record, NLP)._.speakers] == ["ann-berg"]


def test_export_speaker_id_without_a_list_of_speakers():
    record = _record()
    del record["speakers"]
    (speaker,) = from_json(record, NLP)._.speakers
    assert (speaker.id, speaker.name, speaker.mentions) == ("ann-berg", "Ann Berg", [])


def test_export_widens_to_tokens_with_one_warning():
    record = _record()
    record["quotes"][0]["content"] = [[2, 15]]
    record["quotes"][1]["cue"] = [[54, 57]]
    with pytest.warns(UserWarning, match=r"Q103\] Document 'a1': 2 of 9 spans") as caught:
        doc = from_json(record, NLP)
    assert len(caught) == 1
    assert doc._.quotes[0].text == "We won the cup"
    assert doc._.quotes[1].cue[0].text == "said"


def test_export_leaves_out_a_part_on_white_space():
    record = _record()
    record["quotes"][0]["cue"] = [[26, 27]]
    with pytest.warns(UserWarning, match="Q103"):
        assert from_json(record, NLP)._.quotes[0].cue == []


def _at(record, path, value):
    """Set a field deep in a record."""
    *keys, last = path
    for key in keys:
        record = record[key]
    record[last] = value


@pytest.mark.parametrize(
    "path, value, field",
    [
        (["text"], None, "text"),
        (["text"], 5, "text"),
        (["quotes"], {"q0": {}}, "quotes"),
        (["quotes", 1], "said", "quotes[1]"),
        (["quotes", 1, "type"], "free", "quotes[1].type"),
        (["quotes", 1, "type"], ["direct"], "quotes[1].type"),
        (["quotes", 1, "content"], [], "quotes[1].content"),
        (["quotes", 1, "content"], [43, 48], "quotes[1].content"),
        (["quotes", 1, "content"], [[1, 2, 3]], "quotes[1].content"),
        (["quotes", 1, "content"], [[1.0, 2.0]], "quotes[1].content"),
        (["quotes", 1, "content"], [[False, True]], "quotes[1].content"),
        (["quotes", 1, "cue"], "said", "quotes[1].cue"),
        (["quotes", 1, "id"], 7, "quotes[1].id"),
        (["quotes", 1, "id"], "q0", "quotes[1].id"),
        (["quotes", 1, "factual"], "yes", "quotes[1].factual"),
        (["quotes", 1, "score"], 2, "quotes[1].score"),
        (["quotes", 1, "score"], True, "quotes[1].score"),
        (["quotes", 1, "score"], float("nan"), "quotes[1].score"),
        (["quotes", 1, "speaker"], 3, "quotes[1].speaker"),
        (["quotes", 1, "speaker_id"], "", "quotes[1].speaker_id"),
        (["speakers"], "Ann", "speakers"),
        (["speakers", 0], None, "speakers[0]"),
        (["speakers", 0, "id"], None, "speakers[0].id"),
        (["speakers", 0, "name"], "", "speakers[0].name"),
        (["speakers", 0, "names"], ["Ann", 1], "speakers[0].names"),
        (["speakers", 0, "mentions"], [["a", "b"]], "speakers[0].mentions"),
        (["speakers", 0, "kind"], "robot", "speakers[0].kind"),
        (["speakers", 0, "kind"], ["person"], "speakers[0].kind"),
    ],
)
def test_export_refuses_a_field_by_name(path, value, field):
    record = _record()
    _at(record, path, value)
    with pytest.raises(ValueError) as caught:
        from_json(record, NLP)
    assert "[Q009] Document 'a1'" in str(caught.value)
    assert f"'{field}'" in str(caught.value)


@pytest.mark.parametrize("record", [None, [], "text", 3])
def test_export_refuses_what_is_no_object(record):
    with pytest.raises(ValueError, match="Q009"):
        from_json(record, NLP)


@pytest.mark.parametrize("offsets", [[-1, 4], [4, 4], [9, 4], [90, 96]])
@pytest.mark.parametrize(
    "path", [["quotes", 0, "content"], ["quotes", 1, "source"], ["speakers", 0, "mentions"]]
)
def test_export_refuses_offsets_outside_the_text(path, offsets):
    record = _record()
    _at(record, path, [offsets])
    with pytest.raises(ValueError, match=r"Q010\] Document 'a1'.*of 94 characters"):
        from_json(record, NLP)


def test_export_refuses_content_on_white_space():
    with pytest.raises(ValueError, match=r"Q009.*quotes\[0\]\.content"):
        from_json({"text": "a b", "quotes": [{"content": [[1, 2]]}]}, NLP)


def test_export_message_of_a_huge_value_is_short():
    with pytest.raises(ValueError) as caught:
        from_json({"text": ["x" * 100_000]}, NLP)
    assert len(str(caught.value)) < 300


def test_export_rows():
    rows = to_rows(make_doc(NLP), id="a1")
    assert [tuple(row) for row in rows] == [COLUMNS, COLUMNS]
    assert list(rows[0].values()) == [
        *("a1", "q0", "direct", "Ann Berg", "ann-berg", "", "Ann Berg", "told", "reporters"),
        *('"We won the cup,"', 0, 17, True, 0.75),
    ]


def test_export_kind_of_speakers():
    record = _record()
    assert "kind" not in record["speakers"][0]
    record["speakers"][0]["kind"] = "person"
    doc = from_json(record, NLP)
    assert [speaker.kind for speaker in doc._.speakers] == ["person"]
    assert to_json(doc, id="a1") == record
    assert [row["speaker_kind"] for row in to_rows(doc)] == ["person", "person"]


@pytest.mark.parametrize("kind", ["", None])
def test_export_kind_that_is_not_told(kind):
    record = _record()
    record["speakers"][0]["kind"] = kind
    assert from_json(record, NLP)._.speakers[0].kind == ""


def test_export_rows_of_pieces_and_missing_parts():
    doc = NLP.make_doc("one two three four")
    set_quotes(doc, [Attribution(((0, 1), (2, 3)))])
    (row,) = to_rows(doc)
    assert (row["content"], row["start"], row["end"]) == ("one ... three", 0, 13)
    assert (row["speaker"], row["speaker_id"], row["source"], row["cue"]) == ("", "", "", "")


PIECES = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 3)), min_size=1, max_size=3)


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, PIECES, st.sampled_from([None, "a", "b"]), st.booleans()), max_size=5))
def test_export_round_trip_of_any_quotes(items):
    doc = NLP.make_doc("Ann Berg said: “Go — now 🙂!”\n\nBea’s reply… came late.")
    voices = [Voice("a", "Ann", ("Ann", "Berg"), ((0, 1),)), Voice("b", "Bea")]

    def place(pieces):
        return tuple((start, min(start + length, len(doc))) for start, length in pieces)

    quotes = [
        Attribution(place(content), cue=place(cue), speaker=speaker, factual=factual, score=0.25)
        for content, cue, speaker, factual in items
    ]
    set_quotes(doc, quotes, voices)
    record = to_json(doc, id="x")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = from_json(json.loads(json.dumps(record)), NLP)
    assert to_json(again, id="x") == record
    assert contents(again) == contents(doc)


def test_export_from_json_refuses_half_a_character():
    with pytest.raises(ValueError, match=r"Q009.*bad.*text.*surrogates"):
        from_json({"id": "bad", "text": "\ud800 said", "quotes": []}, make_nlp())
