"""Leave some documents of a file aside, to measure on.

python training/hold_out.py FILE MOST ASIDE
"""

from __future__ import annotations

from pathlib import Path

import spacy
import typer
from spacy.tokens import DocBin
from wasabi import msg


def main(file: Path, most: Path, aside: Path, every: int = 10, first: int = 5) -> None:
    """Write most of the documents to one file and the others to another.

    file (Path): annotated documents (.spacy).
    most (Path): for training.
    aside (Path): for measuring.
    every (int): one in so many goes aside.
    first (int): the first of them, counted from 0.
    """
    docs = list(DocBin().from_disk(file).get_docs(spacy.blank("en").vocab))
    chosen = [number % every == first % every for number in range(len(docs))]
    for path, side in ((most, False), (aside, True)):
        own = [doc for doc, is_aside in zip(docs, chosen, strict=True) if is_aside == side]
        DocBin(docs=own, store_user_data=True).to_disk(path)
        msg.good(f"{path}: {len(own)} of {len(docs)} documents")


if __name__ == "__main__":
    typer.run(main)
