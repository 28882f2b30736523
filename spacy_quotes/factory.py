"""Makers of the components, named by the entry points of the package.

Every `spacy.blank` and `spacy.load` imports this module, so it stays light: no torch, no file read.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from thinc.api import Config, Model

from .errors import Warnings
from .extensions import install_extensions
from .language import LANGUAGES, has_language
from .quote import DEFAULT_KEY, TYPES
from .settings import Settings
from .weights import find_weights, list_weights

if TYPE_CHECKING:
    from .component import QuoteRules
    from .finder.component import QuoteFinder

DEFAULT_CONFIG: dict[str, Any] = {
    "spans_key": DEFAULT_KEY,
    "min_score": 0.0,
    "types": list(TYPES),
    "factual_only": False,
    "knowledge_base": None,
    "scorer": {"@scorers": "spacy_quotes.scorer.v1"},
}
MODEL_CONFIG = """
[model]
@architectures = "spacy_quotes.QuoteModel.v1"
hidden = 64

[model.tok2vec]
@architectures = "spacy_quotes.Tok2Vec.v1"

[model.tok2vec.embed]
@architectures = "spacy_quotes.PageEmbed.v1"
width = 160
rows = [20000, 5000, 5000, 3000]
hashed = 64
word_dropout = 0.3
dropout = 0.15

[model.tok2vec.embed.features]
@architectures = "spacy_quotes.PageFeatures.v1"

[model.tok2vec.embed.vectors]
@architectures = "spacy_quotes.WordVectors.v1"

[model.tok2vec.encode]
@architectures = "spacy_quotes.LongReachEncoder.v1"
width = 160
dilations = [1, 2, 4, 8, 16, 32, 1, 2]
dropout = 0.3
"""
DEFAULT_MODEL = Config().from_str(MODEL_CONFIG)["model"]
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
    knowledge_base: str | None,
    scorer: Callable[..., dict[str, Any]] | None,
) -> QuoteRules:
    """Make the component that finds quotations by rules.

    nlp (Language): the pipeline.
    name (str): name of the component in it.
    spans_key (str): the span group that quotes are written to.
    min_score (float): quotes that score less are left out; 0 keeps all.
    types (List[str]): which of "direct", "indirect" and "mixed" to report.
    factual_only (bool): leave out negated and hypothetical speech.
    knowledge_base (Optional[str]): JSON lines with the speakers known beforehand: "id", "name", and where
        known "aliases", "kind" and "description". Read when first needed, and saved with the pipeline.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    RETURNS (QuoteRules): the component.
    RAISES (ValueError): Q008 if a setting is out of range.
    """
    # The rules and their word lists are imported when somebody wants them, not with every pipeline.
    from .component import QuoteRules

    settings = Settings(spans_key, min_score, types, factual_only, knowledge_base)
    settings.check(name)
    lang = str(nlp.lang)
    if not has_language(lang):
        warnings.warn(Warnings.Q102.format(lang=lang, known=", ".join(LANGUAGES)), stacklevel=2)
    return QuoteRules(name, lang=lang, settings=settings, scorer=scorer)


@Language.factory(
    "quotes",
    assigns=ASSIGNS,
    default_config={
        **DEFAULT_CONFIG,
        "weights": "news",
        "second_opinion": True,
        "link_weight": 0.3,
        "trust": 0.5,
        "model": DEFAULT_MODEL,
    },
    default_score_weights=SCORE_WEIGHTS,
)
def make_quotes(
    nlp: Language,
    name: str,
    spans_key: str,
    min_score: float,
    types: list[str],
    factual_only: bool,
    knowledge_base: str | None,
    scorer: Callable[..., dict[str, Any]] | None,
    weights: str | None,
    second_opinion: bool,
    link_weight: float,
    trust: float,
    model: Model[Any, Any],
) -> QuoteFinder | QuoteRules:
    """Make the component that finds quotations: the trained one, or rules where a language has no weights.

    nlp, name, spans_key, min_score, types, factual_only, knowledge_base, scorer: as for `make_quotes_rules`.
    weights (Optional[str]): name of the package's weights to use or to train on from; None to train anew.
    second_opinion (bool): whether the rules have a say in what is reported, and where it ends.
    link_weight (float): weight of the loss of links beside that of roles, in training.
    trust (float): weight of a larger model beside the annotation, in training on what one was asked about.
    model (Model): see `spacy_quotes.QuoteModel.v1`.
    RETURNS (Union[QuoteFinder, QuoteRules]): the component.
    RAISES (ValueError): Q008 if a setting is out of range.
    """
    lang = str(nlp.lang)
    if weights is not None and not find_weights(lang, weights):
        known = ", ".join(list_weights(lang)) or "none"
        warnings.warn(Warnings.Q101.format(name=weights, lang=lang, known=known), stacklevel=2)
        shared = (spans_key, min_score, types, factual_only, knowledge_base)
        rules: QuoteRules = make_quotes_rules(nlp, name, *shared, scorer)
        return rules
    from .finder.component import QuoteFinder

    settings = Settings(spans_key, min_score, types, factual_only, knowledge_base)
    settings.check(name)
    learned: dict[str, Any] = {"weights": weights, "link_weight": link_weight, "trust": trust}
    options: dict[str, Any] = {"second_opinion": second_opinion, "scorer": scorer, "lang": lang}
    return QuoteFinder(nlp.vocab, model, name, settings=settings, **learned, **options)


install_extensions()
