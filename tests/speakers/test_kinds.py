"""What kind of speaker each is."""

from __future__ import annotations

import pytest
from speakers.marked import resolve

from spacy_quotes.quote import KINDS


def kind(source: str, before: str = "", after: str = "It was dark.") -> str:
    """The kind of the speaker of one quote by its source."""
    _, voices = resolve(f"{before} [S q|{source}] said [C q|it rained]. {after}")
    (voice,) = voices.values()
    return voice.kind


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Anna Berg", "person"),
        ("Mayor Orla Quilp", "person"),
        ("Zorvek Threm", "person"),
        ("Zorvek, 16,", "person"),
        ("the shop steward, Zorvek Threm", "person"),
        ("The Aldby Council", "organisation"),
        ("Aldby Railways", "organisation"),
        ("The Aldby Evening Post", "organisation"),
        ("the ministry", "organisation"),
        ("Police", "organisation"),
        ("the coast guard", "organisation"),
        ("a company that repairs lifts", "organisation"),
        ("Residents", "group"),
        ("Two officials", "group"),
        ("Residents of Pell Street", "group"),
        ("the islanders", "group"),
        ("Officials here", "group"),
        ("The crew", "group"),
        ("Republicans", "group"),
        ("members of the jury", "group"),
        ("a baker and a nurse", "group"),
        ("Anna Berg and Tom Moe", "group"),
        ("Paris", "place"),
        ("the report", "document"),
        ("A letter to parents", "document"),
        ("a notice taped to the door", "document"),
        ("a poll the museum paid for", "document"),
        ("The Aldby Report", "document"),
        ("a resident", "unnamed"),
        ("her father", "unnamed"),
        ("a spokesman for the ministry", "unnamed"),
        ("a poll watcher", "unnamed"),
        ("a moth collector", "unnamed"),
    ],
)
def test_kinds_by_source(source, expected):
    assert kind(source) == expected


def test_kinds_of_a_name_without_titles_by_what_is_told_of_it():
    assert kind("Threm", before="She met Ms. Threm.") == "person"
    assert kind("Threm", before="The airline Threm closed.") == "organisation"
    assert kind("Pell Weavers", after="Most weavers stayed.") == "organisation"


def test_kinds_of_pronouns_are_those_of_whom_they_stand_for():
    _, voices = resolve("The Aldby Bank met. [S q|It] said [C q|the vault was full].")
    assert [voice.kind for voice in voices.values()] == ["organisation"]


def test_kinds_of_a_document_are_told_one_by_one():
    sources = ("Anna Berg", "The Aldby Bank", "Two officials", "Paris", "the note", "a resident")
    _, voices = resolve(" ".join(f"[S q{at}|{one}] said [C q{at}|no]." for at, one in enumerate(sources)))
    assert sorted(voice.kind for voice in voices.values()) == sorted(KINDS)
