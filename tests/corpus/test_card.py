"""The data card says what the commands print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARD = (ROOT / "corpus" / "README.md").read_text(encoding="utf8")
BLOCKS = re.findall(r"^```text\n(.*?)^```$", CARD, re.M | re.S)
COMMANDS = (["training/agreement.py"], ["-m", "spacy", "quotes", "stats", "corpus/articles"])


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_card_shows_what_the_command_prints(number):
    done = subprocess.run(
        [sys.executable, *COMMANDS[number]], cwd=ROOT, capture_output=True, encoding="utf8", check=True
    )

    def plain(text):
        return [line.rstrip() for line in text.strip().splitlines()]

    assert plain(done.stdout) == plain(BLOCKS[number])


def test_card_number_of_articles():
    articles = len(list((ROOT / "corpus" / "articles").glob("*.txt")))
    assert f"{articles} invented news articles" in CARD
