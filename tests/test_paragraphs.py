"""Paragraphs of plain texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacy_quotes.paragraphs import ends_sentence, split_paragraphs

WRAPPED = (
    "The harbour master of the small town of Ellmouth, who had kept the\n"
    "log for thirty years, was found to have written every entry in the\n"
    "same green ink, and nobody on the council could say why he had done\n"
    "so or who had paid for it. Then the ink ran out.\n"
    "The council met on Monday and again on Tuesday, and the minutes of\n"
    "both meetings run to forty pages without a word about the ink.\n"
)

CASES = [
    ("", []),
    (" \n\t\n ", []),
    ("One.", ["One."]),
    ("  One.  ", ["One."]),
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("one\n\ntwo", ["one", "two"]),
    ("One\n \t\n\n\nTwo", ["One", "Two"]),
    ("One.\nTwo.", ["One.", "Two."]),
    ("One.\r\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("One.\rTwo.", ["One.", "Two."]),
    ("One.\u2028Two.", ["One.", "Two."]),
    ("the end of\u2029one thing", ["the end of", "one thing"]),
    ("One.\x0bTwo.", ["One.", "Two."]),
    ("One.\x0cTwo.", ["One.", "Two."]),
    ("One.\x85Two.", ["One.", "Two."]),
    ("Harbour news\nThe ferry sank.", ["Harbour news", "The ferry sank."]),
    ("The ferry\nsank.", ["The ferry\nsank."]),
    ("The ferry\r\nsank.", ["The ferry\r\nsank."]),
    ("The ferry,\n  they say,\nsank.", ["The ferry,\n  they say,\nsank."]),
    ("The ferry sank.\nin the bay", ["The ferry sank.", "in the bay"]),
    ("“The ferry sank.”\nsaid no one", ["“The ferry sank.”", "said no one"]),
    ("“The ferry sank,”\nsaid Ada Brandt.", ["“The ferry sank,”\nsaid Ada Brandt."]),
    ("Wanted:\nbread", ["Wanted:", "bread"]),
    ("“Yes.\n“No.”", ["“Yes.", "“No.”"]),
    (
        WRAPPED,
        [
            WRAPPED.strip().rpartition("The council met")[0].strip(),
            "The council met" + WRAPPED.strip().rpartition("The council met")[2],
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paragraphs_split(text: str, expected: list[str]) -> None:
    assert [text[p.start : p.end] for p in split_paragraphs(text)] == expected


def test_paragraphs_join_wrapped_lines_that_begin_with_a_capital() -> None:
    text = WRAPPED.replace("\nlog", "\nOlaf")
    assert len(split_paragraphs(text)) == 2


def test_paragraphs_split_wrapped_text_at_an_indented_line() -> None:
    text = WRAPPED + "   And then it rained."
    assert [text[p.start : p.end] for p in split_paragraphs(text)][-1] == "And then it rained."


def test_paragraphs_keep_verse_together_in_a_wrapped_text() -> None:
    verse = "    Green is the ink\n      and green is the sea!\n    So sang the clerk."
    text = WRAPPED * 2 + "\n" + verse
    assert [text[p.start : p.end] for p in split_paragraphs(text)][-1] == verse.strip()


def test_paragraphs_of_one_line_each_are_not_taken_for_wrapped() -> None:
    lines = ["Ada Brandt, who has run the ferry since May, sold it to the town."] * 6
    assert len(split_paragraphs("\n".join(lines))) == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes.", True),
        ("“Yes.”", True),
        ("Yes", False),
        ("“Yes,”", False),
        ("?!", True),
        ("", False),
    ],
)
def test_paragraphs_ends_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text, 0, len(text)) is expected


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="ab A.,“”\"' \t\n\r\x0b\x0c\u2028\u2029\ud800\x00", max_size=80))
def test_paragraphs_cover_the_text_in_order(text: str) -> None:
    paragraphs = split_paragraphs(text)
    position = 0
    for start, end in paragraphs:
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(alphabet="abc AB.,", min_size=1).filter(str.strip), max_size=6))
def test_paragraphs_always_split_at_blank_lines(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert [text[p.start : p.end] for p in split_paragraphs(text)] == [b.strip() for b in blocks]
