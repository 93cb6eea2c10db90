"""What `tei validate` finds across languages in texts aligned by hand, in a thousand links.

    python benchmarks/across.py DIR...

Each folder has `zh/NAME` and `en/NAME`, a sentence a line, and `gold/NAME.align`, whose lines join
sentences by their numbers from 0: `[0,1]:[0]`. The order of languages is told by `--first`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tei.validate.checks import examined

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic

_FIRST, _LAST = "TEI570", "TEI579"


def document(folder: Path, name: str, first: str) -> tuple[bytes, int]:
    """A text in two languages as TEI, and how many links it has."""
    second = "en" if first == "zh" else "zh"
    sides = []
    for language in (first, second):
        lines = (folder / language / name).read_text(encoding="utf-8").splitlines()
        units = "".join(
            f'<s xml:id="{language}{number}">{escape(line)}</s>\n'
            for number, line in enumerate(lines)
        )
        sides.append(f'<div xml:lang="{language}"><p>{units}</p></div>')
    links = []
    for line in (folder / "gold" / f"{name}.align").read_text(encoding="utf-8").splitlines():
        one, other = (json.loads(side) for side in line.split(":"))
        if one and other:
            targets = [f"#{first}{n}" for n in one] + [f"#{second}{n}" for n in other]
            links.append(f'<link target="{" ".join(targets)}"/>')
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        f'{"".join(sides)}<linkGrp type="alignment">{"".join(links)}</linkGrp></body></text></TEI>'
    )
    return tei.encode(), len(links)


def found(tei: bytes, name: str) -> list[Diagnostic]:
    """What is found across languages."""
    return [each for each in examined(tei, name) if _FIRST <= each.code.id <= _LAST]


def main() -> None:
    """Count the findings of each kind in the folders that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--first", choices=("zh", "en"), default="zh")
    asked = parser.parse_args()
    for folder in asked.folders:
        links, times = 0, Counter[str]()
        for align in sorted((folder / "gold").glob("*.align")):
            tei, joined = document(folder, align.stem, asked.first)
            links += joined
            times.update(each.code.name for each in found(tei, align.stem))
        rates = ", ".join(f"{name} {1000 * n / links:.1f}" for name, n in sorted(times.items()))
        print(f"{folder.name}: {links:,} links; in a thousand: {rates or 'nothing'}")


if __name__ == "__main__":
    main()
