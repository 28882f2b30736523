"""Annotated corpora: our markup, our JSON and `.spacy` files, and the layouts of the public corpora."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from .docbin import read_docbin
from .gum import read_gum
from .items import Item, Reader, list_files
from .jsonlines import read_jsonl
from .litbank import read_litbank
from .markup import read_markup
from .parc import read_parc
from .pdnc import read_pdnc
from .polnear import read_polnear
from .standoff import HASH, read_standoff

__all__ = ["FORMATS", "STANDOFF", "Item", "find_format", "list_corpus", "read_corpus"]

FORMATS: dict[str, Reader] = {
    "markup": read_markup,
    "json": read_jsonl,
    "spacy": read_docbin,
    "polnear": read_polnear,
    "gum": read_gum,
    "litbank": read_litbank,
    "pdnc": read_pdnc,
    "parc": read_parc,
}
# Needs the folder of the texts besides.
STANDOFF = "standoff"

# What gives a format away: files that the folder has.
_SIGNS = {
    "polnear": "**/attributions/*.ann",
    "gum": "**/GUM_*.conllu",
    "litbank": "**/*_brat.tsv",
    "pdnc": "**/quotation_info.csv",
    "parc": "**/wsj*.xml",
    "spacy": "**/*.spacy",
    "json": "**/*.jsonl",
    "markup": "**/*.txt",
}
# Of other formats, whatever lies in the folder may be read.
_READ = {"markup": "*.txt", "json": "*.jsonl", "spacy": "*.spacy"}
_ENDINGS = {".txt": "markup", ".spacy": "spacy", ".conllu": "gum", ".xml": "parc", ".ann": "polnear"}


def find_format(path: Path) -> str:
    """Tell the format of a file or folder by what it looks like.

    path (Path): it exists.
    RETURNS (str): a key of `FORMATS`, "standoff", or "" where it is not clear.
    """
    if path.is_dir():
        return next((name for name, sign in _SIGNS.items() if any(islice(path.glob(sign), 1))), "")
    if path.suffix == ".jsonl":
        with path.open(encoding="utf-8", errors="replace") as stream:
            return STANDOFF if f'"{HASH}"' in stream.readline() else "json"
    return _ENDINGS.get(path.suffix, "")


def list_corpus(path: Path, form: str, texts: Path | None = None) -> list[Path]:
    """List the files that are read, or may be, for a corpus.

    path (Path): a file or a folder.
    form (str): a key of `FORMATS`, or "standoff".
    texts (Optional[Path]): the folder of the texts, for stand-off annotation.
    RETURNS (List[Path]): the files.
    """
    files = list_files(path, _READ.get(form, "*"))
    return files + list_files(texts or path.parent, "*") if form == STANDOFF else files


def read_corpus(path: Path, form: str, texts: Path | None = None) -> Iterator[Item]:
    """Read an annotated corpus.

    path (Path): a file or a folder.
    form (str): a key of `FORMATS`, or "standoff".
    texts (Optional[Path]): the folder of the texts, for stand-off annotation.
    YIELDS (Item): one a document.
    """
    if form == STANDOFF:
        yield from read_standoff(path, texts or path.parent)
    else:
        yield from FORMATS[form](path)
