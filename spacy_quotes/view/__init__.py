"""Pictures of quotes: a page to read, or HTML to put into a notebook or another page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Doc
from spacy.util import is_in_jupyter

from .articles import make_articles
from .options import read_options
from .page import write_fragment, write_frame, write_page

Document = Doc | Mapping[str, Any]


def render(
    docs: Document | Iterable[Document],
    *,
    page: bool = False,
    jupyter: bool | None = None,
    options: Mapping[str, Any] | None = None,
) -> str:
    """Draw the quotes of documents.

    docs (Union[Doc, Dict, Iterable]): one document or several, or their form in JSON as `to_json` makes it.
    page (bool): a whole page with lists and filters; else an element to put into another page.
    jupyter (Optional[bool]): show it in a notebook; None to do so where there is one.
    options (Optional[Mapping[str, Any]]): "colors", "color_by", "roles", "types", "speakers", "min_score" and
        "spans_key", as described in `options.Options`.
    RETURNS (str): HTML; empty where it was shown in a notebook.
    RAISES (ValueError): Q035 or Q037 if that is no document or no option.
    """
    checked = read_options(options)
    articles = make_articles(docs, checked)
    html = write_page(articles, checked) if page else write_fragment(articles, checked)
    if not (is_in_jupyter() if jupyter is None else jupyter):
        return html
    from IPython.display import HTML, display  # type: ignore[import-not-found]  # there is one where there is a notebook

    display(HTML(write_frame(html) if page else html))
    return ""
