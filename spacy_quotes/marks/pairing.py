"""Pairing of weighed marks: the cheapest reading of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from .records import Mark, Pair

# Quotations of one family that may be open at once where the marks are in disorder. Where every
# mark is plain there is no limit.
MAX_DEPTH = 3
_PLAIN_COST = 2.0
_INFINITE = float("inf")


class Role(Enum):
    """What a mark does."""

    OPEN = 0
    CLOSE = 1
    SKIP = 2


def pair_marks(marks: Sequence[Mark], *, end_cost: float) -> list[Pair]:
    """Pair the marks of one family in one paragraph.

    marks (Sequence[Mark]): in order.
    end_cost (float): cost of each quotation left open at the end; infinite to forbid it.
    RETURNS (list[Pair]): in order of their opening marks; properly nested.
    """
    roles = _plain_roles(marks) or _cheapest_roles(marks, end_cost)
    pairs: list[Pair] = []
    stack: list[int] = []
    for mark, role in zip(marks, roles, strict=True):
        if role is Role.OPEN:
            stack.append(len(pairs))
            pairs.append(Pair(mark, None))
        elif role is Role.CLOSE:
            index = stack.pop()
            pairs[index] = Pair(pairs[index].opening, mark)
    return pairs


def is_unclear(mark: Mark) -> bool:
    """Tell whether a mark may as well be none.

    mark (Mark): the mark.
    RETURNS (bool): whether leaving it out is cheap.
    """
    return mark.skip_cost < _PLAIN_COST


def closes_plainly(mark: Mark) -> bool:
    """Tell whether a mark can only be a closing one.

    mark (Mark): the mark.
    RETURNS (bool): whether closing fits perfectly and opening badly.
    """
    return mark.close_cost == 0 and mark.open_cost >= _PLAIN_COST


def drop_crossing(pairs: Iterable[Pair]) -> list[Pair]:
    """Drop every pair that opens inside another and does not close inside it.

    pairs (Iterable[Pair]): of several families.
    RETURNS (list[Pair]): those left, in order of their opening marks.
    """
    pairs = sorted(pairs)
    borders = [(pair.opening.start, index, True) for index, pair in enumerate(pairs)]
    borders += [
        (pair.closing.start, index, False) for index, pair in enumerate(pairs) if pair.closing is not None
    ]
    kept = [True] * len(pairs)
    stack: list[int] = []
    for _, index, opens in sorted(borders):
        if opens:
            stack.append(index)
        elif kept[index]:
            while stack[-1] != index:
                kept[stack.pop()] = False
            stack.pop()
    return [pair for pair, keep in zip(pairs, kept, strict=True) if keep]


def _plain_roles(marks: Sequence[Mark]) -> list[Role] | None:
    """The roles where each mark is plain and all are balanced."""
    roles: list[Role] = []
    depth = 0
    for mark in marks:
        if is_unclear(mark):
            return None
        if mark.open_cost == 0 and mark.close_cost >= _PLAIN_COST:
            roles.append(Role.OPEN)
            depth += 1
        elif closes_plainly(mark) and depth:
            roles.append(Role.CLOSE)
            depth -= 1
        else:
            return None
    return roles if depth == 0 else None


def _cheapest_roles(marks: Sequence[Mark], end_cost: float) -> list[Role]:
    """The cheapest roles under which no quotation closes that did not open (Viterbi search over
    the number of open quotations)."""
    costs = [0.0] + [_INFINITE] * MAX_DEPTH
    choices: list[list[Role]] = []
    for mark in marks:
        best = [cost + mark.skip_cost for cost in costs]
        chosen = [Role.SKIP] * (MAX_DEPTH + 1)
        for depth in range(MAX_DEPTH):
            nesting = mark.nest_cost if depth else 0.0
            opened = costs[depth] + mark.open_cost + nesting
            # On a tie the nearest opening mark and the nearest closing mark pair.
            if opened <= best[depth + 1] and opened < _INFINITE:
                best[depth + 1], chosen[depth + 1] = opened, Role.OPEN
            closed = costs[depth + 1] + mark.close_cost
            if closed < best[depth]:
                best[depth], chosen[depth] = closed, Role.CLOSE
        costs = best
        choices.append(chosen)
    depth = 0
    for other in range(1, MAX_DEPTH + 1):
        if costs[other] + other * end_cost < costs[depth] + (depth * end_cost if depth else 0.0):
            depth = other
    return _trace_back(choices, depth)


def _trace_back(choices: list[list[Role]], depth: int) -> list[Role]:
    """The roles that lead to a number of open quotations at the end."""
    roles: list[Role] = []
    for chosen in reversed(choices):
        role = chosen[depth]
        roles.append(role)
        if role is Role.OPEN:
            depth -= 1
        elif role is Role.CLOSE:
            depth += 1
    roles.reverse()
    return roles
