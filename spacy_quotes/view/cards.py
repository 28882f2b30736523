"""The list beside the article: speakers, and the quotes of each."""

from __future__ import annotations

from ..counting import count
from .articles import Article, Person
from .markup import ArticleWriter, anchor, details, escape, key

# Characters of a quote in the list.
_EXCERPT = 240


def write_people(writer: ArticleWriter, *, level: int) -> str:
    """Write the list of speakers with their quotes.

    writer (ArticleWriter): of the article, which is written already.
    level (int): of the headings.
    RETURNS (str): HTML.
    """
    return "".join(_person(writer, person, level) for person in writer.article.people)


def write_legend(writer: ArticleWriter) -> str:
    """Write who is who: numbers, names and how many quotes.

    writer (ArticleWriter): of the article.
    RETURNS (str): HTML; empty where there is nobody.
    """
    items = [f"<li>{_name(writer, person)}</li>" for person in writer.article.people]
    return f'<ul class="legend" aria-label="Speakers">{"".join(items)}</ul>' if items else ""


def write_key() -> str:
    """RETURNS (str): HTML that shows what the forms of the marks mean."""
    samples = (
        ("co", "what is said"),
        ("so", "source"),
        ("cu", "cue"),
        ("ad", "addressee"),
        ("co maybe", "negated or hypothetical"),
    )
    return '<p class="key">' + " ".join(f'<span class="{c} k0">{name}</span>' for c, name in samples) + "</p>"


def facts(article: Article) -> str:
    """Write what an article holds.

    article (Article): the article.
    RETURNS (str): on one line.
    """
    speakers = sum(person.number > 0 for person in article.people)
    counts = [(len(article.quotes), "quote"), (speakers, "speaker"), (len(article.text.split()), "word")]
    return " · ".join(count(*pair) for pair in counts)


def _person(writer: ArticleWriter, person: Person, level: int) -> str:
    """One speaker."""
    cards = "".join(_card(writer, person, quote) for quote in person.quotes)
    return (
        f'<div class="who" data-who="{person.number}"><h{level}>{_name(writer, person)}</h{level}>'
        f"<ol>{cards}</ol></div>"
    )


def _name(writer: ArticleWriter, person: Person) -> str:
    """Number, name and how many quotes."""
    color = writer.palette.class_of("content", person)
    return (
        f'<span class="badge {color}" aria-hidden="true">{person.number or "?"}</span> '
        f'<bdi class="name">{escape(person.name)}</bdi> '
        f'<span class="count">{count(len(person.quotes), "quote")}</span>'
    )


def _card(writer: ArticleWriter, person: Person, number: int) -> str:
    """One quote, as a link to where it is in the text."""
    text, quote = writer.article.text, writer.article.quotes[number]
    pieces = [text[start : min(end, start + _EXCERPT)] for start, end in quote.parts["content"]]
    words = " ".join(" … ".join(pieces).split())
    words = words if len(words) < _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    color = writer.palette.class_of("content", person)
    data = f'data-q="{key(writer.number, number)}" data-type="{quote.type}" data-score="{quote.score:.4f}"'
    # Deeper in other quotes than is marked: there is no place to lead to.
    leads = number in writer.anchors
    href = f' href="#{anchor(writer.number, writer.anchors[number])}"' if leads else ""
    # Each apart, since the words of the article may run the other way.
    told = " · ".join(f"<bdi>{escape(item)}</bdi>" for item in details(quote, person, text))
    return (
        f'<li class="card {color}" {data}><a{href} dir="auto">{escape(words)}</a>'
        f'<span class="told">{told}</span></li>'
    )
