"""Speakers known beforehand."""

from __future__ import annotations

import json

import pytest
import spacy
import srsly
from hypothesis import given, settings
from hypothesis import strategies as st
from speakers.marked import parse

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.quote import KINDS
from spacy_quotes.speakers import resolve_speakers
from spacy_quotes.speakers.entries import Entry, format_entries, parse_entries, read_entries
from spacy_quotes.speakers.knowledge import KnowledgeBase

BERG = Entry("P1", "Anna Lee Berg", ("A. Berg", "Annie Berg"), "person", "mayor of Aldby")


def voices(text: str, *entries: Entry):
    """The speakers of a marked text."""
    page, quotes = parse(text)
    return resolve_speakers(page, list(quotes.values()), NAMES, base=KnowledgeBase(entries, NAMES))


def ids(text: str, *entries: Entry) -> list[str]:
    """Their ids."""
    return [voice.id for voice in voices(text, *entries)[1]]


def said(source: str) -> str:
    """A text of one quote."""
    return f"At noon [S q|{source}] said [C q|it rained]."


@pytest.mark.parametrize(
    "source",
    [
        "Anna Lee Berg",
        "Anna Berg",
        "Anna L. Berg",
        "A. Berg",
        "Annie Berg",
        "Mayor Anna Berg",
        "Anna Lee Berg, the mayor of Aldby",
    ],
)
def test_knowledge_knows_a_name_and_its_forms(source):
    assert ids(said(source), BERG) == ["P1"]


@pytest.mark.parametrize(
    "source", ["Anna Bergen", "Anna Maria Berg", "Alma Berg", "Tom Berg", "Berg", "a resident"]
)
def test_knowledge_leaves_others_alone(source):
    assert ids(said(source), BERG) == ids(said(source))


def test_knowledge_bare_surname_counts_as_an_alias_only():
    entry = BERG._replace(aliases=("Berg",))
    assert ids(said("Ms. Berg"), entry) == ["P1"]
    assert ids(f"We met Tom Berg. {said('Berg')}", entry) == ["tom-berg"]


def test_knowledge_takes_the_fullest_name_of_the_document():
    assert ids(f"We met Anna Lee Berg. {said('Berg')}", BERG) == ["P1"]


@pytest.mark.parametrize(
    ("one", "other"), [("Yusuf Gaddafi", "Yusuf Qaddafi"), ("Taras Zelensky", "Taras Zelenskiy")]
)
def test_knowledge_knows_other_spellings(one, other):
    assert ids(said(one), Entry("P1", other, kind="person")) == ["P1"]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_knowledge_case_accents_and_apostrophes_do_not_count(mark):
    assert ids(said(f"Zoé D{mark}Arlen"), Entry("P1", "Zoe D'Arlen")) == ["P1"]


@pytest.mark.parametrize("source", ["The Aldby Rescue Service", "ARS", "the ARS"])
def test_knowledge_knows_organisations(source):
    entry = Entry("O1", "Aldby Rescue Service", ("ARS",), "organisation")
    assert ids(said(source), entry) == ["O1"]


def test_knowledge_acronym_told_in_the_document():
    text = "The Society of Aldby Weavers (SAW) met. At noon [S q|the SAW] said [C q|it rained]."
    assert ids(text, Entry("O1", "SAW", kind="organisation")) == ["O1"]


def test_knowledge_organisation_is_not_known_by_part_of_its_name():
    entry = Entry("O1", "Aldby Boat Council", kind="organisation")
    assert ids(said("the Aldby Council"), entry) == ["aldby-council"]


def test_knowledge_person_is_no_organisation():
    assert ids(said("Mr. Anna Berg"), Entry("O1", "Anna Berg", kind="organisation")) == ["anna-berg"]


def test_knowledge_several_that_fit_are_nobody():
    entries = Entry("P1", "Anna Berg", kind="person"), Entry("P2", "Anna Berg", kind="person")
    assert ids(said("Anna Berg"), *entries) == ["anna-berg"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Anna Berg, a novelist from Kelby,", "P1"),
        ("the mayor of Aldby, Anna Berg", "P2"),
        ("Mayor Anna Berg", "P2"),
        ("Anna Berg, a cellist,", "anna-berg"),
    ],
)
def test_knowledge_description_tells_those_with_one_name_apart(source, expected):
    entries = Entry("P1", "Anna Berg", description="novelist"), Entry("P2", "Anna Berg", description="mayor")
    assert ids(said(source), *entries) == [expected]


def test_knowledge_kind_tells_those_with_one_name_apart():
    entries = Entry("P1", "Pell", kind="person"), Entry("O1", "Pell", kind="organisation")
    assert ids(said("Ms. Pell"), *entries) == ["P1"]
    assert ids(f"The airline Pell closed. {said('Pell')}", *entries) == ["O1"]


def test_knowledge_fuller_name_in_the_document_tells_them_apart():
    entries = Entry("P1", "Anna Lee Berg", ("Anna Berg",)), Entry("P2", "Anna Maria Berg", ("Anna Berg",))
    assert ids(said("Anna Berg"), *entries) == ["anna-berg"]
    assert ids(f"We met Anna Maria Berg. {said('Anna Berg')}", *entries) == ["P2"]


def test_knowledge_ids_that_are_made_are_never_those_of_entries():
    entries = Entry("anna-berg", "Anna Berg"), Entry("anna-berg-2", "Anna Berg"), Entry("x", "Tom Moe")
    assert ids(said("Anna Berg"), *entries) == ["anna-berg-3"]


def test_knowledge_keeps_the_name_of_the_document_and_takes_the_kind():
    (voice,) = voices(said("Annie Berg"), BERG)[1]
    assert (voice.name, voice.kind) == ("Annie Berg", "person")
    (voice,) = voices(said("Threm"), Entry("O1", "Threm", kind="organisation"))[1]
    assert voice.kind == "organisation"


def test_knowledge_makes_two_speakers_of_one_entry_one():
    text = (
        "[S a|Robert Moe] said [C a|it rained]. In the hall [S b|Bob Moe] said [C b|it froze]. "
        "[S c|Tom Lund] said [C c|it thawed]."
    )
    entry = Entry("P1", "Robert Moe", ("Bob Moe",))
    done, found = voices(text, entry)
    assert [quote.speaker for quote in done] == ["P1", "P1", "tom-lund"]
    assert [(voice.id, voice.names) for voice in found] == [
        ("P1", ("Robert Moe", "Bob Moe")),
        ("tom-lund", ("Tom Lund",)),
    ]
    assert len(found[0].mentions) == 2


@pytest.mark.parametrize("name", ["...", "\uff9e", "_"])
def test_knowledge_names_without_a_word_are_nobody(name):
    assert ids(said("Anna Berg"), Entry("P1", name, (name,))) == ["anna-berg"]
    assert ids(said(name), Entry("P1", "Anna Berg", (name,))) == ["speaker"]


@pytest.mark.parametrize("name", ["The", "Jr.", "de la", "— 7 —"])
def test_knowledge_names_of_small_words_are_names(name):
    assert ids(said("Anna Berg"), Entry("P1", name, (name,))) == ["anna-berg"]
    assert ids(said(name), Entry("P1", "Anna Berg", (name,))) == ["P1"]


@pytest.mark.parametrize("left_out", [True, False])
def test_knowledge_that_is_left_out_is_not_read(tmp_path, left_out):
    rules = spacy.blank("en").add_pipe("quotes_rules", config={"knowledge_base": str(tmp_path / "none")})
    if left_out:
        assert "knowledge_base" not in srsly.msgpack_loads(rules.to_bytes(exclude=["knowledge_base"]))
        rules.to_disk(tmp_path / "rules", exclude=["knowledge_base"])
    else:
        with pytest.raises(ValueError, match="Q025"):
            rules.to_bytes()


def test_knowledge_looks_entries_up():
    base = KnowledgeBase([BERG], NAMES)
    assert (len(base), list(base), base.get("P1"), base.get("P2")) == (1, [BERG], BERG, None)
    assert "P1" in base and "P2" not in base and not KnowledgeBase([], NAMES)


LINES = """{"id": "P1", "name": "Anna Lee Berg", "aliases": ["A. Berg", "Annie Berg"], "kind": "person", \
"description": "mayor of Aldby"}

{"id": "P2", "name": "Tom Moe", "aliases": null, "kind": null, "born": 1960}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_knowledge_file_is_read(tmp_path, ends, mark):
    path = tmp_path / "people.jsonl"
    path.write_bytes((mark + LINES.replace("\n", ends)).encode("utf8"))
    assert read_entries(path) == [BERG, Entry("P2", "Tom Moe")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "an object is wanted"),
        ('{"name": "Anna"}', "'id' must be a non-empty string; got None"),
        ('{"id": 7, "name": "Anna"}', "'id' must be a non-empty string; got 7"),
        ('{"id": "P1"}', "'name' must be"),
        ('{"id": "P1", "name": " "}', "'name' must be"),
        ('{"id": "P1", "name": "Anna", "aliases": "A"}', "'aliases' must be a list of strings"),
        ('{"id": "P1", "name": "Anna", "aliases": [1]}', "'aliases' must be a list of strings"),
        ('{"id": "P1", "name": "Anna", "kind": "robot"}', "'kind' must be one of person"),
        ('{"id": "P1", "name": "Anna", "kind": ["person"]}', "'kind' must be one of person"),
        ('{"id": "P1", "name": "Anna", "description": 1}', "'description' must be a string"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_knowledge_bad_line_is_named(tmp_path, line, problem):
    path = tmp_path / "people.jsonl"
    path.write_text(f'{{"id": "P0", "name": "Tom Moe"}}\n\n{line}\n', encoding="utf8")
    with pytest.raises(ValueError) as caught:
        read_entries(path)
    assert f"[Q025] {path}:3: " in str(caught.value) and problem in str(caught.value)
    assert len(str(caught.value)) < 500


def test_knowledge_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"Q025.*none\.jsonl: cannot be read: No such file"):
        read_entries(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"id": "P1",\n"name": "Zoé"}'.encode("latin-1"))
    with pytest.raises(ValueError, match=r"Q025.*latin\.jsonl:2: not UTF-8"):
        read_entries(tmp_path / "latin.jsonl")


def test_knowledge_id_given_twice_is_named():
    lines = '{"id": "P1", "name": "Anna"}\n{"id": "P2", "name": "Tom"}\n{"id": "P1", "name": "Ib"}'
    with pytest.raises(ValueError, match=r"Q026\] people:3: the id 'P1' was given on line 1"):
        parse_entries(lines, "people")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FILLED = TEXTS.filter(str.strip)
ENTRIES = st.lists(
    st.builds(Entry, FILLED, FILLED, st.lists(TEXTS).map(tuple), st.sampled_from(["", *KINDS]), TEXTS),
    unique_by=lambda entry: entry.id,
    max_size=5,
)


@given(ENTRIES)
@settings(deadline=None, max_examples=50)
def test_knowledge_entries_survive_json_lines(entries):
    assert parse_entries(format_entries(entries), "x") == entries
    assert all(json.loads(line) for line in format_entries(entries).split("\n") if line)


@given(ENTRIES, st.sampled_from(["Anna Berg", "the ministry", "ARS", "Berg", "她说", "a resident"]))
@settings(deadline=None, max_examples=50)
def test_knowledge_takes_any_entries(entries, source):
    done, found = voices(said(source), *entries)
    assert {quote.speaker for quote in done} - {None} == {voice.id for voice in found}
