"""Pictures of a corpus: quotes by type, by speaker and over time. Needs matplotlib, which is an extra."""

from __future__ import annotations

import warnings
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..counting import count
from ..errors import Errors
from ..formats.items import Record
from ..jobs.problems import import_extra
from ..language.namedata import NameData
from ..quote import TYPES
from ..stories.naming import NameReader
from .inputs import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# They differ in brightness too: readable in black and white.
_COLORS = dict(zip(TYPES, ("#1e4fc7", "#c9dcf7", "#e8963c"), strict=True))
_SPLITS = ("train", "dev", "test")
_MOST = 20  # speakers shown
_NAME = 40  # characters of a name
# Days from first to last date up to which a bar is a day, and up to which it is a month; then it is a year.
_DAYS, _MONTHS = 62, 5 * 366
_LABELS = 10  # along a standing picture
_DOTS = 160  # per inch
# Counts of things, by type of quote.
_Counts = dict[str, Counter[str]]


class Plots:
    """Counts what the pictures show, and draws them.

    names (NameData): the language's words that tell a name from a description.
    RAISES (InputError): Q040 if matplotlib is not installed.
    """

    def __init__(self, names: NameData) -> None:
        import_extra("matplotlib", "plots")
        self._reader = NameReader(names)
        self._number = 0
        self._by_split: _Counts = {}
        # By name, and for a description the number of its document; else 0.
        self._by_speaker: dict[tuple[str, int], Counter[str]] = {}
        self._by_date: dict[date, Counter[str]] = {}

    def add(self, record: Record) -> None:
        """Count one document.

        record (Dict[str, Any]): its JSON form.
        """
        self._number += 1
        meta = record.get("meta", {})
        types = Counter(quote["type"] for quote in record["quotes"])
        kinds = {speaker["name"]: speaker.get("kind") or "" for speaker in record.get("speakers", ())}
        self._by_split.setdefault(str(meta.get("split") or "all"), Counter()).update(types)
        for quote in record["quotes"]:
            name = quote["speaker"]
            if name:
                # "Police" of two articles are not the same police.
                told = self._reader.read(name, kinds.get(name, "")) is not None
                self._by_speaker.setdefault((name, 0 if told else self._number), Counter())[
                    quote["type"]
                ] += 1
        day = read_date(meta.get("date"))
        if day is not None:
            self._by_date.setdefault(day, Counter()).update(types)

    def write(self, folder: Path) -> list[Path]:
        """Draw the pictures.

        folder (Path): made where there is none.
        RETURNS (List[Path]): what was written: "by_type.png", "by_speaker.png" where a speaker is known, and
            "by_date.png" where a document has a date.
        RAISES (InputError): Q019 if a file cannot be written.
        """
        quotes = sum(map(Counter.total, self._by_split.values()))
        known = sum(map(Counter.total, self._by_speaker.values()))
        most = sorted(self._by_speaker.items(), key=_most_first)[:_MOST]
        title = f"Speakers with most quotes ({known:,} of {count(quotes, 'quote')} with a speaker)"
        splits = [(name, self._by_split[name]) for name in sorted(self._by_split, key=_split_order)]
        pictures = [("by_type", "Quotes by type", splits, True)]
        if most:
            pictures.append(("by_speaker", title, [(name, types) for (name, _), types in most], True))
        if self._by_date:
            unit, dates = _group(self._by_date)
            pictures.append(("by_date", f"Quotes by {unit}", list(dates.items()), False))
        paths = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, heading, counts, lying in pictures:
                paths.append(folder / f"{name}.png")
                _draw(paths[-1], heading, counts, lying=lying)
        except OSError as error:
            where = Path(error.filename or folder).as_posix()
            raise InputError(Errors.Q019.format(where=where, reason=error.strerror or error)) from error
        return paths


def read_date(value: Any) -> date | None:
    """Read the date of a document.

    value (Any): of its "meta".
    RETURNS (Optional[date]): the day that a string in ISO form starts with; None for anything else.
    """
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _group(by_date: dict[date, Counter[str]]) -> tuple[str, _Counts]:
    """Counts by day, month or year, whichever makes a readable picture, gaps and all."""
    first, last = min(by_date), max(by_date)
    days = (last - first).days
    unit, length = ("day", 10) if days <= _DAYS else ("month", 7) if days <= _MONTHS else ("year", 4)
    # Every day from first to last, so that times without a quote show.
    every = range(first.toordinal(), last.toordinal() + 1)
    counts: _Counts = {date.fromordinal(number).isoformat()[:length]: Counter() for number in every}
    for day, types in by_date.items():
        counts[day.isoformat()[:length]].update(types)
    return unit, counts


def _split_order(name: str) -> tuple[int, str]:
    """Sort key: the usual splits first."""
    return _SPLITS.index(name) if name in _SPLITS else len(_SPLITS), name


def _most_first(item: tuple[tuple[str, int], Counter[str]]) -> tuple[int, tuple[str, int]]:
    """Sort key: most quotes first, then by name."""
    return -item[1].total(), item[0]


def _draw(path: Path, title: str, counts: list[tuple[str, Counter[str]]], *, lying: bool) -> None:
    """Draw stacked bars, one a thing, lying (the first on top) or standing."""
    from matplotlib.figure import Figure

    names = [name if len(name) <= _NAME else f"{name[: _NAME - 1]}…" for name, _ in counts]
    size = (8.0, 1.5 + 0.28 * len(names)) if lying else (8.0, 4.0)
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots()
    places, ends = list(range(len(names))), [0] * len(names)
    for kind in TYPES:
        parts = [count[kind] for _, count in counts]
        bars = axes.barh if lying else axes.bar
        bars(places, parts, 0.8, ends, label=kind, color=_COLORS[kind], edgecolor="#444444", linewidth=0.4)
        ends = [end + part for end, part in zip(ends, parts, strict=True)]
    _label(axes, names, places, ends, lying=lying)
    # A name is text, also one with dollar signs.
    axes.set_title(title, loc="left", fontsize=11, parse_math=False)
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(handles, labels, frameon=False, ncols=len(TYPES), loc="outside lower left")
    with warnings.catch_warnings():
        # A letter that no font has is drawn as a box.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(path, dpi=_DOTS)


def _label(axes: Axes, names: list[str], places: list[int], ends: list[int], *, lying: bool) -> None:
    """Names along one axis, numbers along the other."""
    from matplotlib.ticker import MaxNLocator

    step = 1 if lying else -(-len(names) // _LABELS)
    set_ticks = axes.set_yticks if lying else axes.set_xticks
    set_ticks(places[::step], names[::step], parse_math=False)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x" if lying else "y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    counted = axes.xaxis if lying else axes.yaxis
    counted.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True))
    if lying:
        axes.invert_yaxis()
        for place, end in zip(places, ends, strict=True):
            axes.annotate(f" {end:,}", (end, place), va="center", fontsize=9)
        axes.set_xlim(0, 1.1 * max([1, *ends]))
