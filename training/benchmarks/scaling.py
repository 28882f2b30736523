"""How much faster `extract` is on several processes than on one.

    python training/benchmarks/scaling.py [--documents 20000] [--save training/metrics/scaling.json]

The same table of made-up documents goes through `python -m spacy quotes extract` with one process and with
several, in turn; the best run of each counts, by the clock, start-up and writing with it. A table of a few
documents tells how much of that is start-up. The outputs must be the same byte by byte. Exits with 1 where
they are not, or where the processes miss the bar. Nothing else should run on the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer
from soak import ARTICLES, make_texts
from texts import read_articles
from wasabi import msg

BAR = 0.85  # of the number of processes
FEW = 32  # documents that are nothing beside starting
# A thread each: one process that multiplies on all cores would be no measure.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def write_table(path: Path, texts: list[str]) -> None:
    """Write texts as JSON lines."""
    records = ({"id": f"d{number:06}", "text": text} for number, text in enumerate(texts))
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def measure(table: Path, output: Path, processes: int) -> float:
    """Seconds of one run of `extract`."""
    command = [sys.executable, "-m", "spacy", "quotes", "extract", str(table)]
    command += ["--output", str(output), "--n-process", str(processes)]
    start = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, **dict.fromkeys(THREADS, "1")})
    return time.perf_counter() - start


def compare(folder: Path, texts: list[str], processes: int, rounds: int) -> dict[str, Any]:
    """Seconds of the best runs, and whether the outputs are the same."""
    table, few = folder / "table.jsonl", folder / "few.jsonl"
    write_table(table, texts)
    write_table(few, texts[:FEW])
    seconds: dict[str, dict[int, float]] = {"all": {}, "start": {}}
    for number in range(rounds):
        for n in (1, processes):
            for name, source in (("start", few), ("all", table)):
                took = measure(source, folder / f"{name}-{n}.jsonl", n)
                seconds[name][n] = min(took, seconds[name].get(n, took))
            msg.text(f"round {number + 1}: {n} processes: {seconds['all'][n]:.1f} s at best")
    same = (folder / "all-1.jsonl").read_bytes() == (folder / f"all-{processes}.jsonl").read_bytes()
    return {
        "seconds": {str(n): round(took, 1) for n, took in seconds["all"].items()},
        "start_seconds": {str(n): round(took, 1) for n, took in seconds["start"].items()},
        "ratio": round(seconds["all"][1] / seconds["all"][processes], 2),
        "same": same,
    }


def main(
    documents: int = 20_000,
    texts: Path = ARTICLES,
    *,
    shortest: int = 60,
    longest: int = 400,
    processes: int = 2,
    rounds: int = 2,
    seed: int = 0,
    save: Path | None = None,
) -> None:
    """Measure, print the ratio, and judge it."""
    cores, load = os.cpu_count() or 1, os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    if processes > cores or load > 0.5:
        msg.warn(f"{processes} processes on {cores} cores, load {load:.1f}: the figures will be too low")
    paragraphs = [paragraph for article in read_articles(texts) for paragraph in article]
    made = list(islice(make_texts(paragraphs, shortest, longest, seed=seed), documents))
    words = sum(len(text.split()) for text in made)
    with TemporaryDirectory() as folder:
        result = compare(Path(folder), made, processes, rounds)
    result.update(documents=documents, words=words, processes=processes, cores=cores, load=round(load, 1))
    msg.table([(name, str(value)) for name, value in result.items()])
    if save:
        save.parent.mkdir(parents=True, exist_ok=True)
        save.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    bar = BAR * processes
    (msg.good if result["same"] else msg.fail)("the same output byte by byte")
    told = f"{result['ratio']:.2f} times as fast on {processes} processes as on one (bar: {bar:.2f})"
    (msg.good if result["ratio"] >= bar else msg.fail)(told)
    if not result["same"] or result["ratio"] < bar:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
