"""The pipe that finds quotations by rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc
from spacy.training import Example

from .annotation import set_quotes
from .collector import collector_paused
from .errors import warn_of_failure
from .extensions import install_extensions
from .knowledge import KnowsSpeakers
from .language import get_language
from .page import quote_in_tokens, read_page, voice_in_tokens
from .quote import Attribution, Voice
from .rules import find_attributions
from .settings import Settings
from .speakers import resolve_speakers
from .speakers.knowledge import KnowledgeBase


class QuoteRules(KnowsSpeakers, Pipe):
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
        base = self.prepare_speakers()
        try:
            with collector_paused():
                quotes, voices = self._predict(doc, base)
        except Exception as error:  # one bad page must not lose the others of a batch
            warn_of_failure(self.name, doc, error)
            quotes, voices = [], []
        with collector_paused():
            set_quotes(doc, quotes, voices, key=self.spans_key)
        return doc

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Score examples.

        examples (Iterable[Example]): predicted and gold documents.
        RETURNS (Dict[str, Any]): the scores; none without a scorer.
        """
        return self.scorer(examples, spans_key=self.spans_key, **kwargs) if self.scorer else {}

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        knowledge_base: str | None = None,
    ) -> None:
        """Read the speakers known beforehand, where `[initialize.components]` names them.

        get_examples (Callable): not used.
        nlp (Optional[Language]): the pipeline.
        knowledge_base (Optional[str]): a file of JSON lines; None leaves what the settings say.
        RAISES (ValueError): Q025 or Q026 if it cannot be read.
        """
        if knowledge_base is not None:
            self.read_speakers(knowledge_base)

    def _predict(self, doc: Doc, base: KnowledgeBase) -> tuple[list[Attribution], list[Voice]]:
        """Quotes and speakers of a document."""
        language = get_language(self.lang)
        page = read_page(doc)
        quotes = find_attributions(page, language)
        quotes, voices = resolve_speakers(page, quotes, language.names, base=base)
        wanted = [quote_in_tokens(page, quote) for quote in quotes if self.settings.want(quote)]
        return wanted, [voice_in_tokens(page, voice) for voice in voices]
