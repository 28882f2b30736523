"""The weights that ship with the package: found by default, loaded when needed, kept and trained on."""

from __future__ import annotations

import warnings

import pytest
import spacy
from spacy.training import Example
from util import make_doc

from spacy_quotes import to_json
from spacy_quotes.weights import FOLDER, find_weights, load_weights

TEXT = (
    "LUND, May 3 – “The bridge is closed,” said Anna Berg, the mayor of Lund. She told reporters that it "
    "would reopen in June.\n\nThe ferry company denied that it had raised its prices, and Karl Holm, its "
    "director, said: “We have carried everybody for free since Monday.”\n"
)
NAMES = ("news", "open")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    return nlp


def test_shipped_weights_are_the_default_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nlp = spacy.blank("en")
        nlp.add_pipe("quotes")
        doc = nlp(TEXT)
    assert [quote.speaker and quote.speaker.name for quote in doc._.quotes].count("Anna Berg") == 2
    assert "“We have carried everybody for free since Monday.”" in [quote.text for quote in doc._.quotes]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_weights_are_small_and_have_a_card(name):
    from importlib.resources import files

    folder = files("spacy_quotes").joinpath(FOLDER)
    assert find_weights("en", name)
    assert len(folder.joinpath(f"en_{name}.npz").read_bytes()) < 10_000_000
    assert "licence" in folder.joinpath(f"en_{name}.md").read_text(encoding="utf8").lower()


@pytest.mark.parametrize("name", NAMES)
def test_shipped_weights_by_name(name):
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("quotes", config={"weights": name})
    assert nlp(TEXT)._.quotes
    meta = load_weights(pipe.model, "en", name)
    assert meta["name"] == name and meta["confidence"] == pipe.cfg["confidence"]


def test_shipped_weights_wait_until_they_are_needed():
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe("quotes")
    assert pipe.model.get_ref("roles").has_param("W") is None
    nlp(TEXT)
    assert pipe.model.get_ref("roles").has_param("W")


def test_shipped_weights_after_disk_and_bytes(nlp, tmp_path):
    fresh = spacy.blank("en")
    fresh.add_pipe("quotes")
    fresh.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    other = spacy.blank("en")
    other.add_pipe("quotes")
    other.from_bytes(fresh.to_bytes())
    assert to_json(again(TEXT)) == to_json(other(TEXT)) == to_json(nlp(TEXT))
    # What was saved is used, not what ships.
    again.get_pipe("quotes").model.get_ref("roles").set_param(
        "b", again.get_pipe("quotes").model.ops.alloc1f(20)
    )
    again.to_disk(tmp_path / "changed")
    changed = spacy.load(tmp_path / "changed").get_pipe("quotes").model.get_ref("roles").get_param("b")
    assert not changed.any()


def test_shipped_weights_same_alone_in_a_batch_and_in_workers(nlp):
    texts = [TEXT, "", TEXT.replace("Berg", "Lind") * 3, "Nothing happened.", TEXT.upper()]
    alone = [to_json(nlp(text)) for text in texts]
    assert [to_json(doc) for doc in nlp.pipe(texts)] == alone
    assert [to_json(doc) for doc in nlp.pipe(texts[::-1], batch_size=2)] == alone[::-1]
    assert [to_json(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone


def test_shipped_weights_are_kept_by_initialize(nlp):
    fresh = spacy.blank("en")
    fresh.add_pipe("quotes")
    fresh.initialize()
    assert to_json(fresh(TEXT)) == to_json(nlp(TEXT))


def test_shipped_weights_can_be_trained_on():
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    example = Example(nlp.make_doc(make_doc().text), make_doc())
    optimizer = nlp.initialize(lambda: [example])
    losses = [nlp.update([example], sgd=optimizer)["quotes"] for _ in range(8)]
    anew = spacy.blank("en")
    anew.add_pipe("quotes", config={"weights": None})
    started = anew.initialize(lambda: [example])
    assert losses[-1] < losses[0] < anew.update([example], sgd=started)["quotes"]


@pytest.mark.filterwarnings("ignore:.*Q102")
def test_shipped_weights_other_languages_get_rules():
    nlp = spacy.blank("de")
    with pytest.warns(UserWarning, match=r"Q101.*'news'.*'de'"):
        nlp.add_pipe("quotes")
    assert nlp.get_pipe_meta("quotes").factory == "quotes"
    assert not hasattr(nlp.get_pipe("quotes"), "model")


def test_shipped_weights_do_not_fit_another_model():
    nlp = spacy.blank("en")
    small = {"@architectures": "spacy_quotes.LongReachEncoder.v1", "width": 128, "dilations": [1, 2]}
    nlp.add_pipe("quotes", config={"model": {"tok2vec": {"encode": small}}})
    with pytest.raises(ValueError, match=r"Q024.*another model"):
        nlp(TEXT)
