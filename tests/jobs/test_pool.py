from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jobs.making import make_texts, write_jsonl

from spacy_quotes.jobs.pool import map_here, map_on_processes
from spacy_quotes.jobs.problems import InputError
from spacy_quotes.jobs.run import make_batches
from spacy_quotes.jobs.sources import Text
from spacy_quotes.jobs.worker import Task, Worker

COMMAND = [sys.executable, "-m", "spacy", "quotes", "extract"]
LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="looks at processes as Linux shows them"
)


def batches(n):
    """Batches of two texts and one of none, with a number."""
    texts = [(f"d{number}", text) for number, text in enumerate(make_texts(2 * n))]
    yield from ((number, texts[2 * number : 2 * number + 2]) for number in range(n))
    yield n, []


def children_of(pid):
    """Processes that a process has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def wait_for(is_true, seconds=60):
    """Wait until something is so."""
    for _ in range(seconds * 20):
        if is_true():
            return True
        time.sleep(0.05)
    return False


def test_pool_processes_give_what_one_does_in_order(pipeline):
    task = Task(pipeline)
    assert list(map_on_processes(batches(12), task, 2)) == list(map_here(batches(12), Worker(task)))
    assert multiprocessing.active_children() == []


def test_pool_process_that_is_killed_costs_nothing(pipeline):
    task = Task(pipeline)
    killed = []

    def feed():
        for batch in batches(12):
            if batch[0] == 2:
                # They stand still, so that each has a question that it has not answered when it is killed.
                assert wait_for(lambda: len(multiprocessing.active_children()) == 2)
                for process in multiprocessing.active_children():
                    os.kill(process.pid, signal.SIGSTOP)
            if batch[0] == 5:
                for process in multiprocessing.active_children():
                    os.kill(process.pid, signal.SIGKILL)
                    killed.append(process.pid)
            yield batch

    found = list(map_on_processes(feed(), task, 2))
    assert len(killed) == 2
    assert found == list(map_here(batches(12), Worker(task)))


class Deadly:
    """A text that ends the process that gets it, but for the one that made it."""

    def __reduce__(self):
        return eval, (f"__import__('os').getpid() != {os.getpid()} and __import__('os')._exit(1)",)


def test_pool_documents_that_end_a_process_twice_are_named(pipeline):
    def feed():
        yield from batches(3)
        yield 4, [("d8", "Text."), ("d9", Deadly())]

    found = []
    with pytest.raises(InputError, match=r"Q044.*'d8' to 'd9'"):
        found.extend(map_on_processes(feed(), Task(pipeline), 2))
    assert multiprocessing.active_children() == []


def test_pool_process_that_cannot_start_is_told(tmp_path, capfd):
    with pytest.raises(InputError, match=r"Q044.*d0.*d1"):
        list(map_on_processes(batches(1), Task(str(tmp_path / "none")), 2))
    assert "Q018" in capfd.readouterr().err, "the process says itself what is wrong"
    assert multiprocessing.active_children() == []


@LINUX
def test_pool_processes_have_one_thread_each_unless_the_user_wants_more(pipeline, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    for _ in map_on_processes(batches(1), Task(pipeline), 1):
        (process,) = multiprocessing.active_children()
        settings = Path(f"/proc/{process.pid}/environ").read_bytes().split(b"\0")
    assert {b"OPENBLAS_NUM_THREADS=1", b"OMP_NUM_THREADS=3"} <= set(settings)
    assert "OPENBLAS_NUM_THREADS" not in os.environ


@LINUX
@pytest.mark.parametrize("how, status", [(signal.SIGKILL, -9), (signal.SIGTERM, -15), (signal.SIGINT, 130)])
def test_pool_leaves_no_process_behind(tmp_path, pipeline, how, status):
    os.mkfifo(tmp_path / "slow.txt")
    table = write_jsonl(tmp_path / "a.jsonl", 40)
    command = [*COMMAND, str(table), str(tmp_path / "slow.txt"), "-n", "2", "-b", "1", "-p", pipeline]
    done = subprocess.Popen(
        [*command, "-o", str(tmp_path / "out.jsonl")], stderr=subprocess.PIPE, start_new_session=True
    )
    # Opening the other end waits for the command to get there; then it waits for us.
    with open(tmp_path / "slow.txt", "wb"):
        assert wait_for(lambda: len(children_of(done.pid)) >= 2)
        children = children_of(done.pid)
        os.kill(done.pid, how)
        assert done.wait(timeout=60) == status
        assert wait_for(lambda: not any(os.path.exists(f"/proc/{pid}") for pid in children))
    errors = done.stderr.read()
    done.stderr.close()
    assert errors == b""
    assert not (tmp_path / "out.jsonl").exists()


def test_pool_words_of_old_texts_are_forgotten(pipeline, monkeypatch):
    from spacy_quotes.jobs import worker

    monkeypatch.setattr(worker, "_ZONE", 1000)
    one = Worker(Task(pipeline))
    before = len(one.nlp.vocab.strings)
    for number in range(40):
        one([("d", " ".join(f"word{number}x{n}" for n in range(100)))])
    assert len(one.nlp.vocab.strings) < before + 1000


def make_text(number, error=""):
    return Text(f"d{number}", "" if error else "Text.", "", (0, number + 1), error)


@pytest.mark.parametrize("shard_size, sizes", [(0, [4, 4, 3]), (5, [4, 1, 4, 1, 1]), (3, [3, 3, 3, 2])])
def test_pool_batches_end_with_shards(shard_size, sizes):
    found = list(make_batches(map(make_text, range(11)), 4, shard_size))
    assert [len(batch.texts) for batch in found] == sizes
    ends = [batch.texts[-1].id for batch in found if batch.full]
    assert ends == [f"d{n}" for n in range(shard_size - 1, 11, shard_size)] if shard_size else ends == []


def test_pool_batches_count_texts_that_are_wrong_but_shards_do_not():
    texts = [make_text(number, "wrong" if number % 2 else "") for number in range(20)]
    found = list(make_batches(texts, 4, 3))
    assert [(len(batch.texts), batch.full) for batch in found][:4] == [
        (4, False),
        (1, True),
        (4, False),
        (2, True),
    ]
