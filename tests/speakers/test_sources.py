"""Sources that are descriptions: what stood before, who is named later, and what is nobody."""

from __future__ import annotations

import pytest
from speakers.marked import resolve, speaker


@pytest.mark.parametrize(
    ("given", "source", "name"),
    [
        ("A torn 12-page memo went round.", "The memo", "A torn 12-page memo"),
        ("A stunt kitesmith fell.", "The kitesmith", "A stunt kitesmith"),
        ("They read a leaflet signed by two bakers.", "The leaflet", "a leaflet signed by two bakers"),
        ("A long lawsuit was filed.", "The suit", "A long lawsuit"),
        ("A study published Tuesday is long.", "The paper", "A study published Tuesday"),
    ],
)
def test_sources_are_what_a_fuller_phrase_brought_up(given, source, name):
    assert speaker(f"{given} [S q|{source}] said [C q|it rained].") == name


def test_sources_are_fuller_sources_before_whatever_their_heads():
    text = "[S a|Two kitesmiths stranded on the moor] said [C a|no]. [S q|The kitesmiths] said [C q|yes]."
    assert resolve(text)[0]["q"] == "Two kitesmiths stranded on the moor"


@pytest.mark.parametrize(
    ("given", "source"),
    [
        ("The operator, Vindra, was closed.", "The operator"),
        ("We flew with Vindra, the largest airline.", "The airline"),
        ("They sued the lamp maker Vindra today.", "The maker"),
        ("A committee called Vindra met.", "The committee"),
        ("At noon Vindra, the largest airline, was closed.", "It"),
    ],
)
def test_sources_are_the_organisation_with_their_noun_beside_it(given, source):
    assert speaker(f"{given} [S q|{source}] said [C q|it rained].") == "Vindra"


def test_sources_with_a_noun_of_two_organisations_are_the_one_named_last():
    given = "The Reed Bank grew.\n\nThe Salt Bank fell, and all of it was sold."
    assert speaker(f"{given} [S q|The bank] said [C q|it rained].") == "Salt Bank"


@pytest.mark.parametrize("source", ["A ferryman", "The captain of a boat that sank", "The captain"])
def test_sources_of_a_first_paragraph_are_named_at_the_start_of_the_next(source):
    text = f"[S q|{source}] said [C q|it rained].\n\nTorvald Hemmingby left the room at noon."
    if source == "A ferryman":
        text = text.replace("ferryman", "pilot")
    assert speaker(text) == "Torvald Hemmingby"


@pytest.mark.parametrize(
    "after",
    [
        "It rained on Torvald Hemmingby at noon.",
        "Torvald Hemmingby, the mayor, left the room.",
        "All was well.\n\nIt rained.\n\nAll left.\n\nTorvald Hemmingby left.",
    ],
)
def test_sources_of_a_first_paragraph_are_nobody_named_in_another_way(after):
    assert speaker(f"[S q|The captain] said [C q|it rained].\n\n{after}") == "The captain"


@pytest.mark.parametrize(
    "source", ["the second", "The latter", "no other ship", "not one", "how many of them"]
)
def test_sources_that_tell_nobody(source):
    assert speaker(f"We met Anna Berg. [S q|{source}] said [C q|it rained].") is None


@pytest.mark.parametrize("source", ["Another", "The other", "One"])
def test_sources_that_are_somebody_new_each_time(source):
    who, voices = resolve(f"[S a|{source}] said [C a|no]. [S b|{source}] said [C b|it rained].")
    assert who == {"a": source, "b": source}
    assert sum(1 for _ in voices) == 1  # the table of the tests is by name


@pytest.mark.parametrize(
    ("source", "name"),
    [("Bakers of nine towns", "Bakers of nine towns"), ("Bakers of Hallin", "Bakers of Hallin")],
)
def test_sources_that_open_with_a_plural_are_whole(source, name):
    assert speaker(f"[S q|{source}] said [C q|it rained].") == name


def test_sources_of_the_answers_are_the_one_interviewed():
    text = "By Tom Moe\n\nIsa Vendelin mends nets. Vendelin is old.\n\nQ: Why?\n\n[S q|A]: [C q|I like it.]"
    assert speaker(text) == "Isa Vendelin"


def test_sources_with_a_title_are_not_the_namesake_whose_gender_pronouns_tell():
    text = "Blaine Hallin waved to her. [S q|Mr Hallin] said [C q|it rained]."
    assert speaker(text) == "Blaine Hallin"


def test_sources_are_not_the_firm_with_their_surname():
    text = "Hallin Kitchens closed. Mr Hallin left. [S q|Otmar Hallin] said [C q|it rained]."
    assert speaker(text) == "Otmar Hallin"


def test_sources_it_is_the_whole_phrase():
    text = "[S a|A report by two bakers] said [C a|it rained]. [S q|It] said [C q|the bridge was shut]."
    assert speaker(text) == "A report by two bakers"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A baker (old or not)", "A baker (old or not)"),
        ("(A baker)", "A baker"),
        ("A baker)", "A baker"),
    ],
)
def test_sources_keep_the_brackets_they_open(source, name):
    assert speaker(f"[S q|{source}] said [C q|it rained].") == name
