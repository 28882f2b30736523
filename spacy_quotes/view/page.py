"""Whole pages and fragments of HTML: everything inside, nothing fetched."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from string import Template

from ..counting import count
from .articles import Article
from .cards import facts, write_key, write_legend, write_people
from .colors import DARK_INK, DARK_PAPER, LIGHT_INK, LIGHT_PAPER
from .markup import ArticleWriter, escape, key
from .options import Options
from .palette import Palette

# In a fragment, parts light up together by one rule a quote; browsers are slow with thousands of such rules.
_MAX_RULES = 400
_LONG = 50_000  # characters
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'"
)


def write_page(articles: Sequence[Article], options: Options) -> str:
    """Write a page that stands alone.

    articles (Sequence[Article]): what to show.
    options (Options): how to show it.
    RETURNS (str): the HTML file. It runs no script and takes no style but its own, by their hashes.
    """
    palette = Palette(options)
    writers = [ArticleWriter(article, number, palette) for number, article in enumerate(articles)]
    sections = "\n".join(_section(writer) for writer in writers)
    # The palette is complete when all is written.
    style = _paper() + palette.css(".sq") + _read("article.css") + _read("page.css")
    script = _read("page.js")
    quotes = sum(len(article.quotes) for article in articles)
    title = articles[0].title if len(articles) == 1 else count(len(articles), "document")
    return Template(_read("page.html")).substitute(
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        style=style,
        script=script,
        title=escape(title),
        documents=_documents(articles),
        sections=sections or '<p class="facts">No documents.</p>',
        several=" several" if len(articles) > 1 else "",
        quotes=count(quotes, "quote"),
    )


def write_fragment(articles: Sequence[Article], options: Options) -> str:
    """Write HTML to be put into another page: no script, and no style that touches the rest of that page.

    articles (Sequence[Article]): what to show.
    options (Options): how to show it.
    RETURNS (str): one element.
    """
    palette = Palette(options)
    # No ids, which may stand on a page only once: there is no list here whose links would lead to them.
    writers = [ArticleWriter(article, n, palette, links=False) for n, article in enumerate(articles)]
    inside = "".join(
        f'<p class="title"><bdi>{escape(writer.article.title)}</bdi></p>'
        f"<article{_language(writer.article)}>{writer.write()}</article>{write_legend(writer)}"
        for writer in writers
    )
    # A page may hold several fragments, whose quotes have the same numbers.
    scope = "sq" + hashlib.sha256(inside.encode()).hexdigest()[:12]
    keys = [key(w.number, n) for w in writers for n in range(len(w.article.quotes))]
    style = _paper() + palette.css(f".sq.{scope}") + _read("article.css") + _together(scope, keys)
    return f'<div class="sq tex2jax_ignore {scope}"><style>{style}</style>{inside}</div>'


def write_frame(page: str) -> str:
    """Put a whole page into another page, apart from it.

    page (str): as `write_page` makes it.
    RETURNS (str): one element.
    """
    return (
        '<iframe sandbox="allow-scripts" title="Quotes" style="width:100%;height:40rem;border:0" '
        f'srcdoc="{escape(page)}"></iframe>'
    )


def _section(writer: ArticleWriter) -> str:
    """One document with the list of its speakers."""
    article, name = writer.article, f"d{writer.number}"
    text = writer.write()
    # What is not on the screen is then not laid out.
    long = " long" if len(article.text) > _LONG else ""
    people = write_people(writer, level=3)
    beside = write_key() + people if people else '<p class="facts">No quotes.</p>'
    return (
        f'<section class="doc{long}" id="{name}" aria-labelledby="{name}t"><div class="sheet">'
        f'<h2 class="title" id="{name}t" dir="auto">{escape(article.title)}</h2>'
        f'<p class="facts">{facts(article)}</p>'
        f'<article class="sq"{_language(article)}>{text}</article></div>'
        f'<div class="side sq" id="{name}s" role="region" aria-label="Speakers: {escape(article.title)}">'
        f"{beside}</div></section>"
    )


def _documents(articles: Sequence[Article]) -> str:
    """The list to switch between documents."""
    if len(articles) < 2:
        return ""
    links = "".join(
        f'<li><a href="#d{number}"><bdi>{escape(article.title)}</bdi> '
        f'<span class="count">{count(len(article.quotes), "quote")}</span></a></li>'
        for number, article in enumerate(articles)
    )
    return f'<nav class="docs" aria-label="Documents"><ol>{links}</ol></nav>'


def _language(article: Article) -> str:
    """The attribute that says what language a text is in."""
    return f' lang="{article.lang}"' if article.lang else ""


def _together(scope: str, keys: list[str]) -> str:
    """Rules that light up all parts of a quote where one of them is pointed at."""
    rule = '.sq.{0}:has([data-q~="{1}"]:is(:hover,:focus)) [data-q~="{1}"]{{outline:2px solid var(--line)}}'
    return "".join(rule.format(scope, name) for name in keys[:_MAX_RULES])


def _paper() -> str:
    """The colours behind and of all text."""
    light, dark = f"--paper:{LIGHT_PAPER};--ink:{LIGHT_INK}", f"--paper:{DARK_PAPER};--ink:{DARK_INK}"
    return f".sq,.page{{{light}}}\n@media screen and (prefers-color-scheme:dark){{.sq,.page{{{dark}}}}}\n"


def _hash(content: str) -> str:
    """What a content security policy calls an inline style or script."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    """A file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
