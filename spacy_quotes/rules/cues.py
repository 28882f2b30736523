"""Cues: the verb groups, phrases and nouns that may signal an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.base import Verb
from ..sentences import Sentence
from .view import BREAKS, View

NO_VERB = Verb("", "", frozenset())


@dataclass(frozen=True)
class Cue:
    """A candidate cue, in rows.

    start (int): first row of the verb group, adverbs before it included.
    row (int): the verb, noun, or first row of the phrase.
    end (int): one past the last row of the cue.
    kind (str): "finite", "participle" ("adding"), "infinitive" ("went on to say"), "quoted" (passive),
        "phrase" ("according to") or "noun" ("its claim that").
    verb (Verb): what is known of the verb.
    factual (bool): False where it is negated or hypothetical.
    pieces (Tuple[Tuple[int, int], ...]): the rows to report as the cue.
    """

    start: int
    row: int
    end: int
    kind: str
    verb: Verb
    factual: bool
    pieces: tuple[tuple[int, int], ...]


def find_cues(view: View, sentence: Sentence) -> list[Cue]:
    """Find what may be a cue in a sentence, outside of its quotation marks.

    view (View): the page.
    sentence (Sentence): the sentence.
    RETURNS (List[Cue]): in text order, none overlapping.
    """
    cues: list[Cue] = []
    row = sentence.start
    while row < sentence.end:
        cue = None if view.block_at[row] >= 0 else _cue_at(view, sentence, row)
        if cue is not None:
            cues.append(cue)
            row = cue.end
        else:
            row += 1
    return cues


def _cue_at(view: View, sentence: Sentence, row: int) -> Cue | None:
    """The cue whose head stands at a row."""
    data = view.language.cues
    word = view.lower[row]
    for phrase in data.phrases:
        if word == phrase[0] and tuple(view.lower[row : row + len(phrase)]) == phrase:
            end = row + len(phrase)
            return Cue(row, row, end, "phrase", NO_VERB, True, ((row, end),))
    if data.quoted and word == data.quoted[0]:
        return _quoted(view, sentence, row)
    verb = data.verbs.get(word)
    if verb is not None:
        cue = _verb_cue(view, sentence, row, verb)
        if cue is not None:
            return cue
    if word in data.nouns and row + 1 < sentence.end:
        return Cue(row, row, row + 1, "noun", NO_VERB, True, ((row, row + 1),))
    return None


def _quoted(view: View, sentence: Sentence, row: int) -> Cue | None:
    """The passive cue "was quoted (by X) as saying"."""
    quoted = view.language.cues.quoted
    for tail in range(row + 1, min(row + 12, sentence.end - 1)):
        if view.lower[tail] == quoted[1] and view.lower[tail + 1] == quoted[2]:
            start = _group_start(view, sentence.start, row)
            first = _first_of_group(view, start, row)
            pieces = ((first, tail + 2),) if tail == row + 1 else ((first, row + 1), (tail, tail + 2))
            return Cue(start, row, tail + 2, "quoted", NO_VERB, True, pieces)
        if view.words[tail] == ",":
            break
    return None


def _verb_cue(view: View, sentence: Sentence, row: int, verb: Verb) -> Cue | None:
    """A reporting verb that is used as a verb here, with its group."""
    grammar = view.language.grammar
    start = _group_start(view, sentence.start, row)
    group = view.lower[start:row]
    before = view.lower[start - 1] if start > sentence.start else ""
    if _is_noun_here(view, sentence, row, verb, group, before):
        return None
    kind = "finite"
    if verb.tense == "ing":
        kind = "finite" if _has_be(group) else "participle"
    elif before == grammar.infinitive and verb.tense == "base":
        return _infinitive(view, sentence, start, row, verb)
    elif verb.tense in ("participle", "pastpart", "past") and _has_be(group) and not _has_have(group):
        return None  # passive: "was described"
    elif verb.tense == "participle" and not _has_have(group):
        return None
    if verb.tense in ("participle", "pastpart") and _has_be(group):
        return None
    factual = _is_factual(view, sentence, start, group, before)
    first = _first_of_group(view, start, row)
    return Cue(start, row, row + 1, kind, verb, factual, ((first, row + 1),))


def _is_noun_here(
    view: View, sentence: Sentence, row: int, verb: Verb, group: list[str], before: str
) -> bool:
    """Whether the words around a form rule out that it is a verb."""
    grammar = view.language.grammar
    if view.is_name(row) and row > sentence.start and not group:
        return view.words[row - 1] not in (",", ":") or verb.tense in ("base", "third")
    has_auxiliary = any(word in grammar.auxiliaries for word in group)
    if has_auxiliary:
        return False
    if before in grammar.determiners and before not in grammar.subjects:
        return True
    if before in ("'s", "’s", "'", "’") and verb.tense != "ing":
        return True
    if before in grammar.prepositions and before != grammar.infinitive:
        return verb.tense in ("base", "third") or before not in ("by", "in", "after", "while", "when", "before", "as")
    if before == grammar.infinitive and verb.tense != "base":
        return True
    if row + 1 < sentence.end and view.lower[row + 1] in ("'s", "’s", "of") and verb.tense in ("base", "third"):
        return view.lower[row + 1] != "of" or "p" not in verb.frames
    return False


def _group_start(view: View, limit: int, row: int) -> int:
    """First row of the auxiliaries and adverbs before a verb."""
    grammar = view.language.grammar
    start = row
    while start > limit and view.block_at[start - 1] < 0:
        word = view.lower[start - 1]
        is_possessive = word in ("'s", "’s") and view.language.cues.verbs[view.lower[row]].tense != "ing" if (
            view.lower[row] in view.language.cues.verbs
        ) else False
        if is_possessive and not _perfect(view, start - 1, row):
            break
        if word not in grammar.auxiliaries and not view.is_adverb(start - 1):
            break
        start -= 1
    return start


def _perfect(view: View, row: int, verb: int) -> bool:
    """Whether "'s" before a verb stands for "has" ("he's said"), not for a possessive."""
    return row > 0 and view.lower[row - 1] in view.language.grammar.subjects


def _first_of_group(view: View, start: int, row: int) -> int:
    """First auxiliary or negation of a verb group: adverbs before it are no part of the cue."""
    grammar = view.language.grammar
    while start < row and view.lower[start] not in grammar.auxiliaries and view.lower[start] not in grammar.negations:
        start += 1
    return start


def _has_be(group: list[str]) -> bool:
    """Whether a verb group has a form of "be"."""
    return any(word in ("is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "'m", "’m", "'s", "’s") for word in group)


def _has_have(group: list[str]) -> bool:
    """Whether a verb group has a form of "have" and none of "be" after it."""
    return any(word in ("has", "have", "had", "'ve", "’ve", "having") for word in group) and "been" not in group


def _infinitive(view: View, sentence: Sentence, to: int, row: int, verb: Verb) -> Cue | None:
    """ "went on to say" is speech, "declined to say" is none; other infinitives are plans."""
    cues = view.language.cues
    head = to - 2
    if head < sentence.start:
        return None
    if view.lower[head] in ("on", "ahead") and head > sentence.start and view.lower[head - 1] in ("went", "goes", "gone", "going"):
        head, factual = head - 1, True
    elif view.lower[head] in ("continued", "continues", "began", "begun", "came", "proceeded", "appeared", "seemed"):
        factual = True
    elif view.lower[head] in cues.refusals:
        factual = False
    else:
        return None
    start = _group_start(view, sentence.start, head)
    first = _first_of_group(view, start, head)
    return Cue(start, row, row + 1, "infinitive", verb, factual, ((first, row + 1),))


def _is_factual(view: View, sentence: Sentence, start: int, group: list[str], before: str) -> bool:
    """Whether speech took place: no negation, no modal, no condition."""
    grammar = view.language.grammar
    if any(word in grammar.negations or word in grammar.modals for word in group):
        return False
    row = start - 1
    while row >= sentence.start and view.words[row] != "," and view.words[row] not in BREAKS:
        if view.lower[row] in grammar.conditionals:
            return False
        if view.block_at[row] >= 0:
            break
        row -= 1
    return True
