"""Convert the public corpora to `.spacy` files.

    python training/convert_corpora.py FOLDER OUTPUT

FOLDER has, for each corpus that is at hand, a folder with its repository or with JSON lines in its place
(`polnear/train.jsonl`). What is no reported speech is masked: it counts neither for nor against. Of GUM only
the news documents of its training part are taken (`corpus/gum_train.txt`); LitBank and PDNC have direct
quotes only and serve for speakers.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import typer
from wasabi import msg

from spacy_quotes.cli.convert import convert
from spacy_quotes.cli.gold import read_ids
from spacy_quotes.cli.inputs import InputError
from spacy_quotes.formats.filters import MASK, Wanted

IDS = Path(__file__).parents[1] / "corpus" / "gum_train.txt"


class Corpus(NamedTuple):
    """One part of a public corpus.

    name (str): name of the file to make.
    places (Tuple[str, ...]): where it may be in the folder; the first that is there is taken.
    form (str): its format where it is a repository.
    ids (Optional[Path]): list of the documents to take.
    flat (bool): whether it leaves quotes inside quotes out.
    """

    name: str
    places: tuple[str, ...]
    form: str
    ids: Path | None = None
    flat: bool = False


CORPORA = (
    Corpus("polnear.train", ("polnear/train.jsonl", "polnear/data/train"), "polnear", flat=True),
    Corpus("polnear.dev", ("polnear/dev.jsonl", "polnear/data/dev"), "polnear", flat=True),
    Corpus("gum.train", ("gum/train.jsonl", "gum/dep"), "gum", IDS, flat=True),
    Corpus("litbank", ("litbank/all.jsonl", "litbank/quotations/tsv"), "litbank"),
    Corpus("pdnc", ("pdnc/all.jsonl", "pdnc/data"), "pdnc"),
)


def main(folder: Path, output: Path) -> None:
    """Convert what is there and tell what is not.

    folder (Path): the corpora.
    output (Path): folder for the .spacy files.
    """
    output.mkdir(parents=True, exist_ok=True)
    for corpus in CORPORA:
        found = next((folder / place for place in corpus.places if (folder / place).exists()), None)
        if found is None:
            msg.warn(f"{corpus.name}: none of {', '.join(corpus.places)} in {folder}")
            continue
        msg.info(f"{corpus.name}: {found}")
        # The JSON lines were made of the documents wanted, under ids of their own.
        own = found.suffix == ".jsonl"
        wanted = Wanted(speech=MASK, ids=None if own else read_ids(corpus.ids), flat=corpus.flat)
        form = "json" if own else corpus.form
        try:
            failed = convert(found, output / f"{corpus.name}.spacy", form=form, wanted=wanted)
        except InputError as error:
            msg.warn(str(error))
            continue
        if failed:
            msg.warn(f"{corpus.name}: {failed} documents left out")


if __name__ == "__main__":
    typer.run(main)
