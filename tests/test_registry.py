from __future__ import annotations

from importlib.metadata import distribution, version

import pytest
import spacy
from spacy import displacy
from spacy.util import registry
from util import make_doc

import spacy_quotes

# Names that users write into configs and commands: none goes, none comes by accident.
ENTRY_POINTS = {
    ("spacy_factories", "quotes", "spacy_quotes.factory:make_quotes"),
    ("spacy_factories", "quotes_rules", "spacy_quotes.factory:make_quotes_rules"),
    ("spacy_architectures", "spacy_quotes.QuoteModel.v1", "spacy_quotes.models.quoting:build_quote_model"),
    ("spacy_architectures", "spacy_quotes.Tok2Vec.v1", "spacy_quotes.models.quoting:build_tok2vec"),
    (
        "spacy_architectures",
        "spacy_quotes.LongReachEncoder.v1",
        "spacy_quotes.models.encode:build_long_reach_encoder",
    ),
    ("spacy_architectures", "spacy_quotes.WordVectors.v1", "spacy_quotes.models.vectors:build_word_vectors"),
    ("spacy_architectures", "spacy_quotes.PageEmbed.v1", "spacy_quotes.models.embed:build_page_embed"),
    ("spacy_architectures", "spacy_quotes.WithFeatures.v1", "spacy_quotes.models.joined:build_with_features"),
    (
        "spacy_architectures",
        "spacy_quotes.PageFeatures.v1",
        "spacy_quotes.finder.features:build_page_features",
    ),
    ("spacy_scorers", "spacy_quotes.scorer.v1", "spacy_quotes.scoring.scorer:make_scorer"),
    ("spacy_readers", "spacy_quotes.Corpus.v1", "spacy_quotes.corpora.reader:make_corpus"),
    ("spacy_augmenters", "spacy_quotes.augmenter.v1", "spacy_quotes.corpora.augment:make_augmenter"),
    ("spacy_cli", "quotes", "spacy_quotes.cli:app"),
    ("spacy_displacy_colors", "spacy_quotes.colors", "spacy_quotes.display:COLORS"),
}
PUBLIC = {
    "Quote",
    "Speaker",
    "Stories",
    "from_json",
    "get_quote_of",
    "get_quotes",
    "get_speakers",
    "join_docs",
    "render",
    "to_json",
    "to_rows",
}


def test_registry_entry_points_are_frozen():
    found = {(point.group, point.name, point.value) for point in distribution("spacy-quotes").entry_points}
    assert found == ENTRY_POINTS


@pytest.mark.parametrize("group, name", sorted((group, name) for group, name, _ in ENTRY_POINTS))
def test_registry_entry_point_loads(group, name):
    (point,) = distribution("spacy-quotes").entry_points.select(group=group, name=name)
    assert point.load() is not None


def test_registry_public_names_are_frozen():
    assert set(spacy_quotes.__all__) == PUBLIC
    assert all(hasattr(spacy_quotes, name) for name in PUBLIC)


def test_registry_version_is_that_of_the_distribution():
    assert spacy_quotes.__version__ == version("spacy-quotes")


def test_registry_factories_are_found_by_spacy():
    nlp = spacy.blank("en")
    assert nlp.has_factory("quotes") and nlp.has_factory("quotes_rules")


def test_registry_colors_show_in_displacy():
    colors = registry.displacy_colors.get("spacy_quotes.colors")
    assert set(colors) == {"CONTENT", "CUE", "SOURCE", "ADDRESSEE"}
    html = displacy.render(make_doc(), style="span", options={"spans_key": "quotes"}, jupyter=False)
    assert all(color in html for color in colors.values())
