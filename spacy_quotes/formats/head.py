"""The head of an annotated article: plain fields and the speakers with all their names."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

FENCE = "---"
REQUIRED = ("id",)
_SPEAKERS = "speakers"
_KEY = re.compile(r"\w[\w-]*")


class Problem(NamedTuple):
    """Something wrong in a file.

    line (int): from 1.
    message (str): what was got, what was wanted.
    """

    line: int
    message: str


class Head(NamedTuple):
    """What stands between the two lines of dashes.

    fields (Dict[str, str]): name and value, in the order of the file.
    speakers (Dict[str, Tuple[str, ...]]): key and names, the fullest first.
    lines (Dict[str, int]): line of each speaker, from 1.
    """

    fields: dict[str, str]
    speakers: dict[str, tuple[str, ...]]
    lines: dict[str, int]


def split_head(source: str) -> tuple[list[str], str, int]:
    """Part the head from the text.

    source (str): the file, with "\\n" at its line ends.
    RETURNS (Tuple[List[str], str, int]): lines of the head, the text, and the line the text starts
        on (from 1). No head gives no lines and line 0.
    """
    lines = source.split("\n")
    if lines[0].rstrip() != FENCE:
        return [], source, 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            body = "\n".join(lines[number + 1 :])
            return lines[1:number], body.removesuffix("\n"), number + 2
    return [], source, 0


def parse_head(lines: list[str], problems: list[Problem]) -> Head:
    """Read the lines of a head.

    lines (List[str]): what stands between the dashes.
    problems (List[Problem]): what is wrong is added here.
    RETURNS (Head): what could be read.
    """
    head = Head({}, {}, {})
    inside = False
    seen: set[tuple[bool, str]] = set()
    for number, line in enumerate(lines, 2):
        if not line.strip():
            continue
        indented = line[0] == " "
        name, colon, value = line.strip().partition(":")
        if not colon or (indented and not inside) or not _KEY.fullmatch(name):
            problems.append(Problem(number, f"wanted 'name: value', got {line.strip()!r}"))
        elif (indented, name) in seen:
            problems.append(Problem(number, f"{name!r} stands in the head twice"))
        elif indented:
            head.speakers[name] = _names(number, name, value, problems)
            head.lines[name] = number
        else:
            inside = name == _SPEAKERS
            if not inside:
                head.fields[name] = value.strip()
        seen.add((indented, name))
    for name in REQUIRED:
        if not head.fields.get(name):
            problems.append(Problem(1, f"the head needs a field {name!r}"))
    return head


def write_head(fields: dict[str, Any], speakers: dict[str, tuple[str, ...]]) -> str:
    """Write a head.

    fields (Dict[str, Any]): name and value. What is no string is written as JSON; what a head cannot hold
        (names with blanks, a second list of speakers) is left out.
    speakers (Dict[str, Tuple[str, ...]]): key and names.
    RETURNS (str): the lines, dashes included, with a line end after the last.
    """
    plain = {name: value for name, value in fields.items() if _KEY.fullmatch(name) and name != _SPEAKERS}
    lines = [FENCE, *(f"{name}: {_one_line(value)}".rstrip() for name, value in plain.items())]
    if speakers:
        lines.append(f"{_SPEAKERS}:")
        lines.extend(f"  {key}: {'; '.join(names)}" for key, names in speakers.items())
    return "\n".join([*lines, FENCE, ""])


def _one_line(value: Any) -> str:
    """A value as it can stand behind a name."""
    return " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())


def _names(number: int, key: str, value: str, problems: list[Problem]) -> tuple[str, ...]:
    """The names of a speaker, at least one."""
    names = tuple(name.strip() for name in value.split(";"))
    if not all(names) or len(set(names)) < len(names):
        problems.append(Problem(number, f"speaker {key!r} needs names parted by ';', all different"))
    return tuple(dict.fromkeys(name for name in names if name)) or (key,)
