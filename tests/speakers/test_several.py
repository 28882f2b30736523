from __future__ import annotations

from .marked import speaker


def test_several_answer_who_were_asked():
    text = (
        "[C a|“I told [A b|the border guards] [C b|it was late]. [S q|They] said [C q|it was early],”] "
        "said [S a|Tarn Belloway]."
    )
    assert speaker(text) == "the border guards"


def test_several_who_spoke_before_are_known_by_their_source():
    text = (
        "[S a|Elders at Wharo] said [C a|the tide was late]. "
        "Nothing moved, and [S q|they] said [C q|it would stay so]."
    )
    assert speaker(text) == "Elders at Wharo"


def test_several_are_followed_over_sentences_that_go_on_with_them():
    text = "The farmers came on Monday. They brought a horse. They sat down. [S q|They] said [C q|it rained]."
    assert speaker(text) == "The farmers"


def test_several_may_be_the_organisation_that_spoke():
    text = "[S a|The Seal Trust] said [C a|it was late]. [C q|“It rained,”] [S q|they] said."
    assert speaker(text) == "Seal Trust"


def test_several_are_not_looked_for_in_their_own_words_in_marks():
    text = "[S a|The students] said [C a|no]. [C q|“The farmers are late,”] [S q|they] said."
    assert speaker(text) == "The students"


def test_several_are_no_single_person():
    text = "[S a|Tarn Belloway] said [C a|it was late]. [S q|They] said [C q|it rained]."
    assert speaker(text) is None
