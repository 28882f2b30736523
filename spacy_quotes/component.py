"""The pipe that finds quotations by rules."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.training import Example

from .annotation import set_quotes
from .errors import warn_of_failure
from .extensions import install_extensions
from .language import get_language
from .page import quote_in_tokens, read_page, voice_in_tokens
from .quote import Attribution, Voice
from .rules import find_attributions
from .settings import Settings
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
    settings (Settings): what to report, and where.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    """

    def __init__(
        self,
        name: str = "quotes_rules",
        *,
        lang: str,
        settings: Settings,
        scorer: Callable[..., dict[str, Any]] | None = None,
    ) -> None:
        self.name = name
        self.lang = lang
        self.settings = settings
        self.scorer = scorer
        install_extensions()

    @property
    def spans_key(self) -> str:
        """RETURNS (str): the span group that quotes are written to."""
        return self.settings.spans_key

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
            warn_of_failure(self.name, doc, error)
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
        wanted = [quote_in_tokens(page, quote) for quote in quotes if self.settings.want(quote)]
        return wanted, [voice_in_tokens(page, voice) for voice in voices]
