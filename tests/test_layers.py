from __future__ import annotations

import ast
from pathlib import Path

import pytest

import spacy_quotes

ROOT = Path(spacy_quotes.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
MAX_FILE, MAX_FUNCTION = 300, 40

# A module or folder of the package -> its layer. A layer imports itself and those below, never upward.
LAYERS = {
    0: ["errors", "quote", "records", "settings", "language", "counting", "encoding"],
    1: [
        "paragraphs",
        "marks",
        "alignment",
        "collector",
        "page",
        "sentences",
        "annotation",
        "joining",
        "extensions",
        "weights",
        "saved",
    ],
    2: ["speakers", "models"],
    3: [
        "rules",
        "finder",
        "component",
        "factory",
        "knowledge",
        "export",
        "loading",
        "display",
        "view",
        "formats",
        "scoring",
        "corpora",
        "jobs",
        "stories",
    ],
    4: ["cli"],
}
LAYER_OF = {room: layer for layer, rooms in LAYERS.items() for room in rooms}
# Rooms without spaCy: they work on plain strings and numbers.
PLAIN = ["errors", "quote", "records", "language", "counting", "encoding", "paragraphs", "marks", "alignment"]


def _room(path):
    """The module or folder right below the package that a file is in."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


PLAIN_FILES = [path for path in FILES if _room(path) in PLAIN]
# The package's own __init__ only gathers the public names.
MODULES = [path for path in FILES if _room(path) != "__init__"]
LIBRARY = [path for path in FILES if _room(path) != "cli"]


def _imports(path):
    """Absolute names of the modules that a file imports at run time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = ["spacy_quotes", *path.relative_to(ROOT).parts[:-1]]
    for node in _run_time_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _run_time_nodes(tree):
    """All nodes but those under `if TYPE_CHECKING`."""
    stack = [tree]
    while stack:
        node = stack.pop()
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        stack.extend(node.orelse if typing_only else ast.iter_child_nodes(node))
        yield node


def _names(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=_names(MODULES))
def test_layers_imports_never_go_upward(path):
    room = _room(path)
    assert room in LAYER_OF, "give the new module a layer in this test"
    for name in _imports(path):
        if name.startswith("spacy_quotes."):
            other = name.split(".")[1]
            assert LAYER_OF.get(other, 9) <= LAYER_OF[room], f"{room} imports {name}"


@pytest.mark.parametrize("path", PLAIN_FILES, ids=_names(PLAIN_FILES))
def test_layers_plain_rooms_do_without_spacy(path):
    assert not [name for name in _imports(path) if name.split(".")[0] in ("spacy", "thinc", "numpy")]


@pytest.mark.parametrize("path", FILES, ids=_names(FILES))
def test_layers_names_of_spacy_are_public(path):
    private = [name for name in _imports(path) if name.startswith("spacy.") and "._" in name]
    assert not private


@pytest.mark.parametrize("path", FILES, ids=_names(FILES))
def test_layers_files_are_short(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines < MAX_FILE


@pytest.mark.parametrize("path", FILES, ids=_names(FILES))
def test_layers_functions_are_short(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno >= MAX_FUNCTION}
    assert not long


@pytest.mark.parametrize("path", LIBRARY, ids=_names(LIBRARY))
def test_layers_only_the_command_line_prints(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


def test_layers_only_annotation_touches_span_groups():
    touching = set()
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(
            isinstance(node, ast.Attribute) and node.attr == "spans" and _is_doc(node)
            for node in ast.walk(tree)
        ):
            touching.add(_room(path))
    assert touching == {"annotation"}


def _is_doc(node):
    return ast.unparse(node.value).endswith("doc")


def test_layers_table_names_what_there_is():
    assert set(LAYER_OF) <= {_room(path) for path in FILES}
