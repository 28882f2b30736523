"""The README does what it says: its code runs and prints what stands beside it."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
CODE = [(language, body) for language, body in BLOCKS if language == "python"]
OUTPUTS = [body for language, body in BLOCKS if language == "text"]


def run_code() -> list[str]:
    """Run the Python blocks one after the other, as a reader would; what each of them printed."""
    names: dict[str, object] = {}
    printed = []
    for _, body in CODE:
        stream = io.StringIO()
        with warnings.catch_warnings(), contextlib.redirect_stdout(stream):
            warnings.filterwarnings("ignore", message=r"\[Q101\]")
            exec(compile(body, "README.md", "exec"), names)
        printed.append(stream.getvalue())
    return printed


def test_readme_code_prints_what_it_says():
    expected = [
        "".join(f"{line}\n" for line in re.findall(r"^print\(.*\)  # (.*)$", body, re.M)) for _, body in CODE
    ]
    # The first block prints in a loop: its output is the text block after it.
    expected[0] = OUTPUTS[1]
    assert run_code() == expected


def test_readme_listing_is_what_the_command_prints():
    listing = OUTPUTS[0]
    command = ["extract", "corpus/examples/hama.txt", "--format", "text"]
    done = subprocess.run(
        [sys.executable, "-m", "spacy", "quotes", *command],
        cwd=ROOT,
        capture_output=True,
        encoding="utf8",
        check=True,
    )
    assert done.stdout.startswith(listing)


@pytest.mark.parametrize("line", re.findall(r"^python -m spacy quotes .*$", README, re.M))
def test_readme_commands_run(line, tmp_path):
    words = [str(tmp_path / word) if word.startswith("quotes.") else word for word in line.split()[1:]]
    words = [str(ROOT / word) if word.startswith("corpus/") else word for word in words]
    done = subprocess.run([sys.executable, *words], capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stderr
    results = list(tmp_path.iterdir())
    assert done.stdout or (results and results[0].stat().st_size)


def test_readme_links_lead_somewhere():
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readme_install_commands_are_what_ci_runs():
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("the checks of the repository are not in an installed copy")
    test_command = 'python -m venv .venv && . .venv/bin/activate && pip install ".[test]" && pytest'
    assert test_command in README
    assert test_command in script.read_text(encoding="utf8").replace(" --quiet", "")
