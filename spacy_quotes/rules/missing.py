"""Sources for cues that are known: the subjects of verbs that something else than a rule took for cues."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..language.base import LanguageData
from ..page import Page
from ..quote import Attribution
from ..sentences import Sentence
from .cues import Cue, find_cues
from .phrases import skip_adverbials
from .subjects import left_limit, subject_before
from .view import View, build_inner_view, build_view

# Cues with a subject; that of "was told" hears what is said.
ACTIVE = ("finite", "participle")


def add_sources(page: Page, language: LanguageData, quotes: Sequence[Attribution]) -> list[Attribution]:
    """Give quotes that have a verb as their cue, and no source, the subject of that verb.

    page (Page): the document.
    language (LanguageData): words of its language.
    quotes (Sequence[Attribution]): its quotes, in rows.
    RETURNS (List[Attribution]): the same in the same order; those in which no subject is found as they were.
    """
    wanted = [_may_have(page, language, quote) for quote in quotes]
    if not any(wanted):
        return list(quotes)
    outer = build_view(page, language)
    known = Known(
        (outer, build_inner_view(outer)),
        sorted((one.cue[-1][0], one.source[-1]) for one in quotes if one.source and one.cue),
        set(page.words),
    )
    return [_complete(quote, known) if want else quote for want, quote in zip(wanted, quotes, strict=True)]


def _may_have(page: Page, language: LanguageData, quote: Attribution) -> bool:
    """Whether a source is missing: there is a cue, and no passive ("were told"), but "were asking"."""
    if quote.source or not quote.cue:
        return False
    words = [word for start, end in quote.cue for word in page.lower[start:end]]
    verb = language.cues.verbs.get(words[-1])
    return language.grammar.be.isdisjoint(words) or (verb is not None and verb.tense == "ing")


class Known(NamedTuple):
    """What is known of a document.

    views (Tuple[View, ...]): the page, and the insides of its quotations.
    sources (List[Tuple[int, Tuple[int, int]]]): where the cues with a source stand, and these, in text order.
    words (Set[str]): its words.
    """

    views: tuple[View, ...]
    sources: list[tuple[int, tuple[int, int]]]
    words: set[str]


def _complete(quote: Attribution, known: Known) -> Attribution:
    """A quote with its source, where that is found."""
    start, end = quote.cue[0][0], quote.cue[-1][1]
    for view in known.views:
        sentence = _sentence_at(view, start)
        if sentence is None or view.block_at[start] >= 0:
            continue
        cue = next((one for one in find_cues(view, sentence) if start <= one.row < end), None)
        if cue is None:
            source = _pronoun_before(view, sentence, start, end)
        else:
            source = _source(view, sentence, cue, known) if cue.kind in ACTIVE else None
        if source is not None and not _shares(source, quote):
            return replace(quote, source=(source,))
    return quote


def _pronoun_before(view: View, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The pronoun right before a verb that is in no lexicon ("who let slip that", not "who was briefed")."""
    grammar = view.language.grammar
    row = start - 1
    while row > sentence.start and (view.lower[row] in grammar.auxiliaries or view.is_adverb(row)):
        row -= 1
    if row < sentence.start or not grammar.be.isdisjoint(view.lower[row:end]):
        return None
    told = view.lower[row] in grammar.subjects or view.lower[row] in view.language.names.personal
    return (row, row + 1) if told and view.lower[row] not in grammar.determiners else None


def _sentence_at(view: View, row: int) -> Sentence | None:
    """The sentence that a row stands in."""
    at = bisect_right(view.sentences, row, key=_start) - 1
    return view.sentences[at] if at >= 0 and row < view.sentences[at].end else None


def _first(pair: tuple[int, tuple[int, int]]) -> int:
    """Where a cue stands."""
    return pair[0]


def _start(sentence: Sentence) -> int:
    """First row of a sentence."""
    return sentence.start


def _source(view: View, sentence: Sentence, cue: Cue, known: Known) -> tuple[int, int] | None:
    """The rows of the subject of a cue: beside it, or shared with the cue or clause before it."""
    if view.lower[cue.end : cue.end + 1] == [view.language.grammar.link]:
        return None  # "A former treasurer accused of"
    opens = cue.start == sentence.start
    joined = opens or view.lower[cue.start - 1] in view.language.grammar.coordinators
    if cue.kind == "finite" and not joined:
        own = subject_before(view, left_limit(view, sentence.start, cue.start), cue.start)
        return own.source if own is not None and _is_phrase(view, sentence.start, own.source[0]) else None
    at = bisect_left(known.sources, cue.start, key=_first)
    if at and known.sources[at - 1][0] >= sentence.start:
        return known.sources[at - 1][1]
    return None if opens else _opening(view, sentence.start, cue.start, known.words)


def _is_phrase(view: View, start: int, row: int) -> bool:
    """Whether a subject opens with a determiner or pronoun, or with a capital that is not the sentence's."""
    grammar = view.language.grammar
    opens = grammar.determiners | grammar.subjects | grammar.relatives
    return view.lower[row] in opens or (row > start and view.is_name(row))


def _opening(view: View, start: int, end: int, words: set[str]) -> tuple[int, int] | None:
    """The pronoun or name that a sentence opens with, after words of time and the like."""
    grammar = view.language.grammar
    row = skip_adverbials(view, start + (view.lower[start] in grammar.coordinators), end)
    row += row < end and view.words[row] == ","
    if row >= end or view.block_at[row] >= 0:
        return None
    if view.lower[row] in grammar.subjects - grammar.determiners:
        return row, row + 1
    after = row
    while after < end and view.block_at[after] < 0 and view.is_name(after) and view.is_word(after):
        after += 1
    known = any(word.lower() in words for word in view.words[row:after])
    small = grammar.determiners | grammar.prepositions | grammar.no_sources | grammar.subordinators
    common = view.lower[row] in small | grammar.conditionals or view.lower[row] in view.language.cues.verbs
    return None if known or common or after in (row, end) else (row, after)


def _shares(source: tuple[int, int], quote: Attribution) -> bool:
    """Whether a source would lie in the content, the cue or the addressee of its quote."""
    taken = (*quote.content, *quote.cue, *quote.addressee)
    return any(start < source[1] and source[0] < end for start, end in taken)
