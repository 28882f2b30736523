"""The augmenter `spacy_quotes.augmenter.v1`: other marks, other names, lower case."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial

from spacy.language import Language
from spacy.training import Example

from ..annotation import has_quotes
from ..errors import Errors
from ..export import to_json
from ..language import get_language
from ..loading import load_json
from ..quote import DEFAULT_KEY
from .edits import Record, apply_edits
from .rename import Renamer
from .restyle import restyle_marks


def make_augmenter(
    marks: float = 0.0,
    names: float = 0.0,
    lower: float = 0.0,
    keep: bool = False,
    spans_key: str = DEFAULT_KEY,
) -> Callable[[Language, Example], Iterator[Example]]:
    """Make the augmenter `spacy_quotes.augmenter.v1`.

    marks (float): share of the documents that get another style of quotation marks, 0 to 1.
    names (float): share whose people get other names, and sometimes the other gender with all pronouns.
    lower (float): share that is put in lower case.
    keep (bool): whether to yield the document as it was besides.
    spans_key (str): the span group of the quotes.
    RETURNS (Callable): the augmenter; draws go by the seed of the training.
    RAISES (ValueError): Q008 if a share is out of range.
    """
    for name, value in (("marks", marks), ("names", names), ("lower", lower)):
        if not 0 <= value <= 1:
            problem = {"expected": "a number from 0 to 1", "got": str(value)}
            component = "spacy_quotes.augmenter.v1"
            raise ValueError(Errors.Q008.format(name=name, component=component, **problem))
    return partial(augment, marks=marks, names=names, lower=lower, keep=keep, spans_key=spans_key)


def augment(
    nlp: Language,
    example: Example,
    *,
    marks: float,
    names: float,
    lower: float,
    keep: bool,
    spans_key: str,
) -> Iterator[Example]:
    """Make an example out of an example.

    nlp (Language): the pipeline that is trained.
    example (Example): the example. Only its quotes are carried over, no tags or entities.
    marks (float): share of the documents that get other quotation marks.
    names (float): share whose people get other names.
    lower (float): share that is put in lower case.
    keep (bool): whether to yield the example itself besides.
    spans_key (str): the span group of the quotes.
    YIELDS (Example): the example, changed where the draws want it and its quotes still lie on whole tokens.
        One whose quotes are not annotated stays as it is.
    """
    if not has_quotes(example.reference, key=spans_key):
        yield example
        return
    record = to_json(example.reference, key=spans_key)
    changed = record
    if random.random() < marks:
        changed = apply_edits(changed, restyle_marks(changed["text"]))
    if random.random() < names:
        changed = change_names(changed, str(nlp.lang))
    if random.random() < lower:
        changed = lower_case(changed)
    made = _make(nlp, changed, spans_key) if changed["text"] != record["text"] else None
    if keep or made is None:
        yield example
    if made is not None:
        yield made


def _make(nlp: Language, record: Record, spans_key: str) -> Example | None:
    """An example of a record, None where its quotes do not lie on whole tokens."""
    loaded = load_json(record, nlp, key=spans_key)
    # A mark may stick to a word in the new style: such a text would teach wrong borders.
    if loaded.shifted or loaded.dropped:
        return None
    return Example(nlp.make_doc(record["text"]), loaded.doc)


def change_names(record: Record, lang: str) -> Record:
    """Give the people of a document other names.

    record (Dict[str, Any]): the JSON form of the document.
    lang (str): its language.
    RETURNS (Dict[str, Any]): the document with other names in text, speakers and quotes.
    """
    renamer = Renamer(record, get_language(lang))
    changed = apply_edits(record, list(renamer.edits()))
    speakers = [
        {**one, "name": renamer.rename(one["name"]), "names": [renamer.rename(name) for name in one["names"]]}
        for one in changed["speakers"]
    ]
    quotes = [
        {**quote, "speaker": quote["speaker"] and renamer.rename(quote["speaker"])}
        for quote in changed["quotes"]
    ]
    return {**changed, "speakers": speakers, "quotes": quotes}


def lower_case(record: Record) -> Record:
    """Put a document in lower case.

    record (Dict[str, Any]): the JSON form of the document.
    RETURNS (Dict[str, Any]): the same, with the same offsets: a character whose lower case is longer stays.
    """
    text = "".join(char.lower() if len(char.lower()) == 1 else char for char in record["text"])
    return {**record, "text": text}
