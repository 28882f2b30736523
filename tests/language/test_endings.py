from __future__ import annotations

from spacy_quotes.language.endings import women_by_ending


def test_endings_share_of_women_follows_longer_endings():
    shares = women_by_ending({"anna": "f", "hanna": "f", "joanna": "f", "luka": "m", "sam": "m", "kim": ""})
    assert shares["nna"] > shares["a"] > shares["m"]
    assert shares["ka"] < shares["a"]
    assert "im" not in shares
