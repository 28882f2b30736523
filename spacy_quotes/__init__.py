"""Who said what: quotations, their cues, sources and speakers, for spaCy."""

from .annotation import get_quote_of, get_quotes, get_speakers
from .export import to_json, to_rows
from .extensions import install_extensions
from .joining import join_docs
from .loading import from_json
from .quote import Quote, Speaker

__version__ = "0.1.0"
__all__ = [
    "Quote",
    "Speaker",
    "from_json",
    "get_quote_of",
    "get_quotes",
    "get_speakers",
    "join_docs",
    "to_json",
    "to_rows",
]

# `doc._.quotes` also works on documents that were read from disk, before any pipeline is made.
install_extensions()
