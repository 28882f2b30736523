from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from util import make_nlp

from spacy_quotes import from_json, to_json
from spacy_quotes.formats.article import parse_article, write_article

ARTICLE = """---
id: pier-01
genre: brief
style: british
split: train
places: Berg Quay
speakers:
  berg: Ida Berg; Ms Berg
  guild: the guild
---
{s1 Ida Berg} {v1 told} {a1 reporters} at Berg Quay {c1=berg that the pier was “a road”}.

{c2=berg “It floats,} {v2 added} {s2 she}{c2 , mostly.”} {m=berg Her} clerk, like Ms Berg, {v3 quoted}
{c3=guild!nonfactual!unclear “{c4=berg shut it}”} from {s3 the guild}. A brace: \\{x\\}.
"""
HEAD = "---\nid: a\n{speakers}---\n"


def parse(body, speakers="speakers:\n  ann: Ann Lee; Lee\n"):
    return parse_article(HEAD.format(speakers=speakers) + body + "\n")


def messages(body, **options):
    return [message for _, message in parse(body, **options).problems]


def shown(record, spans):
    return [record["text"][start:end] for start, end in spans]


def test_article_gives_text_without_marks():
    record = parse_article(ARTICLE).record
    assert record["id"] == "pier-01"
    assert record["text"].startswith(
        "Ida Berg told reporters at Berg Quay that the pier was “a road”.\n\n“It"
    )
    assert record["text"].endswith("A brace: {x}.")
    assert record["meta"] == {
        "genre": "brief",
        "style": "british",
        "split": "train",
        "places": "Berg Quay",
    }


def test_article_gives_parts_types_and_flags():
    article = parse_article(ARTICLE)
    assert article.problems == []
    first, second, third, fourth = article.record["quotes"]
    assert shown(article.record, first["content"]) == ["that the pier was “a road”"]
    assert shown(article.record, first["addressee"]) == ["reporters"]
    assert [quote["type"] for quote in article.record["quotes"]] == ["mixed", "direct", "direct", "direct"]
    assert shown(article.record, second["content"]) == ["“It floats,", ", mostly.”"]
    assert (third["factual"], third["counts"]) == (False, False)
    assert (fourth["factual"], "counts" in fourth) == (True, False)
    assert first["speaker"] == "Ida Berg" and third["speaker"] == "the guild"


def test_article_finds_mentions_by_name_source_and_mark():
    record = parse_article(ARTICLE).record
    berg, guild = record["speakers"]
    # "Berg" in the name of a place is none.
    assert shown(record, berg["mentions"]) == ["Ida Berg", "she", "Her", "Ms Berg"]
    assert shown(record, guild["mentions"]) == ["the guild"]


def test_article_name_that_two_share_is_no_mention():
    speakers = "speakers:\n  ann: Ann Lee; Lee\n  bob: Bob Lee; Lee\n"
    record = parse(
        "{s1 Ann Lee} {v1 said} {c1=ann no}. {s2 Bob Lee}: {c2=bob “Yes.”} Lee left.", speakers=speakers
    )
    assert [shown(record.record, one["mentions"]) for one in record.record["speakers"]] == [
        ["Ann Lee"],
        ["Bob Lee"],
    ]


def test_article_round_trip_through_a_document():
    article = parse_article(ARTICLE)
    doc = from_json(article.record, make_nlp())
    assert to_json(doc) == article.record
    assert write_article(to_json(doc)) == ARTICLE


@pytest.mark.parametrize(
    "body, problem",
    [
        ("{s1 Lee} {v1 said} {c1=ann no", "the mark {c1=ann is never closed"),
        ("{s1 Lee} {v1 said} {c1=ann no}}.", "closes no mark"),
        ("{x1 Lee} said so.", "opens no mark"),
        ("{c1=ann “No,” }{v1 said} {s1 Lee}.", "begins and ends on a word or sign"),
        ("{c=ann “No,”} {v1 said} {s1 Lee}.", "wanted a number"),
        ("{c1,2=ann “No,”} {v1 said} {s1 Lee}.", "belongs to one quote"),
        ("{c1=bob “No,”} {v1 said} {s1 Lee}.", "speaker 'bob' is not in the head"),
        ("{c1=ann!loud “No,”} {v1 said} {s1 Lee}.", "flags are"),
        ("{c1=ann!direct!mixed “No,”} {v1 said} {s1 Lee}.", "a quote has one type"),
        ("{c1=ann “No,”} {v99999999 said} {s1 Lee}.", "opens no mark"),
        ("{c1=ann “No,”} {v1=ann said} {s1 Lee}.", "speaker and flags go on the content"),
        ("{c1=ann “No,”} said {s1 Lee}, {m she}.", "wanted {m=key ...}"),
        ("{c1=ann “No,”} {v1 said} {m=ann Lee}.", "is a mention without a mark"),
        ("{v1 said} {s1 Lee}. {c2=ann “No.”}", "quote 1 has no content"),
        ("{c2=ann “No,”} said {s2 Lee}.", "wanted 1, got 2"),
        ("{c1=ann “No,”} said {s1 Lee}, {c1=ann “no.”}", "go on its first piece"),
        ("{c1=ann “No, {c1 no},”} said {s1 Lee}.", "overlap"),
        ("{c1 “No,”} said {s1 Lee}.", "speaker 'ann' has no quote"),
        ("{c1=ann “No.”} He left.", "names of 'ann' that the text lacks: ['Ann Lee', 'Lee']"),
    ],
)
def test_article_tells_what_is_wrong(body, problem):
    assert any(problem in message for message in messages(body))


def test_article_tells_the_line():
    article = parse("Nothing.\n\n{x1 Lee} said so.", speakers="")
    assert (article.problems[0].line, article.problems[0].message[:9]) == (6, "'{x1 Lee}")


@pytest.mark.parametrize(
    "source, problem",
    [
        ("No head.\n", "wanted a head"),
        ("---\nno colon\n---\nText.\n", "wanted 'name: value'"),
        ("---\ngenre: brief\n---\nText.\n", "needs a field 'id'"),
        ("---\nid: a\nid: b\n---\nText.\n", "stands in the head twice"),
        ("---\nid: a\nspeakers:\n  ann: Ann; Ann\n---\n{c1=ann “No.”} Ann.\n", "all different"),
    ],
)
def test_article_tells_what_is_wrong_with_a_head(source, problem):
    assert any(problem in message for _, message in parse_article(source).problems)


def test_article_type_that_marks_do_not_tell_is_a_flag():
    article = parse("{s1 Lee}: {c1=ann!direct No.} Ann Lee left.")
    assert article.problems == [] and article.record["quotes"][0]["type"] == "direct"
    assert "{c1=ann!direct No.}" in write_article(article.record)


def test_article_parts_that_cross_are_told():
    quote = {"type": "direct", "cue": [], "addressee": [], "speaker_id": None, "factual": True}
    quotes = [{**quote, "content": [[0, 5]], "source": [[3, 8]]}]
    with pytest.raises(ValueError, match="cross"):
        write_article({"id": "a", "text": "abcdefghij", "quotes": quotes, "speakers": []})


@given(st.text(alphabet="ab {}\\\n“”'", max_size=40))
def test_article_any_text_survives(text):
    record = {"id": "a", "text": text, "quotes": [], "speakers": []}
    assert parse_article(write_article(record)).record == record


@given(st.text(alphabet="csvam12=ab! {}\\\n“”-:", max_size=60))
def test_article_any_file_is_read(source):
    article = parse_article(source)
    assert isinstance(article.record["text"], str)
    assert article.problems == sorted(article.problems)


def test_article_key_of_a_speaker_may_be_the_name_of_a_field():
    article = parse("{c1=genre “No,”} {v1 said} {s1 Lee}.", speakers="genre: x\nspeakers:\n  genre: Lee\n")
    assert article.problems == [] and article.record["speakers"][0]["id"] == "genre"


def test_article_name_over_the_end_of_a_line():
    article = parse("{c1=ann “No,”} {v1 said} {s1 Ann\nLee}. Lee left.")
    assert article.problems == []
    assert shown(article.record, article.record["speakers"][0]["mentions"]) == ["Ann\nLee", "Lee"]


def test_article_two_contents_on_the_same_characters():
    article = parse("{v1,2 Said} {s1,2 Lee}, {s1,2 Ann Lee}: {c1=ann {c2=ann no}}.")
    assert article.problems == [] and len(article.record["quotes"]) == 2


SAID = {"cue": [], "source": [], "addressee": [], "type": "direct", "factual": True}


def test_article_written_from_sloppy_offsets_can_be_read():
    quotes = [{**SAID, "content": [[9, 17], [0, 6], [4, 8]], "speaker_id": "a b"}]
    speakers = [
        {"id": "a b", "name": "Ann;\nLee", "names": ["Lee", "Nobody"], "mentions": [[9, 12], [9, 17]]},
    ]
    record = {"id": "a", "text": "He said  Ann, Lee ", "quotes": quotes, "speakers": speakers}
    article = parse_article(write_article(record))
    assert article.problems == [] and article.record["text"] == record["text"]
    assert shown(article.record, article.record["quotes"][0]["content"]) == ["He said", "Ann, Lee"]
    assert article.record["speakers"][0]["names"] == ["Ann, Lee", "Lee"]


def test_article_speakers_with_ids_that_look_alike_stay_two():
    ids = ("a b", "a-b")
    quotes = [{**SAID, "content": [[n, n + 1]], "speaker_id": one} for n, one in enumerate(ids)]
    speakers = [
        {"id": one, "name": name, "names": [], "mentions": []} for one, name in zip(ids, "xy", strict=True)
    ]
    article = parse_article(write_article({"id": "a", "text": "xy", "quotes": quotes, "speakers": speakers}))
    assert [(one["id"], one["name"]) for one in article.record["speakers"]] == [("a-b", "x"), ("a-b-2", "y")]


def test_article_meta_that_a_head_cannot_hold():
    meta = {"id": "no", "title": "two\nlines", "n": [1], "a b": "x", "speakers": "y", "places": ["z"]}
    article = parse_article(
        write_article({"id": "a", "text": "x", "quotes": [], "speakers": [], "meta": meta})
    )
    assert article.problems == [] and article.record["id"] == "a"
    assert article.record["meta"] == {"title": "two lines", "n": "[1]", "places": '["z"]'}
