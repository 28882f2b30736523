"""Train the ranker that tells whom "he" and "she" stand for.

    python training/train_pronouns.py --data GUM.jsonl=2 --data POLNEAR.jsonl=2 \\
        --overlay POLNEAR.jsonl=SPEAKERS.jsonl --output spacy_quotes/data/pronouns.json

Learns from our articles and from documents in the JSON form of `training/README.md`, with mentions in
"speakers" or "entities". Every pronoun of the third person whose figure is known is a case: the ranker is
to choose that figure among the candidates that the package gathers, or nobody where it is not among them.
Deterministic: the same data give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import numpy as np
import spacy
import typer
from ranking import Case, fit

from spacy_quotes.alignment import align
from spacy_quotes.formats.article import parse_article
from spacy_quotes.language.names_en import NAMES
from spacy_quotes.page import Page, read_page
from spacy_quotes.quote import Attribution, Pieces
from spacy_quotes.scoring.judging import same_speaker
from spacy_quotes.speakers import resolve_speakers
from spacy_quotes.speakers.candidates import Candidate
from spacy_quotes.speakers.figures import spelling
from spacy_quotes.speakers.ranker import HasTraits, Ranked, Ranker, Traits

Record = dict[str, Any]
ARTICLES = Path("corpus/articles")
# Weight of a pronoun that is no source.
RUNNING = 0.3
# Rounds: the traits depend on what was decided before, so decisions are made again with the new weights.
ROUNDS = 3
# Threshold of the rounds: decisions that are a little bolder bring later pronouns more to go by.
DECIDING = 0.45
# Hand-set weights for the first round.
START = {
    "none": 1.0, "back 0": 1.0, "back 1": 1.0, "back 4": -0.5, "paragraphs 0": 0.5, "paragraphs 3": -1.0,
    "role subject": 0.5, "subject 0": 1.0, "subject 1": 1.0, "heard 1": -1.5, "heard 2": -2.0,
    "gender told": 1.5, "gender learned": 1.0, "name of several words": -1.0, "inside": 1.0,
    "chain 0": 1.0, "chain 1": 1.0, "chain last": 1.0, "previous 0": 1.5, "previous 1": 1.0,
    "previous 0 direct": 1.5, "previous 1 direct": 1.0,
}  # fmt: skip
# Parts of the cross-validation, and the seed that draws them.
FOLDS, SEED = 5, 0


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
        figures = [one.figure for one in candidates if isinstance(one, Candidate)]
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


def find_cases(story: Story, ranker: Ranker) -> list[Case]:
    """Resolve a story and keep the pronouns whose figure is known.

    story (Story): a document.
    ranker (Ranker): decides on the way.
    RETURNS (List[Case]): one for each pronoun.
    """
    recorder = Recorder(ranker)
    resolve_speakers(story.page, story.quotes, NAMES, ranker=recorder)
    page = story.page
    sources = {
        start: name
        for quote, name in zip(story.quotes, story.speakers, strict=True)
        for start, end in quote.source
        if end == start + 1
    }
    cases = []
    for at, (figures, candidates) in recorder.asked.items():
        gold = sources[at] if at in sources else story.known.get(page.starts[at], "")
        if gold == "" or not figures:
            continue
        right = [gold is not None and _is(story, figure, gold) for figure in figures]
        weight = story.weight * (1.0 if at in sources else RUNNING)
        cases.append(Case(candidates, [*right, not any(right)], weight))
    return cases


def _is(story: Story, figure: Any, gold: str) -> bool:
    """Whether a figure is the one of a name."""
    page = story.page
    spans = [(page.starts[m.start], page.ends[m.end - 1]) for m in figure.mentions]
    if not spans:
        return False
    if same_speaker(gold, figure.label or spelling(page, figure.fullest.start, figure.fullest.end)):
        return True
    ends = story.ends.get(gold, set())
    return sum(end in ends for _, end in spans) * 2 > len(spans)


def train(stories: Sequence[Story], start: Ranker, *, decay: float, threshold: float) -> Ranker:
    """Train a ranker on stories.

    stories (Sequence[Story]): the documents.
    start (Ranker): decides in the first round.
    decay (float): see `fit`.
    threshold (float): of the ranker.
    RETURNS (Ranker): the ranker.
    """
    ranker = Ranker(start.weights, DECIDING)
    for _ in range(ROUNDS):
        cases = [case for story in stories if story.weight for case in find_cases(story, ranker)]
        ranker = Ranker(fit(cases, decay=decay), DECIDING)
    return Ranker(ranker.weights, threshold)


def score(stories: Iterable[Story], ranker: Ranker) -> Counter[str]:
    """Judge the speakers of the quotes whose source is "he" or "she".

    stories (Iterable[Story]): documents.
    ranker (Ranker): decides.
    RETURNS (Counter[str]): how many are "right", "wrong" and "none".
    """
    counts: Counter[str] = Counter()
    for story in stories:
        done, voices = resolve_speakers(story.page, story.quotes, NAMES, ranker=ranker)
        names = {voice.id: voice.name for voice in voices}
        for quote, gold in zip(done, story.speakers, strict=True):
            words = story.page.lower[quote.source[0][0] : quote.source[0][1]] if quote.source else []
            if len(words) != 1 or NAMES.pronouns.get(words[0], NAMES.possessives.get(words[0])) not in (
                "m",
                "f",
            ):
                continue
            name = names[quote.speaker] if quote.speaker else None
            fits = name is None if gold is None else name is not None and same_speaker(gold, name)
            counts["right" if fits else "none" if name is None else "wrong"] += 1
    return counts


def cross_validate(
    stories: Sequence[Story], start: Ranker, *, decay: float, threshold: float
) -> Counter[str]:
    """Judge each fifth of the stories by a ranker trained on the others.

    stories (Sequence[Story]): the documents.
    start (Ranker): decides in the first round.
    decay (float): see `fit`.
    threshold (float): of the rankers.
    RETURNS (Counter[str]): as `score`, over all.
    """
    counts: Counter[str] = Counter()
    order = np.random.default_rng(SEED).permutation(len(stories))
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        rest = [story for at, story in enumerate(stories) if at not in held]
        ranker = train(rest, start, decay=decay, threshold=threshold)
        counts += score((stories[at] for at in sorted(held)), ranker)
    return counts


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


def main(
    articles: Annotated[Path, typer.Option(help="Folder of articles in our markup")] = Path(
        "corpus/articles"
    ),
    data: Annotated[list[str], typer.Option(help="PATH or PATH=WEIGHT of JSON lines, may be repeated")] = [],  # noqa: B006
    overlay: Annotated[list[str], typer.Option(help="PATH=SPEAKERS: speakers for the quotes of a file")] = [],  # noqa: B006
    output: Annotated[Path | None, typer.Option(help="Where the weights go; none to only measure")] = None,
    decay: Annotated[float, typer.Option(help="Strength of regularisation")] = 2.0,
    threshold: Annotated[float, typer.Option(help="Probability under which nobody is chosen")] = 0.48,
    folds: Annotated[bool, typer.Option(help="Cross-validate over documents first")] = True,
) -> None:
    """Train the ranker for pronouns and write its weights."""
    nlp = spacy.blank("en")
    laid = dict(pair.split("=", 1) for pair in overlay or ())
    stories = [read_story(record, nlp, 1.0) for record in read_articles(articles, "train")]
    for entry in data or ():
        path, _, weight = entry.partition("=")
        records = read_records(Path(path), Path(laid[path]) if path in laid else None)
        stories.extend(read_story(record, nlp, float(weight or 1)) for record in records)
    start = Ranker(START, threshold)
    _report("hand-set weights", score(stories, start))
    if folds:
        _report("cross-validation", cross_validate(stories, start, decay=decay, threshold=threshold))
    ranker = train(stories, start, decay=decay, threshold=threshold)
    _report("training data", score(stories, ranker))
    held = [read_story(record, nlp, 0.0) for record in read_articles(articles, "dev")]
    _report("dev articles", score(held, ranker))
    if output is not None:
        content = {"threshold": threshold, "weights": dict(sorted(ranker.weights.items()))}
        output.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _report(name: str, counts: Counter[str]) -> None:
    """Print a line of scores."""
    total = max(1, counts.total())
    shares = ", ".join(f"{key} {counts[key] / total:.3f}" for key in ("right", "wrong", "none"))
    typer.echo(f"{name}: {counts.total()} pronouns, {shares}")


if __name__ == "__main__":
    typer.run(main)
