"""Words that are names only beside other names: "Alan King", "Jordan Smith", "Gov. Kent Berg"."""

from __future__ import annotations

from ..page import Page
from .runs import Run, RunFinder, Token

# Labels of such words.
_RELABELLED = frozenset(["title", "place", "thing"])


def relabel(page: Page, runs: RunFinder, run: Run) -> Run:
    """Let titles, places and things be names beside others.

    page (Page): the document.
    runs (RunFinder): knows given names.
    run (List[Token]): a run.
    RETURNS (List[Token]): the same tokens, some with the label "name".
    """
    if _RELABELLED.isdisjoint([token.label for token in run]):
        return run
    out = list(run)
    after = _labels_after(run)
    last = max((at for at, token in enumerate(run) if token.label not in ("suffix", "joint")), default=0)
    for at, token in enumerate(run):
        before = out[at - 1] if at else None
        if token.label == "thing" and runs.is_given(token):
            named = after[at] == "name"
        elif token.label == "title":
            named = at == last and before is not None and before.label == "name"
            named = named and _follows_given(page, runs, out[:at])
        else:
            named = token.label == "place" and _is_place_name(runs, run, at, before, after[at])
        if named:
            out[at] = token._replace(label="name")
    return out


def _is_place_name(runs: RunFinder, run: Run, at: int, before: Token | None, after: str) -> bool:
    """Whether a place is part of a name: after another name, or a given name before one."""
    if after != "name":
        ends = all(token.label in ("suffix", "joint") for token in run[at + 1 :])
        return ends and before is not None and before.label == "name"
    if before is None:
        return runs.is_given(run[at]) and len(run) == 2
    if before.label == "title":  # "Gov. Kent Berg", but "Prime Minister Iraqi"
        return runs.is_given(run[at]) or at == 1 == len(run) - 2
    return before.label == "name" and at + 2 == len(run) == 3  # "Ali Islam Berg"


def _follows_given(page: Page, runs: RunFinder, run: Run) -> bool:
    """Whether a run ends with a given name, or one and an initial ("James A. Baker")."""
    solid = [token for token in run if token.label != "joint"]
    if len(solid) > 1 and len(page.words[solid[-1].at].rstrip(".")) == 1:
        solid.pop()
    return bool(solid) and runs.is_given(solid[-1])


def _labels_after(run: Run) -> list[str]:
    """For each token of a run the label of the next one that is no joint, "" where there is none."""
    found: list[str] = []
    label = ""
    for token in reversed(run):
        found.append(label)
        label = label if token.label == "joint" else token.label
    return found[::-1]
