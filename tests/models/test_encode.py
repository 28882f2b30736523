from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import LayerNorm, NumpyOps

from spacy_quotes.models.encode import build_long_reach_encoder, gather_back, look_around
from spacy_quotes.models.kernels import convolve, make_filters, normalize, pad

OPS = NumpyOps()


@pytest.fixture
def encoder():
    numpy.random.seed(0)
    model = build_long_reach_encoder(6, [1, 2, 4], dropout=0.0)
    model.initialize()
    return model


def arrays(*lengths, width=6):
    rng = numpy.random.default_rng(1)
    return [rng.normal(size=(length, width)).astype("f") for length in lengths]


def test_encode_documents_do_not_see_each_other(encoder):
    first, second = arrays(5, 9)
    both = encoder.predict([first, second])
    assert numpy.allclose(both[1], encoder.predict([second])[0], atol=1e-6)
    assert numpy.allclose(both[0], encoder.predict([second, first])[1], atol=1e-6)


def test_encode_reaches_as_far_as_the_dilations_add_up_to(encoder):
    (X,) = arrays(30)
    changed = X.copy()
    changed[15] = changed[15, ::-1].copy()
    difference = numpy.abs(encoder.predict([changed])[0] - encoder.predict([X])[0]).max(axis=1)
    assert (difference[8:23] > 1e-4).all() and difference[:8].max() < 1e-5 > difference[23:].max()


def test_encode_gradient_is_that_of_the_output(encoder):
    X, weights = arrays(7, 4), arrays(7, 4)[::-1]
    weights = [numpy.resize(weight, x.shape) for weight, x in zip(weights, X, strict=True)]

    def value():
        return sum(float((y * w).sum()) for y, w in zip(encoder.predict(X), weights, strict=True))

    dX = encoder.begin_update(X)[1](weights)
    for doc, row, column in ((0, 0, 0), (0, 6, 5), (1, 3, 2)):
        X[doc][row, column] += 0.01
        up = value()
        X[doc][row, column] -= 0.02
        down = value()
        X[doc][row, column] += 0.01
        assert (up - down) / 0.02 == pytest.approx(float(dX[doc][row, column]), abs=2e-2)


def test_encode_empty_documents(encoder):
    (X,) = arrays(3)
    empty = numpy.zeros((0, 6), dtype="f")
    assert [len(Y) for Y in encoder.predict([empty, X, empty])] == [0, 3, 0]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=4), st.integers(1, 9))
def test_encode_look_around_and_back_are_transposes(lengths, reach):
    rng = numpy.random.default_rng(0)
    X = rng.normal(size=(sum(lengths), 2)).astype("f")
    Y = rng.normal(size=(sum(lengths), 6)).astype("f")
    seen = look_around(OPS, X, lengths, reach)
    back = gather_back(OPS, Y.copy(), lengths, reach)
    assert float((seen * Y).sum()) == pytest.approx(float((X * back).sum()), abs=1e-3)


def test_encode_long_documents_in_pieces_as_in_one(encoder, monkeypatch):
    (X,) = arrays(300)
    whole = encoder.predict([X])[0]
    monkeypatch.setattr("spacy_quotes.models.encode.PIECE", 37)
    assert numpy.allclose(encoder.predict([X])[0], whole, atol=1e-5)


def test_encode_predicts_what_it_is_trained_with(encoder):
    X = arrays(5, 12)
    for predicted, trained in zip(encoder.predict(X), encoder.begin_update(X)[0], strict=True):
        assert numpy.allclose(predicted, trained, atol=1e-5)


@pytest.mark.parametrize(("n", "reach"), [(1, 1), (1, 4), (3, 4), (8, 4), (9, 4), (16, 2), (17, 1)])
def test_kernels_convolve_what_is_looked_up(n, reach):
    rng = numpy.random.default_rng(0)
    X, W, b = (rng.normal(size=size).astype("f") for size in ((n, 6), (6, 18), (6,)))
    blocks = pad(n, 6, reach)
    blocks.reshape(-1, 6)[reach : reach + n] = X
    wanted = look_around(OPS, X, [n], reach) @ W.T + b
    assert numpy.allclose(convolve(blocks, make_filters(W), b)[:n], wanted, atol=1e-4)


def test_kernels_normalize_as_the_layer():
    layer = LayerNorm(6)
    layer.initialize()
    layer.set_param("G", numpy.arange(6, dtype="f"))
    (X,) = arrays(9)
    X[3] = 2.0
    wanted = layer.predict(X)
    normalize(layer, X, X)
    assert numpy.allclose(X, wanted, atol=1e-5)
