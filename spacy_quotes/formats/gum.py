"""Reader of GUM: quotes from its discourse relations of attribution, speakers from its coreference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .conllu import Mention, Treebank, Word, read_treebank
from .items import FormatError, Item, Record, failed, list_files
from .types import TypeFinder

RELATION = "attribution"
_SPEAKING = ("person", "organization")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_VERBAL = ("aux", "aux:pass", "compound:prt", "fixed")
_EDGES = " ,.;:-–—"


def read_gum(path: Path) -> Iterator[Item]:
    """Read GUM, from `dep/*.conllu` of its repository or from its release as Universal Dependencies.

    A unit in the relation "attribution" gives cue and source; the unit it belongs to, with what hangs on
    that in the same sentence, gives the content. Edges are those of discourse units, so they can be rough.

    path (Path): the repository, a folder or a file.
    YIELDS (Item): one a document.
    """
    for file in list_files(path, "*.conllu"):
        try:
            for doc in read_treebank(file):
                if isinstance(doc, FormatError):
                    yield failed(file.as_posix(), doc)
                else:
                    yield _convert(f"{file.as_posix()}:{doc.line}", doc)
        except FormatError as error:
            yield failed(file.as_posix(), error)


def _convert(where: str, doc: Treebank) -> Item:
    """One document."""
    types = TypeFinder(doc.text)
    units: dict[int, list[int]] = {}
    for index, word in enumerate(doc.words):
        units.setdefault(word.unit, []).append(index)
    people = _People(doc)
    below: dict[int, set[int]] = {}
    for child, parent, _ in doc.relations:
        below.setdefault(parent, set()).add(child)
    quotes: list[Record] = []
    dropped: Counter[str] = Counter()
    for unit, head, name in doc.relations:
        if name.split("-")[0] != RELATION:
            continue
        content = _content(doc, units, below, unit, head)
        if unit not in units or not content:
            dropped["attribution without content"] += 1
            continue
        quote = _quote(doc, units[unit], people)
        kind, factual = types.type_of(content), name != "attribution-negative"
        quotes.append({"type": kind, "content": content, **quote, "factual": factual})
    quotes.sort(key=lambda quote: min(quote["content"]))
    genre = doc.id.split("_")[1] if doc.id.count("_") > 1 else ""
    meta = {"meta": {"genre": genre}} if genre else {}
    record = {
        "id": doc.id,
        "text": doc.text,
        "quotes": quotes,
        "speakers": list(people.speakers.values()),
        **meta,
    }
    return Item(where, record, dropped=dropped)


def _quote(doc: Treebank, unit: list[int], people: _People) -> Record:
    """What the unit of an attribution gives of a quote."""
    cue, source = _cue_and_source(doc.words, unit)
    speaker = people.speaker(source)
    return {
        "cue": _spans(doc, cue),
        "source": _spans(doc, source),
        "addressee": [],
        "speaker": speaker and speaker["name"],
        "speaker_id": speaker and speaker["id"],
    }


def _content(
    doc: Treebank, units: dict[int, list[int]], below: dict[int, set[int]], unit: int, head: int
) -> list[list[int]]:
    """The content: the head unit and all that hangs on it in its sentence, but the attribution."""
    if head not in units:
        return []
    sentence = doc.words[units[head][0]].sentence
    wanted, queue = {head}, [head]
    while queue:
        for child in below.get(queue.pop(), ()):
            if child in wanted or child == unit or child not in units:
                continue
            if doc.words[units[child][0]].sentence == sentence:
                wanted.add(child)
                queue.append(child)
    return _spans(doc, sorted(index for one in wanted for index in units[one]))


def _cue_and_source(words: list[Word], unit: list[int]) -> tuple[list[int], list[int]]:
    """Words of the cue and of the source in the unit of an attribution."""
    inside = set(unit)
    root = next((i for i in unit if words[i].head not in inside), unit[0])
    if words[unit[0]].form.lower() == "according":
        cue = [i for i in unit if words[i].form.lower() in ("according", "to") and i <= unit[0] + 1]
        return cue, _trim(words, [i for i in unit if i not in cue])
    cue = [i for i in unit if i == root or (words[i].head == root and words[i].relation in _VERBAL)]
    subjects = [i for i in unit if words[i].head == root and words[i].relation in _SUBJECTS]
    source = [i for i in unit if subjects and _is_below(words, i, subjects[0])]
    return cue, _trim(words, source)


def _is_below(words: list[Word], index: int, top: int) -> bool:
    """Whether a word hangs on another, or is it."""
    seen: set[int] = set()
    while index != top:
        seen.add(index)
        index = words[index].head
        if index < 0 or index in seen:  # heads that go round in a circle hang on nothing
            return False
    return True


def _trim(words: list[Word], indices: list[int]) -> list[int]:
    """Words without punctuation at either end."""
    while indices and words[indices[0]].form in _EDGES:
        indices = indices[1:]
    while indices and words[indices[-1]].form in _EDGES:
        indices = indices[:-1]
    return indices


def _spans(doc: Treebank, indices: list[int]) -> list[list[int]]:
    """Characters of words, neighbours joined; no stretch begins or ends with a comma or the like."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    trimmed = (_trim(doc.words, run) for run in runs)
    return [[doc.words[run[0]].start, doc.words[run[-1]].end] for run in trimmed if run]


class _People:
    """The persons and organisations of a document that are sources of quotes."""

    def __init__(self, doc: Treebank) -> None:
        self.doc = doc
        self.speakers: dict[str, Record] = {}
        self.by_first: dict[int, list[Mention]] = {}
        self.by_entity: dict[str, list[Mention]] = {}
        for mention in doc.mentions:
            self.by_entity.setdefault(mention.entity, []).append(mention)
            if mention.kind in _SPEAKING:
                self.by_first.setdefault(mention.first, []).append(mention)

    def speaker(self, source: list[int]) -> Record | None:
        """Who a source mentions, by the fullest name; kept among the speakers."""
        words = range(source[0], source[-1] + 1) if source else ()
        inside = [m for first in words for m in self.by_first.get(first, ()) if m.last <= source[-1]]
        if not inside:
            return None
        widest = max(inside, key=lambda mention: (mention.last - mention.first, -mention.first))
        if widest.entity not in self.speakers:
            record = self._record(widest.entity)
            if record is None:
                return None
            self.speakers[widest.entity] = record
        return self.speakers[widest.entity]

    def _record(self, entity: str) -> Record | None:
        """A speaker with the names that the document has; None where it has none."""
        doc, mentions = self.doc, self.by_entity[entity]
        names = list(dict.fromkeys(filter(None, (_proper(doc, mention) for mention in mentions))))
        links = dict.fromkeys(unquote(mention.link).replace("_", " ") for mention in mentions if mention.link)
        spelled = [link for link in links if link in doc.text]
        name = max([*spelled, *names], key=lambda known: len(known.split()), default="")
        if not name:
            return None
        spans = [[doc.words[m.first].start, doc.words[m.last].end] for m in mentions]
        listed = [name, *(other for other in names if other != name)]
        return {"id": f"e{entity}", "name": name, "names": listed, "mentions": sorted(spans)}


def _proper(doc: Treebank, mention: Mention) -> str:
    """The longest run of proper nouns of a mention."""
    runs: list[list[Word]] = [[]]
    for word in doc.words[mention.first : mention.last + 1]:
        if word.tag == "PROPN":
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    longest = max(runs, key=len)
    return doc.text[longest[0].start : longest[-1].end] if longest else ""
