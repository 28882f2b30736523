"""Mentions joined to figures."""

from __future__ import annotations

import pytest
from speakers.marked import make_page

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.cast import make_cast
from spacy_quotes.speakers.names import find_mentions


def figures(text):
    """Folded fullest names of the figures in a text, with how often each is named."""
    page = make_page(text)
    cast = make_cast(page, find_mentions(page, NAMES, []), NAMES)
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
    page = make_page("We met Tom Moe Sr. and then Tom Moe Jr. at home.")
    cast = make_cast(page, find_mentions(page, NAMES, []), NAMES)
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
