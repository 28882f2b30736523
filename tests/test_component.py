from __future__ import annotations

import gc
import multiprocessing
import subprocess
import sys
import warnings

import pytest
import spacy
from spacy.tokens import DocBin
from util import contents, make_nlp, same_quotes

from spacy_quotes.language import has_language

TEXTS = [
    '"The bridge will open in May," said Carla Nunez, the city engineer.',
    "Mayor Ib Lund said that the budget was “a bad joke” and that he would not sign it.",
    "According to the ministry, two trains collided near the border.",
    "Rain fell all day. The river rose.",
    "",
    'The company denied that it had sold the data. "We never did," Lund added.',
]


@pytest.fixture(scope="module")
def nlp():
    return make_nlp("quotes_rules")


def test_component_finds_the_parts_of_a_quote(nlp):
    (quote,) = nlp(TEXTS[0])._.quotes
    assert quote.text == '"The bridge will open in May,"'
    assert [span.text for span in quote.cue] == ["said"]
    assert quote.source[0].text.startswith("Carla Nunez")
    assert quote.type == "direct"
    assert quote.speaker.name == "Carla Nunez"
    assert 0 < quote.score <= 1


@pytest.mark.parametrize("text", ["", "word", '"', " ", "\n\n \t\n", "said", '""', "“”"])
def test_component_takes_texts_of_next_to_nothing(nlp, text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        doc = nlp(text)
    assert doc.text == text
    assert all(quote.content for quote in doc._.quotes)


def test_component_quotes_without_weights_works_by_rules_and_says_so():
    with pytest.warns(UserWarning, match=r"Q101.*'none'.*'en' .*: news, open\)") as caught:
        nlp_quotes = make_nlp("quotes", weights="none")
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        docs = list(nlp_quotes.pipe(TEXTS))
    assert contents(docs[0]) == contents(make_nlp("quotes_rules")(TEXTS[0]))


def test_component_rules_are_quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make_nlp("quotes_rules")(TEXTS[0])


def test_component_says_which_attributes_it_sets(nlp):
    assert nlp.get_pipe_meta("quotes_rules").assigns == [
        "doc.spans",
        "doc._.quotes",
        "doc._.speakers",
        "span._.quote",
    ]


def test_component_spans_key():
    doc = make_nlp("quotes_rules", spans_key="said")(TEXTS[0])
    assert list(doc.spans) == ["said"]
    assert len(doc._.quotes) == 1


def test_component_min_score_keeps_the_sure_ones(nlp):
    text = "\n\n".join(TEXTS)
    quotes = nlp(text)._.quotes
    for bar in (0.0, 0.5, 0.8, 1.0):
        kept = make_nlp("quotes_rules", min_score=bar)(text)._.quotes
        assert [q.text for q in kept] == [q.text for q in quotes if q.score >= bar]


@pytest.mark.parametrize("types", [["direct"], ["indirect", "mixed"], ["mixed"]])
def test_component_types(nlp, types):
    text = "\n\n".join(TEXTS)
    kept = make_nlp("quotes_rules", types=types)(text)._.quotes
    assert kept
    assert [q.text for q in kept] == [q.text for q in nlp(text)._.quotes if q.type in types]


def test_component_factual_only(nlp):
    text = "Lund did not say that the bridge was safe. Nunez said that the road was open."
    factual = [quote.factual for quote in nlp(text)._.quotes]
    assert sorted(factual) == [False, True]
    kept = make_nlp("quotes_rules", factual_only=True)(text)._.quotes
    assert [quote.factual for quote in kept] == [True]


@pytest.mark.parametrize("factory", ["quotes", "quotes_rules"])
@pytest.mark.parametrize(
    "setting, value",
    [
        ("min_score", -0.1),
        ("min_score", 1.5),
        ("types", []),
        ("types", ["direct", "free"]),
        ("spans_key", ""),
    ],
)
def test_component_refuses_a_bad_setting(factory, setting, value):
    with pytest.raises(ValueError, match=rf"Q008.*'{setting}'"):
        make_nlp(factory, **{setting: value})


@pytest.mark.parametrize(
    "setting, value", [("min_score", "0.5"), ("factual_only", "yes"), ("factual_only", 1)]
)
def test_component_refuses_a_setting_of_another_type(setting, value):
    with pytest.raises(ValueError, match=setting):
        make_nlp("quotes_rules", **{setting: value})


def test_component_warns_of_a_language_without_data():
    assert not has_language("nl")
    blank = spacy.blank("nl")
    with pytest.warns(UserWarning, match=r"Q102.*'nl'.*en"):
        blank.add_pipe("quotes_rules")
    doc = blank("„Wij gaan door,” zei Jan Kok.")
    assert doc.text == "„Wij gaan door,” zei Jan Kok."


def test_component_pipe_is_the_same_as_call_in_any_order(nlp):
    singly = {text: nlp(text) for text in TEXTS}
    for texts in (TEXTS, TEXTS[::-1]):
        for doc in nlp.pipe(texts, batch_size=2):
            assert same_quotes(doc, singly[doc.text])


def test_component_pipe_as_tuples(nlp):
    pairs = [(text, number) for number, text in enumerate(TEXTS)]
    for doc, number in nlp.pipe(pairs, as_tuples=True):
        assert doc.text == TEXTS[number]
        assert doc.spans["quotes"] is not None


def test_component_run_twice_gives_the_same(nlp):
    doc = nlp(TEXTS[0])
    before = doc.copy()
    assert same_quotes(nlp.get_pipe("quotes_rules")(doc), before)


def test_component_results_survive_a_docbin(nlp):
    docs = [nlp(text) for text in TEXTS]
    for before, after in zip(docs, DocBin(docs=docs).get_docs(nlp.vocab), strict=True):
        assert same_quotes(before, after)


@pytest.mark.parametrize("place", ["first", "last"])
def test_component_beside_a_sentencizer(nlp, place):
    both = make_nlp("quotes_rules")
    both.add_pipe("sentencizer", **{place: True})
    for text in TEXTS:
        doc = both(text)
        assert contents(doc) == contents(nlp(text))
        assert doc.has_annotation("SENT_START") or len(doc) == 0


def _same_pipeline(first, second):
    assert second.pipe_names == first.pipe_names
    for text in TEXTS:
        assert same_quotes(first(text), second(text), key="said")


def test_component_pipeline_to_disk(tmp_path):
    before = make_nlp("quotes_rules", spans_key="said", min_score=0.2, factual_only=True)
    before.to_disk(tmp_path / "pipeline")
    _same_pipeline(before, spacy.load(tmp_path / "pipeline"))


def test_component_pipeline_to_bytes():
    before = make_nlp("quotes_rules", spans_key="said", types=["direct"])
    after = spacy.blank("en", config=before.config).from_bytes(before.to_bytes())
    fresh = spacy.util.load_model_from_config(before.config, auto_fill=True)
    _same_pipeline(before, fresh)
    _same_pipeline(before, after)


def test_component_sourced_from_another_pipeline(nlp):
    other = make_nlp()
    other.add_pipe("quotes_rules", source=nlp)
    assert contents(other(TEXTS[0])) == contents(nlp(TEXTS[0]))


def test_component_twice_in_a_pipeline_under_two_keys():
    both = make_nlp("quotes_rules", types=["direct"])
    both.add_pipe("quotes_rules", name="rest", config={"spans_key": "rest", "types": ["indirect", "mixed"]})
    doc = both("\n\n".join(TEXTS))
    assert {"quotes", "rest"} <= set(doc.spans)
    assert {quote.type for quote in doc._.quotes} == {"direct"}


def test_component_offsets_are_those_of_the_document(nlp):
    text = "\ufeff  " + "\r\n\r\n".join(TEXTS) + "\t 🙂 “Fine,” Nunez said.\u2028"
    doc = nlp(text)
    assert doc.text == text
    for span in doc.spans["quotes"]:
        assert text[span.start_char : span.end_char] == span.text


WORKERS = """
import multiprocessing, sys
import spacy

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules")
    texts = ['"It is done," Ann Berg said.', "Nothing.", "Bea Moe said that it was not done."] * 4
    docs = list(nlp.pipe(texts, n_process=2, batch_size=3))
    assert [doc.text for doc in docs] == texts
    from spacy_quotes.annotation import get_attributions
    for doc, text in zip(docs, texts):
        assert get_attributions(doc) == get_attributions(nlp(text)), text
    print(sum(len(doc._.quotes) for doc in docs), sum(len(doc._.speakers) for doc in docs))
"""


@pytest.mark.parametrize("method", sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods())))
def test_component_in_worker_processes(method, tmp_path):
    script = tmp_path / "workers.py"
    script.write_text(WORKERS, encoding="utf-8")
    done = subprocess.run([sys.executable, script, method], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["8", "8"]


def test_component_failure_costs_one_document(nlp, monkeypatch):
    def fail(page, *args, **options):
        if "Lund" in page.text:
            raise RuntimeError("broken rule")
        return [], []

    monkeypatch.setattr("spacy_quotes.component.resolve_speakers", fail)
    with pytest.warns(UserWarning, match=r"Q104.*quotes_rules.*RuntimeError: broken rule") as caught:
        docs = list(nlp.pipe(TEXTS[:3]))
    assert len(docs) == 3 and len(caught) == 1
    assert docs[1]._.quotes == []


@pytest.mark.parametrize("on", [True, False])
def test_component_leaves_the_garbage_collector_as_it_was(nlp, on):
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        nlp(TEXTS[0])
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


PEOPLE = """{"id": "P1", "name": "Carla Ann Nunez", "aliases": ["Carla Nunez"], "kind": "person"}
{"id": "P2", "name": "Ib Lund", "aliases": ["Lund"], "description": "mayor of Aldby"}
{"id": "O1", "name": "Threm", "kind": "organisation"}
"""


@pytest.fixture
def people(tmp_path):
    """A file with speakers known beforehand."""
    path = tmp_path / "people.jsonl"
    path.write_text(PEOPLE, encoding="utf8")
    return path


def _speaker_ids(nlp_any):
    return [[speaker.id for speaker in nlp_any(text)._.speakers] for text in TEXTS]


def test_component_speakers_have_a_kind(nlp):
    assert [quote.speaker.kind for quote in nlp(TEXTS[0])._.quotes] == ["person"]
    (quote,) = nlp("The Aldby Water Board said that the taps froze.")._.quotes
    assert (quote.speaker.name, quote.speaker.kind) == ("Aldby Water Board", "organisation")


@pytest.mark.parametrize("factory", ["quotes", "quotes_rules"])
def test_component_knowledge_base_gives_ids(factory, people):
    known = make_nlp(factory, knowledge_base=str(people))
    assert _speaker_ids(known)[:2] == [["P1"], ["P2"]]
    speaker = known(TEXTS[0])._.speakers[0]
    assert (speaker.name, speaker.kind) == ("Carla Nunez", "person")
    assert known.get_pipe(factory).knowledge_base.get(speaker.id).name == "Carla Ann Nunez"
    doc = known(TEXTS[0])
    assert doc.spans["quotes"][0].kb_id_ == "P1"


def test_component_knowledge_base_is_saved_with_the_pipeline(people, tmp_path):
    before = make_nlp("quotes_rules", knowledge_base=str(people))
    expected = _speaker_ids(before)
    before.to_disk(tmp_path / "nlp")
    data = before.to_bytes()
    people.unlink()
    assert _speaker_ids(spacy.load(tmp_path / "nlp")) == expected
    assert _speaker_ids(make_nlp("quotes_rules", knowledge_base=str(people)).from_bytes(data)) == expected
    assert (tmp_path / "nlp" / "quotes_rules" / "knowledge_base.jsonl").read_text("utf8").count("\n") == 3


def test_component_knowledge_base_by_initialize(people, tmp_path):
    before = make_nlp("quotes_rules")
    before.config["initialize"]["components"]["quotes_rules"] = {"knowledge_base": str(people)}
    before.initialize()
    people.unlink()
    before.to_disk(tmp_path / "nlp")
    assert _speaker_ids(spacy.load(tmp_path / "nlp"))[0] == ["P1"]
    assert _speaker_ids(make_nlp("quotes_rules").from_bytes(before.to_bytes()))[0] == ["P1"]


@pytest.mark.parametrize(
    ("other", "expected"), [('{"id": "X", "name": "Carla Nunez"}', "X"), (None, "carla-nunez")]
)
def test_component_knowledge_base_of_another_setting_goes_before_the_saved_one(
    people, tmp_path, other, expected
):
    make_nlp("quotes_rules", knowledge_base=str(people)).to_disk(tmp_path / "nlp")
    path = None
    if other is not None:
        path = str(tmp_path / "other.jsonl")
        (tmp_path / "other.jsonl").write_text(other, encoding="utf8")
    config = {"components": {"quotes_rules": {"knowledge_base": path}}}
    assert _speaker_ids(spacy.load(tmp_path / "nlp", config=config))[0] == [expected]


def test_component_without_knowledge_base_saved_over_one_with_it(people, tmp_path):
    make_nlp("quotes_rules", knowledge_base=str(people)).to_disk(tmp_path / "nlp")
    make_nlp("quotes_rules").to_disk(tmp_path / "nlp")
    assert _speaker_ids(spacy.load(tmp_path / "nlp"))[0] == ["carla-nunez"]


def test_component_knowledge_base_can_be_left_out(people, tmp_path):
    rules = make_nlp("quotes_rules", knowledge_base=str(people)).get_pipe("quotes_rules")
    rules.to_disk(tmp_path / "rules", exclude=["knowledge_base"])
    assert list(tmp_path.glob("rules/*")) == []
    empty = make_nlp("quotes_rules").get_pipe("quotes_rules")
    assert len(empty.from_bytes(rules.to_bytes(), exclude=["knowledge_base"]).knowledge_base) == 0


@pytest.mark.parametrize("factory", ["quotes", "quotes_rules"])
def test_component_bad_knowledge_base_is_an_error(factory, tmp_path):
    path = tmp_path / "people.jsonl"
    missing = make_nlp(factory, knowledge_base=str(path))
    with pytest.raises(ValueError, match=r"Q025.*people\.jsonl: cannot be read"):
        missing(TEXTS[0])
    path.write_text('{"id": "P1"}', encoding="utf8")
    with pytest.raises(ValueError, match=r"Q025.*people\.jsonl:1: the field 'name'"):
        missing(TEXTS[0])
    with pytest.raises(ValueError, match=r"Q008.*'knowledge_base'"):
        make_nlp(factory, knowledge_base="")


def test_component_empty_knowledge_base_is_a_warning(tmp_path):
    path = tmp_path / "people.jsonl"
    path.write_text("\n", encoding="utf8")
    with pytest.warns(UserWarning, match=r"Q107.*people\.jsonl"):
        assert _speaker_ids(make_nlp("quotes_rules", knowledge_base=str(path)))[0] == ["carla-nunez"]


@pytest.mark.parametrize("ready", [True, False])
def test_component_knowledge_base_in_workers_and_docbins(people, ready):
    known = make_nlp("quotes_rules", knowledge_base=str(people))
    if ready:
        known(TEXTS[0])
    docs = list(known.pipe(TEXTS, n_process=2, batch_size=2))
    assert [[speaker.id for speaker in doc._.speakers] for doc in docs] == _speaker_ids(known)
    for before, after in zip(docs, DocBin(docs=docs).get_docs(known.vocab), strict=True):
        assert same_quotes(before, after)
        assert [s.kind for s in after._.speakers] == [s.kind for s in before._.speakers]
