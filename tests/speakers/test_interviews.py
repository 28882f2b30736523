"""Interviews whose answers have no label."""

from __future__ import annotations

from speakers.marked import resolve

INTRO = "We spoke with Anna Berg. Anna Berg keeps bees near Aldby; Tom Moe sells honey.\n\n"


def test_interviews_answers_without_labels_are_those_of_the_interviewed():
    turns = [
        "Why bees?\n\n[C a|They came to us one day in May.]",
        "Does it pay?\n\n[C b|It did not pay at all, as [S n|Tom Moe] told us [C n|it would].]",
        "And now?\n\n[C c|Now we sleep until noon.]",
    ]
    found, _ = resolve(INTRO + "\n\n".join(turns))
    assert [found[key] for key in "abc"] == ["Anna Berg"] * 3
    assert found["n"] == "Tom Moe"


def test_interviews_one_paragraph_without_marks_is_none():
    assert resolve(INTRO + "Why bees?\n\n[C a|They came to us one day in May.]")[0]["a"] is None
