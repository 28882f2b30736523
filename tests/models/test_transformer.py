"""The component on a transformer: a tiny one with random weights, made here. Needs [transformers]."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from util import make_doc

from spacy_quotes import to_json

pytest.importorskip("spacy_transformers")
CONFIG = Path(__file__).parents[2] / "training" / "configs" / "transformer.cfg"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    """A folder with a BERT of one layer that spells words by their letters."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words = [*special, *'.,!?"', *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(words), **sizes)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def trained(encoder):
    overrides = {"paths.encoder": str(encoder)}
    nlp = load_model_from_config(load_config(CONFIG, overrides=overrides, interpolate=True), auto_fill=True)
    example = Example(nlp.make_doc(make_doc().text), make_doc())
    optimizer = nlp.initialize(lambda: [example])
    optimizer.learn_rate = 0.005
    losses = [nlp.update([example], sgd=optimizer)["quotes"] for _ in range(25)]
    return nlp, losses


def test_transformer_learns_through_its_listener(trained):
    nlp, losses = trained
    assert nlp.pipe_names == ["transformer", "quotes"]
    assert losses[-1] < 0.5 * losses[0]


def test_transformer_gives_the_same_after_disk(trained, tmp_path):
    nlp, _ = trained
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    text = make_doc().text
    assert to_json(again(text)) == to_json(nlp(text))


def test_transformer_takes_empty_documents(trained):
    nlp, _ = trained
    texts = ["", make_doc().text, " \n"]
    assert [doc.text for doc in nlp.pipe(texts)] == texts
