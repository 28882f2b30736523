"""Somebody or something that a document names or describes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ..page import Page
from .names import OTHER, PERSON, Mention


@dataclass
class Figure:
    """Somebody or something that the document names.

    words (Tuple[str, ...]): folded words of the fullest name.
    kind (str): "person", "group", "place", "thing" or "other".
    gender (str): "f", "m" or "".
    mentions (List[Mention]): in text order.
    roles (Set[str]): titles and roles that the text gives.
    suffix (str): "jr", "iii" and the like.
    plural (bool): whether it is several ("the residents").
    head (Optional[str]): head noun in lower case where a phrase describes it, "" where that is open;
        None where it has a name.
    label (str): the name to be shown where no mention of it tells enough ("Anna Berg campaign").
    """

    words: tuple[str, ...]
    kind: str
    gender: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    suffix: str = ""
    plural: bool = False
    label: str = ""
    head: str | None = None

    @property
    def fullest(self) -> Mention:
        """RETURNS (Mention): the longest of the mentions, the first of equals."""
        return self.mentions[0] if len(self.mentions) == 1 else max(self.mentions, key=fullness)

    def note(self, mention: Mention) -> None:
        """Add a mention where it belongs in text order, unless it is there.

        mention (Mention): one more place that names it.
        """
        at = bisect_left(self.mentions, mention)
        if self.mentions[at : at + 1] != [mention]:
            self.mentions.insert(at, mention)


def is_namable(figure: Figure) -> bool:
    """RETURNS (bool): whether a figure may be a person, whose name may be spelt in more than one way."""
    return figure.kind in (PERSON, OTHER)


def start_of(mention: Mention) -> int:
    """RETURNS (int): first token of a mention: sort key of a figure's mentions."""
    return mention.start


def fullness(mention: Mention) -> tuple[bool, int, int]:
    """Tell how full a name is, the earlier first; phrases that are no name come last.

    mention (Mention): where it stands.
    RETURNS (Tuple[bool, int, int]): sort key, the fullest name last.
    """
    return not mention.phrase, mention.end - mention.start, -mention.start


def spelling(page: Page, start: int, end: int) -> str:
    """Read tokens as written.

    page (Page): the document.
    start (int): first token.
    end (int): one past the last one.
    RETURNS (str): their text, white space as single spaces.
    """
    return " ".join(page.text[page.starts[start] : page.ends[end - 1]].split())
