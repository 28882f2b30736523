from __future__ import annotations

import pytest
import spacy

from spacy_quotes.language import get_language
from spacy_quotes.page import read_page
from spacy_quotes.rules.owners import clause_subject
from spacy_quotes.rules.subjects import subject_after, subject_before
from spacy_quotes.rules.view import View, build_view

NLP = spacy.blank("en")


def view_of(text: str) -> tuple[View, int]:
    """The view of a text and the row where "|" stood."""
    before, after = text.split("|")
    page = read_page(NLP(before + after))
    row = sum(start < len(before.rstrip()) for start in page.starts)
    return build_view(page, get_language("en")), row


def text_of(view: View, source: tuple[int, int]) -> str:
    """Rows as text."""
    return view.page.text[view.page.starts[source[0]] : view.page.ends[source[1] - 1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg | said", "Anna Berg"),
        ("But she | said", "she"),
        ("On Thursday, the army | said", "the army"),
        ("On Thursday the army | said", "the army"),
        ("The army on Thursday | said", "The army"),
        ("In a recording Berg | said", "Berg"),
        (
            "Anna Berg, an aid worker with the Lund Fund, | said",
            "Anna Berg, an aid worker with the Lund Fund",
        ),
        ("Anna Berg, who runs a bakery, | said", "Anna Berg"),
        ("A mother of three, who gave only her name, Ruth, | said", "A mother of three"),
        ("It rained and the mayor | said", "the mayor"),
        ("When he left, Berg | said", "Berg"),
        ("Iraqi and Syrian sources | said", "Iraqi and Syrian sources"),
        ("People who know him | say", "People who know him"),
        ("He thinks Berg | said", "Berg"),
        ("They met a standard that the court | announced", "the court"),
        ("Berg’s friends and allies have in the past | said", "Berg’s friends and allies"),
        ("The officials close to it | said", "The officials close to it"),
    ],
)
def test_subjects_before(text, expected):
    view, row = view_of(text)
    subject = subject_before(view, 0, row)
    assert subject is not None
    assert text_of(view, subject.source) == expected


@pytest.mark.parametrize("text", ["There | said", "Images | say", "Which | said", "On | said", "| said"])
def test_subjects_before_none(text):
    view, row = view_of(text)
    assert subject_before(view, 0, row) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said | Anna Berg.", "Anna Berg"),
        ("said | Anna Berg, the mayor of Lund.", "Anna Berg, the mayor of Lund"),
        ("said | Anna Berg, adding that it rained.", "Anna Berg"),
        ("said | Anna Berg on Tuesday.", "Anna Berg"),
        ("said | a farmer who lives nearby.", "a farmer"),
        ("said | Anna Berg in a statement.", "Anna Berg"),
        ("according to | the head of the school board, it rained.", "the head of the school board"),
    ],
)
def test_subjects_after(text, expected):
    view, row = view_of(text)
    subject = subject_after(view, row, len(view.words))
    assert subject is not None
    assert text_of(view, subject.source) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels entered the town, | claiming", "Rebels"),
        ("As his forces swept in, the general issued a video | warning", "the general"),
        ("The town fell, with the army | announcing", "the army"),
        ("LUND — The mayor left, | saying", "The mayor"),
        ("Berg saw Lind’s tweet | saying", "Lind"),
    ],
)
def test_subjects_of_a_participle(text, expected):
    view, row = view_of(text)
    subject = clause_subject(view, 0, row)
    assert subject is not None
    assert text_of(view, subject.source) == expected
