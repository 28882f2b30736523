"""Words a second, time to load and memory of the component and its rules, beside the tokenizer alone,
`en_core_web_sm` and textacy; and what length and number of documents cost.

    python training/benchmarks/speed.py --huge --save training/metrics/speed.json --plot docs/speed.png

What is not installed is left out. Every figure is of a process of its own with one thread, and the processor
time of that. Pipelines take turns in every round, so that a busy machine slows all of them alike; the best
run of each counts. Words are tokens that are no white space. The texts are annotated articles of this
project without their annotation, in random order, one after the other up to the length that is wanted
(`--texts` takes another folder with `*.txt`). Prints the tables of the README, and the bars.
"""

from __future__ import annotations

import importlib.util
import json
import random
import statistics
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import typer
from measure import PIPELINES, Run, run_pipeline
from speed_tables import show
from stages import run_stages
from start import measure_start
from texts import read_articles
from wasabi import msg

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
OURS = ("quotes_rules", "quotes")
# Processes that are started, each way, in a round: one alone tells little.
STARTS = 9


class Size(NamedTuple):
    """What a pipeline is measured on.

    documents (int): how many there are.
    words (int): words of each, about.
    """

    documents: int
    words: int

    @property
    def name(self) -> str:
        """RETURNS (str): what the figures call it."""
        return f"{self.documents:,} x {self.words:,}"


class Sizes(NamedTuple):
    """All that is measured on, from a number of documents and their words.

    lengths (List[Size]): as many words in ever longer documents.
    counts (List[Size]): ever more documents.
    huge (List[Size]): one document of ten times as many words, and those words in ten; or none.
    """

    lengths: list[Size]
    counts: list[Size]
    huge: list[Size]

    @classmethod
    def make(cls, documents: int, words: int, *, huge: bool) -> Sizes:
        """Make the sizes.

        documents (int): documents of the first size; a multiple of ten gives a length between.
        words (int): words of each.
        huge (bool): whether to measure on the huge ones.
        RETURNS (Sizes): the sizes.
        """
        whole = documents * words
        parts = [by for by in dict.fromkeys((1, 10, documents)) if documents % by == 0]
        lengths = [Size(documents // by, words * by) for by in parts]
        counts = [Size(max(documents // 10, 1), words), Size(documents, words), Size(10 * documents, words)]
        return cls(lengths, counts, [Size(1, 10 * whole), Size(10, whole)] if huge else [])

    def wanted(self) -> Iterator[tuple[str, Size]]:
        """YIELDS (Tuple[str, Size]): names of pipelines, and what to measure them on."""
        for size in dict.fromkeys([*self.lengths, *self.counts, *self.huge]):
            for name, pipeline in PIPELINES.items():
                # A parser needs minutes and gigabytes; ours behind it is compared with it once.
                if name == "parser_quotes":
                    fits = size == self.lengths[0]
                elif pipeline.has_parser:
                    fits = size in self.lengths
                else:
                    fits = name in OURS or size not in self.huge
                if fits:
                    yield name, size


def main(
    rounds: int = 3,
    documents: int = 100,
    words: int = 1_000,
    *,
    texts: Path = ARTICLES,
    pipelines: str = ",".join(PIPELINES),
    huge: bool = False,
    save: Path | None = None,
    plot: Path | None = None,
) -> None:
    """Measure, print the tables, save the figures and draw them where that is asked for."""
    if plot and importlib.util.find_spec("matplotlib") is None:
        msg.fail("matplotlib is not installed: pip install spacy-quotes[plots]", exits=1)
    names = _choose(pipelines)
    sizes = Sizes.make(documents, words, huge=huge)
    articles = read_articles(texts)
    random.Random(0).shuffle(articles)
    paragraphs = [paragraph for article in articles for paragraph in article]
    figures: dict[str, Any] = {
        "versions": {name: version(name) for name in ("spacy", "textacy") if importlib.util.find_spec(name)},
        "rounds": rounds,
        **{kind: [size.name for size in of] for kind, of in sizes._asdict().items()},
        "start": measure_start(STARTS * rounds),
        "stages": run_stages(make_texts(paragraphs, sizes.lengths[0])),
        "pipelines": summarize(take_turns(names, sizes, paragraphs, rounds)),
    }
    figures["versions"]["python"] = sys.version.split()[0]
    show(figures)
    if save:
        save.parent.mkdir(parents=True, exist_ok=True)
        save.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        msg.good(f"Saved to {save}")
    if plot:
        from speed_plot import draw

        draw(figures, plot)
        msg.good(f"Drawn to {plot}")


def make_texts(paragraphs: list[str], size: Size) -> list[str]:
    """Make texts of paragraphs, each going on where the one before ends.

    paragraphs (List[str]): begun again after the last.
    size (Size): how many texts, and the number of words that they have at least.
    RETURNS (List[str]): the texts.
    """
    lengths = [len(paragraph.split()) for paragraph in paragraphs]
    texts, at = [], 0
    for _ in range(size.documents):
        chosen: list[str] = []
        words = 0
        while words < size.words:
            chosen.append(paragraphs[at])
            words += lengths[at]
            at = (at + 1) % len(paragraphs)
        texts.append("\n\n".join(chosen))
    return texts


def take_turns(
    names: list[str], sizes: Sizes, paragraphs: list[str], rounds: int
) -> dict[tuple[str, Size], list[Run]]:
    """Measure pipelines in turn.

    names (List[str]): the pipelines.
    sizes (Sizes): what to measure them on.
    paragraphs (List[str]): what texts are made of.
    rounds (int): how many times to measure each.
    RETURNS (Dict[Tuple[str, Size], List[Run]]): what was measured.
    """
    runs: dict[tuple[str, Size], list[Run]] = {}
    for number in range(1, rounds + 1):
        for name, size in sizes.wanted():
            if name in names:
                run = run_pipeline(name, make_texts(paragraphs, size))
                runs.setdefault((name, size), []).append(run)
                told = f"{run.words / run.seconds:,.0f} words/s, {run.memory_mb:,.0f} MB"
                msg.text(f"round {number}: {name}, {size.name}: {told}")
                sys.stdout.flush()
    return runs


def summarize(runs: dict[tuple[str, Size], list[Run]]) -> dict[str, dict[str, Any]]:
    """Take the best time, the most memory and the median time to load.

    runs (Dict[Tuple[str, Size], List[Run]]): what was measured.
    RETURNS (Dict[str, Dict[str, Any]]): figures by pipeline, those of speed and memory by size.
    """
    loads: dict[str, list[Run]] = {}
    figures: dict[str, dict[str, Any]] = {}
    for (name, size), some in runs.items():
        loads.setdefault(name, []).extend(some)
        best = min(run.seconds for run in some)
        figures.setdefault(name, {"load_ms": 0.0, "first_ms": 0.0, "sizes": {}})["sizes"][size.name] = {
            "documents": size.documents,
            "words": some[0].words,
            "seconds": round(best, 3),
            "words_per_second": round(some[0].words / best),
            "memory_mb": round(max(run.memory_mb for run in some), 1),
            "refused": some[0].refused,
        }
    for name, some in loads.items():
        figures[name]["load_ms"] = round(statistics.median(run.load_ms for run in some), 1)
        figures[name]["first_ms"] = round(statistics.median(run.first_ms for run in some), 1)
    return figures


def _choose(pipelines: str) -> list[str]:
    """Names of pipelines, those that can be made; says which are left out."""
    names = []
    for name in pipelines.split(","):
        if name not in PIPELINES:
            msg.fail(f"There is no {name!r} among {', '.join(PIPELINES)}", exits=1)
        missing = PIPELINES[name].missing()
        if missing:
            msg.warn(f"{missing} is not installed: {PIPELINES[name].label} is left out")
        else:
            names.append(name)
    return names


if __name__ == "__main__":
    typer.run(main)
