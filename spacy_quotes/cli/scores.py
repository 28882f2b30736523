"""Scores to read and to compare."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..counting import count
from ..errors import Errors
from ..quote import TYPES
from ..scoring.forms import FORMS
from ..scoring.groups import FORM
from ..scoring.tally import PARTS, THRESHOLDS
from .inputs import InputError
from .tables import show_table

ROWS = (*THRESHOLDS, "whole")
Scores = dict[str, Any]


def read_scores(path: Path) -> Scores:
    """Read scores that were kept.

    path (Path): a JSON file as `evaluate` writes it.
    RETURNS (Dict[str, Any]): the scores by name of the pipeline.
    RAISES (InputError): Q013, Q021 if there are none.
    """
    where = path.as_posix()
    try:
        scores = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(Errors.Q013.format(where=where, reason=error.strerror or error)) from error
    except (ValueError, RecursionError) as error:
        raise InputError(Errors.Q021.format(where=where, problem=f"not JSON: {error}")) from error
    if not isinstance(scores, dict) or not scores or not all(isinstance(v, dict) for v in scores.values()):
        problem = "wanted scores as `evaluate --output` writes them"
        raise InputError(Errors.Q021.format(where=where, problem=problem))
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
    counts = f"{count(first['documents'], 'document')}, {count(first['gold'], 'quote')}"
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
