"""Weights that ship with the package: small files of numbers in half precision."""

from __future__ import annotations

import json
from importlib.abc import Traversable
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy
from thinc.api import Model

from .errors import Errors

FOLDER = "data"
LAYOUT = 1
_META = "meta"


def find_weights(lang: str, name: str) -> bool:
    """Tell whether there are weights of a name for a language.

    lang (str): language code.
    name (str): "news" or "open".
    RETURNS (bool): whether the package has the file.
    """
    return _open(_file_name(lang, name)).is_file()


def list_weights(lang: str) -> list[str]:
    """List the weights that there are for a language.

    lang (str): language code.
    RETURNS (List[str]): their names.
    """
    # Each has a page that tells how it was made; other arrays have none.
    names = [entry.name for entry in files(__package__).joinpath(FOLDER).iterdir()]
    start, end = f"{lang}_", ".md"
    pages = (name for name in names if name.startswith(start) and name.endswith(end))
    return sorted(name.removeprefix(start).removesuffix(end) for name in pages)


def load_weights(model: Model[Any, Any], lang: str, name: str) -> dict[str, Any]:
    """Put weights that ship with the package into a model.

    model (Model): built as the weights' config says.
    lang (str): language code.
    name (str): "news" or "open".
    RETURNS (Dict[str, Any]): what is known of the weights.
    RAISES (ValueError): Q024 if the file is missing, damaged, or of another model.
    """
    where = f"{FOLDER}/{_file_name(lang, name)}"
    try:
        data = _open(_file_name(lang, name)).read_bytes()
    except OSError as error:
        raise ValueError(Errors.Q024.format(where=where, problem=error.strerror or error)) from error
    return read_weights(model, data, where)


def read_weights(model: Model[Any, Any], data: bytes, where: str) -> dict[str, Any]:
    """Put weights into a model.

    model (Model): the model.
    data (bytes): as `write_weights` makes them.
    where (str): what messages call them.
    RETURNS (Dict[str, Any]): what is known of the weights.
    RAISES (ValueError): Q024 if they are damaged or of another model. The model is then as it was.
    """
    try:
        with numpy.load(BytesIO(data), allow_pickle=False) as arrays:
            found = {key: arrays[key] for key in arrays.files}
        meta: dict[str, Any] = dict(json.loads(bytes(found.pop(_META))))
    except Exception as error:  # zipfile, zlib and numpy raise what they like
        what = f"damaged or no file of weights ({type(error).__name__}: {error})"
        raise ValueError(Errors.Q024.format(where=where, problem=what)) from error
    wanted = _params(model)
    if meta.get("layout") != LAYOUT or {key: found[key].shape for key in found} != wanted:
        problem = "made for another model; use the settings of the model that they were made with"
        raise ValueError(Errors.Q024.format(where=where, problem=problem))
    for index, layer in enumerate(model.walk()):
        for param in layer.param_names:
            array: Any = model.ops.asarray(found[f"{index}.{param}"].astype(numpy.float32))
            layer.set_param(param, array)
    return meta


def write_weights(model: Model[Any, Any], meta: dict[str, Any]) -> bytes:
    """Write the weights of a model in half precision.

    model (Model): a trained model.
    meta (Dict[str, Any]): what is known of the weights, as JSON values.
    RETURNS (bytes): a compressed archive of numpy arrays.
    """
    ops: Any = model.ops
    arrays: dict[str, Any] = {
        f"{index}.{param}": ops.to_numpy(layer.get_param(param)).astype(numpy.float16)
        for index, layer in enumerate(model.walk())
        for param in layer.param_names
    }
    told = json.dumps({"layout": LAYOUT, **meta}).encode()
    stream = BytesIO()
    arrays[_META] = numpy.frombuffer(told, dtype=numpy.uint8)
    numpy.savez_compressed(stream, **arrays)
    return stream.getvalue()


def _params(model: Model[Any, Any]) -> dict[str, tuple[int, ...]]:
    """Shapes of the parameters by position of their layer and name."""
    shapes = {}
    for index, layer in enumerate(model.walk()):
        for param in layer.param_names:
            if layer.has_param(param) is None:
                layer.initialize()
            shapes[f"{index}.{param}"] = tuple(layer.get_param(param).shape)
    return shapes


def _open(name: str) -> Traversable:
    """A file of weights, there or not."""
    return files(__package__).joinpath(FOLDER).joinpath(name)


def _file_name(lang: str, name: str) -> str:
    """Name of the file of weights."""
    return f"{lang}_{name}.npz"
