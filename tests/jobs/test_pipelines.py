from __future__ import annotations

import pytest
import spacy

from spacy_quotes import to_json
from spacy_quotes.jobs.pipelines import load_pipeline
from spacy_quotes.jobs.problems import InputError

TEXT = "“We will wait here,” said Ann Lee, a clerk. She told reporters that nobody had been asked."


@pytest.mark.parametrize(
    ("name", "component", "config"),
    [
        (None, "quotes", {}),
        ("news", "quotes", {"weights": "news"}),
        ("open", "quotes", {"weights": "open"}),
        ("rules", "quotes_rules", {}),
    ],
)
def test_pipelines_of_the_package_have_names(name, component, config):
    nlp = spacy.blank("en")
    nlp.add_pipe(component, config=config)
    loaded = load_pipeline(name, "en")
    assert to_json(loaded(TEXT)) == to_json(nlp(TEXT))
    assert loaded.max_length > 10_000_000


def test_pipelines_a_folder_of_such_a_name_is_told_by_its_path(tmp_path, monkeypatch):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules")
    nlp.to_disk(tmp_path / "open")
    monkeypatch.chdir(tmp_path)
    assert load_pipeline("./open", "en").pipe_names == ["quotes_rules"]
    assert load_pipeline("open", "en").pipe_names == ["quotes"]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("name", ["opne", "de", "", "../en", "n" * 300, "a\0b"])
def test_pipelines_there_are_not_are_told_with_those_of_the_package(name, lang):
    with pytest.raises(InputError, match=r"Q018.*'rules'") as error:
        load_pipeline(name, lang)
    assert ("'news', 'open'" in str(error.value)) == (lang == "en")
