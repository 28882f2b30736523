"""The articles that benchmarks make their texts of."""

from __future__ import annotations

from pathlib import Path

from wasabi import msg

from spacy_quotes.formats.article import parse_article


def read_articles(folder: Path) -> list[list[str]]:
    """Read articles, plain or in our markup.

    folder (Path): holds them as *.txt.
    RETURNS (List[List[str]]): the paragraphs of each, by file name.
    """
    articles = []
    for path in sorted(folder.glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        text = parse_article(source).record["text"] if source.startswith("---") else source
        articles.append([paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()])
    if not any(articles):
        msg.fail(f"There is no article in {folder}. Name a folder with *.txt files by --texts.", exits=1)
    return articles
