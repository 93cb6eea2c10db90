"""Alignments of plain texts, written for people and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.language.scripts import WITHOUT_SPACES
from tei.language.tags import primary
from tei.xml.memories import memory
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tei.align.beads import Bead

#: What would end a field or a line of a table.
_WHITE = str.maketrans("\t\r\n", "   ")


def vecalign(
    beads: Sequence[Bead], sides: tuple[Sequence[str], Sequence[str]], _: tuple[str, str]
) -> bytes:
    """One bead a line, as Vecalign prints it: ``[0,1]:[0]:0.080000``.

    Units count from 0. The cost is what the probability lacks to 1.
    """
    del sides
    lines = (
        f"{_numbers(bead.original)}:{_numbers(bead.translation)}:{1 - bead.cert:.6f}\n"
        for bead in beads
    )
    return "".join(lines).encode()


def tsv(
    beads: Sequence[Bead], sides: tuple[Sequence[str], Sequence[str]], languages: tuple[str, str]
) -> bytes:
    """A table: the probability of each bead, and its texts."""
    rows = [("cert", *languages)]
    rows += [(f"{bead.cert:.2f}", *_texts(bead, sides, languages)) for bead in beads]
    return "".join(
        "\t".join(cell.translate(_WHITE) for cell in row) + "\n" for row in rows
    ).encode()


def tmx(
    beads: Sequence[Bead], sides: tuple[Sequence[str], Sequence[str]], languages: tuple[str, str]
) -> bytes:
    """A translation memory: TMX 1.4b (LISA OSCAR, 2005), of the beads with two sides."""
    units = [
        Element(
            "tu",
            {},
            Element("prop", {"type": "cert"}, f"{bead.cert:.2f}"),
            *(
                Element("tuv", {"xml:lang": lang}, Element("seg", {}, text))
                for lang, text in zip(languages, _texts(bead, sides, languages), strict=True)
            ),
        )
        for bead in beads
        if bead.original and bead.translation
    ]
    return memory(languages[0], "plain text", units)


def _numbers(units: tuple[int, ...]) -> str:
    return f"[{','.join(map(str, units))}]"


def _texts(
    bead: Bead, sides: tuple[Sequence[str], Sequence[str]], languages: tuple[str, str]
) -> tuple[str, str]:
    """The text of either side; languages without spaces join their sentences without one."""
    joints = ["" if primary(lang) in WITHOUT_SPACES else " " for lang in languages]
    ours = joints[0].join(sides[0][i] for i in bead.original)
    return ours, joints[1].join(sides[1][j] for j in bead.translation)


#: The formats by their names.
WRITERS: dict[
    str,
    Callable[[Sequence[Bead], tuple[Sequence[str], Sequence[str]], tuple[str, str]], bytes],
] = {"tsv": tsv, "tmx": tmx, "vecalign": vecalign}
