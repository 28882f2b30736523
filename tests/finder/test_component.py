from __future__ import annotations

import pytest
import spacy
from spacy.training import Example
from thinc.api import Config, fix_random_seed
from util import contents

from spacy_quotes import from_json, to_json
from spacy_quotes.factory import MODEL_CONFIG
from spacy_quotes.formats.article import parse_article

SMALL = Config().from_str(MODEL_CONFIG)["model"]
SMALL["tok2vec"]["embed"].update(
    width=32, rows=[500, 200, 200, 100], hashed=16, word_dropout=0.0, dropout=0.0
)
SMALL["tok2vec"]["encode"].update(width=32, dilations=[1, 2, 4], dropout=0.0)
BODIES = (
    "{s1 Ann Lee} {v1 told} {a1 reporters} {c1=ann that the pier was closed}. It was cold.",
    "{c1=ann “We will wait,”} {v1 said} {s1 Ann Lee}. {c1 “And then we go.”} Nobody moved.",
    "The “ghost pier” was cold.\n\n{v1 According to} {s1 Ann Lee}, {c1=ann it floats}.",
    "{s1 Ann Lee} {v1 said}: {c1=ann “{s2 He} {v2 told} {a2 me} {c2 ‘no’} twice.”}",
)
HEAD = "---\nid: a\nspeakers:\n  ann: Ann Lee\n---\n"


def make_nlp(**config):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"weights": None, "second_opinion": False, "model": SMALL, **config})
    return nlp


def make_examples(nlp):
    records = [parse_article(HEAD + body).record for body in BODIES]
    return [Example(nlp.make_doc(record["text"]), from_json(record, nlp)) for record in records]


@pytest.fixture(scope="module")
def trained():
    fix_random_seed(0)
    nlp = make_nlp()
    examples = make_examples(nlp)
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.01
    for _ in range(60):
        losses = nlp.update(examples, sgd=optimizer)
    assert losses["quotes"] < 0.2
    return nlp


def test_component_learns_what_it_is_shown(trained):
    examples = make_examples(trained)
    scores = trained.evaluate(examples)
    assert scores["quotes_f"] == scores["quotes_exact_f"] == 1.0
    assert scores["quotes_cue"] == scores["quotes_source"] == scores["quotes_addressee"] == 1.0


def test_component_finds_quotes_in_pieces_and_inside_others(trained):
    texts = [example.text for example in make_examples(trained)]
    assert contents(trained(texts[1])) == ["“We will wait,” ... “And then we go.”"]
    assert contents(trained(texts[3])) == ["“He told me ‘no’ twice.”", "‘no’"]


def test_component_after_disk_and_bytes(trained, tmp_path):
    trained.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    other = make_nlp().from_bytes(trained.to_bytes())
    for text in (example.text for example in make_examples(trained)):
        expected = to_json(trained(text))
        assert to_json(again(text)) == expected and to_json(other(text)) == expected


def test_component_same_alone_and_in_any_batch(trained):
    texts = [example.text for example in make_examples(trained)] * 3
    alone = [to_json(trained(text)) for text in texts]
    for size in (1, 2, 5, 12):
        assert [to_json(doc) for doc in trained.pipe(texts, batch_size=size)] == alone
    assert [to_json(doc) for doc in trained.pipe(texts[::-1])] == alone[::-1]
    assert [to_json(doc) for doc in trained.pipe(texts, n_process=2, batch_size=2)] == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "x", "said said said", "“a” “b” “c”"])
def test_component_odd_texts(trained, text):
    doc = trained(text)
    assert doc.text == text
    assert all(doc.text[s.start_char : s.end_char] == s.text for quote in doc._.quotes for s in quote.content)


def test_component_empty_documents_in_a_batch(trained):
    docs = list(trained.pipe(["", make_examples(trained)[0].text, ""]))
    assert [len(doc._.quotes) > 0 for doc in docs] == [False, True, False]


def test_component_settings(trained, tmp_path):
    trained.to_disk(tmp_path / "nlp")
    config = {"components.quotes.types": ["direct"], "components.quotes.spans_key": "said"}
    nlp = spacy.load(tmp_path / "nlp", config=config)
    doc = nlp(make_examples(nlp)[0].text)
    assert list(doc.spans) == ["said"] and doc._.quotes == []


def test_component_knowledge_base(trained, tmp_path):
    people = tmp_path / "people.jsonl"
    people.write_text('{"id": "P1", "name": "Ann Lee", "kind": "person"}', encoding="utf8")
    trained.to_disk(tmp_path / "plain")
    config = {"components": {"quotes": {"knowledge_base": str(people)}}}
    nlp = spacy.load(tmp_path / "plain", config=config)
    texts = [example.text for example in make_examples(trained)]
    expected = [to_json(doc) for doc in nlp.pipe(texts)]
    assert {speaker["id"] for record in expected for speaker in record["speakers"]} == {"P1"}
    nlp.to_disk(tmp_path / "nlp")
    people.unlink()
    again = spacy.load(tmp_path / "nlp")
    assert [to_json(doc) for doc in again.pipe(texts)] == expected
    assert [to_json(doc) for doc in again.pipe(texts, n_process=2, batch_size=2)] == expected
    other = make_nlp(knowledge_base=str(people)).from_bytes(nlp.to_bytes())
    assert [to_json(other(text)) for text in texts] == expected


def test_component_knowledge_base_by_initialize(tmp_path):
    people = tmp_path / "people.jsonl"
    people.write_text('{"id": "P1", "name": "Ann Lee"}', encoding="utf8")
    nlp = make_nlp()
    nlp.config["initialize"]["components"]["quotes"] = {"knowledge_base": str(people)}
    examples = make_examples(nlp)
    nlp.initialize(lambda: examples)
    assert nlp.get_pipe("quotes").knowledge_base.get("P1").name == "Ann Lee"


def test_component_that_is_not_initialized_says_so():
    with pytest.raises(ValueError, match=r"E109|not initialized"):
        make_nlp()("Ann said it rained.")


def test_component_learns_nothing_from_nothing(trained):
    assert trained.get_pipe("quotes").update([]) == {"quotes": 0.0}


def test_component_goes_on_training_after_loading(trained, tmp_path):
    trained.to_disk(tmp_path / "nlp")
    nlp = spacy.load(tmp_path / "nlp")
    optimizer = nlp.resume_training()
    losses = nlp.update(make_examples(nlp), sgd=optimizer)
    assert losses["quotes"] < 0.5


def test_component_can_be_sourced(trained):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", source=trained)
    text = make_examples(trained)[0].text
    assert to_json(nlp(text)) == to_json(trained(text))


def test_component_failure_on_one_document_loses_no_other(trained, monkeypatch):
    pipe = trained.get_pipe("quotes")
    good = pipe._predict

    def fails(doc, *rest):
        if doc.text == "boom":
            raise IndexError("no such row")
        return good(doc, *rest)

    monkeypatch.setattr(pipe, "_predict", fails)
    text = make_examples(trained)[0].text
    with pytest.warns(UserWarning, match=r"Q104.*boom.*IndexError: no such row"):
        bad, fine = trained.pipe(["boom", text])
    assert bad._.quotes == [] and len(fine._.quotes) == 1


def test_component_with_another_token_encoder():
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    model = {"@architectures": "spacy_quotes.QuoteModel.v1", "tok2vec": listener}
    nlp.add_pipe("quotes", config={"weights": None, "model": model})
    examples = make_examples(nlp)
    optimizer = nlp.initialize(lambda: examples)
    losses = nlp.update(examples, sgd=optimizer)
    assert losses["quotes"] > 0
    assert nlp(examples[0].text).text == examples[0].text
