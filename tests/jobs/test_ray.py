from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest
from jobs.making import make_texts
from jobs.test_pool import Deadly, batches

from spacy_quotes.export import COLUMNS
from spacy_quotes.jobs.pool import map_here
from spacy_quotes.jobs.problems import InputError
from spacy_quotes.jobs.ray import extract_quotes, map_on_cluster
from spacy_quotes.jobs.run import Job, Reporter, run
from spacy_quotes.jobs.worker import Task, Worker

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="starts a cluster"),
    # Of Ray itself.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def cluster():
    """A cluster of two machines, one core each."""
    from ray.cluster_utils import Cluster

    options = {"num_cpus": 1, "object_store_memory": 100 * 1024 * 1024, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=options)
    options.pop("include_dashboard")
    cluster.add_node(**options)
    ray.init(address=cluster.address, logging_level="ERROR", log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def workers_of(pid):
    """Processes of Ray that work for us, started by a process or by one that it has started."""
    lines = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True
    ).stdout.splitlines()
    table = {int(line.split()[0]): (int(line.split()[1]), line.split(maxsplit=2)[2]) for line in lines}
    found = []
    for one, (above, name) in table.items():
        while above not in (pid, 0, 1) and above in table:
            above = table[above][0]
        # Not the agents: a machine without them counts as crashed, and here one of them is the head.
        if above == pid and name.startswith(("ray::Worker", "ray::Map")):
            found.append(one)
    return found


def test_ray_engine_gives_what_one_process_does(cluster, pipeline, inputs, tmp_path):
    def make(name, **options):
        return Job(inputs, tmp_path / name, pipeline=pipeline, shard_size=10, batch_size=3, **options)

    assert run(make("here"), Reporter()) == run(make("there", engine="ray", n_process=-1), Reporter()) == 0
    here, there = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("here", "there"))
    assert here == there


def test_ray_engine_worker_that_is_killed_costs_nothing(cluster, pipeline):
    task = Task(pipeline)
    found = []
    for answer in map_on_cluster(batches(40), task, 2):
        found.append(answer)
        if len(found) in (1, 9):
            killed = workers_of(os.getpid())
            assert killed
            for pid in killed:
                os.kill(pid, signal.SIGKILL)
    assert found == list(map_here(batches(40), Worker(task)))


def test_ray_engine_waits_for_no_worker_that_has_no_place(cluster, pipeline):
    answers = list(map_on_cluster(batches(10), Task(pipeline), 5))
    assert [number for number, _ in answers] == list(range(11))


def test_ray_engine_tells_a_pipeline_that_is_not_there(cluster, tmp_path):
    with pytest.raises(InputError, match=r"Q049.*Q018.*none"):
        list(map_on_cluster(batches(1), Task(str(tmp_path / "none")), 1))


def test_ray_engine_documents_that_end_a_worker_twice_are_named(cluster, pipeline):
    def feed():
        yield from batches(3)
        yield 4, [("d8", "Text."), ("d9", Deadly())]

    with pytest.raises(InputError, match=r"Q044.*'d8' to 'd9'"):
        list(map_on_cluster(feed(), Task(pipeline), 2))


def test_ray_engine_workers_that_never_get_ready_are_told(cluster):
    with pytest.raises(InputError, match="Q049"):
        list(map_on_cluster(batches(1), Task(Deadly()), 2))


def make_dataset(n, **more):
    return ray.data.from_items(
        [{"id": f"d{i}", "text": text, **more} for i, text in enumerate(make_texts(n))]
    )


def test_ray_dataset_gives_the_records_of_one_machine(cluster, pipeline):
    found = extract_quotes(make_dataset(40).repartition(8), pipeline, batch_size=4).take_all()
    texts = [(f"d{number}", text) for number, text in enumerate(make_texts(40))]
    expected = {id: r.data for (id, _), r in zip(texts, Worker(Task(pipeline))(texts).results, strict=True)}
    assert {row["id"]: row["record"] + "\n" for row in found} == expected
    assert all(row["quotes"] == len(json.loads(row["record"])["quotes"]) for row in found)
    assert {row["error"] for row in found} == {None}


def test_ray_dataset_worker_that_is_killed_costs_nothing(cluster, pipeline):
    quotes = extract_quotes(make_dataset(120).repartition(40), pipeline, batch_size=3)
    seen = []
    for row in quotes.iter_rows():
        if not seen:
            # Whatever is at work at this moment, readers and writers too.
            for pid in workers_of(os.getpid()):
                os.kill(pid, signal.SIGKILL)
        seen.append(row["id"])
    assert sorted(seen) == sorted(f"d{number}" for number in range(120))


def test_ray_dataset_worker_that_always_dies_ends_the_job(cluster, pipeline):
    lives = {"max_restarts": 1, "max_task_retries": 1}
    quotes = extract_quotes(make_dataset(4), Deadly(), batch_size=2, **lives)
    with pytest.raises(Exception, match=r"died|dead|unavailable"):
        quotes.take_all()


def test_ray_dataset_of_rows_is_a_table_with_types(cluster, pipeline, tmp_path):
    pytest.importorskip("pyarrow")
    texts = [
        {"key": 1, "body": make_texts(1)[0]},
        {"key": 2, "body": "Nothing was said."},
        {"key": 3, "body": ""},
    ]
    quotes = extract_quotes(
        ray.data.from_items(texts), pipeline, form="rows", text_field="body", id_field="key", batch_size=1
    )
    rows = quotes.take_all()
    assert [tuple(row) for row in rows] == [COLUMNS] * 2
    assert [(row["id"], row["quote"], type(row["score"])) for row in rows] == [
        ("1", "q0", float),
        ("1", "q1", float),
    ]


def test_ray_dataset_row_that_is_wrong_costs_itself_only(cluster, pipeline):
    items = [{"id": "a", "text": "One."}, {"id": "b", "text": None}, {"id": "c", "text": " "}]
    rows = extract_quotes(ray.data.from_items(items), pipeline).take_all()
    a, b, c = sorted(rows, key=lambda row: row["id"])
    assert (a["error"], b["record"], c["record"]) == (None, None, None)
    assert "Q042" in b["error"] and "'b'" in b["error"] and "Q015" in c["error"]


def test_ray_dataset_without_the_column_is_told(cluster, pipeline):
    with pytest.raises(Exception, match=r"Q041.*body"):
        extract_quotes(make_dataset(2), pipeline, text_field="body").take_all()


def test_ray_dataset_form_is_checked():
    with pytest.raises(ValueError, match=r"Q008.*records"):
        extract_quotes(None, form="xml")


def test_ray_engine_starts_a_cluster_where_there_is_none(pipeline, inputs, tmp_path):
    command = [sys.executable, "-m", "spacy", "quotes", "extract", *inputs, "-p", pipeline, "--engine", "ray"]
    # Not the cluster of this test.
    env = {**os.environ, "RAY_ADDRESS": "local"}
    done = subprocess.run([*command, "-n", "1"], capture_output=True, env=env, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    assert len(done.stdout.splitlines()) == 48
