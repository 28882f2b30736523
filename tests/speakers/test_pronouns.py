"""Whom pronouns stand for."""

from __future__ import annotations

import pytest
from speakers.marked import speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Berg left early. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("Anna Berg met Tom Moe. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("Anna Berg met Tom Moe. [S q|He] said [C q|it was late].", "Tom Moe"),
        ("Mr. Berg met Ms. Moe. [S q|She] said [C q|it was late].", "Moe"),
        ("Spokeswoman Kit Arden met Tom Moe. [S q|She] said [C q|it was late].", "Kit Arden"),
        ("Kit Arden, the actress, met Tom Moe. [S q|She] said [C q|it was late].", "Kit Arden"),
        ("Anna Berg flew to Damascus in Syria. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("The Aldby Council met. [S q|It] said [C q|the bridge would stay].", "Aldby Council"),
    ],
)
def test_pronouns_take_the_fitting_figure_before(text, name):
    assert speaker(text) == name


def test_pronouns_prefer_the_speaker_before():
    text = (
        '[C a|"We saw Tom Moe,"] said [S a|Hugo Lind]. The bridge was closed to all. '
        "[C q|It would stay so], [S q|he] said."
    )
    assert speaker(text) == "Hugo Lind"


@pytest.mark.parametrize(
    "text",
    [
        "[S q|She] said [C q|it was late].",
        "Tom Moe left. [S q|She] said [C q|it was late].",
        "The Aldby Council met in Damascus. [S q|He] said [C q|it was late].",
        "The bridge to Aldby was shut. [S q|We] said [C q|it was late].",
        "Then [S q|he] said [C q|Tom Moe had left].",
    ],
)
def test_pronouns_without_a_fitting_figure_have_none(text):
    assert speaker(text) is None


def test_pronouns_never_reach_far_back():
    middle = "\n\n".join(["The bridge was closed to all that day."] * 6)
    assert speaker(f"Anna Berg left.\n\n{middle}\n\n[S q|She] said [C q|it was late].") is None


def test_pronouns_they_take_the_plural_source_before():
    text = (
        "[S a|Several residents] said [C a|the water was brown]. "
        "[S q|They] said [C q|it had been so for days]."
    )
    assert speaker(text) == "Several residents"


def test_pronouns_i_is_the_speaker_around():
    text = '[C a|"[S q|I] told them [C q|it was late],"] said [S a|Anna Berg].'
    assert speaker(text) == "Anna Berg"


def test_pronouns_i_without_a_speaker_around_is_nobody():
    assert speaker("Anna Berg left. [S q|I] say [C q|it was late].") is None


def test_pronouns_inside_a_direct_quote_are_not_its_speaker():
    text = 'Tom Moe met Hugo Lind. [C a|"[S q|He] told us [C q|it was late],"] said [S a|Tom Moe].'
    assert speaker(text) == "Hugo Lind"


def test_pronouns_who_takes_the_name_right_before():
    assert speaker("We met Anna Berg, [S q|who] said [C q|it was late].") == "Anna Berg"


def test_pronouns_who_takes_the_group_right_before():
    assert speaker("There are some critics [S q|who] say [C q|it was late].") == "some critics"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("While Turkey supports rebel factions, [S q|it] denies [C q|any part in it].", "Turkey"),
        ("Rebels left. Al Warqa television showed what [S q|it] said were [C q|rebels].", "Al Warqa"),
        ("Raiders came. [S a|The army] said [C a|it won]. [S q|Its] claim [C q|of that] is old.", "The army"),
        ("[S a|The report] said [C a|it won]. [S q|It] said [C q|it was late].", "The report"),
        ("[S a|Ankara] said [C a|it won]. [S q|It] said [C q|it was late].", "Ankara"),
        ("[S a|Anna Berg] said [C a|it won]. [S q|It] said [C q|it was late].", None),
        ("[S a|Rebels] said [C a|it won]. [S q|It] said [C q|it was late].", None),
        ("Rebels left. The rebels came. [S q|It] said [C q|it was late].", None),
        ("The army left. The council met. [S q|It] said [C q|it was late].", "The council"),
    ],
)
def test_pronouns_it_is_one_organisation_place_or_text(text, name):
    assert speaker(text) == name


def test_pronouns_they_are_never_one_organisation():
    assert speaker("The Aldby Council met. [S q|They] said [C q|it was late].") is None


@pytest.mark.parametrize(
    "before",
    [
        "Anna Berg",
        "Anna Berg, the mayor of Aldby",
        "Anna Berg, 34",
        "Anna Berg, a baker from Damascus",
        "Anna Berg of Damascus",
    ],
)
def test_pronouns_who_takes_the_name_before_an_apposition(before):
    assert speaker(f"We met {before}, [S q|who] said [C q|it was late].") == "Anna Berg"


def test_pronouns_who_after_a_role_whose_bearer_is_open_is_nobody():
    assert speaker("Tom Moe met the mayor, [S q|who] said [C q|it was late].") is None


def test_pronouns_after_an_unnamed_speaker_are_that_speaker():
    text = "Anna Berg left. [S a|The woman] said [C a|it won]. [S q|She] said [C q|it was late]."
    assert speaker(text) == "The woman"


def test_pronouns_between_the_pieces_of_a_long_quote():
    text = (
        '[C a|"We wait,"] said [S a|Hugo Lind].\n\nHe sat. It rained, [S q|he] said [C q|again].'
        '\n\nIt poured.\n\nIt froze.\n\nIt thawed.\n\nIt dried.\n\n[C a|"We go."]'
    )
    assert speaker(text) == "Hugo Lind"
