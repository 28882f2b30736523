"""Ask a trained pipeline what it makes of annotated documents, for a smaller model to learn from it.

python training/teach.py PIPELINE FOLDER FILE [FILE ...]

Each file (.spacy, or JSON lines with a "text" and no annotation, which then is what the pipeline finds) is
written to the folder with the shares of tags that its model gives to each token; with --copies also with
other names and marks, with --reworded with other words, and what the model makes of those.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy
import spacy
import srsly
import typer
from reword import Rewording
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import minibatch
from tqdm import tqdm
from wasabi import msg

from spacy_quotes import from_json, to_json
from spacy_quotes.corpora.augment import make_augmenter
from spacy_quotes.finder.losses import log_shares
from spacy_quotes.finder.reading import remember
from spacy_quotes.models.roles import TAUGHT

BATCH = 8


def main(
    pipeline: Path,
    folder: Path,
    files: list[Path],
    copies: int = 0,
    reworded: int = 0,
    words: Path | None = None,
    seed: int = 1,
) -> None:
    """Write documents with what the model makes of them.

    pipeline (Path): a trained pipeline with "quotes".
    folder (Path): where to.
    files (List[Path]): annotated documents, or texts in JSON lines; of a folder all of its JSON lines.
    copies (int): how many copies with other names and marks to add of each file.
    reworded (int): how many of these, the file itself first, to add with other words too.
    words (Optional[Path]): the words for that, by frequency.
    seed (int): of the names, marks and words.
    """
    random.seed(seed)
    nlp = spacy.load(pipeline)
    folder.mkdir(parents=True, exist_ok=True)
    augment = make_augmenter(marks=0.5, names=0.7, lower=0.05)
    reword = Rewording.from_file(words) if reworded and words else None
    files = [one for file in files for one in (sorted(file.glob("*.jsonl")) if file.is_dir() else [file])]
    for file in files:
        docs = load(nlp, file)
        versions = [docs]
        for _ in range(copies):
            versions.append([other for doc in docs for other in vary(nlp, doc, augment)])
        for number in range(reworded if reword else 0):
            versions.append([reword(doc) for doc in versions[min(number, copies)]])
        for number, own in enumerate(versions):
            taught = DocBin(store_user_data=True)
            for doc in tqdm(teach(nlp, own), total=len(own), desc=f"{file.stem} {number}"):
                taught.add(doc)
            taught.to_disk(folder / f"{file.stem}.{number}.spacy")
    msg.good(f"{folder}: {len(files)} files, {1 + copies + reworded} versions of each")


def load(nlp: Language, file: Path) -> list[Doc]:
    """Read documents; texts are annotated by the pipeline.

    nlp (Language): the pipeline.
    file (Path): documents (.spacy), or JSON lines with a "text" each.
    RETURNS (List[Doc]): annotated documents.
    """
    if file.suffix == ".spacy":
        return list(DocBin().from_disk(file).get_docs(nlp.vocab))
    texts = [record["text"] for record in srsly.read_jsonl(file)]
    read = nlp.pipe(tqdm(texts, desc=file.stem), batch_size=BATCH)
    return [from_json(to_json(doc), nlp) for doc in read]


def vary(nlp: Language, doc: Doc, augment: Any) -> Iterator[Doc]:
    """Make copies of a document with other names and marks.

    nlp (Language): tokenizes them.
    doc (Doc): an annotated document.
    augment (Callable): the augmenter.
    YIELDS (Doc): the copies.
    """
    for example in augment(nlp, Example(nlp.make_doc(doc.text), doc)):
        yield example.reference


def teach(nlp: Language, docs: list[Doc]) -> Iterator[Doc]:
    """Put the shares of tags that a model gives to documents beside their annotation.

    nlp (Language): the pipeline; pipes before "quotes" are run, for what its model listens to.
    docs (List[Doc]): annotated documents.
    YIELDS (Doc): the same documents.
    """
    pipe: Any = nlp.get_pipe("quotes")
    before = [other for name, other in nlp.pipeline if name != "quotes"]
    for batch in minibatch(docs, BATCH):
        bare = [_bare(doc) for doc in batch]
        for other in before:
            bare = list(other.pipe(bare, batch_size=BATCH))  # type: ignore[attr-defined]
        with remember():
            shares = numpy.exp(log_shares(pipe.model.predict(bare).scores))
        start = 0
        for doc, plain in zip(batch, bare, strict=True):
            end = start + len(plain)
            doc.user_data[TAUGHT] = shares[start:end].astype(numpy.float16)
            start = end
            yield doc


def _bare(doc: Doc) -> Doc:
    """The tokens of a document alone; of a reworded one they are not those that a tokenizer would make."""
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(t.whitespace_) for t in doc])


if __name__ == "__main__":
    typer.run(main)
