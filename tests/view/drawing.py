"""What the tests of `render` need: a record with every form of quote, and a reader of what is drawn."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TEXT = (
    "Ferry fares rise\n\n"
    "“My aunt told me, ‘The pier <b>is</b> shut,’ so I walked,” said Ida Holm.\r\n\r\n"
    "Her brother Per said that fares & fees “double”. “We pay,” he said, “or we swim.”\n\n"
    "If the port says that boats stop, all wait."
)


def _at(words: str, *, before: str = "") -> list[list[int]]:
    start = TEXT.index(words + before)
    return [[start, start + len(words)]]


RECORD = {
    "id": "ferry.txt",
    "text": TEXT,
    "speakers": [{"id": "ida", "name": "Ida Holm"}, {"id": "per", "name": "Per Holm"}],
    "quotes": [
        {
            "content": _at("“My aunt told me, ‘The pier <b>is</b> shut,’ so I walked,”"),
            "cue": _at("said"),
            "source": _at("Ida Holm"),
            "speaker_id": "ida",
            "type": "direct",
            "score": 0.9,
        },
        {
            "content": _at("‘The pier <b>is</b> shut,’"),
            "cue": _at("told"),
            "source": _at("My aunt"),
            "addressee": _at("me,"),
            "type": "direct",
            "score": 0.6,
        },
        {
            "content": _at("that fares & fees “double”"),
            "source": _at("Her brother Per"),
            "speaker_id": "per",
            "type": "mixed",
            "score": 0.8,
        },
        {
            "content": _at("“We pay,”") + _at("“or we swim.”"),
            "source": _at("he", before=" said"),
            "speaker_id": "per",
            "type": "direct",
            "score": 0.7,
        },
        {
            "content": _at("that boats stop"),
            "cue": _at("says"),
            "source": _at("the port"),
            "type": "indirect",
            "factual": False,
            "score": 0.3,
        },
    ],
}


class Reader(HTMLParser):
    """Reads HTML back: every tag, the text of each article, and the text of marks by quote and class."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None]]] = []
        self.articles: list[str] = []
        self.marks: dict[tuple[str, str], str] = {}
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = (tag, dict(attrs))
        self.tags.append(element)
        if tag == "article":
            self.articles.append("")
        elif self._in_article():
            self.inside.append(element)
        if tag not in ("meta", "input", "link"):
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag, f"<{self.open[-1][0]}> is closed by </{tag}>"
        self.open.pop()

    def handle_data(self, data):
        if not self._in_article():
            return
        self.articles[-1] += data
        for tag, attributes in self.open:
            if tag == "mark":
                for quote in attributes["data-q"].split():
                    name = (quote, attributes["class"].split()[0])
                    self.marks[name] = self.marks.get(name, "") + data

    def _in_article(self):
        return any(tag == "article" for tag, _ in self.open)


def contents_of(html: str, tag: str) -> list[str]:
    """What stands in each element of a name, as it is written."""
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.S)
