"""Train the rankers that tell whom pronouns and noun phrases stand for.

    python training/train_rankers.py pronouns --data GUM.jsonl=2 --data POLNEAR.jsonl=2 \\
        --overlay POLNEAR.jsonl=SPEAKERS.jsonl --output spacy_quotes/data/pronouns.json
    python training/train_rankers.py descriptions --data GUM.jsonl --data POLNEAR.jsonl \\
        --overlay POLNEAR.jsonl=SPEAKERS.jsonl --output spacy_quotes/data/descriptions.json

Learns from our articles and from documents in the JSON form of `training/README.md`, with mentions in
"speakers" or "entities". Every "he" and "she" whose figure is known is a case for the one ranker, every
source that is a noun phrase, "it" or "they" for the other: it is to choose that figure among those that the
package gathers, or nobody where it is not there.
Deterministic: the same data give the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import numpy as np
import spacy
import typer
from ranking import Case, fit
from stories import Recorder, Story, is_meant, is_named, read_articles, read_records, read_story

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.quote import Attribution
from spacy_quotes.scoring.judging import same_speaker
from spacy_quotes.speakers import resolve_speakers
from spacy_quotes.speakers.ranker import Ranker, Rankers, load_rankers

ARTICLES = Path("corpus/articles")
# Weight of a pronoun that is no source.
RUNNING = 0.3
# Parts of the cross-validation, and the seed that draws them.
FOLDS, SEED = 5, 0


class Which(str, Enum):
    """The rankers."""

    pronouns = "pronouns"
    descriptions = "descriptions"


class Plan(NamedTuple):
    """How a ranker is trained.

    start (Dict[str, float]): hand-set weights for the first round.
    rounds (int): the traits depend on what was decided before, so decisions are made again with new weights.
    deciding (float): threshold of the rounds: a little bolder decisions bring later pronouns more to go by.
    threshold (float): probability from which somebody is chosen.
    decay (float): strength of regularisation.
    """

    start: dict[str, float]
    rounds: int
    deciding: float
    threshold: float
    decay: float


PLANS = {
    Which.pronouns: Plan(
        {
            "none": 1.0, "back 0": 1.0, "back 1": 1.0, "back 4": -0.5,
            "paragraphs 0": 0.5, "paragraphs 3": -1.0,
            "role subject": 0.5, "subject 0": 1.0, "subject 1": 1.0, "heard 1": -1.5, "heard 2": -2.0,
            "gender told": 1.5, "gender learned": 1.0, "name of several words": -1.0, "inside": 1.0,
            "chain 0": 1.0, "chain 1": 1.0, "chain last": 1.0, "previous 0": 1.5, "previous 1": 1.0,
            "previous 0 direct": 1.5, "previous 1 direct": 1.0,
        },
        rounds=3, deciding=0.45, threshold=0.48, decay=2.0,
    ),
    # What the rules say.
    Which.descriptions: Plan(
        {"person ruled": 8.0},
        rounds=1, deciding=0.5, threshold=0.5, decay=0.5,
    ),
}  # fmt: skip


def find_cases(story: Story, which: Which, ranker: Ranker) -> list[Case]:
    """Resolve a story and keep what was asked of a ranker, where it is known who is meant.

    story (Story): a document.
    which (Which): the ranker.
    ranker (Ranker): decides on the way.
    RETURNS (List[Case]): one for each pronoun or phrase.
    """
    recorder = Recorder(ranker)
    resolve_speakers(story.page, story.quotes, NAMES, rankers=_with(which, recorder))
    pronouns = which is Which.pronouns
    sources = _sources(story, alone=pronouns)
    known = is_meant if pronouns else _is_shown
    cases = []
    for at, (figures, candidates) in recorder.asked.items():
        running = story.known.get(story.page.starts[at], "") if pronouns else ""
        gold = sources.get(at, running)
        if gold == "" or not figures:
            continue
        right = [gold is not None and known(story, figure, gold) for figure in figures]
        weight = story.weight * (1.0 if at in sources else RUNNING)
        cases.append(Case(candidates, [*right, not any(right)], weight))
    return cases


def _is_shown(story: Story, figure: Any, gold: str) -> bool:
    """Whether a figure is the one of a name; a phrase that is one of its mentions is not enough."""
    return is_meant(story, figure, gold) if figure.head is None else is_named(story, figure, gold)


def _sources(story: Story, *, alone: bool) -> dict[int, str | None]:
    """Token of a source -> its speaker, of the shortest around it; "alone": of one token."""
    pieces = [
        (start, end, name)
        for quote, name in zip(story.quotes, story.speakers, strict=True)
        for start, end in quote.source
        if end == start + 1 or not alone
    ]
    pieces.sort(key=_length, reverse=True)
    return {at: name for start, end, name in pieces for at in range(start, end)}


def _length(piece: tuple[int, int, str | None]) -> int:
    """How long a source is."""
    return piece[1] - piece[0]


def _with(which: Which, ranker: Ranker) -> Rankers:
    """The rankers of the package with another one in place of one of them."""
    return load_rankers()._replace(**{which.value: ranker})


def train(stories: Sequence[Story], which: Which, plan: Plan) -> Ranker:
    """Train a ranker on stories.

    stories (Sequence[Story]): the documents.
    which (Which): the ranker.
    plan (Plan): how.
    RETURNS (Ranker): the ranker.
    """
    ranker = Ranker(plan.start, plan.deciding)
    for _ in range(plan.rounds):
        cases = [case for story in stories if story.weight for case in find_cases(story, which, ranker)]
        ranker = Ranker(fit(cases, decay=plan.decay), plan.deciding)
    return Ranker(ranker.weights, plan.threshold)


def score(stories: Iterable[Story], which: Which, ranker: Ranker) -> Counter[str]:
    """Judge the speakers of the quotes whose source a ranker is for.

    stories (Iterable[Story]): documents.
    which (Which): the ranker.
    ranker (Ranker): decides.
    RETURNS (Counter[str]): how many are "right", "wrong" and "none".
    """
    counts: Counter[str] = Counter()
    for story in stories:
        done, voices = resolve_speakers(story.page, story.quotes, NAMES, rankers=_with(which, ranker))
        names = {voice.id: voice.name for voice in voices}
        for quote, gold in zip(done, story.speakers, strict=True):
            if _is_wanted(story, quote, which):
                name = names[quote.speaker] if quote.speaker else None
                fits = name is None if gold is None else name is not None and same_speaker(gold, name)
                counts["right" if fits else "none" if name is None else "wrong"] += 1
    return counts


def _is_wanted(story: Story, quote: Attribution, which: Which) -> bool:
    """Whether a ranker may have chosen the speaker of a quote."""
    lower = [word for start, end in quote.source for word in story.page.lower[start:end]]
    sort = NAMES.pronouns.get(lower[0], NAMES.possessives.get(lower[0], "")) if len(lower) == 1 else ""
    if which is Which.pronouns:
        return sort in ("m", "f")
    words = [word for start, end in quote.source for word in story.page.words[start:end]]
    return sort in ("n", "p") or (
        bool(lower) and not any(word[0].isupper() for word in words[1:]) and not sort
    )


def cross_validate(stories: Sequence[Story], which: Which, plan: Plan) -> Counter[str]:
    """Judge each fifth of the stories by a ranker trained on the others.

    stories (Sequence[Story]): the documents.
    which (Which): the ranker.
    plan (Plan): how it is trained.
    RETURNS (Counter[str]): as `score`, over all.
    """
    counts: Counter[str] = Counter()
    order = np.random.default_rng(SEED).permutation(len(stories))
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        ranker = train([story for at, story in enumerate(stories) if at not in held], which, plan)
        counts += score((stories[at] for at in sorted(held)), which, ranker)
    return counts


def load_stories(articles: Path, data: Sequence[str], overlay: Sequence[str]) -> Iterator[Story]:
    """Read what is learnt from.

    articles (Path): folder of articles in our markup.
    data (Sequence[str]): PATH or PATH=WEIGHT of JSON lines.
    overlay (Sequence[str]): PATH=SPEAKERS: speakers for the quotes of a file.
    YIELDS (Story): each document.
    """
    nlp = spacy.blank("en")
    laid = dict(pair.split("=", 1) for pair in overlay)
    for record in read_articles(articles, "train"):
        yield read_story(record, nlp, 1.0)
    for entry in data:
        path, _, weight = entry.partition("=")
        for record in read_records(Path(path), Path(laid[path]) if path in laid else None):
            yield read_story(record, nlp, float(weight or 1))


def main(
    which: Annotated[Which, typer.Argument(help="The ranker")],
    articles: Annotated[Path, typer.Option(help="Folder of articles in our markup")] = ARTICLES,
    data: Annotated[list[str], typer.Option(help="PATH or PATH=WEIGHT of JSON lines, may be repeated")] = [],  # noqa: B006
    overlay: Annotated[list[str], typer.Option(help="PATH=SPEAKERS: speakers for the quotes of a file")] = [],  # noqa: B006
    output: Annotated[Path | None, typer.Option(help="Where the weights go; none to only measure")] = None,
    folds: Annotated[bool, typer.Option(help="Cross-validate over documents first")] = True,
) -> None:
    """Train a ranker and write its weights."""
    plan = PLANS[which]
    stories = list(load_stories(articles, data, overlay))
    _report("hand-set weights", score(stories, which, Ranker(plan.start, plan.threshold)))
    if folds:
        _report("cross-validation", cross_validate(stories, which, plan))
    ranker = train(stories, which, plan)
    _report("training data", score(stories, which, ranker))
    nlp = spacy.blank("en")
    held = [read_story(record, nlp, 0.0) for record in read_articles(articles, "dev")]
    _report("dev articles", score(held, which, ranker))
    if output is not None:
        content = {"threshold": plan.threshold, "weights": dict(sorted(ranker.weights.items()))}
        output.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _report(name: str, counts: Counter[str]) -> None:
    """Print a line of scores."""
    total = max(1, counts.total())
    shares = ", ".join(f"{key} {counts[key] / total:.3f}" for key in ("right", "wrong", "none"))
    typer.echo(f"{name}: {counts.total()} sources, {shares}")


if __name__ == "__main__":
    typer.run(main)
