"""Hold the Schematron engine against Saxon; tables in Markdown.

python benchmarks/schematron.py SCHEMA FILE... [--grow FILE] [--runs N]

Each engine is a process of its own that compiles the schema and goes through the files, one after
another; a figure is the least CPU time of some runs, user and system. Saxon runs a stylesheet made
the plain way (tests/schematron/saxon.py), and is left out where saxonche is not installed. With
--grow, the contents of a file are repeated for documents of 1, 2, 4 … MB, of which each is checked.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

_ROOT = Path(__file__).parents[1]
_OURS = """
import sys
from pathlib import Path
from tei.schematron import Validator
from tei.schematron.reading import read
from tei.xml.parsing import parse
validator = Validator(read(Path(sys.argv[1])))
found = 0
for name in sys.argv[2:]:
    data = Path(name).read_bytes()
    found += len(validator.findings(parse(data), data))
print(found)
"""
_SAXON = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(_ROOT / "tests")!r})
from schematron.saxon import Saxon
from tei.schematron.reading import read
saxon = Saxon(read(Path(sys.argv[1])))
print(sum(len(saxon.verdicts(Path(name))) for name in sys.argv[2:]))
"""
_SIZES = (1, 2, 4, 8, 16)


def _cpu(script: str, schema: Path, files: list[Path], runs: int) -> tuple[float, int]:
    """The CPU time of a process, in seconds, and what it found."""
    best, found = float("inf"), 0
    for _ in range(runs):
        before = os.times()
        ran = subprocess.run(
            [sys.executable, "-c", script, str(schema), *map(str, files)],
            capture_output=True,
            check=True,
            encoding="utf-8",
            cwd=_ROOT,
        )
        after = os.times()
        spent = after.children_user + after.children_system
        best = min(best, spent - before.children_user - before.children_system)
        found = int(ran.stdout)
    return best, found


def _grown(path: Path, megabytes: int, folder: Path) -> Path:
    """A document with what is below the root of another, again and again."""
    root = etree.parse(path).getroot()
    for element in root.iter("*"):
        # An identifier cannot be there twice.
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    contents = [*root]
    size = len(etree.tostring(root))
    for _ in range(round(megabytes * 10**6 / size) - 1):
        root.extend(deepcopy(contents))
    to = folder / f"{megabytes}.xml"
    root.getroottree().write(to, encoding="utf-8")
    return to


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("schema", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--grow", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    engines = {"tei": _OURS} | ({"Saxon": _SAXON} if find_spec("saxonche") else {})
    if options.files:
        size = sum(file.stat().st_size for file in options.files) / 10**6
        print(f"{len(options.files)} documents, {size:.1f} MB\n")
        print("| engine | CPU seconds | found |\n|---|---:|---:|")
        for name, script in engines.items():
            spent, found = _cpu(script, options.schema, options.files, options.runs)
            print(f"| {name} | {spent:.2f} | {found} |")
    if options.grow:
        print(f"\n| MB | {' | '.join(engines)} |\n|---:|{'---:|' * len(engines)}")
        with tempfile.TemporaryDirectory() as folder:
            for megabytes in _SIZES:
                file = _grown(options.grow, megabytes, Path(folder))
                figures = [
                    f"{_cpu(script, options.schema, [file], 1)[0]:.2f}"
                    for script in engines.values()
                ]
                print(f"| {megabytes} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main()
