"""The pages in docs do what they say: their blocks run in order, and print what stands beside them."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
# A recipe says in its first command what it needs beyond the package.
EXTRAS = {"parquet": "pyarrow", "zstd": "backports.zstd", "ray": "ray", "plots": "matplotlib"}
BLOCK = re.compile(r"^```(python|bash)\n(.*?)^```$", re.M | re.S)
RECIPES = [
    pytest.param(recipe, id=f"{page.stem}: {recipe.splitlines()[0]}")
    for page in PAGES
    for recipe in re.split(r"^## ", page.read_text(encoding="utf8"), flags=re.M)[1:]
    if BLOCK.search(recipe)
]


def _is_there(extra: str) -> bool:
    """Whether what an extra brings is installed."""
    with contextlib.suppress(ModuleNotFoundError):
        return importlib.util.find_spec(EXTRAS[extra]) is not None
    return False


@pytest.mark.parametrize("recipe", RECIPES)
def test_docs_recipe_runs(recipe, tmp_path, monkeypatch):
    for extras in re.findall(r"spacy-quotes\[([\w,]+)\]", recipe):
        missing = [extra for extra in extras.split(",") if extra in EXTRAS and not _is_there(extra)]
        if missing:
            pytest.skip(f"needs the extra {missing}")
    shutil.copytree(ROOT / "corpus" / "examples", tmp_path / "corpus" / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for language, body in BLOCK.findall(recipe):
        if language == "python":
            stream = io.StringIO()
            with contextlib.redirect_stdout(stream):
                exec(compile(body, "docs", "exec"), names)
            wanted = re.findall(r"^ *print\(.*\)  # (.*)$", body, re.M)
            if wanted:
                assert stream.getvalue().splitlines() == wanted
        else:
            for line in re.findall(r"^python -m .*$", body, re.M):
                command = [sys.executable, *line.split()[1:]]
                done = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
                assert done.returncode == 0, (line, done.stderr)


def test_docs_recipes_leave_the_files_of_others_alone():
    written: list[str] = []
    for recipe in RECIPES:
        (body,) = recipe.values
        # Several commands of one recipe may name a file again.
        bash = set(re.findall(r"(?:-o|--output|convert \S+) ([\w.]+)$|(?:-o|--output) ([\w.]+) ", body, re.M))
        python = set(re.findall(r"(?:open|Path|to_disk)\(\"([\w.]+)\"", body))
        written += {name for pair in bash for name in pair if name} | python
    assert len(written) > 10
    assert sorted(written) == sorted(set(written))


def test_docs_links_lead_somewhere():
    for page in PAGES:
        links = re.findall(r"\]\(((?!http)[^)#]+)\)", page.read_text(encoding="utf8"))
        assert [link for link in links if not (page.parent / link).exists()] == []


def test_docs_reference_is_what_the_docstrings_say():
    command = [sys.executable, str(ROOT / "docs" / "make_reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
