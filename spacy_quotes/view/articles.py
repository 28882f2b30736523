"""What is shown: a document, the quotes that are wanted, and the people who said them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from spacy.tokens import Doc

from ..errors import Errors
from ..export import to_json
from ..records import DocRecord, QuoteRecord, check_record
from .options import Options

_LANGUAGE = re.compile("[a-z]{2,3}")
_NO_LANGUAGE = ("xx", "mul", "und", "zxx")  # the first is what spaCy calls several languages
_TITLE = 80  # characters


class Person(NamedTuple):
    """One speaker, or all quotes that have none.

    number (int): 1 for who has most quotes; 0 for nobody.
    id (str): of the speaker; empty for nobody.
    name (str): to be shown.
    quotes (List[int]): places in the list of the article's quotes.
    """

    number: int
    id: str
    name: str
    quotes: list[int]


class Article(NamedTuple):
    """One document to be shown.

    title (str): on one line.
    text (str): the text.
    quotes (List[QuoteRecord]): those that are wanted, offsets in characters.
    people (List[Person]): those who said them, most quotes first, nobody last.
    lang (str): code of the language; empty where it is not known.
    """

    title: str
    text: str
    quotes: list[QuoteRecord]
    people: list[Person]
    lang: str = ""

    def people_by_quote(self) -> list[Person]:
        """RETURNS (List[Person]): who said each quote."""
        said = {quote: person for person in self.people for quote in person.quotes}
        return [said[quote] for quote in range(len(self.quotes))]


def make_articles(docs: Any, options: Options) -> list[Article]:
    """Make what is shown of documents.

    docs (Union[Doc, Dict, Iterable]): documents, or their JSON form.
    options (Options): which quotes to show.
    RETURNS (List[Article]): one a document, in order.
    RAISES (ValueError): Q035 for what is no document, else as `to_json` and `from_json`.
    """
    several = [docs] if isinstance(docs, (Doc, Mapping)) else docs
    if not isinstance(several, Iterable) or isinstance(several, (str, bytes)):
        raise ValueError(Errors.Q035.format(got=type(docs).__name__))
    return [_make_article(doc, options) for doc in several]


def _make_article(doc: Any, options: Options) -> Article:
    """One of them."""
    title = lang = ""
    if isinstance(doc, Doc):
        record = check_record(to_json(doc, key=options.spans_key))
        # As displaCy has it.
        title, lang = str(doc.user_data.get("title") or ""), doc.lang_
    elif isinstance(doc, Mapping):
        record = check_record(dict(doc))
        lang = str(record.meta.get("lang") or "")
    else:
        raise ValueError(Errors.Q035.format(got=type(doc).__name__))
    names = {speaker.id: speaker.name for speaker in record.speakers}
    quotes = [quote for quote in record.quotes if _is_wanted(quote, names, options)]
    # Text order, which other tools may not keep.
    quotes.sort(key=_text_order)
    known = lang if _LANGUAGE.fullmatch(lang) and lang not in _NO_LANGUAGE else ""
    return Article(title or _make_title(record), record.text, quotes, _list_people(quotes, names), known)


def _is_wanted(quote: QuoteRecord, names: dict[str, str], options: Options) -> bool:
    """Whether a quote is to be shown."""
    if quote.type not in options.types or quote.score < options.min_score:
        return False
    who = (quote.speaker, names.get(quote.speaker or ""))
    return options.speakers is None or any(name in options.speakers for name in who)


def _text_order(quote: QuoteRecord) -> tuple[int, int]:
    """Sort key: by first character of the content, outer quotes first."""
    content = quote.parts["content"]
    return min(content)[0], -max(end for _, end in content)


def _make_title(record: DocRecord) -> str:
    """The id, or how the text begins."""
    title = " ".join(str(record.meta.get("id", "")).split())
    if title and title != "-":
        return title
    words = " ".join(record.text[: 4 * _TITLE].split())
    return words if len(words) <= _TITLE else words[:_TITLE].rsplit(" ", 1)[0] + " …"


def _list_people(quotes: list[QuoteRecord], names: dict[str, str]) -> list[Person]:
    """Who said something, most quotes first and in text order among equals."""
    said: dict[str, list[int]] = {}
    for number, quote in enumerate(quotes):
        said.setdefault(quote.speaker or "", []).append(number)
    nobody = said.pop("", [])
    order = sorted(said, key=lambda speaker: -len(said[speaker]))
    people = [Person(n, speaker, names[speaker], said[speaker]) for n, speaker in enumerate(order, 1)]
    return [*people, Person(0, "", "Speaker not known", nobody)] if nobody else people
