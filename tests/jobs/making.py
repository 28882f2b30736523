"""Small inputs for jobs."""

from __future__ import annotations

import csv
import json

NAMES = ("Ann Berg", "Bea Moe", "Cem Kaya", "Dag Holt", "Eva Lind")


def make_texts(n: int) -> list[str]:
    """Texts with a quote or two each."""
    return [
        f'"We have sold {n} boats," said {NAMES[n % 5]}. The harbour was quiet.\n'
        f"{NAMES[(n + 1) % 5]} said that number {n} was a good one.\n"
        for n in range(n)
    ]


def write_jsonl(path, n: int, *, first: int = 0):
    """JSON lines with ids."""
    lines = [json.dumps({"id": f"j{first + i}", "text": text}) for i, text in enumerate(make_texts(n))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_csv(path, n: int):
    """A table with ids."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["id", "section", "text"])
        table.writerows([f"c{i}", "harbour", text] for i, text in enumerate(make_texts(n)))
    return path
