"""The README does what it says: its code runs and prints what stands beside it."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.util import registry
from thinc.api import Config

import spacy_quotes

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
            warnings.simplefilter("error", UserWarning)
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


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    """A folder with the corpus in it, where the commands were run one after the other."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    done = {}
    for line in re.findall(r"^python -m spacy quotes .*$", README, re.M):
        command = [sys.executable, *line.split()[1:]]
        done[line] = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf8", check=False)
    return folder, done


def test_readme_commands_run(workplace):
    folder, done = workplace
    assert len(done) > 6
    for line, result in done.items():
        assert result.returncode == 0, (line, result.stderr)
        assert result.stdout or "output" in line or "convert" in line
    assert all(
        (folder / name).stat().st_size for name in ("quotes.jsonl", "quotes.csv", "train.spacy", "mine")
    )


def test_readme_config_reads_the_corpus(workplace, monkeypatch):
    monkeypatch.chdir(workplace[0])
    (block,) = [body for language, body in BLOCKS if language == "ini"]
    reader = registry.resolve(Config().from_str(block)["corpora"])["train"]
    examples = list(reader(spacy.blank("en")))
    assert len(examples) > 200 and any(example.reference._.quotes for example in examples)


def test_readme_links_lead_somewhere():
    links = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert links
    # What is in the package is where that is installed.
    package = Path(spacy_quotes.__file__).parents[1]
    folders = [package if link.startswith("spacy_quotes/") else ROOT for link in links]
    gone = [link for folder, link in zip(folders, links, strict=True) if not (folder / link).exists()]
    assert gone == []


def test_readme_install_commands_are_what_ci_runs():
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("the checks of the repository are not in an installed copy")
    test_command = 'python -m venv .venv && . .venv/bin/activate && pip install ".[test]" && pytest'
    assert test_command in README
    assert test_command in script.read_text(encoding="utf8").replace(" --quiet", "")
