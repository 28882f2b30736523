"""Fit the weights of a ranker: the likelihood of the right candidates, by Adam on the whole of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
# Steps of the optimiser.
STEPS = 400
# Traits seen less often get no weight.
LEAST = 5


class Case(NamedTuple):
    """A pronoun with its candidates.

    candidates (List[List[str]]): traits of each; the last one is for nobody.
    right (List[bool]): which of them are.
    weight (float): in training.
    """

    candidates: list[list[str]]
    right: list[bool]
    weight: float


def fit(cases: Sequence[Case], *, decay: float) -> dict[str, float]:
    """Fit the weights.

    cases (Sequence[Case]): the pronouns.
    decay (float): how strongly weights are drawn to zero.
    RETURNS (Dict[str, float]): trait -> weight.
    """
    counts = Counter(trait for case in cases for traits in case.candidates for trait in traits)
    traits = sorted(trait for trait, count in counts.items() if count >= LEAST)
    column = {trait: at for at, trait in enumerate(traits)}
    rows = sum(len(case.candidates) for case in cases)
    matrix = np.zeros((rows, len(traits)))
    right = np.zeros(rows, dtype=bool)
    starts = np.zeros(len(cases), dtype=int)
    row = 0
    for number, case in enumerate(cases):
        starts[number] = row
        for candidate, is_right in zip(case.candidates, case.right, strict=True):
            matrix[row, [column[trait] for trait in candidate if trait in column]] = 1.0
            right[row] = is_right
            row += 1
    importance = np.asarray([case.weight for case in cases])
    weights = _descend(matrix, right, starts, importance, decay)
    return {trait: round(float(weights[at]), 3) for trait, at in column.items()}


def _descend(matrix: Floats, right: Any, starts: Any, importance: Floats, decay: float) -> Floats:
    """Adam on the whole of the data: the likelihood of any right candidate."""
    sizes = np.diff(np.append(starts, len(matrix)))
    scale = np.repeat(importance, sizes)
    weights = np.zeros(matrix.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        every = _shares(scores, starts, sizes)
        good = _shares(np.where(right, scores, -1e9), starts, sizes)
        slope = matrix.T @ (scale * (every - good)) + decay * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.1 * (1 - step / (STEPS + 1))
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _shares(scores: Floats, starts: Any, sizes: Any) -> Floats:
    """Softmax within each case."""
    tops = np.repeat(np.maximum.reduceat(scores, starts), sizes)
    powers = np.exp(scores - tops)
    result: Floats = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return result
