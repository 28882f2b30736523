"""Numbers of things, for messages and listings."""

from __future__ import annotations


def count(number: int, noun: str) -> str:
    """Write a number of things.

    number (int): how many.
    noun (str): of what, in the singular.
    RETURNS (str): "1 quote", "1,200 quotes".
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
