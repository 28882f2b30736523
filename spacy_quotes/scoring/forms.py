"""Forms of quotes: how the parts of one stand to each other and what they are made of.

Read off the annotation, so that gold articles need no marking of forms and all are counted alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from ..language.base import LanguageData

Quote = dict[str, Any]

ORDERS = ("cue after", "cue after, inverted", "cue before", "cue inside")
FORMS = (
    *(f"direct, {order}" for order in ORDERS),
    "floating",
    "script",
    "dash",
    "from-line",
    "post",
    "several paragraphs",
    "indirect, that",
    "indirect, cue before",
    "indirect, cue after",
    "indirect, cue inside",
    "according to",
    "mixed",
    "name in marks",
    "passive",
    "noun",
    "addressee",
    "not factual",
    "denial",
    "nested",
    "shared source",
    "pronoun",
    "described source",
    "infinitive",
    "question",
    "relative",
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_HANDLE = re.compile(r"[^\n]{0,40}\(@\w|[^\n]{0,60}@\w")
_DATED = re.compile(r"[^\n]*\b\d{4}\b")
_DASH = re.compile(r"[\s”\"’')]*(?:[-–—]|--)\s*$")


class FormFinder:
    """Finds the forms of the quotes of one document.

    text (str): the document.
    quotes (List[Dict[str, Any]]): all its quotes, in their JSON form.
    language (LanguageData): whose words to go by.
    """

    def __init__(self, text: str, quotes: Sequence[Quote], language: LanguageData) -> None:
        self.text = text
        self.quotes = quotes
        self.language = language
        pieces = sorted(piece for quote in quotes for piece in quote["content"])
        self.starts = [start for start, _ in pieces]
        # How far a piece and all before it reach.
        self.reach = list(accumulate((end for _, end in pieces), max, initial=-1))
        self.sources = Counter(str(quote["source"]) for quote in quotes)

    def forms(self, quote: Quote) -> list[str]:
        """Find the forms of a quote.

        quote (Dict[str, Any]): one of the document's.
        RETURNS (List[str]): of `FORMS`; a quote can have several, or none.
        """
        cue = self._words(quote["cue"])
        source = self._words(quote["source"])
        content = self._words(quote["content"])
        first = content[0] if content else ""
        grammar, names = self.language.grammar, self.language.names
        checks = {
            "several paragraphs": self._in_paragraphs(quote["content"]),
            "according to": self._is_phrase(cue),
            "mixed": quote["type"] == "mixed",
            "name in marks": quote["type"] == "mixed" and self._has_frame(cue, "l"),
            "passive": self._is_passive(cue),
            "noun": bool(cue) and self._is_noun(cue),
            "addressee": bool(quote["addressee"]),
            "not factual": not quote["factual"],
            "denial": bool(self._lemmas(cue) & self.language.cues.denials),
            "nested": self._is_nested(quote),
            "shared source": self._shares_source(quote),
            "pronoun": len(source) == 1 and source[0] in names.pronouns,
            "described source": self._is_described(quote["source"], source),
            "infinitive": first == grammar.infinitive,
            "question": first in grammar.questions and quote["type"] == "indirect",
            "relative": len(source) == 1 and source[0] in grammar.relatives,
        }
        order = self._order(quote, cue, first) if cue else self._cueless(quote)
        return [form for form in FORMS if form == order or checks.get(form)]

    def _order(self, quote: Quote, cue: list[str], first: str) -> str:
        """Where the cue stands."""
        if quote["type"] == "mixed" or self._is_phrase(cue) or self._is_noun(cue):
            return ""
        start, end = quote["content"][0][0], quote["content"][-1][1]
        at = quote["cue"][0][0]
        if at < start:
            that = first == self.language.grammar.that and quote["type"] == "indirect"
            return "indirect, that" if that else f"{quote['type']}, cue before"
        if at < end:
            return f"{quote['type']}, cue inside"
        source = quote["source"]
        inverted = quote["type"] == "direct" and source and source[0][0] > at
        return "direct, cue after, inverted" if inverted else f"{quote['type']}, cue after"

    def _cueless(self, quote: Quote) -> str:
        """What stands in for a cue."""
        if not quote["source"]:
            return "floating" if quote["type"] == "direct" and quote["speaker"] else ""
        start, end = quote["content"][0][0], quote["content"][-1][1]
        left, right = quote["source"][0][0], quote["source"][-1][1]
        if right <= start and self.text[right:start].strip().startswith(":"):
            before = self.text[self.text.rfind("\n", 0, left) + 1 : left].lower().split()
            return "from-line" if before[-1:] == ["from"] else "script"
        if left >= end and _HANDLE.match(self.text, right):
            return "post"
        inside = _HANDLE.search(self.text[left:right])
        if left >= end and (inside or ("\n" in self.text[end:left] and self._is_dated(right))):
            return "post"
        return "dash" if left >= end and _DASH.fullmatch(self.text[end:left]) else ""

    def _is_dated(self, position: int) -> bool:
        """Whether a year stands on the rest of a line."""
        return bool(_DATED.match(self.text, position))

    def _words(self, spans: Iterable[Sequence[int]]) -> list[str]:
        """Words of spans, in lower case."""
        return [w for start, end in spans for w in re.findall(r"[\w’'-]+", self.text[start:end].lower())]

    def _lemmas(self, words: list[str]) -> set[str]:
        """Lemmas of the reporting verbs among words."""
        verbs = self.language.cues.verbs
        return {verbs[word].lemma for word in words if word in verbs}

    def _has_frame(self, words: list[str], frame: str) -> bool:
        """Whether a reporting verb among words takes a kind of content."""
        verbs = self.language.cues.verbs
        return any(frame in verbs[word].frames for word in words if word in verbs)

    def _is_phrase(self, cue: list[str]) -> bool:
        """Whether a cue is "according to" or the like."""
        return any(tuple(cue[: len(phrase)]) == phrase for phrase in self.language.cues.phrases)

    def _is_noun(self, cue: list[str]) -> bool:
        """Whether a cue is a noun."""
        cues = self.language.cues
        if len(cue) != 1 or cue[0] not in cues.nouns:
            return False
        return cue[0] not in cues.verbs or cue[0] in cues.noun_forms

    def _is_passive(self, cue: list[str]) -> bool:
        """Whether a cue is a verb in the passive."""
        verbs = self.language.cues.verbs
        ends = [verbs[word].tense for word in cue if word in verbs]
        return any(word in self.language.grammar.be for word in cue[:-1]) and any(
            tense in ("participle", "pastpart") for tense in ends
        )

    def _in_paragraphs(self, content: list[list[int]]) -> bool:
        """Whether pieces of a content stand in different paragraphs."""
        gaps = (self.text[a[1] : b[0]] for a, b in pairwise(content))
        return any(_PARAGRAPH.search(gap) for gap in gaps)

    def _is_nested(self, quote: Quote) -> bool:
        """Whether a quote lies inside a piece of another."""
        start, end = quote["content"][0][0], quote["content"][-1][1]
        before, with_it = bisect_left(self.starts, start), bisect_right(self.starts, start)
        return bool(self.reach[before] >= end or self.reach[with_it] > end)

    def _shares_source(self, quote: Quote) -> bool:
        """Whether another quote has the same source."""
        return bool(quote["source"]) and self.sources[str(quote["source"])] > 1

    def _is_described(self, spans: list[list[int]], source: list[str]) -> bool:
        """Whether a source starts like a description, not like a name."""
        names = self.language.names
        if not source or source[0] in names.pronouns or source[0] in self.language.grammar.relatives:
            return False
        return self.text[spans[0][0]].islower() or source[0] in names.definite | names.indefinite
