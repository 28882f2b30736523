from __future__ import annotations

import pytest
import spacy
from spacy.training import Example
from spacy.util import registry
from util import make_doc, make_nlp

from spacy_quotes.scoring.scorer import score_quotes


def test_scorer_is_registered():
    assert registry.scorers.get("spacy_quotes.scorer.v1")() is score_quotes


def test_scorer_all_right():
    scores = score_quotes([Example(make_doc(), make_doc())])
    assert scores["quotes_f"] == scores["quotes_exact_f"] == scores["quotes_whole_f"] == 1.0
    assert scores["quotes_per_type"]["direct"] == {"r": 1.0, "r_80": 1.0, "r_whole": 1.0}


def test_scorer_nothing_annotated_gives_no_scores():
    nlp = make_nlp()
    scores = score_quotes([Example(make_doc(), nlp.make_doc(make_doc().text))])
    assert set(scores.values()) == {None}


def test_scorer_nothing_predicted():
    nlp = make_nlp()
    scores = score_quotes([Example(nlp.make_doc(make_doc().text), make_doc())])
    assert scores["quotes_r"] == 0.0 and scores["quotes_cue"] is None


def test_scorer_reads_the_span_group_of_the_component():
    nlp = make_nlp("quotes_rules", spans_key="said")
    scores = nlp.evaluate([Example(nlp.make_doc(make_doc().text), make_doc(key="said"))])
    assert scores["quotes_f"] == 1.0 and scores["quotes_cue"] == 1.0


@pytest.mark.parametrize("factory", ["quotes", "quotes_rules"])
def test_scorer_weights_are_in_the_config_of_a_training(factory):
    nlp = spacy.blank("en")
    nlp.add_pipe(factory)
    weights = nlp.config["training"]["score_weights"]
    assert weights["quotes_f"] == weights["quotes_80_f"] == 0.25 and weights["quotes_whole_f"] == 0.5
