"""Where something is said ends no content."""

from __future__ import annotations

import pytest
import spacy
from marking import parse

from spacy_quotes.language import get_language
from spacy_quotes.page import read_page
from spacy_quotes.quote import Attribution
from spacy_quotes.rules.venues import without_venue

ENGLISH = get_language("en")
NLP = spacy.blank("en")


def cut(marked, kind="indirect"):
    """The content of a quote that goes to the full stop, and what is left of it."""
    text, (parts,) = parse(marked)
    page = read_page(NLP(text))

    def row(index):
        return sum(at < index for at in page.starts)

    cue, content = (text.index(parts[role][0]) for role in ("cue", "content"))
    quote = Attribution(
        ((row(content), len(page.words) - 1),), ((row(cue), row(cue + len(parts["cue"][0]))),), type=kind
    )
    (start, end) = without_venue(page, ENGLISH, quote).content[-1]
    return text[page.starts[start] : page.ends[end - 1]], parts["content"][0]


@pytest.mark.parametrize(
    "marked",
    [
        "Berg [V declared] [C that the town had been freed] in a video released by the group.",
        "Berg [V pledged] [C to stand by the town] in a television statement.",
        "Berg [V decried] [C plans to close the mill] during a speech at the fair.",
        "Berg [V blamed] [C the board and its friends] in an email Saturday to his panel.",
        "Berg [V said] [C that he had read that she said so in a letter].",
        "Berg [V said] [C he kept his money in a private email server].",
        "Berg [V said] [C he would hide it in the letter].",
        "Berg [V called] [C it “rain” in a speech, and left].",
        "Berg [V said] [C so in an interview].",
    ],
)
def test_venues_are_cut_off(marked):
    left, expected = cut(marked)
    assert left == expected


def test_contents_in_marks_and_before_their_cue_are_left():
    text = "Berg [V said] [C the mill was his in a speech]."
    assert cut(text, kind="direct")[0] == "the mill was his in a speech"
    page = read_page(NLP("The mill was his in a speech, Berg said."))
    quote = Attribution(((0, 7),), ((9, 10),), type="indirect")
    assert without_venue(page, ENGLISH, quote) == quote
