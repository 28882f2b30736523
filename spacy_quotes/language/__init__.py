"""Language data, one module a language; loaded when a pipeline of that language asks for it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base import LanguageData

# Code -> module that holds the data. A new language is one more module and one more line here.
LANGUAGES = {"en": "en"}


def has_language(code: str) -> bool:
    """Tell whether there is data for a language.

    code (str): the code that spaCy uses for it.
    RETURNS (bool): whether there is.
    """
    return code in LANGUAGES


@cache
def get_language(code: str) -> LanguageData:
    """Load the data of a language.

    code (str): the code that spaCy uses for it.
    RETURNS (LanguageData): its data; empty where there is none, so that marks and layout still tell.
    """
    # Imported with the first language, not with every pipeline: the module takes milliseconds to make.
    from .base import LanguageData

    if code not in LANGUAGES:
        return LanguageData(code)
    data: LanguageData = import_module(f".{LANGUAGES[code]}", __name__).DATA
    return data
