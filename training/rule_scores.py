"""Measure how often each rule is right, for `spacy_quotes/rules/scores.py`.

    python training/rule_scores.py CORPUS.jsonl [CORPUS.jsonl ...]

A quote is right if the letters and digits of its content overlap a gold content by half or more
(Jaccard) and its source touches the gold source; gold quotes that are no reported speech (neither
marks nor a reporting verb) count neither way. The share is drawn towards one half by two quotes, so
that a rule seen twice is not trusted for it. Prints the table as Python.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import spacy
import srsly
import typer
from spacy.tokens import Doc

from spacy_quotes.formats.filters import is_speech
from spacy_quotes.language import get_language
from spacy_quotes.page import read_page
from spacy_quotes.rules import find_with_rules
from spacy_quotes.scoring.pairing import jaccard, letters

PRIOR = 2.0
INNER = ("nested", "retold")


def judge(doc: Doc, gold: list[dict[str, Any]], counts: dict[str, list[int]], *, flat: bool) -> None:
    """Add a document's right and wrong quotes to the counts of each rule.

    doc (Doc): the document.
    gold (List[Dict]): its gold quotes.
    counts (Dict[str, List[int]]): rule -> [right, all], added to.
    flat (bool): whether its corpus has no quotes inside quotes, so that it cannot tell which are right.
    """
    language = get_language("en")
    page = read_page(doc)
    contents = [letters(doc.text, quote["content"]) for quote in gold]
    for found in find_with_rules(page, language):
        spans = {
            role: letters(
                doc.text, [[page.starts[s], page.ends[e - 1]] for s, e in getattr(found.quote, role)]
            )
            for role in ("content", "source")
        }
        best, match = max(
            ((jaccard(spans["content"], content), i) for i, content in enumerate(contents)),
            default=(0.0, -1),
        )
        quote = gold[match] if match >= 0 else None
        if quote is not None and best > 0 and not is_speech(doc.text, quote, language):
            continue
        if flat and found.rule in INNER:
            continue
        right = quote is not None and best >= 0.5
        if right and quote is not None and quote["source"] and spans["source"]:
            right = not letters(doc.text, quote["source"]).isdisjoint(spans["source"])
        counts[found.rule][0] += right
        counts[found.rule][1] += 1


def has_nested(gold: list[dict[str, Any]]) -> bool:
    """Tell whether a document has quotes inside quotes.

    gold (List[Dict]): its gold quotes.
    RETURNS (bool): whether a piece of a content lies inside one of another quote and is shorter.
    """
    pieces = sorted((start, -end) for quote in gold for start, end in quote["content"])
    reach = 0
    for _, minus_end in pieces:
        if -minus_end < reach:
            return True
        reach = max(reach, -minus_end)
    return False


def main(corpora: list[Path]) -> None:
    """Print the table.

    corpora (List[Path]): JSON lines with `text` and `quotes`.
    """
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path in corpora:
        records = list(srsly.read_jsonl(path))
        flat = not any(has_nested(record["quotes"]) for record in records)
        for record in records:
            judge(nlp.make_doc(record["text"]), record["quotes"], counts, flat=flat)
    for rule, (right, seen) in sorted(counts.items()):
        print(f'    "{rule}": {(right + PRIOR / 2) / (seen + PRIOR):.2f},  # {right} of {seen}')


if __name__ == "__main__":
    typer.run(main)
