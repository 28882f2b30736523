"""Phrases for people without a name."""

from __future__ import annotations

import pytest
from speakers.marked import make_page

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.cast import make_cast
from spacy_quotes.speakers.names import find_mentions
from spacy_quotes.speakers.people import find_phrases


def phrases(text, heads=NAMES.roles, sources=None):
    """The phrases in a text, as written, with what opens them."""
    page = make_page(text)
    cast = make_cast(page, find_mentions(page, NAMES, []), NAMES, [0])
    found = find_phrases(page, cast, NAMES, sources or {}, heads)
    return [(" ".join(page.words[one.start : one.end]), one.opening) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then a boy came.", ("a boy", "new")),
        ("Then a boy of nine came.", ("a boy of nine", "new")),
        ("Then the retired crane driver came.", ("the retired crane driver", "known")),
        ("Then my mother came.", ("my mother", "owned")),
        ("Then Anna Berg's neighbour came.", ("Anna Berg 's neighbour", "owned")),
        ("Then the mayor of Aldby came.", ("the mayor of Aldby", "known")),
    ],
)
def test_people_are_found_with_what_opens_the_phrase(text, found):
    assert phrases(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Then the spokeswoman Anna Berg came.",
        "Then Anna Berg, the mayor, came.",
        "Then Anna Berg was a mayor.",
        "Then a guard named Jag Sohl came.",
        "Then the mayors came.",
        "Mayor speaks.",
    ],
)
def test_people_with_a_name_beside_them_are_left_to_it(text):
    assert phrases(text) == []


def test_people_end_where_their_source_does():
    text = "Then a boy in a red coat said no."
    assert phrases(text, sources={1: 6}) == [("a boy in a red", "new")]


def test_people_things_are_found_by_their_own_heads():
    assert phrases("Then the fisheries ministry paid.", NAMES.groups) == [("the fisheries ministry", "known")]
