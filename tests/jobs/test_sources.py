from __future__ import annotations

import csv
import gzip
import json
import tracemalloc

import pytest
from jobs.making import make_texts, write_csv, write_jsonl

from spacy_quotes.jobs import tables
from spacy_quotes.jobs.sources import describe_inputs, find_sources, read_texts
from spacy_quotes.jobs.tables import Fields

LIMIT = 10_000


def read(*paths, fields=None, start=(0, 0), limit=LIMIT):
    return list(read_texts(find_sources(map(str, paths)), fields or Fields(), max_length=limit, start=start))


def write_parquet(path, rows, **options):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(arrow.Table.from_pylist(rows), path, **options)
    return path


def make_table(tmp_path, form, rows):
    """A table of rows of id and text in a format."""
    path = tmp_path / f"table.{form}"
    if form == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    elif form == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, ["id", "text"])
            table.writeheader()
            table.writerows(rows)
    else:
        write_parquet(path, rows, row_group_size=3)
    return path


FORMATS = ("jsonl", "csv", "parquet")
ROWS = [{"id": f"d{n}", "text": text} for n, text in enumerate(make_texts(10))]


@pytest.mark.parametrize("form", FORMATS)
def test_sources_tables_give_a_text_a_row(tmp_path, form):
    found = read(make_table(tmp_path, form, ROWS))
    assert [(text.id, text.text) for text in found] == [(row["id"], row["text"]) for row in ROWS]


@pytest.mark.parametrize("form", FORMATS)
def test_sources_start_anywhere(tmp_path, form):
    path = make_table(tmp_path, form, ROWS)
    note = tmp_path / "note.txt"
    note.write_text("A note.")
    every = read(note, path, note)
    for number, text in enumerate(every):
        assert read(note, path, note, start=text.next) == every[number + 1 :]


@pytest.mark.parametrize("form", FORMATS)
def test_sources_other_columns(tmp_path, form):
    rows = [{"id": "x", "text": "not this"} for _ in ROWS]
    path = make_table(tmp_path, form, rows)
    assert [text.text for text in read(path, fields=Fields("id"))] == ["x"] * len(rows)
    assert {text.id for text in read(path, fields=Fields("id", "text"))} == {"not this"}


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("fields", [Fields("body"), Fields("text", "key")])
def test_sources_missing_column_is_told_with_those_that_are_there(tmp_path, form, fields):
    (found,) = read(make_table(tmp_path, form, ROWS), fields=fields)
    assert "Q041" in found.error and "id, text" in found.error
    assert "body" in found.error or "key" in found.error


def test_sources_missing_key_is_told_with_those_that_are_there(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"body": "One.", "url": "x"}\n', encoding="utf-8")
    (found,) = read(tmp_path / "a.jsonl")
    assert "no text in 'text'; there are: body, url (see --text-field)" in found.error
    (tmp_path / "a.jsonl").write_text(json.dumps(dict.fromkeys(map(str, range(99)))), encoding="utf-8")
    (found,) = read(tmp_path / "a.jsonl")
    assert "10, 11, and 87 more (see" in found.error


@pytest.mark.parametrize("mark", [";", "\t"])
def test_sources_table_without_commas_is_told(tmp_path, mark):
    (tmp_path / "a.csv").write_text(f"id{mark}text\nx{mark}One.\n")
    (found,) = read(tmp_path / "a.csv")
    assert "Q041" in found.error and "only commas part cells" in found.error


def test_sources_row_without_id_gets_its_place(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n\n{"text": "Three.", "id": null}\n{"text": "Four.", "id": 4}\n')
    where = path.as_posix()
    assert [text.id for text in read(path)] == [f"{where}:1", f"{where}:3", "4"]


def test_sources_csv_line_numbers_are_those_of_the_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n,"One\n\nand two."\n,Three.\n,\n')
    where = path.as_posix()
    found = read(path)
    assert [text.where for text in found] == [f"{where}:2", f"{where}:5", f"{where}:6"]
    assert "Q015" in found[-1].error


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt"])
def test_sources_compressed_files_are_read_as_others(tmp_path, name, suffix):
    if suffix == ".zst":
        pytest.importorskip("backports.zstd")
        from backports import zstd
    path = tmp_path / name
    {"a.jsonl": write_jsonl, "a.csv": write_csv}.get(name, lambda p, n: p.write_text("Text."))(path, 7)
    data = path.read_bytes()
    pack = gzip.compress if suffix == ".gz" else zstd.compress
    packed = tmp_path / f"{name}{suffix}"
    # Files that were put together of several are valid.
    packed.write_bytes(pack(data[:5]) + pack(data[5:]))
    assert [text.text for text in read(packed)] == [text.text for text in read(path)]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_sources_cut_file_is_told_behind_what_could_be_read(tmp_path, suffix):
    if suffix == ".zst":
        pytest.importorskip("backports.zstd")
        from backports import zstd
    data = write_jsonl(tmp_path / "a.jsonl", 20_000).read_bytes()
    packed = gzip.compress(data) if suffix == ".gz" else zstd.compress(data)
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(packed[:-1000])
    found = read(path)
    assert len(found) > 1000
    assert "Q013" in found[-1].error and path.name in found[-1].error and "damaged" in found[-1].error


@pytest.mark.parametrize("name", ["a.txt.gz", "a.csv.gz", "a.parquet"])
def test_sources_file_of_another_kind_is_told(tmp_path, name):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_text("This is neither packed nor a table.")
    (found,) = read(tmp_path / name)
    assert "Q013" in found.error and name in found.error


BAD_LINES = {
    b"{": "not JSON",
    b"[1, 2]": "not a JSON object but list",
    b"{}": "no text in 'text'",
    b'{"text": null}': "no text in 'text'",
    b'{"text": 7}': "is no text but int",
    b'{"text": " "}': "Q015",
    b'{"text": "\\ud800 half"}': "is not UTF-8",
    b'{"text": "caf\xe9"}': "byte 0xe9 at offset 13",
    b'{"text": "' + b"long " * 2001 + b'"}': "Q017",
    b"[" * 100_000: "not JSON",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=BAD_LINES.values())
def test_sources_bad_line_of_json_costs_itself_only(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n')
    one, bad, three = read(path)
    assert (one.text, bad.text, three.text) == ("One.", "", "Three.")
    assert BAD_LINES[line] in bad.error and "a.jsonl:2" in bad.error


def test_sources_bad_row_of_csv_costs_itself_only(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n1,One.\n2\n3,caf\xe9\n4,\n\n6,Six.\n")
    found = read(path)
    assert [text.text for text in found] == ["One.", "", "", "", "Six."]
    assert ["no text" in found[1].error, "not UTF-8" in found[2].error, "Q015" in found[3].error] == [
        True
    ] * 3
    assert ["a.csv:3" in found[1].error, "a.csv:4" in found[2].error, "a.csv:5" in found[3].error] == [
        True
    ] * 3


def test_sources_bad_row_of_parquet_costs_itself_only(tmp_path):
    rows = [{"text": "One."}, {"text": None}, {"text": " "}, {"text": "Four."}]
    found = read(write_parquet(tmp_path / "a.parquet", rows))
    assert [text.text for text in found] == ["One.", "", "", "Four."]
    assert "a.parquet:2" in found[1].error and "Q015" in found[2].error


def test_sources_parquet_takes_bytes_for_text(tmp_path):
    rows = [{"text": "“Nej,” sade hon.".encode()}, {"text": b"caf\xe9"}]
    good, bad = read(write_parquet(tmp_path / "a.parquet", rows))
    assert good.text == "“Nej,” sade hon." and "not UTF-8" in bad.error


def test_sources_line_without_end_is_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MAX_LINE", 1000)
    path = tmp_path / "a.jsonl"
    huge = json.dumps({"text": "word " * 50_000})
    path.write_text(f'{{"text": "One."}}\n{huge}\n{{"text": "Three."}}')
    one, bad, three = read(path, limit=10**9)
    assert (one.text, three.text, three.where[-2:]) == ("One.", "Three.", ":3")
    assert "longer than 1,000 bytes" in bad.error


def test_sources_cell_without_end_ends_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MAX_LINE", 1000)
    csv.field_size_limit(1000)
    path = tmp_path / "a.csv"
    path.write_text("text\nOne.\n" + '"' + "and so on\n" * 500)
    one, bad = read(path, limit=10**9)
    assert one.text == "One." and "Q043" in bad.error and "a.csv:" in bad.error


@pytest.mark.parametrize("form", FORMATS)
def test_sources_memory_does_not_grow_with_the_file(tmp_path, form):
    texts = ({"id": str(n), "text": f"{n} " + "word " * 1000} for n in range(4000))
    path = make_table(tmp_path, form, list(texts))
    sources = find_sources([str(path)])
    read(path, start=(0, 3999))  # what is imported and cached once
    tracemalloc.start()
    n = sum(1 for _ in read_texts(sources, Fields(), max_length=LIMIT))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n == 4000
    assert peak < 3_000_000, "the texts are 20 MB"


def test_sources_folder_has_packed_texts_and_no_tables(tmp_path):
    for name in ("b.txt", "a.txt.gz", "c.jsonl", "d.csv"):
        (tmp_path / name).write_bytes(b"")
    assert [source.name.split("/")[-1] for source in find_sources([str(tmp_path)])] == ["a.txt.gz", "b.txt"]


def test_sources_describe_inputs_tells_each_change(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("One.")
    seen = [describe_inputs([str(folder)])]
    (folder / "b.txt").write_text("Two.")
    seen.append(describe_inputs([str(folder)]))
    (folder / "b.txt").write_text("Two!!")
    seen.append(describe_inputs([str(folder)]))
    assert [(told[0]["files"], told[0]["bytes"]) for told in seen] == [(1, 4), (2, 8), (2, 9)]
    assert len({told[0]["hash"] for told in seen}) == 3
    assert describe_inputs([str(folder)]) == seen[-1]


@pytest.mark.parametrize("name", ["a.jsonl.zst", "a.parquet"])
def test_sources_missing_package_is_told_with_the_way_to_get_it(tmp_path, name, monkeypatch):
    import sys

    for module in ("pyarrow", "backports", "backports.zstd", "compression", "compression.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"")
    (found,) = read(tmp_path / name)
    assert "Q040" in found.error
    extra, package = ("parquet", "pyarrow") if name.endswith("parquet") else ("zstd", "backports.zstd")
    assert f'pip install "spacy-quotes[{extra}]"' in found.error and f"'{package}'" in found.error


def test_sources_endings_are_told_in_capitals_too(tmp_path):
    for name in ("a.txt", "B.TXT", "c.Txt.GZ", "d.md", "e.jsonl"):
        text = b"A text."
        (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith("GZ") else text)
    assert [text.text for text in read(tmp_path)] == ["A text."] * 3
    write_jsonl(tmp_path / "F.JSONL", 3)
    assert len(read(tmp_path / "F.JSONL")) == 3
