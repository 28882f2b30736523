"""Whom noun phrases, "it" and relative pronouns stand for, where the text does not say it outright."""

from __future__ import annotations

import pytest

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers import resolve_speakers
from spacy_quotes.speakers.ranker import Ranker, load_rankers

from .marked import parse, resolve, speaker


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Somebody had put up a banner,", "which", "a banner"),
        ("They saw a placard", "that", "a placard"),
        ("Mayor Anna Berg slept. The mayor,", "who", "Anna Berg"),
    ],
)
def test_meanings_relatives_are_what_stands_before_them(before, source, name):
    assert speaker(f"{before} [S q|{source}] said [C q|it rained].") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Aldby Council met on Monday. [S q|It] said [C q|it rained].", "Aldby Council"),
        (
            "Aldby Airlines ran late.\n\nAt noon the Tide Ministry met. [S q|It] said [C q|it rained].",
            "Tide Ministry",
        ),
        ("[S q|Oil chief] sees [C q|rise].\n\nKutu Lopo, head of the oil ministry, left.", "Kutu Lopo"),
        ("[S a|Kutu Lopo] said [C a|no]. [C q|It rained], [S q|the lawmaker] said.", "Kutu Lopo"),
    ],
)
def test_meanings_are_chosen_among_what_is_named_around_them(text, name):
    assert speaker(text) == name


@pytest.mark.parametrize(
    "given",
    [
        "We met Mayor Anna Berg and Mayor Tom Moe.",
        "We met Deputy Mayor Anna Berg and Deputy Mayor Tom Moe.",
    ],
)
def test_meanings_of_two_with_one_role_are_nobody_of_them(given):
    assert speaker(f"{given} [S q|The mayor] said [C q|it rained].") in (None, "The mayor")


def test_meanings_are_those_of_the_rules_where_the_ranker_is_not_sure():
    sure, unsure = load_rankers(), Ranker(load_rankers().descriptions.weights, 1.0)
    for text, name in [
        ("Mayor Anna Berg left. [S q|The mayor] said [C q|it rained].", "Anna Berg"),
        ("[S q|A young baker] said [C q|it rained].", "A young baker"),
    ]:
        page, quotes = parse(text)
        for rankers in (sure, sure._replace(descriptions=unsure)):
            _, voices = resolve_speakers(page, list(quotes.values()), NAMES, rankers=rankers)
            assert [voice.name for voice in voices] == [name]


def test_meanings_of_one_phrase_stay_the_same():
    text = (
        "[S a|The lawmaker] said [C a|no].\n\nAnna Berg left. [S b|Berg] said [C b|yes].\n\n"
        "[S q|The lawmaker] said [C q|it rained]."
    )
    found, _ = resolve(text)
    assert found["a"] == found["q"]
