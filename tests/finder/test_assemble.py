from __future__ import annotations

import pytest
import spacy

from spacy_quotes.finder.assemble import Answer, assemble
from spacy_quotes.finder.links import ask
from spacy_quotes.finder.reading import paragraphs_of, read
from spacy_quotes.finder.spans import make_spans


def assemble_marked(text: str) -> list[list[str]]:
    """The quotes that become of what stands in the outermost marks, nothing being linked to anything."""
    doc = spacy.blank("en")(text)
    reading = read(doc)
    tokens = reading.page.tokens
    contents = [
        (tokens[piece.start], tokens[piece.end - 1] + 1)
        for quotation in reading.page.quotations
        if quotation.depth == 0
        for piece in quotation.pieces
    ]
    spans = make_spans([contents, [], [], [], []])
    asked = ask(spans, reading, paragraphs_of(reading, len(doc)))
    quotes = assemble(spans, asked, [Answer(0, 1.0)] * len(asked.questions), reading)
    page = reading.page
    return [
        [page.text[page.starts[start] : page.ends[end - 1]] for start, end in quote.content]
        for quote in quotes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The tap runs.\n\n“It never stops.”", [["“The tap runs.", "“It never stops.”"]]),
        (
            "“No,” she said. “The tap runs.\n\nAdvertisement\n\n“It never stops.”",
            [["“No,”"], ["“The tap runs.", "“It never stops.”"]],
        ),
        ("“The tap runs.”\n\n“It never stops.”", [["“The tap runs.”"], ["“It never stops.”"]]),
    ],
)
def test_assemble_paragraphs_of_one_quotation_are_one_quote(text: str, expected: list[list[str]]) -> None:
    assert assemble_marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran against Mr. Holm’s pledge to “mend it”.", "Mr. Holm"),
        ("Mr. Holm, who keeps the well, said “it runs”.", "Mr. Holm"),
        ("Mr. Told You So Holm, who keeps the well, said “it runs”.", "Mr."),
        ("Mr. Said “it runs”.", "Mr."),
    ],
)
def test_assemble_source_does_not_end_within_a_name(text: str, expected: str) -> None:
    doc = spacy.blank("en")(text)
    reading = read(doc)
    page, words = reading.page, [token.text for token in doc]
    at = words.index("Mr.")
    inside = [piece for quotation in page.quotations for piece in quotation.pieces]
    contents = [(page.tokens[piece.start], page.tokens[piece.end - 1] + 1) for piece in inside]
    spans = make_spans([contents, [], [], [(at, at + 1)], []])
    asked = ask(spans, reading, paragraphs_of(reading, len(doc)))
    answers = [Answer(len(question.candidates) - 1, 1.0) for question in asked.questions]
    (quote,) = assemble(spans, asked, answers, reading)
    assert [page.text[page.starts[start] : page.ends[end - 1]] for start, end in quote.source] == [expected]
