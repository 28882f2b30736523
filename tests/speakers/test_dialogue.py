from __future__ import annotations

import pytest

from .marked import resolve, speaker


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Velma Osk", "Velma Osk"),
        ("By Velma Osk, Staff Critic", "Velma Osk"),
        ("By Velma Osk in Aldby", "Velma Osk"),
        ("Velma Osk", "Velma Osk"),
        ("Velma Osk came late.", "I"),
        ("The Council", "I"),
        ("Osk", "I"),
    ],
)
def test_dialogue_i_outside_quotes_is_the_author_of_the_byline(line, name):
    text = f"Of boats and bread\n\n{line}\n\n[S q|I] said [C q|the pier would fall]."
    assert speaker(text) == name


def test_dialogue_i_and_me_outside_quotes_are_one_writer():
    who, voices = resolve("[S a|I] said [C a|it was good]. [C q|He lied], according to [S q|me].")
    assert who["a"] == who["q"] == "I" and list(voices) == ["I"]


def test_dialogue_i_in_a_quote_is_its_speaker_even_with_a_byline():
    text = "By Velma Osk\n\n[C a|“[S q|I] said [C q|it was late],”] said [S a|Tarn Belloway]."
    assert speaker(text) == "Tarn Belloway"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Seal Trust", "Seal Trust"),
        ("Tarn Belloway, the director of the Seal Trust,", "Seal Trust"),
        ("Seal Trust director Tarn Belloway", "Seal Trust"),
        ("Tarn Belloway, the president of the bakers' union,", "the bakers' union"),
        ("Tarn Belloway, a baker", None),
        ("Tarn Belloway", None),
    ],
)
def test_dialogue_we_is_the_organisation_that_somebody_speaks_for(source, name):
    text = f"The Seal Trust met. [C a|“[S q|We] said [C q|it was late],”] said [S a|{source}]."
    assert speaker(text) == name


def test_dialogue_we_outside_quotes_is_nobody():
    assert speaker("The Seal Trust met. [S q|We] said [C q|it was late].") is None


@pytest.mark.parametrize(
    "content",
    [
        "Mr Osk, [S q|you] said [C q|it was late].",
        "That is it. [S q|You] said [C q|it was late], Mr Osk.",
        "Mr Osk, sit down. [S q|You] said [C q|it was late].",
    ],
)
def test_dialogue_you_is_whom_the_speaker_calls_by_name(content):
    text = f"Velmar Osk came in. [C a|“{content}”] [S a|Tarn Belloway] added."
    assert speaker(text) == "Velmar Osk"


def test_dialogue_you_is_the_addressee():
    text = "[C a|“[S q|You] said [C q|it was late],”] [S a|Tarn Belloway] told [A a|Velmar Osk]."
    assert speaker(text) == "Velmar Osk"


def test_dialogue_you_in_a_script_is_the_speaker_of_the_turn_before():
    text = (
        "[S a|Velmar Osk]: [C a|It was a long night.]\n\n"
        "[S b|Tarn Belloway]: [C b|[S q|You] said [C q|it was short].]"
    )
    assert speaker(text) == "Velmar Osk"


def test_dialogue_you_without_anybody_told_is_nobody():
    text = "Velmar Osk came. [C a|“[S q|You] said [C q|it was late],”] said [S a|Tarn Belloway]."
    assert speaker(text) is None
