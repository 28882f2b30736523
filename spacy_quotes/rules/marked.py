"""Quotes told by marks and layout: pieces that go on, floating quotes and posts."""

from __future__ import annotations

from dataclasses import replace

from ..quote import Attribution
from ..sentences import Block
from .found import Found
from .view import DASHES, View

# Rows beside a quotation that do not keep it from standing alone.
LOOSE = frozenset([".", ",", "!", "?", "…", "...", "-", "–", "—", "*", "•", ">"])


def go_on(view: View, found: list[Found]) -> list[Found]:
    """Add to each quote in marks what goes on from it: the same quotation's next paragraphs, and
    quotations that stand alone in the next sentences of its paragraph.

    view (View): the page.
    found (List[Found]): the quotes so far.
    RETURNS (List[Found]): the same quotes, some with more pieces.
    """
    taken = {view.block_at[row] for f in found for s, e in f.quote.content for row in range(s, e)}
    later: dict[int, list[int]] = {}
    for index, block in enumerate(view.blocks):
        later.setdefault(block.quotation, []).append(index)
    grown = []
    for one in found:
        pieces = list(one.quote.content)
        if view.block_at[pieces[-1][1] - 1] >= 0 or _has_marks(view, pieces):
            pieces.extend(_next_paragraphs(view, pieces, later, taken))
            pieces.extend(_next_sentences(view, one, pieces, taken))
            # The last of these may be left open at the end of its paragraph.
            pieces.extend(_next_paragraphs(view, pieces, later, taken))
        if len(pieces) > len(one.quote.content):
            one = one._replace(quote=replace(one.quote, content=tuple(pieces)))
        grown.append(one)
    return grown


def _has_marks(view: View, pieces: list[tuple[int, int]]) -> bool:
    """Whether any piece lies wholly in marks."""
    return any(view.block_at[start] >= 0 and view.block_at[end - 1] >= 0 for start, end in pieces)


def _next_paragraphs(
    view: View, pieces: list[tuple[int, int]], later: dict[int, list[int]], taken: set[int]
) -> list[tuple[int, int]]:
    """Further paragraphs of the quotation that a content ends in."""
    index = view.block_at[pieces[-1][1] - 1]
    if index < 0:
        return []
    more = [i for i in later[view.blocks[index].quotation] if i > index and i not in taken]
    taken.update(more)
    return [(view.blocks[i].start, view.blocks[i].end) for i in more]


def _next_sentences(
    view: View, one: Found, pieces: list[tuple[int, int]], taken: set[int]
) -> list[tuple[int, int]]:
    """Sentences after the quote's own, in its paragraph, that are nothing but a quotation."""
    more = []
    sentence = view.sentences[one.sentence]
    for number in range(one.sentence + 1, len(view.sentences)):
        following = view.sentences[number]
        index = standing_alone(view, following.start, following.end)
        if following.paragraph != sentence.paragraph or index is None or index in taken:
            break
        taken.add(index)
        more.append((view.blocks[index].start, view.blocks[index].end))
    return more


def standing_alone(view: View, start: int, end: int) -> int | None:
    """Find the quotation that a stretch consists of.

    view (View): the page.
    start (int): first row.
    end (int): one past the last row.
    RETURNS (Optional[int]): index of the block, None where there are words beside it.
    """
    index = None
    for row in range(start, end):
        at = view.block_at[row]
        if at >= 0:
            if index is not None and index != at:
                return None
            index = at
        elif view.words[row] not in LOOSE:
            return None
    return index


def find_floating(view: View, found: list[Found]) -> list[Found]:
    """Find quotations without a cue that go on from the quote before: a paragraph, or a sentence at
    the start of a paragraph, that is nothing but words in marks.

    view (View): the page.
    found (List[Found]): the quotes that have a cue or a source.
    RETURNS (List[Found]): the floating quotes.
    """
    taken = {view.block_at[row] for f in found for s, e in f.quote.content for row in range(s, e)}
    quoted_in = {view.sentences[f.sentence].paragraph for f in found}
    floating: list[Found] = []
    open_quotation = -1
    for index, sentence in enumerate(view.sentences):
        block_index = standing_alone(view, sentence.start, sentence.end)
        if block_index is None or block_index in taken:
            continue
        block = view.blocks[block_index]
        if block.quotation == open_quotation:
            last = floating[-1]
            content = (*last.quote.content, (block.start, block.end))
            floating[-1] = last._replace(quote=replace(last.quote, content=content))
            continue
        if not _is_speech(view, block) or not _has_forerunner(sentence.paragraph, quoted_in):
            continue
        quoted_in.add(sentence.paragraph)
        open_quotation = block.quotation
        floating.append(Found(Attribution(((block.start, block.end),)), "floating", index))
    return floating


def _is_speech(view: View, block: Block) -> bool:
    """Whether words in marks that stand alone are long enough to be speech rather than a title."""
    words = view.count_words(block.start, block.end)
    ends = any(word in (".", "!", "?", ",", "…") for word in view.words[block.end - 3 : block.end])
    return words >= 8 or (words >= 3 and ends)


def _has_forerunner(paragraph: int, quoted_in: set[int]) -> bool:
    """Whether a quote stands in the paragraph or in one of the two before it."""
    return any(paragraph - back in quoted_in for back in range(4))


def find_posts(view: View) -> list[Found]:
    """Find embedded posts: a paragraph or more, then a line with a dash, a name and a handle or date.

    view (View): the page.
    RETURNS (List[Found]): the quotes.
    """
    found = []
    first_sentence: dict[int, int] = {}
    for index, sentence in enumerate(view.sentences):
        first_sentence.setdefault(sentence.paragraph, index)
    for number, (start, end) in enumerate(view.paragraphs):
        source = _byline(view, start, end)
        if source is None or number == 0:
            continue
        pieces = _post_pieces(view, number)
        if pieces:
            quote = Attribution(pieces, source=(source,))
            found.append(Found(quote, "post", first_sentence[number]))
    return found


def _byline(view: View, start: int, end: int) -> tuple[int, int] | None:
    """The name in a line like "— Anna Berg (@annaberg) December 5, 2024"."""
    if end - start < 3 or end - start > 20 or view.words[start] not in DASHES:
        return None
    stop = start + 1
    while stop < end and (
        view.is_name(stop) or view.lower[stop] in view.language.names.particles or view.words[stop] in "-.'’"
    ):
        stop += 1
    if stop == start + 1 or stop - start > 8:
        return None
    rest = view.lower[stop:end]
    if any("@" in word for word in rest):
        return start + 1, stop
    if not _quoted_above(view, start) or (rest and rest[0] != ",") or view.has_finite(stop, end):
        return None
    return start + 1, end


def _quoted_above(view: View, row: int) -> bool:
    """Whether the paragraph above ends in marks."""
    return row > 0 and view.block_at[row - 1] >= 0


def _post_pieces(view: View, number: int) -> tuple[tuple[int, int], ...]:
    """Paragraphs of the post above a byline: the one above, and those before it that look like a post."""
    paragraphs = view.paragraphs
    pieces = [_without_links(view, *paragraphs[number - 1])]
    for above in range(number - 2, max(-1, number - 6), -1):
        start, end = paragraphs[above]
        if _byline(view, start, end) or not _looks_posted(view, start, end):
            break
        pieces.append(_without_links(view, start, end))
    return tuple((start, end) for start, end in reversed(pieces) if start < end)


def _looks_posted(view: View, start: int, end: int) -> bool:
    """Whether a paragraph has the looks of a post: tags, handles, or a shout at its start."""
    if any(word[0] in "#@" for word in view.words[start:end]):
        return True
    first = view.words[start]
    return len(first) > 2 and first.isupper() and end - start > 2 and view.words[start + 1] in (*DASHES, ":")


def _without_links(view: View, start: int, end: int) -> tuple[int, int]:
    """A paragraph without the links at its end."""
    while end > start and view.is_link(end - 1):
        end -= 1
    return start, end
