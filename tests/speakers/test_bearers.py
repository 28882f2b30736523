"""Who is meant by what they are, where the text names them later."""

from __future__ import annotations

import pytest
from speakers.marked import resolve


@pytest.mark.parametrize(
    ("source", "after", "name"),
    [
        ("The head of Aldby's port", "[S r|Anna Berg]", "Anna Berg"),
        ("The commander of the Aldby fleet", "[S r|Rear Admiral Anna Berg]", "Anna Berg"),
        ("The head of Aldby's port", "[S r|Anna Berg, the mayor],", "The head of Aldby's port"),
        ("The captain", "[S r|Anna Berg]", "The captain"),
    ],
)
def test_bearers_lead_is_whom_the_next_paragraph_hears(source, after, name):
    quote = f"[S q|{source}] said on Monday [C q|that the water had risen]."
    found, _ = resolve(f"Water rises\n\n{quote}\n\nSo [C r|it is late], {after} said.")
    assert found["q"] == name


def test_bearers_lead_passes_over_places():
    text = (
        "Water rises\n\n[S q|The head of the port] said [C q|that the water had risen].\n\n"
        "[C r|The women of Aldby Moor are late], [S r|Anna Berg] said."
    )
    assert resolve(text)[0]["q"] == "Anna Berg"


@pytest.mark.parametrize(
    "dateline", ["QASR DUBAR, March 3 (ANP) — ", "Aldby Vale (ANP) - ", "QASR DUBAR, Norland – "]
)
def test_bearers_dateline_names_nobody(dateline):
    text = (
        f"Oil chief sees rise\n\n[S q|The head of the oil ministry] said [C q|that oil was dear].\n\n"
        f"{dateline}It rained all day.\n\n[C r|Oil is dear], [S r|Anna Berg] said."
    )
    assert resolve(text)[0]["q"] == "Anna Berg"
