"""Quotes with a cue: joins each cue of a sentence to its source and its content."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..quote import Attribution, Pieces
from ..sentences import Sentence
from .contents import Right, content_end, read_right
from .cues import Cue, find_cues
from .subjects import Subject, clause_subject, left_limit, subject_after, subject_before
from .view import View


@dataclass(frozen=True)
class Found:
    """A quote that a rule found.

    quote (Attribution): the quote, in rows.
    rule (str): name of the rule.
    sentence (int): index of its sentence.
    """

    quote: Attribution
    rule: str
    sentence: int


def find_in_sentence(view: View, index: int) -> list[Found]:
    """Find the quotes of a sentence that have a cue.

    view (View): the page.
    index (int): the sentence.
    RETURNS (List[Found]): the quotes.
    """
    sentence = view.sentences[index]
    cues = find_cues(view, sentence)
    found: list[Found] = []
    for position, cue in enumerate(cues):
        later = cues[position + 1 :]
        quote = _MAKERS[cue.kind](view, sentence, cue, later, found)
        if quote is not None:
            found.append(replace(quote, sentence=index))
    return found


def _finite(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "X said Y", "Y, X said", "Y, said X", "Y, X said, Y"."""
    right = read_right(view, cue, sentence.end)
    limit = left_limit(view, sentence.start, cue.start)
    subject = subject_before(view, limit, cue.start)
    if subject is None and _inverted(view, sentence, cue):
        return _make_inverted(view, sentence, cue, right)
    shared = subject is None or _joined(view, sentence, cue)
    if shared:
        subject = _shared(view, sentence, cue, found)
    if subject is None or not _agrees(view, cue, subject) or not _is_telling(view, cue, right):
        return None
    left = (cue.start, cue.start) if shared else (sentence.start, subject.start)
    return _combine(view, sentence, cue, subject, right, left, later)


def _combine(
    view: View,
    sentence: Sentence,
    cue: Cue,
    subject: Subject,
    right: Right,
    left: tuple[int, int],
    later: list[Cue],
) -> Found | None:
    """Choose the content among what stands left and right of "X said"."""
    before = _left_content(view, left, subject.start)
    after = _right_content(view, right, sentence, later)
    marked = before is not None and view.block_at[before[1] - 1] >= 0
    if after and not right.kind == "" and not (marked and right.kind not in ("marks", "colon")):
        pieces = (before, after) if before is not None and _splits(view, before, right, cue) else (after,)
        return _build(view, cue, subject, right, pieces, f"right-{right.kind}")
    if before is None:
        return _after_comma(view, sentence, cue, subject, right, left, later)
    if "l" in cue.verb.frames and "c" not in cue.verb.frames:
        return None
    rest = _resumed(view, right, sentence, later, marked)
    rule = "left-marks" if marked else "left-clause"
    if not marked and not (cue.verb.frames & {"c", "r", "a"}):
        return None
    return _build(view, cue, subject, right, (before, rest) if rest else (before,), rule)


def _after_comma(
    view: View,
    sentence: Sentence,
    cue: Cue,
    subject: Subject,
    right: Right,
    left: tuple[int, int],
    later: list[Cue],
) -> Found | None:
    """ "In the long run, X said, Y", "The plan, X said, is Y", "As X said, Y"."""
    if "c" not in cue.verb.frames or right.start >= sentence.end or view.words[right.start] != ",":
        return None
    rest = _resumed(view, right, sentence, later, False)
    if rest is None or view.count_words(*rest) < 3 or not view.has_finite(*rest):
        return None
    start, end = left[0], left[1] - 1
    subjectless = view.is_finite(rest[0])
    if end > start and view.words[end] == ",":
        pieces = ((start, end), rest) if subjectless else (rest,)
        return _build(view, cue, subject, right, pieces, "around")
    if left[1] > left[0] and view.lower[left[0]] == "as" and not subjectless:
        return _build(view, cue, subject, right, (rest,), "as")
    return None


def _left_content(view: View, left: tuple[int, int], row: int) -> tuple[int, int] | None:
    """The content that ends before a subject: words in marks, or a clause and a comma."""
    start, end = left
    if end - start < 1:
        return None
    if view.block_at[end - 1] >= 0:
        return _left_start(view, start, end), end
    if view.words[end - 1] != ",":
        return None
    if view.block_at[end - 2] >= 0 if end - 2 >= start else False:
        return _left_start(view, start, end - 1), end - 1
    if view.count_words(start, end - 1) < 2 or not _is_clause(view, start, end - 1):
        return None
    return start, end - 1


def _left_start(view: View, start: int, end: int) -> int:
    """Where a content that ends with marks begins: at the marks if nothing but a comma or dash leads to them."""
    block = view.blocks[view.block_at[end - 1]]
    lead = block.start - 1
    if lead >= start and view.words[lead] in (",", ":", "—", "–", "-", "--"):
        if view.words[lead] != "," or not view.has_finite(start, lead):
            return block.start
    return start


def _is_clause(view: View, start: int, end: int) -> bool:
    """Whether a stretch is a clause, not an adverbial before a subject ("On Thursday, ...")."""
    grammar = view.language.grammar
    word = view.lower[start]
    if word in grammar.prepositions or word in grammar.times or view.is_adverb(start):
        return any(view.is_finite(r) and view.words[r - 1] != "," for r in range(start + 1, end)) and any(
            view.words[r] == "," for r in range(start, end)
        ) or _has_subject_verb(view, start, end)
    if word in grammar.subordinators:
        return any(view.words[r] == "," for r in range(start, end))
    return view.has_finite(start, end) or end - start >= 4


def _has_subject_verb(view: View, start: int, end: int) -> bool:
    """Whether a stretch that opens with a preposition still holds a pronoun or article with a listed verb."""
    grammar = view.language.grammar
    return any(
        view.lower[r] in grammar.subjects and r + 1 < end and view.lower[r + 1] in grammar.verb_hints
        for r in range(start + 1, end)
    )


def _right_content(view: View, right: Right, sentence: Sentence, later: list[Cue]) -> tuple[int, int] | None:
    """The content to the right of a cue."""
    if not right.kind:
        return None
    if right.kind == "label":
        row = right.start
        while view.block_at[row] < 0:
            row += 1
        return right.start, view.blocks[view.block_at[row]].end
    end = content_end(view, right.start, sentence.end, later, right.kind)
    if end <= right.start or view.count_words(right.start, end) < 1:
        return None
    if right.kind == "that" and view.count_words(right.start, end) < 2:
        return None
    return right.start, end


def _resumed(view: View, right: Right, sentence: Sentence, later: list[Cue], marked: bool) -> tuple[int, int] | None:
    """The rest of a content after "..., X said, ..."."""
    row = right.start
    if row + 2 >= sentence.end or view.words[row] not in (",", "—", "–", "--"):
        return None
    row += 1
    if any(cue.start == row for cue in later) or view.lower[row].endswith("ing") and view.lower[row] in view.language.cues.verbs:
        return None
    grammar = view.language.grammar
    word = view.lower[row]
    if view.block_at[row] < 0:
        if marked and word not in grammar.coordinators:
            return None
        if word in grammar.relatives and word != grammar.that or word.endswith("ing"):
            return None
        if word in grammar.subordinators and word != grammar.that:
            return None
    end = content_end(view, row, sentence.end, later)
    return (row, end) if end > row and view.count_words(row, end) >= 1 else None


def _splits(view: View, before: tuple[int, int], right: Right, cue: Cue) -> bool:
    """Whether what stands before "X said" belongs to the same content as what stands after."""
    if right.kind not in ("marks",):
        return False
    return view.block_at[before[1] - 1] >= 0 or view.words[right.start - 1] == ","


def _inverted(view: View, sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue may stand before its subject: after marks, after a comma, or first in the sentence."""
    if cue.start == sentence.start:
        return cue.verb.tense in ("past", "pastpart", "third")
    return view.block_at[cue.start - 1] >= 0 or view.words[cue.start - 1] in (",", "—", "–", "--")


def _make_inverted(view: View, sentence: Sentence, cue: Cue, right: Right) -> Found | None:
    """ "Y," said X."""
    begin = cue.end + (right.cue_end > cue.end)
    subject = subject_after(view, begin, sentence.end)
    if subject is None or view.lower[begin] in view.language.grammar.subjects | view.language.grammar.objects:
        return None
    before = _left_content(view, (sentence.start, cue.start), cue.start)
    end = subject.source[1]
    plain = Right("", end, cue.end)
    if before is not None:
        row = end
        if row < sentence.end and view.words[row] == ",":
            row += 1
        rest = None
        if row < sentence.end and view.block_at[row] >= 0:
            rest = (row, content_end(view, row, sentence.end, []))
        rule = "inverted-marks" if view.block_at[before[1] - 1] >= 0 else "inverted-clause"
        if rule == "inverted-clause" and ("c" not in cue.verb.frames or "o" in cue.verb.frames):
            return None
        return _build(view, cue, subject, plain, (before, rest) if rest else (before,), rule)
    row = end
    if row < sentence.end and view.words[row] in (",", ":"):
        row += 1
    if row < sentence.end and view.block_at[row] >= 0:
        return _build(view, cue, subject, plain, ((row, content_end(view, row, sentence.end, [])),), "inverted-right")
    return None


def _joined(view: View, sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue has no subject of its own: "... and called for"."""
    return cue.start > sentence.start and view.lower[cue.start - 1] in view.language.grammar.coordinators


def _shared(view: View, sentence: Sentence, cue: Cue, found: list[Found]) -> Subject | None:
    """The source that a cue shares with the cue or clause before it."""
    for earlier in reversed(found):
        if earlier.quote.source and earlier.quote.cue:
            start, end = earlier.quote.source[-1]
            return Subject(start, (start, end))
    return clause_subject(view, sentence.start, cue.start)


def _agrees(view: View, cue: Cue, subject: Subject) -> bool:
    """Whether subject and verb can go together: "officials report", not "the report"."""
    if cue.verb.tense != "base" or cue.row > cue.start:
        return True
    last = view.lower[subject.source[1] - 1]
    if last in ("they", "we", "i", "you", "who", "some", "many", "others", "both"):
        return True
    if any(view.lower[row] in view.language.grammar.coordinators for row in range(*subject.source)):
        return True
    plural = last.endswith("s") or last in ("people", "police", "women", "men")
    return plural and (subject.source[1] - subject.source[0] < 8)


def _is_telling(view: View, cue: Cue, right: Right) -> bool:
    """Whether what follows a doubtful cue (a noun by its form, or speech that did not take place) makes up for it."""
    plain = right.kind in ("that", "marks", "colon", "question")
    if cue.verb.tense in ("base", "third") and view.lower[cue.row] in view.language.cues.noun_forms:
        return plain
    return plain or cue.factual or right.kind in ("clause", "")


def _participle(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "..., adding that Y"."""
    if "w" in cue.verb.frames and len(cue.verb.frames) == 1:
        return None
    right = read_right(view, cue, sentence.end)
    after = _right_content(view, right, sentence, later)
    subject = _shared(view, sentence, cue, found)
    if after is None or subject is None:
        return None
    return _build(view, cue, subject, right, (after,), f"participle-{right.kind}")


def _infinitive(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "X went on to say Y", "X declined to say Y"."""
    return _finite(view, sentence, cue, later, found)


def _quoted(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "X was quoted as saying Y"."""
    subject = subject_before(view, left_limit(view, sentence.start, cue.start), cue.start)
    if subject is None:
        return None
    as_say = replace(cue, verb=view.language.cues.verbs[view.lower[cue.end - 1]])
    right = read_right(view, as_say, sentence.end)
    return _combine(view, sentence, as_say, subject, right, (sentence.start, subject.start), later)


def _phrase(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "Y, according to X", "According to X, Y"."""
    subject = subject_after(view, cue.end, sentence.end)
    if subject is None:
        return None
    end = subject.source[1]
    after = None
    if end + 1 < sentence.end and view.words[end] == "," and view.block_at[end] < 0:
        stop = content_end(view, end + 1, sentence.end, [c for c in later if c.kind == "phrase"])
        after = (end + 1, stop) if stop > end + 1 else None
    start, stop = sentence.start, cue.start
    if stop > start and view.words[stop - 1] == "," and view.block_at[stop - 1] < 0:
        stop -= 1
    if stop - start >= 2 and view.count_words(start, stop) >= 2:
        pieces: Pieces = ((start, stop), after) if after and view.words[cue.start - 1] == "," else ((start, stop),)
        return _build(view, cue, subject, Right("", end, cue.end), pieces, "phrase-left")
    if after:
        return _build(view, cue, subject, Right("", end, cue.end), (after,), "phrase-right")
    return None


def _noun(view: View, sentence: Sentence, cue: Cue, later: list[Cue], found: list[Found]) -> Found | None:
    """ "its announcement that Y", "the claim by X that Y"."""
    grammar = view.language.grammar
    row, source = cue.end, None
    if view.lower[row] == grammar.agent:
        after = subject_after(view, row + 1, sentence.end)
        if after is None:
            return None
        source, row = after.source, after.source[1]
    if row >= sentence.end - 1 or view.lower[row] != grammar.that or view.is_finite(row + 1):
        return None
    if source is None:
        source = _possessor(view, sentence.start, cue.row)
    end = content_end(view, row, sentence.end, later)
    if source is None or view.count_words(row, end) < 3:
        return None
    subject = Subject(source[0], source)
    return _build(view, cue, subject, Right("that", row, cue.end), ((row, end),), "noun-that")


def _possessor(view: View, start: int, row: int) -> tuple[int, int] | None:
    """Whose claim it is: "its", "Anna Berg 's"."""
    names = view.language.names
    while row > start and view.words[row - 1].islower() and view.is_word(row - 1):
        row -= 1
        if view.lower[row] in names.possessives:
            return row, row + 1
    if row > start and view.lower[row - 1] in names.possessive_marks:
        subject = subject_before(view, start, row - 1)
        return subject.source if subject else None
    return None


def _build(
    view: View, cue: Cue, subject: Subject, right: Right, pieces: Pieces, rule: str
) -> Found:
    """A quote from its parts."""
    parts = cue.pieces
    if right.cue_end > cue.end:
        parts = (*parts[:-1], (parts[-1][0], right.cue_end))
    quote = Attribution(
        content=tuple(piece for piece in pieces if piece),
        cue=parts,
        source=(subject.source,),
        addressee=right.addressee,
        factual=cue.factual and subject.factual,
    )
    return Found(quote, rule, -1)


_MAKERS = {
    "finite": _finite,
    "participle": _participle,
    "infinitive": _infinitive,
    "quoted": _quoted,
    "phrase": _phrase,
    "noun": _noun,
}
