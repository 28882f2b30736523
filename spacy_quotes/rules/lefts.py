"""Contents to the left of a source, and what goes on after it: "Y, X said, Y"."""

from __future__ import annotations

from ..sentences import Sentence
from .contents import Right
from .cues import Cue
from .endings import content_end
from .view import DASHES, View

Span = tuple[int, int]


def left_content(view: View, start: int, end: int) -> Span | None:
    """Find the content that ends where a source begins: words in marks, or a clause and a comma.

    view (View): the page.
    start (int): first row of the sentence.
    end (int): first row of the source.
    RETURNS (Optional[Tuple[int, int]]): its rows, without the comma outside marks.
    """
    if end <= start:
        return None
    if view.block_at[end - 1] < 0:
        if view.words[end - 1] != ",":
            return None
        end -= 1
    if end > start and view.block_at[end - 1] >= 0:
        begin = _marked_start(view, start, end)
        # "Citing 'other duties,' she said": a scene, not a content.
        return None if view.block_at[begin] < 0 and view.is_participle(begin) else (begin, end)
    if view.count_words(start, end) < 2 or not _is_clause(view, start, end):
        return None
    return start, end


def _marked_start(view: View, start: int, end: int) -> int:
    """Where a content that ends with marks begins: at the marks, where no clause leads to them."""
    block = view.blocks[view.block_at[end - 1]]
    lead = block.start - 1
    if lead < start or not (view.words[lead] in (",", ":") or view.words[lead] in DASHES):
        return start
    return start if view.words[lead] == "," and view.has_finite(start, lead) else block.start


def _is_clause(view: View, start: int, end: int) -> bool:
    """Whether a stretch is a clause, not an adverbial before a subject ("On Thursday, ...")."""
    grammar = view.language.grammar
    word = view.lower[start]
    has_comma = any(view.words[row] == "," and view.block_at[row] < 0 for row in range(start, end))
    if word in grammar.questions:
        return view.has_finite(start, end)
    if word in grammar.subordinators and word not in grammar.prepositions:
        return has_comma
    if word in grammar.prepositions or word in grammar.times or view.is_adverb(start):
        if has_comma and any(
            view.is_finite(row) and view.words[row - 1] != "," for row in range(start + 1, end)
        ):
            return True
        # Still a clause if a pronoun and its verb are in it: "In 2012 it was closed, he said".
        pairs = range(start + 1, end - 1)
        return any(
            view.lower[r] in grammar.subjects and view.lower[r + 1] in grammar.verb_hints for r in pairs
        )
    return view.has_finite(start, end) or end - start >= 4


def sentence_before(view: View, sentence: Sentence) -> Span | None:
    """Find a quotation that ends its own sentence before a tag: "'Who knows?' Berg asked."

    view (View): the page.
    sentence (Sentence): the sentence of the tag.
    RETURNS (Optional[Tuple[int, int]]): the rows of the quotation.
    """
    end = sentence.start
    if end == view.paragraphs[sentence.paragraph].start or view.block_at[end - 1] < 0:
        return None
    block = view.blocks[view.block_at[end - 1]]
    return block.start, block.end


def resumed(view: View, right: Right, sentence: Sentence, later: list[Cue], *, marked: bool) -> Span | None:
    """Find the rest of a content that its source and cue interrupt: "The bridge, Berg said, is closed."

    view (View): the page.
    right (Right): what stands right of the cue.
    sentence (Sentence): the sentence.
    later (List[Cue]): the cues after it.
    marked (bool): whether the content before it stands in marks.
    RETURNS (Optional[Tuple[int, int]]): the rows of the rest.
    """
    row = right.start
    if row + 2 >= sentence.end or not (view.words[row] == "," or view.words[row] in DASHES):
        return None
    row += 1
    if any(cue.start == row and cue.kind == "participle" for cue in later):
        return None
    grammar, word = view.language.grammar, view.lower[row]
    if view.block_at[row] < 0:
        if marked and word not in grammar.coordinators:
            return None
        if word in (grammar.relatives | grammar.subordinators) - {grammar.that}:
            return None
        if grammar.ing_ending and word.endswith(grammar.ing_ending):
            return None
    end = content_end(view, row, sentence.end, later)
    return (row, end) if end > row and view.count_words(row, end) >= 1 else None
