"""Which colour who or what gets."""

from __future__ import annotations

from ..quote import LABELS, ROLES
from .articles import Person
from .colors import NOBODY, PALETTE, Shades, make_shades
from .options import BY_ROLE, Options


class Palette:
    """Gives out the classes "k0", "k1", ... and writes their CSS.

    The six speakers with most quotes have colours of their own, those after them share; the number of the
    speaker stands at the end of each quote, so that nothing hangs on colour alone.

    options (Options): the colours chosen, and what they stand for.
    """

    def __init__(self, options: Options) -> None:
        self.roles = tuple(role for role in ROLES if LABELS[role] in options.roles)
        self._by_role = options.color_by == BY_ROLE
        self._chosen = options.colors
        self._shades: list[Shades] = [make_shades(NOBODY), *PALETTE]
        self._classes: dict[str, str] = {}

    def class_of(self, role: str, person: Person) -> str:
        """Choose a class.

        role (str): part of the quote.
        person (Person): who said it.
        RETURNS (str): name of the class.
        """
        names = (LABELS[role],) if self._by_role else (person.id, person.name)
        color = next((self._chosen[name] for name in names if name in self._chosen), None)
        if color is not None:
            return self._class_of(color)
        if self._by_role or not person.number:
            return "k0"
        return f"k{1 + (person.number - 1) % len(PALETTE)}"

    def css(self, scope: str) -> str:
        """Write the classes that were given out, and those that may be.

        scope (str): selector of what they are for.
        RETURNS (str): rules that set --line and --tint for light and for dark.
        """
        light = [_rule(scope, n, s.light_line, s.light_tint) for n, s in enumerate(self._shades)]
        dark = [_rule(scope, n, s.dark_line, s.dark_tint) for n, s in enumerate(self._shades)]
        return f"{''.join(light)}\n@media screen and (prefers-color-scheme:dark){{{''.join(dark)}}}\n"

    def _class_of(self, color: str) -> str:
        """The class of a chosen colour."""
        if color not in self._classes:
            self._classes[color] = f"k{len(self._shades)}"
            self._shades.append(make_shades(color))
        return self._classes[color]


def _rule(scope: str, number: int, line: str, tint: str) -> str:
    """The rule of one class."""
    return f"{scope} .k{number}{{--line:{line};--tint:{tint}}}"
