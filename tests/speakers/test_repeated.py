"""Headings without a speaker."""

from __future__ import annotations

import pytest
from speakers.marked import resolve

BODY = "Rain fell.\n\n[S q|Anna Berg] said [C q|that she would never sell the old mill to strangers]."


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("“Never sell the old mill”", "Anna Berg"),
        ("“Mill never for strangers”", "Anna Berg"),
        ("“We buy new bridges”", None),
    ],
)
def test_repeated_headline_is_whom_the_text_hears(heading, name):
    assert resolve(f"[C h|{heading}]\n\nNews\n\n{BODY}")[0]["h"] == name


def test_repeated_heading_between_paragraphs_is_not_the_speaker_before():
    text = f"[S a|Tom Moe] said [C a|it was late].\n\n[C h|“The old mill to strangers”]\n\n{BODY}"
    assert resolve(text)[0]["h"] == "Anna Berg"


def test_repeated_words_of_two_speakers_are_nobodys():
    again = "[S r|Tom Moe] said [C r|that he would never sell the old mill]."
    assert resolve(f"[C h|“Never sell the old mill”]\n\nNews\n\n{BODY}\n\n{again}")[0]["h"] is None


INTERVIEW = (
    "Anna Berg runs it. [S a|She] said [C a|“so”]. [S b|She] said [C b|“no”]. [S c|She] said [C c|“yes”]."
)


def test_a_headline_of_an_interview_is_whose_words_fill_it():
    assert resolve(f"[C h|“We buy new bridges”]\n\n{INTERVIEW}")[0]["h"] == "Anna Berg"
    other = "[S d|Tom Moe] said [C d|“go”]. [S e|He] said [C e|“stay”]. [S f|He] said [C f|“wait”]."
    assert resolve(f"[C h|“We buy new bridges”]\n\n{INTERVIEW}\n\n{other}")[0]["h"] is None
    assert resolve(f"[C h|“We buy new bridges”]: Moe on rain\n\n{INTERVIEW}\n\n{other}")[0]["h"] == "Tom Moe"


def test_a_heading_between_dashes_does_not_go_on():
    text = "[S a|Tom Moe] said [C a|it was late].\n\n- [C h|“Buy new bridges”] -\n\n[S b|He] said [C b|no]."
    assert resolve(f"Rain fell.\n\nSnow fell.\n\nHail fell.\n\nSun shone.\n\n{text}")[0]["h"] is None
