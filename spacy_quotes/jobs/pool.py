"""Batches on several processes of this machine, results in order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from ..errors import Errors
from .problems import InputError
from .worker import Answer, Task, Texts, Worker

Item = TypeVar("Item")

AHEAD = 4  # batches a worker that are read before they are needed
TRIES = 2  # of a batch over which a process ends
# Workers share the cores: with a thread a core in each, they would only get into each other's way.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def count_cores() -> int:
    """RETURNS (int): cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_here(
    batches: Iterable[tuple[Item, Texts]], worker: Worker
) -> Generator[tuple[Item, Answer], None, None]:
    """Process batches one after the other in this process.

    batches (Iterable[Tuple[Item, List[Tuple[str, str]]]]): something, and the ids and texts that go with it.
    worker (Worker): does the work.
    YIELDS (Tuple[Item, Answer]): the same something, and what came of the texts.
    """
    for item, texts in batches:
        yield item, worker(texts)


def map_on_processes(
    batches: Iterable[tuple[Item, Texts]], task: Task, n_process: int
) -> Generator[tuple[Item, Answer], None, None]:
    """Process batches on several processes; `AHEAD` for each of them are in memory.

    batches (Iterable[Tuple[Item, List[Tuple[str, str]]]]): as for `map_here`.
    task (Task): what the processes do. Each loads the pipeline.
    n_process (int): how many processes.
    YIELDS (Tuple[Item, Answer]): as `map_here`, in the same order.
    RAISES (InputError): Q044 if a process ends by itself over a batch and the next does, too.
    """
    with _one_thread_each(), _Pool(task, n_process) as pool:
        waiting: deque[tuple[Item, Future[Answer]]] = deque()
        for item, texts in batches:
            waiting.append((item, pool.submit(texts)))
            while waiting and (len(waiting) >= AHEAD * n_process or waiting[0][1].done()):
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()


class _Pool:
    """Threads that each talk to one process: question, answer, next question.

    A process holds nothing but its end of the line, so it ends when this process does, however that
    comes about, and one that is killed damages nothing that others use.
    """

    def __init__(self, task: Task, n_process: int) -> None:
        self.task = task
        self.threads = ThreadPoolExecutor(n_process, initializer=_block_interrupts)
        self.local = threading.local()
        self.lock = threading.Lock()
        self.processes: list[BaseProcess] = []
        self.closed = False

    def __enter__(self) -> _Pool:
        _start_tracker()
        return self

    def __exit__(self, *args: object) -> None:
        """End the processes, whatever they are at."""
        with self.lock:
            self.closed = True
        for process in self.processes:
            process.terminate()
        self.threads.shutdown(cancel_futures=True)
        for process in self.processes:
            process.join()

    def submit(self, texts: Texts) -> Future[Answer]:
        """Have texts processed by the next process that is free."""
        return self.threads.submit(self._ask, texts)

    def _ask(self, texts: Texts) -> Answer:
        """Send texts to the process of this thread and wait for the answer."""
        if not texts:
            return Answer([], [])
        for _ in range(TRIES):
            try:
                line = getattr(self.local, "line", None) or self._start()
                line.send(texts)
                answer: Answer = line.recv()
                return answer
            except (EOFError, OSError):
                self.local.line = None
        raise InputError(Errors.Q044.format(first=texts[0][0], last=texts[-1][0]))

    def _start(self) -> Connection:
        """Start the process of this thread."""
        # A fork would copy locks that threads hold, and a BLAS that is set to many threads.
        context = get_context("spawn")
        line, other = context.Pipe()
        with self.lock:
            if self.closed:
                raise EOFError
            process = context.Process(target=_serve, args=(other, self.task), daemon=True)
            process.start()
            self.processes.append(process)
        # Only the process holds its end, so that the line breaks when it dies.
        other.close()
        self.local.line = line
        return line


def _serve(line: Connection, task: Task) -> None:
    """Answer until nobody asks any more."""
    worker = Worker(task)
    try:
        while True:
            line.send(worker(line.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _block_interrupts() -> None:
    """Let processes that this thread starts never see Ctrl-C: the process that started them answers it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _start_tracker() -> None:
    """Start the helper of `multiprocessing` first: starting it in a thread would undo the block above."""
    if os.name == "posix":
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Have processes that are started use one thread, unless the user has set how many."""
    mine = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(mine, "1"))
    try:
        yield
    finally:
        for name in mine:
            os.environ.pop(name, None)
