"""Files that are no plain text, though they may be given as if they were."""

from __future__ import annotations

import json

_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS = {
    b"%pdf-": "a PDF file",
    b"pk\x03\x04": "a ZIP archive, as .docx and .odt are,",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"{\\rtf": "RTF",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
    b"<?xml": "XML",
}


def tell_kind(data: bytes) -> str:
    """Tell what bytes are that would give no quotes, or wrong ones, if they were read as plain text.

    data (bytes): a whole file.
    RETURNS (str): what is wrong with it, for a message; empty where it may be plain text.
    """
    head = data[:1000].removeprefix(_MARK).lstrip().lower()
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if head.startswith(beginning)), "")
    if not kind and b"\0" in data[:1000] and not data.startswith(_UTF_16) and not _is_utf_8(data):
        kind = "a binary file"
    if kind:
        return f"{kind} and not plain text: give the words alone"
    if head.startswith((b"{", b"[")) and _is_json(data):
        return "JSON and not plain text: JSON lines are read from a file that is named .jsonl"
    return ""


def _is_utf_8(data: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_json(data: bytes) -> bool:
    """Whether a file, or its first line, is an object of JSON or a list of objects."""
    text = data.removeprefix(_MARK).decode("utf-8", "replace").strip()
    for part in (text.split("\n", 1)[0], text):
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        first = value[0] if isinstance(value, list) and value else value
        return bool(first) and isinstance(first, dict)
    return False
