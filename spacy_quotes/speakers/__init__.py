"""Who speaks: names, pronouns and noun phrases of sources resolved to speakers."""

from .resolve import resolve_speakers

__all__ = ["resolve_speakers"]
