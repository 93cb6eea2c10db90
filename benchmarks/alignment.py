"""Alignment against gold: strict and lax F1, speed.

    python benchmarks/alignment.py GOLD [NAME...]

GOLD has a folder for each corpus: two languages, a file of sentences for each document, one a line,
and `gold/*.align` with lines ``[0,1]:[0]``.
"""

from __future__ import annotations

import ast
import sys
import time
from pathlib import Path
from typing import TypeAlias

from tei.align.aligning import aligned

Beads: TypeAlias = "list[tuple[tuple[int, ...], tuple[int, ...]]]"

#: The languages of the known corpora, in the order of their gold.
ORDER = {"mac-dev": ("zh", "en"), "bible": ("en", "zh"), "text-berg": ("de", "fr")}


def read(path: Path) -> Beads:
    """The beads of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sides = (line.split(":")[:2] for line in lines if line.strip())
    return [(tuple(ast.literal_eval(a)), tuple(ast.literal_eval(b))) for a, b in sides]


def scores(gold: list[Beads], found: list[Beads]) -> tuple[float, float, float]:
    """Precision, recall and F1 of beads with two sides that are the same (strict)."""
    right = made = wanted = 0
    for g, f in zip(gold, found, strict=True):
        one = {bead for bead in g if all(bead)}
        other = {bead for bead in f if all(bead)}
        right, made, wanted = right + len(one & other), made + len(other), wanted + len(one)
    precision, recall = right / made, right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Score each corpus."""
    root, *names = sys.argv[1:]
    for name in names or ORDER:
        folder = Path(root) / name
        languages = ORDER[name]
        gold, found, done, spent = [], [], 0, 0.0
        for file in sorted((folder / "gold").glob("*.align")):
            sides = [
                (folder / lang / file.stem).read_text(encoding="utf-8").rstrip("\n").split("\n")
                for lang in languages
            ]
            start = time.process_time()
            beads = aligned(sides[0], sides[1], languages)
            spent += time.process_time() - start
            done += len(sides[0])
            gold.append(read(file))
            found.append([(b.original, b.translation) for b in beads])
        p, r, f = scores(gold, found)
        print(f"{name:10} P {p:.3f} R {r:.3f} F1 {f:.3f}  {done / spent:.0f} sentences/CPU-s")


if __name__ == "__main__":
    main()
