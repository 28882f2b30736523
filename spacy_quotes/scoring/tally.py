"""Counts over documents, and the scores they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .judging import judge
from .pairing import Pairing, pair_quotes

Quote = dict[str, Any]
# Finds the groups that a gold quote of a document is counted in besides all.
Grouper = Callable[[str, Sequence[Quote], Quote], Iterable[str]]

THRESHOLDS = {"detect": 0.5, "detect_80": 0.8, "detect_exact": 1.0}
PARTS = ("cue", "source", "addressee", "speaker")
ALL = "all"


def by_type(text: str, quotes: Sequence[Quote], quote: Quote) -> Iterable[str]:
    """Group gold quotes by type.

    text (str): the document.
    quotes (Sequence[Dict[str, Any]]): its gold quotes.
    quote (Dict[str, Any]): one of them.
    RETURNS (Iterable[str]): its type.
    """
    return (quote["type"],)


class Tally:
    """Scores of quotes, gathered document by document.

    A quote is found where the contents overlap by half (Jaccard, letters and digits). All gold quotes count
    but those marked not to. Recall is also kept by group; what is predicted belongs to no group.

    groups (Callable): finds the groups of a gold quote; by type where it is left out.
    """

    def __init__(self, groups: Grouper = by_type) -> None:
        self.groups = groups
        self.counts: dict[str, Counter[str]] = {ALL: Counter()}

    def add(self, text: str, gold: Sequence[Quote], predicted: Sequence[Quote]) -> Pairing:
        """Count a document.

        text (str): the document.
        gold (Sequence[Dict[str, Any]]): annotated quotes in their JSON form.
        predicted (Sequence[Dict[str, Any]]): predicted quotes.
        RETURNS (Pairing): which is which.
        """
        pairing = pair_quotes(text, gold, predicted)
        self.counts[ALL]["documents"] += 1
        self.counts[ALL]["predicted"] += len(pairing.pairs) + len(pairing.extra)
        for index in pairing.missed:
            for counts in self._counts_of(text, gold, gold[index]):
                counts["gold"] += 1
        for pair in pairing.pairs:
            one = _count_pair(text, pair.overlap, gold[pair.gold], predicted[pair.predicted])
            for counts in self._counts_of(text, gold, gold[pair.gold]):
                counts.update(one)
        return pairing

    def scores(self) -> dict[str, Any]:
        """Work out the scores.

        RETURNS (Dict[str, Any]): "gold", "predicted" and "documents"; "detect", "detect_80", "detect_exact"
            and "whole", each with "p", "r" and "f"; "cue", "source", "addressee" and "speaker": share
            right of those found that have one, None where none has; "groups": for each group "gold", the
            recalls "detect", "detect_80", "detect_exact" and "whole", and the shares.
        """
        counts = self.counts[ALL]
        out: dict[str, Any] = {name: counts[name] for name in ("documents", "gold", "predicted")}
        for name in (*THRESHOLDS, "whole"):
            out[name] = _prf(counts[name], counts["predicted"], counts["gold"])
        for part in PARTS:
            out[part] = _share(counts[part], counts[f"with_{part}"])
        out["groups"] = {
            group: {
                "gold": own["gold"],
                **{name: _share(own[name], own["gold"]) for name in (*THRESHOLDS, "whole")},
                **{part: _share(own[part], own[f"with_{part}"]) for part in PARTS},
            }
            for group, own in self.counts.items()
            if group != ALL
        }
        return out

    def _counts_of(self, text: str, gold: Sequence[Quote], quote: Quote) -> list[Counter[str]]:
        """The counters of a gold quote."""
        groups = [ALL, *dict.fromkeys(self.groups(text, gold, quote))]
        return [self.counts.setdefault(group, Counter()) for group in groups]


def _count_pair(text: str, overlap: float, gold: Quote, predicted: Quote) -> Counter[str]:
    """What one pair adds."""
    counts: Counter[str] = Counter(gold=1)
    # Shares that are whole numbers in theory come out a hair below.
    counts.update({name: int(overlap >= least - 1e-9) for name, least in THRESHOLDS.items()})
    if counts["detect"]:
        verdict = judge(text, gold, predicted)
        counts["whole"] = verdict.whole
        for part in PARTS:
            right = getattr(verdict, part)
            counts[f"with_{part}"] = right is not None
            counts[part] = bool(right)
    return counts


def _prf(right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F."""
    total = predicted + gold
    return {
        "p": right / predicted if predicted else 0.0,
        "r": right / gold if gold else 0.0,
        "f": 2 * right / total if total else 0.0,
    }


def _share(right: int, of: int) -> float | None:
    """A share, None of nothing."""
    return right / of if of else None
