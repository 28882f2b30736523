"""Quotation marks of a plain text: which ones pair, and what they enclose."""

from .chains import find_quotations
from .records import Piece, Quotation

__all__ = ["Piece", "Quotation", "find_quotations"]
