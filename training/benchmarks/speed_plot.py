"""The picture of what `speed.py` measured. Needs matplotlib: `pip install spacy-quotes[plots]`.

python training/benchmarks/speed_plot.py training/metrics/speed.json docs/speed.png
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from measure import PIPELINES
from speed_tables import microseconds

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Colours of Okabe and Ito, which colour-blind readers tell apart too; no two pipelines share a marker.
STYLES = {
    "quotes": ("#D55E00", "o"),
    "quotes_rules": ("#0072B2", "s"),
    "tokenizer": ("#999999", "v"),
    "parser": ("#009E73", "^"),
    "parser_quotes": ("#E69F00", "P"),
    "textacy": ("#CC79A7", "D"),
}
DOTS = 160  # per inch
Figures = dict[str, Any]


def draw(figures: Figures, path: Path) -> None:
    """Draw time a word by length of the document, and words a second.

    figures (Dict[str, Any]): as `speed.py` saves them.
    path (Path): a file that is made, *.png or *.svg.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10.0, 4.2), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.1, 1))
    _draw_lengths(left, figures)
    _draw_speeds(right, figures)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_axisbelow(True)
    path.parent.mkdir(parents=True, exist_ok=True)
    # No date in it: the same figures give the same file.
    figure.savefig(path, dpi=DOTS, metadata={"Date": None} if path.suffix == ".svg" else None)


def _draw_lengths(axes: Axes, figures: Figures) -> None:
    """Lines: microseconds a word over the words of a document."""
    sizes = [*figures["lengths"], *figures["huge"][:1]]
    for name, (color, marker) in STYLES.items():
        rows = _rows(figures, name, sizes)
        if len(rows) > 1:
            x = [row["words"] / row["documents"] for row in rows]
            y = [microseconds(row) for row in rows]
            axes.plot(x, y, color=color, marker=marker, label=_label(name, " "))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.yaxis.set_major_formatter("{x:,g}")
    axes.grid(color="#dddddd", linewidth=0.6)
    axes.set_xlabel("words in a document")
    axes.set_ylabel("microseconds a word")
    axes.set_title("What a word costs in longer documents", loc="left", fontsize=11)
    # Below both panels: the lines may be anywhere in theirs.
    axes.figure.legend(frameon=False, ncols=6, fontsize=9, loc="outside lower center")


def _draw_speeds(axes: Axes, figures: Figures) -> None:
    """Bars: words a second on documents of the first length, the fastest on top."""
    base = figures["lengths"][0]
    # The tokenizer alone would make all others look alike.
    names = [name for name in STYLES if name != "tokenizer" and _rows(figures, name, [base])]
    speeds = {name: _rows(figures, name, [base])[0]["words_per_second"] for name in names}
    names.sort(key=lambda name: -speeds[name])
    values = [speeds[name] for name in names]
    bars = axes.barh([_label(name) for name in names], values, color=[STYLES[name][0] for name in names])
    axes.bar_label(bars, [f"{value:,}" for value in values], padding=4, fontsize=9)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.18 * max(values, default=1))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_xlabel("words a second, one process, one thread")
    axes.set_title(f"Speed on documents of {base.split(' x ')[1]} words", loc="left", fontsize=11)


def _rows(figures: Figures, name: str, sizes: list[str]) -> list[Figures]:
    """What was measured of a pipeline on these sizes."""
    of = figures["pipelines"].get(name, {}).get("sizes", {})
    return [of[size] for size in sizes if size in of]


def _label(name: str, after_comma: str = "\n") -> str:
    """What the picture calls a pipeline."""
    return PIPELINES[name].label.replace("`", "").replace(" and ", f",{after_comma}")


def main(figures: Path, picture: Path) -> None:
    """Draw saved figures."""
    draw(json.loads(figures.read_text(encoding="utf-8")), picture)


if __name__ == "__main__":
    typer.run(main)
