from __future__ import annotations

import pytest

from spacy_quotes.scoring.judging import judge, same_speaker

TEXT = "Mayor Ann Berg told reporters it rained"
GOLD = {"content": [[30, 39]], "cue": [[15, 19]], "source": [[0, 14]], "addressee": [[20, 29]]}


def guess(**parts):
    return {"content": [[30, 39]], "cue": [], "source": [], "addressee": [], **parts}


@pytest.mark.parametrize(
    "gold, predicted, same",
    [
        ("Ann Berg", "Mayor Ann Berg", True),
        ("Ann Maria Berg", "Ann Berg", True),
        ("Ann Berg", "Berg", False),
        ("Berg", "Berg", True),
        ("Abu Mohammed al-Golani", "Abu Mohammed Golani", True),
        ("José Núñez", "Jose Nunez", True),
        ("Ann Berg's", "ANN BERG", True),
        ("the ministry", "Ministry", True),
        ("Al", "Al", True),
        ("An", "Al", False),
        ("Ann Berg", "", False),
        ("Ann Berg", "Tom Berg", False),
    ],
)
def test_judging_names(gold, predicted, same):
    assert same_speaker(gold, predicted) is same


def test_judging_parts_that_gold_lacks_are_none():
    gold = {**GOLD, "cue": [], "source": [], "addressee": [], "speaker": None}
    verdict = judge(TEXT, gold, guess())
    assert verdict == (None, None, None, None) and verdict.whole


def test_judging_source_half_shared_or_inside():
    assert judge(TEXT, GOLD, guess(source=[[6, 14]])).source
    assert judge(TEXT, GOLD, guess(source=[[0, 19]])).source
    assert not judge(TEXT, GOLD, guess(source=[[10, 29]])).source
    assert not judge(TEXT, GOLD, guess()).source


def test_judging_cue_touches():
    assert judge(TEXT, GOLD, guess(cue=[[15, 29]])).cue
    assert not judge(TEXT, GOLD, guess(cue=[[20, 29]])).cue


def test_judging_speaker_goes_before_source():
    gold = {**GOLD, "speaker": "Ann Berg"}
    assert judge(TEXT, gold, guess(speaker="Ann Berg")).whole
    assert not judge(TEXT, gold, guess(source=[[0, 14]])).whole
    assert judge(TEXT, GOLD, guess(source=[[0, 14]])).whole
