"""Mentions of names."""

from __future__ import annotations

import warnings

import pytest
import spacy
from speakers.marked import make_page

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers.names import find_mentions


def found(text, sources=()):
    """Names in a text, weak ones left out."""
    page = make_page(text)
    mentions = find_mentions(page, NAMES, sources)
    return [page.text[page.starts[m.start] : page.ends[m.end - 1]] for m in mentions if not m.weak]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We met Anna Berg there.", ["Anna Berg"]),
        ("We met Mr. Tom Moe there.", ["Tom Moe"]),
        ("It was Police Chief Anna Berg who came.", ["Anna Berg"]),
        ("It was Secretary of State Anna Berg who came.", ["Anna Berg"]),
        ("We saw the Kremlin aide Oleg Tarnov and left.", ["Kremlin", "Oleg Tarnov"]),
        ("We heard Al Warqa's Rania Darwish report.", ["Al Warqa", "Rania Darwish"]),
        ("We saw Abu Omar al-Tamari in town.", ["Abu Omar al-Tamari"]),
        ("We saw al-Tamari in town.", ["al-Tamari"]),
        ("We saw Jean-Luc Perrin in town.", ["Jean-Luc Perrin"]),
        ("We saw Pak Jong-un in town.", ["Pak Jong-un"]),
        ("We saw Piet van der Heide in town.", ["Piet van der Heide"]),
        ("We saw J. Anna Berg in town.", ["J. Anna Berg"]),
        ("We saw Tom Moe Jr. in town.", ["Tom Moe Jr."]),
        ("He joined the Aldby Observatory for Human Rights in May.", ["Aldby Observatory for Human Rights"]),
        ("He joined the University of Michigan last year.", ["University of Michigan"]),
        ("We heard Alan King sing.", ["Alan King"]),
        ("We saw Gov. Kent Berg in town.", ["Kent Berg"]),
        ("We saw Ali Islam Berg in town.", ["Ali Islam Berg"]),
        ("We heard the Justice Department say so.", ["Justice Department"]),
        ("The Refugee Commission spoke.", ["Refugee Commission"]),
        ("We read the Sunday Herald today.", ["Sunday Herald"]),
        ("We met Pell & Frobish there.", ["Pell & Frobish"]),
        ("We met the Association of Independent Writers.", ["Association of Independent Writers"]),
        ("We heard Eithne Moe KC speak.", ["Eithne Moe KC"]),
        ("We heard Mayor Bill de Berg sing about the Aldby Farm Bill.", ["Bill de Berg", "Aldby Farm Bill"]),
        ("We flew to New York at noon.", ["New York"]),
        ("We saw Mi-rae Dongshik in town.", ["Mi-rae Dongshik"]),
        ("We saw Dongshik Do-yun in town.", ["Dongshik Do-yun"]),
        ("We saw the Aldby Post-Lantern in town.", ["Aldby Post-Lantern"]),
        ("We saw Hallsteen Pompen NV in town.", ["Hallsteen Pompen NV"]),
        ("We saw the Casa do Ferro in town.", ["Casa do Ferro"]),
        ("We saw the Northern Lanterns in town.", ["Northern Lanterns"]),
        ("We saw the Daughters of the Reed and left.", ["Daughters of the Reed"]),
        ("We saw the Aldby Salt Watch in town.", ["Aldby Salt Watch"]),
        ("We saw the Firemen's Guild in town.", ["Firemen's Guild"]),
        ("We saw the Hallin and Birk Museum in town.", ["Hallin and Birk Museum"]),
    ],
)
def test_names_finds_the_name_without_its_titles(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The weather was bad. However, nothing broke.",
        "Speaking there, they left. After lunch, they came back.",
        "On Monday it rained. In December, it snowed.",
        "Apples fell. We ate the apples and the rest.",
    ],
)
def test_names_ignores_capitals_of_sentences(text):
    assert found(text) == []


def test_names_keeps_title_and_gender_apart():
    page = make_page("Then Mrs. Berg and President Tom Moe came.")
    woman, man = find_mentions(page, NAMES, [])
    assert (woman.words, woman.gender, woman.kind) == (("berg",), "f", "person")
    assert (man.words, man.roles) == (("tom", "moe"), ("president",))


def test_names_leaves_out_lesser_roles():
    page = make_page("Then Vice President Tom Moe came.")
    assert find_mentions(page, NAMES, [])[0].roles == ()


def test_names_headline_gives_only_weak_names():
    assert found("Mayor Berg Promises New Bridge for Aldby\n\nNothing came of it.") == []


def test_names_headline_gives_the_names_of_its_sources():
    assert found("Anna Berg Promises Aldby Bridge", [(0, 2)]) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then the Refugee Bar met.", "Refugee Bar"),
        ("Then Deputy Minister Roman Holm met.", "Roman Holm"),
        ("Then lawyer James A. Baker met.", "James A. Baker"),
        ("Then Pres. Holm met.", "Holm"),
    ],
)
def test_names_word_of_another_sort_inside_a_name(text, name):
    assert found(text) == [name]


@pytest.mark.parametrize(
    "words", ["Nurses' ", "Nurses' Union ", "Mayor ", "Bill ", "Anna Berg ", "Aldby of the "]
)
def test_names_runs_of_any_length_are_read(words):
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a failure on a document is only a warning
        doc = nlp(5_000 * words + '\n\n"It rained a lot," said Tom Moe.')
    (quote,) = doc._.quotes
    assert quote.speaker.name == "Tom Moe"


def test_names_owner_goes_to_the_organisation_near_it():
    assert found("We met the Nurses' and then the Nurses' Aldby Union.") == ["Nurses", "Nurses' Aldby Union"]
