"""Inline notation for expected quotes: `[S Anna Berg] [V said] [C it rained].`

A letter (C content, V cue, S source, A addressee) and, with several quotes in a text, a number:
`[S1 She] [V1 said] [C1 yes] ... [C2 "No"]`. One part may lie in another.
"""

from __future__ import annotations

import re

ROLES = {"C": "content", "V": "cue", "S": "source", "A": "addressee"}
OPENING = re.compile(r"\[([CVSA]\d*(?:,[CVSA]\d*)*) ")

Parts = dict[str, tuple[str, ...]]


def parse(marked: str) -> tuple[str, list[Parts]]:
    """Turn a text in the notation into the bare text and the parts of each quote, by role."""
    text = ""
    opened: list[tuple[list[str], int]] = []
    spans: list[tuple[str, int, int]] = []
    position = 0
    while position < len(marked):
        match = OPENING.match(marked, position)
        if match:
            opened.append((match.group(1).split(","), len(text)))
            position = match.end()
        elif marked[position] == "]" and opened:
            tags, start = opened.pop()
            spans.extend((tag, start, len(text)) for tag in tags)
            position += 1
        else:
            text += marked[position]
            position += 1
    return text, _group(text, spans)


def _group(text: str, spans: list[tuple[str, int, int]]) -> list[Parts]:
    """Quotes by their number, in order of content."""
    quotes: dict[str, list[tuple[str, int, int]]] = {}
    for tag, start, end in sorted(spans, key=lambda span: span[1]):
        quotes.setdefault(tag[1:], []).append((ROLES[tag[0]], start, end))
    first = {key: min(s for role, s, _ in parts if role == "content") for key, parts in quotes.items()}
    return [
        {role: tuple(text[s:e] for r, s, e in quotes[key] if r == role) for role in ROLES.values()}
        for key in sorted(quotes, key=first.__getitem__)
    ]
