"""Make the table of given names that tell a gender, which ships with the package.

    pip install names==0.3.0 Faker==40.54.0
    python training/make_given_names.py spacy_quotes/data/given_names.json

Of two packages under the MIT licence: `names` has the names of the US census of 1990 (public domain),
Faker those of eighty countries. A name that both men and women bear is left out, and so are those of the
package's own list.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path

import typer
from wasabi import msg

from spacy_quotes.language.given_names import GIVEN
from spacy_quotes.speakers.folding import fold

# Share of one gender from which a name tells it; what a name of Faker's counts beside the census's percents.
SHARE, WEIGHT = 0.95, 0.02
_NAME = re.compile("[a-z]{3,}")


def main(output: Path) -> None:
    """Write the table.

    output (Path): the file to write: "f" and "m" -> names in lower case, without accents.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    read_census(votes)
    read_faker(votes)
    table: dict[str, list[str]] = {"f": [], "m": []}
    for name in sorted(votes.keys() - GIVEN.keys()):
        gender, count = votes[name].most_common(1)[0]
        if count >= SHARE * votes[name].total() and _NAME.fullmatch(name):
            table[gender].append(name)
    content = {gender: " ".join(names) for gender, names in table.items()}
    output.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    msg.good(f"{output}: {len(table['f']):,} women's names, {len(table['m']):,} men's names")


def read_census(votes: defaultdict[str, Counter[str]]) -> None:
    """Add the percents of the census.

    votes (DefaultDict[str, Counter[str]]): name -> weight of each gender.
    """
    folder = Path(import_module("names").__file__ or "").parent
    for gender, sex in (("f", "female"), ("m", "male")):
        for line in (folder / f"dist.{sex}.first").read_text(encoding="utf-8").splitlines():
            name, percent = line.split()[:2]
            votes[fold(name)][gender] += float(percent)


def read_faker(votes: defaultdict[str, Counter[str]]) -> None:
    """Add the names of all countries.

    votes (DefaultDict[str, Counter[str]]): name -> weight of each gender.
    """
    package = import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = import_module(f"{package.__name__}.{module.name}").Provider
        for gender, sex in (("f", "female"), ("m", "male")):
            for name in getattr(provider, f"first_names_{sex}", None) or ():
                votes[fold(name.strip())][gender] += WEIGHT


if __name__ == "__main__":
    typer.run(main)
