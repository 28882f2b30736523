from __future__ import annotations

from spacy_quotes.formats import find_format
from spacy_quotes.formats.parc import read_parc


def word(text, *roles, count=""):
    marks = "".join(
        f'<attribution id="{owner}"><attributionRole roleValue="{role}"/></attribution>'
        for owner, role in roles
    )
    bytes_ = f' ByteCount="{count}"' if count else ""
    return f'<WORD{bytes_} text="{text}">{marks}</WORD>'


def write(tmp_path, *sentences):
    body = "".join(f"<SENTENCE><S>{''.join(words)}</S></SENTENCE>" for words in sentences)
    folder = tmp_path / "train" / "00"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "wsj_0001.xml").write_text(f"<root>{body}</root>", encoding="utf8")
    return tmp_path


SAID = [
    word("``", ("a", "content")),
    word("It", ("a", "content")),
    word("floats", ("a", "content")),
    word(",", ("a", "content")),
    word("''", ("a", "content")),
    word("said", ("a", "cue")),
    word("Ms.", ("a", "source")),
    word("Lee", ("a", "source")),
    word("-LRB-"),
    word("no"),
    word("-RRB-"),
    word("."),
]


def test_parc_text_and_parts(tmp_path):
    (item,) = read_parc(write(tmp_path, SAID, [word("Yes"), word("."), word("x", ("b", "cue"))]))
    record = item.record
    assert record["text"] == "``It floats,'' said Ms. Lee (no).\n\nYes. x"
    assert (record["id"], record["meta"]["split"]) == ("wsj_0001", "train")
    (quote,) = record["quotes"]
    shown = {role: [record["text"][s:e] for s, e in quote[role]] for role in ("content", "cue", "source")}
    assert shown == {"content": ["``It floats,''"], "cue": ["said"], "source": ["Ms. Lee"]}
    assert quote["type"] == "direct"
    assert item.dropped == {"attribution without content": 1}


def test_parc_blanks_by_place_in_the_raw_file(tmp_path):
    (item,) = read_parc(
        write(tmp_path, [word("a", count="0,1"), word(".", count="2,3"), word("b", count="3,4")])
    )
    assert item.record["text"] == "a .b"


def test_parc_nested_attribution(tmp_path):
    both = (("a", "content"), ("b", "cue"))
    (item,) = read_parc(
        write(tmp_path, [word("said", *both), word("so", ("a", "content"), ("b", "content"))])
    )
    assert [quote["content"] for quote in item.record["quotes"]] == [[[0, 7]], [[5, 7]]]


def test_parc_malformed_file_is_named(tmp_path):
    write(tmp_path, SAID)
    file = tmp_path / "train" / "00" / "wsj_0001.xml"
    file.write_text("<root>\n<WORD></root>", encoding="utf8")
    (item,) = read_parc(tmp_path)
    assert item.record is None and "wsj_0001.xml:2: no XML" in item.problems[0]
    file.write_text("<root><SENTENCE><WORD/></SENTENCE></root>", encoding="utf8")
    (item,) = read_parc(tmp_path)
    assert "a WORD without text" in item.problems[0]


def test_parc_encoding_that_nobody_knows_and_odd_places(tmp_path):
    write(tmp_path, SAID)
    file = tmp_path / "train" / "00" / "wsj_0001.xml"
    for name in ("none", "utf-7", "big5"):
        file.write_text(f'<?xml version="1.0" encoding="{name}"?><root/>', encoding="utf8")
        (item,) = read_parc(tmp_path)
        assert item.record is None and "no XML" in item.problems[0]
    (item,) = read_parc(write(tmp_path, [word("a", count="²,³"), word("b", count="9")]))
    assert item.record["text"] == "a b"


def test_parc_is_recognised(tmp_path):
    assert find_format(write(tmp_path, SAID)) == "parc"
