from __future__ import annotations

import pytest

from spacy_quotes.formats import find_format
from spacy_quotes.formats.gum import read_gum

# One sentence of attribution and content, one with "according to", one denial; the mayor is one entity.
ROWS = """# newdoc id = GUM_news_pier
# sent_id = GUM_news_pier-1
# newpar = p (2 s)
1\tMayor\tmayor\tPROPN\tNNP\t_\t4\tnsubj\t_\tDiscourse=attribution-positive:1->2:0|Entity=(1-person-new-2,3-coref-Ida_Berg
2\tIda\tIda\tPROPN\tNNP\t_\t1\tflat\t_\t_
3\tBerg\tBerg\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tDiscourse=ROOT:2:0
6-7\tpier's\t_\t_\t_\t_\t_\t_\t_\t_
6\tpier\tpier\tNOUN\tNN\t_\t8\tnsubj\t_\t_
7\t's\tbe\tAUX\tVBZ\t_\t8\tcop\t_\t_
8\tsafe\tsafe\tADJ\tJJ\t_\t4\tccomp\t_\tDiscourse=elaboration-additional:3->2:0|SpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = GUM_news_pier-2
1\tAccording\taccord\tVERB\tVBG\t_\t3\tcase\t_\tDiscourse=attribution-positive:4->5:1
2\tto\tto\tADP\tIN\t_\t1\tfixed\t_\t_
3\ther\tshe\tPRON\tPRP\t_\t6\tobl\t_\tEntity=(1-person-giv-1-ana)|SpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_
5\tit\tit\tPRON\tPRP\t_\t6\tnsubj\t_\tDiscourse=joint-list_m:5->2:1
6\tfloats\tfloat\tVERB\tVBZ\t_\t0\troot\t_\t_

# sent_id = GUM_news_pier-3
# newpar = p (1 s)
1\tNobody\tnobody\tPRON\tNN\t_\t2\tnsubj\t_\tDiscourse=attribution-negative:6->7:1
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\twhy\twhy\tADV\tWRB\t_\t2\tccomp\t_\tDiscourse=joint-list_m:7->2:2|SpaceAfter=No
"""


def write(tmp_path, rows=ROWS):
    (tmp_path / "dep").mkdir(exist_ok=True)
    (tmp_path / "dep" / "GUM_news_pier.conllu").write_text(rows, encoding="utf8")
    return tmp_path


def test_gum_text_is_put_together(tmp_path):
    (item,) = read_gum(write(tmp_path))
    text = "Mayor Ida Berg said the pier's safe. According to her, it floats\n\nNobody said why"
    assert item.record["text"] == text
    assert (item.record["id"], item.record["meta"]) == ("GUM_news_pier", {"genre": "news"})


def test_gum_quotes_from_attributions(tmp_path):
    (item,) = read_gum(write(tmp_path))
    text = item.record["text"]
    parts = [
        {role: [text[s:e] for s, e in quote[role]] for role in ("content", "cue", "source")}
        for quote in item.record["quotes"]
    ]
    assert parts == [
        {"content": ["the pier's safe"], "cue": ["said"], "source": ["Mayor Ida Berg"]},
        {"content": ["it floats"], "cue": ["According to"], "source": ["her"]},
        {"content": ["why"], "cue": ["said"], "source": ["Nobody"]},
    ]
    assert [quote["factual"] for quote in item.record["quotes"]] == [True, True, False]


def test_gum_speaker_is_the_entity_by_its_fullest_name(tmp_path):
    (item,) = read_gum(write(tmp_path))
    assert [quote["speaker"] for quote in item.record["quotes"]] == ["Mayor Ida Berg"] * 2 + [None]
    (speaker,) = item.record["speakers"]
    assert [item.record["text"][s:e] for s, e in speaker["mentions"]] == ["Mayor Ida Berg", "her"]


def test_gum_several_documents_in_a_file(tmp_path):
    rows = ROWS + "\n" + ROWS.replace("GUM_news_pier", "GUM_bio_lee")
    ids = [item.record["id"] for item in read_gum(write(tmp_path, rows))]
    assert ids == ["GUM_news_pier", "GUM_bio_lee"]


def test_gum_malformed_line_is_named(tmp_path):
    (item,) = read_gum(write(tmp_path, ROWS.replace("4\tsaid\tsay\tVERB", "4\tsaid")))
    assert item.record is None and "GUM_news_pier.conllu:7: wanted 10 columns" in item.problems[0]
    (item,) = read_gum(write(tmp_path, ROWS.replace("\t4\tccomp", "\tfour\tccomp")))
    assert "wanted numbers" in item.problems[0]


@pytest.mark.parametrize(
    "old, new, problem",
    [
        ("6-7\t", "6-x\t", "wanted numbers such as '3-4'"),
        ("\t1\tflat", "\t99\tflat", "is not in the document"),
        ("\t1\tflat", "\t-1\tflat", "wanted numbers"),
    ],
)
def test_gum_other_documents_of_a_file_are_read(tmp_path, old, new, problem):
    rows = ROWS.replace(old, new) + "\n" + ROWS.replace("GUM_news_pier", "GUM_bio_lee")
    bad, good = read_gum(write(tmp_path, rows))
    assert bad.record is None and problem in bad.problems[0]
    assert good.record["id"] == "GUM_bio_lee"


def test_gum_heads_in_a_circle(tmp_path):
    rows = ROWS.replace("\t4\tnsubj", "\t2\tnsubj").replace(
        "2\tIda\tIda\tPROPN\tNNP\t_\t1", "2\tIda\tIda\tPROPN\tNNP\t_\t3"
    )
    (item,) = read_gum(write(tmp_path, rows))
    assert item.record["quotes"][0]["source"] == []


def test_gum_is_recognised(tmp_path):
    assert find_format(write(tmp_path)) == "gum"
