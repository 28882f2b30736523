"""Singular and plural of nouns, as far as lists and endings tell."""

from __future__ import annotations

from collections.abc import Container

from ..language.namedata import NameData

# Endings of the plurals that are looked up.
_ENDINGS = ("s", "men")


def singular_of(word: str, known: Container[str]) -> str:
    """Find the singular of a plural noun.

    word (str): a noun in lower case.
    known (Container[str]): nouns in the singular.
    RETURNS (str): the one of them that this is the plural of, "" where there is none.
    """
    if not word.endswith(_ENDINGS):
        return ""
    forms = [word[:-1], word[:-2], word[:-3] + "y"] if word.endswith("s") else []
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    return next((form for form in forms if form in known), "")


def is_plural(word: str, names: NameData) -> bool:
    """Tell whether a noun for people or organisations is a plural.

    word (str): the noun in lower case.
    names (NameData): the language's nouns.
    RETURNS (bool): whether it is several; False for nouns that the language's lists do not have.
    """
    if word in names.plurals:
        return True
    if not word.endswith(_ENDINGS):
        return False
    lists = (names.roles, names.groups, names.peoples)
    return any(singular_of(word, known) for known in lists)


def is_noun(word: str, names: NameData) -> bool:
    """Tell whether a word is a noun for people or a group.

    word (str): it in lower case.
    names (NameData): the language's nouns.
    RETURNS (bool): whether the lists have it, in the singular or the plural.
    """
    if word in names.groups or word in names.roles:
        return True
    return bool(singular_of(word, names.roles) or singular_of(word, names.peoples))
