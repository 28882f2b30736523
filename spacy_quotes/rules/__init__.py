"""The rule baseline: quotes from tokens, marks and word lists alone."""

from .engine import find_attributions, find_with_rules

__all__ = ["find_attributions", "find_with_rules"]
