"""CPU time, peak memory, bytes per quote and accuracy of `spacy_quotes.stories` on made-up quotes.

    python training/benchmarks/merge.py [--quotes 100000] [--save training/metrics/merge.json]

Statements are made of a vocabulary with the frequencies of real text (Zipf) and have up to four variants:
verbatim, edited (a word or two), cut (a part of it) and translated anew (three in ten content words are
others). Speakers and their numbers of quotes are distributed like that too. Precision and recall count
pairs of variants. Bytes per quote are what the process grew by, texts included: after adding all documents,
and at the peak while speakers and quotes are worked out.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import typer
from wasabi import msg

from spacy_quotes.stories import Stories, StoryQuote

WORDS, SPEAKERS, A_DOC = 30_000, 20_000, 5
SMALL = (
    "the",
    "a",
    "of",
    "to",
    "in",
    "and",
    "that",
    "we",
    "is",
    "for",
    "it",
    "with",
    "on",
    "will",
    "be",
    "this",
)
KINDS = ("verbatim", "edited", "cut", "translated")
Quote = tuple[int, str, str]  # statement, speaker, text


class Maker:
    """Makes words, names and statements.

    seed (int): for the random numbers.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(WORDS)]
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(WORDS)))
        self.names = [f"{self._word().title()} {self._word().title()}" for _ in range(SPEAKERS)]
        self.fame = list(accumulate(1 / (rank + 5) for rank in range(SPEAKERS)))

    def _word(self) -> str:
        """A word of two to four syllables."""
        syllables = self.random.randint(2, 4)
        return "".join(
            self.random.choice("bcdfghklmnprstvz") + self.random.choice("aeiou") for _ in range(syllables)
        )

    def quotes(self, number: int) -> Iterator[Quote]:
        """Variants of statements, shuffled over a window so that documents hold different ones."""
        pool: list[Quote] = []
        made = statement = 0
        while made < number:
            content = self.random.choices(self.words, cum_weights=self.weights, k=self.random.randint(5, 15))
            speaker = self.random.choices(self.names, cum_weights=self.fame)[0]
            for kind in ("verbatim", *self.random.sample(KINDS, self.random.choice((0, 0, 1, 2, 3)))):
                pool.append((statement, speaker, self._vary(content, kind)))
                made += 1
            statement += 1
            if len(pool) > 20_000:
                self.random.shuffle(pool)
                yield from pool[10_000:]
                del pool[10_000:]
        self.random.shuffle(pool)
        yield from pool

    def _vary(self, content: list[str], kind: str) -> str:
        """A text of a statement."""
        words = list(content)
        if kind == "cut" and len(words) > 6:
            start = self.random.randrange(len(words) - 5)
            words = words[start : start + 6]
        changed = {"edited": 1, "translated": 3 * len(words) // 10}.get(kind, 0)
        for at in self.random.sample(range(len(words)), changed):
            words[at] = self.random.choice(self.words)
        return " ".join(f"{self.random.choice(SMALL)} {word}" for word in words)


def records(quotes: Iterator[Quote], truth: array[int]) -> Iterator[dict[str, Any]]:
    """Documents of a few quotes, as `extract` writes them; which statement each quote is goes to `truth`."""
    number, batch = 0, []
    for quote in quotes:
        batch.append(quote)
        if len(batch) == A_DOC:
            text, items = "", []
            for at, (statement, speaker, said) in enumerate(batch):
                span = [len(text), len(text) + len(said)]
                text += said + "\n"
                items.append({"id": f"q{at}", "type": "direct", "content": [span], "speaker": speaker})
                truth.append(statement)
            yield {"id": f"d{number:07}", "text": text, "quotes": items}
            number, batch = number + 1, []


def statement_of(quote: StoryQuote, truth: array[int]) -> int:
    """Which statement a quote is, by its ids as `records` makes them."""
    return truth[int(quote.doc[1:]) * A_DOC + int(quote.id[1:])]


def score(stories: Stories, truth: array[int]) -> dict[str, float]:
    """Precision and recall over pairs of variants."""
    right = found = 0
    for group in stories.quotes:
        sizes = Counter(statement_of(quote, truth) for quote in group.variants)
        found += len(group.variants) * (len(group.variants) - 1) // 2
        right += sum(size * (size - 1) // 2 for size in sizes.values())
    pairs = sum(size * (size - 1) // 2 for size in Counter(truth).values())
    return {"precision": round(right / found, 4), "recall": round(right / pairs, 4)}


def peak_memory() -> int:
    """The most memory that the process has had so far, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main(quotes: int = 100_000, seed: int = 0, save: Path | None = None) -> None:
    """Add made-up documents, ask who said what, and print what it took."""
    truth = array("i")
    stories, maker = Stories(), Maker(seed)
    spent: dict[str, float] = defaultdict(float)
    before = peak_memory()
    for record in records(maker.quotes(quotes), truth):
        start = time.process_time()
        stories.add_json(record)
        spent["CPU seconds to add"] += time.process_time() - start
    added = peak_memory()
    start = time.process_time()
    groups = len(stories.quotes)
    spent["CPU seconds to merge"] = time.process_time() - start
    peak = peak_memory()
    result = {
        "quotes": len(truth),
        "groups": groups,
        "speakers": len(stories.speakers),
        **{name: round(value, 1) for name, value in spent.items()},
        "MB before": before >> 20,
        "MB after adding": added >> 20,
        "MB at the peak": peak >> 20,
        "bytes per quote after adding": (added - before) // len(truth),
        "bytes per quote at the peak": (peak - before) // len(truth),
        **score(stories, truth),
    }
    for name, value in result.items():
        msg.text(f"{name:28} {value:>12,}")
    if save:
        save.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
