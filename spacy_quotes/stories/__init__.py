"""Speakers and quotes of many documents: one speaker over all spellings, one quote over all wordings."""

from .records import QuoteGroup, StoryQuote, StorySpeaker
from .stories import Stories

__all__ = ["QuoteGroup", "Stories", "StoryQuote", "StorySpeaker"]
