"""Who wrote the letters that speak."""

from __future__ import annotations

import pytest
from speakers.marked import resolve

SAID = {
    "in a memo": (
        "In a memo, [S a|Anna Berg] [Q a|said] [C a|it was late].\n\n[C b|“Go,”] [S b|the memo] said.",
        "Anna Berg",
    ),
    "statement read by another": (
        "In a statement read by a clerk, [S a|Mrs Anna Berg] [Q a|said] [C a|it was late]. [C b|‘I know,’] "
        "[S b|the statement] went on.",
        "Anna Berg",
    ),
    "sent": (
        "[S a|Anna Berg] said [C a|so]. Her lawyer, Tom Moe, sent us [S b|a letter] asking [C b|for calm].",
        "Tom Moe",
    ),
    "he wrote": (
        "[S a|Tom Moe] said [C a|it was late]. He rose and in the margin he wrote [S b|a note] asking "
        "[C b|for calm].",
        "Tom Moe",
    ),
    "hers": ("[S a|Anna Berg] said [C a|it was late]. [S b|Her letter] says [C b|it can wait].", "Anna Berg"),
    "another one": (
        "In a letter, [S a|Anna Berg] [Q a|said] [C a|it was late]. On Monday a letter came from afar. "
        "[S b|The letter] said [C b|it can wait].",
        "a letter",
    ),
    "a report": (
        "In a report, [S a|Anna Berg] [Q a|said] [C a|it was late]. [S b|The report] said [C b|it can wait].",
        "a report",
    ),
}


@pytest.mark.parametrize("form", SAID)
def test_letters_speak_for_their_writers(form):
    text, name = SAID[form]
    assert resolve(text)[0]["b"] == name
