"""Pairs to compare: found in parts, so that many quotes take little memory."""

from __future__ import annotations

import random

import pytest
from stories.telling import make_record

from spacy_quotes.stories import Stories, candidates, grouping, table, wordings

NOUNS = ["boats", "bread", "harbour", "winter", "herring", "rope", "pier", "storm", "ferry", "lantern"]


def told():
    """Groups of some hundred quotes that have many words in common."""
    picks = random.Random(4)
    stories = Stories()
    for number in range(150):
        said = " ".join(picks.choices(NOUNS, k=picks.randint(1, 12)))
        cut = " ".join(said.split()[: picks.randint(4, 12)])
        who = picks.choices([None, "Ann Berg", "Tom Vik", "Ada Lund", "residents"], k=2)
        stories.add_json(make_record(f"d{number:03}", (who[0], said)))
        stories.add_json(make_record(f"e{number:03}", (who[1], cut)))
    return [(group.id, group.variants) for group in stories.quotes]


@pytest.mark.parametrize("size", [1, 7, 64])
def test_candidates_size_of_the_parts_does_not_matter(monkeypatch, size):
    whole = told()
    assert any(len({quote.text for quote in variants}) > 1 for _, variants in whole)
    for module, name in (
        (candidates, "_CHUNK"),
        (grouping, "_CHUNK"),
        (table, "_CHUNK"),
        (wordings, "_BLOCK"),
    ):
        monkeypatch.setattr(module, name, size)
    assert told() == whole
