"""Cues: the verb groups, phrases and nouns that may signal an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.base import Verb
from ..sentences import Sentence
from .view import BREAKS, View

NO_VERB = Verb("", "", frozenset())


@dataclass(frozen=True, slots=True)
class Cue:
    """A candidate cue, in rows.

    start (int): first row of the verb group, adverbs before it included.
    row (int): the verb, noun, or first row of the phrase.
    end (int): one past the last row of the cue.
    kind (str): "finite", "participle" ("adding"), "infinitive" ("went on to say"), "quoted" (passive),
        "passive" ("was told"), "phrase" ("according to") or "noun" ("its claim that").
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
    heads = view.language.cues.heads
    cues: list[Cue] = []
    done = sentence.start
    for row in range(sentence.start, sentence.end):
        if row >= done and view.lower[row] in heads and view.block_at[row] < 0:
            cue = _cue_at(view, sentence, row)
            if cue is not None:
                cues.append(cue)
                done = cue.end
    return cues


def _cue_at(view: View, sentence: Sentence, row: int) -> Cue | None:
    """The cue whose head stands at a row."""
    data = view.language.cues
    word = view.lower[row]
    verb = data.verbs.get(word)
    if data.quoted and word == data.quoted[0]:
        return _quoted(view, sentence, row) or (_verb_cue(view, sentence, row, verb) if verb else None)
    cue = _verb_cue(view, sentence, row, verb) if verb else None
    if cue is not None:
        return cue
    for phrase in data.phrases:
        end = row + len(phrase)
        if word == phrase[0] and end < sentence.end and tuple(view.lower[row:end]) == phrase:
            return Cue(row, row, end, "phrase", NO_VERB, True, ((row, end),))
    if word in data.nouns and row + 1 < sentence.end:
        return Cue(row, row, row + 1, "noun", NO_VERB, True, ((row, row + 1),))
    return None


def _quoted(view: View, sentence: Sentence, row: int) -> Cue | None:
    """The passive cue "was quoted (by X) as saying"."""
    tail_words = view.language.cues.quoted[1:]
    for tail in range(row + 1, min(row + 12, sentence.end - len(tail_words) + 1)):
        end = tail + len(tail_words)
        if tuple(view.lower[tail:end]) == tail_words:
            start = _group_start(view, sentence.start, row)
            first = _first_of_group(view, start, row)
            pieces = ((first, end),) if tail == row + 1 else ((first, row + 1), (tail, end))
            return Cue(start, row, end, "quoted", view.language.cues.verbs[tail_words[-1]], True, pieces)
        if view.words[tail] == "," or view.block_at[tail] >= 0:
            break
    return None


def _verb_cue(view: View, sentence: Sentence, row: int, verb: Verb) -> Cue | None:
    """A reporting verb that is used as a verb here, with its group."""
    grammar = view.language.grammar
    start = _group_start(view, sentence.start, row)
    group = view.lower[start:row]
    before = view.lower[start - 1] if start > sentence.start and view.block_at[start - 1] < 0 else ""
    if _is_noun_here(view, sentence, row, verb, group, before):
        return None
    kind = "finite"
    be = any(word in grammar.be for word in group)
    if verb.tense == "ing":
        kind = "finite" if be else "participle"
    elif before == grammar.infinitive and verb.tense == "base":
        return _infinitive(view, sentence, start, row, verb)
    elif be and not _is_perfect(view, group):
        kind = "passive"
    elif verb.tense == "participle" and not any(word in grammar.have | grammar.be for word in group):
        return None  # a bare participle ("written")
    if not group and before in grammar.subordinators and verb.tense == "pastpart":
        return None  # "when asked"
    factual = _is_factual(view, sentence, start, group)
    first = _first_of_group(view, start, row)
    return Cue(start, row, row + 1, kind, verb, factual, ((first, row + 1),))


def _is_perfect(view: View, group: list[str]) -> bool:
    """Whether a verb group is active for all its "be" ("has said", "he's said", not "has been told")."""
    grammar = view.language.grammar
    forms = [word for word in group if word in grammar.be or word in grammar.have]
    possessives = view.language.names.possessive_marks
    return bool(forms) and (forms[-1] in grammar.have or forms[-1] in possessives)


def _is_noun_here(
    view: View, sentence: Sentence, row: int, verb: Verb, group: list[str], before: str
) -> bool:
    """Whether the words around a form rule out that it is a verb."""
    grammar = view.language.grammar
    present = verb.tense in ("base", "third")
    if any(word in grammar.auxiliaries for word in group):
        return False
    if view.is_name(row) and row > sentence.start:
        return view.words[row - 1] not in (",", ":") or present
    if before in grammar.determiners and before not in grammar.subjects:
        return True
    if before in view.language.names.possessive_marks and verb.tense != "ing":
        return True
    if before == grammar.infinitive:
        return verb.tense != "base"
    if before in grammar.prepositions:
        return present or before not in grammar.subordinators
    following = view.lower[row + 1] if row + 1 < sentence.end else ""
    return present and (following == grammar.link or following in view.language.names.possessive_marks)


def _group_start(view: View, limit: int, row: int) -> int:
    """First row of the auxiliaries and adverbs before a verb."""
    grammar = view.language.grammar
    possessives = view.language.names.possessive_marks
    start = row
    while start > limit and view.block_at[start - 1] < 0:
        word = view.lower[start - 1]
        if word in possessives and not (start - 2 >= limit and view.lower[start - 2] in grammar.subjects):
            break
        if word not in grammar.auxiliaries and not view.is_adverb(start - 1):
            break
        start -= 1
    return start


def _first_of_group(view: View, start: int, row: int) -> int:
    """First auxiliary or negation of a verb group: adverbs before it are no part of the cue."""
    grammar = view.language.grammar
    while (
        start < row
        and view.lower[start] not in grammar.auxiliaries
        and view.lower[start] not in grammar.negations
    ):
        start += 1
    return start


def _infinitive(view: View, sentence: Sentence, to: int, row: int, verb: Verb) -> Cue | None:
    """ "went on to say" is speech, "declined to say" is none; other infinitives are plans."""
    cues = view.language.cues
    head = to - 2
    if head < sentence.start:
        return None
    factual = True
    if tuple(view.lower[max(sentence.start, head - 1) : head + 1]) in cues.goings_on:
        head -= 1
    elif (view.lower[head],) not in cues.goings_on:
        if view.lower[head] not in cues.refusals:
            return None
        factual = False
    start = _group_start(view, sentence.start, head)
    first = _first_of_group(view, start, head)
    return Cue(start, row, row + 1, "infinitive", verb, factual, ((first, row + 1),))


def _is_factual(view: View, sentence: Sentence, start: int, group: list[str]) -> bool:
    """Whether speech took place: no negation, no modal, no condition."""
    grammar = view.language.grammar
    if any(word in grammar.negations or word in grammar.modals for word in group):
        return False
    for row in range(start - 1, sentence.start - 1, -1):
        if view.words[row] == "," or view.words[row] in BREAKS or view.block_at[row] >= 0:
            return True
        if view.lower[row] in grammar.conditionals:
            return False
    return True
