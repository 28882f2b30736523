"""`python -m spacy quotes ...`: the entry point of the group `spacy_cli` imports this module."""

from __future__ import annotations

import typer
from spacy.cli import app as spacy_app  # type: ignore[attr-defined]

from .extract import extract_cli

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

# spaCy imports what the entry point names and calls nothing, so the group is added here.
spacy_app.add_typer(app)
