from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner
from util import make_doc
from view.drawing import Reader

from spacy_quotes import to_json
from spacy_quotes.cli import app

ONE = "“The bridge <b>will</b> open in May,” said Carla Nunez.\r\n\r\nNothing else was said.\n"
TWO = "Mayor Ib Lund said that the budget was “a bad joke”.\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(ONE.encode())
    (tmp_path / "in" / "b.txt").write_bytes(TWO.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args, command="view", stdin=b""):
    return CliRunner().invoke(app, [command, *map(str, args)], input=stdin)


def lines_of(result):
    """Lines on standard error."""
    return result.stderr.splitlines()


def articles(path):
    return Reader(path.read_bytes().decode("utf-8")).articles


def test_view_writes_one_file(folder):
    result = run("in")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert lines_of(result) == ["Wrote quotes.html (2 documents). Open it in a browser."]
    html = folder / "quotes.html"
    assert articles(html) == [ONE, TWO]
    assert "Carla Nunez" in html.read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == ["in", "quotes.html"]


def test_view_is_a_command_of_spacy(folder):
    command = [sys.executable, "-m", "spacy", "quotes", "view", "in/a.txt", "-o", "page.html"]
    done = subprocess.run(command, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert articles(folder / "page.html") == [ONE]


def test_view_of_extracted_lines_is_that_of_the_texts(folder):
    assert run("in", "-o", "lines.jsonl", command="extract").exit_code == 0
    run("in", "-o", "texts.html")
    result = run("lines.jsonl", "-o", "lines.html")
    told = ["Wrote lines.html (2 documents). Open it in a browser."]
    assert (result.exit_code, lines_of(result)) == (0, told), "no pipeline is loaded"
    read = [Reader((folder / name).read_text(encoding="utf-8")) for name in ("texts.html", "lines.html")]
    assert read[0].marks == read[1].marks and read[0].articles == read[1].articles


@pytest.mark.parametrize("name", ["lines.jsonl.gz", "LINES.JSONL", "lines.ndjson", "lines.jsonl.zst"])
def test_view_of_packed_lines_is_that_of_lines(folder, name):
    if name.endswith("zst"):
        pytest.importorskip("backports.zstd")
    run("in", "-o", "lines.jsonl", command="extract")
    run("in", "-o", name, command="extract")
    for page in ("lines.jsonl", name):
        result = run(page, "-o", f"{page}.html")
        assert result.exit_code == 0 and len(lines_of(result)) == 1
    assert (folder / f"{name}.html").read_bytes() == (folder / "lines.jsonl.html").read_bytes()


def test_view_damaged_or_other_tables_get_one_line_and_the_others_go_on(folder):
    run("in", "-o", "lines.jsonl.gz", command="extract")
    (folder / "cut.jsonl.gz").write_bytes((folder / "lines.jsonl.gz").read_bytes()[:-20])
    (folder / "quotes.csv").write_text("id,quote\n")
    result = run("cut.jsonl.gz", "quotes.csv", "in/a.txt")
    assert result.exit_code == 1
    assert ["cut.jsonl.gz" in lines_of(result)[0], "Q013" in lines_of(result)[0]] == [True, True]
    assert "quotes.csv" in lines_of(result)[1] and "JSON lines" in lines_of(result)[1]
    assert articles(folder / "quotes.html")[-1] == ONE


def test_view_standard_input_among_others(folder):
    (folder / "doc.jsonl").write_text(json.dumps(to_json(make_doc())) + "\n", encoding="utf-8")
    assert run("in/b.txt", "-", "doc.jsonl", stdin=ONE.encode()).exit_code == 0
    assert articles(folder / "quotes.html") == [TWO, ONE, make_doc().text]


def test_view_input_that_fails_gets_one_line_and_the_others_go_on(folder):
    (folder / "bad.jsonl").write_text('{"text": "It rained."}\n{"text"\n{"quotes": []}\n')
    result = run("in/a.txt", "no.txt", "bad.jsonl", "no.jsonl")
    assert result.exit_code == 1
    codes = [re.search(r"\[(Q\d+)\]", line).group(1) for line in lines_of(result)[:-1]]
    assert codes == ["Q012", "Q021", "Q021", "Q012"]
    assert "bad.jsonl:2" in lines_of(result)[1]
    assert articles(folder / "quotes.html") == [ONE, "It rained."]


def test_view_on_standard_output_is_only_the_page(folder):
    result = run("in/a.txt", "-o", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Reader(result.stdout).articles == [ONE]


def test_view_without_any_document_writes_nothing(folder):
    result = run("no.txt")
    assert result.exit_code == 1 and "Q023" in lines_of(result)[-1]
    assert not (folder / "quotes.html").exists()


def test_view_of_lines_without_a_document_says_so(folder):
    (folder / "none.jsonl").write_text("\n")
    result = run("none.jsonl")
    assert result.exit_code == 1 and "hold no line" in result.stderr and "above" not in result.stderr


def test_view_does_not_write_over_what_it_reads(folder):
    for name in ("in/a.txt", "in"):
        result = run(name, "-o", "in/a.txt")
        assert result.exit_code == 1 and "Q019" in result.stderr
    assert (folder / "in" / "a.txt").read_bytes() == ONE.encode()


@pytest.mark.parametrize("args", [["-o", "no/such/page.html"], ["--pipeline", "no_such_pipeline"]])
def test_view_that_cannot_be_done(folder, args):
    result = run("in", *args)
    assert result.exit_code == 1 and len(lines_of(result)) == 1


def test_view_options(folder):
    run("in", "-o", "all.html")
    run("in", "-o", "few.html", "--min-score", "1")
    run("in", "-o", "roles.html", "--color-by", "role")
    read = {name: (folder / f"{name}.html").read_text(encoding="utf-8") for name in ("all", "few", "roles")}
    assert Reader(read["all"]).marks and not Reader(read["few"]).marks
    assert Reader(read["roles"]).marks == Reader(read["all"]).marks and read["roles"] != read["all"]


@pytest.mark.parametrize("args", [["--color-by", "type"], ["--min-score", "2"], ["--port", "99999"]])
def test_view_bad_option(folder, args):
    assert run("in", *args).exit_code == 2


def test_view_needs_an_input(folder):
    assert run().exit_code == 2


@POSIX
def test_view_serves_until_it_is_interrupted(folder):
    command = [sys.executable, "-m", "spacy", "quotes", "view", "in/a.txt", "--serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as done:
        address = urlsplit(re.search(r"http://\S+", done.stdout.readline()).group())
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        connection.request("GET", "/")
        assert Reader(connection.getresponse().read().decode("utf-8")).articles == [ONE]
        connection.close()
        done.send_signal(signal.SIGINT)
        assert done.wait(timeout=60) == 0
        assert done.stderr.read() == ""
    assert not (folder / "quotes.html").exists()


def test_view_port_that_is_taken(folder):
    from spacy_quotes.view.server import make_server

    with make_server("", 0) as other:
        result = run("in/a.txt", "--serve", "--port", other.server_port)
    assert result.exit_code == 1
    assert "Q038" in lines_of(result)[-1] and str(other.server_port) in lines_of(result)[-1]
