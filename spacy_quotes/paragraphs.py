"""Paragraphs of a plain text, in character offsets."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

# Widths between which a line counts as filled by a hard wrap, in characters.
WRAP_MIN, WRAP_MAX = 55, 100
# A wrap is only believed on the evidence of this many lines.
WRAP_EVIDENCE = 3

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CLOSERS = "\"'”’»›“‘«‹)]}」』＂*_"
_SENTENCE_ENDS = ".!?…:;。！？：；؟۔।"


class Paragraph(NamedTuple):
    """One paragraph.

    start (int): first character, in characters of the text.
    end (int): end, exclusive.
    """

    start: int
    end: int


class _Line(NamedTuple):
    """One line that is not blank, without white space around it."""

    start: int
    end: int
    indent: int
    after_gap: bool  # a blank line or a paragraph separator stands before it


def split_paragraphs(text: str) -> list[Paragraph]:
    """Split a text into paragraphs. A blank line always separates; a single line break does so
    too, unless the lines are hard-wrapped there.

    text (str): any text.
    RETURNS (list[Paragraph]): in order, without white space at either end, blank ones left out.
    """
    paragraphs: list[Paragraph] = []
    lines = _find_lines(text)
    wrapped_text = _is_wrapped(text, lines)
    for block in _split_blocks(lines):
        wrapped = wrapped_text or _is_wrapped(text, block)
        # Verse or a letter set in from the margin of a wrapped text.
        set_in = wrapped and all(line.indent for line in block)
        start = block[0].start
        for before, after in pairwise(block):
            if not set_in and not _goes_on(text, before, after, wrapped=wrapped):
                paragraphs.append(Paragraph(start, before.end))
                start = after.start
        paragraphs.append(Paragraph(start, block[-1].end))
    return paragraphs


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text ends as a sentence does, closing marks aside.

    text (str): the text.
    start (int): start of the stretch, in characters.
    end (int): its end, exclusive; no white space before it.
    RETURNS (bool): whether the last character but closing marks ends a sentence.
    """
    # A sentence does not end on more than a few closing marks: no need to look further back.
    tail = text[max(start, end - 8) : end].rstrip(_CLOSERS)
    return tail[-1:] in _SENTENCE_ENDS and tail != ""


def _find_lines(text: str) -> list[_Line]:
    """The lines of a text that are not blank."""
    lines: list[_Line] = []
    position, gap = 0, True
    while position <= len(text):
        match = _BREAK.search(text, position)
        end, following = match.span() if match else (len(text), len(text) + 1)
        line = text[position:end]
        stripped = line.strip()
        if stripped:
            indent = len(line) - len(line.lstrip())
            start = position + indent
            lines.append(_Line(start, start + len(stripped), indent, gap))
        gap = not stripped or (match is not None and match.group() == "\u2029")
        position = following
    return lines


def _split_blocks(lines: list[_Line]) -> list[list[_Line]]:
    """Group lines that no blank line separates."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if line.after_gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether most lines that have a line right after them are full and end inside a sentence."""
    inner = [a for a, b in pairwise(lines) if not b.after_gap]
    if len(inner) < WRAP_EVIDENCE:
        return False
    full = sum(WRAP_MIN <= line.end - line.start <= WRAP_MAX for line in inner)
    unfinished = sum(not ends_sentence(text, line.start, line.end) for line in inner)
    return full >= 0.6 * len(inner) and unfinished >= 0.6 * len(inner)


def _goes_on(text: str, before: _Line, after: _Line, *, wrapped: bool) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    finished = ends_sentence(text, before.start, before.end)
    if not wrapped:
        return not finished and text[after.start].islower()
    if after.indent >= before.indent + 2:
        return False
    return not finished or before.end - before.start >= WRAP_MIN
