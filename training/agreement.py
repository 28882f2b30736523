"""Agreement of two people who annotated the same articles without seeing each other's work.

    python training/agreement.py [--json]

Both readings are in `corpus/readings/`, as offsets into the articles' texts. F is that of one reading scored
by the other (it is the same both ways); by type, the share of the first reading's quotes that the second
has.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import srsly
import typer
from wasabi import msg

from spacy_quotes.formats import read_corpus
from spacy_quotes.scoring.tally import PARTS, THRESHOLDS, Tally

CORPUS = Path(__file__).parents[1] / "corpus"


def measure(articles: Path, readings: Path) -> dict[str, Any]:
    """Score the second reading by the first.

    articles (Path): folder of the articles.
    readings (Path): folder of `first.jsonl` and `second.jsonl`.
    RETURNS (Dict[str, Any]): scores of all and of each split, as `Tally.scores` gives them.
    """
    records = {item.record["id"]: item.record for item in read_corpus(articles, "markup") if item.record}
    first, second = (
        {record["id"]: record for record in srsly.read_jsonl(readings / f"{name}.jsonl")}
        for name in ("first", "second")
    )
    tallies = {"all": Tally()}
    for name, reading in first.items():
        text = records[name]["text"]
        split = records[name]["meta"]["split"]
        for tally in (tallies["all"], tallies.setdefault(split, Tally())):
            tally.add(text, reading["quotes"], second[name]["quotes"])
    return {name: tally.scores() for name, tally in tallies.items()}


def main(as_json: bool = typer.Option(False, "--json")) -> None:
    """Print the agreement.

    as_json (bool): as JSON instead of tables.
    """
    scores = measure(CORPUS / "articles", CORPUS / "readings")
    if as_json:
        print(json.dumps(scores, indent=2))
        return
    for name, own in scores.items():
        msg.text(f"{name}: {own['documents']} articles, {own['gold']} and {own['predicted']} quotes")
        names = list(own["groups"])
        rows = [
            (row, f"{100 * own[row]['f']:.1f}", *(_percent(own["groups"][group][row]) for group in names))
            for row in (*THRESHOLDS, "whole")
        ]
        rows += [
            (part, _percent(own[part]), *(_percent(own["groups"][group][part]) for group in names))
            for part in PARTS
        ]
        msg.table(rows, header=("", "all", *names), divider=True, aligns=("l", *("r" for _ in ("", *names))))


def _percent(share: float | None) -> str:
    """A share to read."""
    return "-" if share is None else f"{100 * share:.1f}"


if __name__ == "__main__":
    typer.run(main)
