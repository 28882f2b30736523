from __future__ import annotations

import pytest

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.genders import settle_votes, sounds_like

from .marked import speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her brother-in-law, Nevro Trebb, met Quilla Trebb.", "Quilla Trebb"),
        ("Quilla Trebb met her husband, Nevro Trebb.", "Quilla Trebb"),
        ("Nevro Trebb, her uncle, met Quilla Trebb.", "Quilla Trebb"),
        ("Nevro Trebb slept. He woke. Quilla Trebb sang.", "Quilla Trebb"),
        ("Nevro Trebb, her brother-in-law, met Quilla Trebb.", None),
        ("Nevro Trebb met Quilla Trebb.", None),
        ("We met Nevro Trebb, his niece and a dog. Quilla Trebb sang.", None),
        ("We met Nevro Trebb, his niece, and a dog. Quilla Trebb sang.", None),
        ("We met Nevro Trebb, his niece of nine years. Quilla Trebb sang.", "Nevro Trebb"),
    ],
)
def test_genders_tell_people_of_one_surname_apart(text, name):
    assert speaker(f"{text} [S q|Mrs Trebb] said [C q|it rained].") == name


def test_genders_part_a_title_from_the_only_bearer_of_a_surname():
    text = "Tom Berg slept. [S q|Mrs Berg] said [C q|it rained]."
    assert speaker(text) == "Mrs Berg"


def test_genders_are_learned_from_pronouns():
    text = (
        "Quilla Orm sang. [S a|She] said [C a|it rained].\n\n"
        "Velto Dask came in and sat beside Quilla Orm. [S q|He] said [C q|it had stopped]."
    )
    assert speaker(text) == "Velto Dask"


def test_genders_follow_the_pronouns_of_the_text():
    text = (
        "Quilla Orm was born in Aldby. She met Velto Dask there. She liked rain. "
        "She sang. [S q|She] said [C q|it rained]."
    )
    assert speaker(text) == "Quilla Orm"


@pytest.mark.parametrize(
    ("votes", "gender"),
    [("", ""), ("f", "f"), ("fmf", "f"), ("mf", ""), ("fm", ""), ("fmfm", ""), ("mmf", "m")],
)
def test_genders_settle_by_most_votes_and_never_by_their_order(votes, gender):
    assert settle_votes(list(votes)) == gender


def test_genders_guess_by_the_ending_of_a_given_name():
    assert sounds_like("velmarina", NAMES)[0] == "f"
    assert sounds_like("tarnoldo", NAMES)[0] == "m"
    assert sounds_like("", NAMES) == ("", False)


def test_genders_guessed_from_the_next_sentence_do_not_bar_another():
    text = (
        "Velto Dask praised the nurse. She smiled. Dask left early.\n\n"
        "[S a|Velto Dask] said [C a|it rained]. [S q|He] said [C q|it was late]."
    )
    assert speaker(text) == "Velto Dask"


def test_genders_name_of_the_long_list_tells_where_the_text_does_not():
    text = "Cordelia Vasbrook met Tancredi Holm. Vasbrook left Holm. [S q|She] said [C q|it rained]."
    assert speaker(text) == "Cordelia Vasbrook"


def test_genders_long_list_gives_way_to_the_text():
    text = "Tancredi Holm, his wife, met us. [S q|She] said [C q|it rained]."
    assert speaker(text) == "Tancredi Holm"
