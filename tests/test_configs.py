"""The configs of trainings make pipelines, and those pipelines can learn."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.cli.debug_config import debug_config
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from util import make_doc

FOLDER = Path(__file__).parents[1] / "training" / "configs"
# That of the transformer has a test of its own, with an encoder made there.
CONFIGS = sorted(path for path in FOLDER.glob("*.cfg") if path.stem != "transformer")


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_config_is_complete(path, tmp_path):
    DocBin(docs=[make_doc()]).to_disk(tmp_path / "docs.spacy")
    overrides = {f"paths.{name}": str(tmp_path / "docs.spacy") for name in ("train", "dev")}
    # Ends the process where something is missing or of the wrong type.
    debug_config(path, overrides=overrides)


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_config_makes_a_pipeline_that_learns(path):
    nlp = load_model_from_config(load_config(path, interpolate=True), auto_fill=True)
    assert nlp.pipe_names == ["quotes"]
    example = Example(nlp.make_doc(make_doc().text), make_doc())
    optimizer = nlp.initialize(lambda: [example])
    optimizer.learn_rate = 0.003
    losses = [nlp.update([example], sgd=optimizer)["quotes"] for _ in range(12)]
    assert losses[-1] < losses[0]
    assert nlp(example.text).text == example.text
