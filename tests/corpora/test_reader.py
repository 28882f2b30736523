from __future__ import annotations

import pytest
import spacy
from spacy.tokens import DocBin
from spacy.util import registry
from util import TEXT, make_doc, make_nlp, same_quotes

from spacy_quotes.corpora.reader import QuoteCorpus


@pytest.fixture
def data(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b", "deep/a"):
        DocBin(docs=[make_doc(), make_nlp().make_doc("")]).to_disk(tmp_path / f"{name}.spacy")
    return tmp_path


def test_reader_is_registered(data):
    corpus = registry.readers.get("spacy_quotes.Corpus.v1")(data)
    assert isinstance(corpus, QuoteCorpus)


def test_reader_gives_gold_and_bare_documents(data):
    examples = list(QuoteCorpus(data)(make_nlp()))
    assert len(examples) == 2
    for example in examples:
        assert same_quotes(example.reference, make_doc())
        assert example.predicted.text == TEXT and example.predicted._.quotes == []


def test_reader_reads_one_file_and_a_limit(data):
    assert len(list(QuoteCorpus(data / "b.spacy")(make_nlp()))) == 1
    assert len(list(QuoteCorpus(data, limit=1)(make_nlp()))) == 1


def test_reader_gives_windows(data):
    examples = list(QuoteCorpus(data, max_length=14)(make_nlp()))
    assert [len(example.reference._.quotes) for example in examples] == [1, 1, 1, 1]


def test_reader_shuffles_by_the_seed(tmp_path):
    docs = [make_nlp().make_doc(str(n)) for n in range(20)]
    DocBin(docs=docs).to_disk(tmp_path / "a.spacy")

    def read():
        spacy.util.fix_random_seed(3)
        return [example.text for example in QuoteCorpus(tmp_path, shuffle=True)(make_nlp())]

    assert read() == read() != [doc.text for doc in docs]


def test_reader_augments(data):
    def twice(nlp, example):
        yield example
        yield example

    assert len(list(QuoteCorpus(data, augmenter=twice)(make_nlp()))) == 4


@pytest.mark.parametrize("options", [{"max_length": -1}, {"limit": -1}])
def test_reader_refuses_settings(data, options):
    with pytest.raises(ValueError, match="Q008"):
        QuoteCorpus(data, **options)


@pytest.mark.parametrize("path", [None, "nowhere"])
def test_reader_refuses_a_path_that_is_none(path):
    with pytest.raises(ValueError, match=r"Q008.*\.spacy"):
        QuoteCorpus(path)


def test_reader_names_a_file_that_holds_no_documents(tmp_path):
    (tmp_path / "a.spacy").write_bytes(b"no")
    with pytest.raises(ValueError, match=r"Q021.*a\.spacy"):
        list(QuoteCorpus(tmp_path)(make_nlp()))


def test_reader_refuses_a_folder_without_files(tmp_path):
    with pytest.raises(ValueError, match="Q008"):
        list(QuoteCorpus(tmp_path)(make_nlp()))
