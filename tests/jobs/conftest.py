"""Inputs and a pipeline that is there at once."""

from __future__ import annotations

import pytest
from jobs.making import write_csv, write_jsonl
from util import make_nlp


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """Path of a saved pipeline."""
    path = tmp_path_factory.mktemp("saved") / "pipeline"
    make_nlp("quotes_rules").to_disk(path)
    return str(path)


@pytest.fixture
def inputs(tmp_path):
    """Paths of two tables of 24 texts each."""
    return [str(write_jsonl(tmp_path / "a.jsonl", 24)), str(write_csv(tmp_path / "b.csv", 24))]
