"""Contents to the right of a cue: what follows it, and where that ends."""

from __future__ import annotations

from typing import NamedTuple

from .cues import Cue
from .phrases import scan_noun_phrase, skip_adverbials
from .view import DASHES, View


class Right(NamedTuple):
    """What stands to the right of a cue, in rows.

    kind (str): "that", "question", "marks", "colon", "clause", "object", "infinitive", "label", or
        "" where no content follows.
    start (int): first row of the content, or where the search stopped.
    cue_end (int): one past the last row of the cue, its particle or preposition included.
    addressee (Tuple[Tuple[int, int], ...]): whom it was said to.
    """

    kind: str
    start: int
    cue_end: int
    addressee: tuple[tuple[int, int], ...] = ()


def read_right(view: View, cue: Cue, end: int) -> Right:
    """Read what follows a cue.

    view (View): the page.
    cue (Cue): the cue.
    end (int): end of the sentence.
    RETURNS (Right): the content that begins there.
    """
    cues, grammar = view.language.cues, view.language.grammar
    frames, lemma, row = cue.verb.frames, cue.verb.lemma, cue.end
    if row < end and lemma in cues.particles and view.lower[row] == cues.particles[lemma]:
        row += 1
    cue_end = row
    if row < end and view.block_at[row] < 0 and view.lower[row] in cues.prepositions.get(lemma, ()):
        found = _after_preposition(view, cue, row, end)
        if found is not None:
            return found
    if lemma in cues.bound and cue_end == cue.end:
        return Right("", row, cue_end)
    if "l" in frames:
        found = _label(view, row, end, cue_end)
        if found is not None:
            return found
    addressee: tuple[tuple[int, int], ...] = ()
    if frames & {"a", "n"}:
        after = _addressee_end(view, row, end)
        if after > row and _follows_addressee(view, cue, after, end):
            addressee = ((row, after),)
            row = after
    return _plain(view, cue, row, end, cue_end, addressee)


def _plain(
    view: View, cue: Cue, row: int, end: int, cue_end: int, addressee: tuple[tuple[int, int], ...]
) -> Right:
    """The content after a cue, its particle and its addressee."""
    grammar, frames = view.language.grammar, cue.verb.frames
    direct = _kind_at(view, cue, row, end, bool(addressee))
    if direct:
        return Right(direct, row + (direct == "colon"), cue_end, addressee)
    after = skip_adverbials(view, row, end)
    if after < end and after > row:
        kind = _kind_at(view, cue, after, end, bool(addressee))
        if kind and kind != "object":
            return Right(kind, after + (kind == "colon"), cue_end, addressee)
    if after < end and view.words[after] == "," and after + 1 < end and _opens_marks(view, after + 1):
        return Right("marks", after + 1, cue_end, addressee)
    return Right("", after, cue_end, addressee)


def _kind_at(view: View, cue: Cue, row: int, end: int, told: bool) -> str:
    """What kind of content begins at a row, "" for none."""
    if row >= end:
        return ""
    grammar, frames = view.language.grammar, cue.verb.frames
    word = view.lower[row]
    if view.block_at[row] >= 0:
        return "marks" if view.blocks[view.block_at[row]].start == row else ""
    if word == ":":
        return "colon"
    if word == grammar.that:
        return "that"
    if word in grammar.complementizers:
        return "question" if _is_question(view, cue, row) else ""
    if word == grammar.infinitive or word == "not" and view.lower[row + 1 : row + 2] == [grammar.infinitive]:
        return "infinitive" if "i" in frames or "n" in frames and told else ""
    if "c" in frames or told and "a" in frames:
        if _begins_clause(view, cue, row, end):
            return "clause"
    if "o" in frames and not told and _begins_object(view, row, end):
        return "object"
    return ""


def _is_question(view: View, cue: Cue, row: int) -> bool:
    """Whether a question word after a cue opens its content rather than an adverbial ("said when asked")."""
    word = view.lower[row]
    if word in ("how", "why", "what", "whether"):
        return True
    return word in ("if", "who", "where", "which", "when") and bool(cue.verb.frames & {"n", "r"}) and "c" not in cue.verb.frames


def _begins_clause(view: View, cue: Cue, row: int, end: int) -> bool:
    """Whether a clause without "that" may begin at a row."""
    grammar = view.language.grammar
    word = view.lower[row]
    if not (view.is_word(row) or word in ("$", "£", "€", "#", "@")):
        return False
    if word in grammar.subjects or word in ("there", "if", "when", "while", "because"):
        return view.count_words(row, end) >= 2
    if word in grammar.prepositions or word in grammar.verb_hints or word in grammar.coordinators:
        return False
    if word in grammar.times and skip_adverbials(view, row, end) != row:
        return False
    # Verbs other than "say" take many things; a finite verb further on tells a clause.
    return view.has_finite(row + 1, end) or _has_marks(view, row, end) or _maybe_third(view, row, end)


def _maybe_third(view: View, row: int, end: int) -> bool:
    """Whether a later word may be a verb in the present ("the plan works")."""
    return any(
        len(view.words[r]) > 3 and view.words[r].islower() and view.words[r].endswith("s") for r in range(row + 1, end)
    ) and view.count_words(row, end) >= 4


def _begins_object(view: View, row: int, end: int) -> bool:
    """Whether a noun phrase or gerund may begin at a row."""
    grammar = view.language.grammar
    word = view.lower[row]
    if not (view.is_word(row) or word in ("$", "£", "€")):
        return False
    if word in grammar.prepositions or word in grammar.coordinators or word in grammar.verb_hints:
        return False
    return word not in grammar.times and not view.is_adverb(row)


def _has_marks(view: View, start: int, end: int) -> bool:
    """Whether a stretch holds a quotation."""
    return any(view.block_at[row] >= 0 for row in range(start, end))


def _opens_marks(view: View, row: int) -> bool:
    """Whether a quotation begins at a row."""
    return view.block_at[row] >= 0 and view.blocks[view.block_at[row]].start == row


def _after_preposition(view: View, cue: Cue, row: int, end: int) -> Right | None:
    """The content after the preposition that a verb takes ("called for", "warned against", "called on")."""
    grammar = view.language.grammar
    after = row + 1
    if after >= end:
        return None
    if view.lower[row] in ("on", "upon", "to") and cue.verb.lemma in ("call", "appeal"):
        stop = scan_noun_phrase(view, after, end, links=False)
        if after < stop < end and view.lower[stop] == grammar.infinitive:
            return Right("infinitive", stop, row + 1, ((after, stop),))
        if cue.verb.lemma == "appeal":
            return None
    if cue.verb.lemma == "accuse":
        return None
    # "spoke about", but "spoke to reporters", "said of the plan".
    if view.block_at[after] >= 0 or view.lower[after] in grammar.complementizers or _begins_object(view, after, end):
        return Right("object", after, row + 1)
    return None


def _label(view: View, row: int, end: int, cue_end: int) -> Right | None:
    """ "called it a 'disgrace'": something, and its name in marks."""
    grammar = view.language.grammar
    for after in range(row, min(end, row + 14)):
        if view.block_at[after] >= 0:
            return Right("label", row, cue_end)
        if view.words[after] in (",", ":", ";") or (view.is_finite(after) and after > row):
            break
    # Without marks only with an object that is plain: "called him a liar", "described it as unfair".
    if row + 1 < end and view.lower[row] in grammar.anaphors and view.is_word(row + 1):
        if view.lower[row + 1] in grammar.determiners or view.lower[row + 1] == "as":
            return Right("object", row, cue_end)
    return None


def _addressee_end(view: View, row: int, end: int) -> int:
    """End of the noun phrase that may be an addressee, or the row itself."""
    grammar = view.language.grammar
    if row >= end or view.block_at[row] >= 0:
        return row
    word = view.lower[row]
    if word in grammar.objects and word not in ("it",):
        return row + 1
    if word in grammar.prepositions or word in grammar.complementizers or word in grammar.verb_hints:
        return row
    if word in grammar.subjects and word not in grammar.determiners:
        return row
    return scan_noun_phrase(view, row, end, links=False)


def _follows_addressee(view: View, cue: Cue, row: int, end: int) -> bool:
    """Whether what comes after a noun phrase shows that the phrase is an addressee."""
    if "tell" == cue.verb.lemma or "c" not in cue.verb.frames and "o" not in cue.verb.frames:
        return True
    if row >= end:
        return False
    grammar = view.language.grammar
    return view.lower[row] == grammar.that or view.lower[row] == grammar.infinitive and "n" in cue.verb.frames


def content_end(view: View, start: int, end: int, later: list[Cue], kind: str = "") -> int:
    """Find where a content to the right of its cue ends.

    view (View): the page.
    start (int): first row of the content.
    end (int): end of the sentence.
    later (List[Cue]): the cues after it in the sentence.
    kind (str): what it is; phrases end sooner than clauses.
    RETURNS (int): one past the last row of the content; a final stop outside marks is left out.
    """
    stop = end
    for cue in later:
        if cue.start <= start:
            continue
        cut = _cut_before(view, cue, start)
        if cut is not None:
            stop = cut
            break
    if kind in ("object", "infinitive"):
        stop = _phrase_end(view, start, stop)
    while stop > start and view.block_at[stop - 1] < 0 and not _ends_content(view, stop - 1):
        stop -= 1
    return stop


def _phrase_end(view: View, start: int, end: int) -> int:
    """Where a content that is no clause ends: at a semicolon, or a comma that no list or quotation follows."""
    for row in range(start + 1, end - 1):
        if view.block_at[row] >= 0:
            continue
        if view.words[row] == ";":
            return row
        if view.words[row] == "," and view.block_at[row + 1] < 0 and not _is_list(view, start, row, end):
            return row
    return end


def _is_list(view: View, start: int, row: int, end: int) -> bool:
    """Whether a comma joins the items of a list: short items up to an "and"."""
    grammar = view.language.grammar
    for after in range(row + 1, min(row + 8, end)):
        if view.lower[after] in grammar.coordinators:
            return after > row + 1 or view.lower[after] == "and"
        if view.lower[after] in grammar.relatives or view.lower[after] in grammar.subordinators:
            return False
        if view.is_finite(after):
            return False
    return False


def _ends_content(view: View, row: int) -> bool:
    """Whether a row may be the last of a content."""
    word = view.words[row]
    return view.is_word(row) or word in (")", "]", "%", "'", "’", "'s", "’s", "$", "…", "?", "!") or word[-1].isalnum()


def _cut_before(view: View, cue: Cue, start: int) -> int | None:
    """Row at which a later cue ends the content before it, None where it stands inside that content."""
    grammar = view.language.grammar
    row = cue.start
    if cue.kind == "phrase":
        return row if view.words[row - 1] == "," or cue.end > row + 1 else None
    if cue.kind == "participle" and row - 1 > start:
        if view.words[row - 1] == ",":
            return row - 1
        if view.lower[row - 1] in grammar.coordinators and view.words[row - 2] == ",":
            return row - 2
        return None
    if cue.kind == "finite" and row - 1 > start and view.lower[row - 1] in grammar.coordinators:
        return row - 1
    if cue.kind == "finite":
        return _own_subject(view, row, start)
    return None


def _own_subject(view: View, row: int, start: int) -> int | None:
    """Row at which ", but Y said" begins before a cue."""
    grammar = view.language.grammar
    for before in range(row - 1, max(start, row - 12), -1):
        if view.block_at[before] >= 0:
            return None
        if view.words[before] in (",", ";") or view.words[before] in DASHES:
            following = view.lower[before + 1]
            joined = following in grammar.coordinators or following in ("while", "although", "though", "whereas")
            return before if joined or view.words[before] == ";" else None
    return None
