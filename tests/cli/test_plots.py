from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest
from typer.testing import CliRunner

from spacy_quotes.cli import app
from spacy_quotes.cli.plots import read_date

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def corpus(tmp_path):
    """Writes documents of one quote each, by name of the speaker and date."""

    def write(*documents):
        path = tmp_path / "quotes.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for number, (speaker, day) in enumerate(documents):
                quote = {"content": [[0, 9]], "type": "direct", "speaker": speaker}
                meta = {"date": day} if day else {}
                record = {"id": str(number), "text": "It rained.", "quotes": [quote], "meta": meta}
                stream.write(json.dumps(record) + "\n")
        return path

    return write


def run(*args):
    return CliRunner().invoke(app, ["stats", *map(str, args)])


def plot(path, folder):
    """Runs the command and gives the names of the pictures with their height in pixels."""
    pytest.importorskip("matplotlib", reason="needs the extra 'plots'")
    result = run(path, "--plot", folder)
    assert result.exit_code == 0, result.stderr
    heights = {}
    for file in folder.iterdir():
        data = file.read_bytes()
        assert data.startswith(PNG) and len(data) > 2000
        heights[file.name] = int.from_bytes(data[20:24], "big")
    return heights


def test_plots_without_dates_and_with_them(corpus, tmp_path):
    assert set(plot(corpus(("Ann", ""), ("Bea", "")), tmp_path / "one")) == {"by_type.png", "by_speaker.png"}
    dated = plot(corpus(("Ann", "2024-01-31"), ("Bea", "2024-02-01T10:00")), tmp_path / "two" / "deep")
    assert set(dated) == {"by_type.png", "by_speaker.png", "by_date.png"}


def test_plots_without_speakers(corpus, tmp_path):
    assert set(plot(corpus((None, "")), tmp_path / "pictures")) == {"by_type.png"}


def test_plots_join_names_and_not_descriptions(corpus, tmp_path):
    heights = [
        plot(corpus((one, ""), (two, "")), tmp_path / one)["by_speaker.png"]
        for one, two in (("Ann Lee", "Ann Lee"), ("police", "police"), ("Bo", "Ann Lee"))
    ]
    assert heights[0] < heights[1] == heights[2]


def test_plots_show_no_more_than_the_speakers_with_most_quotes(corpus, tmp_path):
    few = plot(corpus(*[(f"Speaker {n}", "") for n in range(20)]), tmp_path / "few")
    many = plot(corpus(*[(f"Speaker {n}", "") for n in range(200)]), tmp_path / "many")
    assert few["by_speaker.png"] == many["by_speaker.png"]


@pytest.mark.parametrize("last", ["2024-01-09", "2024-11-30", "2031-01-01"])
def test_plots_of_any_stretch_of_time(corpus, tmp_path, last):
    assert "by_date.png" in plot(corpus(("Ann", "2024-01-01"), ("Ann", last)), tmp_path / "pictures")


@pytest.mark.parametrize("name", ["$x^", "李明", "ليلى", "A\nB", "x" * 500, "_\\frac{"])
def test_plots_any_name_is_text(corpus, tmp_path, name):
    assert "by_speaker.png" in plot(corpus((name, "")), tmp_path / "pictures")


def test_plots_are_beside_the_counts(corpus, tmp_path):
    pytest.importorskip("matplotlib", reason="needs the extra 'plots'")
    path = corpus(("Ann", ""))
    assert run(path, "--json", "--plot", tmp_path / "pictures").stdout == run(path, "--json").stdout


def test_plots_folder_that_cannot_be_written(corpus):
    pytest.importorskip("matplotlib", reason="needs the extra 'plots'")
    path = corpus(("Ann", ""))
    result = run(path, "--plot", path)
    assert result.exit_code == 1 and "Q019" in result.stderr and result.stdout == ""


def test_plots_without_matplotlib_say_what_to_install(corpus, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run(corpus(("Ann", "")), "--plot", tmp_path / "pictures")
    assert result.exit_code == 1
    assert "Q040" in result.stderr and 'pip install "spacy-quotes[plots]"' in result.stderr
    assert not (tmp_path / "pictures").exists()


def test_plots_leave_matplotlib_alone_where_none_are_wanted(corpus):
    code = """
import sys
from typer.testing import CliRunner
from spacy_quotes.cli import app
assert CliRunner().invoke(app, ["stats", sys.argv[1]]).exit_code == 0
print(sorted(name for name in sys.modules if name.startswith("matplotlib")))
"""
    # Apart, as other tests have imported it here.
    command = [sys.executable, "-c", code, str(corpus(("Ann", "")))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.parametrize(
    "value, expected",
    [
        ("2024-12-05", date(2024, 12, 5)),
        ("2024-12-05T23:59:00Z", date(2024, 12, 5)),
        ("2024-13-05", None),
        ("5 December 2024", None),
        ("", None),
        (20241205, None),
        (None, None),
    ],
)
def test_plots_read_date(value, expected):
    assert read_date(value) == expected
