"""`python -m spacy quotes evaluate`: how well a pipeline does on annotated documents, beside the rules."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import spacy
import typer
from spacy.language import Language
from spacy.tokens import Doc

from ..annotation import get_meta
from ..errors import Errors
from ..export import to_json
from ..language import get_language
from ..loading import load_json
from ..quote import TYPES
from ..scoring.forms import FORMS
from ..scoring.groups import FORM, TypeAndForms
from ..scoring.mistakes import Mistake, find_mistakes
from ..scoring.tally import PARTS, THRESHOLDS, Tally
from ..scoring.traps import find_traps
from .convert import open_corpus
from .extract import load_pipeline
from .inputs import InputError
from .outputs import open_output
from .tables import show_table

RULES = "rules"
MODEL = "model"
ROWS = (*THRESHOLDS, "whole")
Scores = dict[str, Any]


def evaluate_cli(
    model: str = typer.Argument(..., help="Name or path of a pipeline, or 'rules' for the rules alone."),
    data: Path = typer.Argument(..., help="Annotated documents: .spacy, .jsonl, or what `convert` reads."),
    output: Path = typer.Option(None, "--output", "-o", help="JSON file for the scores."),
    errors: Path = typer.Option(
        None, "--errors", "-e", help="File for a listing of the mistakes; '-' to see it."
    ),
    compare: Path = typer.Option(None, "--compare", help="Scores of before: exit 1 where one has got worse."),
    tolerance: float = typer.Option(0.005, "--tolerance", help="By how much a score may be worse (0 to 1)."),
    split: str = typer.Option(None, "--split", help="Only documents of this split."),
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
        scores = evaluate(model, data, errors=errors, split=split, texts=texts, lang=lang)
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
    split: str | None = None,
    texts: Path | None = None,
    lang: str = "en",
) -> Scores:
    """Score a pipeline and the rules on annotated documents.

    model (str): name or path of a pipeline, or "rules".
    data (Path): annotated documents in a format that `convert` reads.
    errors (Optional[Path]): file for a listing of the mistakes of the pipeline.
    split (Optional[str]): only documents of this split.
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
    golds = list(_read(data, pipelines[RULES], split, texts))
    if not golds:
        hint = "Check path and --split."
        raise InputError(Errors.Q023.format(where=data.as_posix(), what="score", hint=hint))
    scores: Scores = {}
    for name, nlp in pipelines.items():
        scores[name], mistakes = _score(nlp, golds, lang)
        if name == first and errors is not None:
            with open_output(errors) as stream:
                _list_mistakes(mistakes, stream)
    return scores


def find_worse(before: Scores, after: Scores, tolerance: float) -> Iterator[str]:
    """Compare scores with those of before.

    before (Dict[str, Any]): as `evaluate` gives them.
    after (Dict[str, Any]): the same, of now.
    tolerance (float): by how much a score may be worse, 0 to 1.
    YIELDS (str): a line for each overall score, and each recall of a type, that is worse by more.
    """
    for name in before:
        old, new = before[name], after.get(name, {})
        for path in _paths():
            was, now = _at(old, path), _at(new, path)
            if was is not None and (now is None or now < was - tolerance):
                shown = "nothing" if now is None else f"{now:.4f}"
                yield f"Worse: {name} {'.'.join(path)} was {was:.4f}, is {shown}."


def show_scores(scores: Scores) -> str:
    """Write scores as tables.

    scores (Dict[str, Any]): as `evaluate` gives them.
    RETURNS (str): one table of all, one of the recall by type and form.
    """
    names = list(scores)
    first = scores[names[0]]
    counts = f"{first['documents']} documents, {first['gold']} quotes"
    rows: list[tuple[str, ...]] = []
    for row in ROWS:
        rows.append((row, *(_percent(scores[name][row][letter]) for name in names for letter in "prf")))
    for part in PARTS:
        rows.append((part, *(cell for name in names for cell in (_percent(scores[name][part]), "", ""))))
    rows.append(("traps", *(cell for name in names for cell in (_trapped(scores[name]["traps"]), "", ""))))
    header = ("", *(f"{name} {letter}" for name in names for letter in "PRF"))
    overall = show_table(rows, header)
    groups = [group for group in (*TYPES, *(FORM + form for form in FORMS)) if group in first["groups"]]
    recalls = [
        (
            group,
            str(first["groups"][group]["gold"]),
            *(_percent(scores[name]["groups"][group][row]) for name in names for row in ("detect", "whole")),
        )
        for group in groups
    ]
    header = ("recall", "quotes", *(f"{name} {row}" for name in names for row in ("detect", "whole")))
    return f"{counts}\n{overall}{show_table(recalls, header)}"


def _rules(lang: str) -> Language:
    """The pipeline of the rules alone."""
    nlp = spacy.blank(lang)
    nlp.max_length = sys.maxsize
    nlp.add_pipe("quotes_rules")
    return nlp


def _read(data: Path, nlp: Language, split: str | None, texts: Path | None) -> Iterator[Doc]:
    """The gold documents; those that are wrong are told and left out."""
    for item in open_corpus(data, None, texts):
        for line in item.problems:
            print(line, file=sys.stderr)
        if item.record is None:
            continue
        if split is None or item.record.get("meta", {}).get("split") == split:
            yield load_json(item.record, nlp).doc


def _score(nlp: Language, golds: list[Doc], lang: str) -> tuple[Scores, list[tuple[str, Mistake]]]:
    """Scores of a pipeline, and its mistakes with the id of their document."""
    language = get_language(lang)
    tally = Tally(TypeAndForms(language))
    mistakes: list[tuple[str, Mistake]] = []
    traps = {"sentences": 0, "empty": 0, "fallen": 0}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        docs = nlp.pipe(gold.text for gold in golds)
        for gold, doc in zip(golds, docs, strict=True):
            wanted, got = to_json(gold)["quotes"], to_json(doc)["quotes"]
            pairing = tally.add(gold.text, wanted, got)
            name = str(get_meta(gold).get("id", ""))
            mistakes.extend((name, one) for one in find_mistakes(gold.text, wanted, got, pairing))
            false = [got[index]["content"][0] for index in pairing.extra]
            for trap in find_traps(gold, wanted, language):
                traps["sentences"] += 1
                traps["empty"] += trap.empty
                traps["fallen"] += trap.empty and any(trap.start <= start < trap.end for start, _ in false)
    return {**tally.scores(), "traps": traps}, mistakes


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


def _paths() -> Iterator[tuple[str, ...]]:
    """Where the scores stand that must not get worse."""
    yield from ((row, letter) for row in ROWS for letter in "prf")
    yield from ((part,) for part in PARTS)
    yield from (("groups", kind, row) for kind in TYPES for row in ROWS)


def _at(scores: Scores, path: tuple[str, ...]) -> float | None:
    """A score, None where there is none."""
    value: Any = scores
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, (int, float)) else None


def _percent(share: float | None) -> str:
    """A share to read."""
    return "-" if share is None else f"{100 * share:.1f}"


def _trapped(traps: dict[str, int]) -> str:
    """How many traps were fallen into."""
    return f"{traps['fallen']}/{traps['empty']}"
