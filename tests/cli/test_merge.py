from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys

import pytest
from stories.telling import make_record
from typer.testing import CliRunner

from spacy_quotes.cli import app
from spacy_quotes.cli.merge import COLUMNS

HARBOUR = "The harbour of Oldmere stays closed until the storm has passed"
RECORDS = [
    make_record(
        "a.txt", ("Taras Zelinsky / Zelinsky", f'"{HARBOUR},"'), (None, "Nobody asked the fishermen")
    ),
    make_record("b.txt", ("Taras Zelinskyy", f"“{HARBOUR}”"), ("Ann Berg", "We want boats")),
]
COMMAND = [sys.executable, "-m", "spacy", "quotes"]
POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")


@pytest.fixture
def folder(tmp_path):
    for record in RECORDS:
        (tmp_path / f"{record['id']}.jsonl").write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    return tmp_path


def run(*args, stdin=b"", env=None):
    """Run `merge` in this process."""
    return CliRunner().invoke(app, ["merge", *map(str, args)], input=stdin, env=env)


def files(folder):
    return [folder / "a.txt.jsonl", folder / "b.txt.jsonl"]


def lines():
    return "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def test_merge_empty_files_are_told_and_folders_refused(tmp_path):
    (tmp_path / "none.jsonl").write_text("\n")
    result = run(tmp_path / "none.jsonl")
    assert (result.exit_code, result.stdout) == (0, "") and "nothing to merge" in result.stderr
    result = run(tmp_path)
    assert result.exit_code == 1 and "a folder" in result.stderr and "nothing" not in result.stderr


def test_merge_is_a_command_of_spacy(folder):
    done = subprocess.run([*COMMAND, "merge", *files(folder)], capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "Taras Zelinsky" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_merge_listing_has_speakers_spellings_and_variants(folder):
    result = run(*files(folder))
    assert result.exit_code == 0, result.stderr
    assert "Taras Zelinsky (also Taras Zelinskyy, Zelinsky): 1 quote\n" in result.stdout
    assert f'    "{HARBOUR},"\n      - a.txt q0\n      - b.txt q0: “{HARBOUR}”\n' in result.stdout
    assert "unknown: 1 quote\n\n    Nobody asked the fishermen\n" in result.stdout
    assert "\x1b" not in result.stdout


def test_merge_jsonl(folder):
    records = [json.loads(line) for line in run(*files(folder), "-f", "jsonl").stdout.splitlines()]
    assert [record["id"] for record in records] == ["taras-zelinsky", "ann-berg", None]
    (quote,) = records[0]["quotes"]
    assert quote["id"] == "a.txt#q0"
    assert [(variant["doc"], variant["id"]) for variant in quote["variants"]] == [
        ("a.txt", "q0"),
        ("b.txt", "q0"),
    ]


def test_merge_jsonl_is_written_as_json_writes_it(folder):
    three = make_record(
        "c.txt", ("Ann Berg", "The pier is old"), ("Ann Berg", "“We” want bread"), (None, "No")
    )
    (folder / "c.txt.jsonl").write_text(json.dumps(three), encoding="utf-8")
    out = run(*files(folder), folder / "c.txt.jsonl", "-f", "jsonl").stdout.splitlines()
    assert [len(json.loads(line)["quotes"]) for line in out] == [3, 1, 2]
    assert out == [json.dumps(json.loads(line), ensure_ascii=False) for line in out]


def test_merge_csv(folder):
    result = run(*files(folder), "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["speaker_id"], row["group"], row["document"]) for row in rows] == [
        ("taras-zelinsky", "a.txt#q0", "a.txt"),
        ("taras-zelinsky", "a.txt#q0", "b.txt"),
        ("ann-berg", "b.txt#q1", "b.txt"),
        ("", "a.txt#q1", "a.txt"),
    ]


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_merge_order_of_files_does_not_matter(folder, form):
    assert run(*files(folder), "-f", form).stdout == run(*files(folder)[::-1], "-f", form).stdout


@pytest.mark.parametrize("args", [[], ["-"]])
def test_merge_standard_input(folder, args):
    assert run(*args, stdin=lines()).stdout == run(*files(folder)).stdout


def test_merge_compressed_file(folder):
    (folder / "all.jsonl.gz").write_bytes(gzip.compress(lines()))
    assert run(folder / "all.jsonl.gz").stdout == run(*files(folder)).stdout


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_merge_output_file_holds_what_standard_output_would(folder, form):
    result = run(*files(folder), "-f", form, "-o", folder / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "out").read_bytes() == run(*files(folder), "-f", form).stdout_bytes


@pytest.mark.parametrize(
    "name, form", [("q.jsonl", "jsonl"), ("q.csv", "csv"), ("q.TXT", "text"), ("q.out", "text")]
)
def test_merge_form_is_what_the_name_of_the_output_tells(folder, name, form):
    assert run(*files(folder), "-o", folder / name).exit_code == 0
    assert (folder / name).read_bytes() == run(*files(folder), "-f", form).stdout_bytes


def test_merge_writes_no_parquet(folder):
    result = run(*files(folder), "-o", folder / "q.parquet")
    assert result.exit_code == 1 and "Q048" in result.stderr
    assert not (folder / "q.parquet").exists()


def test_merge_reads_what_extract_writes(tmp_path):
    (tmp_path / "a.txt").write_text('"The bridge opens in May," said Carla Nunez.', encoding="utf-8")
    out = subprocess.run([*COMMAND, "extract", tmp_path], capture_output=True, timeout=300, check=True)
    assert "Carla Nunez: 1 quote\n" in run(stdin=out.stdout).stdout


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"no json", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "Q009"),
        (b'{"id": "x"}', "'text'"),
        (b'{"id": "x", "text": "ab", "quotes": [{"content": [[0, 9]]}]}', "Q010"),
        (b'{"id": "a.txt", "text": "Something else."}', "Q030"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_merge_bad_line_is_named_and_the_others_go_on(folder, line, what):
    first, second = lines().splitlines()
    (folder / "bad.jsonl").write_bytes(b"\n".join([first, line, second]))
    result = run(folder / "bad.jsonl")
    assert result.exit_code == 1
    assert result.stdout == run(*files(folder)).stdout
    (message,) = result.stderr.splitlines()
    assert "Q032" in message and "bad.jsonl, line 2:" in message and what in message


def test_merge_missing_file_is_named_and_the_others_go_on(folder):
    result = run(folder / "missing.jsonl", *files(folder))
    assert result.exit_code == 1
    assert result.stdout == run(*files(folder)).stdout
    assert "Q013" in result.stderr and "missing.jsonl" in result.stderr


@pytest.mark.parametrize("name", ["quotes.csv", "listing.TXT", "a.txt.gz", "quotes.parquet"])
def test_merge_file_of_another_form_gets_one_line(folder, name):
    (folder / name).write_text("id,quote\nx,y\n")
    result = run(folder / name, *files(folder))
    assert result.exit_code == 1
    assert result.stdout == run(*files(folder)).stdout
    (message,) = result.stderr.splitlines()
    assert "Q021" in message and name in message


def test_merge_damaged_archive(folder):
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines())[:-20])
    result = run(folder / "cut.jsonl.gz", *files(folder))
    assert result.exit_code == 1 and "cut.jsonl.gz" in result.stderr


def test_merge_csv_defuses_formulas():
    record = make_record("=1+1", ("@Ann Berg", "-2 boats are not enough"), (None, "+3 boats are"))
    rows = list(
        csv.reader(io.StringIO(run("-f", "csv", stdin=json.dumps(record).encode()).stdout, newline=""))
    )
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert rows[1][-1] == "'-2 boats are not enough"


def test_merge_listing_disarms_terminal_commands():
    record = make_record("a\x1b[2J", ("Ann \x9b1m Berg", "Look \x1b[31mhere\nand there"))
    result = run(stdin=json.dumps(record).encode())
    assert not {"\x1b", "\x9b"} & set(result.stdout)
    assert "Look \ufffd[31mhere and there" in result.stdout


def test_merge_never_writes_over_its_input(folder):
    before = files(folder)[0].read_bytes()
    result = run(*files(folder), "-o", files(folder)[0])
    assert result.exit_code == 1 and "Q019" in result.stderr
    assert files(folder)[0].read_bytes() == before


def test_merge_knowledge_base_ids():
    records = [
        make_record("a", ("Ann Berg", "We want boats"), ids={"Ann Berg": "Q7"}),
        make_record("b", ("Anna Vik", "We want boats"), ids={"Anna Vik": "Q7"}),
    ]
    stdin = "\n".join(map(json.dumps, records)).encode()
    assert "Ann Berg (also Anna Vik): 1 quote" in run("--known-ids", "Q[0-9]+", stdin=stdin).stdout
    assert "also" not in run(stdin=stdin).stdout


@pytest.mark.parametrize("args", [["-f", "xml"], ["--known-ids", "("], ["--lang", "zzz"]])
def test_merge_bad_option(args):
    assert run(*args, stdin=lines()).exit_code == 2


@POSIX
def test_merge_interrupt_is_quiet(tmp_path):
    os.mkfifo(tmp_path / "slow.jsonl")
    command = [*COMMAND, "merge", str(tmp_path / "slow.jsonl"), "-o", str(tmp_path / "out.txt")]
    done = subprocess.Popen(command, stderr=subprocess.PIPE)
    # Opening the other end waits for the command to get there; then it waits for us.
    with open(tmp_path / "slow.jsonl", "wb"):
        done.send_signal(signal.SIGINT)
        errors = done.stderr.read()
    done.stderr.close()
    assert (done.wait(timeout=300), errors) == (130, b"")
    assert not (tmp_path / "out.txt").exists()


@POSIX
def test_merge_broken_pipe_is_quiet(tmp_path):
    many = [make_record(f"{n}", ("Ann Berg", f"We want {n} boats in the harbour " * 20)) for n in range(2000)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, many)))
    command = [*COMMAND, "merge", str(tmp_path / "many.jsonl")]
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    done.stdout.readline()
    done.stdout.close()
    errors = done.stderr.read()
    done.stderr.close()
    assert (done.wait(timeout=300), errors) == (0, b"")
