"""Hold `tei validate` against jing, libxml2 and xmlschema; tables in Markdown, see README.md.

python benchmarks/validators.py SCHEMA.rng FILE... [--xsd SCHEMA.xsd] [--mutants N] [--starts N]

The files are TEI that should follow the schema, or not. jing is left out where it is not installed;
libxml2 with a large schema takes most of a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import timing
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    _Mistake: TypeAlias = Callable[..., None]

_LIBXML2 = """
import sys
from lxml import etree
grammar = etree.RelaxNG(etree.parse(sys.argv[1]))
for name in sys.argv[2:]:
    grammar.validate(etree.parse(name))
"""
#: What takes so many CPU seconds is run once.
_SLOW = 10
_XMLSCHEMA = """
import sys
import xmlschema
schema = xmlschema.XMLSchema11(sys.argv[1])
for name in sys.argv[2:]:
    for error in schema.iter_errors(name):
        pass
"""
#: By the grammar alone, which is what the others do.
_TEI = (sys.executable, "-m", "tei", "validate", "--no-rules")
#: jing's own lines: a file, a line, a column.
_JING = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?:error|fatal): (?P<said>.*)")


class _Engine(NamedTuple):
    """A validator.

    Attributes:
        name: in the table.
        command: what runs it, without the files.
        cache: what it may find of earlier runs, and leave for later ones; empty for nothing.
    """

    name: str
    command: Sequence[str]
    cache: str = ""

    def run(self, files: Sequence[Path]) -> timing.Usage:
        """Validate files in one process."""
        os.environ["TEI_CACHE"] = self.cache
        return timing.process([*self.command, *map(str, files)], accepted=(0, 1))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("schema", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--xsd", type=Path, help="the same schema in XSD, for xmlschema")
    parser.add_argument("--mutants", type=int, default=0, help="so many documents with a mistake")
    parser.add_argument("--starts", type=int, default=5, help="how often each is run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [path.resolve() for path in chosen.files]
        engines = _engines(chosen.schema.resolve(), Path(folder, "cache"))
        _speed(engines, files, chosen.starts)
        if chosen.xsd:
            engine = _Engine("xmlschema", [sys.executable, "-c", _XMLSCHEMA, str(chosen.xsd)])
            print(f"xmlschema: {engine.run(files[:1]).cpu:.1f} s for one file.\n")
        if shutil.which("jing"):
            _parity("Documents", chosen.schema, files)
            if chosen.mutants:
                mutants = _mutants(files, chosen.mutants, Path(folder))
                _parity("Documents with one mistake each", chosen.schema, mutants)
        if chosen.mutants:
            _recovery(chosen.schema, files, chosen.mutants, Path(folder))


def _engines(schema: Path, cache: Path) -> list[_Engine]:
    validate = [*_TEI, "-q", "--schema", str(schema)]
    found = [_Engine("tei", validate, str(cache)), _Engine("tei, nothing kept", validate)]
    jing = shutil.which("jing")
    if jing:
        found.append(_Engine("jing", [jing, str(schema)]))
    found.append(_Engine("libxml2 (lxml)", [sys.executable, "-c", _LIBXML2, str(schema)]))
    return found


def _speed(engines: Sequence[_Engine], files: Sequence[Path], starts: int) -> None:
    smallest = sorted(files, key=lambda path: path.stat().st_size)[:1]
    # Of every kind some, as they stand in the folders.
    some = files[:: max(1, len(files) // 80)][:80]
    sets = {"1 small file": smallest, "80 files": some, f"{len(files)} files": files}
    elements = sum(_elements(path) for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(
        f"## CPU seconds\n\n{len(files)} files, {megabytes:.1f} MB, {elements:,} elements; the"
        f" median of {starts} processes, of slow ones one. `÷` is how many times as long as tei, in"
        " the median of pairs that ran one after the other.\n"
    )
    head = ["", *(cell for name in sets for cell in (name, "÷")), "µs an element", "peak MB"]
    by_set = [_usages(engines, some, starts) for some in sets.values()]
    rows = []
    for engine in engines:
        cells, times, peak = [engine.name], [], 0.0
        for usages in by_set:
            mine, ours = usages[engine.name], usages[engines[0].name]
            pairs = zip(mine, ours, strict=False)
            times.append(statistics.median(usage.cpu for usage in mine))
            ratio = statistics.median(one.cpu / other.cpu for one, other in pairs)
            peak = max(peak, *(usage.peak for usage in mine))
            cells += [f"{times[-1]:.2f}", f"{ratio:.1f}"]
        marginal = (times[-1] - times[0]) / elements * 1e6
        rows.append([*cells, f"{marginal:.1f}", f"{peak:.0f}"])
    print(timing.table(head, rows))


def _usages(
    engines: Sequence[_Engine], files: Sequence[Path], starts: int
) -> dict[str, list[timing.Usage]]:
    """What each engine took, again and again, so that all meet the same machine."""
    found: dict[str, list[timing.Usage]] = {engine.name: [] for engine in engines}
    for number in range(starts + 1):
        for engine in engines:
            if not any(usage.cpu >= _SLOW for usage in found[engine.name]):
                found[engine.name].append(engine.run(files))
        if number == 0:
            # The first finds nothing that was kept, nor a warm disk.
            found = {name: [u for u in usages if u.cpu >= _SLOW] for name, usages in found.items()}
    return found


def _elements(path: Path) -> int:
    data = path.read_bytes()
    return len(re.findall(rb"<[^/!?]", data))


def _parity(title: str, schema: Path, files: Sequence[Path]) -> None:
    """Whether tei and jing say the same, and of the first fault the same line."""
    theirs = _by_jing(schema, files)
    ours = _by_tei(schema, files)
    verdicts = lines = faulty = 0
    differences = []
    for path in files:
        mine, other = ours.get(path), theirs.get(path)
        if (mine is None) != (other is None):
            differences.append(f"{path.name}: tei {mine}, jing {other}")
            continue
        verdicts += 1
        if mine is not None and other is not None:
            faulty += 1
            line, column, of_tag = mine
            same = _end(path, line, column) == other if of_tag else line <= other
            lines += same
            if not same:
                differences.append(f"{path.name}: line {mine[0]}, jing's {other}")
    print(
        f"## {title}\n\nThe same verdict as jing on {verdicts} of {len(files)}; of {faulty} with a"
        f" fault the same first line in {lines}.\n"
    )
    print("".join(f"- {difference}\n" for difference in differences[:20]))


def _recovery(schema: Path, files: Sequence[Path], count: int, folder: Path) -> None:
    """How many findings there are for mistakes in documents that were valid."""
    faulty = _found(schema, files)
    valid = [path for path in files if path not in faulty]
    one = _found(schema, _mutants(valid, count, folder))
    five = _mutants(valid, count, folder, mistakes=5, kinds=(_misspell, _misname))
    told = _found(schema, five)
    once = sum(findings == 1 for findings in one.values())
    print(
        f"## One finding a mistake\n\n{once} of {len(one)} documents that one mistake made invalid"
        f" have one finding, {sum(one.values())} in all. {count} documents with five misspelt names"
        f" each, {5 * count} in all, have {sum(told.values())} findings.\n"
    )


def _found(schema: Path, files: Sequence[Path]) -> Counter[Path]:
    """How many findings there are in each file that has some."""
    command = [*_TEI, "--format", "json", "--schema"]
    said = timing.output([*command, str(schema), *map(str, files)], accepted=(0, 1))
    return Counter(Path(fault["path"]) for fault in json.loads(said))


def _by_jing(schema: Path, files: Sequence[Path]) -> dict[Path, int]:
    """The line of the first fault in each file that has one."""
    found: dict[Path, int] = {}
    waiting = list(files)
    while waiting:
        said = timing.output(["jing", str(schema), *map(str, waiting)], accepted=(0, 1))
        fatal = None
        for match in filter(None, map(_JING.match, said.splitlines())):
            path = Path(match["file"])
            if "first occurrence" not in match["said"]:
                found.setdefault(path, int(match["line"]))
            fatal = path if ": fatal:" in match[0] else fatal
        if said.startswith("fatal:") or "\nfatal:" in said:
            sys.exit(f"jing ended without naming a document: {said.splitlines()[-1]}")
        # One file that is no XML ends the batch.
        waiting = waiting[waiting.index(fatal) + 1 :] if fatal in waiting else []
    return found


def _by_tei(schema: Path, files: Sequence[Path]) -> dict[Path, tuple[int, int, bool]]:
    """Line and column of the first fault in each file that has one, and whether it is a tag's."""
    command = [*_TEI, "--format", "json", "--schema"]
    said = timing.output([*command, str(schema), *map(str, files)], accepted=(0, 1))
    found: dict[Path, tuple[int, int, bool]] = {}
    for fault in json.loads(said):
        of_tag = fault["name"] not in ("misplaced-text", "malformed-xml")
        found.setdefault(Path(fault["path"]), (fault["line"], fault["column"], of_tag))
    return found


def _end(path: Path, line: int, column: int) -> int:
    """The line on which the tag ends that begins, or has an attribute, at a place."""
    lines = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
    tag = re.match(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""", rest)
    return line + (tag[0].count("\n") if tag else 0)


def _mutants(
    files: Sequence[Path],
    count: int,
    folder: Path,
    mistakes: int = 1,
    kinds: Sequence[_Mistake] = (),
) -> list[Path]:
    """Documents with so many mistakes each, of the kinds that people make."""
    chance = random.Random(1958)  # noqa: S311 - the same mistakes every time
    made = []
    while len(made) < count:
        source = chance.choice(files)
        try:
            tree = etree.parse(source)
        except etree.XMLSyntaxError:
            continue
        elements = [element for element in tree.iter() if isinstance(element.tag, str)]
        if len(elements) < mistakes:
            continue
        for element in chance.sample(elements, mistakes):
            chance.choice(kinds or _MISTAKES)(element, chance.choice(elements))
        path = folder / f"{mistakes}-{len(made):05}-{source.name}"
        tree.write(path, encoding="utf-8")
        made.append(path)
    return made


def _rename(element: etree._Element, other: etree._Element) -> None:
    element.tag = other.tag


def _misspell(element: etree._Element, _: etree._Element) -> None:
    element.tag += "x"


def _drop(element: etree._Element, _: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _empty(element: etree._Element, _: etree._Element) -> None:
    del element[:]


def _insert(element: etree._Element, other: etree._Element) -> None:
    etree.SubElement(element, other.tag)


def _text(element: etree._Element, _: etree._Element) -> None:
    element.text = f"stray {element.text or ''}"


def _attribute(element: etree._Element, other: etree._Element) -> None:
    for name, value in [*other.attrib.items(), ("wrong", "x")][:1]:
        element.set(name, value)


def _misname(element: etree._Element, _: etree._Element) -> None:
    element.set("wrongg", "x")


def _value(element: etree._Element, _: etree._Element) -> None:
    for name in list(element.attrib)[:1]:
        element.set(name, "no such value")


def _swap(element: etree._Element, _: etree._Element) -> None:
    following = element.getnext()
    if following is not None and isinstance(following.tag, str):
        following.addnext(element)


_MISTAKES: tuple[_Mistake, ...] = (
    _rename,
    _misspell,
    _drop,
    _empty,
    _insert,
    _text,
    _attribute,
    _value,
    _swap,
)

if __name__ == "__main__":
    main()
