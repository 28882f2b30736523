"""Reader of articles in our markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .article import parse_article
from .items import FormatError, Item, failed, list_files, problem, read_text


def read_markup(path: Path) -> Iterator[Item]:
    """Read annotated articles.

    path (Path): a file, or a folder with *.txt files.
    YIELDS (Item): one an article; without a record where anything is wrong with it.
    """
    for file in list_files(path, "*.txt"):
        where = file.as_posix()
        try:
            article = parse_article(read_text(file))
        except FormatError as error:
            yield failed(where, error)
            continue
        problems = [problem(where, line, message) for line, message in article.problems]
        if article.record["id"] and article.record["id"] != file.stem:
            problems.append(
                problem(where, 2, f"the id is not the name of the file: {article.record['id']!r}")
            )
        yield Item(where, None if problems else article.record, tuple(problems), line=article.line)
