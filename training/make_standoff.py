"""Leave the texts out of annotated articles: offsets, speakers and the SHA-256 of each text.

    python training/make_standoff.py ARTICLES TEXTS corpus/standoff/hama.jsonl

ARTICLES has the articles in our markup, TEXTS the raw file of each under the same name (`ID.txt`).
"""

from __future__ import annotations

from pathlib import Path

import srsly
import typer
from wasabi import msg

from spacy_quotes.formats import read_corpus
from spacy_quotes.formats.standoff import make_standoff


def main(articles: Path, texts: Path, output: Path) -> None:
    """Write the annotation.

    articles (Path): folder of annotated articles.
    texts (Path): folder of their texts.
    output (Path): JSON lines file to write.
    """
    records = []
    for item in read_corpus(articles, "markup"):
        if item.record is None:
            msg.fail("\n".join(item.problems), exits=1)
            continue
        file = texts / f"{item.record['id']}.txt"
        data = file.read_bytes()
        if data.decode("utf8") != item.record["text"]:
            msg.fail(f"{file} has another text than the article; annotate it as it is", exits=1)
        records.append(make_standoff(item.record, file.name, data))
    srsly.write_jsonl(output, records)
    msg.good(f"{output}: {len(records)} articles")


if __name__ == "__main__":
    typer.run(main)
