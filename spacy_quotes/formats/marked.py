"""Text with inline marks: `{s1 Anna Berg} {v1 said} {c1=berg that it rained}.`"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .head import Problem

LETTERS = {"content": "c", "source": "s", "cue": "v", "addressee": "a", "mention": "m"}
ROLE_OF = {letter: role for role, letter in LETTERS.items()}
_ORDER = list(LETTERS)
_HEADER = re.compile(r"\{([csvam])([0-9]{1,6}(?:,[0-9]{1,6})*)?(?:=(\w[\w-]*))?((?:![a-z]+)*) ")
_TOKEN = re.compile(r"\\[\\{}]|[{}]")
_ESCAPED = re.compile(r"[\\{}]")


class Mark(NamedTuple):
    """One marked stretch.

    role (str): "content", "source", "cue", "addressee" or "mention".
    numbers (Tuple[int, ...]): the quotes it belongs to; none for a mention.
    key (str): key of a speaker, or empty.
    flags (Tuple[str, ...]): "nonfactual", "unclear" or a type.
    start (int): first character in the bare text.
    end (int): one past the last.
    line (int): line of the file, from 1.
    """

    role: str
    numbers: tuple[int, ...]
    key: str
    flags: tuple[str, ...]
    start: int
    end: int
    line: int = 0


def strip_marks(body: str, first_line: int, problems: list[Problem]) -> tuple[str, list[Mark]]:
    """Take the marks out of a text.

    body (str): the text with marks.
    first_line (int): line of the file it starts on.
    problems (List[Problem]): what is wrong is added here.
    RETURNS (Tuple[str, List[Mark]]): the bare text, and the marks in the order they open.
    """
    parts: list[str] = []
    marks: list[Mark | None] = []
    opened: list[tuple[int, Mark]] = []
    length = position = 0
    line = first_line
    while position < len(body):
        match = _TOKEN.search(body, position)
        plain = body[position : match.start() if match else len(body)]
        parts.append(plain)
        length += len(plain)
        line += plain.count("\n")
        if match is None:
            break
        position = match.end()
        token = match.group()
        if token == "}" and opened:
            index, mark = opened.pop()
            marks[index] = mark._replace(end=length)
        elif token == "{" and (header := _HEADER.match(body, match.start())):
            opened.append((len(marks), _mark(header, length, line)))
            marks.append(None)
            position = header.end()
        else:
            if len(token) == 1:
                problems.append(Problem(line, _stray(token, body[match.start() : match.start() + 20])))
            parts.append(token[-1])
            length += 1
    problems.extend(Problem(mark.line, f"the mark {_name(mark)} is never closed") for _, mark in opened)
    return "".join(parts), [mark for mark in marks if mark is not None]


def add_marks(text: str, marks: Iterable[Mark]) -> str:
    """Put marks into a text.

    text (str): the bare text.
    marks (Iterable[Mark]): in any order.
    RETURNS (str): the text with marks; those on the same characters in the order content, source, cue,
        addressee, mention.
    RAISES (ValueError): if two marks cross; the message names them.
    """
    pieces: list[str] = []
    stack: list[Mark] = []
    position = 0

    def copy_to(end: int) -> None:
        nonlocal position
        pieces.append(_ESCAPED.sub(r"\\\g<0>", text[position:end]))
        position = end

    def close_until(start: int) -> None:
        while stack and stack[-1].end <= start:
            copy_to(stack.pop().end)
            pieces.append("}")

    for mark in sorted(marks, key=_sort_key):
        close_until(mark.start)
        if stack and mark.end > stack[-1].end:
            raise ValueError(f"{_name(stack[-1])} and {_name(mark)} cross")
        copy_to(mark.start)
        pieces.append(f"{_name(mark)} ")
        stack.append(mark)
    close_until(len(text))
    copy_to(len(text))
    return "".join(pieces)


def merge_marks(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Join marks of one role on the same characters into one with several numbers; contents stay apart.

    marks (Iterable[Mark]): any marks.
    YIELDS (Mark): in the order they open.
    """
    merged: dict[tuple[object, ...], Mark] = {}
    for mark in marks:
        own = mark.numbers if mark.role == "content" else ()
        place = (mark.role, mark.start, mark.end, mark.key, own)
        before = merged.get(place)
        numbers = sorted({*(before.numbers if before else ()), *mark.numbers})
        merged[place] = mark._replace(numbers=tuple(numbers))
    yield from sorted(merged.values(), key=_sort_key)


def _mark(header: re.Match[str], start: int, line: int) -> Mark:
    """A mark that has just been opened."""
    letter, numbers, key, flags = header.groups()
    ids = tuple(int(number) for number in (numbers or "").split(",") if number)
    return Mark(ROLE_OF[letter], ids, key or "", tuple(flags.split("!")[1:]), start, start, line)


def _name(mark: Mark) -> str:
    """A mark's opening as it is written."""
    key = f"={mark.key}" if mark.key else ""
    flags = "".join(f"!{flag}" for flag in mark.flags)
    return f"{{{LETTERS[mark.role]}{','.join(map(str, mark.numbers))}{key}{flags}"


def _sort_key(mark: Mark) -> tuple[int, int, int, tuple[int, ...]]:
    """Text order, outer marks before those inside."""
    return mark.start, -mark.end, _ORDER.index(mark.role), mark.numbers


def _stray(token: str, context: str) -> str:
    """What is wrong with a brace that makes no mark."""
    shown = context.split("\n")[0]
    if token == "}":
        return f"'}}' closes no mark: {shown!r}; a brace of the text is written '\\}}'"
    return f"{shown!r} opens no mark such as '{{s1 '; a brace of the text is written '\\{{'"
