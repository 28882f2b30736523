"""Precision and recall of telling spellings of one name from names of two people.

    python training/name_pairs.py [--misses develop]

Reads `tests/speakers/name_pairs.tsv`: names of public people as the press spells them, in pairs of one
person and of two. The half "develop" was looked at while the comparison was made, the half "measure"
was not; all spellings of one person are in one half.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import typer
from wasabi.tables import table

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.matching import same_name, split_name

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "speakers" / "name_pairs.tsv"


def is_same(one: str, other: str) -> bool:
    """Compare two names as written.

    one (str): a name.
    other (str): another one.
    RETURNS (bool): whether they are taken for one.
    """
    words = [split_name(name, NAMES.particles) for name in (one, other)]
    return same_name(words[0], words[1], NAMES.given)


def main(misses: str = typer.Option("", help="Split whose wrong answers are listed.")) -> None:
    """Print precision, recall and F by language and split."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            gold, found = row["same"] == "1", is_same(row["a"], row["b"])
            answer = {(True, True): "right", (False, True): "wrong", (True, False): "missed"}
            for language in (row["language"], "all"):
                counts[language, row["split"]][answer.get((gold, found), "apart")] += 1
            if row["split"] == misses and gold != found:
                print(f"{answer[gold, found]}: {row['a']} / {row['b']} ({row['language']})")
    for split in ("develop", "measure"):
        rows = [_row(language, counts[language, s]) for language, s in sorted(counts) if s == split]
        header = (split, "pairs", "P", "R", "F", "wrong")
        print(table(rows, header=header, divider=True, aligns=["l", *"rrrrr"]))


def _row(language: str, count: Counter[str]) -> tuple[str, ...]:
    """A row of the table."""
    right, wrong, missed = count["right"], count["wrong"], count["missed"]
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return language, str(sum(count.values())), f"{precision:.3f}", f"{recall:.3f}", f"{both:.3f}", str(wrong)


if __name__ == "__main__":
    typer.run(main)
