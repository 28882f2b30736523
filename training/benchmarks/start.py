"""Time of `spacy.blank` with and without this package, and of the first use: the part of `speed.py` that
tells what everybody pays who has it installed.

    python training/benchmarks/start.py with|without
"""

from __future__ import annotations

import statistics
import sys
import time

import spacy
from children import hide_plugin, run_child

WITH, WITHOUT = "with", "without"


def measure_start(rounds: int) -> dict[str, float]:
    """Measure the start in new processes, with and without the package in turn.

    rounds (int): how many processes are started for each.
    RETURNS (Dict[str, float]): milliseconds of the processor, the median of all processes.
    """
    runs: dict[str, list[list[float]]] = {WITHOUT: [], WITH: []}
    for _ in range(rounds):
        for how, times in runs.items():
            times.append([float(number) for number in run_child("start.py", how).split()])
    blank = {how: statistics.median(run[0] for run in times) for how, times in runs.items()}
    return {
        "blank_ms": round(blank[WITHOUT], 1),
        "blank_with_plugin_ms": round(blank[WITH], 1),
        "added_ms": round(blank[WITH] - blank[WITHOUT], 1),
        "add_pipe_and_first_text_ms": round(statistics.median(run[1] for run in runs[WITH]), 1),
    }


def main(how: str) -> None:
    """Measure once and print the milliseconds of `spacy.blank` and of adding and using the component."""
    if how == WITHOUT:
        hide_plugin()
    start = time.process_time()
    nlp = spacy.blank("en")
    blank = time.process_time()
    if nlp.has_factory("quotes") != (how == WITH):
        sys.exit("The plugin is there where it should not be, or is not installed.")
    if how == WITH:
        nlp.add_pipe("quotes")
        nlp("A first text loads the weights.")
    print(1000 * (blank - start), 1000 * (time.process_time() - blank))


if __name__ == "__main__":
    main(*sys.argv[1:])
