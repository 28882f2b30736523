"""Single marks: apostrophe or quotation mark? Costs of either reading from the words around."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(text.split())


# After a leading apostrophe: words that are written with it, and endings cut off by a tokenizer.
_ELIDED = _words(
    "tis twas twere twill twould em til till cause bout round neath gainst fraid nother nuff "
    "nough cos cuz kay ere e im er is ad ave ow ome ouse and appen ello"
)
_DETACHED = _words("s t d m ll re ve n ns")
# After a plural possessive comes a noun; before one of these the mark is not a possessive.
_NO_NOUN = _words(
    "a an the and or but nor of in on at to for from by with as than that which who when while "
    "where if because is are was were be been has have had do does did will would can could may "
    "might must should shall not he she it they we i you said says told"
)
_WORD_AFTER = re.compile(r"[^\W_]{1,20}")
_NEXT_WORD = re.compile(r"\s{1,3}([^\W\d_]{1,20})")
_YEAR = re.compile(r"\d\d(?:s\b|\b)")

_OPEN_SKIP = 2.0
_CLOSE_SKIP = 2.5


def opening_costs(text: str, position: int) -> tuple[float, float]:
    """Weigh a single mark that stands where a quotation may open.

    text (str): the text.
    position (int): where the mark ends, in characters.
    RETURNS (tuple[float, float]): what to add to the cost of opening; cost of an apostrophe.
    """
    if _YEAR.match(text, position):
        return 2.0, 0.0
    match = _WORD_AFTER.match(text, position)
    word = match.group().lower() if match else ""
    if word in _DETACHED:
        return 3.0, 0.0
    if word in _ELIDED:
        return 1.0, 0.3
    return 0.0, _OPEN_SKIP


def closing_costs(text: str, start: int, end: int) -> tuple[float, float]:
    """Weigh a single mark that stands where a quotation may close.

    text (str): the text.
    start (int): where the mark starts, in characters.
    end (int): where it ends.
    RETURNS (tuple[float, float]): what to add to the cost of closing; cost of an apostrophe.
    """
    before = text[max(0, start - 3) : start].lower()
    if not before[-1:].isalnum():
        return 0.0, 2 * _CLOSE_SKIP
    if before[-1:].isdigit():
        return 0.0, 0.5
    if before.endswith("s"):
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return 0.0, 1.0
        if following.group(1).lower() in _NO_NOUN:
            return 0.0, 1.5
        return 1.5, 0.2
    if before.endswith(("in", " o", " th", " an", " wi", " ol")):
        return 0.0, 0.5
    return 0.0, _CLOSE_SKIP
