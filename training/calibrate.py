"""Measure how likely the quotes of a trained pipeline are right, and let it score them so.

python training/calibrate.py PIPELINE FILE [FILE ...] [--also PIPELINE=FILE --each N] [--into PIPELINE]

Fits the logistic regression of `spacy_quotes/finder/confidence.py` on annotated documents (.spacy files) that
the model was not trained on, and saves the pipeline with it. Prints how well the scores fit, measured on each
half of the documents with the regression of the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, NamedTuple

import numpy
import spacy
import typer
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tqdm import tqdm
from wasabi import msg

from spacy_quotes import to_json
from spacy_quotes.finder.confidence import FEATURES, LEAST, describe
from spacy_quotes.finder.opinion import SAME, Candidate
from spacy_quotes.page import quote_in_tokens
from spacy_quotes.quote import ROLES
from spacy_quotes.scoring.pairing import pair_quotes

RIDGE = 1.0  # pulls weights to 0, where there is little to learn from
ROUNDS = 30  # of Newton's method; some ten are enough


class Told(NamedTuple):
    """The candidates of one document.

    features (ndarray): (n_candidates, len(FEATURES)).
    right (ndarray): (n_candidates,): 1 for right, 0 for wrong, -1 for neither.
    gold (int): annotated quotes.
    """

    features: Any
    right: Any
    gold: int


def main(
    pipeline: Path,
    files: list[Path],
    also: Annotated[list[str], typer.Option(help="PIPELINE=FILE, may be repeated")] = [],  # noqa: B006
    each: int = 1,
    into: Path | None = None,
) -> None:
    """Fit, report, save.

    pipeline (Path): a trained pipeline; saved in place.
    files (List[Path]): annotated documents; a file that is named twice counts twice.
    also (List[str]): documents that the pipeline was trained on, and another that was not.
    each (int): how often those count.
    into (Optional[Path]): the pipeline to save it in, where that was trained on some of these documents and
        this one was not.
    """
    nlp = spacy.load(pipeline)
    told = [one for file in files for one in _tell_all(nlp, file)]
    for pair in also:
        other, _, path = pair.partition("=")
        told.extend(_tell_all(spacy.load(other), Path(path)) * each)
    report(told)
    weights = fit(told)
    target, path = (nlp, pipeline) if into is None else (spacy.load(into), into)
    target.get_pipe("quotes").cfg["confidence"] = {  # type: ignore[attr-defined]
        name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)
    }
    target.to_disk(path)
    msg.good(f"Saved {path}")


def _tell_all(nlp: Language, file: Path) -> list[Told]:
    """The candidates of the documents of a file."""
    return [tell(nlp, doc) for doc in tqdm(list(DocBin().from_disk(file).get_docs(nlp.vocab)))]


def tell(nlp: Language, gold: Doc) -> Told:
    """Find the candidates of a document, and which are right: half of the content is annotated.

    nlp (Language): the pipeline.
    gold (Doc): an annotated document.
    RETURNS (Told): the candidates.
    """
    doc = nlp.make_doc(gold.text)
    pipe: Any = nlp.get_pipe("quotes")
    page, candidates = pipe.find_candidates(doc)
    found = [_record(doc, page, one) for one in candidates]
    quotes = to_json(gold)["quotes"]
    pairing = pair_quotes(gold.text, quotes, found)
    right = numpy.zeros(len(found))
    right[pairing.aside] = -1
    for pair in pairing.pairs:
        right[pair.predicted] = float(pair.overlap >= SAME)
    return Told(describe(candidates), right, len(pairing.pairs) + len(pairing.missed))


def _record(doc: Doc, page: Any, one: Candidate) -> dict[str, Any]:
    """A candidate in its JSON form."""
    quote = quote_in_tokens(page, one.quote)
    spans = {role: [doc[start:end] for start, end in getattr(quote, role)] for role in ROLES}
    offsets = {role: [[span.start_char, span.end_char] for span in own] for role, own in spans.items()}
    return {"type": quote.type, "factual": quote.factual, "speaker": None, **offsets}


def fit(told: list[Told]) -> Any:
    """Fit a logistic regression by Newton's method.

    told (List[Told]): candidates of documents.
    RETURNS (ndarray): (len(FEATURES),): weights.
    """
    known = [one.right >= 0 for one in told]
    X = numpy.vstack([one.features[mask] for one, mask in zip(told, known, strict=True)])
    Y = numpy.concatenate([one.right[mask] for one, mask in zip(told, known, strict=True)])
    weights = numpy.zeros(X.shape[1])
    for _ in range(ROUNDS):
        shares = 1 / (1 + numpy.exp(-(X @ weights)))
        hessian = (X * (shares * (1 - shares))[:, None]).T @ X + RIDGE * numpy.eye(len(weights))
        weights += numpy.linalg.solve(hessian, X.T @ (Y - shares) - RIDGE * weights)
    return weights


def report(told: list[Told]) -> None:
    """Print how often quotes are right by their score, each half scored by what fits the other.

    told (List[Told]): candidates of documents.
    """
    halves = told[::2], told[1::2]
    scores, right = [], []
    for own, other in (halves, halves[::-1]):
        weights = fit(other)
        for one in own:
            known = one.right >= 0
            scores.append(1 / (1 + numpy.exp(-(one.features[known] @ weights))))
            right.append(one.right[known])
    score, truth = numpy.concatenate(scores), numpy.concatenate(right)
    gold = sum(one.gold for one in told)
    rows = []
    for low, high in (
        (0, 0.2),
        (0.2, LEAST),
        (LEAST, 0.6),
        (0.6, 0.8),
        (0.8, 0.9),
        (0.9, 0.95),
        (0.95, 1.01),
    ):
        inside, above = (score >= low) & (score < high), score >= low
        share = truth[inside].mean() if inside.any() else 0.0
        told_of = (share, truth[above].mean(), truth[above].sum() / gold)
        rows.append((f"{low:.2f} to {min(1, high):.2f}", inside.sum(), *(f"{one:.3f}" for one in told_of)))
    msg.table(
        rows, header=("score", "quotes", "right", "right from here on", "recall from here on"), divider=True
    )


if __name__ == "__main__":
    typer.run(main)
