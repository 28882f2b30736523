"""Contents to the right of a cue: of what kind they are and where they begin."""

from __future__ import annotations

from typing import NamedTuple

from .cues import Cue
from .phrases import scan_noun_phrase, skip_adverbials
from .view import View

# Signs before a sum or a name that begin a noun phrase.
SIGNS = frozenset("$£€#@")
# Kinds of content that are plain from a word or a sign.
PLAIN = frozenset(["that", "question", "marks", "colon"])


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
    cues, verb, row = view.language.cues, cue.verb, cue.end
    if row < end and view.lower[row] == cues.particles.get(verb.lemma):
        row += 1
    cue_end = row
    for reader in (_after_preposition, _label):
        found = reader(view, cue, row, end)
        if found is not None:
            return found
    if verb.lemma in cues.bound and cue_end == cue.end:
        return Right("", row, cue_end)
    addressee: tuple[tuple[int, int], ...] = ()
    after = _addressee_end(view, cue, row, end)
    if after > row:
        addressee = ((row, after),)
        row = after
    row, kind = kind_after(view, cue, row, end, told=bool(addressee))
    return Right(kind, row + (kind == "colon"), cue_end, addressee)


def kind_after(view: View, cue: Cue, row: int, end: int, *, told: bool) -> tuple[int, str]:
    """Find the content that begins at a row, or after adverbials there.

    view (View): the page.
    cue (Cue): the cue.
    row (int): where to look.
    end (int): end of the sentence.
    told (bool): whether those who are told are known.
    RETURNS (Tuple[int, str]): its first row, and its kind, as in `Right`.
    """
    kind = _kind_at(view, cue, row, end, told=told)
    return (row, kind) if kind else _after_adverbials(view, cue, row, end, told=told)


def _after_adverbials(view: View, cue: Cue, row: int, end: int, *, told: bool) -> tuple[int, str]:
    """Where a content begins after "on Thursday", "in a statement" and the like, and its kind."""
    after = skip_adverbials(view, row, end)
    if after < end and after > row:
        kind = _kind_at(view, cue, after, end, told=told)
        if kind == "marks" and _is_title(view, after, immediate=True):
            return view.blocks[view.block_at[after]].end, ""  # "said on 'Meet the Mayor'"
        if kind and kind != "object":
            return after, kind
    if after + 1 >= end or view.words[after] != ",":
        return after, ""
    if _opens_marks(view, after + 1):
        return after + 1, "marks"
    # "said, however, that"
    aside = skip_adverbials(view, after + 1, end)
    is_that = after + 1 < aside < end - 1 and view.words[aside] == "," and _is_that(view, aside + 1)
    return (aside + 1, "that") if is_that else (after, "")


def _is_that(view: View, row: int) -> bool:
    """Whether "that" stands at a row."""
    return view.lower[row] == view.language.grammar.that


def _kind_at(view: View, cue: Cue, row: int, end: int, *, told: bool) -> str:
    """What kind of content begins at a row, "" for none."""
    if row >= end:
        return ""
    grammar, frames = view.language.grammar, cue.verb.frames
    word = view.lower[row]
    if view.block_at[row] >= 0:
        return "marks" if _opens_marks(view, row) else ""
    if word == ":":
        return "colon"
    if word == grammar.that:
        return "that"
    if word in grammar.questions or (word in grammar.late_questions and _is_asking(cue)):
        return "question"
    if _is_infinitive_at(view, row, end):
        return "infinitive" if "i" in frames or (told and frames & {"n", "t"}) else ""
    if word in grammar.subordinators:
        return "clause" if "c" in frames and _opens_period(view, row, end) else ""
    if ("c" in frames or (told and frames & {"a", "t"})) and _begins_clause(view, row, end):
        return "clause"
    if "r" in frames and _is_plain_clause(view, row, end):
        return "clause"
    return "object" if "o" in frames and not told and _begins_object(view, row) else ""


def _is_infinitive_at(view: View, row: int, end: int) -> bool:
    """Whether "to" or "not to" stands at a row."""
    grammar = view.language.grammar
    row += view.lower[row] in grammar.negations
    return row < end and view.lower[row] == grammar.infinitive


def _is_asking(cue: Cue) -> bool:
    """Whether "if", "who" or "when" after a cue open its content ("asked when", not "said when asked")."""
    return not cue.factual or (bool(cue.verb.frames & {"n", "r"}) and "c" not in cue.verb.frames)


def _opens_period(view: View, row: int, end: int) -> bool:
    """Whether a subordinate clause, a comma and a main clause follow ("said if it rained, they would go")."""
    for comma in range(row + 3, end - 2):
        if view.words[comma] == "," and view.block_at[comma] < 0:
            return view.has_finite(comma + 1, end)
    return False


def _begins_clause(view: View, row: int, end: int) -> bool:
    """Whether a clause without "that" may begin at a row."""
    grammar = view.language.grammar
    word = view.lower[row]
    if not (view.is_word(row) or word in SIGNS):
        return False
    if word in grammar.subjects or word in grammar.no_sources:
        return view.count_words(row, end) >= 2
    if word in grammar.prepositions or word in grammar.verb_hints or word in grammar.coordinators:
        return False
    if word in grammar.times and skip_adverbials(view, row, end) != row:
        return False
    has_marks = any(view.block_at[r] >= 0 for r in range(row, end))
    return has_marks or view.has_finite(row + 1, end) or _has_present(view, row, end)


def _has_present(view: View, row: int, end: int) -> bool:
    """Whether a later word may be a verb in the present ("the plan works")."""
    ending = view.language.grammar.present_ending
    if not ending or view.count_words(row, end) < 4:
        return False
    words = (view.words[r] for r in range(row + 1, end))
    return any(len(word) > 3 and word.islower() and word.endswith(ending) for word in words)


def _is_plain_clause(view: View, row: int, end: int) -> bool:
    """Whether a clause begins beyond doubt: a pronoun, article or name, and a listed verb soon after."""
    grammar = view.language.grammar
    if not (
        view.is_name(row) or view.lower[row] in grammar.subjects or view.lower[row] in grammar.determiners
    ):
        return False
    limit = min(row + 8, end)
    stop = next((r for r in range(row + 1, limit) if not view.is_word(r)), limit)
    return view.has_listed_verb(row + 1, stop)


def _begins_object(view: View, row: int) -> bool:
    """Whether a noun phrase or gerund may begin at a row."""
    grammar = view.language.grammar
    word = view.lower[row]
    if not (view.is_word(row) or word in SIGNS):
        return False
    if word in grammar.prepositions or word in grammar.coordinators or word in grammar.verb_hints:
        return False
    return word not in grammar.times and not view.is_adverb(row)


def _opens_marks(view: View, row: int) -> bool:
    """Whether a quotation begins at a row."""
    return view.block_at[row] >= 0 and view.blocks[view.block_at[row]].start == row


def _after_preposition(view: View, cue: Cue, row: int, end: int) -> Right | None:
    """The content after the preposition that a verb takes ("called for", "warned against", "called on")."""
    cues, lemma = view.language.cues, cue.verb.lemma
    if row + 1 >= end or view.block_at[row] >= 0:
        return None
    word, after = view.lower[row], row + 1
    if word in cues.addressed.get(lemma, ()):
        stop = scan_noun_phrase(view, after, end, links=False)
        if after < stop < end and _is_infinitive_at(view, stop, end):
            return Right("infinitive", stop, row + 1, ((after, stop),))
    if word not in cues.prepositions.get(lemma, ()):
        return None
    opens = view.block_at[after] >= 0 or view.lower[after] in view.language.grammar.questions
    return Right("object", after, row + 1) if opens or _begins_object(view, after) else None


def _label(view: View, cue: Cue, row: int, end: int) -> Right | None:
    """ "called it a 'disgrace'": something, and its name in marks; without marks only of a pronoun."""
    if "l" not in cue.verb.frames:
        return None
    grammar = view.language.grammar
    for after in range(row, min(end, row + 14)):
        if view.block_at[after] >= 0:
            is_title = _is_title(view, after, immediate=after == row)
            return Right("" if is_title else "label", row, cue.end)
        if view.words[after] in (",", ":", ";") or (view.is_finite(after) and after > row):
            break
    if row + 1 >= end or view.lower[row] not in grammar.anaphors:
        return None
    is_name = view.lower[row + 1] in grammar.determiners or view.lower[row + 1] == grammar.like
    return Right("object", row, cue.end) if is_name else None


def _is_title(view: View, row: int, *, immediate: bool) -> bool:
    """Whether words in marks are the name of something ("an operation called 'Dawn of Peace'")."""
    block = view.blocks[view.block_at[row]]
    rows = [r for r in range(block.start, block.end) if view.is_word(r)]
    grammar = view.language.grammar
    small = grammar.prepositions | grammar.determiners | grammar.coordinators
    capitals = sum(view.is_name(r) or view.lower[r] in small for r in rows)
    return capitals == len(rows) and (immediate or len(rows) > 1)


def _addressee_end(view: View, cue: Cue, row: int, end: int) -> int:
    """End of the addressee that begins at a row, or the row itself where there is none."""
    frames = cue.verb.frames
    if row >= end or not frames & {"a", "n", "t"} or view.block_at[row] >= 0:
        return row
    after = _person_end(view, row, end)
    if "t" in frames or not frames & {"c", "o"} or after == row:
        return after
    # "warned the council that", but "warned the council would be late".
    if after < end and view.lower[after] == view.language.grammar.that:
        return after
    return after if after < end and "n" in frames and _is_infinitive_at(view, after, end) else row


def _person_end(view: View, row: int, end: int) -> int:
    """End of the noun phrase or pronoun that may name an addressee, or the row itself."""
    grammar = view.language.grammar
    word = view.lower[row]
    if word in grammar.objects and (
        word not in grammar.subjects or not view.has_listed_verb(row + 1, min(row + 2, end))
    ):
        return row + 1
    if word in grammar.prepositions or word in grammar.subordinators or word in grammar.verb_hints:
        return row
    if (word in grammar.subjects - grammar.determiners) or word in grammar.questions | grammar.negations:
        return row
    return scan_noun_phrase(view, row, end, links=False)
