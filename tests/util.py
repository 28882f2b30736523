"""What several tests need: a tokenizer and a document whose quotes were set by hand."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from spacy_quotes.annotation import get_attributions, set_quotes
from spacy_quotes.quote import Attribution, Voice

TEXT = '"We won the cup," Ann Berg told reporters. Later she said that the team had trained for years.'
DIRECT = Attribution(
    content=((0, 7),),
    cue=((9, 10),),
    source=((7, 9),),
    addressee=((10, 11),),
    type="direct",
    speaker="ann-berg",
    score=0.75,
)
INDIRECT = Attribution(
    content=((15, 22),),
    cue=((14, 15),),
    source=((13, 14),),
    speaker="ann-berg",
    factual=False,
    score=0.5,
)
BERG = Voice("ann-berg", "Ann Berg", ("Ann Berg", "Berg"), ((7, 9), (13, 14)))


def make_nlp(factory: str = "", **config: object) -> Language:
    """An English tokenizer, with one component where it is named."""
    nlp = spacy.blank("en")
    if factory:
        nlp.add_pipe(factory, config=config)
    return nlp


def make_doc(nlp: Language | None = None, *, key: str = "quotes") -> Doc:
    """A document of two quotes by one speaker."""
    doc = (nlp or make_nlp()).make_doc(TEXT)
    set_quotes(doc, [INDIRECT, DIRECT], [BERG], key=key)
    return doc


def contents(doc: Doc) -> list[str]:
    """The content of each quote."""
    return [quote.text for quote in doc._.quotes]


def same_quotes(first: Doc, second: Doc, *, key: str = "quotes") -> bool:
    """Whether two documents have the same text, quotes and speakers."""
    records = [get_attributions(doc, key=key) for doc in (first, second)]
    return first.text == second.text and records[0] == records[1]
