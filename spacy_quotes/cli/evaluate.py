"""`python -m spacy quotes evaluate`: how well a pipeline does on annotated documents, beside the rules."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import spacy
import typer
from spacy.language import Language
from spacy.tokens import Doc

from ..annotation import get_meta
from ..errors import Errors
from ..export import to_json
from ..formats.filters import ALL, MASK, Wanted, select
from ..formats.items import Record
from ..language import get_language
from ..loading import load_json
from ..scoring.groups import TypeAndForms
from ..scoring.mistakes import Mistake, find_mistakes
from ..scoring.tally import Tally
from ..scoring.traps import find_traps
from .convert import open_corpus, read_ids
from .extract import load_pipeline
from .inputs import InputError
from .outputs import open_output
from .scores import Scores, find_worse, show_scores

RULES = "rules"
MODEL = "model"


def evaluate_cli(
    model: str = typer.Argument(..., help="Name or path of a pipeline, or 'rules' for the rules alone."),
    data: Path = typer.Argument(..., help="Annotated documents: .spacy, .jsonl, or what `convert` reads."),
    output: Path = typer.Option(None, "--output", "-o", help="JSON file for the scores."),
    errors: Path = typer.Option(
        None, "--errors", "-e", help="File for a listing of the mistakes; '-' to see it."
    ),
    compare: Path = typer.Option(None, "--compare", help="Scores of before: exit 1 where one has got worse."),
    tolerance: float = typer.Option(0.005, "--tolerance", help="By how much a score may be worse (0 to 1)."),
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
    "whole" is found and attributed to the right one. "traps": sentences with marks or a reporting verb but
    without speech in which something was found. Cue, source, addressee and speaker are shares of the quotes
    found.
    """
    try:
        wanted = Wanted(speech=MASK if only_reporting else None, split=split, ids=read_ids(ids))
        files = {"errors": errors, "predictions": predictions}
        scores = evaluate(model, data, wanted=wanted, texts=texts, lang=lang, **files)
        if output is not None:
            with open_output(output) as stream:
                stream.write(json.dumps(scores, indent=2, ensure_ascii=False) + "\n")
        worse = list(find_worse(json.loads(compare.read_text("utf-8")), scores, tolerance)) if compare else []
    except (InputError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    print(show_scores(scores))
    for line in worse:
        print(line, file=sys.stderr)
    raise typer.Exit(1 if worse else 0)


def evaluate(
    model: str,
    data: Path,
    *,
    errors: Path | None = None,
    predictions: Path | None = None,
    wanted: Wanted = ALL,
    texts: Path | None = None,
    lang: str = "en",
) -> Scores:
    """Score a pipeline and the rules on annotated documents.

    model (str): name or path of a pipeline, or "rules".
    data (Path): annotated documents in a format that `convert` reads.
    errors (Optional[Path]): file for a listing of the mistakes of the pipeline.
    predictions (Optional[Path]): JSON lines file for the quotes that the pipeline finds.
    wanted (Wanted): which documents and quotes to score.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    lang (str): language of the rules.
    RETURNS (Dict[str, Any]): "rules" and, where it is another, "model"; each as `Tally.scores` gives them,
        with "traps" besides.
    RAISES (InputError): Q012, Q018, Q022, Q023 if there is nothing to score.
    """
    pipelines = {RULES: _rules(lang)}
    if model != RULES:
        pipelines = {MODEL: load_pipeline(model, lang), **pipelines}
    first = next(iter(pipelines))
    golds = list(_read(data, pipelines[RULES], wanted, texts))
    if not golds:
        hint = "Check path and --split."
        raise InputError(Errors.Q023.format(where=data.as_posix(), what="score", hint=hint))
    scores: Scores = {}
    for name, nlp in pipelines.items():
        found = list(_predict(nlp, golds))
        scores[name], mistakes = _score(golds, found, lang)
        if name == first:
            _write_files(found, predictions, mistakes, errors)
    return scores


def _rules(lang: str) -> Language:
    """The pipeline of the rules alone."""
    nlp = spacy.blank(lang)
    nlp.max_length = sys.maxsize
    nlp.add_pipe("quotes_rules")
    return nlp


def _read(data: Path, nlp: Language, wanted: Wanted, texts: Path | None) -> Iterator[Doc]:
    """The gold documents; those that are wrong are told and left out."""
    language = get_language(str(nlp.lang))
    for item in open_corpus(data, None, texts):
        for line in item.problems:
            print(line, file=sys.stderr)
        record = item.record and select(item.record, wanted, language)[0]
        if record:
            yield load_json(record, nlp).doc


def _predict(nlp: Language, golds: list[Doc]) -> Iterator[Record]:
    """What a pipeline finds in the gold documents, in their JSON form."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        docs = nlp.pipe(gold.text for gold in golds)
        for gold, doc in zip(golds, docs, strict=True):
            yield to_json(doc, id=str(get_meta(gold).get("id", "")))


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
