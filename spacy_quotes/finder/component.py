"""The trainable pipe `quotes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, islice
from typing import Any

import numpy
from spacy.errors import Errors as SpacyErrors
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Optimizer, set_dropout_rate

from ..annotation import set_quotes
from ..collector import collector_paused
from ..errors import warn_of_failure
from ..extensions import install_extensions
from ..knowledge import KnowsSpeakers
from ..language import get_language
from ..models.arrays import Floats2d, Ints2d
from ..models.quoting import QuoteModel
from ..models.roles import LAYERS
from ..page import Page, quote_in_tokens, voice_in_tokens
from ..quote import Attribution, Voice
from ..rules.missing import add_sources
from ..rules.venues import without_venue
from ..settings import Settings
from ..speakers import resolve_speakers
from .assemble import Answer, add_types, answer, assemble
from .confidence import DEFAULT, confide
from .decode import decode, share_of, tag_paragraphs
from .gold import Gold, read_gold
from .links import Asked, add_link_gradient, ask, in_parts, link_inputs, score_links
from .losses import gold_answers, link_loss, log_shares, role_loss
from .noise import blur
from .opinion import Candidate, weigh
from .reading import Reading, by_tokens, paragraphs_of, read, remember
from .shipped import Shipped
from .spans import Span

Prediction = tuple[list[Attribution], list[Voice]]


class QuoteFinder(KnowsSpeakers, Shipped):
    """Finds quotations, their cues, sources and speakers with a trained model.

    vocab (Vocab): the pipeline's vocabulary.
    model (QuoteModel): see `spacy_quotes.QuoteModel.v1`.
    name (str): name of the component in its pipeline.
    settings (Settings): what to report, and where.
    lang (str): language of the weights that ship with the package.
    weights (Optional[str]): name of the weights to begin with, "news" or "open"; None for none. They are
        loaded when they are first needed.
    link_weight (float): weight of the loss of links beside that of roles.
    trust (float): weight of a larger model beside the annotation, in training on what one was asked about
        (`training/teach.py`); 0 to 1.
    second_opinion (bool): whether the rules have a say in what is reported, and where it ends.
    scorer (Optional[Callable]): scores examples for `spacy evaluate`.
    """

    def __init__(
        self,
        vocab: Vocab,
        model: QuoteModel,
        name: str = "quotes",
        *,
        settings: Settings,
        lang: str = "en",
        weights: str | None = None,
        link_weight: float = 0.3,
        trust: float = 0.5,
        second_opinion: bool = True,
        scorer: Callable[..., dict[str, Any]] | None = None,
    ) -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.settings = settings
        self.lang = lang
        self.link_weight = link_weight
        self.trust = trust
        self.second_opinion = second_opinion
        self.scorer = scorer
        self.cfg: dict[str, Any] = {"threshold": settings.min_score, "confidence": dict(DEFAULT)}
        self.weights = weights
        self.expect_weights()
        install_extensions()

    @property
    def spans_key(self) -> str:
        """RETURNS (str): the span group that quotes are written to."""
        return self.settings.spans_key

    def predict(self, docs: Iterable[Doc]) -> list[Prediction]:
        """Find the quotes of documents.

        docs (Iterable[Doc]): the documents; only their tokens are used.
        RETURNS (List[Tuple[List[Attribution], List[Voice]]]): quotes and speakers of each, in tokens; none,
            and warning Q104, for one that fails.
        RAISES (ValueError): E109 if the component was neither trained nor given weights.
        """
        self.prepare_weights()
        self.prepare_speakers()
        if not self.model.get_ref("roles").has_param("W"):
            raise ValueError(SpacyErrors.E109.format(name=self.name))
        with collector_paused():
            return [found for batch in by_tokens(docs) for found in self._try(batch)]

    def set_annotations(self, docs: Iterable[Doc], predictions: list[Prediction]) -> None:
        """Write quotes to documents.

        docs (Iterable[Doc]): the documents.
        predictions (List[Tuple[List[Attribution], List[Voice]]]): as `predict` gives them.
        """
        # A worker that was spawned has not run __init__.
        install_extensions()
        for doc, (quotes, voices) in zip(docs, predictions, strict=True):
            set_quotes(doc, quotes, voices, key=self.spans_key)

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Learn from annotated documents.

        examples (Iterable[Example]): the batch.
        drop (float): dropout rate; 0 leaves those of the model's config.
        sgd (Optional[Optimizer]): updates the model; None to only gather gradients.
        losses (Optional[Dict[str, float]]): added to.
        RETURNS (Dict[str, float]): the losses.
        """
        self.prepare_weights()
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        # A listener wants all of them, the empty ones too.
        batch = list(examples)
        if any(len(eg.predicted) for eg in batch):
            if drop:
                set_dropout_rate(self.model, drop)
            docs = [eg.predicted for eg in batch]
            with remember():
                golds = [read_gold(eg.reference, eg.predicted, self.spans_key) for eg in batch]
                encoded, backprop = self.model.begin_update(docs)
                d_scores, loss_of_roles = role_loss(encoded.scores, golds, self.trust)
                d_vectors, loss_of_links = self._learn_links(encoded.vectors, docs, golds)
                backprop((d_vectors, d_scores))
            if sgd is not None:
                self.finish_update(sgd)
            losses[self.name] += loss_of_roles + loss_of_links
        return losses

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        knowledge_base: str | None = None,
    ) -> None:
        """Make the model ready: with the weights that ship with the package, or new ones.

        get_examples (Callable): gives examples; some of them set up the token encoder. None are needed
            where the weights of the package are used.
        nlp (Optional[Language]): the pipeline.
        knowledge_base (Optional[str]): JSON lines with the speakers known beforehand; None leaves what the
            settings say.
        """
        if knowledge_base is not None:
            self.read_speakers(knowledge_base)
        if self.weights is None:
            docs = [eg.predicted for eg in islice(get_examples(), 10) if len(eg.predicted)]
            with remember():
                self.model.initialize(X=docs or [Doc(self.vocab, words=["."])])
        self.expect_weights()
        self.prepare_weights()

    def _try(self, docs: list[Doc]) -> list[Prediction]:
        """Quotes and speakers of documents; one bad page does not lose the others of a batch."""
        try:
            with remember():
                return self._predict_batch(docs)
        except Exception as error:
            if len(docs) > 1:
                return [found for doc in docs for found in self._try([doc])]
            warn_of_failure(self.name, docs[0], error)
            return [([], [])]

    def _predict_batch(self, docs: list[Doc]) -> list[Prediction]:
        """Quotes and speakers of documents."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return [([], []) for _ in docs]
        encoded = self.model.predict(full)
        shares = log_shares(encoded.scores)
        starts = list(accumulate((len(doc) for doc in full), initial=0))[:-1]
        readings = [read(doc) for doc in full]
        determiners = [get_language(doc.lang_).names.determiners for doc in full]
        tags = tag_paragraphs(shares, [reading.page for reading in readings], starts, determiners)
        found = []
        for doc, start, reading in zip(full, starts, readings, strict=True):
            own = slice(start, start + len(doc))
            found.append(self._predict(doc, reading, encoded.vectors[own], shares[own], tags[own]))
        rest = iter(found)
        return [next(rest) if len(doc) else ([], []) for doc in docs]

    def find_candidates(self, doc: Doc) -> tuple[Page, list[Candidate]]:
        """Find what may be a quote in a document, for measuring how likely it is one.

        doc (Doc): the document; it has tokens.
        RETURNS (Tuple[Page, List[Candidate]]): its page, and what the model and the rules find.
        """
        self.prepare_weights()
        with remember():
            encoded, reading = self.model.predict([doc]), read(doc)
            shares = log_shares(encoded.scores)
            determiners = get_language(doc.lang_).names.determiners
            tags = tag_paragraphs(shares, [reading.page], [0], [determiners])
            return reading.page, self._candidates(doc, reading, encoded.vectors, shares, tags)

    def _predict(
        self, doc: Doc, reading: Reading, vectors: Floats2d, shares: Floats2d, tags: Ints2d
    ) -> Prediction:
        """Quotes and speakers of one document, which has tokens."""
        page = reading.page
        candidates = self._candidates(doc, reading, vectors, shares, tags)
        if self.second_opinion:
            quotes = confide(candidates, self.cfg["confidence"])
        else:
            quotes = [one.quote for one in candidates if not one.alone]
        language = get_language(doc.lang_)
        quotes = add_sources(page, language, quotes)
        quotes, voices = resolve_speakers(page, quotes, language.names, base=self.knowledge_base)
        wanted = [quote_in_tokens(page, quote) for quote in quotes if self.settings.want(quote)]
        return wanted, [voice_in_tokens(page, voice) for voice in voices]

    def _candidates(
        self, doc: Doc, reading: Reading, vectors: Floats2d, shares: Floats2d, tags: Ints2d
    ) -> list[Candidate]:
        """What the model and the rules find in one document."""
        page = reading.page
        spans = decode(tags, page)
        asked = ask(spans, reading, paragraphs_of(reading, len(tags)))
        answers = self._answer(asked, vectors)

        def share(piece: Span, is_outer: bool) -> float:
            return share_of(shares, LAYERS.index("content" if is_outer else "inner"), piece)

        def share_of_rule(rule: Attribution) -> float:
            return min(share(piece, True) for piece in quote_in_tokens(page, rule).content)

        language = get_language(doc.lang_)

        def is_subject(rule: Attribution) -> bool:
            return any(
                page.lower[end - 1] in language.cues.nouns and end <= rule.content[0][0]
                for _, end in rule.cue
            )

        found = [
            without_venue(page, language, quote)
            for quote in add_types(page, assemble(spans, asked, answers, reading, share))
        ]
        return weigh(found, reading.found if self.second_opinion else [], share_of_rule, is_subject)

    def _answer(self, asked: Asked, vectors: Floats2d) -> list[Answer]:
        """Links of one document."""
        if not asked.questions:
            return []
        links = self.model.get_ref("links")
        parts = [score_links(links, part, vectors) for part in in_parts(asked)]
        return answer(asked, numpy.concatenate(parts))

    def _learn_links(
        self, vectors: Floats2d, docs: Sequence[Doc], golds: Sequence[Gold]
    ) -> tuple[Floats2d, float]:
        """Gradient of the token vectors, and loss, of the links of a batch."""
        d_vectors = numpy.zeros_like(vectors)
        start, loss = 0, 0.0
        links = self.model.get_ref("links")
        for doc, gold in zip(docs, golds, strict=True):
            end = start + len(doc)
            reading = read(doc)
            asked = ask(blur(gold.spans, len(doc)), reading, paragraphs_of(reading, len(doc)))
            wanted = gold_answers(asked, gold)
            if any(index >= 0 for index in wanted):
                scores, backprop = links.begin_update(link_inputs(asked, vectors[start:end]))
                d_scores, own = link_loss(scores, asked, wanted)
                weight = self.link_weight / len(docs)
                add_link_gradient(d_vectors[start:end], asked, backprop(d_scores * weight))
                loss += own * weight
            start = end
        return d_vectors, loss
