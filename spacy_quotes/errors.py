"""Coded messages: what was got, what was wanted, what to do."""

from __future__ import annotations

import warnings
from typing import Any


class Errors:
    """Messages of exceptions. Codes are never reused."""

    Q001 = (
        "[Q001] The span group '{key}' holds {n} quotation spans but not the record that goes with "
        "them. `Doc.from_docs` drops it and lets the ids of different documents collide. Join "
        "documents with `spacy_quotes.join_docs(docs)` instead."
    )
    Q002 = (
        "[Q002] The document was retokenised after its quotes were set: the span group '{key}' was "
        "made for {expected} tokens with other borders, the document now has {got}. Add 'quotes' "
        "after every component that merges or splits tokens, or run it again."
    )
    Q003 = (
        "[Q003] A quote needs a type of {expected} and at least one non-empty content span; got "
        "type {type!r} and content {content!r}."
    )
    Q004 = (
        "[Q004] The {role} span ({start}, {end}) of a quote does not lie within the document of "
        "{length} tokens. Give token offsets with 0 <= start < end <= {length}."
    )
    Q005 = "[Q005] Quote {id!r} names the speaker {speaker!r}, which is not among the speakers: {known}."
    Q006 = "[Q006] Two {what} have the id {id!r}. Ids must differ; leave a quote's id empty to have one made."
    Q007 = (
        "[Q007] Several span groups of the document hold quotes ({keys}), none of them under '{key}'. "
        "Name the one you want: `spacy_quotes.get_quotes(doc, key=...)`."
    )
    Q008 = "[Q008] Setting '{name}' of '{component}' must be {expected}; got {got!r}."
    Q009 = "[Q009] {where}: the field '{field}' must be {expected}; got {got}."
    Q010 = (
        "[Q010] {where}: offsets ({start}, {end}) do not lie within the text of {length} characters. "
        "Offsets count characters of the field 'text', end exclusive."
    )
    Q011 = "[Q011] The score of a quote is a number from 0 to 1; got {score!r}."
    Q012 = "[Q012] {where}: no such file or folder. Check the path, or use '-' for standard input."
    Q013 = "[Q013] {where}: cannot be read: {reason}."
    Q014 = (
        "[Q014] {where}: not UTF-8 {found}. Convert it to UTF-8 first, e.g. by "
        "`iconv -f {encoding} -t UTF-8`."
    )
    Q015 = "[Q015] {where}: holds no text."
    Q016 = "[Q016] {where}: the folder holds no *.txt file. Name files of another ending one by one."
    Q017 = (
        "[Q017] {where}: {length} characters are more than the {limit} that this pipeline takes "
        "(`nlp.max_length`). Split the file, or use a pipeline without parser and entity recognizer."
    )
    Q018 = (
        "[Q018] The pipeline {name!r} could not be loaded: {reason}. Give the name of an installed "
        "pipeline, the path of a saved one, or one of this package ({known}); --lang takes a language code."
    )
    Q019 = "[Q019] {where}: cannot be written: {reason}."
    Q020 = "[Q020] {where}: the pipeline gave no document back. The messages above name the component."
    Q021 = "[Q021] {where}: {problem}."
    Q022 = "[Q022] {where}: the format of these files is not clear. Name it with --format: one of {formats}."
    Q023 = "[Q023] {where}: no document to {what}. {hint}"
    Q024 = (
        "[Q024] The weights {where} cannot be used: {problem}. Install the package again, or set 'weights' "
        "to null to start without."
    )
    Q025 = (
        '[Q025] {where}: {problem}. A knowledge base has one JSON object a line: {{"id": .., "name": ..}} '
        'and, where known, "aliases" (a list), "kind" and "description".'
    )
    Q026 = (
        "[Q026] {where}: the id {id!r} was given on line {line} already. Ids of a knowledge base must differ."
    )
    Q027 = (
        "[Q027] {where}: no component that was saved, or not all of it: {problem}. Save the pipeline "
        "again, or install it again."
    )
    Q030 = (
        "[Q030] There is another document with the id {id!r}. Give each document an id of its own: "
        "`stories.add(doc, id=...)`, or the field 'id' of its JSON."
    )
    Q031 = (
        "[Q031] {where}: no stories that `Stories.to_disk` wrote: {reason}. Give such a file, whole, or add "
        "the documents to new `Stories()`."
    )
    Q032 = "[Q032] {where}, line {line}: {problem}. The line is left out."
    Q035 = (
        "[Q035] Only documents can be drawn: a Doc, its JSON form as `spacy_quotes.to_json` makes it, or "
        "several of them; got {got}."
    )
    Q037 = "[Q037] The option '{name}' must be {expected}; got {got!r}."
    Q038 = (
        "[Q038] Cannot serve on port {port}: {reason}. Choose another with --port, or 0 for any that is free."
    )
    Q040 = (
        "[Q040] The package '{package}' is needed for this ({reason}). Install it with "
        '`pip install "spacy-quotes[{extra}]"`.'
    )
    Q041 = (
        "[Q041] {where}: no column '{name}'; there are: {columns}. Name the one with the {what} by "
        "--{what}-field (in Python, {what}_field)."
    )
    Q042 = "[Q042] {where}: {problem}. The row is left out."
    Q043 = (
        "[Q043] {where}: {problem}. The rest of the file is left out, as it is not clear where a row begins."
    )
    Q044 = (
        "[Q044] A process ended twice over the documents from {first!r} to {last!r}; the lines above may "
        "tell why, or the memory was full. Leave them out, or try a smaller --batch-size or --n-process."
    )
    Q045 = (
        "[Q045] {where}: the folder holds something already. Go on with a run that was begun in it with "
        "--resume, or name another folder."
    )
    Q046 = (
        "[Q046] {where}: the run that was begun in this folder was another one: {different}. Give what was "
        "given then, or name another folder."
    )
    Q047 = "[Q047] {where}: the run cannot be gone on with: {problem}. Name another folder to begin anew."
    Q048 = "[Q048] These options do not fit together: {problem}."
    Q049 = (
        "[Q049] Ray failed: {reason}. Each machine of the cluster needs spacy-quotes and the pipeline, in "
        "the same versions."
    )
    Q050 = (
        "[Q050] {where} is left as it was: of {inputs} none could be processed. The lines above say why of "
        "each; mend those files, or name others."
    )


class Warnings:
    """Messages of warnings. Codes are never reused."""

    Q101 = (
        "[Q101] This version of spacy_quotes has no weights {name!r} for the language '{lang}' (there "
        "are: {known}): 'quotes' works by rules. Use 'quotes_rules' to choose them and see no warning."
    )
    Q102 = (
        "[Q102] There are no cue words for the language '{lang}' in this version of spacy_quotes (there "
        "are for: {known}): only what marks and layout tell is found, such as 'Name: \"...\"'."
    )
    Q103 = (
        "[Q103] {where}: {n} of {total} spans do not lie on token borders and were widened to the "
        "tokens they touch. Use the tokenizer the offsets were made with to keep them exact."
    )
    Q104 = (
        "[Q104] '{component}' failed on a document of {length} tokens that starts {text!r} and set "
        "no quotes on it: {error}. Please report this with the text."
    )
    Q105 = (
        "[Q105] The extension attribute '{owner}._.{name}' was set by another package and is left as it "
        "is. Read quotes with `spacy_quotes.{function}` instead."
    )
    Q106 = "[Q106] Component '{component}' failed on {docs}: {error}."
    Q107 = "[Q107] {where}: the knowledge base is empty, so every speaker gets an id made from the name."
    Q115 = "[Q115] No text that can be used in {rows}, left out: {problem}."


def warn_of_failure(component: str, doc: Any, error: Exception) -> None:
    """Warn that a component failed on a document (Q104).

    component (str): its name.
    doc (Doc): the document.
    error (Exception): what went wrong.
    """
    what = f"{type(error).__name__}: {error}"
    told = {"component": component, "length": len(doc), "text": doc.text[:60], "error": what}
    warnings.warn(Warnings.Q104.format(**told), stacklevel=3)
