"""Alignment against gold: strict F1 and speed, beside public aligners on the same files.

    python benchmarks/alignment.py GOLD [NAME...] [--omit SHARE] [--certs] [--each]

GOLD has a folder for each corpus: two languages, a file of sentences for each document, one a line,
and `gold/*.align` with lines ``[0,1]:[0]``. The others are those that are there: the packages
``nltk`` and ``galechurch``, and ``hunalign`` on the path of commands.
"""

from __future__ import annotations

import argparse
import ast
import resource
import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from tei.align.aligning import aligned, by_lengths
from tei.align.beads import Bead
from tei.language.cedict import dictionary
from tei.language.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

Link: TypeAlias = "tuple[tuple[int, ...], tuple[int, ...]]"
Texts: TypeAlias = "tuple[list[str], list[str]]"
Aligner: TypeAlias = "Callable[[list[str], list[str]], list[Bead]]"

#: The languages of the known corpora, in the order of their gold. Nothing was tuned on the last
#: three (docs/aligner.md).
ORDER = {
    "mac-dev": ("zh", "en"),
    "bible": ("en", "zh"),
    "text-berg": ("de", "fr"),
    "aca": ("en", "zh"),
    "pol": ("zh", "en"),
    "mag": ("en", "zh"),
}
#: So often are sentences left out anew.
TIMES = 3
#: Of a length, for each character (Gale and Church 1993, section 2.3).
VARIANCE = 6.8
#: nltk compares each sentence with each: more pairs than that take too long.
MOST_PAIRS = 1_000_000


def read(path: Path) -> list[Link]:
    """The links of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    sides = (line.split(":")[:2] for line in lines if line.strip())
    return [(tuple(ast.literal_eval(a)), tuple(ast.literal_eval(b))) for a, b in sides]


def documents(folder: Path, languages: tuple[str, str]) -> list[tuple[str, Texts, list[Link]]]:
    """The documents of a corpus: name, sentences of both sides, gold."""
    found = []
    for file in sorted((folder / "gold").glob("*.align")):
        ours, theirs = (
            (folder / lang / file.stem).read_text(encoding="utf-8").rstrip("\n").split("\n")
            for lang in languages
        )
        found.append((file.stem, (ours, theirs), read(file)))
    return found


def omitted(texts: Texts, gold: list[Link], share: float, seed: str) -> tuple[Texts, list[Link]]:
    """The same with some sentences left out at random on both sides."""
    random = Random(seed)  # noqa: S311 - the same each time
    ours, theirs = ([i for i in range(len(side)) if random.random() >= share] for side in texts)
    mine = {i: number for number, i in enumerate(ours)}
    other = {i: number for number, i in enumerate(theirs)}
    left = [
        (tuple(mine[i] for i in a if i in mine), tuple(other[i] for i in b if i in other))
        for a, b in gold
    ]
    return ([texts[0][i] for i in ours], [texts[1][i] for i in theirs]), left


def f1(gold: list[list[Link]], found: list[list[Link]]) -> float:
    """F1 of links with two sides that are the same on both (strict)."""
    right = made = wanted = 0
    for g, f in zip(gold, found, strict=True):
        one, other = ({link for link in links if all(link)} for links in (g, f))
        right, made, wanted = right + len(one & other), made + len(other), wanted + len(one)
    return 2 * right / (made + wanted)


def with_nltk(ours: list[str], theirs: list[str]) -> list[Bead]:
    """Gale and Church's method, as nltk has it, told how much longer the translation is."""
    method = import_module("nltk.translate.gale_church")
    lengths = [[len(text) for text in side] for side in (ours, theirs)]
    ratio = sum(lengths[1]) / sum(lengths[0])
    told = method.LanguageIndependent()
    told.AVERAGE_CHARACTERS, told.VARIANCE_CHARACTERS = ratio, VARIANCE * ratio**2
    joined: list[tuple[set[int], set[int]]] = []
    # It gives pairs of sentences; those that share one are a link.
    for i, j in sorted(set(method.align_blocks(*lengths, told))):
        if joined and (i in joined[-1][0] or j in joined[-1][1]):
            joined[-1][0].add(i)
            joined[-1][1].add(j)
        else:
            joined.append(({i}, {j}))
    return [Bead(tuple(sorted(a)), tuple(sorted(b)), 1.0) for a, b in joined]


def with_galechurch(ours: list[str], theirs: list[str]) -> list[Bead]:
    """The same method in a compiled package, which does worse if it is told that."""
    return [
        Bead(
            tuple(range(bead.source_start, bead.source_end)),
            tuple(range(bead.target_start, bead.target_end)),
            1.0,
        )
        for bead in import_module("galechurch").align(ours, theirs).beads
    ]


def with_hunalign(ours: list[str], theirs: list[str], languages: tuple[str, str]) -> list[Bead]:
    """Hunalign, with the words and the dictionary of `tei`, and one that it learns."""
    chinese = dictionary() if set(languages) == {"zh", "en"} else None
    sides = [
        [words(text, lang, chinese) for text in side]
        for side, lang in zip((ours, theirs), languages, strict=True)
    ]
    entries = []
    if chinese:
        zh = languages.index("zh")
        for word in {word for text in sides[zh] for word in text}:
            for gloss, _ in chinese.glosses(word) or ():
                entries.append(f"{gloss} @ {word}\n" if zh == 0 else f"{word} @ {gloss}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, side in zip("ab", sides, strict=True):
            lines = (" ".join(text) + "\n" for text in side)
            (folder / file).write_text("".join(lines), encoding="utf-8")
        (folder / "known").write_text("".join(entries), encoding="utf-8")
        command = ["hunalign", "-realign", "known", "a", "b"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    rungs = [[int(place) for place in line.split("\t")[:2]] for line in done.stdout.splitlines()]
    return [
        Bead(tuple(range(i, begin)), tuple(range(j, end)), 1.0)
        for (i, j), (begin, end) in pairwise(rungs)
    ]


def aligners(languages: tuple[str, str], pairs: int) -> dict[str, Aligner]:
    """Those that are there, by name."""
    found: dict[str, Aligner] = {
        "tei": lambda ours, theirs: aligned(ours, theirs, languages),
        "tei, lengths": by_lengths,
    }
    if find_spec("nltk") and pairs <= MOST_PAIRS:
        found["nltk"] = with_nltk
    if find_spec("galechurch"):
        found["galechurch"] = with_galechurch
    if shutil.which("hunalign"):
        found["hunalign"] = lambda ours, theirs: with_hunalign(ours, theirs, languages)
    return found


def spent() -> float:
    """CPU seconds of this process and of those it has waited for."""
    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def calibration(gold: list[list[Link]], found: list[list[Bead]]) -> None:
    """Print how many links of each tenth of probability are right."""
    tenths: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for links, beads in zip(gold, found, strict=True):
        right = set(links)
        for bead in beads:
            if bead.original and bead.translation:
                tenth = tenths[min(9, int(bead.cert * 10))]
                tenth.append((bead.cert, bead[:2] in right))
    for number, links in enumerate(tenths):
        if links:
            said, right_of = (sum(column) / len(links) for column in zip(*links, strict=True))
            print(
                f"  {number / 10:.1f}: {len(links):5} links, said {said:.2f}, right {right_of:.2f}"
            )


def main() -> None:
    """Score each corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--omit", type=float, help="leave out so many sentences on both sides")
    parser.add_argument("--certs", action="store_true", help="what the probabilities mean")
    parser.add_argument("--each", action="store_true", help="F1 of each document")
    options = parser.parse_args()
    for name in options.names or [name for name in ORDER if (options.gold / name).is_dir()]:
        some = documents(options.gold / name, ORDER[name])
        if options.omit:
            some = [
                (stem, *omitted(texts, gold, options.omit, f"{time}{stem}"))
                for time in range(TIMES)
                for stem, texts, gold in some
            ]
        pairs = max(len(texts[0]) * len(texts[1]) for _, texts, _ in some)
        for aligner, align in aligners(ORDER[name], pairs).items():
            # Once before time is taken: modules and the dictionary are loaded.
            align(some[0][1][0][:10], some[0][1][1][:10])
            begin = spent()
            beads = [align(*texts) for _, texts, _ in some]
            speed = sum(len(texts[0]) for _, texts, _ in some) / (spent() - begin)
            gold, found = [g for *_, g in some], [[bead[:2] for bead in made] for made in beads]
            halves = [f1(gold[start::2], found[start::2]) for start in (0, 1) if gold[start:]]
            print(
                f"{name:10} {aligner:13} F1 {f1(gold, found):.3f}  {speed:6.0f} sentences/CPU-s"
                f"  odd and even documents {' '.join(f'{half:.3f}' for half in halves)}"
            )
            if options.each:
                for (stem, *_), g, f in zip(some, gold, found, strict=True):
                    print(f"  {stem} {f1([g], [f]):.3f}")
            if options.certs and aligner == "tei":
                calibration(gold, beads)


if __name__ == "__main__":
    main()
