from __future__ import annotations

import warnings

import pytest
from spacy.tokens import Doc, Span
from util import make_doc

from spacy_quotes import extensions, get_quotes
from spacy_quotes.extensions import install_extensions


@pytest.fixture
def foreign_attribute(monkeypatch):
    """`doc._.quotes` as another package would set it."""
    before = Doc.get_extension("quotes")
    Doc.set_extension("quotes", default="theirs", force=True)
    monkeypatch.setattr(extensions, "_warned", set())
    yield
    Doc.remove_extension("quotes")
    Doc.set_extension("quotes", getter=before[2])


def test_extensions_are_there_after_import():
    assert Doc.has_extension("quotes") and Doc.has_extension("speakers") and Span.has_extension("quote")


def test_extensions_installed_twice_are_quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        install_extensions()
        install_extensions()


def test_extensions_come_back_after_removal():
    Doc.remove_extension("speakers")
    install_extensions()
    assert [speaker.id for speaker in make_doc()._.speakers] == ["ann-berg"]


def test_extensions_of_another_package_are_left_with_one_warning(foreign_attribute):
    with pytest.warns(UserWarning, match=r"Q105.*doc\._\.quotes.*get_quotes\(doc\)") as caught:
        install_extensions()
        install_extensions()
    assert len(caught) == 1
    doc = make_doc()
    assert doc._.quotes == "theirs"
    assert len(get_quotes(doc)) == 2
