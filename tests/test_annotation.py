from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from spacy.tokens import Doc, DocBin, Span
from util import BERG, DIRECT, INDIRECT, make_doc, make_nlp, same_quotes

from spacy_quotes import get_quote_of, get_quotes, get_speakers
from spacy_quotes.annotation import get_attributions, set_quotes
from spacy_quotes.quote import Attribution, Voice


def _to_disk(doc, tmp_path):
    doc.to_disk(tmp_path / "doc")
    return Doc(doc.vocab).from_disk(tmp_path / "doc")


TRIPS = {
    "docbin": lambda doc, _: next(DocBin(docs=[doc]).get_docs(doc.vocab)),
    "docbin bytes": lambda doc, _: next(
        DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(doc.vocab)
    ),
    "bytes, other vocab": lambda doc, _: Doc(make_nlp().vocab).from_bytes(doc.to_bytes()),
    "pickle": lambda doc, _: pickle.loads(pickle.dumps(doc)),
    "copy": lambda doc, _: doc.copy(),
    "disk": _to_disk,
}


def test_annotation_numbers_quotes_in_text_order():
    doc = make_doc()
    direct, indirect = doc._.quotes
    assert (direct.id, indirect.id) == ("q0", "q1")
    assert direct.content[0].text == '"We won the cup,"'
    assert direct.cue[0].text == "told"
    assert direct.source[0].text == "Ann Berg"
    assert direct.addressee[0].text == "reporters"
    assert (direct.type, direct.factual, direct.score) == ("direct", True, 0.75)
    assert (indirect.type, indirect.factual, indirect.score) == ("indirect", False, 0.5)
    assert indirect.addressee == []


def test_annotation_outer_quote_comes_before_the_one_inside():
    doc = make_nlp().make_doc("a b c d e f")
    set_quotes(doc, [Attribution(((2, 3),)), Attribution(((1, 2),)), Attribution(((1, 5),))])
    assert [quote.text for quote in doc._.quotes] == ["b c d e", "b", "c"]


def test_annotation_speaker_and_quotes_know_each_other():
    doc = make_doc()
    (speaker,) = doc._.speakers
    assert (speaker.id, speaker.name, speaker.names) == ("ann-berg", "Ann Berg", ["Ann Berg", "Berg"])
    assert [mention.text for mention in speaker.mentions] == ["Ann Berg", "she"]
    assert [quote.id for quote in speaker.quotes] == ["q0", "q1"]
    assert all(quote.speaker.id == speaker.id for quote in doc._.quotes)


def test_annotation_speakers_by_first_mention_without_those_who_are_silent():
    doc = make_nlp().make_doc("Ann and Bea and Cem talked , they said")
    voices = [
        Voice("c", "Cem", ("Cem",), ((4, 5),)),
        Voice("b", "Bea", ("Bea",), ((2, 3),)),
        Voice("a", "Ann", ("Ann",), ((0, 1),)),
    ]
    set_quotes(doc, [Attribution(((5, 6),), speaker="c"), Attribution(((6, 7),), speaker="a")], voices)
    assert [speaker.id for speaker in doc._.speakers] == ["a", "c"]


def test_annotation_keeps_ids_and_makes_those_that_are_missing():
    doc = make_nlp().make_doc("a b c d")
    set_quotes(doc, [Attribution(((0, 1),)), Attribution(((1, 2),), id="q0"), Attribution(((2, 3),))])
    assert [quote.id for quote in doc._.quotes] == ["q1", "q0", "q2"]


def test_annotation_reads_back_what_was_set():
    quotes, voices = get_attributions(make_doc())
    assert quotes == [replace(DIRECT, id="q0"), replace(INDIRECT, id="q1")]
    assert voices == [BERG]


def test_annotation_uses_one_span_group_as_documented():
    doc = make_doc()
    assert list(doc.spans) == ["quotes"]
    spans = [(span.label_, span.id_, span.kb_id_, span.text) for span in doc.spans["quotes"]]
    assert spans[1:4] == [
        ("CUE", "q0", "ann-berg", "told"),
        ("SOURCE", "q0", "ann-berg", "Ann Berg"),
        ("ADDRESSEE", "q0", "ann-berg", "reporters"),
    ]


def test_annotation_setting_again_replaces():
    doc = make_doc()
    set_quotes(doc, [])
    assert doc._.quotes == [] and doc._.speakers == []


@pytest.mark.parametrize("text", ["", " ", "word"])
def test_annotation_document_without_quotes(text):
    doc = make_nlp().make_doc(text)
    assert doc._.quotes == [] and doc._.speakers == []
    set_quotes(doc, [])
    assert doc._.quotes == [] and doc._.speakers == []
    assert next(DocBin(docs=[doc]).get_docs(doc.vocab))._.quotes == []


@pytest.mark.parametrize("trip", TRIPS)
@pytest.mark.parametrize("key", ["quotes", "gold"])
def test_annotation_survives(trip, key, tmp_path):
    doc = make_doc(key=key)
    after = TRIPS[trip](doc, tmp_path)
    assert after is not doc
    assert len(after._.quotes) == 2
    assert same_quotes(doc, after, key=key)


@pytest.mark.parametrize("trip", TRIPS)
def test_annotation_kind_of_speakers_survives(trip, tmp_path):
    doc = make_doc()
    set_quotes(doc, [DIRECT], [replace(BERG, kind="person")])
    after = TRIPS[trip](doc, tmp_path)
    assert [speaker.kind for speaker in after._.speakers] == ["person"]
    assert get_attributions(after)[1] == [replace(BERG, kind="person")]


def test_annotation_of_before_there_were_kinds_is_read():
    doc = make_doc()
    for record in doc.spans["quotes"].attrs["speakers"]:
        del record["kind"]
    assert [(speaker.id, speaker.kind) for speaker in doc._.speakers] == [("ann-berg", "")]


def test_annotation_custom_key_is_found():
    doc = make_doc(key="gold")
    assert [quote.id for quote in doc._.quotes] == ["q0", "q1"]
    assert get_quotes(doc, key="gold") == doc._.quotes
    assert get_quotes(doc, key="quotes") == []


def test_annotation_two_keys_are_apart():
    doc = make_doc()
    set_quotes(doc, [replace(DIRECT, speaker=None)], key="gold")
    assert len(get_quotes(doc, key="quotes")) == 2
    assert len(get_quotes(doc, key="gold")) == 1
    assert len(doc._.quotes) == 2, "the default key comes first"
    assert get_speakers(doc, key="gold") == []


def test_annotation_two_custom_keys_need_a_choice():
    doc = make_doc(key="gold")
    set_quotes(doc, [], key="silver")
    with pytest.raises(ValueError, match=r"Q007.*gold, silver"):
        _ = doc._.quotes


def test_annotation_groups_of_others_are_left_alone():
    doc = make_nlp().make_doc("Ann Berg won")
    doc.spans["names"] = [Span(doc, 0, 2, label="PERSON")]
    assert doc._.quotes == []


@pytest.mark.parametrize("key", ["quotes", "gold"])
def test_annotation_joined_by_spacy_is_an_error(key):
    nlp = make_nlp()
    joined = Doc.from_docs([make_doc(nlp, key=key), make_doc(nlp, key=key)])
    with pytest.raises(ValueError, match=r"Q001.*join_docs"):
        _ = joined._.quotes
    with pytest.raises(ValueError, match=r"Q001.*join_docs"):
        _ = joined[0:7]._.quote


def _merge(doc, start, end):
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[start:end])


def _split(doc, at, orths):
    with doc.retokenize() as retokenizer:
        retokenizer.split(doc[at], orths, heads=[doc[at]] * len(orths))


@pytest.mark.parametrize(
    "changes",
    [
        [lambda doc: _merge(doc, 7, 9)],
        [lambda doc: _merge(doc, 21, 23)],
        [lambda doc: _split(doc, 12, ["La", "ter"])],
        [lambda doc: _merge(doc, 7, 9), lambda doc: _split(doc, 11, ["La", "ter"])],
        [lambda doc: _split(doc, 10, ["report", "ers"]), lambda doc: _merge(doc, 7, 9)],
    ],
    ids=["merge", "merge at the end", "split", "merge and split", "split and merge"],
)
def test_annotation_retokenised_is_an_error_or_right(changes):
    doc = make_doc()
    before = [[piece.text for piece in quote.content + quote.cue + quote.source] for quote in doc._.quotes]
    for change in changes:
        change(doc)
    try:
        after = [[piece.text for piece in quote.content + quote.cue + quote.source] for quote in doc._.quotes]
    except ValueError as error:
        assert "Q002" in str(error)
    else:
        assert after == before


def test_annotation_merged_tokens_are_an_error():
    doc = make_doc()
    _merge(doc, 7, 9)
    with pytest.raises(ValueError, match="Q002"):
        _ = doc._.quotes
    with pytest.raises(ValueError, match="Q002"):
        _ = doc._.speakers


def test_annotation_merge_and_split_with_the_same_count_is_an_error():
    doc = make_doc()
    tokens = len(doc)
    _merge(doc, 7, 9)
    _split(doc, 11, ["La", "ter"])
    assert len(doc) == tokens
    with pytest.raises(ValueError, match="Q002"):
        _ = doc._.quotes


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"type": "free"}, "Q003"),
        ({"content": ()}, "Q003"),
        ({"content": ((5, 5),)}, "Q004"),
        ({"content": ((20, 99),)}, "Q004"),
        ({"source": ((-1, 2),)}, "Q004"),
        ({"speaker": "nobody"}, "Q005"),
        ({"score": 1.5}, "Q011"),
        ({"score": float("nan")}, "Q011"),
    ],
)
def test_annotation_refuses_what_does_not_fit(changes, code):
    doc = make_doc()
    with pytest.raises(ValueError, match=code):
        set_quotes(doc, [replace(DIRECT, **changes)], [BERG])
    assert len(doc._.quotes) == 2, "the quotes before are still there"


def test_annotation_refuses_ids_that_collide():
    doc = make_doc()
    with pytest.raises(ValueError, match=r"Q006.*quotes.*'a'"):
        set_quotes(doc, [replace(DIRECT, id="a"), replace(INDIRECT, id="a")], [BERG])
    with pytest.raises(ValueError, match=r"Q006.*speakers"):
        set_quotes(doc, [DIRECT], [BERG, BERG])


def test_annotation_quote_of_a_span_of_the_group():
    doc = make_doc()
    for span in doc.spans["quotes"]:
        assert span._.quote.id == span.id_


def test_annotation_quote_of_any_span_on_the_same_tokens():
    doc = make_doc()
    assert doc[9:10]._.quote.id == "q0"
    assert get_quote_of(doc[14:15]).id == "q1"
    assert doc[9:11]._.quote is None
    assert make_nlp().make_doc("word")[0:1]._.quote is None


def test_annotation_shared_source_is_told_apart_by_id():
    doc = make_nlp().make_doc("Ann said yes and said no")
    set_quotes(doc, [Attribution(((2, 3),), source=((0, 1),)), Attribution(((5, 6),), source=((0, 1),))])
    sources = [span for span in doc.spans["quotes"] if span.label_ == "SOURCE"]
    assert [span._.quote.text for span in sources] == ["yes", "no"]


def test_annotation_quote_of_a_span_finds_every_key():
    doc = make_doc()
    set_quotes(doc, [Attribution(((12, 13),), id="other")], key="gold")
    assert doc[12:13]._.quote.id == "other"
    assert doc[9:10]._.quote.id == "q0"
