"""`doc._.quotes`, `doc._.speakers` and `span._.quote`: getters, so nothing is stored and nothing is lost."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from spacy.tokens import Doc, Span

from .annotation import get_quote_of, get_quotes, get_speakers
from .errors import Warnings
from .quote import Quote, Speaker

# Attributes of other packages that were warned about, once a process.
_warned: set[str] = set()


def install_extensions() -> None:
    """Make the attributes known to spaCy; attributes that are there already are left as they are."""
    _install(Doc, "quotes", _doc_quotes, "get_quotes(doc)")
    _install(Doc, "speakers", _doc_speakers, "get_speakers(doc)")
    _install(Span, "quote", _span_quote, "get_quote_of(span)")


def _install(owner: type[Doc] | type[Span], name: str, getter: Callable[..., Any], function: str) -> None:
    """Set one attribute, or warn where somebody else has it."""
    if not owner.has_extension(name):
        owner.set_extension(name, getter=getter)
        return
    other = owner.get_extension(name)[2]
    # By module, since a reloaded module has other function objects.
    if getattr(other, "__module__", None) != __name__ and name not in _warned:
        _warned.add(name)
        message = Warnings.Q105.format(owner=owner.__name__.lower(), name=name, function=function)
        warnings.warn(message, stacklevel=3)


# Module-level functions, since a lambda cannot be sent to a spawned worker.
def _doc_quotes(doc: Doc) -> list[Quote]:
    """Getter of `doc._.quotes`."""
    return get_quotes(doc)


def _doc_speakers(doc: Doc) -> list[Speaker]:
    """Getter of `doc._.speakers`."""
    return get_speakers(doc)


def _span_quote(span: Span) -> Quote | None:
    """Getter of `span._.quote`."""
    return get_quote_of(span)
