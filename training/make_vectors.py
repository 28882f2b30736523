"""Make the table of word vectors that ships with the package.

    python training/make_vectors.py EMBEDDINGS.npy WORDS.txt spacy_quotes/data/en_glove.npz

GloVe 6B, 50 dimensions (Pennington, Socher and Manning 2014, https://nlp.stanford.edu/projects/glove/, public
domain under PDDL 1.0), the most frequent words, quantised to 8 bits a number. EMBEDDINGS has one row a word
and WORDS one word a line, both in the order of `glove.6B.50d.txt`.
"""

from __future__ import annotations

from pathlib import Path

import numpy
import typer
from spacy.strings import hash_string
from wasabi import msg


def main(embeddings: Path, words: Path, output: Path, n: int = 25_000) -> None:
    """Write the table.

    embeddings (Path): numpy array, (n_words, 50).
    words (Path): the words, by frequency.
    output (Path): the file to write.
    n (int): words to keep.
    """
    vectors = numpy.load(embeddings, mmap_mode="r")[:n].astype("f")
    names = words.read_text(encoding="utf8").split("\n")[:n]
    keys = numpy.array([hash_string(name) for name in names], dtype="uint64")
    order = numpy.argsort(keys)
    # Unit length: what a word means is in the direction.
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    scale = numpy.abs(vectors).max(axis=0) / 127
    small = numpy.round(vectors / scale).astype("int8")
    numpy.savez_compressed(output, keys=keys[order], vectors=small[order], scale=scale.astype("f"))
    msg.good(f"{output}: {n:,} words, {output.stat().st_size:,} bytes")


if __name__ == "__main__":
    typer.run(main)
