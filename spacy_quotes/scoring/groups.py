"""Groups that gold quotes are counted in: types and forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..language.base import LanguageData
from .forms import FormFinder

Quote = dict[str, Any]
FORM = "form: "


class TypeAndForms:
    """Finds the type and the forms of gold quotes; to be given to a `Tally`.

    language (LanguageData): whose words tell the forms.
    """

    def __init__(self, language: LanguageData) -> None:
        self.language = language
        self.finder = FormFinder("", [], language)

    def __call__(self, text: str, quotes: Sequence[Quote], quote: Quote) -> list[str]:
        """Find the groups of a quote.

        text (str): the document.
        quotes (Sequence[Dict[str, Any]]): its gold quotes.
        quote (Dict[str, Any]): one of them.
        RETURNS (List[str]): its type, and its forms with "form: " before each.
        """
        if self.finder.quotes is not quotes:
            self.finder = FormFinder(text, quotes, self.language)
        return [quote["type"], *(FORM + form for form in self.finder.forms(quote))]
