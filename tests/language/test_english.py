from __future__ import annotations

from dataclasses import fields

import pytest

from spacy_quotes.language import LANGUAGES, get_language, has_language
from spacy_quotes.language.base import CueData, GrammarData, LanguageData

ENGLISH = get_language("en")
FRAMES = set("coiatnlpwr")
TENSES = {"base", "third", "past", "participle", "pastpart", "ing"}


def test_language_has_250_reporting_verbs_and_more():
    assert len({verb.lemma for verb in ENGLISH.cues.verbs.values()}) >= 250


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("said", "say", "pastpart"),
        ("says", "say", "third"),
        ("wrote", "write", "past"),
        ("written", "write", "participle"),
        ("writing", "write", "ing"),
        ("denies", "deny", "third"),
        ("denied", "deny", "pastpart"),
        ("admitted", "admit", "pastpart"),
        ("admitting", "admit", "ing"),
        ("stressed", "stress", "pastpart"),
        ("stresses", "stress", "third"),
        ("agreeing", "agree", "ing"),
        ("labelled", "label", "pastpart"),
        ("labeled", "label", "pastpart"),
        ("read", "read", "pastpart"),
    ],
)
def test_language_makes_the_forms_of_a_verb(form, lemma, tense):
    verb = ENGLISH.cues.verbs[form]
    assert (verb.lemma, verb.tense) == (lemma, tense)


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_data_is_complete_and_in_lower_case(code):
    data = get_language(code)
    for part in (data.cues, data.grammar):
        for field in fields(part):
            assert getattr(part, field.name), field.name
    words = set(data.cues.verbs) | data.cues.nouns | data.grammar.subordinators | set(data.names.titles)
    assert all(word == word.lower() for word in words)
    assert all(verb.frames <= FRAMES and verb.tense in TENSES for verb in data.cues.verbs.values())
    lemmas = {verb.lemma for verb in data.cues.verbs.values()}
    for table in (data.cues.prepositions, data.cues.addressed, data.cues.particles):
        assert set(table) <= lemmas


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_nouns_of_organisations_and_texts_do_not_contradict(code):
    names = get_language(code).names
    assert not names.bodies & (names.groups | names.documents | names.collectives)
    assert names.press <= names.documents
    assert not names.documents & names.collectives


def test_language_without_data_is_empty():
    assert not has_language("tlh")
    assert get_language("tlh") == LanguageData("tlh", CueData(), GrammarData())
