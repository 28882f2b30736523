"""The scripts that make weights, on some of our articles and the weights that ship."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy
import pytest
import spacy
import srsly
from spacy.tokens import DocBin

from spacy_quotes.corpora.windows import split_windows
from spacy_quotes.finder.gold import read_gold
from spacy_quotes.finder.losses import log_shares, role_loss
from spacy_quotes.models.roles import LAYERS, TAGS, TAUGHT
from spacy_quotes.weights import read_weights

ROOT = Path(__file__).parents[1]
WORDS = ("said", "told", "announced", "explained", "mayor", "minister", "people", "residents")
WIDTH = len(LAYERS) * len(TAGS)


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with a pipeline and some annotated articles."""
    folder = tmp_path_factory.mktemp("work")
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    nlp.to_disk(folder / "nlp")
    articles = folder / "articles"
    articles.mkdir()
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:6]:
        (articles / path.name).write_bytes(path.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "spacy", "quotes", "convert", str(articles), str(folder / "some.spacy")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The most frequent words of such a list are never replaced.
    words = [*(f"w{number}" for number in range(200)), *WORDS]
    (folder / "words.txt").write_text("\n".join(words), encoding="utf8")
    return folder


def run(script, *args):
    command = [sys.executable, str(ROOT / "training" / script), *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_docs(path):
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def test_training_hold_out_parts_all_documents(work):
    run("hold_out.py", work / "some.spacy", work / "most.spacy", work / "aside.spacy", "--every", 3)
    most, aside = read_docs(work / "most.spacy"), read_docs(work / "aside.spacy")
    assert len(aside) == 2 and len(most) == 4
    assert {doc.text for doc in most + aside} == {doc.text for doc in read_docs(work / "some.spacy")}


def test_training_teach_puts_what_the_model_makes_of_them_beside_the_annotation(work):
    options = ("--copies", 1, "--reworded", 1, "--words", work / "words.txt")
    run("teach.py", work / "nlp", work / "taught", work / "some.spacy", *options)
    assert len(list((work / "taught").glob("*.spacy"))) == 3
    (doc, *_) = read_docs(work / "taught" / "some.0.spacy")
    assert doc.user_data[TAUGHT].shape == (len(doc), WIDTH)
    # Windows take their part along, and the loss is that of the larger model where it is trusted alone.
    windows = list(split_windows(doc, 100))
    assert sum(len(window.user_data[TAUGHT]) for window in windows) == len(doc)
    gold = read_gold(windows[0], windows[0], "quotes")
    scores = numpy.random.default_rng(0).normal(size=(len(windows[0]), WIDTH)).astype("f")
    gradient, _ = role_loss(scores, [gold], 1.0)
    wanted = (numpy.exp(log_shares(scores)) - gold.taught.astype("f")) / len(scores)
    assert numpy.allclose(gradient, wanted, atol=1e-6)


def test_training_teach_reads_texts_without_annotation(work):
    texts = [{"text": "Anna Berg said that it rained in Aldby."}, {"text": "Nobody came to the pier."}]
    (work / "plain").mkdir()
    srsly.write_jsonl(work / "plain" / "some.jsonl", texts)
    run("teach.py", work / "nlp", work / "read", work / "plain")
    docs = read_docs(work / "read" / "some.0.spacy")
    assert [doc.text for doc in docs] == [record["text"] for record in texts]
    doc = spacy.load(work / "nlp")(texts[0]["text"])
    found = [span.text for span in doc.spans["quotes"]]
    assert [span.text for span in docs[0].spans["quotes"]] == found
    assert docs[1].user_data[TAUGHT].shape == (len(docs[1]), WIDTH)


def test_training_reworded_copies_keep_tokens_and_quotes(work):
    run("reword.py", work / "some.spacy", work / "reworded", "--words", work / "words.txt", "--seed", 3)
    before, after = read_docs(work / "some.spacy"), read_docs(work / "reworded" / "some.reworded0.spacy")
    assert any(one.text != other.text for one, other in zip(before, after, strict=True))
    for one, other in zip(before, after, strict=True):
        assert len(one) == len(other)
        spans = [
            [(span.start, span.end, span.label_) for span in doc.spans["quotes"]] for doc in (one, other)
        ]
        assert spans[0] == spans[1]


def test_training_calibrate_and_pack(work):
    before = spacy.load(work / "nlp").get_pipe("quotes").cfg["confidence"]
    assert "right from here on" in run("calibrate.py", work / "nlp", work / "some.spacy")
    pipe = spacy.load(work / "nlp").get_pipe("quotes")
    assert pipe.cfg["confidence"].keys() == before.keys() and pipe.cfg["confidence"] != before
    run("pack.py", work / "nlp", "mine", "--folder", work)
    meta = read_weights(pipe.model, (work / "en_mine.npz").read_bytes(), "mine")
    assert meta["name"] == "mine" and meta["confidence"] == pipe.cfg["confidence"]
