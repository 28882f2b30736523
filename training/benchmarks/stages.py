"""Where the time of the component `quotes` goes. `speed.py` runs this in a new process.

    python training/benchmarks/stages.py < texts.jsonl

Texts are JSON strings, one a line; prints seconds by stage as JSON. A stage that is called by another is not
counted in that one.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import spacy
from children import run_child
from thinc.api import Model

_seconds: dict[str, float] = defaultdict(float)
_open: list[str] = []
_since = [0.0]


def run_stages(texts: list[str]) -> dict[str, float]:
    """Measure the stages in a new process.

    texts (List[str]): what to measure them on.
    RETURNS (Dict[str, float]): the share of each in the time of the component, largest first.
    """
    seconds: dict[str, float] = json.loads(run_child("stages.py", lines=map(json.dumps, texts)))
    whole = sum(seconds.values())
    most_first = sorted(seconds, key=lambda stage: -seconds[stage])
    return {stage: round(seconds[stage] / whole, 3) for stage in most_first}


def _watch(owner: Any, name: str, stage: str) -> None:
    """Have the time that a function takes counted."""
    function: Callable[..., Any] = getattr(owner, name)

    def timed(*args: Any, **kwargs: Any) -> Any:
        _switch()
        _open.append(stage)
        try:
            return function(*args, **kwargs)
        finally:
            _switch()
            _open.pop()

    setattr(owner, name, timed)


def _switch() -> None:
    """Count the time since the last call for the stage that is open."""
    now = time.process_time()
    if _open:
        _seconds[_open[-1]] += now - _since[0]
    _since[0] = now


def _watch_all() -> None:
    """Watch the stages of the component."""
    from spacy_quotes.finder import component, features, reading

    finder = component.QuoteFinder
    # What the parts below do not take of it: decoding, links and weighing.
    _watch(finder, "predict", "putting together")
    _watch(finder, "set_annotations", "writing spans")
    _watch(Model, "predict", "network")
    _watch(features, "token_features", "features")
    _watch(reading, "read_page", "page and marks")
    _watch(reading, "find_attributions", "rules")
    _watch(component, "resolve_speakers", "speakers")


def main(texts: list[str]) -> None:
    """Measure, and print seconds by stage."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    nlp.max_length = sum(map(len, texts)) + 1
    nlp(texts[0])
    _watch_all()
    for _ in nlp.pipe(texts):
        pass
    print(json.dumps(_seconds))


if __name__ == "__main__":
    main([json.loads(line) for line in sys.stdin])
