"""Somebody or something that a document names or describes."""

from __future__ import annotations

from dataclasses import dataclass, field

from .names import Mention


@dataclass
class Figure:
    """Somebody or something that the document names.

    words (Tuple[str, ...]): folded words of the fullest name.
    kind (str): "person", "group", "place" or "other".
    gender (str): "f", "m" or "".
    mentions (List[Mention]): in text order once the cast is made.
    roles (Set[str]): titles and roles that the text gives.
    suffix (str): "jr", "iii" and the like.
    plural (bool): whether it is several ("the residents").
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

    @property
    def fullest(self) -> Mention:
        """RETURNS (Mention): the longest of the mentions, the first of equals."""
        return max(self.mentions, key=_length)


def _length(mention: Mention) -> tuple[bool, int, int]:
    """How full a name is, the earlier first; phrases that are no name come last."""
    return not mention.phrase, mention.end - mention.start, -mention.start
