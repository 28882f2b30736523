"""The pipeline of a job: loaded, and told from others."""

from __future__ import annotations

import hashlib
import json
import sys
import warnings
from typing import Any

import spacy
from spacy.language import Language

from ..counting import count
from ..errors import Errors, Warnings
from ..weights import list_weights
from .files import hash_file
from .problems import InputError

FACTORIES = ("quotes", "quotes_rules")
RULES = "rules"


def load_pipeline(name: str | None, lang: str) -> Language:
    """Load a pipeline and make sure that it finds quotes.

    name (Optional[str]): name or path of a pipeline; weights of the package ("news", "open") or "rules" for
        a blank one with these, None for a blank one with what is usual. (A folder of such a name: "./open".)
    lang (str): language of a blank one.
    RETURNS (Language): the pipeline, with "quotes" added at its end where it has none.
    RAISES (InputError): Q018 if there is no such pipeline.
    """
    own = name is None or name == RULES or name in list_weights(lang)
    try:
        nlp = spacy.blank(lang) if own else spacy.load(str(name))
    except Exception as error:  # a damaged pipeline raises what it likes
        shown = f"blank:{lang}" if own else name
        reason = " ".join(str(error).split()).rstrip(".")
        raise InputError(Errors.Q018.format(name=shown, reason=reason, known=list_own(lang))) from error
    if own:
        # The limit is there for parsers, whose memory grows with the length of a text.
        nlp.max_length = sys.maxsize
    if name == RULES:
        nlp.add_pipe("quotes_rules")
    elif own and name is not None:
        nlp.add_pipe("quotes", config={"weights": name})
    elif not any(nlp.get_pipe_meta(pipe).factory in FACTORIES for pipe in nlp.pipe_names):
        nlp.add_pipe("quotes")
    nlp.set_error_handler(_warn_of_failure)  # type: ignore[arg-type]
    return nlp


def list_own(lang: str) -> str:
    """List the pipelines of the package for a message.

    lang (str): their language.
    RETURNS (str): the names that `load_pipeline` knows.
    """
    return ", ".join(map(repr, [*list_weights(lang), RULES]))


def describe_pipeline(nlp: Language, name: str | None) -> dict[str, Any]:
    """Describe a pipeline, to tell later whether it is another one.

    nlp (Language): the pipeline.
    name (Optional[str]): what it was loaded by.
    RETURNS (Dict[str, Any]): its name, and a hash of its meta data, its settings and all its files.
    """
    digest = hashlib.sha256()
    for part in (nlp.meta, nlp.config):
        digest.update(json.dumps(part, sort_keys=True, default=str).encode())
    if name is not None and nlp.path is not None:
        for file in sorted(path for path in nlp.path.rglob("*") if path.is_file()):
            digest.update(file.relative_to(nlp.path).as_posix().encode())
            hash_file(file, digest)
    return {"name": f"blank:{nlp.lang}" if name is None else name, "hash": digest.hexdigest()}


def _warn_of_failure(name: str, component: object, docs: list[Any], error: Exception) -> None:
    """Error handler of the pipeline: its documents are lost, the others go on."""
    what = f"{type(error).__name__}: {error}"
    warnings.warn(
        Warnings.Q106.format(component=name, docs=count(len(docs), "document"), error=what), stacklevel=2
    )
