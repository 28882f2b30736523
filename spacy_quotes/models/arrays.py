"""Names of arrays by their dimensions; docstrings give the shapes.

numpy's on a CPU, cupy's on a GPU: they share no type that could be checked.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Floats1d: TypeAlias = Any
Floats2d: TypeAlias = Any
Ints1d: TypeAlias = Any
Ints2d: TypeAlias = Any
Floats3d: TypeAlias = Any
Floats4d: TypeAlias = Any
Ints3d: TypeAlias = Any
