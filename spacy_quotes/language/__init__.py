"""Language data, one module a language; loaded when a pipeline of that language asks for it."""

from __future__ import annotations

from importlib import import_module

from ..errors import Errors
from .base import LanguageData

# Code -> module that holds the data. A new language is one more module and one more line here.
LANGUAGES = {"en": "en"}


def has_language(code: str) -> bool:
    """Tell whether there is data for a language.

    code (str): the code that spaCy uses for it.
    RETURNS (bool): whether `get_language` knows it.
    """
    return code in LANGUAGES


def get_language(code: str) -> LanguageData:
    """Load the data of a language.

    code (str): the code that spaCy uses for it.
    RETURNS (LanguageData): its data.
    RAISES (ValueError): Q011 if there is none.
    """
    if code not in LANGUAGES:
        raise ValueError(Errors.Q011.format(lang=code, known=", ".join(LANGUAGES)))
    module = import_module(f".{LANGUAGES[code]}", __name__)
    data: LanguageData = module.DATA
    return data
