"""Put `.spacy` files into one folder to train on; a file that is named twice counts twice.

python training/gather.py FOLDER PATH [PATH ...]
"""

from __future__ import annotations

import shutil
from pathlib import Path

import typer
from wasabi import msg


def main(folder: Path, paths: list[Path], last: int = 1, without: str = "") -> None:
    """Copy files under numbered names.

    folder (Path): made anew.
    paths (List[Path]): files, and folders for all that is in them.
    last (int): how often the last of them counts.
    without (str): beginning of the names of files that are left out; "" for none.
    """
    paths = [*paths[:-1], *paths[-1:] * last]
    files = [file for path in paths for file in (sorted(path.glob("*.spacy")) if path.is_dir() else [path])]
    files = [file for file in files if not (without and file.name.startswith(without))]
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        shutil.copyfile(file, folder / f"{number:02}.{file.name}")
    msg.good(f"{folder}: {len(files)} files")


if __name__ == "__main__":
    typer.run(main)
