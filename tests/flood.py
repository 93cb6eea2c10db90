"""An edition of four sentences whose links an editor corrects, and what its TEI says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.conftest import Edition

    from tei.diagnostics import Diagnostic

T = f"{{{TEI}}}"
ID = f"{{{XML}}}id"
SETTINGS = '[[people]]\nname = "Wang Fang"\nrole = "editor"\n'
#: One paragraph, so that every sentence can go with every other.
ENGLISH = "It rained all night. The river rose fast. All were awake. The day came at last."
CHINESE = "    下了整整一夜的雨。河水涨得很快。所有的人都醒着。天终于亮了。"
MINE = "#person-1"


def links(edition: Edition) -> Path:
    """The file of corrections."""
    return edition.sources / "flood.links.xml"


def root(edition: Edition) -> etree._Element:
    return etree.parse(edition.tei("river")).getroot()


def sentence(edition: Edition, words: str) -> str:
    """The pointer to a sentence with some words in it."""
    [found] = [s for s in root(edition).iter(f"{T}s") if words in "".join(s.itertext())]
    return f"#{found.get(ID)}"


def said(edition: Edition, level: str = "sentence") -> list[tuple[str, str]]:
    """The texts that each link of a level joins, or that are unmatched; and who says so."""
    tree = root(edition)
    texts = {f"#{e.get(ID)}": "".join(e.itertext()) for e in tree.iter(f"{T}*") if e.get(ID)}
    return [
        (" ".join(texts[name] for name in one.get("target").split()), one.get("resp", ""))
        for group in tree.iter(f"{T}linkGrp")
        if group.get("subtype") == level
        for one in group
    ]


def corrections(*lines: str, resp: str = MINE) -> str:
    """A file of corrections: its root and its group stand in the first line."""
    head = f'<standOff xmlns="{TEI}"><linkGrp type="alignment" subtype="sentence" resp="{resp}">'
    return "\n".join([head, *lines, "</linkGrp></standOff>"])


def link(*units: str, resp: str = "") -> str:
    return f'<link target="{" ".join(units)}"{resp and f" resp={resp!r}"}/>'


def told(found: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code.id, str(d.location).rpartition("/")[2]) for d in found]


def pair(edition: Edition, words: str) -> list[str]:
    """The pointers to a sentence and to what it goes with."""
    first = sentence(edition, words)
    [targets] = [x for e in root(edition).iter(f"{T}link") if first in (x := e.get("target", ""))]
    return targets.split()
