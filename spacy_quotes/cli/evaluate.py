"""`python -m spacy quotes evaluate`: how well a pipeline does on annotated documents, beside the rules."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import typer
from spacy.language import Language
from spacy.tokens import Doc

from ..annotation import get_meta
from ..errors import Errors
from ..export import to_json
from ..formats.filters import ALL, MASK, Wanted
from ..formats.items import Record
from ..jobs.pipelines import RULES, load_pipeline
from ..language import get_language
from ..scoring.groups import TypeAndForms
from ..scoring.mistakes import Mistake, find_mistakes
from ..scoring.tally import Tally
from ..scoring.traps import find_traps
from .gold import GoldReader, make_tokenizer, open_corpus, read_ids, refuse_corpus
from .inputs import InputError
from .options import PIPELINES
from .outputs import open_output
from .running import exit_codes
from .scores import Scores, find_worse, read_scores, show_scores

MODEL = "model"


def evaluate_cli(
    model: str = typer.Argument(..., help=f"{PIPELINES}."),
    data: Path = typer.Argument(..., help="Annotated documents: .spacy, .jsonl, or what `convert` reads."),
    output: Path = typer.Option(None, "--output", "-o", help="JSON file for the scores."),
    errors: Path = typer.Option(None, "--errors", "-e", help="File for the mistakes; '-' to see them."),
    compare: Path = typer.Option(None, "--compare", help="Scores of before: exit 1 where one has got worse."),
    tolerance: float = typer.Option(
        0.005, "--tolerance", min=0, max=1, help="By how much a score may be worse."
    ),
    predictions: Path = typer.Option(None, "--predictions", help="JSON lines file for what was predicted."),
    split: str = typer.Option(None, "--split", help="Only documents of this split."),
    ids: Path = typer.Option(None, "--ids", help="File with the ids of the documents wanted, one a line."),
    only_reporting: bool = typer.Option(
        False, "--only-reporting", help="Quotes that are no reported speech count neither for nor against."
    ),
    texts: Path = typer.Option(None, "--texts", "-t", help="Folder of the texts, for stand-off annotation."),
    lang: str = typer.Option("en", "--lang", "-l", help="Language of the rules."),
) -> None:
    """Score a pipeline on annotated documents, with the rules beside it.

    Detection is by the overlap of contents (Jaccard of letters and digits) at 0.5, 0.8 and exactly;
    "whole" is found and attributed to the right one; "traps" are sentences with marks or a reporting verb,
    but without speech, in which something was found. Cue and the like are shares of the quotes found.
    Exit status 1: a document was wrong, or a score has got worse.
    """
    with exit_codes():
        refuse_corpus(data, None, texts, output, errors, predictions)
        before = read_scores(compare) if compare else {}
        wanted = Wanted(speech=MASK if only_reporting else None, split=split, ids=read_ids(ids))
        files = {"errors": errors, "predictions": predictions, "texts": texts}
        scores, failed = evaluate(model, data, wanted=wanted, lang=lang, **files)
        print(show_scores(scores))
        _keep_scores(scores, output)
    worse = list(find_worse(before, scores, tolerance))
    sys.stderr.writelines(f"{line}\n" for line in worse)
    raise typer.Exit(1 if worse or failed else 0)


def evaluate(
    model: str,
    data: Path,
    *,
    errors: Path | None = None,
    predictions: Path | None = None,
    wanted: Wanted = ALL,
    texts: Path | None = None,
    lang: str = "en",
) -> tuple[Scores, int]:
    """Score a pipeline and the rules on annotated documents.

    model (str): name or path of a pipeline, weights of the package, or "rules".
    data (Path): annotated documents in a format that `convert` reads.
    errors (Optional[Path]): file for a listing of the mistakes of the pipeline.
    predictions (Optional[Path]): JSON lines file for the quotes that the pipeline finds.
    wanted (Wanted): which documents and quotes to score.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    lang (str): language of the rules.
    RETURNS (Tuple[Dict[str, Any], int]): "rules" and, where it is another, "model"; each as `Tally.scores`
        gives them, with "traps" besides. And how many documents were wrong or came out of no pipeline; in
        one of the latter kind nothing was found.
    RAISES (InputError): Q012, Q013, Q018, Q019, Q022, Q023 if there is nothing to score.
    """
    pipelines = {RULES: load_pipeline(RULES, lang)}
    if model != RULES:
        pipelines = {MODEL: load_pipeline(model, lang), **pipelines}
    first = next(iter(pipelines))
    reader = GoldReader(make_tokenizer(lang), wanted)
    golds = list(reader.read(open_corpus(data, None, texts)))
    if not golds:
        hint = "The messages above say why." if reader.failed else "Check path, --split and --ids."
        raise InputError(Errors.Q023.format(where=data.as_posix(), what="score", hint=hint))
    scores: Scores = {}
    for name, nlp in pipelines.items():
        found = list(predict(nlp, golds, reader))
        scores[name], mistakes = _score(golds, found, lang)
        if name == first:
            _write_files(found, predictions, mistakes, errors)
    return scores, reader.failed


def _keep_scores(scores: Scores, output: Path | None) -> None:
    """Write scores down, where they are wanted."""
    if output is not None:
        with open_output(output) as stream:
            stream.write(json.dumps(scores, indent=2, ensure_ascii=False) + "\n")


def predict(nlp: Language, golds: list[Doc], reader: GoldReader) -> Iterator[Record]:
    """Let a pipeline find quotes in the gold documents.

    nlp (Language): the pipeline.
    golds (List[Doc]): the documents; their tokens and quotes are not used.
    reader (GoldReader): is told of documents that the pipeline does not take or loses.
    YIELDS (Dict[str, Any]): what was found, in the JSON form, one a document; no quotes in one that was lost.
    """
    ids = [str(get_meta(gold).get("id", "")) for gold in golds]
    fits = [number for number, gold in enumerate(golds) if len(gold.text) <= nlp.max_length]
    found: dict[int, Record] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        texts = ((golds[number].text, number) for number in fits)
        for doc, number in nlp.pipe(texts, as_tuples=True):
            found[number] = to_json(doc, id=ids[number])
    for number, gold in enumerate(golds):
        if number not in found:
            sizes = {"length": len(gold.text), "limit": nlp.max_length}
            what = Errors.Q020 if len(gold.text) <= nlp.max_length else Errors.Q017
            reader.fail(what.format(where=f"Document {ids[number]!r}", **sizes))
        yield found.get(number) or {"id": ids[number], "text": gold.text, "quotes": [], "speakers": []}


def _score(golds: list[Doc], found: list[Record], lang: str) -> tuple[Scores, list[tuple[str, Mistake]]]:
    """Scores of predictions, and the mistakes with the id of their document."""
    language = get_language(lang)
    tally = Tally(TypeAndForms(language))
    mistakes: list[tuple[str, Mistake]] = []
    traps = {"sentences": 0, "empty": 0, "fallen": 0}
    for doc, record in zip(golds, found, strict=True):
        gold, got = to_json(doc)["quotes"], record["quotes"]
        pairing = tally.add(doc.text, gold, got)
        mistakes.extend((record["id"], one) for one in find_mistakes(doc.text, gold, got, pairing))
        false = [got[index]["content"][0] for index in pairing.extra]
        for trap in find_traps(doc, gold, language):
            traps["sentences"] += 1
            traps["empty"] += trap.empty
            traps["fallen"] += trap.empty and any(trap.start <= start < trap.end for start, _ in false)
    return {**tally.scores(), "traps": traps}, mistakes


def _write_files(
    found: list[Record], predictions: Path | None, mistakes: list[tuple[str, Mistake]], errors: Path | None
) -> None:
    """Write what was predicted and what was wrong with it, where it is wanted."""
    if errors is not None:
        with open_output(errors) as stream:
            _list_mistakes(mistakes, stream)
    if predictions is not None:
        with open_output(predictions) as stream:
            stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in found)


def _list_mistakes(mistakes: list[tuple[str, Mistake]], stream: TextIO) -> None:
    """Write a listing to read."""
    for name, mistake in mistakes:
        stream.write(f"{mistake.kind.upper()}  {name}:{mistake.start}\n  in    {mistake.context}\n")
        stream.writelines(
            f"  {label:5} {shown}\n"
            for label, shown in (("gold", mistake.gold), ("got", mistake.predicted))
            if shown
        )
        stream.write("\n")
