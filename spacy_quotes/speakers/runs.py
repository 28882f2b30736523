"""Runs of capitalised tokens with their particles, hyphens and connectors, each token labelled."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language.namedata import NameData
from ..page import Page
from .folding import fold
from .labels import Labels
from .number import is_plural

# Tokens after the mark of an owner within which the noun for the organisation stands.
OWNED = 6
_MARKS = frozenset("\"“”„‘’'«»()")
HYPHENS = frozenset("-‐‑")
AND = "&"


class Token(NamedTuple):
    """A token of a run.

    at (int): its place in the document.
    label (str): "title", "group", "thing", "place", "acronym", "name", "suffix", "joint" (hyphen,
        particle) or "link" (connector in the name of an organisation).
    """

    at: int
    label: str


Run = list[Token]
# A syllable of a Korean name, which hyphens join to the next one ("Ji-woo", "Hyeon-seok").
_SYLLABLE = re.compile(r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjh])?[yw]?[aeiou]{1,3}(?:ng|[klmnpbth])?")
# A name with an elided particle before it ("d'Arco").
_ELIDED = re.compile(r"[^\W\d_]{1,4}['’`][^\W\d_]", re.UNICODE)


def is_capital(word: str) -> bool:
    """Tell whether a word is written as a name.

    word (str): a token.
    RETURNS (bool): whether it has a capital, or an elided particle before one ("dall'Orto").
    """
    if word[0].isupper():
        return True
    elided = _ELIDED.match(word) if len(word) > 3 and not word.isalpha() else None
    return elided is not None and word[elided.end() - 1].isupper()


_LABELS = [[":"], [","], ["("]]


class RunFinder:
    """Finds runs over the token rows of one document.

    page (Page): the document.
    names (NameData): the language's names, titles and function words.
    """

    def __init__(self, page: Page, names: NameData) -> None:
        self.page = page
        self.names = names
        self.labels = Labels(page, names)
        # Words in lower case that a run may go on with.
        self.inner = names.particles.union(names.connectors, names.conjunctions, names.genitives)

    def run(self, index: int, end: int) -> Run:
        """Collect a run from its first token: a name-like word, or a particle before one.

        index (int): the token.
        end (int): end of its paragraph, in tokens.
        RETURNS (List[Token]): its tokens without a gap; none where no run starts.
        """
        run: Run = []
        while index < end:
            step = self._next(run, index, end)
            if not step:
                break
            run.extend(step)
            index = step[-1].at + 1
        return run

    def is_given(self, token: Token) -> bool:
        """RETURNS (bool): whether a token is a given name."""
        return fold(self.page.words[token.at]) in self.names.given

    def _next(self, run: Run, index: int, end: int) -> Run:
        """The tokens that go on a run at this place; none where it ends."""
        word = self.page.words[index]
        if is_capital(word):
            return self._capitalised(run, index, end)
        if not run:
            return self._particles(index, end)
        if word.isalpha() and self.page.lower[index] not in self.inner:
            return []
        if word == "." and run[-1].label == "title" and self._tight_before(index):
            known = self.page.lower[index - 1] + "." in self.names.titles
            return [Token(index, "joint")] if known else []
        if word in HYPHENS:
            return self._hyphen(run, index, end)
        if word == "," and index + 1 < end and self.page.lower[index + 1] in self.names.suffixes:
            return [Token(index, "joint"), Token(index + 1, "suffix")]
        if word in self.names.possessive_marks:
            return self._owners(run, index, end)
        if word == AND and index + 1 < end and run[-1].label == self.labels.of(index + 1) == "name":
            return [Token(index, "joint")]
        found = self._nickname(run, index, end) or self._particles(index, end, inside=True)
        return found or self._link(run, index, end)

    def _capitalised(self, run: Run, index: int, end: int) -> Run:
        """A capitalised word, or a place of several."""
        length = self.labels.place(index, end)
        if length:
            return [Token(at, "place") for at in range(index, index + length)]
        label = self.labels.of(index)
        doubtful = label == "acronym" or (not label and self.page.lower[index] in self.names.given)
        if doubtful and run and self.is_given(run[-1]):
            label = "name"  # "Anna BERG", "Theresa May"
        if label == "acronym" and not run and self._is_shouted(index, end):
            label = "name"  # "ANNA BERGMAN:"
        if not label and not run and self._is_first(index, end):
            label = "name"  # "the Sunday Herald"
        if not label and run and run[-1].label == "name" and self._is_inner(run[0].at, index, end):
            label = "name"  # "the Aldby Sun Company"
        tied = not label and run and run[-1].label == "name" and index + 1 < end
        if tied and self.page.words[index + 1] in HYPHENS:
            label = "name" if self._hyphen([*run, Token(index, "name")], index + 1, end) else ""
        return [Token(index, label)] if label else []

    def _is_shouted(self, index: int, end: int) -> bool:
        """Whether a first name in capitals stands before a last one: a given name, or in a label."""
        if (
            index + 1 >= end
            or not self.page.words[index + 1].isupper()
            or self.labels.of(index + 1) != "name"
        ):
            return False
        opens = not index or "\n" in self.page.text[self.page.ends[index - 1] : self.page.starts[index]]
        label = opens and self.page.words[index + 2 : index + 3] in _LABELS
        return label or self.page.lower[index] in self.names.given

    def _is_first(self, index: int, end: int) -> bool:
        """Whether a common word stands between "the" and a name, or a noun for an organisation."""
        lower, names = self.page.lower, self.names
        opens = index > 0 and lower[index - 1] in names.definite and lower[index] not in names.definite
        if not opens or index + 1 >= end or not self.page.words[index + 1][0].isupper():
            return False
        return self.labels.of(index + 1) in ("name", "group")

    def _is_inner(self, start: int, index: int, end: int) -> bool:
        """Whether a common word stands between "the" with a name and a noun for an organisation."""
        lower, names = self.page.lower, self.names
        small = lower[index] in names.definite or lower[index] in names.breaks
        if small or index + 1 >= end or not start or lower[start - 1] not in names.definite:
            return False
        return self.page.words[index + 1][0].isupper() and self.labels.of(index + 1) == "group"

    def _hyphen(self, run: Run, index: int, end: int) -> Run:
        """A hyphen inside a name ("Jean-Luc", "Jong-un")."""
        words = self.page.words
        if index + 1 >= end or not self._tight_before(index) or not self._tight_before(index + 1):
            return []
        after = words[index + 1]
        named = after[0].isupper() or (len(run) > 1 and after in self.names.given)
        if named or self._is_second(run, index + 1, end):
            return [Token(index, "joint"), Token(index + 1, "name")]
        return []

    def _is_second(self, run: Run, index: int, end: int) -> bool:
        """Whether a token is the second syllable of a Korean name ("Ji-woo Han", "Han Ji-woo")."""
        words = self.page.words
        beside = len(run) > 1 or (index + 1 < end and words[index + 1][0].isupper())
        both = self.page.lower[index - 2], words[index]
        return beside and run[-1].label == "name" and all(map(_SYLLABLE.fullmatch, both))

    def _nickname(self, run: Run, index: int, end: int) -> Run:
        """A nickname in marks inside a name."""
        words = self.page.words
        if words[index] not in _MARKS or index + 3 >= end or run[-1].label != "name":
            return []
        if words[index + 2] not in _MARKS or not is_capital(words[index + 1]):
            return []
        named = is_capital(words[index + 3]) and self.labels.of(index + 3) == "name"
        joint = Token(index, "joint"), Token(index + 2, "joint")
        return [joint[0], Token(index + 1, "name"), joint[1]] if named else []

    def _owners(self, run: Run, index: int, end: int) -> Run:
        """The mark of a plural owner in the name of an organisation ("Nurses' Union", "Women's League")."""
        before = self.page.words[index - 1]
        several = len(self.page.words[index]) == 1 and before.endswith("s")
        several = several or is_plural(before.lower(), self.names)
        several = several or run[-1].label == "title"  # "the Sheriff's Office"
        single = run[-1].label not in ("name", "group", "title") or fold(before) in self.names.given
        if not several or single or index + 1 >= end or not self._tight_before(index):
            return []
        return [Token(index, "joint")] if self._has_group(index + 1, end) else []

    def _has_group(self, start: int, end: int) -> bool:
        """Whether a noun for an organisation follows, only words in capitals and marks of owners between."""
        for at in range(start, min(start + OWNED, end)):
            word = self.page.words[at]
            if word in self.names.possessive_marks and at > start:
                continue
            if not word[0].isupper():
                return False
            if self.labels.of(at) == "group":
                return True
        return False

    def _particles(self, index: int, end: int, *, inside: bool = False) -> Run:
        """One or two lower-case particles before a name ("al-", "van der")."""
        at, lower = index, self.page.lower
        while at < end and at - index < 4 and self.page.words[at].islower():
            if lower[at] not in self.names.particles:
                return []
            hyphen = at + 2 < end and self.page.words[at + 1] in HYPHENS
            if not hyphen and self._is_small(lower[at], inside=inside):
                return []
            at += 2 if hyphen and self._tight_before(at + 1) else 1
        named = at < end and at > index and self.page.words[at][0].isupper() and self.labels.of(at)
        return [Token(i, "joint") for i in range(index, at)] if named else []

    def _is_small(self, word: str, *, inside: bool) -> bool:
        """Whether a particle is a common word here: inside a name "do" is none."""
        names = self.names
        return word in names.breaks or word in names.articles or (not inside and word in names.commons)

    def _link(self, run: Run, index: int, end: int) -> Run:
        """A connector in the name of an organisation, or after a title ("of the")."""
        lower, names = self.page.lower, self.names
        joins = lower[index] in names.conjunctions and any(t.label == "link" for t in run)
        heads = lower[index] in names.connectors and run[-1].label in ("group", "title")
        if not (joins or heads or self._is_called(run, index) or self._is_double(run, index, end)):
            return []
        after = index + 1
        if not joins and after < end and lower[after] in names.definite:
            after += 1
        if after >= end or not self.page.words[after][0].isupper():
            return []
        if after + 1 < end and run[-1].label == "group" and self.page.lower[after] in self.names.given:
            return []  # "the Union of Anna Berg"
        good = self.labels.of(after) not in ("", "title") or self.labels.place(after, end)
        if not good and run[-1].label == "group" and after + 1 < end:  # "the Union of Independent Writers"
            good = self.page.words[after + 1][0].isupper() and self.page.lower[after] in names.roles
        return [Token(i, "link") for i in range(index, after)] if good else []

    def _is_called(self, run: Run, index: int) -> bool:
        """Whether "of" follows a single word with "the" ("the Sons of the Marsh")."""
        single = len(run) == 1 and run[0].label == "name" and not self.is_given(run[0])
        return single and self.page.lower[index] in self.names.genitives and self._is_definite(run)

    def _is_double(self, run: Run, index: int, end: int) -> bool:
        """Whether "and" stands inside the name of one organisation ("the Berg and Moe Foundation")."""
        if self.page.lower[index] not in self.names.conjunctions or not self._is_definite(run):
            return False
        return all(token.label == "name" for token in run) and self._has_group(index + 1, end)

    def _is_definite(self, run: Run) -> bool:
        """Whether "the" stands before a run."""
        return run[0].at > 0 and self.page.lower[run[0].at - 1] in self.names.definite

    def _tight_before(self, index: int) -> bool:
        """Whether no space stands before a token."""
        return self.page.ends[index - 1] == self.page.starts[index]
