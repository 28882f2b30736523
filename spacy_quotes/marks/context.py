"""What the characters on either side of a mark say about its direction."""

from __future__ import annotations

import unicodedata

# Evidence for opening (positive) or closing (negative) by the character before the mark ...
_BEFORE = {"start": 3.0, "space": 2.0, "open": 2.0, "dash": 0.5, "colon": -0.5, "script": 0.0}
_BEFORE |= {"ellipsis": -1.5, "close": -1.5, "word": -2.0}
# ... and after it.
_AFTER = {"start": -3.0, "space": -2.0, "open": 1.5, "dash": 0.0, "colon": -2.0, "script": 0.0}
_AFTER |= {"ellipsis": 1.0, "close": -2.0, "word": 2.0}

_CLASSES = dict.fromkeys(".,;!?)]}>。，、；！？）］｝؟،؛।", "close")
_CLASSES |= dict.fromkeys(":：", "colon")
_CLASSES |= dict.fromkeys("([{<¿¡（［｛", "open")
_CLASSES |= dict.fromkeys("-/|=~+‐‑‒–—―−〜", "dash")
_CLASSES["…"] = "ellipsis"

# Bidi and zero-width characters, markup and escapes say nothing; look past a few of them.
_TRANSPARENT = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\ufeff*_\\") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_MAX_TRANSPARENT = 8
_UNSPACED = (("\u2e80", "\ud7ff"), ("\uf900", "\ufaff"), ("\uff66", "\uffdc"))
_STRENGTH = 1.5  # cost of going against one unit of evidence


def is_unspaced(char: str) -> bool:
    """Tell whether a character is of a script that sets marks without a space beside them.

    char (str): one character.
    RETURNS (bool): True for Chinese, Japanese and Korean.
    """
    return any(first <= char <= last for first, last in _UNSPACED)


def evidence_before(text: str, position: int, start: int) -> float:
    """Weigh the character before a position.

    text (str): the text.
    position (int): where the mark starts, in characters.
    start (int): start of the paragraph.
    RETURNS (float): above zero where it speaks for an opening mark.
    """
    stop = max(start, position - _MAX_TRANSPARENT)
    while position > stop and text[position - 1] in _TRANSPARENT:
        position -= 1
    if position <= start:
        return _BEFORE["start"]
    return _BEFORE[_classify(text[position - 1])]


def evidence_after(text: str, position: int, end: int) -> float:
    """Weigh the character after a mark.

    text (str): the text.
    position (int): where the mark ends, in characters.
    end (int): end of the paragraph.
    RETURNS (float): above zero where it speaks for an opening mark.
    """
    stop = min(end, position + _MAX_TRANSPARENT)
    while position < stop and text[position] in _TRANSPARENT:
        position += 1
    if position >= end:
        return _AFTER["start"]
    if text.startswith("..", position):
        return _AFTER["ellipsis"]
    return _AFTER[_classify(text[position])]


def direction_costs(evidence: float) -> tuple[float, float]:
    """Turn evidence into costs.

    evidence (float): above zero where the context speaks for an opening mark.
    RETURNS (tuple[float, float]): cost of opening, cost of closing.
    """
    return _STRENGTH * max(0.0, -evidence), _STRENGTH * max(0.0, evidence)


def _classify(char: str) -> str:
    """The class of one neighbouring character."""
    known = _CLASSES.get(char)
    if known is not None:
        return known
    if char.isspace():
        return "space"
    if is_unspaced(char):
        return "close" if unicodedata.category(char).startswith("P") else "script"
    return "word"
