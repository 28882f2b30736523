from __future__ import annotations

import subprocess
import sys

# spaCy imports this module for every pipeline of every user.
FACTORY = """
import sys
import spacy.language, spacy.tokens, spacy.pipeline

before = set(sys.modules)
opened = []


def watch(event, args):
    if event == "open" and isinstance(args[0], str):
        opened.append(args[0])


sys.addaudithook(watch)
import spacy_quotes.factory

others = [path for path in opened if not path.endswith((".py", ".pyc")) and ".pyc." not in path]
assert not others, others
ours = {name for name in set(sys.modules) - before if name.startswith("spacy_quotes")}
print(*sorted(ours))
assert not {"torch", "spacy_quotes.rules", "spacy_quotes.cli"} & set(sys.modules)
"""


def _run(*args):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_of_the_factory_module_is_light():
    assert "spacy_quotes.factory" in _run("-c", FACTORY)


def test_import_of_the_factory_module_leaves_word_lists_alone():
    modules = _run("-c", FACTORY).split()
    heavy = ("rules", "language.", "loading", "records", "view", "stories", "finder", "jobs")
    assert not [name for name in modules if name.startswith(tuple(f"spacy_quotes.{part}" for part in heavy))]


def test_import_gives_no_warnings():
    _run(
        "-W",
        "error",
        "-c",
        "import spacy_quotes; import spacy; spacy.blank('en').add_pipe('quotes_rules')",
    )


def test_import_of_the_command_line_gives_no_warnings():
    _run("-W", "error", "-c", "import spacy_quotes.cli")


def test_import_is_not_needed_for_add_pipe():
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('quotes'); print(nlp('Hi')._.quotes)"
    assert _run("-W", "ignore", "-c", code) == "[]\n"


def test_import_makes_attributes_of_saved_documents_readable(tmp_path):
    code = """
import sys, spacy, spacy_quotes
from spacy.tokens import DocBin
doc = spacy.blank("en")("Hi")
print(doc._.quotes, doc._.speakers, doc[0:1]._.quote)
"""
    assert _run("-c", code) == "[] [] None\n"
