"""Quotes written inline, for the tests of the speakers: "[S q0|Anna Berg] said [C q0|it rained]."."""

from __future__ import annotations

import re
from collections import defaultdict

import spacy

from spacy_quotes.alignment import align
from spacy_quotes.language.names_en import NAMES
from spacy_quotes.page import Page, read_page
from spacy_quotes.quote import Attribution, Voice
from spacy_quotes.speakers import resolve_speakers

_MARK = re.compile(r"\[([CSQA]) (\w+)\||\]")
_NLP = spacy.blank("en")


def make_page(text: str) -> Page:
    """The page of a plain text."""
    return read_page(_NLP(text))


def parse(marked: str) -> tuple[Page, dict[str, Attribution]]:
    """Page and quotes of a marked text: C content, S source, Q cue, A addressee; brackets may nest."""
    spans: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    stack: list[tuple[str, str, int]] = []
    text, at = "", 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            stack.append((match.group(1), match.group(2), len(text)))
        else:
            part, quote, start = stack.pop()
            spans[quote][part].append((start, len(text)))
    page = make_page(text + marked[at:])
    quotes = {}
    for quote, parts in spans.items():
        pieces = {
            part: tuple(align(page.starts, page.ends, *span)[:2] for span in sorted(found))
            for part, found in parts.items()
        }
        content = pieces["C"]
        direct = page.words[content[0][0]] in ('"', "“", "«")
        quotes[quote] = Attribution(
            content,
            pieces.get("Q", ()),
            pieces.get("S", ()),
            pieces.get("A", ()),
            type="direct" if direct else "indirect",
            id=quote,
        )
    return page, quotes


def resolve(marked: str) -> tuple[dict[str, str | None], dict[str, Voice]]:
    """Names of the speakers by quote, and the voices by name."""
    page, quotes = parse(marked)
    done, voices = resolve_speakers(page, list(quotes.values()), NAMES)
    by_id = {voice.id: voice for voice in voices}
    who = {quote.id: None if quote.speaker is None else by_id[quote.speaker].name for quote in done}
    return who, {voice.name: voice for voice in voices}


def speaker(marked: str, quote: str = "q") -> str | None:
    """Name of the speaker of one quote."""
    return resolve(marked)[0][quote]
