"""Annotated documents for the commands that read them; what is wrong is told, and the others go on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ..errors import Errors
from ..formats import FORMATS, STANDOFF, find_format, list_corpus, read_corpus
from ..formats.filters import ALL, Wanted, select
from ..formats.items import Item, list_files, problem
from ..jobs.pipelines import list_own
from ..language import get_language
from ..loading import Loaded, load_json
from .inputs import InputError
from .outputs import refuse_inputs


def read_ids(path: Path | None) -> frozenset[str] | None:
    """Read a list of ids.

    path (Optional[Path]): a text file, one id a line.
    RETURNS (Optional[FrozenSet[str]]): the ids; None where no file is given.
    RAISES (InputError): Q013 if the file cannot be read.
    """
    if path is None:
        return None
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(Errors.Q013.format(where=path.as_posix(), reason=reason)) from error
    return frozenset(line.strip() for line in lines if line.strip())


def open_corpus(corpus: Path, form: str | None = None, texts: Path | None = None) -> Iterator[Item]:
    """Read an annotated corpus.

    corpus (Path): file or folder.
    form (Optional[str]): its format, None to tell it by the files.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    RETURNS (Iterator[Item]): its documents.
    RAISES (InputError): Q012, Q013, Q022 if there is nothing to read.
    """
    return read_corpus(corpus, _format_of(corpus, form), texts)


def refuse_corpus(corpus: Path, form: str | None, texts: Path | None, *targets: Path | None) -> None:
    """Make sure that nothing is written over a corpus that is read.

    corpus (Path): file or folder.
    form (Optional[str]): its format, None to tell it by the files.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    *targets (Optional[Path]): files and folders that will be written; None or "-" for standard output.
    RAISES (InputError): Q012, Q013, Q022 if there is nothing to read; Q019 if a target is one of its files,
        or the folder of one.
    """
    if any(targets):
        files = list_corpus(corpus, _format_of(corpus, form), texts)
        refuse_inputs([str(corpus), *map(str, files)], *targets)


def _format_of(corpus: Path, form: str | None) -> str:
    """The format of a corpus that is there."""
    where = corpus.as_posix()
    try:
        if not corpus.exists():
            raise InputError(Errors.Q012.format(where=where))
        form = form or find_format(corpus)
    except OSError as error:
        raise InputError(Errors.Q013.format(where=where, reason=error.strerror or error)) from error
    if not form and corpus.is_dir() and not list_files(corpus, "*"):
        raise InputError(Errors.Q023.format(where=where, what="read", hint="The folder holds no file."))
    if not form:
        formats = ", ".join([*FORMATS, STANDOFF])
        raise InputError(Errors.Q022.format(where=where, formats=formats))
    return form


def make_tokenizer(lang: str) -> Language:
    """Make a blank pipeline that takes texts of any length.

    lang (str): its language.
    RETURNS (Language): the pipeline.
    RAISES (InputError): Q018 if spaCy does not have the language.
    """
    try:
        nlp = spacy.blank(lang)
    except (ImportError, ValueError, OSError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        known = list_own(lang)
        raise InputError(Errors.Q018.format(name=f"blank:{lang}", reason=reason, known=known)) from error
    nlp.max_length = sys.maxsize
    return nlp


class GoldReader:
    """One pass over a corpus, and what came of it.

    nlp (Language): makes the tokens.
    wanted (Wanted): which documents and quotes to read.
    strict (bool): whether parts that cut a word make a document wrong.
    """

    def __init__(self, nlp: Language, wanted: Wanted = ALL, *, strict: bool = False) -> None:
        self.nlp = nlp
        self.wanted = wanted
        self.strict = strict
        self.language = get_language(str(nlp.lang))
        self.failed = 0
        self.counts: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()

    def read(self, items: Iterator[Item]) -> Iterator[Doc]:
        """Load the documents that are wanted and right.

        items (Iterator[Item]): the corpus.
        YIELDS (Doc): the documents with their quotes.
        """
        for item in items:
            self.dropped.update(item.dropped)
            if item.problems:
                self.fail(*item.problems)
            if item.record is None:
                continue
            record, dropped = select(item.record, self.wanted, self.language)
            self.dropped.update(dropped)
            if record is None:
                continue
            try:
                loaded = load_json(record, self.nlp)
            except ValueError as error:
                self.fail(problem(item.where, 0, str(error)))
                continue
            self.counts.update(documents=1, quotes=len(record["quotes"]), parts=loaded.total)
            self.counts["shifted"] += len(loaded.shifted)
            self.dropped["part on no word"] += loaded.dropped
            if self.strict and loaded.shifted:
                self.fail(*_tell_cuts(item, loaded))
            yield loaded.doc

    def fail(self, *lines: str) -> None:
        """Count a document that is wrong.

        *lines (str): what is wrong with it.
        """
        self.failed += 1
        for line in lines:
            print(line, file=sys.stderr)


def _tell_cuts(item: Item, loaded: Loaded) -> Iterator[str]:
    """Lines that tell which parts cut a word in two."""
    for start, end in loaded.shifted:
        line = item.line and item.line + loaded.doc.text[:start].count("\n")
        yield problem(item.where, line, f"{loaded.doc.text[start:end]!r} cuts a word in two")
