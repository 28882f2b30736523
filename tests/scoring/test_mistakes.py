from __future__ import annotations

from spacy_quotes.scoring.mistakes import find_mistakes
from spacy_quotes.scoring.pairing import pair_quotes

TEXT = "It was late.\nAnn Berg said it rained. Tom Lee said it snowed.\nThe end."
BERG = {
    "content": [[27, 36]],
    "cue": [[22, 26]],
    "source": [[13, 21]],
    "addressee": [],
    "speaker": "Ann Berg",
}
LEE = {"content": [[51, 60]], "cue": [[46, 50]], "source": [[38, 45]], "addressee": [], "speaker": "Tom Lee"}


def mistakes(gold, predicted):
    found = find_mistakes(TEXT, gold, predicted, pair_quotes(TEXT, gold, predicted))
    return [(mistake.kind, mistake.start) for mistake in found]


def test_mistakes_none():
    assert mistakes([BERG, LEE], [BERG, LEE]) == []


def test_mistakes_missed_and_false():
    assert mistakes([BERG], [LEE]) == [("missed", 27), ("false", 51)]


def test_mistakes_little_overlap_is_both():
    short = {**BERG, "content": [[27, 29]]}
    assert mistakes([BERG], [short]) == [("false", 27), ("missed", 27)]


def test_mistakes_borders_source_and_speaker():
    wrong = {**BERG, "content": [[30, 36]], "source": LEE["source"], "speaker": "Tom Lee"}
    assert mistakes([BERG], [wrong]) == [("borders", 27), ("source", 27), ("speaker", 27)]


def test_mistakes_are_shown_in_their_paragraph():
    (mistake,) = find_mistakes(TEXT, [BERG], [], pair_quotes(TEXT, [BERG], []))
    assert mistake.context == "Ann Berg said it rained. Tom Lee said it snowed."
    assert mistake.gold == "[Ann Berg = Ann Berg] (said) it rained" and mistake.predicted == ""
