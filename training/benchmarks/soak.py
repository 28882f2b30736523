"""Memory of one process that takes many documents: it must stay where it was.

    python training/benchmarks/soak.py [--documents 200000] [--save training/metrics/soak.json]

Documents are mixed of the paragraphs of articles and end with a quote whose speaker has a made-up name, so
that each brings words that none before it had, as news does. They are taken batch by batch, each inside
`nlp.memory_zone()`, and their quotes are read there: without it spaCy keeps every word it has seen
(`--no-zone` shows how much that is). Exits with 1 where memory grows in the second half.
"""

from __future__ import annotations

import os

# Before numpy is imported: one process, one thread.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import json
import random
import re
import resource
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import spacy
import typer
from spacy.language import Language
from texts import read_articles
from wasabi import msg

from spacy_quotes import to_json

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
BATCH, COMPARED = 1_000, 200  # documents
BAR = 30.0  # megabytes that the second half may add
STATUS = Path("/proc/self/status")  # only on Linux
_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")


class Row(NamedTuple):
    """What was measured at a time.

    documents (int): taken so far.
    megabytes (float): resident memory.
    strings (int): words that the vocabulary keeps.
    quotes (int): found so far.
    seconds (float): since the first document.
    """

    documents: int
    megabytes: float
    strings: int
    quotes: int
    seconds: float


def make_texts(paragraphs: list[str], shortest: int, longest: int, *, seed: int) -> Iterator[str]:
    """Endless texts of about so many words, all different."""
    lengths = [len(paragraph.split()) for paragraph in paragraphs]
    chance = random.Random(seed)
    while True:
        wanted, words, chosen = chance.randint(shortest, longest), 0, []
        while words < wanted:
            at = chance.randrange(len(paragraphs))
            chosen.append(paragraphs[at])
            words += lengths[at]
        name = f"{_make_name(chance)} {_make_name(chance)}"
        chosen.append(f"“We heard of case {chance.getrandbits(40)} today,” said {name}, a clerk.")
        yield "\n\n".join(chosen)


def measure_memory() -> float:
    """Megabytes that this process has in memory; the most it ever had where the system tells only that."""
    if STATUS.exists():
        found = _RESIDENT.search(STATUS.read_text(encoding="utf-8"))
        if found:
            return int(found[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def soak(nlp: Language, texts: Iterator[str], documents: int, every: int, *, zone: bool) -> Iterator[Row]:
    """Take documents batch by batch and measure now and then."""
    done = quotes = 0
    start = time.perf_counter()
    while done < documents:
        batch = list(islice(texts, min(BATCH, documents - done)))
        with nlp.memory_zone() if zone else nullcontext():
            for doc in nlp.pipe(batch):
                quotes += len(doc._.quotes)
        done += len(batch)
        if done % every < len(batch) or done == documents:
            seconds = time.perf_counter() - start
            yield Row(done, round(measure_memory(), 1), len(nlp.vocab.strings), quotes, round(seconds, 1))


def compare(nlp: Language, texts: list[str]) -> bool:
    """Whether the same is found inside a zone, after another zone was left, and outside."""
    found = []
    for zone in (nullcontext(), nlp.memory_zone(), nlp.memory_zone()):
        with zone:
            found.append([json.dumps(to_json(doc)) for doc in nlp.pipe(texts)])
    return found[0] == found[1] == found[2]


def growth(rows: list[Row]) -> float:
    """Megabytes that the second half added to what the first one ended with."""
    middle = next(row for row in rows if 2 * row.documents >= rows[-1].documents)
    return round(
        max(row.megabytes for row in rows if row.documents >= middle.documents) - middle.megabytes, 1
    )


def main(
    documents: int = 200_000,
    texts: Path = ARTICLES,
    *,
    shortest: int = 60,
    longest: int = 400,
    every: int = 10_000,
    component: str = "quotes",
    zone: bool = True,
    seed: int = 0,
    save: Path | None = None,
) -> None:
    """Take documents, print the memory as it goes, and judge it."""
    # A document that fails would cost nothing.
    warnings.filterwarnings("error", message=r".*\[Q104\]")
    nlp = spacy.blank("en")
    nlp.add_pipe(component)
    paragraphs = [paragraph for article in read_articles(texts) for paragraph in article]
    same = compare(nlp, list(islice(make_texts(paragraphs, shortest, longest, seed=seed + 1), COMPARED)))
    made = make_texts(paragraphs, shortest, longest, seed=seed)
    rows: list[Row] = []
    msg.text("".join(f"{name:>12}" for name in Row._fields))
    for row in soak(nlp, made, documents, every, zone=zone):
        rows.append(row)
        msg.text("".join(f"{value:>12,}" for value in row))
        sys.stdout.flush()
    grown = growth(rows)
    if save:
        result: dict[str, Any] = {"component": component, "zone": zone, "grown_mb": grown, "same": same}
        result["rows"] = [row._asdict() for row in rows]
        result["versions"] = {"spacy": spacy.__version__, "python": sys.version.split()[0]}
        save.parent.mkdir(parents=True, exist_ok=True)
        save.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    (msg.good if same else msg.fail)("the same quotes inside memory zones as outside")
    (msg.good if grown <= BAR else msg.fail)(f"{grown:.1f} MB more in the second half (bar: {BAR:g})")
    if not same or grown > BAR:
        raise typer.Exit(1)


def _make_name(chance: random.Random) -> str:
    """A name of two or three syllables."""
    syllables = (chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 3)))
    return "".join(syllables).title() + chance.choice("lmnrst")


if __name__ == "__main__":
    typer.run(main)
