"""The record of a run into a folder: what was read with which settings, and what is done."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ..errors import Errors
from .files import hash_file, write_safely
from .problems import InputError
from .sources import START, Position

NAME = "manifest.json"
FORMAT = 1
_SHOWN = 5  # differences in a message
# Half files of a process that was killed, as `write_safely` names them: of the record, and of shards.
_HALF_RECORD = re.compile(rf"\.{re.escape(NAME)}\.\d+\.tmp")
_HALF_SHARD = re.compile(r"\.part-\d{5,}\.[a-z.]+\.\d+\.tmp")


def make_head(pipeline: dict[str, Any], settings: dict[str, Any], inputs: list[Any]) -> dict[str, Any]:
    """Make the part of a manifest that has to be the same to go on with a run.

    pipeline (Dict[str, Any]): as `describe_pipeline` makes it.
    settings (Dict[str, Any]): what results depend on.
    inputs (List[Any]): as `describe_inputs` makes them.
    RETURNS (Dict[str, Any]): JSON values.
    """
    packages = (__name__.split(".")[0], "spacy")
    versions = {package: import_module(package).__version__ for package in packages}
    return {
        "format": FORMAT,
        "versions": versions,
        "pipeline": pipeline,
        "settings": settings,
        "inputs": inputs,
    }


class Manifest:
    """The record of one run.

    folder (Path): where it and the shards are.
    head (Dict[str, Any]): as `make_head` makes it.
    resume (bool): whether to go on with a run that was begun.
    RAISES (InputError): Q045 if there is something else in the folder, Q046 if the run that was begun is
        another one, Q047 if it is damaged.
    RAISES (OSError): if it cannot be read or written.
    """

    def __init__(self, folder: Path, head: dict[str, Any], *, resume: bool) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.data: dict[str, Any] = {**head, "shards": [], "finished": False}
        folder.mkdir(parents=True, exist_ok=True)
        if resume and self.path.exists():
            self.data = self._read(head)
            self._clear()
        elif all(_HALF_RECORD.fullmatch(path.name) for path in folder.iterdir()):
            self._clear()
            self._save()
        else:
            raise InputError(Errors.Q045.format(where=folder.as_posix()))

    @property
    def shards(self) -> list[dict[str, Any]]:
        """RETURNS (List[Dict[str, Any]]): what is known of each shard that is done."""
        found: list[dict[str, Any]] = self.data["shards"]
        return found

    @property
    def finished(self) -> bool:
        """RETURNS (bool): whether all is done."""
        return bool(self.data["finished"])

    @property
    def start(self) -> Position:
        """RETURNS (Tuple[int, int]): where to go on."""
        source, row = self.shards[-1]["next"] if self.shards else START
        return source, row

    def add(self, path: Path, known: dict[str, Any]) -> None:
        """Enter a shard that is on the disk.

        path (Path): the file.
        known (Dict[str, Any]): what is known of it.
        """
        digest = hashlib.sha256()
        hash_file(path, digest)
        size = path.stat().st_size
        self.shards.append({"file": path.name, **known, "bytes": size, "sha256": digest.hexdigest()})
        self._save()

    def finish(self, failed: int) -> None:
        """Enter that all is done.

        failed (int): inputs that failed behind the last shard.
        """
        names = ("documents", "quotes", "failed")
        sums = {name: sum(shard[name] for shard in self.shards) for name in names}
        sums["failed"] += failed
        self.data.update(finished=True, **sums)
        self._save()

    @property
    def failed(self) -> int:
        """RETURNS (int): inputs that failed, of what is done."""
        return int(self.data.get("failed", sum(shard["failed"] for shard in self.shards)))

    @property
    def documents(self) -> int:
        """RETURNS (int): documents of the shards that are done."""
        return sum(shard["documents"] for shard in self.shards)

    def _read(self, head: dict[str, Any]) -> dict[str, Any]:
        """The record of the run that was begun."""
        where = self.path.as_posix()
        try:
            data = json.loads(self.path.read_bytes())
            before = {name: data[name] for name in head}
            shards, _ = data["shards"], data["finished"]
            sizes = {shard["file"]: shard["bytes"] for shard in shards}
            _ = [(*shard["next"], shard["documents"], shard["quotes"], shard["failed"]) for shard in shards]
        except (ValueError, KeyError, TypeError) as error:
            reason = f"it cannot be read ({type(error).__name__}: {error})"
            raise InputError(Errors.Q047.format(where=where, problem=reason)) from error
        # Through JSON, as tuples become lists there.
        different = list(_differences(before, json.loads(json.dumps(head))))
        if different:
            more = f"; and {len(different) - _SHOWN} more" if len(different) > _SHOWN else ""
            shown = "; ".join(different[:_SHOWN]) + more
            raise InputError(Errors.Q046.format(where=self.folder.as_posix(), different=shown))
        for name, size in sizes.items():
            path = self.folder / name
            if not path.is_file() or path.stat().st_size != size:
                problem = f"the shard {name} is missing or was changed"
                raise InputError(Errors.Q047.format(where=where, problem=problem))
        found: dict[str, Any] = data
        return found

    def _clear(self) -> None:
        """Remove half files. Not before it is known that the folder is that of a run."""
        for path in self.folder.iterdir():
            if _HALF_RECORD.fullmatch(path.name) or _HALF_SHARD.fullmatch(path.name):
                path.unlink()

    def _save(self) -> None:
        """Write the record; at no time there is none, or half of one."""
        with write_safely(self.path, sync=True) as stream:
            stream.write(json.dumps(self.data, indent=1).encode() + b"\n")


def _differences(before: Any, now: Any, at: str = "") -> Iterator[str]:
    """What is not the same in two JSON values."""
    if isinstance(before, dict) and isinstance(now, dict):
        for name in {**before, **now}:
            yield from _differences(before.get(name), now.get(name), f"{at}.{name}" if at else name)
    elif isinstance(before, list) and isinstance(now, list):
        for number, (one, other) in enumerate(zip_longest(before, now)):
            yield from _differences(one, other, f"{at}[{number}]")
    elif before != now:
        yield f"{at} was {json.dumps(before)} and is {json.dumps(now)}"
