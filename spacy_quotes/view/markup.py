"""The article as HTML: its text, all of it and nothing else, with the parts of quotes marked."""

from __future__ import annotations

import re
from html import escape as escape_markup

from ..paragraphs import Paragraph, split_paragraphs
from ..records import QuoteRecord
from .articles import Article, Person
from .palette import Palette
from .pieces import Close, Open, Piece, Text, by_paragraph, make_pieces, walk

# Nesting is drawn to this depth.
_MAX_HEIGHT = 3
_HEADLINE = 120  # characters
# No HTML file can hold these.
_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")


def escape(text: str) -> str:
    """Write text so that HTML takes it for text, in elements and in attributes.

    text (str): any text.
    RETURNS (str): the text as HTML. A parser gives the same text back, but for NUL and lone surrogates,
        which become U+FFFD.
    """
    # A parser would turn a bare carriage return into a line feed.
    return _IMPOSSIBLE.sub("\ufffd", escape_markup(text)).replace("\r", "&#13;")


class ArticleWriter:
    """Writes the text of one article.

    article (Article): what to write.
    number (int): of the article, for ids: "d0q3" is quote 3 of article 0.
    palette (Palette): gives the classes of colours.
    links (bool): whether there will be links to the quotes.
    """

    def __init__(self, article: Article, number: int, palette: Palette, *, links: bool = True) -> None:
        self.article = article
        self.number = number
        self.palette = palette
        self.links = links
        self.people = {person.number: person for person in article.people}
        # By quote: the quote whose anchor leads to it.
        self.anchors: dict[int, int] = {}
        self._opened: set[Piece] = set()

    def write(self) -> str:
        """RETURNS (str): the inside of the article element."""
        text = self.article.text
        paragraphs = split_paragraphs(text)
        pieces = make_pieces(self.article, self.palette.roles)
        html, position = [], 0
        for paragraph, touching in by_paragraph(paragraphs, pieces):
            html.append(escape(text[position : paragraph.start]))
            html.append(self._paragraph(paragraph, touching, position == 0))
            position = paragraph.end
        return "".join([*html, escape(text[position:])])

    def _paragraph(self, paragraph: Paragraph, pieces: list[Piece], first: bool) -> str:
        """One paragraph."""
        html: list[str] = []
        # Of each open element: where its tag goes, whether its piece starts here, how much lies in it.
        stack: list[list[int]] = []
        deepest = 0
        for event in walk(paragraph, pieces, self._opened):
            if isinstance(event, Text):
                html.append(escape(self.article.text[event.start : event.end]))
            elif isinstance(event, Open):
                stack.append([len(html), event.first, 0])
                html.append("")
            else:
                place, starts, height = stack.pop()
                html[place] = self._tag(event, bool(starts), height)
                html.append("</mark>")
                if stack:
                    stack[-1][2] = max(stack[-1][2], height + 1)
                deepest = max(deepest, height)
        classes = ["head"] * (first and self._is_headline(paragraph)) + ["deep"] * (deepest > 1)
        named = f' class="{" ".join(classes)}"' if classes else ""
        return f'<p dir="auto"{named}>{"".join(html)}</p>'

    def _tag(self, event: Close, starts: bool, height: int) -> str:
        """The tag of an element, known when all that is in it is."""
        piece = event.piece
        quote = self.article.quotes[piece.quotes[0]]
        classes = [piece.role[:2], self.palette.class_of(piece.role, self.people[piece.person])]
        attributes = []
        if piece.role == "content":
            classes += [f"n{min(height, _MAX_HEIGHT)}"] * (height > 0)
            classes += ["maybe"] * (not quote.factual) + ["end"] * event.last
            new = [q for q in piece.quotes if q not in self.anchors]
            if starts and new and self.links:
                self.anchors.update(dict.fromkeys(new, new[0]))
                attributes.append(f'id="{anchor(self.number, new[0])}"')
            if event.last:
                attributes.append(f'data-n="{piece.person or "?"}"')
        attributes += ['tabindex="0"'] * starts
        keys = " ".join(key(self.number, q) for q in piece.quotes)
        title = escape(describe(quote, self.people[piece.person], self.article.text))
        rest = "".join(f" {attribute}" for attribute in attributes)
        return f'<mark class="{" ".join(classes)}" data-q="{keys}"{rest} title="{title}">'

    def _is_headline(self, paragraph: Paragraph) -> bool:
        """Whether a first paragraph looks like a headline."""
        short = paragraph.end - paragraph.start <= _HEADLINE
        return short and self.article.text[paragraph.end - 1] not in ".,;:"


def key(article: int, quote: int) -> str:
    """Name a quote on the page.

    article (int): number of the article.
    quote (int): place of the quote in it.
    RETURNS (str): unique on the page.
    """
    return f"{article}-{quote}"


def anchor(article: int, quote: int) -> str:
    """Name the place where a quote starts in the text.

    article (int): number of the article.
    quote (int): place of the quote in it.
    RETURNS (str): an id for HTML.
    """
    return f"d{article}q{quote}"


def describe(quote: QuoteRecord, person: Person, text: str) -> str:
    """Tell about a quote on one line.

    quote (QuoteRecord): the quote.
    person (Person): who said it.
    text (str): the text of the article.
    RETURNS (str): speaker and details.
    """
    return f"{person.name}: {', '.join(details(quote, person, text))}"


def details(quote: QuoteRecord, person: Person, text: str) -> list[str]:
    """List what there is to know about a quote but its words.

    quote (QuoteRecord): the quote.
    person (Person): who said it.
    text (str): the text of the article.
    RETURNS (List[str]): cue, source, addressee, type, factuality and score, as far as there are any.
    """
    source, cue, addressee = (_words(quote, role, text) for role in ("source", "cue", "addressee"))
    told = [
        cue,
        f"as “{source}”" if source and source != person.name else "",
        f"to {addressee}" if addressee else "",
        quote.type,
        "" if quote.factual else "negated or hypothetical",
        f"score {quote.score:.2f}",
    ]
    return [item for item in told if item]


def _words(quote: QuoteRecord, role: str, text: str) -> str:
    """Verbatim text of one part, on one line."""
    return " ".join(" … ".join(text[start:end] for start, end in quote.parts[role]).split())
