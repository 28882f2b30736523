"""Write docs/reference.md from the docstrings: python docs/make_reference.py [--check]"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from typer.main import get_command
from wasabi import msg

import spacy_quotes
from spacy_quotes.cli import app
from spacy_quotes.errors import Errors, Warnings

PAGE = Path(__file__).with_name("reference.md")
REGISTERED = ("spacy_factories", "spacy_architectures", "spacy_scorers", "spacy_readers", "spacy_augmenters")
MORE = (
    "spacy_quotes.finder.component:QuoteFinder",
    "spacy_quotes.stories:StorySpeaker",
    "spacy_quotes.stories:QuoteGroup",
)
# "name (Type): meaning."
ENTRY = re.compile(r"^(\w[\w, ]*|YIELDS|RETURNS|RAISES) \((.+?)\): (.*)$")


def main() -> None:
    """Write the page, or, with --check, fail where it is not what would be written."""
    text = "\n".join(write_page()).rstrip() + "\n"
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf8")
    elif text != PAGE.read_text(encoding="utf8"):
        msg.fail("docs/reference.md is not up to date. Run: python docs/make_reference.py", exits=1)


def write_page() -> Iterator[str]:
    """YIELDS (str): the lines of the page."""
    yield "# Reference\n\nMade of the docstrings by `python docs/make_reference.py`.\n\n## Python\n"
    for name in spacy_quotes.__all__:
        yield from describe(f"spacy_quotes.{name}", getattr(spacy_quotes, name))
    for path in MORE:
        module, name = path.split(":")
        yield from describe(f"{module}.{name}", getattr(import_module(module), name))
    yield "## Registered names\n\nFor configs of spaCy.\n"
    for group in REGISTERED:
        for point in sorted(entry_points(group=group), key=lambda one: one.name):
            if point.value.startswith("spacy_quotes."):
                kind = group.removeprefix("spacy_")
                yield from describe(f"{kind}: {point.name}", point.load())
    yield "## Command line\n\n`python -m spacy quotes COMMAND --help` tells all options.\n"
    for name, command in sorted(get_command(app).commands.items()):  # type: ignore[attr-defined]
        yield f"- `{name}`: {(command.help or '').strip().splitlines()[0]}"
    yield "\n## Messages\n\nWhat stands in braces is filled in.\n"
    messages = {**vars(Errors), **vars(Warnings)}
    for code in sorted(code for code in messages if re.fullmatch(r"Q\d+", code)):
        yield f"- `{code}`: {_escape(messages[code].removeprefix(f'[{code}] '))}"


def describe(title: str, thing: Any, level: int = 3) -> Iterator[str]:
    """Describe a class or function.

    title (str): what it is called.
    thing (Any): the class or function.
    level (int): of its heading.
    YIELDS (str): lines.
    """
    yield f"{'#' * level} `{title}`\n"
    if inspect.isfunction(thing):
        yield f"```text\n{title.split(': ')[-1]}{_signature(thing)}\n```\n"
    yield from _tell(inspect.getdoc(thing) or "")
    for name, member in vars(thing).items() if inspect.isclass(thing) else ():
        told = inspect.isfunction(member) or isinstance(member, property)
        if told and not name.startswith("_") and inspect.getdoc(member):
            yield from describe(f"{thing.__name__}.{name}", member, level + 1)


def _signature(thing: Any) -> str:
    """The parameters without their types, which the table gives."""
    parameters = inspect.signature(thing).parameters.values()
    bare = [one.replace(annotation=inspect.Parameter.empty) for one in parameters if one.name != "self"]
    return str(inspect.Signature(bare))


def _tell(docstring: str) -> Iterator[str]:
    """A docstring: its words, then its entries as a table."""
    words, rows = [], []
    for line in docstring.splitlines():
        entry = ENTRY.match(line)
        if entry:
            rows.append(list(entry.groups()))
        elif rows and line.startswith("    "):
            rows[-1][-1] += f" {line.strip()}"
        else:
            words.append(line)
    if any(words):
        yield _escape("\n".join(words).strip()) + "\n"
    if rows:
        yield "| | | |\n|---|---|---|"
        for name, kind, meaning in rows:
            yield f"| `{name}` | `{kind}` | {_escape(meaning)} |".replace("\\|", "|")
        yield ""


def _escape(text: str) -> str:
    """Text that Markdown shows as it is, but for code in backticks."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"([<>*_|])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


if __name__ == "__main__":
    main()
