"""Score predicted quotes against annotated ones.

    python training/score.py GOLD.jsonl PREDICTED.jsonl

A predicted quote matches a gold one by the Jaccard overlap of the letters and digits of their
contents, one to one, best first. Gold quotes that are no reported speech (neither marks nor a reporting
verb of the lexicon nor "according to") count neither for nor against, nor do predictions that match
them or lie mostly inside them.

found@t   quotes whose content overlaps by t or more
whole     quotes found at .5 whose source is right too, or their speaker where the gold names one
cue       of the quotes found at .5: the cues touch
source    likewise: half of the letters in common, or one within the other
speaker   likewise: the words of one name are within the other's, two or more of them
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import srsly
import typer
from wasabi import msg

from spacy_quotes.language import get_language

THRESHOLDS = (0.5, 0.8, 1.0)
VERBS = get_language("en").cues.verbs
Quote = dict[str, Any]


def letters(text: str, spans: list[list[int]]) -> set[int]:
    """Find the letters and digits of spans.

    text (str): the document.
    spans (List[List[int]]): character offsets.
    RETURNS (Set[int]): offsets of the characters.
    """
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def overlap(first: set[int], second: set[int]) -> float:
    """Compare two sets of characters.

    first (Set[int]): one.
    second (Set[int]): the other.
    RETURNS (float): their Jaccard overlap, 0 for two empty ones.
    """
    return len(first & second) / len(first | second) if first or second else 0.0


def is_speech(text: str, quote: Quote) -> bool:
    """Tell whether a gold quote is reported speech.

    text (str): the document.
    quote (Dict[str, Any]): the quote.
    RETURNS (bool): whether it has marks, a reporting verb or "according to".
    """
    if quote["type"] in ("direct", "mixed"):
        return True
    words = " ".join(text[start:end].lower() for start, end in quote["cue"]).split()
    return "according" in words or any(word in VERBS for word in words)


def pair(text: str, gold: list[Quote], predicted: list[Quote]) -> list[tuple[float, int, int]]:
    """Pair gold and predicted quotes, best overlap first.

    text (str): the document.
    gold (List[Dict[str, Any]]): annotated quotes.
    predicted (List[Dict[str, Any]]): predicted quotes.
    RETURNS (List[Tuple[float, int, int]]): overlap, index of the gold and of the predicted quote.
    """
    contents = [[letters(text, quote["content"]) for quote in quotes] for quotes in (gold, predicted)]
    scored = [(overlap(g, p), i, j) for i, g in enumerate(contents[0]) for j, p in enumerate(contents[1])]
    pairs: list[tuple[float, int, int]] = []
    for best, i, j in sorted((one for one in scored if one[0] > 0), key=lambda one: -one[0]):
        if all(i != other[1] and j != other[2] for other in pairs):
            pairs.append((best, i, j))
    return pairs


def count(text: str, gold: list[Quote], predicted: list[Quote], counts: Counter[str]) -> None:
    """Add one document to the counts.

    text (str): the document.
    gold (List[Dict[str, Any]]): annotated quotes.
    predicted (List[Dict[str, Any]]): predicted quotes.
    counts (Counter[str]): added to.
    """
    live = [is_speech(text, quote) for quote in gold]
    pairs = pair(text, gold, predicted)
    matched = {j for _, i, j in pairs if live[i]}
    aside = {j for _, i, j in pairs if not live[i]}
    others = [
        letters(text, quote["content"]) for quote, is_live in zip(gold, live, strict=True) if not is_live
    ]
    for j, quote in enumerate(predicted):
        content = letters(text, quote["content"])
        if j not in matched and any(2 * len(content & other) > len(content) for other in others):
            aside.add(j)
    counts["gold"] += sum(live)
    counts["predicted"] += len(predicted) - len(aside)
    for best, i, j in pairs:
        if live[i]:
            counts.update({f"found@{t}": best >= t - 1e-9 for t in THRESHOLDS})
            if best >= 0.5:
                _count_parts(text, gold[i], predicted[j], counts)


def _count_parts(text: str, gold: Quote, predicted: Quote, counts: Counter[str]) -> None:
    """Judge cue, source and speaker of a quote that was found."""
    right = True
    cues, sources = (
        [letters(text, quote[role]) for quote in (gold, predicted)] for role in ("cue", "source")
    )
    if gold["cue"]:
        counts["cues"] += 1
        counts["cue"] += bool(cues[0] & cues[1])
    if gold["source"]:
        first, second = sources
        right = bool(first & second) and (overlap(first, second) >= 0.5 or first <= second or second <= first)
        counts["sources"] += 1
        counts["source"] += right
    if gold.get("speaker"):
        right = _same_name(gold["speaker"], predicted.get("speaker") or "")
        counts["speakers"] += 1
        counts["speaker"] += right
    counts["whole"] += right


def _same_name(gold: str, predicted: str) -> bool:
    """Whether a name is the gold one: all of its words, or two and more of them."""
    first, second = (
        set(re.findall(r"\w+", name.lower())) - {"the", "a", "an", "al", "s"} for name in (gold, predicted)
    )
    return bool(first and second) and (first <= second or (second <= first and len(second) > 1))


def main(gold: Path, predicted: Path) -> None:
    """Print the scores.

    gold (Path): annotated documents, JSON lines.
    predicted (Path): the same documents with predicted quotes.
    """
    found = {record["id"]: record["quotes"] for record in srsly.read_jsonl(predicted)}
    counts: Counter[str] = Counter()
    for record in srsly.read_jsonl(gold):
        count(record["text"], record["quotes"], found.get(record["id"], []), counts)
    rows = []
    for name in [f"found@{t}" for t in THRESHOLDS] + ["whole"]:
        right, n_predicted, n_gold = counts[name], counts["predicted"], counts["gold"]
        scores = (
            right / max(1, n_predicted),
            right / max(1, n_gold),
            2 * right / max(1, n_predicted + n_gold),
        )
        rows.append((name, *(f"{score:.3f}" for score in scores)))
    msg.table(rows, header=("", "P", "R", "F"), divider=True)
    for name in ("cue", "source", "speaker"):
        if counts[f"{name}s"]:
            msg.text(f"{name}: {counts[name] / counts[f'{name}s']:.3f} of {counts[f'{name}s']}")


if __name__ == "__main__":
    typer.run(main)
