"""`python -m spacy quotes ...`: the entry point of the group `spacy_cli` imports this module."""

from __future__ import annotations

import typer
from spacy.cli import app as spacy_app  # type: ignore[attr-defined]

from .annotate import annotate_cli
from .convert import convert_cli
from .evaluate import evaluate_cli
from .extract import extract_cli
from .merge import merge_cli
from .stats import stats_cli
from .view import view_cli

app = typer.Typer(
    name="quotes",
    help="Find who said what: quotations with cue, source and speaker.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def group() -> None:
    """Find who said what: quotations with cue, source and speaker."""


app.command("extract")(extract_cli)
app.command("convert")(convert_cli)
app.command("evaluate")(evaluate_cli)
app.command("stats")(stats_cli)
app.command("merge")(merge_cli)
app.command("view")(view_cli)
app.command("annotate")(annotate_cli)

# spaCy imports what the entry point names and calls nothing, so the group is added here.
spacy_app.add_typer(app)
