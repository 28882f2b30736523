"""Speakers of different documents joined, or kept apart."""

from __future__ import annotations

import pytest
from stories.telling import make_record

from spacy_quotes.stories import Stories

THING = "The ferry to Oldmere sails at noon"


def speakers(*names, kind=None, **settings):
    """Names of the speakers of as many documents, each with how many documents it speaks in."""
    stories = Stories(**settings)
    for number, name in enumerate(names):
        more = {"kind": kind} if kind else {}
        stories.add_json(make_record(f"d{number}", (name, f"{THING} {number}"), **more))
    return sorted((speaker.name, len(speaker.quotes)) for speaker in stories.speakers)


@pytest.mark.parametrize(
    "names",
    [
        ("Ann Berg", "Ann Berg"),
        ("Ann Lee Berg", "Ann Berg", "A. Berg"),
        ("Abu Omar al-Jolani", "Abu Omar al-Julani", "Omar al-Golani"),
        ("Muhammad Qazwini", "Mohammed Kazwini"),
        ("Xu Lanfen", "Lanfen Xu"),
        ("Park Ji-won", "Park Jiwon", "Park Ji Won"),
        ("Jörg Ekelöf", "Joerg Ekeloef"),
        ("President Ann Berg", "Ann Berg"),
        ("Ann Berg Jr", "Ann Berg Jr"),
        ("Ann Berg", "Berg"),
        ("Ann Berg / Berg", "Berg"),
        ("Abu Omar al-Jolani", "Golani"),
        ("Hamas", "Hamas"),
        ("Zelinsky", "Zelinskiy"),
        ("the Skarvik police", "The Skarvik police"),
    ],
)
def test_people_one_speaker(names):
    assert len(speakers(*names)) == 1
    assert len(speakers(*names[::-1])) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Ann Berg", "Tom Berg"),
        ("Ann Berg", "Ann Berg Jr"),
        ("Ann Mason", "Ann Meson"),
        ("Carlo Nunez", "Carla Nunez"),
        ("Kim Su-jin", "Kim Su-min"),
        ("residents", "residents"),
        ("Residents", "Residents"),
        ("an old fisherman", "an old fisherman"),
        ("Rebel sources", "rebel sources"),
        ("Mrs Berg", "Tom Berg"),
    ],
)
def test_people_two_speakers(names):
    assert len(speakers(*names)) == 2
    assert len(speakers(*names[::-1])) == 2


def test_people_surname_of_two_stays_apart_in_each_document():
    found = speakers("Ann Berg", "Tom Berg", "Berg", "Berg")
    assert found == [("Ann Berg", 1), ("Berg", 1), ("Berg", 1), ("Tom Berg", 1)]


def test_people_short_name_that_fits_two_stays_apart():
    assert len(speakers("Ann Lee Berg", "Ann May Berg", "Ann Berg")) == 3


def test_people_ids_are_different_and_made_of_names():
    stories = Stories()
    for number, name in enumerate(("Ann Berg", "Tom Berg", "Berg", "Berg")):
        stories.add_json(make_record(f"d{number}", (name, f"{THING} {number}")))
    assert sorted(speaker.id for speaker in stories.speakers) == ["ann-berg", "berg", "berg-2", "tom-berg"]


def test_people_name_is_the_fullest_then_the_most_frequent():
    names = ("Omar Jolani", "Abu Omar al-Julani", "Abu Omar al-Golani", "Abu Omar al-Golani", "Golani")
    assert speakers(*names) == [("Abu Omar al-Golani", 5)]


def test_people_unnamed_by_kind_are_never_joined():
    assert len(speakers("Oldmere Fishermen", "Oldmere Fishermen", kind="group")) == 2
    assert len(speakers("Oldmere Fishermen", "Oldmere Fishermen", kind="organisation")) == 1


def test_people_place_is_no_surname():
    stories = Stories()
    stories.add_json(make_record("a", ("Jordan", "The border is open"), kind="place"))
    stories.add_json(make_record("b", ("Ann Jordan", "The border is closed"), kind="person"))
    assert len(stories.speakers) == 2


def known(*voices, **settings):
    """Names and ids of the speakers of as many documents of (name, speaker id)."""
    stories = Stories(known_ids="Q[0-9]+", **settings)
    for number, (name, id) in enumerate(voices):
        stories.add_json(make_record(f"d{number}", (name, f"{THING} {number}"), ids={name: id}))
    return {(speaker.id, len(speaker.quotes)) for speaker in stories.speakers}


def test_people_knowledge_base_id_joins_and_parts():
    assert known(("Ann Berg", "Q1"), ("Anna B. Vik", "Q1")) == {("Q1", 2)}
    assert known(("Ann Berg", "Q1"), ("Ann Berg", "Q2")) == {("Q1", 1), ("Q2", 1)}


def test_people_name_of_one_entry_joins_it_and_of_two_does_not():
    assert known(("Ann Berg", "Q1"), ("Ann Berg", "ann-berg"), ("Berg", "berg")) == {("Q1", 3)}
    both = known(("Ann Berg", "Q1"), ("Ann Berg", "Q2"), ("Ann Berg", "ann-berg"))
    assert both == {("Q1", 1), ("Q2", 1), ("ann-berg", 1)}


def test_people_equal_ids_without_a_knowledge_base_say_nothing():
    stories = Stories()
    for number, name in enumerate(("Ann Berg", "Tom Vik")):
        stories.add_json(make_record(f"d{number}", (name, f"{THING} {number}"), ids={name: "Q1"}))
    assert len(stories.speakers) == 2
