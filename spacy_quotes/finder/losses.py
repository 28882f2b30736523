"""Losses of the roles of tokens and of the links between spans, with their gradients."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy

from ..models.arrays import Floats2d
from ..models.roles import LAYERS, TAGS
from .gold import Gold, GoldQuote
from .links import Asked, Question
from .spans import Span


def log_shares(scores: Floats2d) -> Floats2d:
    """Turn scores into logarithms of probabilities, each layer for itself.

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)).
    RETURNS (Floats2d): the same shape.
    """
    grouped = scores.reshape(len(scores), len(LAYERS), len(TAGS))
    # Tag after tag: numpy is slow along an axis of four.
    by_tag = [grouped[:, :, n] for n in range(len(TAGS))]
    grouped = grouped - reduce(numpy.maximum, by_tag)[:, :, None]
    powers = numpy.exp(grouped)
    total = reduce(numpy.add, [powers[:, :, n] for n in range(len(TAGS))])
    out: Floats2d = grouped - numpy.log(total)[:, :, None]
    return out.reshape(scores.shape)


def role_loss(scores: Floats2d, golds: Sequence[Gold], trust: float = 0.0) -> tuple[Floats2d, float]:
    """Compare scored roles with annotated ones, and with those that a larger model gives.

    scores (Floats2d): (n_tokens, len(LAYERS) * len(TAGS)), documents one after the other.
    golds (Sequence[Gold]): what is to be learned of each.
    trust (float): weight of a larger model beside the annotation where there is one, 0 to 1.
    RETURNS (Tuple[Floats2d, float]): gradient of the scores, and cross entropy a token; masked ones count
        by their mask.
    """
    n = len(TAGS)
    shares = numpy.exp(log_shares(scores)).reshape(len(scores), len(LAYERS), n)
    tags = numpy.concatenate([gold.tags for gold in golds])
    mask = numpy.concatenate([gold.mask for gold in golds])
    truth = numpy.eye(n, dtype="f")[tags]
    total = max(1.0, float(len(scores)))
    picked = (shares * truth).sum(axis=2)
    loss = float((-numpy.log(picked + 1e-9) * mask).sum() / total)
    gradient = (shares - truth) * mask[:, :, None]
    start = 0
    for gold in golds:
        end = start + len(gold.tags)
        if trust and gold.taught is not None:
            taught = gold.taught.reshape(end - start, len(LAYERS), n).astype("f")
            gradient[start:end] *= 1 - trust
            gradient[start:end] += trust * (shares[start:end] - taught)
        start = end
    return (gradient / total).reshape(scores.shape).astype("f"), loss


def link_loss(scores: Floats2d, asked: Asked, wanted: Sequence[int]) -> tuple[Floats2d, float]:
    """Compare scored links with annotated ones.

    scores (Floats2d): (n_pairs, 1).
    asked (Asked): the questions of a document.
    wanted (Sequence[int]): right candidate of each, -1 where it is not to be learned.
    RETURNS (Tuple[Floats2d, float]): gradient of the scores, and cross entropy a question.
    """
    d_scores = numpy.zeros_like(scores)
    start, loss = 0, 0.0
    for question, index in zip(asked.questions, wanted, strict=True):
        end = start + len(question.candidates)
        if index >= 0:
            own = scores[start:end, 0]
            shares = numpy.exp(own - own.max())
            shares /= shares.sum()
            loss -= float(numpy.log(shares[index] + 1e-9))
            d_scores[start:end, 0] = shares
            d_scores[start + index, 0] -= 1
        start = end
    n = max(1, sum(index >= 0 for index in wanted))
    return d_scores / n, loss / n


def gold_answers(asked: Asked, gold: Gold) -> list[int]:
    """Find the right candidate of each question.

    asked (Asked): the questions about the gold spans of a document.
    gold (Gold): its annotation.
    RETURNS (List[int]): index of the candidate, 0 for nothing; -1 where it is not to be learned.
    """
    of_piece: dict[Span, GoldQuote] = {}
    sources: dict[Span, set[Span]] = {}
    cues: dict[Span, set[Span]] = {}
    for quote in gold.quotes:
        for piece in quote.parts["content"] if quote.counts and quote.depth < 2 else ():
            of_piece.setdefault(piece, quote)
        for cue in quote.parts["cue"]:
            sources.setdefault(cue, set()).update(quote.parts["source"])
        for addressee in quote.parts["addressee"]:
            cues.setdefault(addressee, set()).update(quote.parts["cue"])
    answers = []
    for question in asked.questions:
        if question.kind == "cue-source":
            wanted = sources.get(question.asker)
        elif question.kind == "addressee-cue":
            wanted = cues.get(question.asker)
        else:
            wanted = _content_links(question, of_piece.get(question.asker))
        answers.append(_index(question, wanted))
    return answers


def _content_links(question: Question, quote: GoldQuote | None) -> set[Span] | None:
    """What a piece of content belongs to: its cue, the piece before it, or its source where it has no cue."""
    if quote is None:
        return None
    if question.kind == "content-source":
        return None if quote.parts["cue"] else set(quote.parts["source"])
    wanted = set(quote.parts["cue"])
    if wanted.isdisjoint(question.candidates):
        # Where there is no cue, or it was not seen, a piece goes on from the one before.
        wanted = {piece for piece in quote.parts["content"] if piece < question.asker}
    return wanted


def _index(question: Question, wanted: set[Span] | None) -> int:
    """Index of the first candidate that is right, 0 where none is; -1 where it is not known."""
    if wanted is None:
        return -1
    found = (n for n, candidate in enumerate(question.candidates) if n and candidate in wanted)
    return next(found, 0)
