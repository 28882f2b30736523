"""Reader of LitBank: direct quotes of novels and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .items import FormatError, Item, Record, failed, list_files, read_text

# The annotation is by tokens; these files of the repository have the texts as printed.
_PRINTED = ("entities/brat", "coref/brat")
# Marks that the tokenised files have for others.
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'"})


def read_litbank(path: Path) -> Iterator[Item]:
    """Read LitBank, from `quotations/tsv` of its repository: a text with one sentence of tokens a line, and a
    table of quotes and speakers of the same name.

    path (Path): the repository, the folder, or one table (`.tsv`, or `.ann` as the repository has it).
    YIELDS (Item): one a novel. The text is the printed one where the repository is whole, else the tokens.
    """
    files = [file for ending in ("*.tsv", "*.ann") for file in list_files(path, ending)]
    for file in sorted({file for file in files if file.is_file()}):
        if not file.with_suffix(".txt").exists() and path.is_dir():
            continue  # tables of other layers
        if path.is_dir() and "quotations" not in file.parts and path.name != "tsv":
            continue
        try:
            yield _read(file)
        except FormatError as error:
            yield failed(file.as_posix(), error)


def _read(file: Path) -> Item:
    """One novel."""
    sentences = [line.split() for line in read_text(file.with_suffix(".txt")).split("\n")]
    text, places = _place_tokens(sentences, _printed(file))
    quotes: dict[str, Record] = {}
    speakers: dict[str, Record] = {}
    for number, line in enumerate(read_text(file).split("\n"), 1):
        columns = line.rstrip("\r").split("\t")
        if columns[0] == "QUOTE" and len(columns) > 5:
            quotes[columns[1]] = _quote(number, columns, places)
        elif columns[0] == "ATTRIB":
            _attribute(number, columns, quotes, speakers)
        elif line.strip():
            raise FormatError(number, f"wanted QUOTE or ATTRIB and its columns, got {line[:40]!r}")
    ordered = sorted(quotes.values(), key=lambda quote: min(quote["content"]))
    record = {
        "id": file.stem.removesuffix("_brat"),
        "text": text,
        "quotes": ordered,
        "speakers": list(speakers.values()),
        "meta": {"genre": "fiction"},
    }
    return Item(file.as_posix(), record)


def _printed(file: Path) -> str:
    """The text as printed, empty where it is not there."""
    root = next((parent.parent for parent in file.parents if parent.name == "quotations"), None)
    for folder in _PRINTED if root else ():
        printed = root / folder / file.with_suffix(".txt").name  # type: ignore[operator]
        if printed.exists():
            return read_text(printed)
    return ""


def _place_tokens(sentences: list[list[str]], printed: str) -> tuple[str, list[list[tuple[int, int]]]]:
    """The text, and the characters of each token of each sentence."""
    places: list[list[tuple[int, int]]] = []
    position = 0
    for tokens in sentences if printed else []:
        places.append([])
        for token in tokens:
            span = _find(token, printed, position)
            if span is None:
                break
            places[-1].append(span)
            position = span[1]
    if [len(row) for row in places] == [len(tokens) for tokens in sentences]:
        return printed, places
    places = []
    position = 0
    for tokens in sentences:
        places.append([])
        for token in tokens:
            places[-1].append((position, position + len(token)))
            position += len(token) + 1
        # An empty line is its line end.
        position += not tokens
    return "".join(" ".join(tokens) + "\n" for tokens in sentences), places


def _find(token: str, text: str, position: int) -> tuple[int, int] | None:
    """Characters of the next token of a text; marks may be written in another way."""
    while position < len(text) and text[position].isspace():
        position += 1
    for length in (len(token), 2):
        shown = text[position : position + length]
        if shown.translate(_SAME).replace("''", '"') == token.translate(_SAME).replace("''", '"'):
            return position, position + length
    return None


def _quote(number: int, columns: list[str], places: list[list[tuple[int, int]]]) -> Record:
    """One quote: sentence and token it starts on, sentence and token it ends on."""
    try:
        first, start, last, end = map(int, columns[2:6])
        span = [places[first][start][0], places[last][end][1]]
    except (ValueError, IndexError):
        span = []
    if not span or min(first, start, last, end) < 0 or span[0] >= span[1]:
        raise FormatError(number, f"no tokens of the text: {columns[1:6]}")
    parts: Record = {"cue": [], "source": [], "addressee": [], "speaker": None, "speaker_id": None}
    return {"type": "direct", "content": [span], **parts, "factual": True}


def _attribute(
    number: int, columns: list[str], quotes: dict[str, Record], speakers: dict[str, Record]
) -> None:
    """Give a quote its speaker: "Mr__Rapponi-6"."""
    if len(columns) < 3 or columns[1] not in quotes:
        raise FormatError(number, f"no quote for the speaker: {columns[1:3]}")
    key = columns[2].strip()
    name = " ".join(key.rpartition("-")[0].replace("_", " ").split()) or key
    speakers.setdefault(key, {"id": key, "name": name, "names": [name], "mentions": []})
    quotes[columns[1]].update(speaker=name, speaker_id=key)
