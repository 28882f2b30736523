"""What a speaker is: a person, an organisation, a group, a place, a document or somebody unnamed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..language.namedata import NameData
from ..page import Page
from .figures import Figure
from .institutions import Institutions
from .names import OTHER, PERSON, PLACE
from .number import singular_of
from .pronouns import gender_of

# Longest core of a phrase, in words, that is looked through.
SPAN = 24
# Endings of plurals of unknown nouns, and those of nouns that only look so ("chorus", "press").
_PLURALS, _NO_PLURALS = ("s", "men"), ("ss", "us", "is")
# Endings of participles that stand behind a noun ("a letter sent", "a notice taped").
_PARTICIPLES = ("ed", "en", "id", "nt", "pt", "ld", "ad", "wn")


class Kinds:
    """Tells the kinds of the speakers of one document.

    page (Page): the document.
    names (NameData): the language's nouns for people, organisations and texts.
    institutions (Institutions): which names have a noun for an organisation beside them.
    """

    def __init__(self, page: Page, names: NameData, institutions: Institutions) -> None:
        self.page = page
        self.names = names
        self.institutions = institutions

    @cached_property
    def common(self) -> set[str]:
        """RETURNS (Set[str]): the words of the document without a capital."""
        return {word for word in set(self.page.words) if word.islower()}

    @cached_property
    def apposed(self) -> set[int]:
        """RETURNS (Set[int]): identities of figures with a noun for an organisation beside their names."""
        return {
            key
            for noun, figures in self.institutions.named.items()
            for key, figure in figures.items()
            if noun in self.names.groups and noun not in figure.words
        }

    def find(self, figure: Figure, pronouns: Iterable[tuple[int, int]] = ()) -> str:
        """Tell the kind of a speaker.

        figure (Figure): the speaker.
        pronouns (Iterable[Tuple[int, int]]): tokens of the pronouns that stand for it as sources.
        RETURNS (str): one of `spacy_quotes.quote.KINDS`.
        """
        if figure.head is not None:
            return self._described(figure, figure.head)
        if figure.kind == PERSON:
            return "person"
        words = figure.words
        if figure.kind not in (OTHER, PLACE) and self._is_titled_text(words[-1]):
            return "document"
        if self._is_people(words[0]) and (len(words) == 1 or self._is_linked(figure)):
            return "group"
        if len(words) > 1 and (figure.kind not in (OTHER, PLACE) or words[-1] in self.names.bodies):
            return "organisation"  # whatever a pronoun was taken to stand for
        sorts = {gender_of(self.page.lower[start], self.names) for start, _ in pronouns}
        if figure.gender or sorts & {"f", "m"}:
            return "person"
        if figure.kind == PLACE:
            return "place"
        is_body = figure.kind != OTHER or id(figure) in self.apposed or "n" in sorts
        return "organisation" if is_body or self._looks_like_body(figure) else "person"

    def _described(self, figure: Figure, head: str) -> str:
        """The kind of a speaker that has no name."""
        names, words = self.names, figure.words[0].split()
        at = words.index(head) if head in words else len(words) - 1
        known = self._known(words, at)
        joined = at + 1 < len(words) and words[at + 1] in names.conjunctions
        if known or joined or not head:
            return "group" if joined or not head else known
        several = head.endswith(_PLURALS) and not head.endswith(_NO_PLURALS)
        several = several or words[0] in names.indefinite
        if self._is_capitalised(figure, least=1 if at == 0 and not several else 2):
            return "person"
        return "group" if several and words[0] not in names.articles else "unnamed"

    def _known(self, words: list[str], at: int) -> str:
        """The kind by the noun that a phrase's core ends in, participles and adverbs aside; "" where open."""
        # "a letter the mayor sent": the noun before the clause goes before the one in it.
        clauses = [index - 1 for index in range(1, min(at, SPAN)) if words[index] in self.names.definite]
        return next(filter(None, (self._last_noun(words, end) for end in (*clauses, at))), "")

    def _last_noun(self, words: list[str], at: int) -> str:
        """The kind by the noun at a place, or before the participles and adverbs there."""
        least = max(0, at - SPAN)
        while at > least and not self._noun(words[at]):
            if not words[at].endswith(_PARTICIPLES) and words[at] not in self.names.commons:
                break
            at -= 1
        return self._noun(" ".join(words[max(0, at - 1) : at + 1])) or self._noun(words[at])

    def _noun(self, noun: str) -> str:
        """The kind of what a noun stands for; "" for one of no list."""
        names = self.names
        if self._is_document(noun):
            return "document"
        if noun in names.collectives or self._is_people(noun):
            return "group"
        if noun in names.roles:
            return "unnamed"
        if noun in names.groups:
            return "group" if singular_of(noun, names.groups) else "organisation"
        return "organisation" if noun in names.bodies else ""

    def _is_document(self, noun: str) -> bool:
        """Whether a noun stands for a text, or for texts."""
        return noun in self.names.documents or bool(singular_of(noun, self.names.documents))

    def _is_titled_text(self, noun: str) -> bool:
        """Whether a name that ends in a noun is that of a text, not of a newspaper."""
        press = noun in self.names.press or singular_of(noun, self.names.press)
        return not press and self._is_document(noun)

    def _is_people(self, word: str) -> bool:
        """Whether a word stands for several people by what they are ("residents", "Syrians")."""
        names = self.names
        return bool(singular_of(word, names.roles)) or word in names.peoples

    def _is_linked(self, figure: Figure) -> bool:
        """Whether a connector follows the first word of a name ("Residents of Pell Street")."""
        at = figure.fullest.start + 1
        return at < len(self.page.lower) and self.page.lower[at] in self.names.connectors

    def _is_capitalised(self, figure: Figure, *, least: int) -> bool:
        """Whether a phrase opens with so many capitals, and no article: a name that no list has."""
        first = figure.mentions[0]
        words = [word for word in self.page.words[first.start : first.end] if word[0].isalpha()]
        opened = bool(words) and (words[0].lower() in self.names.indefinite | self.names.definite)
        return not opened and len(words) >= least and all(word[0].isupper() for word in words[:least])

    def _looks_like_body(self, figure: Figure) -> bool:
        """Whether a name is an organisation's: its last word is a common noun, or "the" opens it."""
        last = figure.words[-1]
        if len(figure.words) > 1 and last in self.common:
            return True
        outer = [mention.outer for mention in figure.mentions if not mention.phrase]
        told = sum(at > 0 and self.page.lower[at - 1] in self.names.definite for at in outer)
        return 2 * told >= len(outer) > 0
