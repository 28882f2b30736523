from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from util import make_nlp

from spacy_quotes.export import COLUMNS
from spacy_quotes.jobs.problems import InputError
from spacy_quotes.jobs.run import Job, Reporter, run
from spacy_quotes.jobs.tables import Fields

SCRIPT = Path(__file__).with_name("killed.py")


class Listener(Reporter):
    """Keeps what was told."""

    def __init__(self):
        self.messages = []
        self.count = 0

    def advance(self):
        self.count += 1

    def tell(self, message):
        self.messages.append(message)


@pytest.fixture
def job(inputs, pipeline, tmp_path):
    """Makes jobs that write shards."""

    def make(folder="out", **options):
        settings = {"inputs": inputs, "pipeline": pipeline, "shard_size": 10, "batch_size": 3, **options}
        return Job(output=tmp_path / folder, **settings)

    return make


def read_folder(folder):
    """Bytes of each file."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def read_manifest(folder):
    return json.loads((folder / "manifest.json").read_bytes())


def read_shards(folder):
    """Records of all shards."""
    files = [shard["file"] for shard in read_manifest(folder)["shards"]]
    lines = [line for file in files for line in gzip.decompress((folder / file).read_bytes()).splitlines()]
    return [json.loads(line) for line in lines]


def test_shards_hold_what_one_file_would(job, tmp_path):
    assert run(job(), Reporter()) == 0
    assert run(job("one.jsonl", shard_size=0), Reporter()) == 0
    lines = (tmp_path / "one.jsonl").read_text(encoding="utf-8").splitlines()
    assert read_shards(tmp_path / "out") == [json.loads(line) for line in lines]


def test_shards_manifest_tells_what_is_there(job, tmp_path):
    run(job(), Reporter())
    found = read_manifest(tmp_path / "out")
    assert [shard["documents"] for shard in found["shards"]] == [10, 10, 10, 10, 8]
    assert (found["finished"], found["documents"], found["failed"]) == (True, 48, 0)
    assert found["quotes"] == sum(len(record["quotes"]) for record in read_shards(tmp_path / "out"))
    assert [(shard["first"], shard["last"]) for shard in found["shards"]][2:4] == [
        ("j20", "c5"),
        ("c6", "c15"),
    ]
    for shard in found["shards"]:
        data = (tmp_path / "out" / shard["file"]).read_bytes()
        assert (shard["bytes"], shard["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("form", ["jsonl", "csv", "text", "parquet"])
def test_shards_are_the_same_each_time(job, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    run(job("one", form=form), Reporter())
    run(job("two", form=form), Reporter())
    assert read_folder(tmp_path / "one") == read_folder(tmp_path / "two")


def test_shards_of_parquet_have_types(job, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    run(job(form="parquet"), Reporter())
    table = parquet.read_table(tmp_path / "out" / "part-00000.parquet")
    assert table.column_names == list(COLUMNS)
    types = {name: str(table.schema.field(name).type) for name in COLUMNS}
    assert {name: kind for name, kind in types.items() if kind != "string"} == {
        "start": "int64",
        "end": "int64",
        "factual": "bool",
        "score": "double",
    }
    assert table.num_rows == read_manifest(tmp_path / "out")["shards"][0]["quotes"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forks")
def test_shards_of_a_run_killed_anywhere_are_those_of_one_that_was_not(job, inputs, tmp_path):
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path, "7", "6"], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 20
    for number, form in enumerate(["jsonl", "csv"] * 2):
        options = {"pipeline": str(tmp_path / "pipeline"), "shard_size": 5, "form": form}
        run(job(f"whole-{number}", **options), Reporter())
        killed, whole = read_folder(tmp_path / f"{form}-{number}"), read_folder(tmp_path / f"whole-{number}")
        assert sorted(killed) == sorted(whole)
        assert killed == whole


@pytest.fixture(autouse=True)
def saved(pipeline, tmp_path):
    """The pipeline where the script looks for it."""
    shutil.copytree(pipeline, tmp_path / "pipeline")


def stop_after(n):
    """A reporter that interrupts a job at a document."""

    class Stopper(Listener):
        def advance(self):
            super().advance()
            if self.count == n:
                raise KeyboardInterrupt

    return Stopper()


@pytest.mark.parametrize("n", [1, 9, 10, 11, 31, 48])
def test_shards_resume_does_only_what_is_not_done(job, tmp_path, n):
    with pytest.raises(KeyboardInterrupt):
        run(job(), stop_after(n))
    assert not [name for name in read_folder(tmp_path / "out") if name.startswith(".")]
    heard = Listener()
    assert run(job(resume=True), heard) == 0
    # A shard is done when the last of its documents has been taken.
    assert heard.count == 48 - (n - 1) // 10 * 10
    run(job("whole"), Reporter())
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


def test_shards_resume_of_nothing_begins_and_of_all_does_nothing(job, tmp_path):
    first, second = Listener(), Listener()
    assert run(job(resume=True), first) == run(job(resume=True), second) == 0
    assert (first.count, second.count) == (48, 0)
    assert second.messages == ["All is done already: 48 documents."]


def test_shards_failures_count_however_often_a_run_was_stopped(job, inputs, tmp_path):
    path = Path(inputs[0])
    lines = path.read_text().splitlines()
    path.write_text("\n".join(["not JSON", *lines[:15], "{}", "{}", *lines[15:]]))
    inputs.append(str(tmp_path / "missing.txt"))
    whole = Listener()
    assert run(job("whole"), whole) == 4
    assert whole.messages[-1] == "4 of 52 inputs failed."
    with pytest.raises(KeyboardInterrupt):
        run(job(), stop_after(14))
    for _ in range(2):
        heard = Listener()
        assert run(job(resume=True), heard) == 4
        assert heard.messages[-1] == "4 of 52 inputs failed."
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "whole")


def test_shards_of_nothing_but_failures(job, tmp_path):
    (tmp_path / "bad.jsonl").write_text("no\n" * 30)
    bad = job(inputs=[str(tmp_path / "bad.jsonl")])
    assert run(bad, Reporter()) == 30
    assert list(read_folder(tmp_path / "out")) == ["manifest.json"]
    assert read_manifest(tmp_path / "out")["failed"] == 30


OTHER = {
    "settings.batch_size was 3 and is 4": {"batch_size": 4},
    "settings.shard_size was 10 and is 9": {"shard_size": 9},
    'settings.format was "jsonl" and is "csv"': {"form": "csv"},
    'settings.id_field was null and is "id"': {"fields": Fields("text", "id")},
    'pipeline.name was "': {"pipeline": None},
    "inputs[1] was {": {"inputs": 1},
}


@pytest.mark.parametrize("told", OTHER)
def test_shards_resume_of_another_run_tells_what_differs(job, inputs, tmp_path, told):
    with pytest.raises(KeyboardInterrupt):
        run(job(), stop_after(15))
    before = read_folder(tmp_path / "out")
    other = {**OTHER[told]}
    if "inputs" in other:
        other["inputs"] = inputs[:1]
    with pytest.raises(InputError, match="Q046") as caught:
        run(job(resume=True, **other), Reporter())
    assert told in str(caught.value)
    assert read_folder(tmp_path / "out") == before


def test_shards_resume_tells_an_input_and_a_pipeline_that_have_changed(job, inputs, tmp_path):
    mine = {"pipeline": str(tmp_path / "pipeline")}
    run(job(**mine), Reporter())
    Path(inputs[0]).write_text(Path(inputs[0]).read_text() + '{"text": "More."}\n')
    with pytest.raises(InputError, match=r"inputs\[0\]\.bytes was \d+ and is \d+"):
        run(job(resume=True, **mine), Reporter())
    run(job("new", **mine), Reporter())
    make_nlp("quotes_rules", min_score=0.5).to_disk(tmp_path / "pipeline")
    with pytest.raises(InputError, match=r"pipeline\.hash was"):
        run(job("new", resume=True, **mine), Reporter())


def test_shards_folder_with_something_else_is_left_alone(job, tmp_path):
    run(job(), Reporter())
    before = read_folder(tmp_path / "out")
    with pytest.raises(InputError, match="Q045"):
        run(job(), Reporter())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.md").write_text("Mine.")
    with pytest.raises(InputError, match="Q045"):
        run(job("other", resume=True), Reporter())
    assert read_folder(tmp_path / "out") == before
    assert list(read_folder(tmp_path / "other")) == ["notes.md"]


def test_shards_half_files_of_a_run_that_was_killed_go_and_no_others(job, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        run(job(), stop_after(15))
    halves = [".part-00001.jsonl.gz.17.tmp", ".manifest.json.17.tmp"]
    others = [".notes.tmp", ".part-00001.tmp", ".part-x.jsonl.17.tmp", ".report.txt.17.tmp"]
    for name in halves + others:
        (tmp_path / "out" / name).write_text("Half of it")
    with pytest.raises(InputError, match="Q045"):
        run(job(), Reporter())
    with pytest.raises(InputError, match="Q046"):
        run(job(resume=True, batch_size=4), Reporter())
    assert set(halves + others) <= set(read_folder(tmp_path / "out")), "the run was another one"
    run(job(resume=True), Reporter())
    assert [name for name in sorted(read_folder(tmp_path / "out")) if name.startswith(".")] == sorted(others)


@pytest.mark.parametrize(
    "name, is_ours", [(".manifest.json.17.tmp", True), (".part-00000.csv.17.tmp", False)]
)
def test_shards_folder_with_only_a_half_file(job, tmp_path, name, is_ours):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("Half of it")
    if is_ours:
        assert run(job(), Reporter()) == 0
    else:
        with pytest.raises(InputError, match="Q045"):
            run(job(), Reporter())
    assert (name in read_folder(tmp_path / "out")) is not is_ours


def test_shards_are_not_written_among_what_is_read(job):
    for folder in ("", "pipeline/.."):
        with pytest.raises(InputError, match=r"Q019.*what is read"):
            run(job(folder), Reporter())


@pytest.mark.parametrize("damage", ["{", "[]", '{"format": 1}'])
def test_shards_manifest_that_is_damaged_is_told(job, tmp_path, damage):
    run(job(), Reporter())
    (tmp_path / "out" / "manifest.json").write_text(damage)
    with pytest.raises(InputError, match="Q047"):
        run(job(resume=True), Reporter())


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_shards_that_are_gone_or_changed_are_told(job, tmp_path, change):
    run(job(), Reporter())
    change(tmp_path / "out" / "part-00001.jsonl.gz")
    with pytest.raises(InputError, match=r"Q047.*part-00001"):
        run(job(resume=True), Reporter())


def test_shards_need_a_folder_and_inputs_that_can_be_read_again(job):
    for wrong in (Job(pipeline=job().pipeline, shard_size=3), job(inputs=["-"], resume=True)):
        with pytest.raises(InputError, match="Q048"):
            run(wrong, Reporter())


def test_shards_folder_that_cannot_be_written(job, tmp_path):
    (tmp_path / "out").write_text("A file.")
    with pytest.raises(InputError, match="Q019"):
        run(job(), Reporter())
