"""The gender of people whose given name tells none: by kin and roles beside their names, else by the pronoun
that opens the next sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from ..language.endings import ENDING
from ..language.namedata import NameData
from ..page import Page
from .names import OTHER, PERSON, Mention

# Tokens before a name and after it in which its role is told.
BEFORE, AFTER = 5, 8
# Shares of one gender among given names with an ending from which it hints at it, and nearly tells it.
HINTED, SURE = 0.7, 0.9


def learn_genders(
    page: Page, mentions: Sequence[Mention], names: NameData, starts: Sequence[int], wanted: Set[int]
) -> Mapping[int, str]:
    """Find the gender of people by what stands around their names.

    page (Page): the document.
    mentions (Sequence[Mention]): all mentions in text order.
    names (NameData): the language's roles, kin and pronouns.
    starts (Sequence[int]): first tokens of the sentences.
    wanted (Set[int]): first tokens of the mentions that are asked for.
    RETURNS (Mapping[int, str]): first token of a mention -> "f" or "m", where it tells one.
    """
    if not wanted:
        return {}
    people: defaultdict[int, list[Mention]] = defaultdict(list)  # sentence -> those named in it
    for mention in mentions:
        if mention.kind in (PERSON, OTHER):
            people[bisect_right(starts, mention.start) - 1].append(mention)
    found = {}
    for number, named in people.items():
        for mention in named:
            if mention.start not in wanted:
                continue
            gender = _beside(page, mention, names)
            if not gender and len(named) == 1 and mention.outer - starts[number] < 2:
                gender = _next_subject(page, starts, number, names)
            if gender:
                found[mention.start] = gender
    return found


def sounds_like(name: str, names: NameData) -> tuple[str, bool]:
    """Guess a gender by a given name, or by its ending.

    name (str): the name in lower case.
    names (NameData): what given names end in.
    RETURNS (Tuple[str, bool]): "f", "m" or "" where that is open, and whether it is nearly sure.
    """
    if name in names.genders:
        return names.genders[name], True
    shares = names.sounds
    ends = (name[-length:] for length in range(min(len(name), ENDING), 0, -1))
    share = next((shares[end] for end in ends if end in shares), 0.5)
    if HINTED > share > 1 - HINTED:
        return "", False
    return ("f" if share > 0.5 else "m"), not SURE > share > 1 - SURE


def settle_votes(votes: Sequence[str]) -> str:
    """Decide by several places.

    votes (Sequence[str]): the gender that each tells.
    RETURNS (str): the one that most tell, "" where two are told equally often.
    """
    if len(set(votes)) < 2:
        return votes[0] if votes else ""
    ranked = Counter(votes).most_common(2)
    return "" if ranked[0][1] == ranked[1][1] else ranked[0][0]


def _beside(page: Page, mention: Mention, names: NameData) -> str:
    """Gender by a role right before a name or in an apposition after it ("his wife Ana", "Ana, his wife")."""
    lower = page.lower
    at = mention.outer - 1 - (mention.outer > 1 and lower[mention.outer - 1] == ",")
    for tail in names.kin_tails:
        first = at - len(tail)
        if first >= 0 and tuple(lower[first + 1 : at + 1]) == tail and lower[first] in names.roles:
            return names.roles[lower[first]]
    if at < mention.outer - 1 and not any(w in names.definite for w in lower[max(0, at - BEFORE) : at]):
        return ""
    if at >= 0 and page.words[at].islower() and _told(lower[at], names):
        return _told(lower[at], names)
    end = mention.end
    if end >= len(lower) or lower[end] != ",":
        return ""
    for at in range(end + 1, min(end + 1 + AFTER, len(lower))):
        word = lower[at]
        if word in names.breaks or word in names.copulas or word in ".;:()–—,":
            break
        if _told(word, names) and _ends(lower, at + 1, names):
            return _told(word, names)
    return ""


def _ends(lower: Sequence[str], end: int, names: NameData) -> bool:
    """Whether an apposition's head ends before a token: not so in a list ("Ana, his wife and a son")."""
    after = [*lower[end : end + 2], ".", "."]
    if after[0] in names.conjunctions or (after[0] == "," and after[1] in names.conjunctions):
        return False
    return after[0] in names.breaks or after[0] in ".!?;:()–—-,"


def _told(word: str, names: NameData) -> str:
    """Gender by a role that is no title, since titles stand before anybody's name ("Actor Prince Berg")."""
    return "" if word in names.titles else names.roles.get(word, "")


def _next_subject(page: Page, starts: Sequence[int], number: int, names: NameData) -> str:
    """Gender of the pronoun that opens the sentence after one about a single person."""
    if number + 1 >= len(starts):
        return ""
    return {"m": "m", "f": "f"}.get(names.pronouns.get(page.lower[starts[number + 1]], ""), "")
