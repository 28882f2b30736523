from __future__ import annotations

import pytest

from .marked import speaker


@pytest.mark.parametrize(
    "name", ["An eel fisher from Lake Ossary", "A lamplighter", "Tarn Belloway, of the opposition"]
)
def test_relatives_in_a_source_after_a_comma_stand_for_its_speaker(name):
    text = f"[S a|{name}, [S q|who] claimed [C q|it was late],] said [C a|it rained]."
    assert speaker(text, "q") == speaker(text, "a")
    assert speaker(text, "q") is not None


def test_relatives_stand_for_a_noun_that_no_list_has():
    text = "The gate was shut by a lamplighter [S q|who] said [C q|it was late]."
    assert speaker(text) == "a lamplighter"


def test_relatives_without_a_noun_before_them_stand_for_nobody():
    assert speaker("It rained in the north and [S q|who] said [C q|it was late]?") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One was Ruth Moe, 58, a school cook in Aldby Fork, [S q|who] said [C q|it was late].", "Ruth Moe"),
        ("It came from Ruth Moe, 77, a plaintiff [S q|who] said [C q|it was late].", "Ruth Moe"),
        ("I asked my father, a tailor, [S q|who] said [C q|it was late].", "my father"),
        ("She read a study from Aldby, [S q|which] said [C q|it was late].", "a study from Aldby"),
        ("Ruth Moe, the leader, issued a statement [S q|that] called [C q|it late].", "Ruth Moe"),
    ],
)
def test_relatives_behind_appositions_places_and_letters(text, name):
    assert speaker(text) == name
