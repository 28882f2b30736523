"""Many documents: adding, asking, going on later."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories.telling import make_record
from util import make_doc

from spacy_quotes import to_json
from spacy_quotes.stories import Stories

HARBOUR = "The harbour of Oldmere will be closed to ferries until the storm has passed"
FISH, BREAD = "Nobody asked the fishermen of Skarvik", "There is no bread left in the shops of Oldmere"
RECORDS = [
    make_record("a", ("Taras Zelinsky / Zelinsky", HARBOUR), ("Ann Berg", FISH)),
    make_record("b", ("Taras Zelinskiy", f"{HARBOUR}, we think"), (None, FISH.replace("asked", "has asked"))),
    make_record("c", ("Zelinskyy", "the harbour of Oldmere will be shut to ferries till the storm passes")),
    make_record("d", ("Tom Berg", "We want 40 boats"), ("Berg", "We want three boats and a new pier")),
    make_record("e", ("Berg", "The pier is old"), ("residents", BREAD)),
    make_record("f", ("residents", BREAD), ("Berg", "The pier is old")),
]


def told(stories):
    """All that stories tell, as plain values."""
    speakers = [(s.id, s.name, s.names, s.quotes) for s in stories.speakers]
    return speakers, [(g.id, g.speaker and g.speaker.id, g.variants) for g in stories.quotes]


def collect(records, **settings):
    stories = Stories(**settings)
    for record in records:
        stories.add_json(record)
    return stories


@given(st.permutations(RECORDS))
@settings(deadline=None, max_examples=30)
def test_stories_order_of_documents_does_not_matter(records):
    assert told(collect(records)) == told(collect(RECORDS))


WHO = st.sampled_from([None, "Ann Berg", "Ann Berg / Berg", "Berg", "Tom Berg", "A. Berg", "residents", "Q1"])
SAYING = st.lists(
    st.sampled_from(["boats", "bread", "harbour", "winter", "herring", "not", "three", "rope"]), max_size=9
)
DOCS = st.lists(st.lists(st.tuples(WHO, SAYING.map(" ".join)), max_size=4), max_size=9)


@given(DOCS, st.randoms())
@settings(deadline=None, max_examples=100)
def test_stories_order_does_not_matter_whoever_says_whatever(docs, random):
    records = [make_record(f"d{n}", *((who, f"{said}.") for who, said in doc)) for n, doc in enumerate(docs)]
    wanted = told(collect(records, known_ids="q[0-9]"))
    random.shuffle(records)
    assert told(collect(records, known_ids="q[0-9]")) == wanted


@given(st.permutations(RECORDS), st.integers(0, len(RECORDS)))
@settings(deadline=None, max_examples=20)
def test_stories_asking_in_between_does_not_matter(records, at):
    stories = collect(records[:at])
    told(stories)
    for record in records[at:]:
        stories.add_json(record)
    assert told(stories) == told(collect(RECORDS))


def test_stories_speaker_has_all_quotes_by_document_and_in_order():
    stories = collect(RECORDS)
    speaker = next(s for s in stories.speakers if "Zelinskyy" in s.names)
    assert speaker.id == "taras-zelinskiy" and str(speaker) == speaker.name == "Taras Zelinskiy"
    assert [(quote.doc, quote.id) for quote in speaker.quotes] == [("a", "q0"), ("b", "q0"), ("c", "q0")]
    assert speaker.quotes[0].text == HARBOUR


def test_stories_group_has_all_wordings_and_a_speaker():
    (group, *_) = collect(RECORDS).quotes
    assert group.id == "a#q0" and group.speaker.id == "taras-zelinskiy"
    assert [quote.doc for quote in group.variants] == ["a", "b", "c"]
    assert group.text == f"{HARBOUR}, we think"
    assert str(group) == f"Taras Zelinskiy: {HARBOUR}, we think"


def test_stories_each_quote_is_in_one_group():
    stories = collect(RECORDS)
    members = [(quote.doc, quote.id) for group in stories.quotes for quote in group.variants]
    wanted = [(record["id"], quote["id"]) for record in RECORDS for quote in record["quotes"]]
    assert sorted(members) == sorted(wanted)


def test_stories_the_same_document_again_changes_nothing():
    assert told(collect([*RECORDS, *RECORDS])) == told(collect(RECORDS))


def test_stories_another_document_with_the_same_id_is_refused():
    stories = collect(RECORDS)
    with pytest.raises(ValueError, match=r"Q030.*'a'"):
        stories.add_json(make_record("a", ("Ann Berg", "Something else")))
    assert told(stories) == told(collect(RECORDS))


def test_stories_document_without_id_gets_one_from_its_content():
    stories = Stories()
    first = stories.add_json(make_record("", ("Ann Berg", "The pier is old")))
    assert first == Stories().add_json(make_record("", ("Ann Berg", "The pier is old")))
    assert first != stories.add_json(make_record("", ("Ann Berg", "The pier is new")))
    assert first in stories and len(stories) == 2


def test_stories_takes_documents_and_their_json():
    doc = make_doc()
    one, other = Stories(), Stories()
    one.add(doc, id="x")
    other.add_json(to_json(doc, id="x"))
    assert told(one) == told(other)
    assert [quote.text for quote in one.speakers[0].quotes] == [quote.text for quote in doc._.quotes]


def test_stories_refuses_what_is_no_document():
    with pytest.raises(ValueError, match="Q009"):
        Stories().add_json({"id": "x"})


def test_stories_of_nothing():
    assert told(Stories()) == ([], [])
    assert told(collect([make_record("a")])) == ([], [])


@pytest.mark.parametrize("name", ["stories.jsonl", "stories.jsonl.gz"])
def test_stories_go_on_after_being_saved(tmp_path, name):
    stories = collect(RECORDS[:3], known_ids="Q[0-9]+")
    stories.to_disk(tmp_path / name)
    loaded = Stories("de").from_disk(tmp_path / name)
    assert (loaded.lang, loaded.known_ids) == ("en", "Q[0-9]+")
    assert told(loaded) == told(stories)
    for record in RECORDS:
        loaded.add_json(record)
    assert told(loaded) == told(collect(RECORDS))


def test_stories_file_does_not_depend_on_the_order(tmp_path):
    for name, records in (("one", RECORDS), ("other", RECORDS[::-1])):
        collect(records).to_disk(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"format": "other"}', '{"id": "a", "text": "b"}'])
def test_stories_file_of_something_else_is_refused(tmp_path, content):
    (tmp_path / "file").write_text(content)
    stories = collect(RECORDS)
    with pytest.raises(ValueError, match="Q031"):
        stories.from_disk(tmp_path / "file")
    assert told(stories) == told(collect(RECORDS)), "what was there stays"


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        '{"id": "x"}',
        '{"id": "x", "mark": "y", "speakers": [], "quotes": [[1]]}',
        '{"id": "x", "mark": "y", "speakers": [], "quotes": [["q0", "No", "sung", -1, true, 1.0]]}',
        '{"id": "x", "mark": "y", "speakers": [], "quotes": [["q0", "No", "direct", 0, true, 1.0]]}',
        '{"id": "x", "mark": "y", "speakers": [], "quotes": [["q0", "No", "direct", -1, true, "high"]]}',
    ],
)
def test_stories_damaged_file_is_refused(tmp_path, damage):
    collect(RECORDS).to_disk(tmp_path / "file")
    with (tmp_path / "file").open("a") as stream:
        stream.write(damage + "\n")
    with pytest.raises(ValueError, match="Q031"):
        Stories().from_disk(tmp_path / "file")


@pytest.mark.parametrize("ending", [".gz", ".GZ", ".zst"])
def test_stories_cut_file_is_refused_with_what_to_do(tmp_path, ending):
    if ending == ".zst":
        pytest.importorskip("backports.zstd")
    whole, cut = tmp_path / f"whole{ending}", tmp_path / f"cut{ending}"
    collect(RECORDS).to_disk(whole)
    cut.write_bytes(whole.read_bytes()[:-30])
    stories = collect(RECORDS[:1])
    with pytest.raises(ValueError, match=r"Q031.*damaged.*Give such a file, whole"):
        stories.from_disk(cut)
    assert len(stories) == 1, "what was there stays"


def test_stories_compressed_file_is_compressed(tmp_path):
    collect(RECORDS).to_disk(tmp_path / "file.gz")
    first = gzip.decompress((tmp_path / "file.gz").read_bytes()).decode().splitlines()[0]
    assert json.loads(first)["lang"] == "en"


def test_stories_are_imported_when_they_are_used():
    code = """
import sys, spacy, spacy_quotes
spacy.blank("en").add_pipe("quotes_rules")
assert not {"rapidfuzz", "spacy_quotes.stories"} & set(sys.modules)
print(spacy_quotes.Stories.__name__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.stdout == "Stories\n", done.stderr
