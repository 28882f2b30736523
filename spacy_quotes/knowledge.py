"""What both components share about speakers known beforehand: where they are read, and how they are saved."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import srsly  # type: ignore[import-untyped]

from .collector import collector_paused
from .errors import Errors, Warnings
from .language import get_language
from .saved import reading_saved
from .settings import Settings
from .speakers.entries import Entry, format_entries, parse_entries, read_entries
from .speakers.knowledge import KnowledgeBase

FIELD = "knowledge_base"
# In the folder of a saved component: the entries, and the setting that they were read by.
ENTRIES, ORIGIN = "knowledge_base.jsonl", "knowledge_base.json"

_Self = TypeVar("_Self", bound="KnowsSpeakers")


class KnowsSpeakers:
    """A component with a knowledge base of speakers, which is saved with it.

    settings (Settings): name the file to read them from, if any.
    lang (str): language of their names.
    """

    settings: Settings
    lang: str
    _base: KnowledgeBase | None = None

    @property
    def knowledge_base(self) -> KnowledgeBase:
        """RETURNS (KnowledgeBase): the speakers known beforehand, read when needed; empty without any."""
        return self.prepare_speakers()

    def prepare_speakers(self) -> KnowledgeBase:
        """Read the speakers known beforehand, where that was not done yet: before the documents, since a
        failure on a document is only a warning.

        RETURNS (KnowledgeBase): the speakers.
        RAISES (ValueError): Q025 or Q026, with file and line.
        """
        if self._base is None:
            path = self.settings.knowledge_base
            self._base = self._make(()) if path is None else self._read(path)
        return self._base

    def read_speakers(self, path: str | Path) -> None:
        """Read the speakers known beforehand, in place of those that the component has.

        path (Union[str, Path]): a file of JSON lines.
        RAISES (ValueError): Q025 or Q026, with file and line.
        """
        self._base = self._read(path)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save the component to a folder, the entries of its knowledge base with it.

        path (Union[str, Path]): the folder.
        exclude (Iterable[str]): what to leave out: "knowledge_base", or what spaCy knows.
        """
        folder, exclude = Path(path), list(exclude)
        save = getattr(super(), "to_disk", None)
        if save is not None:
            save(folder, exclude=exclude)
        if FIELD not in exclude and self.knowledge_base:
            folder.mkdir(parents=True, exist_ok=True)
            # Bytes: text would get the line ends of the system.
            (folder / ENTRIES).write_bytes(format_entries(self.knowledge_base).encode("utf8"))
            srsly.write_json(folder / ORIGIN, self._origin())
        else:
            for name in (ENTRIES, ORIGIN):
                (folder / name).unlink(missing_ok=True)

    def from_disk(self: _Self, path: str | Path, *, exclude: Iterable[str] = ()) -> _Self:
        """Load the component from a folder.

        path (Union[str, Path]): the folder.
        exclude (Iterable[str]): what to leave out.
        RETURNS (KnowsSpeakers): the component.
        RAISES (ValueError): Q025-Q027 if what was saved is damaged.
        """
        folder, exclude = Path(path), list(exclude)
        load = getattr(super(), "from_disk", None)
        with reading_saved(folder):
            if load is not None:
                load(folder, exclude=exclude)
            if FIELD not in exclude:
                entries, origin = folder / ENTRIES, folder / ORIGIN
                there = entries.exists() or origin.exists()
                saved = (entries.read_text(encoding="utf8"), str(entries)) if there else None
                self._take(saved, srsly.read_json(origin) if saved else {})
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Save the component to bytes, the entries of its knowledge base with it.

        exclude (Iterable[str]): what to leave out.
        RETURNS (bytes): what `from_bytes` reads.
        """
        exclude = list(exclude)
        save = getattr(super(), "to_bytes", None)
        message = {} if save is None else srsly.msgpack_loads(save(exclude=exclude))
        if FIELD not in exclude and self.knowledge_base:
            message[FIELD] = {**self._origin(), "entries": format_entries(self.knowledge_base)}
        return bytes(srsly.msgpack_dumps(message))

    def from_bytes(self: _Self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> _Self:
        """Load the component from bytes.

        bytes_data (bytes): what `to_bytes` gave.
        exclude (Iterable[str]): what to leave out.
        RETURNS (KnowsSpeakers): the component.
        RAISES (ValueError): Q025-Q027 if it is damaged.
        """
        exclude = list(exclude)
        load = getattr(super(), "from_bytes", None)
        with reading_saved("bytes"):
            if load is not None:
                load(bytes_data, exclude=exclude)
            if FIELD not in exclude:
                saved = srsly.msgpack_loads(bytes_data).get(FIELD)
                self._take((saved["entries"], "bytes") if saved else None, saved or {})
        return self

    def _take(self, saved: tuple[str, str] | None, origin: dict[str, Any]) -> None:
        """Take entries that were saved, unless the settings now name another file than then."""
        fits = saved is not None and origin.get("setting") == self.settings.knowledge_base
        self._base = None
        if saved is not None and fits:
            found = parse_entries(*saved)
            if len(found) != origin.get("n"):
                problem = f"{origin.get('n')} entries were saved; got {len(found)}"
                raise ValueError(Errors.Q025.format(where=saved[1], problem=problem))
            self._base = self._make(found)

    def _origin(self) -> dict[str, Any]:
        """By which setting the entries were read, and how many there are."""
        return {"setting": self.settings.knowledge_base, "n": len(self.knowledge_base)}

    def _read(self, path: str | Path) -> KnowledgeBase:
        """The speakers of a file."""
        entries = read_entries(path)
        if not entries:
            warnings.warn(Warnings.Q107.format(where=path), stacklevel=4)
        return self._make(entries)

    def _make(self, entries: Iterable[Entry]) -> KnowledgeBase:
        """A knowledge base of the component's language."""
        with collector_paused():
            return KnowledgeBase(entries, get_language(self.lang).names)
