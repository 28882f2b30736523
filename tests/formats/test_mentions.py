from __future__ import annotations

from spacy_quotes.formats.mentions import Known, find_mentions


def shown(text, spans):
    return [text[start:end] for start, end in spans]


def test_mentions_longest_name_wins_and_words_are_whole():
    text = "Ann Berg met Berg. Bergman and Ann left."
    found = find_mentions(text, {"berg": ["Ann Berg", "Berg", "Ann"]}, [], [])
    assert shown(text, found["berg"]) == ["Ann Berg", "Berg", "Ann"]


def test_mentions_names_of_others_hide_those_inside():
    text = "Berg spoke in Berg Hall."
    assert shown(text, find_mentions(text, {"berg": ["Berg"]}, ["Berg Hall"], [])["berg"]) == ["Berg"]


def test_mentions_description_may_open_a_sentence():
    text = "The report is out; the report is long."
    found = find_mentions(text, {"report": ["the report"]}, [], [])
    assert shown(text, found["report"]) == ["The report", "the report"]


def test_mentions_source_counts_where_no_name_is_in_it():
    text = "Ann Berg, a nurse, said yes. She said no."
    found = find_mentions(text, {"berg": ["Ann Berg"]}, [], [("berg", (0, 17)), ("berg", (29, 32))])
    assert shown(text, found["berg"]) == ["Ann Berg", "She"]


def test_mentions_name_may_stand_over_the_end_of_a_line():
    text = "Ann\nBerg left. Ann\n\nBerg Road."
    assert shown(text, find_mentions(text, {"berg": ["Ann Berg"]}, [], [])["berg"]) == ["Ann\nBerg"]


def test_mentions_known_are_those_inside_others():
    known = Known([(0, 4), (10, 12), (3, 9)])
    asked = [(2, 4), (2, 6), (3, 6), (5, 9), (11, 14), (12, 13), (20, 21)]
    assert [known.needs_mark(span) for span in asked] == [False, True, False, False, True, False, True]
