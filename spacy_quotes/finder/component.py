"""The trainable pipe `quotes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Optimizer, set_dropout_rate

from ..annotation import set_quotes
from ..errors import warn_of_failure
from ..extensions import install_extensions
from ..language import get_language
from ..models.arrays import Floats2d, Ints1d
from ..models.quoting import QuoteModel
from ..models.roles import LAYERS
from ..page import quote_in_tokens, voice_in_tokens
from ..quote import Attribution, Voice
from ..settings import Settings
from ..speakers import resolve_speakers
from ..weights import load_weights
from .assemble import Answer, add_types, answer, assemble
from .decode import decode, share_of
from .gold import Gold, read_gold
from .links import Asked, ask
from .losses import gold_answers, link_loss, log_shares, role_loss
from .noise import blur
from .opinion import weigh
from .reading import Reading, read, remember
from .spans import Span

Prediction = tuple[list[Attribution], list[Voice]]


class QuoteFinder(TrainablePipe):
    """Finds quotations, their cues, sources and speakers with a trained model.

    vocab (Vocab): the pipeline's vocabulary.
    model (QuoteModel): see `spacy_quotes.QuoteModel.v1`.
    name (str): name of the component in its pipeline.
    settings (Settings): what to report, and where.
    lang (str): language of the weights that ship with the package.
    weights (Optional[str]): name of the weights to begin with, "news" or "open"; None for none. They are
        loaded when they are first needed.
    link_weight (float): weight of the loss of links beside that of roles.
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
        second_opinion: bool = True,
        scorer: Callable[..., dict[str, Any]] | None = None,
    ) -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.settings = settings
        self.lang = lang
        self.link_weight = link_weight
        self.second_opinion = second_opinion
        self.scorer = scorer
        self.cfg: dict[str, Any] = {"threshold": settings.min_score}
        self._pending = weights
        install_extensions()

    @property
    def spans_key(self) -> str:
        """RETURNS (str): the span group that quotes are written to."""
        return self.settings.spans_key

    def predict(self, docs: Iterable[Doc]) -> list[Prediction]:
        """Find the quotes of documents.

        docs (Iterable[Doc]): the documents; only their tokens are used.
        RETURNS (List[Tuple[List[Attribution], List[Voice]]]): quotes and speakers of each, in tokens.
        """
        self._load()
        every = list(docs)
        with remember():
            encoded = self.model.predict([doc for doc in every if len(doc)]) if any(map(len, every)) else None
            out: list[Prediction] = []
            start = 0
            for doc in every:
                end = start + len(doc)
                if encoded is None or end == start:
                    out.append(([], []))
                else:
                    out.append(self._try(doc, encoded.vectors[start:end], encoded.scores[start:end]))
                start = end
        return out

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
        self._load()
        losses = {} if losses is None else losses
        losses.setdefault(self.name, 0.0)
        batch = [eg for eg in examples if len(eg.predicted)]
        if batch:
            if drop:
                set_dropout_rate(self.model, drop)
            docs = [eg.predicted for eg in batch]
            with remember():
                golds = [read_gold(eg.reference, eg.predicted, self.spans_key) for eg in batch]
                encoded, backprop = self.model.begin_update(docs)
                d_scores, loss_of_roles = role_loss(encoded.scores, golds)
                d_vectors, loss_of_links = self._learn_links(encoded.vectors, docs, golds)
                backprop((d_vectors, d_scores))
            if sgd is not None:
                self.finish_update(sgd)
            losses[self.name] += loss_of_roles + loss_of_links
        return losses

    def initialize(
        self, get_examples: Callable[[], Iterable[Example]], *, nlp: Language | None = None
    ) -> None:
        """Make the model ready: with the weights that ship with the package, or new ones.

        get_examples (Callable): gives examples; some of them set up the token encoder. None are needed
            where the weights of the package are used.
        nlp (Optional[Language]): the pipeline.
        """
        if self._pending is None:
            docs = [eg.predicted for eg in islice(get_examples(), 10) if len(eg.predicted)]
            with remember():
                self.model.initialize(X=docs or [Doc(self.vocab, words=["."])])
        self._load()

    def _load(self) -> None:
        """Load the weights that ship with the package, once, if they are wanted."""
        if self._pending is not None:
            name, self._pending = self._pending, None
            load_weights(self.model, self.lang, name)

    def _try(self, doc: Doc, vectors: Floats2d, scores: Floats2d) -> Prediction:
        """Quotes and speakers of one document. A failure becomes warning Q104 and finds none."""
        try:
            return self._predict(doc, vectors, scores)
        except Exception as error:  # one bad page must not lose the others of a batch
            warn_of_failure(self.name, doc, error)
            return [], []

    def _predict(self, doc: Doc, vectors: Floats2d, scores: Floats2d) -> Prediction:
        """Quotes and speakers of one document."""
        reading = read(doc)
        page = reading.page
        shares = log_shares(scores)
        spans = decode(shares, page)
        asked = ask(spans, reading, paragraphs_of(reading, len(doc)))
        answers = self._answer(asked, vectors)

        def share(piece: Span, is_outer: bool) -> float:
            return share_of(shares, LAYERS.index("content" if is_outer else "inner"), piece)

        found = assemble(spans, asked, answers, reading, share)
        quotes = add_types(page, weigh(found, reading.found) if self.second_opinion else found)
        quotes, voices = resolve_speakers(page, quotes, get_language(doc.lang_).names)
        wanted = [quote_in_tokens(page, quote) for quote in quotes if self.settings.want(quote)]
        return wanted, [voice_in_tokens(page, voice) for voice in voices]

    def _answer(self, asked: Asked, vectors: Floats2d) -> list[Answer]:
        """Links of one document."""
        if not asked.questions:
            return []
        scores = self.model.get_ref("links").predict(link_inputs(asked, vectors))
        return answer(asked, scores[:, 0])

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


def paragraphs_of(reading: Reading, length: int) -> Ints1d:
    """Tell the paragraph of each token.

    reading (Reading): reading of the document.
    length (int): tokens of the document.
    RETURNS (Ints1d): (n_tokens,).
    """
    begins = numpy.zeros(length, dtype="i")
    for stretch in reading.page.paragraphs[1:]:
        begins[reading.page.tokens[stretch.start]] = 1
    return numpy.cumsum(begins)


def link_inputs(asked: Asked, vectors: Floats2d) -> Floats2d:
    """Put the inputs of the scorer of links together.

    asked (Asked): the questions of a document.
    vectors (Floats2d): (n_tokens, width).
    RETURNS (Floats2d): (n_pairs, 4 * width + n_features): vectors of the first and last token of asker and
        candidate, and the features.
    """
    ends = asked.ends
    there = (ends[:, 2:3] >= 0).astype("f")
    own = [vectors[ends[:, 0]], vectors[ends[:, 1]]]
    others = [vectors[ends[:, 2]] * there, vectors[ends[:, 3]] * there]
    return numpy.hstack([*own, *others, asked.features])


def add_link_gradient(d_vectors: Floats2d, asked: Asked, d_inputs: Floats2d) -> None:
    """Give the gradient of the inputs of the scorer of links back to the vectors of the tokens.

    d_vectors (Floats2d): (n_tokens, width), added to.
    asked (Asked): the questions of the document.
    d_inputs (Floats2d): (n_pairs, 4 * width + n_features).
    """
    width = d_vectors.shape[1]
    for n in range(4):
        index = asked.ends[:, n]
        there = index >= 0
        numpy.add.at(d_vectors, index[there], d_inputs[there, n * width : (n + 1) * width])
