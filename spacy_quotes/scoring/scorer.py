"""The scorer of the components, for `spacy train` and `spacy evaluate`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.training import Example

from ..annotation import has_quotes
from ..export import to_json
from ..quote import DEFAULT_KEY
from .tally import PARTS, Tally

NAMES = {"detect": "", "detect_80": "_80", "detect_exact": "_exact", "whole": "_whole"}
KEYS = tuple(f"quotes{NAMES[name]}_{letter}" for name in NAMES for letter in "prf")
EMPTY = (*KEYS, *(f"quotes_{part}" for part in PARTS), "quotes_per_type")


def make_scorer() -> Callable[..., dict[str, Any]]:
    """Make the scorer `spacy_quotes.scorer.v1`.

    RETURNS (Callable): takes examples, gives scores; see `score_quotes`.
    """
    return score_quotes


def score_quotes(
    examples: Iterable[Example], *, spans_key: str = DEFAULT_KEY, **kwargs: Any
) -> dict[str, Any]:
    """Score predicted quotes against annotated ones.

    examples (Iterable[Example]): predicted and gold documents. Gold ones without the span group are left out.
    spans_key (str): the span group.
    RETURNS (Dict[str, Any]): "quotes_p", "_r" and "_f" at a content overlap of .5; the same with "_80" (.8),
        "_exact" and "_whole" (found, and attributed to the right one); "quotes_cue", "_source", "_addressee"
        and "_speaker": share right of those found that have one; "quotes_per_type": recalls "r", "r_80" and
        "r_whole" of each type. Values are None where there is nothing to score.
    """
    tally = Tally()
    scored = False
    for example in examples:
        if has_quotes(example.reference, key=spans_key):
            scored = True
            gold = to_json(example.reference, key=spans_key)
            predicted = to_json(example.predicted, key=spans_key)
            tally.add(gold["text"], gold["quotes"], predicted["quotes"])
    if not scored:
        return dict.fromkeys(EMPTY)
    return _flat(tally.scores())


def _flat(scores: dict[str, Any]) -> dict[str, Any]:
    """Scores under the names that spaCy shows."""
    out: dict[str, Any] = {}
    for name, suffix in NAMES.items():
        out.update({f"quotes{suffix}_{letter}": value for letter, value in scores[name].items()})
    out.update({f"quotes_{part}": scores[part] for part in PARTS})
    out["quotes_per_type"] = {
        group: {"r": own["detect"], "r_80": own["detect_80"], "r_whole": own["whole"]}
        for group, own in sorted(scores["groups"].items())
    }
    return out
