"""Documents with known speakers, as the rankers are trained and measured on them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import spacy

from spacy_quotes.alignment import align
from spacy_quotes.formats.article import parse_article
from spacy_quotes.page import Page, read_page
from spacy_quotes.quote import Attribution, Pieces
from spacy_quotes.scoring.judging import same_speaker
from spacy_quotes.speakers.candidates import Candidate
from spacy_quotes.speakers.figures import Figure, spelling
from spacy_quotes.speakers.ranker import HasTraits, Ranked, Ranker, Traits
from spacy_quotes.speakers.referents import Referent

Record = dict[str, Any]


class Story(NamedTuple):
    """A document with gold quotes, ready to be resolved.

    id (str): its id.
    page (Page): its text.
    quotes (List[Attribution]): its quotes in rows, without speakers.
    speakers (List[Optional[str]]): name of the speaker of each.
    known (Dict[int, str]): first character of a mention -> name of whom it stands for.
    ends (Dict[str, Set[int]]): name -> one past the last character of each of its mentions.
    weight (float): of its pronouns in training.
    """

    id: str
    page: Page
    quotes: list[Attribution]
    speakers: list[str | None]
    known: dict[int, str]
    ends: dict[str, set[int]]
    weight: float


class Recorder(Ranker):
    """A ranker that keeps what it was asked.

    ranker (Ranker): decides.
    """

    def __init__(self, ranker: Ranker) -> None:
        super().__init__(ranker.weights, ranker.threshold)
        self.asked: dict[int, tuple[list[Any], list[list[str]]]] = {}

    def rank(self, at: int, candidates: Sequence[HasTraits], none: Traits) -> Ranked:
        """See `Ranker.rank`."""
        figures = [one.figure for one in candidates if isinstance(one, Candidate | Referent)]
        self.asked[at] = figures, [*(sorted(one.traits) for one in candidates), list(none)]
        return super().rank(at, candidates, none)


def read_story(record: Record, nlp: spacy.Language, weight: float) -> Story:
    """Make a story of the JSON form of a document.

    record (Dict[str, Any]): the document; mentions stand in "speakers" or "entities".
    nlp (Language): its tokenizer.
    weight (float): of its pronouns.
    RETURNS (Story): it.
    """
    page = read_page(nlp.make_doc(record["text"]))
    quotes, speakers = [], []
    for quote in record["quotes"]:
        parts = {
            role: _rows(page, quote.get(role) or ()) for role in ("content", "cue", "source", "addressee")
        }
        if parts["content"]:
            quotes.append(Attribution(**parts, type=quote["type"] or "indirect"))
            speakers.append(quote.get("speaker"))
    known, ends = {}, defaultdict(set)
    for entity in record.get("speakers") or record.get("entities") or ():
        for start, end in entity["mentions"]:
            known[start] = entity["name"]
            ends[entity["name"]].add(end)
    return Story(record["id"], page, quotes, speakers, known, dict(ends), weight)


def _rows(page: Page, spans: Iterable[Sequence[int]]) -> Pieces:
    """Characters as rows."""
    found = (align(page.starts, page.ends, start, end) for start, end in spans)
    return tuple(sorted((one.start, one.end) for one in found if one.start < one.end))


def is_named(story: Story, figure: Figure, gold: str) -> bool:
    """Tell whether a figure would be shown by a name that fits.

    story (Story): the document.
    figure (Figure): it.
    gold (str): name of whom it should be.
    RETURNS (bool): whether its fullest name is that.
    """
    page = story.page
    shown = figure.label or spelling(page, figure.fullest.start, figure.fullest.end)
    return same_speaker(gold, shown)


def is_meant(story: Story, figure: Figure, gold: str) -> bool:
    """Tell whether a figure is the one of a name.

    story (Story): the document.
    figure (Figure): it.
    gold (str): name of whom it should be.
    RETURNS (bool): whether its name fits, or most of its mentions are that one's.
    """
    page = story.page
    if not figure.mentions:
        return False
    ends = story.ends.get(gold, set())
    found = sum(page.ends[mention.end - 1] in ends for mention in figure.mentions)
    return is_named(story, figure, gold) or found * 2 > len(figure.mentions)


def read_articles(folder: Path, split: str) -> list[Record]:
    """Read annotated articles.

    folder (Path): with files in our markup.
    split (str): the part that is wanted.
    RETURNS (List[Dict[str, Any]]): their JSON forms.
    """
    records = [
        parse_article(path.read_text(encoding="utf-8")).record for path in sorted(folder.glob("*.txt"))
    ]
    return [record for record in records if record["meta"].get("split") == split]


def read_records(path: Path, overlay: Path | None) -> list[Record]:
    """Read documents in their JSON form, a line each.

    path (Path): the file.
    overlay (Optional[Path]): speakers laid over it, a JSON line each with "doc", "quote" and "speaker"; then
        only quotes with one count, and of the documents every other, the rest being left to measure.
    RETURNS (List[Dict[str, Any]]): the documents.
    """
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if overlay is None:
        return records
    rows: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for line in overlay.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]][row["quote"]] = row["speaker"]
    wanted = set(sorted(rows)[::2])
    for record in records:
        known = rows[record["id"]]
        quotes = [quote for quote in record["quotes"] if quote["id"] in known]
        record["quotes"] = [{**quote, "speaker": known[quote["id"]]} for quote in quotes]
    return [record for record in records if record["id"] in wanted]
