"""Copy annotated documents with other words of similar meaning.

python training/reword.py FILE FOLDER --words WORDS.txt [--copies 4]

Words are replaced by near ones in the space of GloVe vectors, as Jiao et al. 2020 (TinyBERT,
https://arxiv.org/abs/1909.10351) do: the text makes less sense, but a larger model can say what it makes of
it, and a smaller one meets words that no annotated text has. WORDS has one word a line, by frequency, as
`make_vectors.py` takes them.
"""

from __future__ import annotations

import random
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import numpy
import spacy
import typer
from spacy.strings import hash_string
from spacy.tokens import Doc, DocBin
from wasabi import msg

from spacy_quotes.annotation import get_attributions, get_meta, set_quotes
from spacy_quotes.models.vectors import load_table

FREQUENT = 200  # so many words hold a sentence together and are left alone
NEAR = 0.6  # cosine
MOST = 10  # words to choose from
ENDINGS = ("ing", "ed", "ly", "s")
SHARE = 0.3  # of the words that others can stand for, how many are replaced


class Rewording:
    """Replaces words.

    words (List[str]): the words of the table of vectors, by frequency.
    share (float): of the words that can be replaced, how many are.
    table (str): name of the package's table.
    """

    def __init__(self, words: list[str], share: float = SHARE, table: str = "en_glove") -> None:
        self.share = share
        loaded = load_table(table)
        rows = {int(key): row for row, key in enumerate(loaded.keys)}
        found = [(word, rows.get(hash_string(word))) for word in words]
        self.words = [word for word, row in found[FREQUENT:] if row is not None and word.isalpha()]
        self.at = {word: index for index, word in enumerate(self.words)}
        self._rows = [row for word, row in found[FREQUENT:] if row is not None and word.isalpha()]
        self._table: Any = loaded.vectors
        self._near: dict[str, list[str]] = {}

    @classmethod
    def from_file(cls, path: Path, share: float = SHARE) -> Rewording:
        """Read the words.

        path (Path): one word a line, by frequency, as `make_vectors.py` takes them.
        share (float): how many words to replace.
        RETURNS (Rewording): what replaces them.
        """
        return cls(path.read_text(encoding="utf8").split("\n"), share)

    def __call__(self, doc: Doc) -> Doc:
        """Make a copy with other words.

        doc (Doc): an annotated document.
        RETURNS (Doc): the copy, with as many tokens and the same annotation.
        """
        words = [self._replace(token.text) for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        other = Doc(doc.vocab, words=words, spaces=spaces)
        quotes, voices = get_attributions(doc)
        set_quotes(other, quotes, voices, meta=get_meta(doc))
        return other

    def _replace(self, word: str) -> str:
        """Another word for a word, in the same case; mostly the word itself."""
        near = self._neighbours(word.lower()) if word.isalpha() and random.random() < self.share else []
        if not near:
            return word
        other = random.choice(near)
        return other.title() if word.istitle() else other.upper() if word.isupper() else other

    @cached_property
    def _vectors(self) -> Any:
        """(n_words, width)."""
        vectors = self._table[self._rows]
        return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)

    def _neighbours(self, word: str) -> list[str]:
        """Words near a word that end like it."""
        if word not in self.at:
            return []
        if word not in self._near:
            likeness = self._vectors @ self._vectors[self.at[word]]
            best = numpy.argsort(-likeness)[1 : 5 * MOST]
            fitting = [self.words[n] for n in best if likeness[n] >= NEAR]
            self._near[word] = [other for other in fitting if _ending(other) == _ending(word)][:MOST]
        return self._near[word]


def _ending(word: str) -> str:
    """The inflection that a word seems to have."""
    return next((ending for ending in ENDINGS if word.endswith(ending)), "")


def main(
    file: Path, folder: Path, words: Annotated[Path, typer.Option()], copies: int = 1, seed: int = 1
) -> None:
    """Write copies of annotated documents.

    file (Path): the documents (.spacy).
    folder (Path): where to.
    words (Path): the words, by frequency.
    copies (int): how many copies of each document.
    seed (int): of the choice of words.
    """
    random.seed(seed)
    reword = Rewording.from_file(words)
    docs = list(DocBin().from_disk(file).get_docs(spacy.blank("en").vocab))
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(copies):
        reworded = DocBin(docs=[reword(doc) for doc in docs], store_user_data=True)
        reworded.to_disk(folder / f"{file.stem}.reworded{number}.spacy")
    msg.good(f"{folder}: {copies} copies of {len(docs)} documents")


if __name__ == "__main__":
    typer.run(main)
