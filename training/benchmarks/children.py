"""Processes of their own for what is measured: nothing that one has loaded or remembers helps the next."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from wasabi import msg

HERE = Path(__file__).resolve().parent
# A thread a core would compare machines, not pipelines.
ONE_THREAD = {
    f"{library}_NUM_THREADS": "1"
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM")
}


def run_child(script: str, *args: str, lines: Iterable[str] = ()) -> str:
    """Run a script of this folder with one thread. Ends this process where the script fails.

    script (str): its file name.
    args (str): its arguments.
    lines (Iterable[str]): its standard input, without ends of lines.
    RETURNS (str): what it prints.
    """
    command = [sys.executable, str(HERE / script), *args]
    given = "".join(f"{line}\n" for line in lines)
    env = {**os.environ, **ONE_THREAD, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", env=env, check=False)
    if done.returncode:
        msg.fail(f"{script} {' '.join(args)} failed", done.stderr, exits=1)
    return done.stdout


def hide_plugin() -> None:
    """Keep spaCy from finding what this package registers. To be called before a pipeline is made."""
    from importlib.metadata import EntryPoints, distributions

    import catalogue

    points = [point for package in distributions() for point in package.entry_points]
    others = [point for point in points if not point.value.startswith("spacy_quotes.")]
    catalogue.AVAILABLE_ENTRY_POINTS = EntryPoints(others)
