"""Options that several commands have."""

from __future__ import annotations

import typer

PIPELINES = "Name or path of a spaCy pipeline, weights of this package ('news', 'open'), or 'rules'"
PIPELINE = typer.Option(
    None, "--pipeline", "-p", help=f"{PIPELINES}. Default: a blank pipeline with 'quotes', that is 'news'."
)
LANG = typer.Option("en", "--lang", "-l", help="Code of the language, where no spaCy pipeline is named.")
