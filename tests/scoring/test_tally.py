"""The scores, by hand and beside the neutral scorer that others use."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from util import make_nlp

from spacy_quotes import to_json
from spacy_quotes.formats.article import parse_article
from spacy_quotes.scoring.tally import Tally

ROOT = Path(__file__).parents[2]
NEUTRAL = ROOT.parent / "shared" / "tools" / "score.py"
TEXT = "Ann Berg said it rained. Tom Lee said it snowed."


def quote(content, source, cue, speaker=None, kind="indirect"):
    parts = {"content": [content], "source": [source], "cue": [cue], "addressee": []}
    return {"type": kind, **parts, "speaker": speaker}


GOLD = [
    quote([14, 23], [0, 8], [9, 13], "Ann Berg"),
    quote([38, 47], [25, 32], [33, 37], "Tom Lee", "direct"),
]


def score(gold, predicted):
    tally = Tally()
    tally.add(TEXT, gold, predicted)
    return tally.scores()


def test_tally_all_right():
    scores = score(GOLD, GOLD)
    for name in ("detect", "detect_80", "detect_exact", "whole"):
        assert scores[name] == {"p": 1.0, "r": 1.0, "f": 1.0}
    assert (scores["cue"], scores["source"], scores["speaker"]) == (1.0, 1.0, 1.0)
    assert scores["addressee"] is None


def test_tally_nothing_predicted_and_nothing_annotated():
    assert score(GOLD, [])["detect"] == {"p": 0.0, "r": 0.0, "f": 0.0}
    assert score([], GOLD)["predicted"] == 2
    assert score([], [])["detect"]["f"] == 0.0


def test_tally_borders_decide_the_thresholds():
    scores = score(GOLD, [{**GOLD[0], "content": [[17, 23]]}])
    # "rained" of "itrained": 6 of 8 letters.
    assert scores["detect"] == {"p": 1.0, "r": 0.5, "f": pytest.approx(2 / 3)}
    assert scores["detect_80"]["f"] == scores["detect_exact"]["f"] == 0.0


def test_tally_wrong_speaker_is_found_but_not_whole():
    scores = score(GOLD, [GOLD[0], {**GOLD[1], "speaker": "Ann Berg"}])
    assert scores["detect"]["f"] == 1.0 and scores["whole"]["f"] == 0.5
    assert scores["speaker"] == 0.5 and scores["source"] == 1.0


def test_tally_recall_by_type():
    groups = score(GOLD, GOLD[:1])["groups"]
    assert groups["indirect"]["detect"] == 1.0 and groups["direct"]["detect"] == 0.0
    assert groups["direct"]["gold"] == 1 and groups["direct"]["cue"] is None


def test_tally_over_documents():
    tally = Tally()
    tally.add(TEXT, GOLD, GOLD)
    tally.add(TEXT, GOLD, [])
    scores = tally.scores()
    assert scores["documents"] == 2 and scores["detect"] == {"p": 1.0, "r": 0.5, "f": pytest.approx(2 / 3)}


def neutral():
    """The other scorer, as a module."""
    sys.path.insert(0, str(NEUTRAL.parent))
    try:
        spec = importlib.util.spec_from_file_location("neutral_score", NEUTRAL)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(NEUTRAL.parent))
    return module


def own_articles():
    nlp = make_nlp("quotes_rules")
    for file in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[::5]:
        gold = parse_article(file.read_text(encoding="utf8")).record
        gold["quotes"] = [quote for quote in gold["quotes"] if quote.get("counts", True)]
        yield gold, to_json(nlp(gold["text"]), id=gold["id"])


def gum():
    nlp = make_nlp("quotes_rules")
    file = NEUTRAL.parents[1] / "corpora" / "gum" / "train.jsonl"
    for line in file.read_text(encoding="utf8").split("\n")[:-1]:
        gold = json.loads(line)
        yield gold, to_json(nlp(gold["text"]), id=gold["id"])


@pytest.mark.skipif(not NEUTRAL.exists(), reason="the neutral scorer is not beside the checkout")
@pytest.mark.parametrize("documents", [own_articles, gum])
def test_tally_agrees_with_the_neutral_scorer(documents):
    pairs = list(documents())
    tally = Tally()
    for gold, predicted in pairs:
        tally.add(gold["text"], gold["quotes"], predicted["quotes"])
    scores = tally.scores()
    theirs = neutral().score({g["id"]: g for g, _ in pairs}, {p["id"]: p for _, p in pairs})
    names = {"detect@0.5": "detect", "detect@0.8": "detect_80", "detect@1.0": "detect_exact", "e2e": "whole"}
    for name, ours in names.items():
        assert tuple(scores[ours].values()) == pytest.approx(theirs["all"][name])
        for kind, group in scores["groups"].items():
            assert group[ours] == pytest.approx(theirs[kind][name][1])
    for name, ours in {"cue": "cue", "src": "source", "spk": "speaker"}.items():
        assert scores[ours] == pytest.approx(theirs["all"][name][0])
