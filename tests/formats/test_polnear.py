from __future__ import annotations

import pytest

from spacy_quotes.formats import find_format
from spacy_quotes.formats.polnear import read_polnear

TEXT = "The pier is safe, Ann Lee said. “Nobody fell,” she added, “so far.”"
ANN = """T1\tSource 18 25\tAnn Lee
T2\tCue 26 30\tsaid
T3\tContent 0 16\tThe pier is safe
T4\tAttribution 26 30\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 32 46;58 67\t“Nobody fell,” “so far.”
T6\tCue 50 56\t added
T7\tSource 47 50\tshe
T8\tAttribution 51 56\tadded
E2\tAttribution:T8 Source:T7 Cue:T6 Content:T5
T9\tDiscard 0 3\tThe
T10\tCue 26 30\tsaid
E3\tAttribution-no-source:T10 Cue:T10
#1\tAnnotatorNotes E1\ta note
"""


@pytest.fixture
def corpus(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / "data" / "train" / folder).mkdir(parents=True)
    (tmp_path / "data" / "train" / "text" / "paper_pier.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "data" / "train" / "attributions" / "paper_pier_4b22.ann").write_text(ANN, encoding="utf8")
    return tmp_path


def annotation(corpus):
    return corpus / "data" / "train" / "attributions" / "paper_pier_4b22.ann"


def test_polnear_parts_and_types(corpus):
    (item,) = read_polnear(corpus)
    assert item.problems == () and item.record["id"] == "paper_pier"
    assert item.record["meta"]["split"] == "train"
    first, second = item.record["quotes"]
    assert (first["type"], first["content"], first["source"]) == ("indirect", [[0, 16]], [[18, 25]])
    assert (second["type"], second["content"]) == ("direct", [[32, 46], [58, 67]])
    # Blanks at the edges are no part.
    assert second["cue"] == [[51, 56]]
    assert item.dropped == {"attribution without content": 1}


def test_polnear_second_annotator_is_dropped_and_told(corpus):
    annotation(corpus).with_name("paper_pier_ef2d.ann").write_text(ANN, encoding="utf8")
    first, second = read_polnear(corpus)
    assert first.record and second.record is None
    assert second.dropped == {"second annotation of an article": 1}


@pytest.mark.parametrize(
    "line, problem",
    [
        ("Hello", "no line of brat's stand-off format"),
        ("T1\tCue 5\tx", "wanted offsets"),
        ("T1\tCue 9 5\tx", "wanted offsets"),
        ("E1\tAttribution:T1 Content:T99", "T99 is not in the file"),
        ("T1\tContent 0 999\tx\nE1\tAttribution:T1 Content:T1", "lie beyond the text"),
    ],
)
def test_polnear_malformed_line_is_named(corpus, line, problem):
    annotation(corpus).write_text(f"#1\tnote\n{line}\n", encoding="utf8")
    (item,) = read_polnear(corpus)
    (message,) = item.problems
    assert item.record is None and problem in message
    number = 1 + len(line.split("\n"))
    assert f"paper_pier_4b22.ann:{number}" in message


def test_polnear_missing_text_is_told(corpus):
    (corpus / "data" / "train" / "text" / "paper_pier.txt").unlink()
    (item,) = read_polnear(corpus)
    assert item.record is None and "cannot be read" in item.problems[0]


def test_polnear_is_recognised(corpus):
    assert find_format(corpus) == "polnear"
