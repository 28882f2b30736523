"""What a rule found: a quote, and the rule's name."""

from __future__ import annotations

from typing import NamedTuple

from ..quote import Attribution, Pieces
from .contents import Right
from .cues import Cue
from .subjects import Subject


class Found(NamedTuple):
    """A quote that a rule found.

    quote (Attribution): the quote, in rows.
    rule (str): name of the rule.
    sentence (int): index of its sentence.
    """

    quote: Attribution
    rule: str
    sentence: int


def join_parts(cue: Cue, subject: Subject, right: Right, pieces: Pieces, rule: str, sentence: int) -> Found:
    """Make a quote of its parts.

    cue (Cue): the cue.
    subject (Subject): the source.
    right (Right): what stands right of the cue: its particle or preposition, and the addressee.
    pieces (Pieces): the content.
    rule (str): name of the rule.
    sentence (int): index of the sentence.
    RETURNS (Found): the quote.
    """
    parts = cue.pieces
    if right.cue_end > cue.end:
        parts = (*parts[:-1], (parts[-1][0], right.cue_end))
    quote = Attribution(
        content=pieces,
        cue=parts,
        source=(subject.source,),
        addressee=right.addressee,
        factual=cue.factual and subject.factual,
    )
    return Found(quote, rule, sentence)
