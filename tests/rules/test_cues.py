from __future__ import annotations

import pytest
import spacy

from spacy_quotes.language import get_language
from spacy_quotes.page import read_page
from spacy_quotes.rules.cues import find_cues
from spacy_quotes.rules.view import build_view

NLP = spacy.blank("en")


def cues_of(text: str) -> list[tuple[str, str, bool]]:
    """Text, kind and factuality of the cues in a text of one sentence."""
    page = read_page(NLP(text))
    view = build_view(page, get_language("en"))
    (sentence,) = view.sentences
    return [
        (" ... ".join(" ".join(page.words[s:e]) for s, e in cue.pieces), cue.kind, cue.factual)
        for cue in find_cues(view, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg said so.", ("said", "finite", True)),
        ("Berg has also said so.", ("has also said", "finite", True)),
        ("Berg is saying so.", ("is saying", "finite", True)),
        ("He's said so.", ("'s said", "finite", True)),
        ("Berg never said so.", ("never said", "finite", False)),
        ("Berg did not say so.", ("did not say", "finite", False)),
        ("Berg would say so.", ("would say", "finite", False)),
        ("If Berg says so, go.", ("says", "finite", False)),
        ("It fell, saying so.", ("saying", "participle", True)),
        ("Berg went on to say so.", ("went on to say", "infinitive", True)),
        ("Berg declined to say so.", ("declined to say", "infinitive", False)),
        ("Berg was quoted as saying so.", ("was quoted as saying", "quoted", True)),
        ("Berg was quoted by us as saying so.", ("was quoted ... as saying", "quoted", True)),
        ("It fell, according to Berg.", ("according to", "phrase", True)),
        ("Berg was told that it fell.", ("was told", "passive", True)),
        ("It withdrew its announcement that it fell.", ("announcement", "noun", True)),
    ],
)
def test_cues_find(text, expected):
    assert expected in cues_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The state fell.",
        "Berg wants to say so.",
        "The written word holds.",
        "“He said so” fell.",
        "Nothing fell when asked.",
    ],
)
def test_cues_leave_out_what_is_no_reporting_verb_here(text):
    assert not [cue for cue in cues_of(text) if cue[1] != "noun"]
