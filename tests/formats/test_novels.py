"""LitBank and PDNC."""

from __future__ import annotations

import pytest

from spacy_quotes.formats import find_format
from spacy_quotes.formats.litbank import read_litbank
from spacy_quotes.formats.pdnc import read_pdnc

TOKENS = "It rained .\n“ Do n't go , ” said Tom . “ Stay ! ”\n"
PRINTED = 'It rained.\n\n"Don\'t go," said Tom. "Stay!"\n'
TABLE = """QUOTE\tQ1\t1\t0\t1\t5\t“ Do n't go , ”
QUOTE\tQ2\t1\t9\t1\t12\t“ Stay ! ”
ATTRIB\tQ1\tTom_Reed-3
ATTRIB\tQ2\tTom_Reed-3
"""
NOVEL = "“I see,” said Ida, “a boat.” “Where?” cried Tom."
QUOTES = """quoteID,quoteText,subQuotationList,quoteByteSpans,speaker,addressees,quoteType
Q0,“I see a boat.”,[],"[[19, 28], [0, 8]]",Ida Holt,['Tom'],Explicit
Q1,“Where?”,[],"[[29, 37]]",Tom,[],Explicit
Q2,nothing,[],[],_unknowable,[],Implicit
"""
CHARACTERS = """Character ID,Main Name,Aliases
0,Ida Holt,"{'Ida', 'Miss Holt'}"
1,Tom,{'Tom'}
2,The Boatman,set()
"""


@pytest.fixture
def litbank(tmp_path):
    folder = tmp_path / "quotations" / "tsv"
    folder.mkdir(parents=True)
    (folder / "7_rain_brat.txt").write_text(TOKENS, encoding="utf8")
    (folder / "7_rain_brat.tsv").write_text(TABLE, encoding="utf8")
    return tmp_path


@pytest.fixture
def pdnc(tmp_path):
    folder = tmp_path / "data" / "Boat"
    folder.mkdir(parents=True)
    (folder / "novel_text.txt").write_text(NOVEL, encoding="utf8")
    (folder / "quotation_info.csv").write_text(QUOTES, encoding="utf8")
    (folder / "character_info.csv").write_text(CHARACTERS, encoding="utf8")
    return tmp_path


def shown(record):
    text = record["text"]
    return [[text[s:e] for s, e in quote["content"]] for quote in record["quotes"]]


def test_litbank_by_tokens(litbank):
    (item,) = read_litbank(litbank)
    assert item.record["id"] == "7_rain"
    assert shown(item.record) == [["“ Do n't go , ”"], ["“ Stay ! ”"]]
    assert {quote["speaker"] for quote in item.record["quotes"]} == {"Tom Reed"}
    assert {quote["type"] for quote in item.record["quotes"]} == {"direct"}


def test_litbank_in_the_printed_text(litbank):
    folder = litbank / "entities" / "brat"
    folder.mkdir(parents=True)
    (folder / "7_rain_brat.txt").write_text(PRINTED, encoding="utf8")
    (item,) = read_litbank(litbank)
    assert item.record["text"] == PRINTED
    assert shown(item.record) == [['"Don\'t go,"'], ['"Stay!"']]


@pytest.mark.parametrize(
    "line, problem",
    [
        ("QUOTE\tQ3\t1\t0\t9\t5\tx", "no tokens of the text"),
        ("QUOTE\tQ3\tone\t0\t1\t5\tx", "no tokens of the text"),
        ("QUOTE\tQ3\t1\t5\t1\t0\tx", "no tokens of the text"),
        ("QUOTE\tQ3\t-1\t0\t-1\t1\tx", "no tokens of the text"),
        ("QUOTE", "wanted QUOTE or ATTRIB"),
        ("ATTRIB\tQ9\tTom-1", "no quote for the speaker"),
        ("OTHER\tQ1", "wanted QUOTE or ATTRIB"),
    ],
)
def test_litbank_malformed_line_is_named(litbank, line, problem):
    table = litbank / "quotations" / "tsv" / "7_rain_brat.tsv"
    table.write_text(TABLE + line + "\n", encoding="utf8")
    (item,) = read_litbank(litbank)
    assert item.record is None and problem in item.problems[0]
    assert "7_rain_brat.tsv:5" in item.problems[0]


def test_pdnc_quotes_and_characters(pdnc):
    (item,) = read_pdnc(pdnc)
    assert item.record["id"] == "Boat"
    assert shown(item.record) == [["“I see,”", "“a boat.”"], ["“Where?”"]]
    assert [quote["speaker"] for quote in item.record["quotes"]] == ["Ida Holt", "Tom"]
    assert [one["names"] for one in item.record["speakers"]] == [["Ida Holt", "Ida", "Miss Holt"], ["Tom"]]
    assert item.dropped == {"quote without place": 1, "addressee that is no words of the text": 1}


@pytest.mark.parametrize(
    "row, problem",
    [
        ("Q3,x,[],[[0,Tom,[],Explicit", "wanted a list in 'quoteByteSpans'"),
        ('Q3,x,[],"[[0, 999]]",Tom,[],Explicit', "lie beyond the text"),
        ('Q3,x,[],"[[0]]",Tom,[],Explicit', "wanted [start, end]"),
        ("Q3,x,[],\"[[0, 1], 'x']\",Tom,[],Explicit", "wanted [start, end]"),
        ("Q3," + "x" * 200_000, "no table: field larger"),
    ],
)
def test_pdnc_malformed_line_is_named(pdnc, row, problem):
    table = pdnc / "data" / "Boat" / "quotation_info.csv"
    table.write_text(QUOTES + row + "\n", encoding="utf8")
    (item,) = read_pdnc(pdnc)
    assert item.record is None and problem in item.problems[0]
    assert "quotation_info.csv:5" in item.problems[0]


def test_novels_are_recognised(litbank, pdnc):
    assert find_format(litbank / "quotations") == "litbank"
    assert find_format(pdnc / "data") == "pdnc"


def test_pdnc_file_to_blame_is_named(pdnc):
    folder = pdnc / "data" / "Boat"
    (folder / "character_info.csv").write_text("Main Name,Aliases\nTom,{\n", encoding="utf8")
    (item,) = read_pdnc(pdnc)
    assert "character_info.csv:2: wanted a list in 'Aliases'" in item.problems[0]
    (folder / "quotation_info.csv").write_text("a,b\n1,2\n", encoding="utf8")
    (folder / "character_info.csv").unlink()
    (item,) = read_pdnc(pdnc)
    assert "quotation_info.csv:1: wanted a table with a column 'quoteByteSpans'" in item.problems[0]
    (folder / "novel_text.txt").unlink()
    (item,) = read_pdnc(pdnc)
    assert "novel_text.txt: cannot be read" in item.problems[0]
