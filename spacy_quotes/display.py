"""Colours of the labels, in displaCy and in `render` where colours stand for roles."""

from __future__ import annotations

# Light enough for black text; they differ in brightness too, for readers who do not tell the hues apart.
COLORS = {
    "CONTENT": "#ffe9a8",
    "CUE": "#f4a582",
    "SOURCE": "#92c5de",
    "ADDRESSEE": "#b8e0b0",
}
