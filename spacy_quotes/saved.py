"""Saved components that cannot be read: told as one error, whatever their readers raise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .collector import collector_paused
from .errors import Errors


@contextmanager
def reading_saved(where: str | Path) -> Iterator[None]:
    """Tell what is damaged, or of something else. What the system says of files, and errors of ours, stay.

    where (Union[str, Path]): what messages call it: the folder, or "bytes".
    RAISES (ValueError): Q027 for whatever else is raised inside.
    """
    # srsly leaves the garbage collector off where it fails.
    with collector_paused():
        try:
            yield
        except OSError:
            raise
        except Exception as error:  # msgpack, thinc and spaCy raise what they like
            if str(error).startswith("[Q"):
                raise
            problem = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
            raise ValueError(Errors.Q027.format(where=where, problem=problem)) from error
