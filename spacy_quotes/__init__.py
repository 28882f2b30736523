"""Who said what: quotations, their cues, sources and speakers, for spaCy."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .annotation import get_quote_of, get_quotes, get_speakers
from .export import to_json, to_rows
from .extensions import install_extensions
from .joining import join_docs
from .quote import Quote, Speaker

if TYPE_CHECKING:
    from .loading import from_json
    from .stories import Stories
    from .view import render

__version__ = "0.1.0"
__all__ = [
    "Quote",
    "Speaker",
    "Stories",
    "from_json",
    "get_quote_of",
    "get_quotes",
    "get_speakers",
    "join_docs",
    "render",
    "to_json",
    "to_rows",
]

# `doc._.quotes` also works on documents that were read from disk, before any pipeline is made.
install_extensions()


# Imported when they are used: pipelines do without them, and spaCy imports this module for every one.
_LATER = {"from_json": "loading", "render": "view", "Stories": "stories"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is used."""
    if name in _LATER:
        return getattr(import_module(f".{_LATER[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
