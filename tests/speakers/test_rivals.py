"""Words before and after a surname that make no other name of it."""

from __future__ import annotations

import pytest
from speakers.marked import speaker

GIVEN = "Anna Hallin left."
SAID = "[S q|Hallin] said [C q|it rained]."


@pytest.mark.parametrize(
    "text",
    [
        f"{GIVEN} Chasing Hallin was fun. {SAID}",
        f"Young Hallin supporters came. {GIVEN} {SAID}",
        f"{GIVEN} Sven Moe left. They fear the Hallin-Moe talks. {SAID}",
    ],
)
def test_rivals_are_no_other_bearers_of_a_surname(text: str) -> None:
    assert speaker(text) == "Anna Hallin"


@pytest.mark.parametrize(
    "text",
    [
        # Perhaps a sister of hers.
        f"{GIVEN} Vesla Hallin was fun. {SAID}",
        f"{GIVEN} Chasing Hallin was fun. We saw Chasing Hallin. {SAID}",
    ],
)
def test_rivals_that_may_be_people_are_left(text: str) -> None:
    assert speaker(text) is None


def test_rivals_with_a_name_of_two_parts_are_left() -> None:
    text = "Sven Hallin left. They met Vesla-Hallin. [S q|Vesla-Hallin] said [C q|it rained]."
    assert speaker(text) == "Vesla-Hallin"
