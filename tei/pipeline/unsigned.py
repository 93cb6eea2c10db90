"""What was changed of the links in a TEI file, and nobody has signed.

The file itself shows what it had when it was written: `corresp` in the text repeats the links, and
an editor leaves it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tei import align
from tei.align import Said
from tei.diagnostics import Location
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from tei.align import Corrections
    from tei.diagnostics import Diagnostic

_T = f"{{{TEI}}}"
_ID = f"{{{XML}}}id"
_GIVE_BACK = (
    "nothing to do if you meant that; if the unit goes with others or with none, say so in a link "
    "or ptr, signed with resp"
)

#: Whether something is a link, and the units that it names.
Key: TypeAlias = "tuple[bool, frozenset[str]]"


class Made(NamedTuple):
    """The links that the source gives today.

    Attributes:
        plain: without an editor's.
        after: with those that he has signed.
        given: with any others.
    """

    plain: Corrections
    after: Corrections
    given: Callable[[Corrections], Corrections]


class Last:
    """The links of a file as they were when it was written."""

    def __init__(self, tree: etree._ElementTree, links: Corrections, made: Made) -> None:
        self._links, self._made = links, made
        self._corresp: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, int] = {}
        #: Which of the versions of the text a unit stands in.
        self._version: dict[str, int] = {}
        for version, division in enumerate(tree.iterfind(f"{_T}text/{_T}body/{_T}div")):
            for element in division.iter(f"{_T}*"):
                if name := align.end(element.get(_ID, "")):
                    self._corresp[name] = align.ends(element.get("corresp"))
                    self._lines[name] = element.sourceline or 0
                    self._version[name] = version
        named = {name for said in (*links.signed, *links.unsigned) for name in said.units}
        of_source = (*made.plain.signed, *made.plain.unsigned)
        self._gone = {name for said in of_source for name in said.units} - named
        self._computed = keys(of_source) | keys((*made.after.signed, *made.after.unsigned))

    def changed(self) -> list[Diagnostic]:
        """The finding of each link that no build wrote, and that nobody has signed."""
        suspects = [said for said in self._links.unsigned if key(said) not in self._computed]
        if not suspects:
            return []
        # The encoder writes no link without cert: whose resp is gone was signed.
        bare = [x for x in suspects if x.is_link and not x.has_cert and self._is_as_written(x)]
        signed = [said for said in self._links.signed if self._is_as_written(said)]
        last = self._made.given(
            self._links._replace(signed=(*signed, *bare, *self._taken_away()), unsigned=())
        )
        written = keys((*last.signed, *last.unsigned)) - keys(bare)
        return [
            align.unsigned_correction(
                Location(self._links.path, said.line),
                "this link was changed, and nobody has signed it",
            )
            for said in suspects
            if key(said) not in written
        ]

    def restored(self) -> list[Diagnostic]:
        """The finding of links that were taken away and are there again; empty for none."""
        there = keys((*self._made.after.signed, *self._made.after.unsigned))
        again = [said for said in self._taken_away() if key(said) in there]
        if not again:
            return []
        line = min(self._lines.get(name, 0) for said in again for name in said.units)
        more = f" (one of {len(again)})" if len(again) > 1 else ""
        fault = f"the link of this unit{more} was taken away, and the build has set the same again"
        return [align.unsigned_correction(Location(self._links.path, line), fault, _GIVE_BACK)]

    def _is_as_written(self, said: Said) -> bool:
        """Whether `corresp` says of the units what a link says."""
        about = said.units if said.is_link else (*said.units, *said.beside)
        versions = {self._version.get(name) for name in about}
        return all(
            {other for other in self._corresp.get(unit, ()) if self._version.get(other) in versions}
            == {other for other in said.units if self._version.get(other) != version}
            for unit in said.units
            for version in [self._version.get(unit)]
        )

    def _taken_away(self) -> Iterator[Said]:
        """The links of units that the file does not name any more."""
        units = {names for name in self._gone for names in self._with_counterparts(name)}
        for names in sorted(units, key=sorted):
            yield Said(tuple(sorted(names)), (), 0, is_link=len(names) > 1)

    def _with_counterparts(self, name: str) -> Iterator[frozenset[str]]:
        """A unit with those that it went with, on both sides, for each other version."""
        mine = self._version.get(name)
        others = self._corresp.get(name, ())
        for version in {self._version.get(other) for other in others}:
            theirs = {other for other in others if self._version.get(other) == version}
            ours = (n for other in theirs for n in self._corresp.get(other, ()))
            yield frozenset({name, *theirs, *(n for n in ours if self._version.get(n) == mine)})
        if not others:
            yield frozenset({name})


def key(said: Said) -> Key:
    """What two links have in common that say the same."""
    return said.is_link, frozenset(said.units)


def keys(links: Iterable[Said]) -> set[Key]:
    """The keys of links."""
    return {key(said) for said in links}
