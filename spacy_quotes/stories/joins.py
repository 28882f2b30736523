"""Things that are one, found pair by pair."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Joins(Generic[T]):
    """Sets of things that were joined. Sets with different labels are never joined."""

    def __init__(self) -> None:
        self._parents: dict[T, T] = {}
        self._labels: dict[T, str] = {}

    def root(self, item: T) -> T:
        """RETURNS (T): the thing that stands for the set."""
        path = []
        while (parent := self._parents.get(item, item)) != item:
            path.append(item)
            item = parent
        for step in path:
            self._parents[step] = item
        return item

    def unite(self, one: T, other: T) -> None:
        """Join two sets; the first one's root stays.

        one (T): a thing of one set.
        other (T): a thing of the other.
        """
        first, second = self.root(one), self.root(other)
        labels = {label for root in (first, second) if (label := self._labels.get(root))}
        if first != second and len(labels) < 2:
            self._parents[second] = first
            for label in labels:
                self._labels[first] = label

    def label(self, item: T, label: str) -> None:
        """Give a thing that was not joined yet a label."""
        self._labels[item] = label

    def label_of(self, item: T) -> str:
        """RETURNS (str): the label of the set, "" where it has none."""
        return self._labels.get(self.root(item), "")
