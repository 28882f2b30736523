from __future__ import annotations

import csv
import gzip
import io
import json
import os

import pytest
from jobs.making import make_texts, write_csv, write_jsonl
from typer.testing import CliRunner
from util import make_nlp

from spacy_quotes.cli import app
from spacy_quotes.export import COLUMNS


@pytest.fixture
def pipeline(tmp_path):
    make_nlp("quotes_rules").to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


@pytest.fixture
def run(pipeline):
    """Runs `extract` in this process."""

    def call(*args):
        return CliRunner().invoke(app, ["extract", *map(str, args), "--pipeline", str(pipeline)])

    return call


def ids(result):
    return [json.loads(line)["id"] for line in result.stdout.splitlines()]


def test_extract_tables_and_texts_together(run, tmp_path):
    (tmp_path / "note.txt").write_text("“Yes,” said Ann Berg.")
    result = run(
        write_jsonl(tmp_path / "a.jsonl", 2), tmp_path / "note.txt", write_csv(tmp_path / "b.csv", 2)
    )
    assert result.exit_code == 0, result.stderr
    assert ids(result) == ["j0", "j1", (tmp_path / "note.txt").as_posix(), "c0", "c1"]


def test_extract_tables_columns_by_name(run, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"key": n, "body": text}) + "\n" for n, text in enumerate(make_texts(2)))
    )
    assert ids(run(path, "--text-field", "body", "--id-field", "key")) == ["0", "1"]
    result = run(path)
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr.splitlines()[-1] == "2 of 2 inputs failed."
    assert "Q042" in result.stderr and "a.jsonl:1" in result.stderr and "a.jsonl:2" in result.stderr


def test_extract_tables_bad_rows_get_one_line_each_and_the_others_go_on(run, tmp_path):
    path = tmp_path / "a.jsonl"
    long = json.dumps({"id": "long", "text": "word " * 200_001})
    path.write_text(f'{{"id": "x", "text": "One."}}\nnot JSON\n{long}\n{{"id": "y", "text": "Four."}}\n')
    result = run(path)
    assert result.exit_code == 1
    assert ids(result) == ["x", "y"]
    first, second, summary = result.stderr.splitlines()
    assert "a.jsonl:2" in first and "not JSON" in first
    assert "a.jsonl:3" in second and "Q017" in second and "nlp.max_length" in second
    assert summary == "2 of 4 inputs failed."


@pytest.mark.parametrize("name", ["q.jsonl", "q.jsonl.gz", "q.csv", "q.csv.gz", "q.jsonl.zst"])
def test_extract_output_is_packed_and_written_as_its_name_tells(run, tmp_path, name):
    if name.endswith("zst"):
        pytest.importorskip("backports.zstd")
        from backports import zstd
    table = write_jsonl(tmp_path / "a.jsonl", 5)
    form = "csv" if ".csv" in name else "jsonl"
    result = run(table, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    data = (tmp_path / name).read_bytes()
    unpack = {"gz": gzip.decompress, "zst": zstd.decompress if name.endswith("zst") else None}
    plain = unpack.get(name.rsplit(".")[-1], bytes)(data)
    assert plain == run(table, "-f", form).stdout_bytes


def test_extract_parquet_holds_what_csv_would(run, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = write_jsonl(tmp_path / "a.jsonl", 5)
    assert run(table, "-o", tmp_path / "q.parquet").exit_code == 0
    rows = parquet.read_table(tmp_path / "q.parquet").to_pylist()
    expected = list(csv.DictReader(io.StringIO(run(table, "-f", "csv").stdout, newline="")))
    assert [{name: str(cell) for name, cell in row.items()} for row in rows] == expected
    assert tuple(rows[0]) == COLUMNS


@pytest.mark.parametrize(
    "name, form",
    [("q.txt", "text"), ("q.TXT", "text"), ("q.CSV.GZ", "csv"), ("q.ndjson", "jsonl"), ("q.out", "jsonl")],
)
def test_extract_form_is_what_the_name_of_the_output_tells(run, tmp_path, name, form):
    table = write_jsonl(tmp_path / "a.jsonl", 3)
    assert run(table, "-o", tmp_path / name).exit_code == 0
    data = (tmp_path / name).read_bytes()
    plain = gzip.decompress(data) if name.endswith("GZ") else data
    assert plain == run(table, "-f", form).stdout_bytes


def test_extract_parquet_is_not_packed_once_more(run, tmp_path):
    table = write_jsonl(tmp_path / "a.jsonl", 1)
    result = run(table, "-o", tmp_path / "q.parquet.gz")
    assert result.exit_code == 1 and "Q048" in result.stderr
    assert "name the output q.parquet and not q.parquet.gz" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "pipeline"]
    (tmp_path / "t.parquet.gz").write_bytes(b"PAR1")
    assert "unpack it first" in run(tmp_path / "t.parquet.gz").stderr


def test_extract_table_is_not_written_over(run, tmp_path):
    table = write_jsonl(tmp_path / "a.jsonl", 3)
    before = table.read_bytes()
    result = run(table, "-o", table)
    assert result.exit_code == 1 and "Q019" in result.stderr
    assert table.read_bytes() == before


def test_extract_parquet_needs_a_file(run, tmp_path):
    result = run(write_jsonl(tmp_path / "a.jsonl", 1), "-f", "parquet")
    assert result.exit_code == 1 and result.stdout == ""
    assert "Q048" in result.stderr and "--output" in result.stderr


def test_extract_parquet_takes_file_names_that_are_not_utf8(run, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    try:
        path = tmp_path / os.fsdecode(b"caf\xe9.txt")
        path.write_text("“Yes,” said Ann Berg.")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert run(path, "-o", tmp_path / "q.parquet").exit_code == 0
    (name,) = parquet.read_table(tmp_path / "q.parquet")["id"].to_pylist()
    assert name.endswith("caf\\udce9.txt")


def test_extract_shards_and_resume(run, tmp_path):
    table, out = write_jsonl(tmp_path / "a.jsonl", 12), tmp_path / "out"
    assert run(table, "-o", out, "--shard-size", 5).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "manifest.json",
        *(f"part-0000{n}.jsonl.gz" for n in range(3)),
    ]
    again = run(table, "-o", out, "--shard-size", 5)
    assert again.exit_code == 1 and "Q045" in again.stderr and "--resume" in again.stderr
    resumed = run(table, "-o", out, "--shard-size", 5, "--resume")
    assert resumed.exit_code == 0 and "All is done already" in resumed.stderr


@pytest.mark.parametrize("args", [["--resume"], ["--shard-size", "0"], ["--engine", "abacus"]])
def test_extract_options_that_do_not_fit(run, tmp_path, args):
    assert run(write_jsonl(tmp_path / "a.jsonl", 1), *args).exit_code == 2


def test_extract_reads_what_it_writes(run, tmp_path):
    first = tmp_path / "first.jsonl.gz"
    run(write_jsonl(tmp_path / "a.jsonl", 5), "-o", first)
    second = tmp_path / "second.jsonl.gz"
    assert run(first, "-o", second).exit_code == 0
    assert second.read_bytes() == first.read_bytes()
