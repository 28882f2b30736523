"""How commands run: what they tell on the way, and how they end."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

from .inputs import InputError

INTERRUPTED = 130  # what a shell reports for a process that Ctrl-C ended


@contextmanager
def exit_codes() -> Iterator[None]:
    """Let a command end without a traceback.

    RAISES (typer.Exit): with 1 after the message of an `InputError`, with 130 after Ctrl-C, and with 0 where
        who reads the output has gone.
    """
    try:
        yield
        sys.stdout.flush()
    except InputError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    except BrokenPipeError:
        # Who reads has all that was wanted (`| head`), so this is no failure even under `pipefail`.
        _drop_output()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def told_once(tell: Callable[[str], object]) -> Iterator[None]:
    """Tell warnings, each once.

    tell (Callable[[str], object]): called with a line.
    """
    told: set[str] = set()

    def show_warning(message: Warning | str, *args: Any, **kwargs: Any) -> None:
        if str(message) not in told:
            told.add(str(message))
            tell(f"Warning: {message}")

    with warnings.catch_warnings():
        warnings.simplefilter("always", UserWarning)
        warnings.showwarning = show_warning
        yield


def tell(message: str) -> None:
    """Write a line on standard error.

    message (str): the line.
    """
    print(message, file=sys.stderr)


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python complains about the broken pipe when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
