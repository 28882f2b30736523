from __future__ import annotations

import pytest
from util import make_nlp

from spacy_quotes.formats.article import parse_article
from spacy_quotes.language import get_language
from spacy_quotes.scoring.forms import FORMS, FormFinder
from spacy_quotes.scoring.groups import TypeAndForms
from spacy_quotes.scoring.traps import find_traps

ENGLISH = get_language("en")


def read(body):
    head = "---\nid: a\nspeakers:\n  ann: Ann Lee; Lee\n---\n"
    return parse_article(head + body).record


def forms(body, index=0):
    record = read(body)
    return FormFinder(record["text"], record["quotes"], ENGLISH).forms(record["quotes"][index])


@pytest.mark.parametrize(
    "body, form",
    [
        ("{c1=ann “No,”} {s1 Lee} {v1 said}.", "direct, cue after"),
        ("{c1=ann “No,”} {v1 said} {s1 Lee}.", "direct, cue after, inverted"),
        ("{s1 Lee} {v1 said}: {c1=ann “No.”}", "direct, cue before"),
        ("{c1=ann “No,”} {s1 Lee} {v1 said}. {c1 “Not now.”}", "direct, cue inside"),
        ("Lee left.\n\n{c1=ann “I will be back.”}", "floating"),
        ("{s1 Ann Lee}: {c1=ann “No.”}", "script"),
        ("{c1=ann “No.”} — {s1 Ann Lee, nurse}", "dash"),
        ("From {s1 Ann Lee, nurse}: {c1=ann “No.”}", "from-line"),
        ("{c1=ann What a day.}\n— {s1 Ann Lee} (@ann) May 3, 2031", "post"),
        ("{s1 Lee} {v1 said}: {c1=ann “No.}\n\n{c1 “Never.”}", "several paragraphs"),
        ("{s1 Lee} {v1 said} {c1=ann that it rained}.", "indirect, that"),
        ("{s1 Lee} {v1 said} {c1=ann it rained}.", "indirect, cue before"),
        ("{c1=ann It rained}, {s1 Lee} {v1 said}.", "indirect, cue after"),
        ("{c1=ann The rain}, {s1 Lee} {v1 said}, {c1 was wet}.", "indirect, cue inside"),
        ("{v1 According to} {s1 Lee}, {c1=ann it rained}.", "according to"),
        ("{s1 Lee} {v1 said} {c1=ann it was “a flood”}.", "mixed"),
        ("{s1 Lee} {v1 called} {c1=ann it a “flood”}.", "name in marks"),
        ("It {v1 was announced} {c1 that it rained}.", "passive"),
        ("{s1 Lee}'s {v1 announcement} {c1=ann that it rained} came late.", "noun"),
        ("{s1 Lee} {v1 told} {a1 Tom} {c1=ann it rained}.", "addressee"),
        ("{s1 Lee} {v1 did not say} {c1=ann!nonfactual it rained}.", "not factual"),
        ("{s1 Lee} {v1 denied} {c1=ann the charges}.", "denial"),
        ("{s1 She} {v1 said} {c1=ann it rained}.", "pronoun"),
        ("{s1 The mayor} {v1 said} {c1=ann it rained}.", "described source"),
        ("{s1 two officials} {v1 said} {c1=ann it rained}.", "described source"),
        ("{s1 Lee} {v1 urged} {a1 Tom} {c1=ann to leave}.", "infinitive"),
        ("{s1 Lee} {v1 asked} {c1=ann whether it rained}.", "question"),
        ("Lee, {s1 who} {v1 said} {c1=ann it rained}, left.", "relative"),
    ],
)
def test_forms_are_told_by_the_parts(body, form):
    assert form in forms(body)


def test_forms_of_quotes_that_hang_together():
    body = "{s1,2 Lee} {v1 said} {c1=ann it rained} and {v2 urged} {c2=ann all to “{c3 go}”}."
    assert "shared source" in forms(body) and "shared source" in forms(body, 1)
    assert "nested" in forms(body, 2) and "nested" not in forms(body, 1)


def test_forms_are_listed_in_one_order():
    found = forms("{s1 She} {v1 did not tell} {a1 Tom} {c1=ann!nonfactual that it rained}.")
    assert found == [form for form in FORMS if form in found] and len(found) == 4


def test_forms_as_groups_of_a_tally():
    record = read("{s1 She} {v1 said} {c1=ann it rained}.")
    groups = TypeAndForms(ENGLISH)(record["text"], record["quotes"], record["quotes"][0])
    assert groups == ["indirect", "form: indirect, cue before", "form: pronoun"]


def traps(body):
    record = read(body)
    doc = make_nlp().make_doc(record["text"])
    found = find_traps(doc, record["quotes"], ENGLISH)
    return [(record["text"][trap.start : trap.end], trap.empty) for trap in found]


def test_traps_are_sentences_that_look_like_speech():
    body = "Lee drew a “ghost”. It rained. {s1 Lee} {v1 said} {c1=ann it rained}. She told a story."
    assert traps(body) == [
        ("Lee drew a “ghost”.", True),
        ("Lee said it rained.", False),
        ("She told a story.", True),
    ]


def test_traps_speech_that_did_not_happen_is_one():
    assert traps("{s1 Nobody} {v1 said} {c1!nonfactual it rained}.") == [("Nobody said it rained.", True)]


def test_forms_nested_is_inside_one_piece_of_another():
    body = "{c1=ann “A} b, {c1 {c2=ann c} d”}, {s1 Lee} {v1 said}; {c3=ann “e”} {s3 she} {v3 said}."
    assert ["nested" in forms(body, index) for index in range(3)] == [False, True, False]
