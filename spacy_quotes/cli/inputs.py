"""Where texts come from: what the commands share."""

from __future__ import annotations

from ..jobs.files import STDIN
from ..jobs.problems import InputError
from ..jobs.sources import Source, find_sources, read_source

__all__ = ["STDIN", "InputError", "Source", "find_sources", "read_source"]
