from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacy_quotes.encoding import tell_encoding

ENCODINGS = ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"]
TEXTS = {
    "English": "“We will wait,” said Ann Lee.\nNobody moved — it was cold.\n",
    "Greek": "«Θα περιμένουμε», είπε η Άννα.\n",
    "Russian": "«Мы подождём», — сказала Анна.\n",
    "Hindi": "अन्ना ने कहा, “हम इंतज़ार करेंगे।”\n",
    "short": "No.",
    "marks": "“No,” Ann said.",
    "long": "“We will wait,” said Ann Lee 😀.\r\n" * 200,
}
ALPHABET = st.characters(codec="utf-8", min_codepoint=0x20, exclude_categories=["Cc", "Co", "Cn"])


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_encoding_text_without_a_mark_is_told(text, encoding):
    assert tell_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-32"])
@pytest.mark.parametrize("text", [*TEXTS.values(), "我们会等", ""], ids=[*TEXTS, "Chinese", "nothing"])
def test_encoding_text_with_a_mark_is_told(text, encoding):
    assert tell_encoding(text.encode(encoding)) == encoding


@given(st.text(ALPHABET), st.booleans())
def test_encoding_utf_8_is_never_taken_for_another(text, mark):
    assert tell_encoding(text.encode("utf-8-sig" if mark else "utf-8")) == ""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"A\0",
        b"Ann said no.\0",
        b"Ann\0Berg\0Cole\0",
        b"\0" * 100,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"\x01\x00\x02\x00\x03\x00\x1f\x00" * 20,
        "“Nein”, sagte er für uns.".encode("cp1252"),
    ],
)
def test_encoding_what_is_not_clear_is_left_to_others(data):
    assert tell_encoding(data) == ""
