from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import DocBin
from util import BERG, DIRECT, TEXT, contents, make_doc, make_nlp

from spacy_quotes import join_docs
from spacy_quotes.annotation import set_quotes
from spacy_quotes.quote import Attribution, Voice


def test_joining_keeps_all_quotes_with_ids_that_differ():
    nlp = make_nlp()
    doc = join_docs([make_doc(nlp), make_doc(nlp)])
    assert doc.text == f"{TEXT} {TEXT}"
    assert [quote.id for quote in doc._.quotes] == ["q0", "q1", "q2", "q3"]
    assert contents(doc) == contents(make_doc(nlp)) * 2
    assert [quote.cue[0].text for quote in doc._.quotes] == ["told", "said"] * 2


def test_joining_makes_speakers_of_one_id_one():
    nlp = make_nlp()
    other = nlp.make_doc("Bea Moe agreed.")
    set_quotes(
        other, [Attribution(((2, 3),), speaker="bea")], [Voice("bea", "Bea Moe", ("Bea Moe",), ((0, 2),))]
    )
    doc = join_docs([make_doc(nlp), other, make_doc(nlp)])
    assert [speaker.id for speaker in doc._.speakers] == ["ann-berg", "bea"]
    assert [mention.text for mention in doc._.speakers[0].mentions] == ["Ann Berg", "she"] * 2
    assert len(doc._.speakers[0].quotes) == 4
    assert doc._.speakers[0].names == ["Ann Berg", "Berg"]


def test_joining_keeps_the_kind_of_a_speaker():
    nlp = make_nlp()
    other = make_doc(nlp)
    set_quotes(other, [DIRECT], [replace(BERG, kind="person")])
    for docs in ([other, make_doc(nlp)], [make_doc(nlp), other]):
        assert [speaker.kind for speaker in join_docs(docs)._.speakers] == ["person"]


def test_joining_documents_without_quotes():
    nlp = make_nlp()
    doc = join_docs([nlp.make_doc("Nothing."), make_doc(nlp), nlp.make_doc("")])
    assert contents(doc) == contents(make_doc(nlp))


def test_joining_takes_the_options_of_spacy():
    nlp = make_nlp()
    doc = join_docs([make_doc(nlp), make_doc(nlp)], ensure_whitespace=False)
    assert doc.text == TEXT + TEXT
    assert contents(doc) == contents(make_doc(nlp)) * 2


def test_joining_with_a_custom_key():
    nlp = make_nlp()
    doc = join_docs([make_doc(nlp, key="gold"), make_doc(nlp, key="gold")], key="gold")
    assert list(doc.spans) == ["gold"] and len(doc._.quotes) == 4


def test_joined_document_survives_a_docbin():
    nlp = make_nlp()
    doc = join_docs([make_doc(nlp), make_doc(nlp)])
    assert contents(next(DocBin(docs=[doc]).get_docs(nlp.vocab))) == contents(doc)


def test_joining_nothing_is_an_error():
    with pytest.raises(ValueError, match="Q009"):
        join_docs([])
