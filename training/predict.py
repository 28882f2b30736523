"""Predict quotes for an annotated corpus, to be scored against it.

    python training/predict.py GOLD.jsonl PREDICTED.jsonl [--component quotes_rules] [--pipeline NAME]

GOLD has one document a line with at least `id` and `text`; PREDICTED gets the same documents with
the quotes of the component, in the JSON form of `spacy_quotes.to_json`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly
import typer
from wasabi import msg

from spacy_quotes import to_json


def main(gold: Path, predicted: Path, component: str = "quotes_rules", pipeline: str = "") -> None:
    """Write predictions.

    gold (Path): JSON lines with `id` and `text`.
    predicted (Path): file to write.
    component (str): factory to add where the pipeline lacks it.
    pipeline (str): installed pipeline or path; empty for a blank English one.
    """
    nlp = spacy.load(pipeline) if pipeline else spacy.blank("en")
    if component not in nlp.pipe_names:
        nlp.add_pipe(component)
    nlp.max_length = 10_000_000
    words, start = 0, time.perf_counter()

    def documents() -> Iterator[dict[str, object]]:
        nonlocal words
        texts = ((record["text"], record["id"]) for record in srsly.read_jsonl(gold))
        for doc, doc_id in nlp.pipe(texts, as_tuples=True):
            words += len(doc)
            yield to_json(doc, id=doc_id)

    srsly.write_jsonl(predicted, documents())
    seconds = time.perf_counter() - start
    msg.good(f"{predicted}: {words:,} tokens, {words / seconds:,.0f} a second")


if __name__ == "__main__":
    typer.run(main)
