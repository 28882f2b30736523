"""A trainable pipe that begins with weights of the package, loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from spacy.pipeline import TrainablePipe

from ..weights import load_weights

_Self = TypeVar("_Self", bound="Shipped")


class Shipped(TrainablePipe):
    """Loads the weights before the model is used or saved, and not where others take their place.

    lang (str): language of the weights.
    weights (Optional[str]): their name; None for a model without.
    """

    lang: str
    weights: str | None = None
    _waiting: bool = False

    def expect_weights(self) -> None:
        """Have the weights loaded when they are first needed, in place of what the model has."""
        self._waiting = self.weights is not None

    def prepare_weights(self) -> None:
        """Load the weights, if that is still to be done.

        RAISES (ValueError): Q024 if the file is missing, damaged, or of another model.
        """
        if self._waiting and self.weights is not None:
            told = load_weights(self.model, self.lang, self.weights)
            self.cfg["confidence"] = told["confidence"]
            self._waiting = False

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save the component to a folder.

        path (Union[str, Path]): the folder.
        exclude (Iterable[str]): what to leave out.
        """
        self.prepare_weights()
        super().to_disk(path, exclude=list(exclude))

    def from_disk(self: _Self, path: str | Path, *, exclude: Iterable[str] = ()) -> _Self:
        """Load the component from a folder.

        path (Union[str, Path]): the folder.
        exclude (Iterable[str]): what to leave out.
        RETURNS (Shipped): the component.
        """
        super().from_disk(path, exclude=list(exclude))
        self._check_saved()
        self._waiting = False
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> Any:
        """Save the component to bytes.

        exclude (Iterable[str]): what to leave out.
        RETURNS (bytes): what `from_bytes` reads.
        """
        self.prepare_weights()
        return super().to_bytes(exclude=list(exclude))

    def from_bytes(self: _Self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> _Self:
        """Load the component from bytes.

        bytes_data (bytes): what `to_bytes` gave.
        exclude (Iterable[str]): what to leave out.
        RETURNS (Shipped): the component.
        """
        super().from_bytes(bytes_data, exclude=list(exclude))
        self._check_saved()
        self._waiting = False
        return self

    def _check_saved(self) -> None:
        """Raise where what was loaded holds something else than numbers."""
        weights = self.cfg.get("confidence")
        if not isinstance(weights, dict) or not all(map(_is_number, weights.values())):
            raise ValueError(f"'confidence' must be numbers by name; got {weights!r:.80}")
        for layer in self.model.walk():
            for name in layer.param_names:
                param: Any = layer.get_param(name) if layer.has_param(name) else None
                if param is not None and not (param.dtype.kind == "f" and layer.ops.xp.isfinite(param).all()):
                    raise ValueError(f"'{name}' of a layer '{layer.name}' holds what is no number")


def _is_number(value: Any) -> bool:
    """Whether a value is a finite number."""
    return isinstance(value, (int, float)) and isfinite(value)
