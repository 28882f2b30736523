from __future__ import annotations

import dataclasses

import pytest
from util import make_doc


def test_quote_text_is_verbatim_and_keeps_marks():
    assert make_doc()._.quotes[0].text == '"We won the cup,"'


def test_quote_text_joins_pieces():
    quote = make_doc()._.quotes[0]
    pieces = [quote.content[0][:3], quote.content[0][3:]]
    assert dataclasses.replace(quote, content=pieces).text == '"We won ... the cup,"'


def test_quote_str_is_one_readable_line():
    direct, indirect = make_doc()._.quotes
    assert str(direct) == 'Ann Berg (told): "We won the cup,"'
    assert str(indirect) == "Ann Berg (said) [not factual]: that the team had trained for years"


@pytest.mark.parametrize(
    "parts, line",
    [
        ({"speaker": None}, 'Ann Berg (told): "We won the cup,"'),
        ({"speaker": None, "source": []}, 'unknown (told): "We won the cup,"'),
        ({"speaker": None, "source": [], "cue": []}, 'unknown: "We won the cup,"'),
    ],
)
def test_quote_str_without_some_parts(parts, line):
    assert str(dataclasses.replace(make_doc()._.quotes[0], **parts)) == line


def test_quote_records_are_frozen():
    doc = make_doc()
    with pytest.raises(dataclasses.FrozenInstanceError):
        doc._.quotes[0].type = "mixed"
    with pytest.raises(dataclasses.FrozenInstanceError):
        doc._.speakers[0].name = "Bea"


def test_quote_and_speaker_go_into_sets_and_print():
    doc = make_doc()
    assert len({*doc._.quotes, *doc._.quotes}) == 2
    assert len({quote.speaker for quote in doc._.quotes}) == 1
    assert str(doc._.speakers[0]) == "Ann Berg"
    assert "Ann Berg" in repr(doc._.quotes[0])
