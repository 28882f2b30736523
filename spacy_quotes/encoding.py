"""Encodings of text other than UTF-8, told by the bytes."""

from __future__ import annotations

_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_HEAD = 1000  # bytes that are looked at; a multiple of four
# Which of four bytes tell the alphabet: they are small numbers, and so they are for quotation marks.
_LAYOUTS = {
    "UTF-32LE": (None, None, True, True),
    "UTF-32BE": (True, True, None, None),
    "UTF-16LE": (False, True, False, True),
    "UTF-16BE": (True, False, True, False),
}
_SMALL, _MOST = 0x20, 0.8


def tell_encoding(data: bytes) -> str:
    """Tell text in UTF-16 or UTF-32, with a byte order mark or without. Bytes of either may be UTF-8 as well.

    data (bytes): the beginning of a file, or all of it.
    RETURNS (str): the name of the encoding, as `iconv` takes it; empty where it is UTF-8 or not clear.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    head = data[:_HEAD]
    # A NUL here and there does not make it another encoding.
    if marked or b"\0" not in head or len(head) < 4:
        return marked
    small = [_share(head[at::4]) >= _MOST for at in range(4)]
    for name, layout in _LAYOUTS.items():
        fits = all(want is None or want == got for want, got in zip(layout, small, strict=True))
        if fits and _is_text(head, name):
            return name
    return ""


def _share(data: bytes) -> float:
    """Share of the bytes that are small."""
    return sum(byte <= _SMALL for byte in data) / len(data)


def _is_text(head: bytes, name: str) -> bool:
    """Whether bytes make sense in an encoding: numbers of a binary file are mostly no letters."""
    text = head.decode(name, "replace")
    good = sum((char.isprintable() or char.isspace()) and char != "\ufffd" for char in text)
    return good >= _MOST * len(text)
