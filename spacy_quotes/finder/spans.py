"""Spans of roles in a document, and their order."""

from __future__ import annotations

from typing import NamedTuple

from ..models.roles import LAYERS

Span = tuple[int, int]


class Spans(NamedTuple):
    """Spans in tokens, end exclusive, by the layers of the model; each list in text order.

    content (List[Tuple[int, int]]): pieces of contents.
    inner (List[Tuple[int, int]]): pieces of contents that lie in contents.
    cue (List[Tuple[int, int]]): pieces of cues.
    source (List[Tuple[int, int]]): pieces of sources.
    addressee (List[Tuple[int, int]]): pieces of addressees.
    """

    content: list[Span]
    inner: list[Span]
    cue: list[Span]
    source: list[Span]
    addressee: list[Span]

    @property
    def pieces(self) -> list[Span]:
        """RETURNS (List[Tuple[int, int]]): pieces of contents, outer before inner where they start alike."""
        return sorted([*self.content, *self.inner], key=lambda span: (span[0], -span[1]))


def make_spans(lists: list[list[Span]]) -> Spans:
    """Make spans of lists in the order of `LAYERS`.

    lists (List[List[Tuple[int, int]]]): one a layer.
    RETURNS (Spans): the spans, sorted.
    """
    if len(lists) != len(LAYERS):
        raise ValueError(f"{len(lists)} lists for {len(LAYERS)} layers")
    return Spans(*(sorted(set(spans)) for spans in lists))
