"""Write docs/mistakes.md: typical mistakes in the words of tei, jing and libxml2, side by side.

    python benchmarks/mistakes.py TEI_ALL.rng

Needs jing on the path. libxml2 takes a quarter of a minute to compile tei_all, once.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from relaxng.mistakes import Mistake, mistakes, told  # noqa: E402 - from the tests' folder

#: So much is shown of what the others say.
_SHOWN = 200
_HEAD = """\
# Typical mistakes

What people get wrong who write TEI, and what they are told: by `tei validate`, by jing, and by
libxml2 (`xmllint --relaxng`, lxml). The schema is TEI's own `tei_all`, {version}. Each mistake is
one change to a good document: `tei validate` gives one finding for it, where it is.

Of the others the first message is shown, cut after {shown} characters, and how many more there are.
Of what could stand in a place, `tei validate` names five and says how many more there are;
`--verbose` names all. Of {count} mistakes, jing gives more than one error for {jing}, libxml2 for
{libxml2}, which tells no columns.

This page is written by `benchmarks/mistakes.py` from `tests/relaxng/mistakes.toml`.
"""


def main() -> None:
    """Write the page."""
    schema = Path(sys.argv[1])
    every = mistakes()
    jing = _jing(schema, every)
    libxml2 = _libxml2(schema, every)
    version = re.search(r"-([\d.]+)\.rng$", schema.name)
    parts = [
        _HEAD.format(
            version=version[1] if version else schema.name,
            shown=_SHOWN,
            count=len(every),
            jing=sum(len(errors) > 1 for errors in jing),
            libxml2=sum(len(errors) > 1 for errors in libxml2),
        )
    ]
    told_by = iter(zip(jing, libxml2, strict=True))
    for group, members in groupby(every, key=lambda mistake: mistake.group):
        parts.append(f"## {group}\n")
        for mistake in members:
            by_jing, by_libxml2 = next(told_by)
            parts += [
                f"### {mistake.title}\n",
                _block(f"{mistake.line}\n"),
                _block(told(mistake.document, schema)),
                _block(f"jing     {_cut(by_jing)}\nlibxml2  {_cut(by_libxml2)}\n"),
            ]
    (ROOT / "docs" / "mistakes.md").write_text("\n".join(parts), encoding="utf-8")


def _block(text: str) -> str:
    return f"```text\n{text}```\n"


def _cut(errors: list[str]) -> str:
    if not errors:
        return "(nothing)"
    first = errors[0] if len(errors[0]) <= _SHOWN else f"{errors[0][:_SHOWN]}…"
    more = len(errors) - 1
    return f"{first} ({more} more error{'' if more == 1 else 's'})" if more else first


def _jing(schema: Path, every: list[Mistake]) -> list[list[str]]:
    """What jing says of each; a file that is not well-formed is the last of a run."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.xml" for number in range(len(every))]
        for file, mistake in zip(files, every, strict=True):
            file.write_text(mistake.document, encoding="utf-8")
        found: list[list[str]] = []
        while rest := files[len(found) :]:
            command = ["jing", str(schema), *map(str, rest)]
            said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            # No message may name the folder: it has another name each time.
            said = said.replace(f"{folder}/", "")
            for file in rest:
                of_file = rf"^{re.escape(file.name)}:(\d+:\d+: .*)$"
                found.append(re.findall(of_file, said, re.MULTILINE))
                if any(": fatal: " in error for error in found[-1]):
                    break
    return found


def _libxml2(schema: Path, every: list[Mistake]) -> list[list[str]]:
    grammar = etree.RelaxNG(etree.parse(schema))
    found = []
    for mistake in every:
        # The parser itself judges xml:id.
        parser = etree.XMLParser(recover=True)
        grammar.validate(etree.fromstring(mistake.document.encode(), parser).getroottree())
        errors = [*parser.error_log, *grammar.error_log]
        found.append([f"{error.line}: {error.message}" for error in errors])
    return found


if __name__ == "__main__":
    main()
