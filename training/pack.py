"""Put the weights of a trained pipeline into the package, in half precision.

python training/pack.py PIPELINE NAME
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
import typer
from wasabi import msg

import spacy_quotes
from spacy_quotes.weights import write_weights

FOLDER = Path(spacy_quotes.__file__).parent / "data"
MOST_BYTES = 10_000_000


def main(pipeline: Path, name: str, folder: Path = FOLDER) -> None:
    """Write the file that the setting "weights" names.

    pipeline (Path): a pipeline that was trained and calibrated, with the model of the factory's settings.
    name (str): name of the weights.
    folder (Path): the package's folder of data.
    """
    nlp = spacy.load(pipeline)
    pipe: Any = nlp.get_pipe("quotes")
    meta = {"name": name, "version": spacy_quotes.__version__, "confidence": pipe.cfg["confidence"]}
    data = write_weights(pipe.model, meta)
    if len(data) > MOST_BYTES:
        msg.fail(f"{len(data):,} bytes are more than {MOST_BYTES:,}", exits=1)
    target = folder / f"{nlp.lang}_{name}.npz"
    target.write_bytes(data)
    msg.good(f"{target}: {len(data):,} bytes")


if __name__ == "__main__":
    typer.run(main)
