"""`python -m spacy quotes stats`: what an annotated corpus holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import typer
from spacy.tokens import Doc

from ..errors import Errors
from ..export import to_json
from ..formats.items import Record
from ..language import get_language
from ..language.base import LanguageData
from ..quote import ROLES, TYPES
from ..scoring.forms import FORMS
from ..scoring.groups import FORM, TypeAndForms
from ..scoring.traps import find_traps
from .gold import GoldReader, make_tokenizer, open_corpus
from .inputs import InputError
from .plots import Plots
from .running import exit_codes
from .tables import show_table

ALL = "all"
SPLITS = ("train", "dev", "test")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# Rows of the table, in order, before those of types and forms.
_ROWS = (
    "documents",
    "words",
    "quotes",
    "without quotes",
    *(f"with {role}" for role in ROLES[1:]),
    "with speaker",
    "speakers",
    "not factual",
    "unclear",
    "candidate sentences",
    "traps",
)
Counts = dict[str, Counter[str]]


def stats_cli(
    corpus: Path = typer.Argument(..., help="Annotated documents in a format that `convert` reads."),
    as_json: bool = typer.Option(False, "--json", help="JSON instead of a table."),
    texts: Path = typer.Option(None, "--texts", "-t", help="Folder of the texts, for stand-off annotation."),
    lang: str = typer.Option("en", "--lang", "-l", help="Language whose words tell forms and traps."),
    plot: Path = typer.Option(
        None,
        "--plot",
        help="Folder for pictures (PNG): quotes by type, by speaker, by date where known.",
    ),
) -> None:
    """Count documents, words, quotes, speakers, types, forms and traps, by split.

    A candidate sentence has quotation marks or a reporting verb; a trap is one in which nobody says anything.
    """
    with exit_codes():
        plots = None if plot is None else Plots(get_language(lang).names)
        counts, failed = count_corpus(corpus, texts=texts, lang=lang, plots=plots)
        if plots is not None:
            plots.write(plot)
        print(json.dumps(counts, indent=2) if as_json else show_counts(counts))
    raise typer.Exit(1 if failed else 0)


def count_corpus(
    corpus: Path, *, texts: Path | None = None, lang: str = "en", plots: Plots | None = None
) -> tuple[Counts, int]:
    """Count what a corpus holds; problems are told on standard error.

    corpus (Path): file or folder.
    texts (Optional[Path]): folder of the texts, for stand-off annotation.
    lang (str): language whose words tell forms and traps.
    plots (Optional[Plots]): gets each document too.
    RETURNS (Tuple[Dict[str, Counter[str]], int]): counts by name, of all and by split, and how many
        documents are wrong.
    RAISES (InputError): Q012, Q013, Q018, Q022, Q023 if there is nothing to count.
    """
    reader = GoldReader(make_tokenizer(lang))
    counts: Counts = {ALL: Counter()}
    for doc in reader.read(open_corpus(corpus, None, texts)):
        record = to_json(doc)
        if plots is not None:
            plots.add(record)
        one = _count(record, doc, reader.language)
        split = record.get("meta", {}).get("split")
        for name in {ALL, split} if split and isinstance(split, str) else {ALL}:
            counts.setdefault(name, Counter()).update(one)
    if not counts[ALL]:
        hint = "The messages above say why." if reader.failed else "Check the path."
        raise InputError(Errors.Q023.format(where=corpus.as_posix(), what="count", hint=hint))
    return counts, reader.failed


def show_counts(counts: Counts) -> str:
    """Write counts as a table.

    counts (Dict[str, Counter[str]]): as `count_corpus` gives them.
    RETURNS (str): one row a count, one column a split.
    """
    splits = [split for split in SPLITS if split in counts]
    splits += [split for split in counts if split not in (*SPLITS, ALL)]
    columns = [*splits, ALL]
    names = [*_ROWS, *TYPES, *(FORM + form for form in FORMS)]
    rows = [(name, *(f"{counts[column][name]:,}" for column in columns)) for name in names]
    shares = (_share(counts[column]["traps"], counts[column]["candidate sentences"]) for column in columns)
    rows.insert(_ROWS.index("traps") + 1, ("traps, share", *shares))
    return show_table(rows, ("", *columns))


def _count(record: Record, doc: Doc, language: LanguageData) -> Counter[str]:
    """What one document adds."""
    quotes = record["quotes"]
    groups = TypeAndForms(language)
    traps = find_traps(doc, quotes, language)
    counts = Counter(
        {
            "documents": 1,
            "words": len(_WORD.findall(record["text"])),
            "quotes": len(quotes),
            "without quotes": int(not quotes),
            "with speaker": _number(quote.get("speaker") for quote in quotes),
            "speakers": len(record["speakers"]),
            "not factual": _number(not quote["factual"] for quote in quotes),
            "unclear": _number(not quote.get("counts", True) for quote in quotes),
            "candidate sentences": len(traps),
            "traps": _number(trap.empty for trap in traps),
        }
    )
    counts.update({f"with {role}": _number(quote[role] for quote in quotes) for role in ROLES[1:]})
    counts.update(group for quote in quotes for group in groups(record["text"], quotes, quote))
    return counts


def _number(values: Iterable[object]) -> int:
    """How many values are true."""
    return sum(map(bool, values))


def _share(part: int, whole: int) -> str:
    """A share to read."""
    return f"{100 * part / whole:.1f} %" if whole else "-"
