"""Settings that all components share: what to report, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import Errors
from .quote import TYPES, Attribution


@dataclass(frozen=True)
class Settings:
    """What a component reports.

    spans_key (str): the span group that quotes are written to.
    min_score (float): quotes that score less are left out; 0 keeps all.
    types (Sequence[str]): which of "direct", "indirect" and "mixed" to report.
    factual_only (bool): leave out negated and hypothetical speech.
    knowledge_base (Optional[str]): file of the speakers known beforehand, see `spacy_quotes.knowledge`.
    """

    spans_key: str
    min_score: float
    types: Sequence[str]
    factual_only: bool
    knowledge_base: str | None = None

    def want(self, quote: Attribution) -> bool:
        """Tell whether to report a quote.

        quote (Attribution): the quote.
        RETURNS (bool): whether the settings let it through.
        """
        if quote.type not in self.types or quote.score < self.min_score:
            return False
        return quote.factual or not self.factual_only

    def check(self, component: str) -> None:
        """Raise where a setting is out of range. (Configs are checked for type only in part.)

        component (str): what messages call the component.
        RAISES (ValueError): Q008 with the setting.
        """
        score_fits = isinstance(self.min_score, (int, float)) and 0 <= self.min_score <= 1
        path_fits = self.knowledge_base is None or (
            isinstance(self.knowledge_base, str) and bool(self.knowledge_base)
        )
        types_fit = bool(self.types) and set(self.types) <= set(TYPES)
        problems = {
            "spans_key": (isinstance(self.spans_key, str) and bool(self.spans_key), "a non-empty string"),
            "min_score": (score_fits, "a number from 0 to 1"),
            "types": (types_fit, f"one or more of {TYPES}"),
            "factual_only": (isinstance(self.factual_only, bool), "true or false"),
            "knowledge_base": (path_fits, "null or the path of a file"),
        }
        for name, (good, expected) in problems.items():
            if not good:
                problem = {"expected": expected, "got": getattr(self, name)}
                raise ValueError(Errors.Q008.format(name=name, component=component, **problem))
