"""Reader of PolNeAR: articles as text, and attributions in brat's stand-off format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .items import FormatError, Item, Record, failed, list_files, read_text
from .types import TypeFinder

_LINE = re.compile(r"T\d+\t(\w[\w-]*) ([\d; ]+)\t?.*|E\d+\t(\S+)((?: \S+:T\d+)+)|[#*AMNR].*|E\d+\t\S+ *")
_ROLES = {"Content": "content", "Cue": "cue", "Source": "source"}
_SPLITS = ("train", "dev", "test")


class Found(NamedTuple):
    """What the lines of a file say.

    texts (Dict[str, List[List[int]]]): characters of each text-bound annotation, by its id.
    events (List[Tuple[int, str]]): line and arguments of each attribution.
    """

    texts: dict[str, list[list[int]]]
    events: list[tuple[int, str]]


def read_polnear(path: Path) -> Iterator[Item]:
    """Read PolNeAR, from the layout of its repository: `attributions/*.ann` beside `text/*.txt`.

    path (Path): the repository, one of its parts (`data/train`), or one `.ann` file.
    YIELDS (Item): one an article. The name of the annotator at the end of a file name is no part of the id;
        where several annotated one article, the first is taken and the others are told as dropped.
    """
    seen: set[tuple[str, str]] = set()
    for file in list_files(path, "*.ann"):
        part = file.parent.parent.name
        doc_id = file.stem.rpartition("_")[0] or file.stem
        if (part, doc_id) in seen:
            yield Item(file.as_posix(), None, dropped=Counter({"second annotation of an article": 1}))
            continue
        seen.add((part, doc_id))
        try:
            yield _read(file, doc_id, part)
        except FormatError as error:
            yield failed(file.as_posix(), error)


def _read(file: Path, doc_id: str, part: str) -> Item:
    """One article."""
    text = read_text(file.parent.parent / "text" / f"{doc_id}.txt")
    found = _parse(read_text(file))
    quotes, dropped = [], Counter[str]()
    types = TypeFinder(text)
    for line, arguments in found.events:
        quote = _quote(text, line, arguments, found)
        if quote["content"]:
            quotes.append({**quote, "type": types.type_of(quote["content"])})
        else:
            dropped["attribution without content"] += 1
    quotes.sort(key=lambda quote: min(quote["content"]))
    meta = {"genre": "politics", **({"split": part} if part in _SPLITS else {})}
    record = {"id": doc_id, "text": text, "quotes": quotes, "speakers": [], "meta": meta}
    return Item(file.as_posix(), record, dropped=dropped)


def _parse(annotation: str) -> Found:
    """The lines of an annotation file."""
    found = Found({}, [])
    for number, line in enumerate(annotation.split("\n"), 1):
        line = line.rstrip("\r")
        match = _LINE.fullmatch(line) if line else None
        if line and match is None:
            raise FormatError(number, f"no line of brat's stand-off format: {line[:60]!r}")
        if match and match.group(1):
            found.texts[line.split("\t", 1)[0]] = _spans(number, match.group(2))
        elif match and match.group(3) and match.group(3).startswith("Attribution"):
            found.events.append((number, match.group(4)))
    return found


def _spans(number: int, offsets: str) -> list[list[int]]:
    """Characters of one annotation: "12 20;25 30"."""
    try:
        spans = [[int(char) for char in span.split()] for span in offsets.split(";")]
    except ValueError:
        spans = []
    if not spans or any(len(span) != 2 or span[0] >= span[1] for span in spans):
        raise FormatError(number, f"wanted offsets such as '12 20;25 30', got {offsets!r}")
    return spans


def _quote(text: str, line: int, arguments: str, found: Found) -> Record:
    """One attribution in its JSON form."""
    quote: Record = {"content": [], "cue": [], "source": [], "addressee": []}
    for argument in arguments.split():
        name, _, target = argument.partition(":")
        role = _ROLES.get(name.rstrip("0123456789"), "")
        if target not in found.texts:
            raise FormatError(line, f"the annotation {target} is not in the file")
        for start, end in found.texts[target] if role else ():
            if end > len(text):
                problem_here = f"offsets ({start}, {end}) lie beyond the text of {len(text)} characters"
                raise FormatError(line, problem_here)
            # Some spans begin or end with a blank.
            shown = text[start:end]
            start, end = start + len(shown) - len(shown.lstrip()), end - len(shown) + len(shown.rstrip())
            if start < end:
                quote[role].append([start, end])
    for role in ("content", "cue", "source"):
        quote[role].sort()
    return {**quote, "speaker": None, "speaker_id": None, "factual": True}
