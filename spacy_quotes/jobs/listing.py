"""A listing of quotes for people."""

from __future__ import annotations

import re

from spacy.tokens import Doc
from wasabi.util import color

from ..annotation import get_quotes
from ..counting import count
from ..quote import Quote

# Terminals take these for commands.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def list_quotes(doc: Doc, name: str, *, colored: bool = False) -> str:
    """Write the quotes of a document for people to read.

    doc (Doc): the document.
    name (str): what to call it.
    colored (bool): whether to use the colours of terminals.
    RETURNS (str): the lines.
    """

    def paint(text: str, shade: str, *, bold: bool = False) -> str:
        return color(text, fg=shade, bold=bold) if colored else text

    quotes = get_quotes(doc)
    lines = [f"{paint(clean(name), 'blue', bold=True)}: {count(len(quotes), 'quote')}\n\n"]
    for quote in quotes:
        who, cue, rest = _describe(quote)
        head = " ".join(filter(None, [paint(who, "green", bold=True), paint(cue, "yellow"), rest]))
        lines.append(f"{quote.id}  {head}\n    {clean(quote.text)}\n\n")
    return "".join(lines)


def _describe(quote: Quote) -> tuple[str, str, str]:
    """Speaker, cue and the rest of the head line of a quote."""
    parts = (quote.source, quote.cue, quote.addressee)
    source, cue, addressee = (clean(" ... ".join(piece.text for piece in part)) for part in parts)
    who = clean(quote.speaker.name) if quote.speaker else source or "unknown"
    rest = [
        f'as "{source}"' if source and source != who else "",
        f"to {addressee}" if addressee else "",
        f"[{quote.type}{'' if quote.factual else ', not factual'}]",
    ]
    return who, f"({cue})" if cue else "", " ".join(filter(None, rest))


def clean(text: str) -> str:
    """Put text on one line that a terminal shows and does not obey.

    text (str): any text.
    RETURNS (str): the line; characters that are commands are replaced.
    """
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
