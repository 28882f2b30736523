"""One job from its inputs to its outputs."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from wasabi.util import supports_ansi

from ..counting import count
from ..errors import Errors
from .files import STDIN
from .manifest import Manifest, make_head
from .outputs import Output, Shards, open_file, refuse_inputs, told
from .pipelines import describe_pipeline, load_pipeline
from .pool import count_cores, map_here, map_on_processes
from .problems import InputError
from .sources import Source, Text, describe_inputs, find_sources, is_table, read_texts
from .tables import Fields
from .worker import Answer, Task, Worker

ENGINES = ("local", "ray")


@dataclass(frozen=True)
class Job:
    """What is to be done.

    inputs (List[str]): paths of files and folders, "-" for standard input; none is the same as "-".
    output (Optional[Path]): file to write to, or folder of shards; None for standard output.
    form (str): form of the results, of `FORMS`.
    pipeline (Optional[str]): as for `load_pipeline`.
    lang (str): language of a blank one.
    n_process (int): processes; -1 for one a core.
    batch_size (int): documents in a batch.
    fields (Fields): columns of tables.
    shard_size (int): documents in a shard; 0 for one file.
    resume (bool): whether to go on with shards that were begun.
    engine (str): "local", or "ray" for the processes of a Ray cluster.
    """

    inputs: list[str] = field(default_factory=list)
    output: Path | None = None
    form: str = "jsonl"
    pipeline: str | None = None
    lang: str = "en"
    n_process: int = 1
    batch_size: int = 32
    fields: Fields = field(default_factory=Fields)
    shard_size: int = 0
    resume: bool = False
    engine: str = "local"


class Reporter:
    """Hears of a job what there is to tell. This one is silent."""

    def expect(self, total: int | None) -> None:
        """Hear how many documents there are, None where that is not known."""

    def advance(self) -> None:
        """Hear that a document is done."""

    def tell(self, message: str) -> None:
        """Hear a message."""


class Batch(NamedTuple):
    """Texts that are processed together.

    texts (List[Text]): the texts, and between them what is wrong with those that there are not.
    full (bool): whether a shard ends with them.
    """

    texts: list[Text]
    full: bool


def run(job: Job, reporter: Reporter) -> int:
    """Do a job.

    job (Job): what to do.
    reporter (Reporter): hears what goes wrong and how far it is.
    RETURNS (int): how many inputs failed.
    RAISES (InputError): Q018, Q019, Q040, Q044-Q048, Q050 if it cannot be done, or not to its end.
    """
    sources = find_sources(job.inputs)
    refuse_inputs([*job.inputs, *(source.name for source in sources)], job.output)
    nlp = load_pipeline(job.pipeline, job.lang)
    if any(source.name == STDIN for source in sources) and sys.stdin.isatty():
        reporter.tell("Reading standard input; end it with Ctrl-D (Ctrl-Z on Windows).")
    reporter.expect(None if any(is_table(source.name) for source in sources) else len(sources))
    if not job.shard_size:
        with open_file(job.output, job.form) as output:
            seen, failed = _process(job, nlp, sources, output, reporter)
            if job.output is not None and failed == seen > 0:
                # What an earlier run wrote there is worth more than nothing.
                raise InputError(Errors.Q050.format(where=job.output, inputs=count(seen, "input")))
    else:
        seen, failed = _run_shards(job, nlp, sources, reporter)
    if not seen:
        reporter.tell("There was nothing to do: the tables hold no row.")
    if failed:
        reporter.tell(f"{failed:,} of {count(seen, 'input')} failed.")
    return failed


def _run_shards(job: Job, nlp: Language, sources: list[Source], reporter: Reporter) -> tuple[int, int]:
    """Write shards; inputs seen and failed, with those of before."""
    if job.output is None or str(job.output) == STDIN:
        raise InputError(Errors.Q048.format(problem="shards need a folder: give --output"))
    if job.resume and any(source.name == STDIN for source in sources):
        problem = "standard input cannot be read again: give files to use --resume"
        raise InputError(Errors.Q048.format(problem=problem))
    settings: dict[str, object] = {"format": job.form, "batch_size": job.batch_size}
    settings.update(text_field=job.fields.text, id_field=job.fields.id, shard_size=job.shard_size)
    head = make_head(describe_pipeline(nlp, job.pipeline), settings, describe_inputs(job.inputs))
    with told(job.output):
        manifest = Manifest(job.output, head, resume=job.resume)
        done, lost = manifest.documents, manifest.failed
        if manifest.finished:
            reporter.tell(f"All is done already: {count(done, 'document')}.")
            return done + lost, lost
        if done:
            reporter.tell(f"Going on behind {count(done, 'document')} done before.")
        with Shards(manifest, job.form) as output:
            seen, failed = _process(job, nlp, sources, output, reporter)
            output.finish((len(sources), 0))
    return seen + done + lost, failed + lost


def _process(
    job: Job, nlp: Language, sources: list[Source], output: Output, reporter: Reporter
) -> tuple[int, int]:
    """Read, process and write one after the other; inputs seen and failed."""
    seen = failed = 0
    texts = read_texts(sources, job.fields, max_length=nlp.max_length, start=output.start)
    batches = make_batches(texts, job.batch_size, job.shard_size)
    with closing(_answer(job, nlp, batches)) as answers:
        for batch, answer in answers:
            for message in answer.messages:
                warnings.warn(message, stacklevel=2)
            results = iter(answer.results)
            for text in batch.texts:
                result = None if text.error else next(results)
                if result is None:
                    failed += 1
                    reporter.tell(text.error or Errors.Q020.format(where=text.where))
                output.add(text.id, result)
                reporter.advance()
            seen += len(batch.texts)
            if batch.full:
                output.cut(batch.texts[-1].next)
    return seen, failed


def _answer(job: Job, nlp: Language, batches: Iterable[Batch]) -> Generator[tuple[Batch, Answer], None, None]:
    """Process batches, in this process or with others."""
    colored = job.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    task = Task(job.pipeline, job.lang, job.form, colored and supports_ansi())
    asked = ((batch, [(t.id, t.text) for t in batch.texts if not t.error]) for batch in batches)
    if job.engine == "ray":
        from .ray import map_on_cluster

        return map_on_cluster(asked, task, job.n_process)
    n_process = count_cores() if job.n_process == -1 else job.n_process
    return map_here(asked, Worker(task, nlp)) if n_process == 1 else map_on_processes(asked, task, n_process)


def make_batches(texts: Iterable[Text], batch_size: int, shard_size: int) -> Iterator[Batch]:
    """Put texts into batches that do not reach over the end of a shard.

    texts (Iterable[Text]): the texts.
    batch_size (int): how many to put into a batch, with those that are wrong.
    shard_size (int): how many to put into a shard, without those that are wrong; 0 for no shards.
    YIELDS (Batch): the batches. Those behind the end of a shard do not depend on those before it.
    """
    batch: list[Text] = []
    good = 0
    for text in texts:
        batch.append(text)
        good += not text.error
        full = good == shard_size > 0
        if full or len(batch) == batch_size:
            yield Batch(batch, full)
            batch, good = [], 0 if full else good
    if batch:
        yield Batch(batch, False)
