"""Mentions joined to figures."""

from __future__ import annotations

import pytest
from speakers.marked import make_page, resolve

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.cast import make_cast
from spacy_quotes.speakers.names import find_mentions
from spacy_quotes.speakers.order import sentence_starts


def cast_of(text):
    """The cast of a text."""
    page = make_page(text)
    return make_cast(page, find_mentions(page, NAMES, []), NAMES, sentence_starts(page, NAMES.openers))


def figures(text):
    """Folded fullest names of the figures in a text, with how often each is named."""
    cast = cast_of(text)
    return {" ".join(figure.words): len(figure.mentions) for figure in cast.figures}


@pytest.mark.parametrize(
    "text",
    [
        "We met Anna Berg. Then Berg left, and Ms. Berg came back.",
        "We met Berg. Then Anna Berg left, and Anna came back.",
        "We met Anna Lee Berg. Then Anna Berg left, and A. Berg came back.",
    ],
)
def test_cast_joins_short_names_to_the_fullest(text):
    assert list(figures(text).values()) == [3]


@pytest.mark.parametrize(
    "text",
    [
        "We met Abu Omar al-Jolani. Then al-Julani left, and Golani came back.",
        "We met Mohammed Berg. Then Muhammad Berg left, and Mohamed Berg came back.",
        "We met Taras Zelensky. Then Taras Zelenskiy left, and Zelenskyy came back.",
    ],
)
def test_cast_joins_transliterations(text):
    assert list(figures(text).values()) == [3]


@pytest.mark.parametrize(
    "text",
    [
        "They left al-Qaeda. Then Nizar Qattouhi came.",
        "We met Hugo Zelensky and then Tom Zelenskiy.",
        "We met Anna Philips and then Tom Phillips.",
        "We met Hugo Asadi and then the Assadi Institute.",
    ],
)
def test_cast_keeps_names_that_sound_alike_apart(text):
    assert list(figures(text).values()) == [1, 1]


def test_cast_keeps_people_apart():
    assert figures("We met Anna Berg and then Tom Berg.") == {"anna berg": 1, "tom berg": 1}


def test_cast_keeps_father_and_son_apart():
    cast = cast_of("We met Tom Moe Sr. and then Tom Moe Jr. at home.")
    assert [figure.suffix for figure in cast.figures] == ["sr", "jr"]


@pytest.mark.parametrize(
    "text",
    [
        "We joined the Aldby Rescue Service (ARS) there. Then ARS left.",
        "We joined ARS (Aldby Rescue Service) there. Then ARS left.",
        "We joined Harakat Tulu al-Fajr (HTF) there. Then HTF left.",
    ],
)
def test_cast_joins_an_acronym_to_the_long_name(text):
    assert list(figures(text).values()) == [3]


def test_cast_reads_organisations_by_part_of_their_name():
    assert figures("We read the Aldby Evening Post. Then the Post closed.") == {"aldby evening post": 2}


def test_cast_keeps_husband_and_wife_apart():
    cast = cast_of("We met Mr Moe and then Mrs Moe. Mr Moe left, Mrs Moe stayed, and so did Moe.")
    assert [(figure.gender, figure.label, len(figure.mentions)) for figure in cast.figures] == [
        ("m", "Mr Moe", 2),
        ("f", "Mrs Moe", 2),
    ]


def test_cast_husband_and_wife_are_two_speakers():
    who, voices = resolve("[S a|Mr Moe] said [C a|it won]. [S b|Mrs Moe] said [C b|it left].")
    assert who == {"a": "Mr Moe", "b": "Mrs Moe"}
    assert [voice.id for voice in voices.values()] == ["mr-moe", "mrs-moe"]


@pytest.mark.parametrize("titles", ["Mr Mrs", "Mrs Mr"])
def test_cast_leaves_the_gender_open_where_titles_contradict(titles):
    first, second = titles.split()
    (figure,) = cast_of(f"We met {first} Xylo Moe. Then {second} Xylo Moe left.").figures
    assert figure.gender == ""
