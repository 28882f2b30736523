"""The corpus reader `spacy_quotes.Corpus.v1`."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from ..errors import Errors
from ..quote import DEFAULT_KEY
from .windows import split_windows

Augmenter = Callable[[Language, Example], Iterator[Example]]
SUFFIX = ".spacy"
NAME = "spacy_quotes.Corpus.v1"


def make_corpus(
    path: Path | None,
    max_length: int = 0,
    limit: int = 0,
    shuffle: bool = False,
    spans_key: str = DEFAULT_KEY,
    augmenter: Augmenter | None = None,
) -> QuoteCorpus:
    """Make the reader `spacy_quotes.Corpus.v1`.

    path (Optional[Path]): a .spacy file or a folder of such files, as `convert` writes them.
    max_length (int): tokens of a window at most, but for quotes that are longer; 0 for whole documents.
    limit (int): read only so many documents; 0 for all.
    shuffle (bool): whether to shuffle documents and windows in each pass (by the seed of the training).
    spans_key (str): the span group of the quotes.
    augmenter (Optional[Callable]): makes one example or more out of one.
    RETURNS (QuoteCorpus): the reader.
    RAISES (ValueError): Q008 if a setting is out of range.
    """
    return QuoteCorpus(
        path,
        max_length=max_length,
        limit=limit,
        shuffle=shuffle,
        spans_key=spans_key,
        augmenter=augmenter,
    )


class QuoteCorpus:
    """Reads annotated documents, whole or in windows that never cut a quote.

    Ids, speakers and the record of the document come along in `Example.reference`; `Example.predicted` is the
    bare text, tokenised by the pipeline that is trained.
    """

    def __init__(
        self,
        path: Path | str | None,
        *,
        max_length: int = 0,
        limit: int = 0,
        shuffle: bool = False,
        spans_key: str = DEFAULT_KEY,
        augmenter: Augmenter | None = None,
    ) -> None:
        if path is None or not Path(path).exists():
            problem = {"expected": "a .spacy file or a folder of them", "got": str(path)}
            raise ValueError(Errors.Q008.format(name="path", component=NAME, **problem))
        for name, value in (("max_length", max_length), ("limit", limit)):
            if value < 0:
                problem = {"expected": "0 or more", "got": str(value)}
                raise ValueError(Errors.Q008.format(name=name, component=NAME, **problem))
        self.path = Path(path)
        self.max_length = max_length
        self.limit = limit
        self.shuffle = shuffle
        self.spans_key = spans_key
        self.augmenter = augmenter

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """Read the documents.

        nlp (Language): the pipeline that is trained.
        YIELDS (Example): one a document or window, and those that the augmenter adds.
        RAISES (ValueError): Q008, Q021 if there is no file, or one that holds no documents.
        """
        for window in self._windows(nlp):
            example = Example(nlp.make_doc(window.text), window)
            if self.augmenter is None:
                yield example
            else:
                yield from self.augmenter(nlp, example)

    def _windows(self, nlp: Language) -> Iterator[Doc]:
        """The windows of all documents."""
        windows = (
            window
            for doc in self._read(nlp)
            for window in split_windows(doc, self.max_length, key=self.spans_key)
        )
        if not self.shuffle:
            yield from windows
            return
        every = list(windows)
        random.shuffle(every)
        yield from every

    def _read(self, nlp: Language) -> Iterator[Doc]:
        """The documents that have a token."""
        files = [self.path] if self.path.is_file() else sorted(self.path.rglob(f"*{SUFFIX}"))
        if not files:
            problem = {"expected": "a folder with .spacy files", "got": str(self.path)}
            raise ValueError(Errors.Q008.format(name="path", component=NAME, **problem))
        n = 0
        for file in files:
            try:
                docs = DocBin().from_disk(file)
            except Exception as error:  # msgpack and zlib raise what they like
                problem = {"problem": f"no file of documents: {type(error).__name__}: {error}"}
                raise ValueError(Errors.Q021.format(where=file.as_posix(), **problem)) from error
            for doc in docs.get_docs(nlp.vocab):
                if self.limit and n >= self.limit:
                    return
                if len(doc):
                    n += 1
                    yield doc
