"""The figures of `speed.py` as the tables of the README, and whether they are good enough.

python training/benchmarks/speed_tables.py training/metrics/speed.json
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from measure import PIPELINES
from wasabi import msg

START_BAR = 30.0  # milliseconds that the plugin may add to `spacy.blank`
SPEED_BAR = 4.5  # times the speed of the pipeline with a parser
ADDED_BAR = 0.35  # of the time of that pipeline, for the component added to it
MEMORY_BAR = 250.0  # megabytes in all, spaCy and Python with them
LENGTH_BAR = 1.2  # times the time that as many words take in shorter documents
SPEAKERS_BAR = 0.15  # of the time of the component, for finding who the speakers are
ORDER = ("quotes", "quotes_rules", "parser", "textacy", "parser_quotes", "tokenizer")
Figures = dict[str, Any]


def show(figures: Figures) -> None:
    """Print tables and bars.

    figures (Dict[str, Any]): as `speed.py` saves them.
    """
    print("\n".join(["", *_compare(figures), "", *_by_size(figures), "", _stages(figures), ""]))
    for text, good in judge(figures):
        (msg.good if good else msg.fail)(text)


def judge(figures: Figures) -> Iterator[tuple[str, bool]]:
    """Hold figures against their bars, as far as they were measured.

    figures (Dict[str, Any]): as `speed.py` saves them.
    YIELDS (Tuple[str, bool]): a sentence with figure and bar, and whether the bar is met.
    """
    first, last = figures["lengths"][0], figures["lengths"][-1]
    ours, parser = _sizes(figures, "quotes"), _sizes(figures, "parser")
    if ours:
        yield _ratio("a word in the longest document", ours[last], ours[first])
        if figures["huge"]:
            one, ten = figures["huge"]
            yield _ratio(f"{one} words", ours[one], ours[ten])
        memory = ours[first]["memory_mb"]
        yield f"{memory:.0f} MB at the peak (bar: {MEMORY_BAR:.0f})", memory <= MEMORY_BAR
    if ours and parser:
        times = ours[first]["words_per_second"] / parser[first]["words_per_second"]
        yield f"{times:.1f} times as fast as en_core_web_sm (bar: {SPEED_BAR:g})", times >= SPEED_BAR
    both = _sizes(figures, "parser_quotes")
    if both and parser:
        added = both[first]["seconds"] / parser[first]["seconds"] - 1
        yield f"{added:.0%} added to the time of en_core_web_sm (bar: {ADDED_BAR:.0%})", added <= ADDED_BAR
    share = figures["stages"].get("speakers", 0.0)
    yield f"{share:.0%} of the component's time for speakers (bar: {SPEAKERS_BAR:.0%})", share <= SPEAKERS_BAR
    start = figures["start"]["added_ms"]
    yield f"{start} ms added to spacy.blank (bar: {START_BAR:g})", start <= START_BAR


def microseconds(row: Figures) -> float:
    """Time a word.

    row (Dict[str, Any]): what was measured of a pipeline on a size.
    RETURNS (float): in microseconds.
    """
    return float(1e6 * row["seconds"] / row["words"])


def _compare(figures: Figures) -> Iterator[str]:
    """The table of pipelines, on documents of the first length."""
    base = figures["lengths"][0]
    parser = _sizes(figures, "parser")
    yield f"| {base} words | words a second | times `en_core_web_sm` | ready after | peak memory |"
    yield "|---|---|---|---|---|"
    for name in ORDER:
        row = _sizes(figures, name).get(base)
        if row:
            speed = row["words_per_second"]
            times = f"{speed / parser[base]['words_per_second']:.1f}" if parser else ""
            of = figures["pipelines"][name]
            ready = f"{(of['load_ms'] + of['first_ms']) / 1000:.1f} s"
            note = f" (gave up on {row['refused']} of {row['documents']})" if row["refused"] else ""
            cells = (PIPELINES[name].label + note, f"{speed:,}", times, ready, f"{row['memory_mb']:.0f} MB")
            yield f"| {' | '.join(cells)} |"


def _by_size(figures: Figures) -> Iterator[str]:
    """The table of what length and number of documents cost."""
    names = [name for name in ORDER if name in figures["pipelines"] and name != "parser_quotes"]
    yield f"| µs a word, peak MB | {' | '.join(PIPELINES[name].label for name in names)} |"
    yield f"|---|{'---|' * len(names)}"
    for size in dict.fromkeys([*figures["counts"], *figures["lengths"], *reversed(figures["huge"])]):
        rows = [_sizes(figures, name).get(size) for name in names]
        cells = [f"{microseconds(row):.3g}, {row['memory_mb']:,.0f}" if row else "" for row in rows]
        if any(cells):
            yield f"| {size} words | {' | '.join(cells)} |"


def _stages(figures: Figures) -> str:
    """The sentence about where the time goes."""
    shares = ", ".join(f"{stage} {share:.0%}" for stage, share in figures["stages"].items())
    return f"Of the time of `quotes`: {shares}."


def _ratio(what: str, row: Figures, other: Figures) -> tuple[str, bool]:
    """Whether a word takes about as long as in shorter documents."""
    ratio = microseconds(row) / microseconds(other)
    text = f"{what}: {ratio:.2f} times the time of shorter documents (bar: {LENGTH_BAR:g})"
    return f"{text}, {row['memory_mb']:,.0f} MB at the peak", ratio <= LENGTH_BAR


def _sizes(figures: Figures, name: str) -> dict[str, Figures]:
    """What was measured of a pipeline, by size; nothing where it was left out."""
    of: dict[str, Figures] = figures["pipelines"].get(name, {}).get("sizes", {})
    return of


def main(path: Path) -> None:
    """Print tables and bars of saved figures."""
    show(json.loads(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    typer.run(main)
