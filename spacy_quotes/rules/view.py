"""What the rules look at: a page, its language, its sentences, and where the marks are."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.base import LanguageData
from ..page import Page, Stretch
from ..sentences import Block, Sentence, list_blocks, split_sentences

DASHES = frozenset(["-", "--", "---", "–", "—", "―"])
LINKS = ("http://", "https://", "www.", "pic.twitter.", "t.co/", "pic.x.com")
BREAKS = frozenset([";", ":", "--", "---", "–", "—", "―", "|", "•"])


@dataclass(frozen=True)
class View:
    """A page made ready for the rules. Positions are rows of the page.

    page (Page): the page.
    language (LanguageData): words of its language.
    words (List[str]): the page's words.
    lower (List[str]): the same in lower case, but for acronyms that would be taken for pronouns.
    paragraphs (List[Stretch]): what is looked at.
    blocks (List[Block]): pieces of the outermost quotations in it.
    block_at (List[int]): for each row the index of the block it lies in, or -1.
    sentences (List[Sentence]): in text order.
    """

    page: Page
    language: LanguageData
    words: list[str]
    lower: list[str]
    paragraphs: list[Stretch]
    blocks: list[Block]
    block_at: list[int]
    sentences: list[Sentence]

    def is_name(self, row: int) -> bool:
        """Tell whether a row is capitalised.

        row (int): the row.
        RETURNS (bool): whether it starts with a capital letter.
        """
        return self.words[row][0].isupper()

    def is_word(self, row: int) -> bool:
        """Tell whether a row is a word or a number.

        row (int): the row.
        RETURNS (bool): whether it starts with a letter or digit.
        """
        return self.words[row][0].isalnum()

    def is_link(self, row: int) -> bool:
        """Tell whether a row is a link, which is no part of a quote's end.

        row (int): the row.
        RETURNS (bool): by how it starts.
        """
        return self.lower[row].startswith(LINKS)

    def is_adverb(self, row: int) -> bool:
        """Tell whether a row may be an adverb.

        row (int): the row.
        RETURNS (bool): by list or by ending.
        """
        word, grammar = self.lower[row], self.language.grammar
        if word in grammar.adverbs:
            return True
        if not grammar.adverb_ending or len(word) < 5 or self.is_name(row):
            return False
        return word.endswith(grammar.adverb_ending) and word not in grammar.not_adverbs

    def is_finite(self, row: int) -> bool:
        """Tell whether a row may be a finite verb.

        row (int): the row.
        RETURNS (bool): by list or by ending; reporting verbs in the past count.
        """
        word, grammar = self.lower[row], self.language.grammar
        if word in self.language.names.possessive_marks:
            return row > 0 and self.lower[row - 1] in grammar.subjects
        if word in grammar.verb_hints:
            return True
        if self.is_name(row):
            return False
        verb = self.language.cues.verbs.get(word)
        if verb is not None and verb.tense in ("past", "pastpart"):
            return True
        return bool(grammar.past_ending) and len(word) > 4 and word.endswith(grammar.past_ending)

    def is_participle(self, row: int) -> bool:
        """Tell whether a row is a reporting verb in its -ing form.

        row (int): the row.
        RETURNS (bool): by the lexicon.
        """
        verb = self.language.cues.verbs.get(self.lower[row])
        return verb is not None and verb.tense == "ing"

    def has_listed_verb(self, start: int, end: int) -> bool:
        """Tell whether a stretch outside marks holds a finite verb for certain.

        start (int): first row.
        end (int): one past the last row.
        RETURNS (bool): whether any row is a verb by list, not by its ending.
        """
        hints = self.language.grammar.verb_hints
        possessives = self.language.names.possessive_marks
        return any(
            self.block_at[row] < 0 and self.lower[row] in hints and self.lower[row] not in possessives
            for row in range(start, end)
        )

    def has_finite(self, start: int, end: int) -> bool:
        """Tell whether a stretch outside marks may hold a finite verb.

        start (int): first row.
        end (int): one past the last row.
        RETURNS (bool): whether any row may be one.
        """
        return any(self.block_at[row] < 0 and self.is_finite(row) for row in range(start, end))

    def count_words(self, start: int, end: int) -> int:
        """Count words and numbers.

        start (int): first row.
        end (int): one past the last row.
        RETURNS (int): how many rows of the stretch are words.
        """
        return sum(self.is_word(row) for row in range(start, end))


def build_view(page: Page, language: LanguageData) -> View:
    """Make a page ready for the rules.

    page (Page): the page.
    language (LanguageData): words of its language.
    RETURNS (View): the view.
    """
    # "US officials" and "the WHO" are no pronouns.
    pronouns = language.grammar.subjects | language.grammar.objects
    lower = [
        word if low in pronouns and len(word) > 1 and word.isupper() else low
        for word, low in zip(page.words, page.lower, strict=True)
    ]
    return _make_view(page, language, lower, page.paragraphs, list_blocks(page))


def build_inner_view(view: View) -> View:
    """Look at the insides of the quotations of a page.

    view (View): the page, made ready for the rules.
    RETURNS (View): the view; its paragraphs are the insides of quotations.
    """
    page = view.page
    inner = list_blocks(page, depth=1)
    insides = [
        Stretch(outer.start + 1, outer.end) for outer in list_blocks(page) if outer.end - outer.start > 2
    ]
    return _make_view(page, view.language, view.lower, insides, inner)


def _make_view(
    page: Page, language: LanguageData, lower: list[str], paragraphs: list[Stretch], blocks: list[Block]
) -> View:
    """A view of stretches with the quotations in them."""
    block_at = [-1] * len(page.words)
    for index, block in enumerate(blocks):
        block_at[block.start : block.end] = [index] * (block.end - block.start)
    grammar = language.grammar
    openers = grammar.determiners | grammar.subjects | grammar.coordinators
    sentences = split_sentences(page, paragraphs, blocks, openers)
    return View(page, language, page.words, lower, paragraphs, blocks, block_at, sentences)
