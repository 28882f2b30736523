from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner
from util import make_nlp

from spacy_quotes import from_json, to_json
from spacy_quotes.cli import app
from spacy_quotes.export import COLUMNS

ONE = '"The bridge will open in May," said Carla Nunez.\r\n\r\nNothing else was said.\n'
TWO = "Mayor Ib Lund said that the budget was “a bad joke”.\n"
COMMAND = [sys.executable, "-m", "spacy", "quotes", "extract"]
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and permissions of POSIX")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_bytes(ONE.encode())
    (tmp_path / "in" / "deep" / "a.txt").write_bytes(b"\xef\xbb\xbf" + TWO.encode())
    (tmp_path / "in" / "notes.md").write_text("Not to be read.")
    return tmp_path / "in"


def run(*args, stdin=b"", env=None):
    """Run `extract` in this process."""
    return CliRunner().invoke(app, ["extract", *map(str, args)], input=stdin, env=env)


def run_apart(*args, **options):
    """Run `python -m spacy quotes extract`."""
    return subprocess.run([*COMMAND, *map(str, args)], capture_output=True, timeout=300, **options)


def records(stdout):
    return [json.loads(line) for line in stdout.splitlines()]


def lines_of(result):
    """Lines on standard error."""
    return result.stderr.splitlines()


def test_extract_is_a_command_of_spacy(folder):
    done = run_apart(folder / "b.txt")
    assert done.returncode == 0, done.stderr
    (record,) = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [quote["speaker"] for quote in record["quotes"]] == ["Carla Nunez"]
    assert done.stderr.decode() == ""


def test_extract_help_names_each_option():
    done = run_apart("--help")
    for option in ("--output", "--format", "--pipeline", "--lang", "--n-process", "--batch-size", "INPUT"):
        assert option in done.stdout.decode()


def test_extract_json_is_that_of_to_json(folder):
    result = run(folder / "b.txt")
    assert result.exit_code == 0, result.stderr
    (record,) = records(result.stdout)
    assert record == to_json(make_nlp("quotes")(ONE), id=(folder / "b.txt").as_posix())
    assert record["text"] == ONE, "line ends are kept"
    assert to_json(from_json(record, make_nlp()), id=record["id"]) == record


def test_extract_folder_is_read_in_order_and_in_depth(folder):
    result = run(folder)
    assert [Path(record["id"]).name for record in records(result.stdout)] == ["b.txt", "a.txt"]
    assert records(result.stdout)[1]["text"] == TWO, "the byte order mark is dropped"


@pytest.mark.parametrize("args", [[], ["-"]])
def test_extract_standard_input(args):
    result = run(*args, stdin=ONE.encode())
    (record,) = records(result.stdout)
    assert (record["id"], record["text"]) == ("-", ONE)


def test_extract_warns_of_missing_weights_once(folder):
    assert run(folder, folder, "--batch-size", 1, "--lang", "de").stderr.count("Q101") == 1


def test_extract_writes_text_as_utf8_whatever_the_locale(folder):
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert "“a bad joke”" in run_apart(folder, env=env).stdout.decode("utf-8")


def test_extract_csv(folder):
    result = run(folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["speaker"] for row in rows] == ["Carla Nunez", "Ib Lund"]
    assert rows[0]["content"] == '"The bridge will open in May,"'
    assert (rows[0]["start"], rows[0]["end"]) == ("0", "30")


def test_extract_csv_defuses_formulas(tmp_path):
    path = tmp_path / "=1+1.txt"
    path.write_text('Ann Berg said: "Stop!"\n\n"=SUM(A1)," said Bea Moe.\n\n- We go on, said Cem Kaya.\n')
    result = subprocess.run(
        [*COMMAND, path.name, "-f", "csv"], cwd=tmp_path, capture_output=True, timeout=300, text=True
    )
    rows = list(csv.reader(io.StringIO(result.stdout, newline="")))
    assert rows[1][0] == "'=1+1.txt"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_extract_text_is_a_plain_listing_when_not_on_a_terminal(folder):
    result = run(folder, "--format", "text")
    assert "b.txt: 1 quote\n" in result.stdout
    assert 'Carla Nunez (said) [direct]\n    "The bridge will open in May,"' in result.stdout
    assert "\x1b" not in result.stdout


def test_extract_text_disarms_terminal_commands(tmp_path):
    (tmp_path / "a.txt").write_text('"Look \x1b[31mhere\x9b," said Ann Berg.')
    result = run(tmp_path / "a.txt", "--format", "text")
    assert "Look \ufffd[31mhere\ufffd" in result.stdout


@POSIX
@pytest.mark.parametrize("no_color, colored", [("", True), ("1", False)])
def test_extract_text_has_colors_on_a_terminal(folder, no_color, colored):
    import pty

    main, terminal = pty.openpty()
    env = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    done = subprocess.run(
        [*COMMAND, str(folder / "b.txt"), "-f", "text"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        env=env,
        timeout=300,
    )
    os.close(terminal)
    shown = os.read(main, 65536).decode("utf-8")
    assert done.returncode == 0, done.stderr
    assert "Carla Nunez" in shown
    assert ("\x1b[" in shown) is colored


@POSIX
def test_extract_shows_a_bar_on_a_terminal_only(folder, tmp_path):
    import fcntl
    import pty
    import struct
    import termios

    main, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [*COMMAND, str(folder), "-o", str(tmp_path / "out.jsonl")]
    subprocess.run(command, stderr=terminal, check=True, timeout=300)
    os.close(terminal)
    assert "2/2" in os.read(main, 65536).decode("utf-8")
    assert b"2/2" not in run_apart(folder).stderr


BAD = {
    "missing.txt": (None, "Q012"),
    "latin.txt": ("“Nein”, sagte er für uns.".encode("cp1252"), "Q014"),
    "utf16.txt": ("Ann said no.".encode("utf-16"), "Q014"),
    "utf16le.txt": ("“No,” Ann said.".encode("utf-16-le"), "UTF-16LE"),
    "utf16be.txt": ("“No,” Ann said.".encode("utf-16-be"), "UTF-16BE"),
    "utf32.txt": ("“No,” Ann said.".encode("utf-32-le"), "UTF-32LE"),
    "cut.txt": (b"\xef\xbb\xbfab\xe2\x80", "Q014"),
    "page.txt": (b"\xef\xbb\xbf\n<!DOCTYPE html><p>Ann said no.</p>", "HTML"),
    "old.txt": (b"<HTML><p>Ann said no.</p>", "HTML"),
    "feed.txt": (b"<?xml version='1.0'?><p>Ann said no.</p>", "XML"),
    "report.txt": (b"%PDF-1.4\n1 0 obj\n", "PDF"),
    "paper.txt": (b"PK\x03\x04\xff\x00", ".docx"),
    "note.txt": (b"{\\rtf1 Ann said no.}", "RTF"),
    "sheet.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "lines.txt": (b'{"text": "Ann said no."}\n{"text": "Ann said yes."}\n', ".jsonl"),
    "whole.txt": (b'[\n{"text": "Ann said no."}\n]\n', ".jsonl"),
    "empty.txt": (b"", "Q015"),
    "mark.txt": (b"\xef\xbb\xbf", "Q015"),
    "blank.txt": (b" \r\n\t", "Q015"),
}


@pytest.mark.parametrize("name", BAD)
def test_extract_bad_file_gets_one_line_and_the_others_go_on(folder, name):
    data, code = BAD[name]
    if data is not None:
        (folder.parent / name).write_bytes(data)
    result = run(folder / "b.txt", folder.parent / name, folder / "deep")
    assert result.exit_code == 1
    assert len(records(result.stdout)) == 2
    message, summary = lines_of(result)
    assert code in message and name in message
    assert summary == "1 of 3 inputs failed."


def test_extract_leaves_the_output_as_it_was_where_all_inputs_fail(tmp_path):
    output = tmp_path / "out.jsonl"
    output.write_text("{}\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(tmp_path / "empty.txt", tmp_path / "missing.txt", "-o", output)
    assert result.exit_code == 1
    assert output.read_text(encoding="utf-8") == "{}\n"
    *told, last = lines_of(result)
    assert len(told) == 2 and "Q050" in last and "2 inputs" in last
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.txt", "out.jsonl"]


@pytest.mark.parametrize(
    "text", ["{Ann said no.}", "[1] Ann said no.", "[1]", "{}", "[]", "<b>Ann</b> said no.", "PK said no.\0"]
)
def test_extract_plain_text_may_begin_with_any_character(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (record,) = records(run(tmp_path / "a.txt").stdout)
    assert record["text"] == text


@pytest.mark.parametrize("name", ["out.xlsx", "out.json", "out.HTML", "out.tsv.gz"])
def test_extract_output_named_for_another_form_is_refused(folder, tmp_path, name):
    result = run(folder, "-o", tmp_path / name)
    assert result.exit_code == 1 and "Q022" in result.stderr and name in result.stderr
    assert not (tmp_path / name).exists()
    assert run(folder, "-o", tmp_path / name, "-f", "jsonl").exit_code == 0


def test_extract_says_where_a_byte_is_wrong(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfab\xffcd")
    assert "byte 0xff at offset 5" in run(tmp_path / "a.txt").stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.jsonl", "a.csv"])
def test_extract_text_of_two_bytes_a_letter_is_told_by_name(folder, tmp_path, name, encoding):
    text = {"jsonl": '{"text": "Ann said no."}\r\n', "csv": "id,text\r\n1,Ann said no.\r\n"}
    data = text.get(name[2:], "Ann said no.\r\n").encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    result = run(tmp_path / name, folder / "b.txt")
    (message, _), (record,) = lines_of(result), records(result.stdout)
    told = encoding.upper().replace("-LE", "LE").replace("-BE", "BE")
    assert result.exit_code == 1 and record["id"].endswith("b.txt")
    assert "Q014" in message and f"but {told}." in message and f"iconv -f {told} -t UTF-8" in message


def test_extract_folder_without_texts(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 1 and result.stdout == ""
    assert "Q016" in lines_of(result)[0] and lines_of(result)[1] == "1 of 1 input failed."


@POSIX
def test_extract_unreadable_file(folder):
    # A root user may read any file, but nobody can read a socket or a link to itself as one.
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    result = run(folder)
    assert result.exit_code == 1
    assert len(records(result.stdout)) == 2
    assert "loop.txt" in lines_of(result)[0] and "cannot be read" in lines_of(result)[0]


@POSIX
def test_extract_path_that_cannot_be_followed_is_not_told_as_missing(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "Q013" in lines_of(run(tmp_path / "loop" / "a.txt"))[0]


@pytest.mark.skipif(os.name == "nt" or not os.geteuid(), reason="a root user may read any folder")
def test_extract_folder_that_may_not_be_read_is_told(folder):
    closed = folder / "closed"
    closed.mkdir(mode=0)
    try:
        result = run(folder)
        assert len(records(result.stdout)) == 2
        assert "Q013" in lines_of(result)[0] and "closed" in lines_of(result)[0]
        for path in (closed, closed / "a.txt", closed / "a.jsonl"):
            assert "Permission denied" in lines_of(run(path))[0]
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", ""), ("b.jsonl", "\n"), ("c.csv", "id,text\n")])
def test_extract_table_without_rows_is_told_and_no_failure(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    result = run(tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert lines_of(result) == ["There was nothing to do: the tables hold no row."]


def test_extract_empty_standard_input():
    result = run(stdin=b"")
    assert result.exit_code == 1
    assert "standard input" in lines_of(result)[0]


def test_extract_all_bad_still_writes_a_table_head(tmp_path):
    result = run(tmp_path / "no.txt", "-f", "csv")
    assert result.exit_code == 1
    assert result.stdout.strip() == ",".join(COLUMNS)


@pytest.mark.parametrize("form", ["jsonl", "csv", "text"])
def test_extract_output_file_holds_what_standard_output_would(folder, tmp_path, form):
    out = tmp_path / "out"
    result = run(folder, "-f", form, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_bytes() == run(folder, "-f", form).stdout_bytes
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out"]


def test_extract_output_replaces_a_file(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    run(folder, "-o", out)
    assert len(records(out.read_text(encoding="utf-8"))) == 2


def test_extract_failure_leaves_the_old_output_alone(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    result = run(folder, "-o", out, "--pipeline", "no_such_pipeline")
    assert result.exit_code == 1 and "Q018" in result.stderr
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]


@pytest.mark.parametrize("output", ["no/such/folder/out.jsonl", "."])
def test_extract_output_that_cannot_be_written(folder, tmp_path, output):
    result = run(folder, "-o", tmp_path / output)
    assert result.exit_code == 1
    assert "Q019" in result.stderr and len(lines_of(result)) == 1


@pytest.mark.parametrize(
    "inputs, output",
    [
        (["in"], "in/b.txt"),
        (["in/b.txt", "in/deep"], "in/deep/a.txt"),
        (["in/deep/../b.txt"], "in/b.txt"),
        (["in"], "soft.txt"),
        (["soft.txt"], "in/b.txt"),
        (["in"], "hard.txt"),
        (["in"], "in"),
        (["in"], "in/deep"),
    ],
)
def test_extract_never_writes_over_what_it_reads(folder, monkeypatch, inputs, output):
    monkeypatch.chdir(folder.parent)
    Path("soft.txt").symlink_to(folder / "b.txt")
    os.link(folder / "b.txt", "hard.txt")
    # No pipeline is loaded: there is none of this name.
    for more in ([], ["--shard-size", "1"], ["--shard-size", "1", "--resume"]):
        result = run(*inputs, "-o", output, "-p", "no_such_pipeline", *more)
        assert result.exit_code == 1
        assert "Q019" in result.stderr and "it is what is read" in result.stderr
    assert [path.name for path in sorted(folder.rglob("*.txt"))] == ["b.txt", "a.txt"]
    assert (folder / "b.txt").read_bytes() == ONE.encode()


def test_extract_writes_beside_what_it_reads(folder):
    assert run(folder, "-o", folder / "out.jsonl").exit_code == 0
    assert run(folder, "-o", folder / "out.jsonl").exit_code == 0, "folders are read for *.txt only"


@POSIX
def test_extract_output_to_a_device_leaves_the_device(folder):
    assert run(folder, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    "args",
    [
        ["--lang", "zz"],
        ["--pipeline", "no_such_pipeline"],
        ["--pipeline", "."],
    ],
)
def test_extract_pipeline_that_cannot_be_loaded(folder, args):
    result = run(folder, *args)
    assert result.exit_code == 1
    assert len(lines_of(result)) == 1 and "Q018" in result.stderr


@pytest.mark.parametrize(
    "args", [["--n-process", "0"], ["--n-process", "-2"], ["--batch-size", "0"], ["-f", "xml"]]
)
def test_extract_bad_option(folder, args):
    assert run(folder, *args).exit_code == 2


def test_extract_pipeline_with_quotes_of_its_own(folder, tmp_path):
    nlp = make_nlp("quotes_rules", spans_key="said", types=["direct"])
    nlp.to_disk(tmp_path / "pipeline")
    result = run(folder, "--pipeline", tmp_path / "pipeline")
    assert result.stderr == ""
    assert [[quote["type"] for quote in record["quotes"]] for record in records(result.stdout)] == [
        ["direct"],
        [],
    ]


def test_extract_pipeline_without_quotes_gets_them(folder, tmp_path):
    nlp = make_nlp("sentencizer")
    nlp.to_disk(tmp_path / "pipeline")
    result = run(folder, "--pipeline", tmp_path / "pipeline")
    assert [len(record["quotes"]) for record in records(result.stdout)] == [1, 1]


def test_extract_text_that_is_too_long_for_a_pipeline(folder, tmp_path):
    nlp = make_nlp("quotes_rules")
    nlp.to_disk(tmp_path / "pipeline")
    (folder / "c.txt").write_text("word " * 200_001)
    result = run(folder, "--pipeline", tmp_path / "pipeline")
    assert result.exit_code == 1 and len(records(result.stdout)) == 2
    assert "Q017" in lines_of(result)[0] and "c.txt" in lines_of(result)[0]
    assert len(records(run(folder).stdout)) == 3, "the blank pipeline takes any length"


@spacy.Language.component("fails_on_budgets")
def fails_on_budgets(doc):
    """A component of somebody else that fails now and then."""
    if "budget" in doc.text:
        raise RuntimeError("no budgets please")
    return doc


def test_extract_failing_component_costs_its_documents(folder, tmp_path, monkeypatch):
    nlp = make_nlp("fails_on_budgets")
    monkeypatch.setattr(spacy, "load", lambda name: nlp)
    result = run(folder, "--pipeline", "mine")
    assert result.exit_code == 1
    assert len(records(result.stdout)) == 1
    assert [line for line in lines_of(result) if "no budgets please" in line]
    assert "Q020" in result.stderr and "a.txt" in result.stderr
    assert lines_of(result)[-1] == "1 of 2 inputs failed."


def test_extract_with_processes_gives_the_same(folder):
    expected = run(folder)
    done = run_apart(folder, "--n-process", 2, "--batch-size", 1)
    assert done.returncode == 0, done.stderr
    assert done.stdout == expected.stdout_bytes


@POSIX
@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_extract_broken_pipe_is_quiet(tmp_path, form):
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(ONE * 40)
    command = [*COMMAND, str(tmp_path), "-f", form, "-b", "1"]
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    done.stdout.readline()
    done.stdout.close()
    errors = done.stderr.read().decode()
    done.stderr.close()
    assert done.wait(timeout=300) == 0
    assert errors == ""


@POSIX
@pytest.mark.parametrize("processes", [1, 2])
def test_extract_interrupt_is_quiet_and_leaves_no_half_file(tmp_path, processes):
    os.mkfifo(tmp_path / "slow.txt")
    (tmp_path / "a.txt").write_text(ONE)
    out = tmp_path / "out.jsonl"
    inputs = [str(tmp_path / "a.txt")] * 8 + [str(tmp_path / "slow.txt")]
    command = [*COMMAND, *inputs, "-o", str(out), "-b", "1", "-n", str(processes)]
    done = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    # Opening the other end waits for the command to get there; then it waits for us.
    with open(tmp_path / "slow.txt", "wb"):
        time.sleep(0.5)
        os.killpg(done.pid, signal.SIGINT)
        errors = done.stderr.read().decode()
    done.stderr.close()
    assert done.wait(timeout=60) == 130
    assert errors == ""
    assert not out.exists()
    assert not list(tmp_path.glob(".*"))
