"""Jobs on a Ray cluster: `extract_quotes` for its data sets, and the engine of `extract --engine ray`.

A worker that dies is replaced, and what it was at is done again: results do not depend on it. There is an end
to that: documents that kill workers again and again stop the job with an error.
"""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from ..counting import count
from ..errors import Errors, Warnings
from .forms import PARQUET, parquet_schema
from .pool import AHEAD, TRIES
from .problems import InputError, import_extra
from .sources import check_text
from .tables import Fields, Row, check_columns, read_record
from .worker import Answer, Task, Texts, Worker

Item = TypeVar("Item")

RECORDS, ROWS = "records", "rows"
# Of a data set: how often a worker is started again, and a batch given again. A worker has several batches
# waiting, which all count as tried when it dies; so one that did nothing to it needs a few lives.
_LIVES = {"max_restarts": 20, "max_task_retries": 5}


def extract_quotes(
    dataset: Any,
    pipeline: str | None = None,
    *,
    lang: str = "en",
    form: str = RECORDS,
    text_field: str = "text",
    id_field: str | None = None,
    batch_size: int = 32,
    **options: Any,
) -> Any:
    """Find the quotes of a data set of texts. Each worker loads the pipeline once.

    dataset (ray.data.Dataset): a text a row.
    pipeline (Optional[str]): name or path of a pipeline that each machine has, weights of the package
        ("news", "open") or "rules"; None for a blank one.
    lang (str): language of a blank one.
    form (str): "records" for a document a row, with columns "id", "record" (the JSON of `to_json`), "quotes"
        (their number) and "error" (why there is no record, else null); "rows" for a quote a row, with the
        columns of `spacy_quotes.export.COLUMNS`; texts that cannot be used are left out (warning Q115).
    text_field (str): column with the text.
    id_field (Optional[str]): column with the id; None for "id" where there is one.
    batch_size (int): documents in a batch.
    **options (Any): more for `Dataset.map_batches`, such as `compute=ray.data.ActorPoolStrategy(size=8)` for
        the number of workers, `num_gpus=1` for each, or `max_restarts=-1` where machines come and go: of
        itself, a worker that dies is started again 20 times and its batches are done again 5 times.
    RETURNS (ray.data.Dataset): the quotes; nothing is done before they are asked for.
    RAISES (ValueError): Q008 if the form is another one.
    """
    if form not in (RECORDS, ROWS):
        expected = f"{RECORDS!r} or {ROWS!r}"
        message = Errors.Q008.format(name="form", component="extract_quotes", expected=expected, got=form)
        raise ValueError(message)
    data = import_extra("ray.data", "ray")
    settings = {"compute": data.ActorPoolStrategy(), "num_cpus": 1, **_LIVES, **options}
    task = Task(pipeline, lang, "jsonl" if form == RECORDS else PARQUET)
    made = {"task": task, "fields": Fields(text_field, id_field)}
    settings.update(batch_format="pyarrow", batch_size=batch_size, fn_constructor_kwargs=made)
    return dataset.map_batches(QuoteMapper, **settings)


class QuoteMapper:
    """Makes tables of quotes of tables of texts, in a worker of Ray.

    task (Task): what to do.
    fields (Fields): columns of text and id.
    """

    def __init__(self, task: Task, fields: Fields) -> None:
        self.arrow = import_extra("pyarrow", "ray")
        self.form = task.form
        self.fields = fields
        self.worker = Worker(task)

    def __call__(self, table: Any) -> Any:
        """Find the quotes of a table of texts.

        table (pyarrow.Table): a text a row.
        RETURNS (pyarrow.Table): as `extract_quotes` tells.
        """
        check_columns(table.column_names, self.fields, "data set")
        rows = [self._check(record) for record in table.to_pylist()]
        answer = self.worker([(row.id, row.text) for row in rows if not row.error])
        for message in answer.messages:
            warnings.warn(message, stacklevel=2)
        return self._records(rows, answer) if self.form != PARQUET else self._rows(rows, answer)

    def _check(self, record: dict[str, Any]) -> Row:
        """A row with its text checked."""
        where = f"row {record.get(self.fields.id_or_default)!r}"
        row = read_record(record, self.fields, where)
        if not row.error:
            try:
                check_text(row.text, where, self.worker.nlp.max_length)
            except InputError as problem:
                return row._replace(error=str(problem))
        return row

    def _records(self, rows: list[Row], answer: Answer) -> Any:
        """A document a row."""
        string, arrow = self.arrow.string(), self.arrow
        types = {"id": string, "record": string, "quotes": arrow.int64(), "error": string}
        results = iter(answer.results)
        found: list[dict[str, Any]] = []
        for row in rows:
            result = None if row.error else next(results)
            if result is None:
                error = row.error or Errors.Q020.format(where=repr(row.id))
                found.append({"id": row.id, "error": error})
            else:
                found.append({"id": row.id, "record": str(result.data).rstrip("\n"), "quotes": result.quotes})
        return arrow.Table.from_pylist(found, schema=arrow.schema(list(types.items())))

    def _rows(self, rows: list[Row], answer: Answer) -> Any:
        """A quote a row."""
        errors = [row.error for row in rows if row.error]
        if errors:
            warnings.warn(
                Warnings.Q115.format(rows=count(len(errors), "row"), problem=errors[0]), stacklevel=2
            )
        quotes = [quote for result in answer.results if result for quote in result.data]
        return self.arrow.Table.from_pylist(quotes, schema=parquet_schema())


def map_on_cluster(
    batches: Iterable[tuple[Item, Texts]], task: Task, n_process: int
) -> Generator[tuple[Item, Answer], None, None]:
    """Process batches on the processes of a Ray cluster.

    batches (Iterable[Tuple[Item, List[Tuple[str, str]]]]): as for `map_here`.
    task (Task): what the processes do. Each loads the pipeline, which each machine has to have.
    n_process (int): how many processes; -1 for one a core of the cluster.
    YIELDS (Tuple[Item, Answer]): as `map_here`, in the same order.
    RAISES (InputError): Q040 if Ray is not installed, Q044 if workers end over a batch, Q049 if Ray fails.
    """
    ray = import_extra("ray", "ray")
    mine = not ray.is_initialized()
    try:
        if mine:
            ray.init(log_to_driver=False, logging_level="ERROR")
        n_process = n_process if n_process > 0 else max(int(ray.cluster_resources().get("CPU", 1)), 1)
        yield from _map(ray, batches, task, n_process)
    except (ray.exceptions.RayError, ConnectionError) as error:
        # The last line is that of the error; those before it tell where it was raised.
        reason = str(error).strip().split("\n")[-1].strip().rstrip(".")
        raise InputError(Errors.Q049.format(reason=reason)) from error
    finally:
        if mine:
            ray.shutdown()


def _map(
    ray: Any, batches: Iterable[tuple[Item, Texts]], task: Task, n_process: int
) -> Iterator[tuple[Item, Answer]]:
    """Give each batch to the next worker that is free."""
    team = _Team(ray, task, n_process)
    waiting: deque[tuple[Item, _Asked]] = deque()
    for item, texts in batches:
        waiting.append((item, team.ask(texts)))
        while waiting and (len(waiting) >= AHEAD * n_process or waiting[0][1].answer is not None):
            first, asked = waiting.popleft()
            yield first, team.answer_to(asked)
    while waiting:
        first, asked = waiting.popleft()
        yield first, team.answer_to(asked)


class _Asked:
    """A batch that was given to a worker, and what came of it."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.answer: Answer | None = None
        self.deaths = 0


class _Team:
    """The workers. One that dies is replaced; its batch goes to the next that is free, which is there already
    where there is no place for another."""

    def __init__(self, ray: Any, task: Task, n_process: int) -> None:
        self.ray = ray
        # Not started again by Ray, which would wait for a place to do it in, and would try for ever.
        self.make = partial(ray.remote(max_restarts=0, num_cpus=1)(Worker).remote, task)
        errors = ray.exceptions
        self.died = (errors.RayActorError, errors.ObjectLostError, errors.OutOfMemoryError)
        self.limit = TRIES * n_process
        self.absent = 0  # workers in a row that died while they were at nothing
        self.idle: list[Any] = []
        self.again: deque[_Asked] = deque()
        # By what is waited for: the worker, and what it is at; one that has no place yet is at nothing.
        self.busy: dict[Any, tuple[Any, _Asked | None]] = {}
        for _ in range(n_process):
            self._start()

    def ask(self, texts: Texts) -> _Asked:
        """Give a batch to the next worker that is free."""
        asked = _Asked(texts)
        if not texts:
            asked.answer = Answer([], [])
            return asked
        while not self.idle:
            self._wait()
        self._give(asked)
        return asked

    def answer_to(self, asked: _Asked) -> Answer:
        """Wait for what comes of a batch."""
        while asked.answer is None:
            self._wait()
        return asked.answer

    def _start(self) -> None:
        """Start a worker."""
        self._greet(self.make())

    def _greet(self, worker: Any) -> None:
        """Have a worker tell when it is there."""
        self.busy[worker.__ray_ready__.remote()] = worker, None

    def _give(self, asked: _Asked) -> None:
        """Give a batch to a worker that is idle."""
        worker = self.idle.pop()
        self.busy[worker.__call__.remote(asked.texts)] = worker, asked

    def _wait(self) -> None:
        """Wait until a worker is done or dead, and give out what is to be done again."""
        ready = self.ray.wait(list(self.busy), num_returns=1)[0][0]
        worker, asked = self.busy.pop(ready)
        try:
            answer = self.ray.get(ready)
        except self.died as error:
            self._replace(asked, error)
        else:
            self.absent = 0
            self.idle.append(worker)
            if asked is not None:
                asked.answer = answer
        while self.again and self.idle:
            self._give(self.again.popleft())

    def _replace(self, asked: _Asked | None, error: Any) -> None:
        """Start another worker for one that died, unless that has happened too often."""
        if getattr(error, "actor_init_failed", False):
            raise error  # it could not load the pipeline
        # Others may have gone with its machine: a batch must not be lost to workers that were not there.
        while self.idle:
            self._greet(self.idle.pop())
        if asked is None:
            self.absent += 1
            if self.absent == self.limit:
                raise error
        else:
            asked.deaths += 1
            if asked.deaths == TRIES:
                first, last = asked.texts[0][0], asked.texts[-1][0]
                raise InputError(Errors.Q044.format(first=first, last=last)) from error
            self.again.append(asked)
        self._start()
