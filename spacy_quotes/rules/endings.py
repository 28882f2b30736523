"""Where a content to the right of its cue ends."""

from __future__ import annotations

from .cues import Cue
from .phrases import skip_adverbials
from .view import DASHES, View

# Signs that may end a content; a full stop outside of marks is no part of it.
LAST_SIGNS = frozenset(")]%…?!$")


def content_end(view: View, start: int, end: int, later: list[Cue], kind: str = "") -> int:
    """Find where a content to the right of its cue ends.

    view (View): the page.
    start (int): first row of the content.
    end (int): end of the sentence.
    later (List[Cue]): the cues after it in the sentence.
    kind (str): what it is; phrases end sooner than clauses.
    RETURNS (int): one past the last row of the content; a final stop outside marks is left out.
    """
    cuts = (_cut_before(view, cue, start, end) for cue in later if cue.start > start)
    stop = next((cut for cut in cuts if cut is not None), end)
    if kind in ("object", "infinitive"):
        stop = _phrase_end(view, start, stop)
    # What follows a semicolon may be the reporter's own voice again.
    stop = _find_outside(view, start, stop, ";")
    while stop > start and view.block_at[stop - 1] < 0 and not _is_last(view, stop - 1):
        stop -= 1
    return stop


def clause_end(view: View, start: int, end: int) -> int:
    """Find where a subordinate clause ends: at its first comma outside marks.

    view (View): the page.
    start (int): a row of the clause.
    end (int): end of the sentence.
    RETURNS (int): the row of the comma, or the end.
    """
    return _find_outside(view, start, end, ",")


def _find_outside(view: View, start: int, end: int, sign: str) -> int:
    """First row outside marks that is a sign, or the end."""
    return next((row for row in range(start, end) if view.words[row] == sign and view.block_at[row] < 0), end)


def _is_last(view: View, row: int) -> bool:
    """Whether a row may be the last of a content."""
    word = view.words[row]
    if view.is_link(row):
        return False
    return view.is_word(row) or word[-1].isalnum() or word in LAST_SIGNS or _is_possessive(view, row)


def _is_possessive(view: View, row: int) -> bool:
    """Whether a row ends a possessive ("'s")."""
    return view.lower[row] in view.language.names.possessive_marks


def _cut_before(view: View, cue: Cue, start: int, end: int) -> int | None:
    """Row at which a later cue ends the content before it, None where it stands inside that content."""
    grammar = view.language.grammar
    row = cue.start
    before = view.lower[row - 1]
    if cue.kind == "phrase":
        return row
    if cue.kind == "participle" and row - 1 > start:
        if view.block_at[row - 1] >= 0:
            return row
        if before == ",":
            return row - 1
        return row - 2 if before in grammar.coordinators and view.words[row - 2] == "," else None
    if cue.kind != "finite" or row - 1 <= start:
        return None
    if before in grammar.coordinators:
        return row - 1
    return _tag_start(view, cue, start, end) or _contrast(view, row, start)


def _tag_start(view: View, cue: Cue, start: int, end: int) -> int | None:
    """Row at which a tag begins that ends the sentence: "..., the Courier reported."."""
    after = skip_adverbials(view, cue.end, end)
    if any(view.is_word(row) or view.block_at[row] >= 0 for row in range(after, end)):
        return None
    for row in range(cue.start - 1, max(start, cue.start - 12), -1):
        if view.block_at[row] >= 0:
            return row + 1
        if view.words[row] == ",":
            return row
    return None


def _contrast(view: View, row: int, start: int) -> int | None:
    """Row at which ", but Y said" begins before a cue."""
    grammar = view.language.grammar
    for before in range(row - 1, max(start, row - 12), -1):
        if view.block_at[before] >= 0:
            return None
        if view.words[before] in (",", ";") or view.words[before] in DASHES:
            following = view.lower[before + 1]
            opposed = following in grammar.coordinators or following in grammar.contrasts
            return before if opposed or view.words[before] == ";" else None
    return None


def _phrase_end(view: View, start: int, end: int) -> int:
    """Where a content that is no clause ends: at a comma before no list or quotation."""
    in_list = False
    for row in range(start + 1, end - 1):
        if view.block_at[row] >= 0:
            continue
        if view.words[row] == "," and view.block_at[row + 1] < 0:
            if not in_list and not _is_list(view, row, end):
                return row
            in_list = view.lower[row + 1] not in view.language.grammar.coordinators
    return end


def _is_list(view: View, row: int, end: int) -> bool:
    """Whether a comma joins the first items of a list: a short item, no verb, then a coordinator."""
    grammar = view.language.grammar
    if view.lower[row + 1] in grammar.coordinators:
        return False
    for after in range(row + 2, min(row + 8, end)):
        if view.lower[after] in grammar.coordinators:
            return True
        if view.lower[after] in grammar.relatives | grammar.subordinators or view.is_finite(after):
            return False
    return False
