"""Put `.spacy` files into one folder to train on; a file that is named twice counts twice.

python training/gather.py FOLDER FILE [FILE ...]
"""

from __future__ import annotations

import shutil
from pathlib import Path

import typer
from wasabi import msg


def main(folder: Path, files: list[Path], last: int = 1) -> None:
    """Copy files under numbered names.

    folder (Path): made anew.
    files (List[Path]): what to copy.
    last (int): how often the last of them counts.
    """
    files = [*files[:-1], *files[-1:] * last]
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        shutil.copyfile(file, folder / f"{number:02}.{file.name}")
    msg.good(f"{folder}: {len(files)} files")


if __name__ == "__main__":
    typer.run(main)
