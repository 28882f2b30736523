"""The entries of a knowledge base of speakers: JSON lines, checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import Errors
from ..quote import KINDS


class Entry(NamedTuple):
    """Somebody, or something that speaks, known beforehand.

    id (str): what the speakers that are found to be it get as their id.
    name (str): the name that the knowledge base uses.
    aliases (Tuple[str, ...]): other names, short ones too.
    kind (str): one of `spacy_quotes.quote.KINDS`, "" where it is not told.
    description (str): some words on who it is ("mayor of Aldby"), to tell those with one name apart.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    description: str = ""


def read_entries(path: str | Path) -> list[Entry]:
    """Read a file of JSON lines, UTF-8.

    path (Union[str, Path]): the file.
    RETURNS (List[Entry]): the entries in the order of the file.
    RAISES (ValueError): Q025 or Q026, with file and line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
        raise ValueError(Errors.Q025.format(where=path, problem=problem)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ValueError(Errors.Q025.format(where=f"{path}:{line}", problem="not UTF-8")) from error
    return parse_entries(text, str(path))


def parse_entries(text: str, where: str) -> list[Entry]:
    """Read entries from JSON lines; empty lines are skipped, fields that are not ours ignored.

    text (str): the lines.
    where (str): how messages call their origin.
    RETURNS (List[Entry]): the entries in the order of the lines.
    RAISES (ValueError): Q025 or Q026, with origin and line.
    """
    entries = []
    lines: dict[str, int] = {}
    # Lines end in "\n" only: str.splitlines would also cut at characters that JSON allows in strings.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        entry = _parse(line, f"{where}:{number}")
        if entry.id in lines:
            told = {"id": entry.id, "line": lines[entry.id]}
            raise ValueError(Errors.Q026.format(where=f"{where}:{number}", **told))
        lines[entry.id] = number
        entries.append(entry)
    return entries


def format_entries(entries: Iterable[Entry]) -> str:
    """Write entries as JSON lines that `parse_entries` reads.

    entries (Iterable[Entry]): the entries.
    RETURNS (str): one a line; fields that are empty are left out.
    """
    return "".join(json.dumps(_filled(entry), ensure_ascii=False) + "\n" for entry in entries)


def _filled(entry: Entry) -> dict[str, Any]:
    """The fields of an entry that tell something."""
    return {name: value for name, value in entry._asdict().items() if value}


def _parse(line: str, where: str) -> Entry:
    """The entry of one line."""
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        problem = f"not JSON: {getattr(error, 'msg', 'nested too deeply')}"
        raise ValueError(Errors.Q025.format(where=where, problem=problem)) from error
    problem = _problem(record)
    if problem:
        raise ValueError(Errors.Q025.format(where=where, problem=problem))
    aliases, rest = tuple(record.get("aliases") or ()), (record.get("kind"), record.get("description"))
    return Entry(record["id"], record["name"], aliases, rest[0] or "", rest[1] or "")


def _problem(record: Any) -> str:
    """What is wrong with the values of a line, "" for nothing."""
    if not isinstance(record, dict):
        return f"an object is wanted; got {_shown(record)}"
    for name in ("id", "name"):
        value = record.get(name)
        if not isinstance(value, str) or not value.strip():
            return f"the field '{name}' must be a non-empty string; got {_shown(value)}"
    aliases = record.get("aliases")
    if aliases is not None and not _is_strings(aliases):
        return f"the field 'aliases' must be a list of strings; got {_shown(aliases)}"
    kind, description = record.get("kind"), record.get("description")
    if kind is not None and kind not in ("", *KINDS):
        return f"the field 'kind' must be one of {', '.join(KINDS)}; got {_shown(kind)}"
    if description is not None and not isinstance(description, str):
        return f"the field 'description' must be a string; got {_shown(description)}"
    return ""


def _is_strings(value: Any) -> bool:
    """Whether a value is a list of strings."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _shown(value: Any) -> str:
    """A value as messages show it."""
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
