"""Options of `render`, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from spacy.util import registry

from ..errors import Errors
from ..quote import LABELS, TYPES
from .colors import is_color

BY_SPEAKER, BY_ROLE = "speaker", "role"


class Options(NamedTuple):
    """What to show and how.

    colors (Dict[str, str]): "#rrggbb" by label (CONTENT, CUE, ...), or by id or name of a speaker.
    color_by (str): "speaker" or "role".
    roles (Tuple[str, ...]): labels to mark in the text.
    types (Tuple[str, ...]): types of quotes to show.
    speakers (Optional[Tuple[str, ...]]): ids or names of the speakers whose quotes to show; None for all.
    min_score (float): quotes that score less are not shown.
    spans_key (Optional[str]): the span group, as for `get_quotes`.
    """

    colors: dict[str, str]
    color_by: str = BY_SPEAKER
    roles: tuple[str, ...] = tuple(LABELS.values())
    types: tuple[str, ...] = TYPES
    speakers: tuple[str, ...] | None = None
    min_score: float = 0.0
    spans_key: str | None = None


def read_options(options: Mapping[str, Any] | None) -> Options:
    """Check options and fill in what is left out.

    options (Optional[Mapping[str, Any]]): by the names of the fields of `Options`.
    RETURNS (Options): all of them; the colours of the entry points "spacy_displacy_colors" are there too.
    RAISES (ValueError): Q037 if there is no such option or a value does not fit.
    """
    if options is not None and not isinstance(options, Mapping):
        expected = f"a table with values by name: {', '.join(_CHECKS)}"
        raise ValueError(Errors.Q037.format(name="options", expected=expected, got=options))
    given = dict(options or {})
    for name, value in given.items():
        expected, fits = _CHECKS.get(name, (f"left out: the options are {', '.join(_CHECKS)}", None))
        if fits is None or not fits(value):
            raise ValueError(Errors.Q037.format(name=name, expected=expected, got=value))
    for name in ("roles", "types", "speakers"):
        if given.get(name) is not None:
            given[name] = tuple(given[name])
    return Options(**{**given, "colors": {**_installed_colors(), **given.get("colors", {})}})


def _installed_colors() -> dict[str, str]:
    """Colours that packages give displaCy, but for those that are more than a colour."""
    colors: dict[str, str] = {}
    for found in registry.displacy_colors.get_all().values():
        table = found() if callable(found) else found
        if isinstance(table, dict):
            colors.update((label, color) for label, color in table.items() if is_color(color))
    return colors


def _is_colors(value: object) -> bool:
    """A table of colours."""
    return isinstance(value, Mapping) and all(isinstance(k, str) and is_color(v) for k, v in value.items())


def _is_way(value: object) -> bool:
    """A way to choose colours."""
    return value in (BY_SPEAKER, BY_ROLE)


def _is_labels(value: object) -> bool:
    """Some labels."""
    return _is_of(value, tuple(LABELS.values()))


def _is_types(value: object) -> bool:
    """Some types."""
    return _is_of(value, TYPES)


def _is_of(value: object, names: tuple[str, ...]) -> bool:
    """Some of these names."""
    return isinstance(value, (list, tuple, set)) and all(name in names for name in value)


def _is_names(value: object) -> bool:
    """Some strings, or None."""
    return value is None or (isinstance(value, (list, tuple, set)) and all(isinstance(v, str) for v in value))


def _is_share(value: object) -> bool:
    """A number from 0 to 1."""
    return isinstance(value, (int, float)) and 0 <= value <= 1


def _is_key(value: object) -> bool:
    """A string, or None."""
    return value is None or isinstance(value, str)


_CHECKS: dict[str, tuple[str, Callable[[object], bool] | None]] = {
    "colors": ('a table of "#rrggbb" by label or speaker', _is_colors),
    "color_by": (f"one of {(BY_SPEAKER, BY_ROLE)}", _is_way),
    "roles": (f"a list out of {tuple(LABELS.values())}", _is_labels),
    "types": (f"a list out of {TYPES}", _is_types),
    "speakers": ("a list of ids or names, or None", _is_names),
    "min_score": ("a number from 0 to 1", _is_share),
    "spans_key": ("a string or None", _is_key),
}
