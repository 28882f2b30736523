"""Who said what: quotations, their cues, sources and speakers, for spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .annotation import get_quote_of, get_quotes, get_speakers
from .export import to_json, to_rows
from .extensions import install_extensions
from .joining import join_docs
from .loading import from_json
from .quote import Quote, Speaker

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """Import `render` and `Stories` when they are used: pipelines do without them."""
    if name == "render":
        from .view import render

        return render
    if name == "Stories":
        from .stories import Stories

        return Stories
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
