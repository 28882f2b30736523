from __future__ import annotations

import numpy
import pytest
import spacy
from thinc.api import LayerNorm, Linear, chain

from spacy_quotes.models.vectors import build_word_vectors, load_table
from spacy_quotes.weights import find_weights, load_weights, read_weights, write_weights


def make_model(width=4):
    model = chain(Linear(width, 3), LayerNorm(width))
    model.initialize()
    return model


def test_weights_round_trip_in_half_precision():
    first, second = make_model(), make_model()
    data = write_weights(first, {"lang": "en", "made by": "a test"})
    meta = read_weights(second, data, "here")
    assert meta["made by"] == "a test"
    X = numpy.ones((2, 3), dtype="f")
    assert numpy.allclose(first.predict(X), second.predict(X), atol=1e-2)
    assert second.layers[0].get_param("W").dtype == numpy.float32


@pytest.mark.parametrize("cut", [0, 10, 200, -1])
def test_weights_damaged_file_is_told_and_model_stays(cut):
    model = make_model()
    before = model.layers[0].get_param("W").copy()
    data = write_weights(model, {})
    with pytest.raises(ValueError, match=r"Q024.*here"):
        read_weights(model, data[:cut] if cut >= 0 else b"PK" + data[2:-40], "here")
    assert (model.layers[0].get_param("W") == before).all()


def test_weights_of_another_model_are_told():
    with pytest.raises(ValueError, match="made for another model"):
        read_weights(make_model(5), write_weights(make_model(4), {}), "here")


def test_weights_that_are_not_there():
    assert not find_weights("en", "nonsense")
    with pytest.raises(ValueError, match="Q024"):
        load_weights(make_model(), "en", "nonsense")


def test_vectors_of_frequent_words_alone():
    doc = spacy.blank("en")("The bridge xqzvw")
    (vectors,) = build_word_vectors().predict([doc])
    assert vectors.shape == (3, 50)
    norms = numpy.linalg.norm(vectors, axis=1)
    assert norms[:2] == pytest.approx([1, 1], abs=0.05) and norms[2] == 0


def test_vectors_mean_something():
    table = load_table("en_glove")
    assert len(table.keys) == 25_000 and (numpy.diff(table.keys.astype("float64")) >= 0).all()
    words = "said told banana"
    said, told, banana = build_word_vectors().predict([spacy.blank("en")(words)])[0]
    assert said @ told > said @ banana


def test_vectors_missing_table_is_told():
    with pytest.raises(ValueError, match="Q024"):
        load_table("nonsense")
