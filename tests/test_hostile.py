"""The whole component on texts that nobody wrote for it: it raises nothing and stays inside the text."""

from __future__ import annotations

import json
import random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from spacy_quotes import to_json
from spacy_quotes.language import get_language

NLP = spacy.blank("en")
NLP.add_pipe("quotes_rules")
NLP.max_length = 100_000_000

MARKS = [*"\"'“”‘’«»‹›„‚「」『』＂`´″′", "``", "''", "’s", "''''"]
WORDS = (
    "Anna Berg , the mayor said that he she it they according to told reporters “ ” ' \" . ? ! : ; — - -- … "
    "called it a “ disgrace ” quoted as saying who which and but if not In a statement its claim by adding "
    "calling on to @anna (@anna) #Lund http://x.y/z 1990s '90s 5'11\" O'Neill's workers' Mr. U.S."
)
NEWS = [*WORDS.split(), "\n", "\n\n", "\t", "\r\n"]
ODD = ["\x00", "\x1b[31m", "\u202e", "\u200f", "\u200b", "\ufeff", "😀", "👩‍👩‍👧", "é", "e\u0301", "ﷺ"]
ODD += ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\u3000", "مرحبا", "שלום", "你好。", "İ", "ß", "ǅ"]


def check(doc: Doc) -> None:
    """Every span lies in the text, is its own text, and every reference leads somewhere."""
    text, quotes = doc.text, doc._.quotes
    speakers = {speaker.id: speaker for speaker in doc._.speakers}
    for span in doc.spans["quotes"]:
        assert 0 <= span.start < span.end <= len(doc)
        assert text[span.start_char : span.end_char] == span.text
        assert span.kb_id_ == "" or span.kb_id_ in speakers
    for quote in quotes:
        assert quote.content
        assert quote.text == " ... ".join(piece.text for piece in quote.content)
        assert 0 <= quote.score <= 1
    for speaker in speakers.values():
        assert speaker.quotes
        assert all(0 <= mention.start < mention.end <= len(doc) for mention in speaker.mentions)
    spoken = [quote.id for speaker in speakers.values() for quote in speaker.quotes]
    assert sorted(spoken) == sorted(quote.id for quote in quotes if quote.speaker)


@given(st.text(max_size=300))
def test_hostile_any_text(text):
    check(NLP(text))


@given(st.lists(st.sampled_from(NEWS + MARKS), max_size=120), st.sampled_from(["", " "]))
def test_hostile_words_of_news_in_any_order(words, gap):
    check(NLP(gap.join(words)))


@given(st.lists(st.sampled_from(ODD + MARKS + NEWS[:12]), max_size=80), st.sampled_from(["", " "]))
def test_hostile_odd_characters(pieces, gap):
    check(NLP(gap.join(pieces)))


@given(st.lists(st.sampled_from([*MARKS, "a", " ", "\n", ".", ","]), max_size=200))
def test_hostile_marks_and_little_else(pieces):
    check(NLP("".join(pieces)))


LONG = {
    "one mark 100,000 times": '"' * 100_000,
    "one curly mark 100,000 times": "“" * 100_000,
    "marks in turn": "“” " * 50_000,
    "open marks in turn": "“‘" * 20_000,
    "5 MB without a space": "a" * 5_000_000,
    "a million commas": "," * 1_000_000,
    "no full stop": "Berg said the bridge was closed and " * 5_000,
    "one source": "Berg, " * 20_000 + "said hello.",
    "brackets": "(" * 50_000,
    "colons": "Berg: " * 20_000,
    "lines": "\n" * 200_000,
    "dashes": "— " * 50_000,
    "said": "said " * 10_000,
    "he said": "he said " * 10_000,
    "according to": "according to " * 10_000,
    "bylines": "“Hi.”\n— Anna Berg (@berg) May 5\n" * 3_000,
    "names": " ".join(f"Name{n}" for n in range(30_000)),
    "one surname": " ".join(f"Given{n} Berg said yes. “No,” Berg said." for n in range(3_000)),
    "paragraphs that go on": "Berg said: “One.\n\n" + "“Two.\n\n" * 20_000,
    "marks alone": "\"'“”" * 50_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_hostile_long_texts(text):
    if " " in text or text.isspace() or text.isalpha():
        check(NLP(text))
    else:
        # spaCy's own tokenizer takes time by the square of a run of marks: not what is tested here.
        check(NLP.get_pipe("quotes_rules")(Doc(NLP.vocab, words=list(text), spaces=[False] * len(text))))


def test_hostile_text_goes_into_json():
    text = "“Sh\x00ut,” said \u202eAnna\u202c 👩‍👩‍👧 Berg. «Nein\u2028», Berg said."
    record = to_json(NLP(text), id="x")
    assert json.loads(json.dumps(record)) == record
    assert record["text"] == text


def test_hostile_tokenization_that_splits_nothing():
    words = [
        "“The bridge is closed,”",
        "said",
        "Anna Berg,the",
        "mayor.”",
        "“",
        "”said",
        " ",
        "\n\n",
        "he said:“Yes”",
    ]
    doc = Doc(NLP.vocab, words=words)
    check(NLP.get_pipe("quotes_rules")(doc))


def test_hostile_tokenization_into_single_characters():
    text = "“The bridge is closed,” said Anna Berg, the mayor. It's “a shame”."
    doc = Doc(NLP.vocab, words=list(text), spaces=[False] * len(text))
    check(NLP.get_pipe("quotes_rules")(doc))


def test_hostile_lexicon_in_random_order():
    verbs = sorted(get_language("en").cues.verbs)
    chooser = random.Random(0)
    for _ in range(200):
        words = [chooser.choice(chooser.choice([verbs, NEWS, MARKS])) for _ in range(60)]
        check(NLP(" ".join(words)))
