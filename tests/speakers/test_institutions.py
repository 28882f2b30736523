from __future__ import annotations

import pytest

from .marked import resolve, speaker


@pytest.mark.parametrize(
    ("given", "source", "name"),
    [
        ("The Ministry of Tides met.", "The ministry", "Ministry of Tides"),
        ("The Aldby Transit Board met.", "the board", "Aldby Transit Board"),
        ("We flew with the airline Aldby Wings.", "The airline", "Aldby Wings"),
        ("Aldby Wings, an airline, was late.", "the airline", "Aldby Wings"),
        ("The Aldian army left.", "The army", "Aldian army"),
        ("The Ministry of Tides met the Ministry of Salt.", "The ministry", "The ministry"),
        ("The Ministry of Tides met.", "The museum", "The museum"),
        (
            "The Ministry of Tides met in May and again in June. The Ministry of Salt left.",
            "The ministry",
            "Ministry of Salt",
        ),
    ],
)
def test_institutions_noun_is_the_only_one_with_it(given, source, name):
    assert speaker(f"{given} [S q|{source}] said [C q|it rained].") == name


def test_institutions_are_no_people_named_behind_the_place_where_they_are():
    text = "At the hotel, Kutu Lopo slept. [S q|He] said [C q|it rained]."
    assert speaker(text) == "Kutu Lopo"


def test_institutions_keep_the_fullest_name_and_count_the_noun():
    text = "[S a|The ministry] said [C a|it rained]. The Tide Ministry met. [S q|The ministry] said [C q|no]."
    who, voices = resolve(text)
    assert who == {"a": "Tide Ministry", "q": "Tide Ministry"}
    assert "The ministry" in voices["Tide Ministry"].names


def test_institutions_are_it_after_their_noun():
    text = "The Museum of Lamps is old. The museum is shut. [S q|It] said [C q|it would open]."
    assert speaker(text) == "Museum of Lamps"


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize("name", ["Millers{} Association", "Women{}s League"])
def test_institutions_have_owners_in_their_names(mark, name):
    name = name.format(mark)
    assert speaker(f"[S q|The {name}] said [C q|it rained].") == name


def test_institutions_may_have_a_common_word_inside():
    assert speaker("[S q|The Aldby Sun Cooperative] said [C q|it rained].") == "Aldby Sun Cooperative"
