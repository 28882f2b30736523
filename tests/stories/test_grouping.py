"""Quotes in different words joined, or kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories.telling import make_record

from spacy_quotes.stories import Stories

LONG = (
    "The fishermen of Skarvik have waited eleven winters for a harbour wall, and the ministry in Oldmere "
    "still sends engineers who measure the same rocks again"
)


def groups(*said):
    """Sizes of the groups of quotes, each in a document of its own; (speaker, content) each."""
    stories = Stories()
    for number, quote in enumerate(said):
        stories.add_json(make_record(f"d{number:03}", quote))
    return sorted((len(group.variants) for group in stories.quotes), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.upper()),
        (f"“{LONG}”", f'"{LONG},"'),
        (LONG.replace("the ministry", "(the ministry)"), LONG.replace("the ministry", "[the ministry]")),
        (LONG, LONG.replace("still sends", "keeps sending")),
        (LONG, "still sends engineers who measure the same rocks again"),
        (LONG, LONG.replace("the ministry in Oldmere still sends engineers who", "...")),
        ("we must wash off the salt that has lain on Skarvik for 30 years",
         "to wash away the salt which covered Skarvik for 30 years"),
        ("Yes, we can", "yes we can"),
    ],
)  # fmt: skip
def test_grouping_wordings_of_one_speaker_are_one_quote(one, other):
    assert groups(("Ann Berg", one), ("Ann Berg", other)) == [2]
    assert groups(("Ann Berg", other), ("Ann Berg", one)) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will build the harbour wall before winter", "We will not build the harbour wall before winter"),
        ("The wall of Skarvik cost 40 million crowns", "The wall of Skarvik cost 50 million crowns"),
        ("The wall took three long hard winters", "The wall took seven long hard winters"),
        (LONG, "The fishermen of Skarvik catch herring, and we in the north eat it with bread and butter"),
        ("Never", "Always"),
        (LONG, "Skarvik"),
    ],
)
def test_grouping_two_things_said_by_one_speaker_are_two_quotes(one, other):
    assert groups(("Ann Berg", one), ("Ann Berg", other)) == [1, 1]


def test_grouping_translations_are_joined_for_one_speaker_only():
    one = "we must wash off the salt that has lain on Skarvik for 30 years"
    other = "to wash away the salt which covered Skarvik for 30 years"
    assert groups(("Ann Berg", one), ("Ann Berg", other)) == [2]
    assert groups(("Ann Berg", one), ("Tom Vik", other)) == [1, 1]
    assert groups(("Ann Berg", one), (None, other)) == [1, 1]


def test_grouping_reprint_is_joined_whoever_is_named():
    assert groups(("Ann Berg", LONG), (None, LONG), ("Tom Vik", f"{LONG},")) == [3]


def test_grouping_short_words_of_two_speakers_are_two_quotes():
    assert groups(("Ann Berg", "We have no comment"), ("Tom Vik", "We have no comment")) == [1, 1]
    assert groups((None, "We have no comment"), (None, "We have no comment")) == [1, 1]


def test_grouping_cut_of_two_quotes_does_not_make_them_one():
    cut = "the ministry in Oldmere still sends engineers"
    one = f"Nobody asked the shopkeepers of Skarvik what they think while {cut}"
    other = f"Our children leave for the cities of the south every autumn because {cut}"
    assert groups(("Ann Berg", one), ("Ann Berg", other), ("Ann Berg", cut)) == [2, 1]


def test_grouping_alike_quotes_of_one_document_are_two():
    record = make_record(
        "a",
        ("Ann Berg", "The school of Skarvik will be closed in spring and built anew"),
        ("Ann Berg", "The church of Skarvik will be closed in autumn and built anew"),
    )
    stories = Stories()
    stories.add_json(record)
    assert len(stories.quotes) == 2


def test_grouping_denied_words_are_another_quote():
    record = make_record("b", ("Ann Berg", LONG))
    record["quotes"][0]["factual"] = False
    stories = Stories()
    stories.add_json(make_record("a", ("Ann Berg", LONG)))
    stories.add_json(record)
    assert len(stories.quotes) == 2


SEA = ["herring", "harbour", "lantern", "rope", "ferry", "anchor"]
WORDS = [*SEA, "winter", "ministry", "engineer", "granite", "bell", "market"]


@given(st.lists(st.permutations(WORDS), min_size=1, max_size=60), st.integers(0, 5), st.randoms())
@settings(deadline=None, max_examples=40)
def test_grouping_cut_finds_its_whole_among_many(others, start, random):
    whole = " ".join(random.sample(WORDS, len(WORDS)))
    cut = " ".join(whole.split()[start : start + 7])
    said = [*((f"Speaker{n} Vik", " ".join(words)) for n, words in enumerate(others)), ("Ann Berg", whole)]
    stories = Stories()
    for number, quote in enumerate([*said, ("Ann Berg", cut)]):
        stories.add_json(make_record(f"d{number:03}", quote))
    of_berg = [g for g in stories.quotes if any(q.text in (whole, cut) for q in g.variants)]
    joined = [g for g in of_berg if {whole, cut} <= {q.text for q in g.variants}]
    assert joined


@given(st.lists(st.text(max_size=40), max_size=8))
@settings(deadline=None, max_examples=60)
def test_grouping_takes_any_text(texts):
    said = [("Ann Berg", text) for text in texts if text.strip()]
    assert sum(groups(*said)) == len(said)
