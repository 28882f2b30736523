"""Makers of the components, named by the entry points of the package.

Every `spacy.blank` and `spacy.load` imports this module, so it stays light: no torch, no file read.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language

from .errors import Warnings
from .extensions import install_extensions
from .language import LANGUAGES, has_language
from .quote import DEFAULT_KEY, TYPES

if TYPE_CHECKING:
    from .component import QuoteRules

DEFAULT_CONFIG: dict[str, Any] = {
    "spans_key": DEFAULT_KEY,
    "min_score": 0.0,
    "types": list(TYPES),
    "factual_only": False,
    "scorer": {"@scorers": "spacy_quotes.scorer.v1"},
}
# Best model of a training: quotes found, with good borders, and given to the right one.
SCORE_WEIGHTS: dict[str, float | None] = {"quotes_f": 0.25, "quotes_80_f": 0.25, "quotes_whole_f": 0.5}
ASSIGNS = ["doc.spans", "doc._.quotes", "doc._.speakers", "span._.quote"]


@Language.factory(
    "quotes_rules", assigns=ASSIGNS, default_config=DEFAULT_CONFIG, default_score_weights=SCORE_WEIGHTS
)
def make_quotes_rules(
    nlp: Language,
    name: str,
    spans_key: str,
    min_score: float,
    types: list[str],
    factual_only: bool,
    scorer: Callable[..., dict[str, Any]] | None,
) -> QuoteRules:
    """Make the component that finds quotations by rules.

    nlp (Language): the pipeline.
    name (str): name of the component in it.
    spans_key (str): the span group that quotes are written to.
    min_score (float): quotes that score less are left out; 0 keeps all.
    types (List[str]): which of "direct", "indirect" and "mixed" to report.
    factual_only (bool): leave out negated and hypothetical speech.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    RETURNS (QuoteRules): the component.
    """
    # The rules and their word lists are imported when somebody wants them, not with every pipeline.
    from .component import QuoteRules

    lang = str(nlp.lang)
    if not has_language(lang):
        warnings.warn(Warnings.Q102.format(lang=lang, known=", ".join(LANGUAGES)), stacklevel=2)
    return QuoteRules(
        name,
        lang=lang,
        spans_key=spans_key,
        min_score=min_score,
        types=types,
        factual_only=factual_only,
        scorer=scorer,
    )


@Language.factory(
    "quotes", assigns=ASSIGNS, default_config=DEFAULT_CONFIG, default_score_weights=SCORE_WEIGHTS
)
def make_quotes(
    nlp: Language,
    name: str,
    spans_key: str,
    min_score: float,
    types: list[str],
    factual_only: bool,
    scorer: Callable[..., dict[str, Any]] | None,
) -> QuoteRules:
    """Make the component that finds quotations: by rules, as there are no weights yet, and it says so.

    nlp (Language): the pipeline.
    name (str): name of the component in it.
    spans_key (str): the span group that quotes are written to.
    min_score (float): quotes that score less are left out; 0 keeps all.
    types (List[str]): which of "direct", "indirect" and "mixed" to report.
    factual_only (bool): leave out negated and hypothetical speech.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    RETURNS (QuoteRules): the component.
    """
    warnings.warn(Warnings.Q101.format(lang=nlp.lang), stacklevel=2)
    component: QuoteRules = make_quotes_rules(nlp, name, spans_key, min_score, types, factual_only, scorer)
    return component


install_extensions()
