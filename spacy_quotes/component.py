"""The pipe that finds quotations by rules."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.training import Example

from .annotation import set_quotes
from .errors import Errors, Warnings
from .extensions import install_extensions
from .language import get_language
from .page import quote_in_tokens, read_page, voice_in_tokens
from .quote import TYPES, Attribution, Voice
from .rules import find_attributions
from .speakers import resolve_speakers


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from running: on a long page it would look through all of the process
    again and again because of records that make no cycles (a fifth of the time at 100,000 words)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class QuoteRules(Pipe):
    """Finds quotations, their cues, sources and speakers by rules over tokens.

    name (str): name of the component in its pipeline.
    lang (str): language whose cue words and names are used.
    spans_key (str): the span group that quotes are written to.
    min_score (float): quotes that score less are left out; 0 keeps all.
    types (Sequence[str]): which of "direct", "indirect" and "mixed" to report.
    factual_only (bool): leave out negated and hypothetical speech.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    RAISES (ValueError): Q008 if a setting is out of range.
    """

    def __init__(
        self,
        name: str = "quotes_rules",
        *,
        lang: str,
        spans_key: str,
        min_score: float,
        types: Sequence[str],
        factual_only: bool,
        scorer: Callable[..., dict[str, Any]] | None = None,
    ) -> None:
        self.name = name
        self.lang = lang
        self.spans_key = spans_key
        self.min_score = min_score
        self.types = tuple(types)
        self.factual_only = factual_only
        self.scorer = scorer
        self._check_settings()
        install_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Set the quotes of a document. A failure becomes warning Q104 and sets none.

        doc (Doc): the document; only its tokens are used.
        RETURNS (Doc): the same document.
        """
        # A worker that was spawned has not run __init__.
        install_extensions()
        try:
            with _collector_paused():
                quotes, voices = self._predict(doc)
        except Exception as error:  # one bad page must not lose the others of a batch
            what = f"{type(error).__name__}: {error}"
            warnings.warn(
                Warnings.Q104.format(component=self.name, length=len(doc), text=doc.text[:60], error=what),
                stacklevel=2,
            )
            quotes, voices = [], []
        with _collector_paused():
            set_quotes(doc, quotes, voices, key=self.spans_key)
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Score examples.

        examples (Iterable[Example]): predicted and gold documents.
        RETURNS (Dict[str, Any]): the scores; none without a scorer.
        """
        return self.scorer(examples, spans_key=self.spans_key, **kwargs) if self.scorer else {}

    def _predict(self, doc: Doc) -> tuple[list[Attribution], list[Voice]]:
        """Quotes and speakers of a document."""
        language = get_language(self.lang)
        page = read_page(doc)
        quotes = find_attributions(page, language)
        quotes, voices = resolve_speakers(page, quotes, language.names)
        wanted = [quote_in_tokens(page, quote) for quote in quotes if self._is_wanted(quote)]
        return wanted, [voice_in_tokens(page, voice) for voice in voices]

    def _is_wanted(self, quote: Attribution) -> bool:
        """Whether the settings let a quote through."""
        if quote.type not in self.types or quote.score < self.min_score:
            return False
        return quote.factual or not self.factual_only

    def _check_settings(self) -> None:
        """Raise where a setting is out of range. (Configs are checked for type only in part.)"""
        problems = {
            "spans_key": (isinstance(self.spans_key, str) and bool(self.spans_key), "a non-empty string"),
            "min_score": (
                isinstance(self.min_score, (int, float)) and 0 <= self.min_score <= 1,
                "a number from 0 to 1",
            ),
            "types": (bool(self.types) and set(self.types) <= set(TYPES), f"one or more of {TYPES}"),
            "factual_only": (isinstance(self.factual_only, bool), "true or false"),
        }
        for setting, (good, expected) in problems.items():
            if not good:
                got = getattr(self, setting)
                raise ValueError(
                    Errors.Q008.format(name=setting, component=self.name, expected=expected, got=got)
                )
