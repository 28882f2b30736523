"""What stops a job or costs it an input, and packages that only some jobs need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import Errors


class InputError(Exception):
    """An input, output or setting that cannot be used; the message is one coded line."""


def import_extra(module: str, extra: str) -> Any:
    """Import a package that is no dependency of this one.

    module (str): what to import.
    extra (str): the extra of this package that installs it.
    RETURNS (Any): the module.
    RAISES (InputError): Q040 if it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        # Many packages share the name "backports".
        package = module if module.startswith("backports.") else module.split(".")[0]
        raise InputError(Errors.Q040.format(extra=extra, package=package, reason=error)) from error
