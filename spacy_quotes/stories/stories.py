"""Many documents about the same things: who said what in all of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from ..errors import Errors
from ..export import to_json
from ..language import get_language
from . import keeping
from .records import KeptDoc, QuoteGroup, StorySpeaker
from .store import Store
from .telling import tell
from .wording import Words


class Stories:
    """Collects the quotes of documents one by one and tells who said what in all of them.

    What it tells depends on which documents there are and not on the order in which they came. It is worked
    out when it is asked for, in a time that grows with the number of quotes, and kept until the next
    document comes.

    Memory grows with the number of quotes: of documents only ids, speakers and contents of quotes are kept,
    some 200 bytes a quote beside its text, and some 700 while it is worked out and after. The pairs that are
    compared are found in parts of a fixed size and are 200 a quote at the most. No setting caps the whole:
    for more than fits, make stories of each month or place.

    lang (str): code of the language of the documents.
    known_ids (str): regular expression for whole speaker ids that come from a knowledge base; speakers with
        one such id are one, and those with two are two. Empty where there is no knowledge base.
    """

    def __init__(self, lang: str = "en", *, known_ids: str = "") -> None:
        self.lang = lang
        self.known_ids = known_ids
        self._known = re.compile(known_ids) if known_ids else None
        self._words = Words(lang)
        self._store = Store()
        self._told: tuple[list[StorySpeaker], list[QuoteGroup]] | None = None

    def __len__(self) -> int:
        return len(self._store.names)

    def __contains__(self, id: str) -> bool:
        return id in self._store.names

    @property
    def speakers(self) -> list[StorySpeaker]:
        """RETURNS (List[StorySpeaker]): those who say something, the most quoted first."""
        return self._tell()[0]

    @property
    def quotes(self) -> list[QuoteGroup]:
        """RETURNS (List[QuoteGroup]): what is said, by the document and place of the first variant."""
        return self._tell()[1]

    def add(self, doc: Doc, *, id: str = "", key: str | None = None) -> str:
        """Add a document.

        doc (Doc): a document with quotes.
        id (str): what to call it; empty for the id it was read with, else one is made from its content.
        key (Optional[str]): the span group, as for `spacy_quotes.get_quotes`.
        RETURNS (str): its id.
        RAISES (ValueError): Q030 if there is another document with this id. The same one changes nothing.
        """
        return self.add_json(to_json(doc, id=id, key=key))

    def add_json(self, record: dict[str, Any]) -> str:
        """Add a document in the form that `spacy_quotes.to_json` writes.

        record (Dict[str, Any]): the JSON values.
        RETURNS (str): its id.
        RAISES (ValueError): Q009, Q010 if they do not fit; Q030 if there is another document with its id.
        """
        name, doc = keeping.keep(record, self._words)
        return self._put(name, doc)

    def to_disk(self, path: str | Path) -> None:
        """Write all that was added, one document a line, to go on later.

        path (Union[str, Path]): the file, compressed where its name ends in ".gz" or ".zst".
        """
        settings = {"lang": self.lang, "known_ids": self.known_ids}
        keeping.write(Path(path), settings, self._store.docs())

    def from_disk(self, path: str | Path) -> Stories:
        """Take up what was written, with its settings, in place of what is here.

        path (Union[str, Path]): the file.
        RETURNS (Stories): the same object.
        RAISES (ValueError): Q031 if it is no such file or cannot be read.
        """
        lines = keeping.read(Path(path))
        settings = next(lines)
        loaded = Stories(settings["lang"], known_ids=settings["known_ids"])
        for line in lines:
            loaded._put(*keeping.restore(line, loaded._words, Path(path)))
        self.__dict__.update(loaded.__dict__)
        return self

    def _put(self, name: str, doc: KeptDoc) -> str:
        """Keep a document."""
        mark = self._store.mark(name)
        if mark is None:
            self._store.put(name, doc)
            self._told = None
        elif mark != doc.mark:
            raise ValueError(Errors.Q030.format(id=name))
        return name

    def _tell(self) -> tuple[list[StorySpeaker], list[QuoteGroup]]:
        """Speakers and quotes of all documents, worked out where documents came."""
        if self._told is None:
            ids = (voice.id for voice in self._store.voices)
            entries = [id if self._known and self._known.fullmatch(id) else "" for id in ids]
            self._told = tell(self._store, self._words, get_language(self.lang).names, entries)
        return self._told
