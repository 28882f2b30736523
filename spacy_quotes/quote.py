"""The records: what users get (`Quote`, `Speaker`) and what the stages pass on (`Attribution`, `Voice`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

# Token offsets of the pieces of one part of a quote: (start, end), end exclusive.
Pieces = tuple[tuple[int, int], ...]

TYPES = ("direct", "indirect", "mixed")
KINDS = ("person", "organisation", "group", "place", "document", "unnamed")
ROLES = ("content", "cue", "source", "addressee")
LABELS = {role: role.upper() for role in ROLES}
DEFAULT_KEY = "quotes"


def type_by_marks(inside: int, every: int) -> str:
    """Tell the type of a content by how much of it stands in quotation marks.

    inside (int): words, or letters, in marks.
    every (int): all of them.
    RETURNS (str): "direct" for all, "indirect" for none, else "mixed".
    """
    if not inside:
        return "indirect"
    return "direct" if inside == every else "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quote in token offsets, free of any Doc: what the stages make and pass on.

    content (Pieces): the words attributed, at least one piece.
    cue (Pieces): the words that signal the attribution.
    source (Pieces): the mention the content is attributed to.
    addressee (Pieces): whom it was said to.
    type (str): "direct", "indirect" or "mixed".
    speaker (Optional[str]): id of the `Voice` the source stands for.
    factual (bool): False where the speech is negated or hypothetical.
    score (float): confidence, 0 to 1.
    id (str): made in text order where it is left empty.
    counts (bool): False in gold annotation that is neither right nor wrong to find (unclear, or no speech).
    """

    content: Pieces
    cue: Pieces = ()
    source: Pieces = ()
    addressee: Pieces = ()
    type: str = "indirect"
    speaker: str | None = None
    factual: bool = True
    score: float = 1.0
    id: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of a document in token offsets, free of any Doc.

    id (str): unique in the document.
    name (str): the fullest name in the document.
    names (Tuple[str, ...]): all spellings seen in the document.
    mentions (Pieces): where the document names the speaker.
    kind (str): one of `KINDS`, as for `Speaker`; "" where nobody told.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    mentions: Pieces = ()
    kind: str = ""


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a person, an organisation, a group, a place or a document.

    id (str): knowledge-base id where one is given, else made from the name.
    name (str): the fullest name in the document.
    names (List[str]): all spellings seen in the document.
    mentions (List[Span]): where the document names the speaker, in text order.
    quotes (List[Quote]): what the speaker says, in text order.
    kind (str): "person" (somebody with a name), "organisation" (a body, also one without a name: "the
        ministry"), "group" (several people, or several bodies: "residents"), "place", "document" ("the
        report") or "unnamed" (one person known by a description only: "a resident"); "" in annotation
        that does not tell.
    """

    id: str
    name: str
    names: list[str]
    mentions: list[Span]
    quotes: list[Quote] = field(default_factory=list, compare=False, repr=False)
    kind: str = ""

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Quote:
    """One quotation of a document, all of its parts as spans of that document.

    id (str): "q0", "q1", ... in text order.
    type (str): "direct", "indirect" or "mixed".
    content (List[Span]): the words attributed, one or more pieces.
    cue (List[Span]): the words that signal the attribution.
    source (List[Span]): the mention the content is attributed to.
    addressee (List[Span]): whom it was said to.
    speaker (Optional[Speaker]): who the source stands for.
    factual (bool): False where the speech is negated or hypothetical.
    score (float): confidence, 0 to 1.
    counts (bool): False in gold annotation that is neither right nor wrong to find.
    """

    id: str
    type: str
    content: list[Span]
    cue: list[Span]
    source: list[Span]
    addressee: list[Span]
    speaker: Speaker | None
    factual: bool
    score: float
    counts: bool = True

    @property
    def text(self) -> str:
        """RETURNS (str): the content verbatim, marks kept, pieces joined by " ... "."""
        return _join(self.content)

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        who = self.speaker.name if self.speaker else _join(self.source)
        cue = _join(self.cue)
        head = f"{who or 'unknown'} ({cue})" if cue else who or "unknown"
        if not self.factual:
            head += " [not factual]"
        return " ".join(f"{head}: {self.text}".split())


def _join(pieces: list[Span]) -> str:
    """Verbatim text of the pieces of one part."""
    return " ... ".join(piece.text for piece in pieces)
