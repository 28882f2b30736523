"""Runs a job that is killed again and again, at random lines of its own code. A script for a test.

Usage: killed.py FOLDER SEED KILLS, where FOLDER has "pipeline", "a.jsonl" and "b.csv". Each run is a fork of
this process, so that nothing but the work takes time. Prints how many runs were killed.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import warnings
from pathlib import Path

from spacy_quotes.jobs.run import Job, Reporter, run


def work(job: Job, last: int) -> int:
    """Do the job in another process that is killed at a line of ours; the status tells whether it was."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    lines = 0

    def trace(frame, event, argument):
        nonlocal lines
        if not frame.f_globals.get("__name__", "").startswith("spacy_quotes.jobs"):
            return None
        lines += 1
        if lines == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    warnings.simplefilter("ignore")
    sys.settrace(trace)
    failed = run(job, Reporter())
    sys.settrace(None)
    os._exit(failed)


def main(folder: Path, seed: int, kills: int) -> None:
    random.seed(seed)
    inputs = [str(folder / "a.jsonl"), str(folder / "b.csv")]
    killed = 0
    for number, form in enumerate(["jsonl", "csv"] * 2):
        settings = {"pipeline": str(folder / "pipeline"), "batch_size": 3, "shard_size": 5, "form": form}
        job = Job(inputs, folder / f"{form}-{number}", resume=True, **settings)
        for _ in range(kills):
            # A run has some thousand lines; often few, so that the writing of the first files is met, too.
            killed += work(job, random.randrange(random.choice([100, 500, 2000]))) == signal.SIGKILL
        work(job, 0)
    print(killed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
