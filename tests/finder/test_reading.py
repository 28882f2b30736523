from __future__ import annotations

import numpy
import spacy

from spacy_quotes.finder import reading
from spacy_quotes.finder.reading import token_features

TEXT = "“We will wait here,” the mayor said. Ann Lee, a clerk of London, told reporters that she would not."


def test_reading_features_do_not_depend_on_what_is_remembered(monkeypatch):
    doc = spacy.blank("en")(TEXT)
    wanted = token_features(doc)
    monkeypatch.setattr(reading, "MOST_WORDS", 2)
    for _ in range(2):
        numpy.testing.assert_array_equal(token_features(doc), wanted)
