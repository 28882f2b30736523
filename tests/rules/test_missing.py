"""Sources for cues that something else than a rule found."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from marking import parse

from spacy_quotes.language import get_language
from spacy_quotes.page import read_page
from spacy_quotes.quote import Attribution
from spacy_quotes.rules.missing import add_sources

ENGLISH = get_language("en")
NLP = spacy.blank("en")


def read_marked(marked):
    """A page, and its quotes as they are marked; each part stands once in its text."""
    text, expected = parse(marked)
    page = read_page(NLP(text))

    def rows_of(part):
        start = text.index(part)
        return sum(at < start for at in page.starts), sum(at < start + len(part) for at in page.starts)

    return page, [
        Attribution(**{role: tuple(map(rows_of, parts[role])) for role in ("content", "cue", "source")})
        for parts in expected
    ]


ADDED = [
    "The last rise was small, and [S Lind] [V wondered] aloud [C which month was meant].",
    "The bridge is safe, two officials [S who] [V asked] [C not to be named] said.",
    "[S Berg] drank a glass, made a face and [V pronounced] [C it “wet”].",
    "On Friday, [S she] rose, made a face and [V called] [C it “wet”].",
    "[S Sen. Anna Berg], who faces an election, put it off, [V saying] [C it can wait].",
    "“It rained. [S We] flew over it and [V wrote] [C ‘intact’],” he said.",
    "Moe is a man [S who] never [V lets slip] [C that it is late].",
]
LEFT = [
    "Rain fell. Call and [V say] [C it is late].",
    "He was the man who was [V briefed] [C that it was late].",
    "Asked [C who wrote it], he says nothing.",
    "[V Asked] [C who wrote it], he says nothing.",
    "Residents [V were told] [C that the taps were safe].",
    "A treasurer [V accused] of [C taking a bag] was freed.",
    "Near the river [V said] [C it can wait].",
]


@pytest.mark.parametrize("marked", ADDED)
def test_subjects_are_added(marked):
    page, (quote,) = read_marked(marked)
    (done,) = add_sources(page, ENGLISH, [Attribution(quote.content, quote.cue)])
    assert done == quote


@pytest.mark.parametrize("marked", LEFT)
def test_what_has_no_subject_is_left(marked):
    page, (quote,) = read_marked(marked)
    assert not quote.source
    assert add_sources(page, ENGLISH, [quote]) == [quote]


def test_the_subject_is_that_of_the_cue_before():
    page, (first, second) = read_marked(
        "Yesterday [S1 the board] [V1 said] [C1 it was over] and [V2 asked] [C2 for calm]."
    )
    done = add_sources(page, ENGLISH, [first, second])
    assert done[0] == first
    assert done[1].source == first.source


@given(
    st.lists(
        st.sampled_from(["Berg", "said", ",", "and", "who", "asked", "“", "”", ".", "that", "it"]), min_size=4
    )
)
def test_any_text_is_read(words):
    page = read_page(NLP(" ".join(words)))
    rows = len(page.words)
    quotes = [Attribution(((rows - 1, rows),), ((at, at + 1),)) for at in range(rows - 1)]
    for quote, done in zip(quotes, add_sources(page, ENGLISH, quotes), strict=True):
        assert (done.content, done.cue) == (quote.content, quote.cue)
        taken = {row for start, end in (*quote.content, *quote.cue) for row in range(start, end)}
        assert taken.isdisjoint(row for start, end in done.source for row in range(start, end))
