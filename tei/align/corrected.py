"""An editor's corrections, held against the document: those that can be carried out, and why not.

A correction that names what is not there, or is at odds with one before it, is left out with a
finding; the others hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tei.align.findings import unusable_correction
from tei.align.given import together
from tei.diagnostics import Location
from tei.model import Alignment, Correction, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tei.align.corrections import Corrections, Said
    from tei.diagnostics import Diagnostic
    from tei.model import Level

_LOOK_UP = "look up the units in the TEI file, and correct it or take it away"
_SIGN = "put the editor into tei.toml as one of its people, or point resp to one who is there"


class Position(NamedTuple):
    """Where a unit of the document stands.

    Attributes:
        level: what it is.
        lang: the language of its version.
        number: its place among those of its level and version, from 0.
    """

    level: Level
    lang: str
    number: int


class Held(NamedTuple):
    """What corrections are held against: a document, as far as they can speak of it.

    Attributes:
        units: by the ends of their identifiers.
        original: the language of the original.
        translations: those of the translations.
        people: the ends of the identifiers of those whom its header names.
    """

    units: Mapping[str, Position]
    original: str
    translations: Sequence[str]
    people: Collection[str]


class Resolved(NamedTuple):
    """What became of corrections.

    Attributes:
        corrections: those that hold.
        findings: why others do not.
    """

    corrections: tuple[Correction, ...]
    findings: tuple[Diagnostic, ...]


def resolved(corrections: Corrections, document: Held) -> Resolved:
    """The corrections of a file that a document can follow."""
    judge = _Judge(corrections, document)
    # What has a counterpart is known first: a ptr says that there is none in the others.
    for said in sorted(corrections.signed, key=lambda said: not said.is_link):
        judge.take(said)
    judge.findings.sort(key=lambda found: found.location.line)
    return Resolved(tuple(judge.kept), tuple(judge.findings))


class _Judge:
    """Takes one correction after the other."""

    def __init__(self, corrections: Corrections, document: Held) -> None:
        self.path, self.people = corrections.path, {*corrections.people, *document.people}
        self.units, self.original = document.units, document.original
        self.translations = document.translations
        self.kept: list[Correction] = []
        self.findings: list[Diagnostic] = []
        #: The correction of a unit in a translation, and where it stands.
        self._taken: dict[tuple[str, Position], tuple[Correction, int]] = {}

    def take(self, said: Said) -> None:
        """Keep what a correction says, or find why not."""
        if strangers := [name for name in said.resp if name not in self.people]:
            fault = f"its resp, {_shown(strangers[0])}, is nobody whom the document's header names"
            self._leave_out(said, fault, _SIGN)
            return
        fault = self._fault(said)
        for correction in [] if fault else self._meant(said):
            keys = [(correction.lang, unit) for unit in _units(correction, self.original)]
            others = [self._taken[key] for key in keys if key in self._taken]
            if correction.level == "division" and 0 in correction.original:
                # The whole of a version goes with the whole of the other: that needs no saying.
                continue
            if not others:
                self.kept.append(correction)
                self._taken.update(dict.fromkeys(keys, (correction, said.line)))
            elif any(other._replace(resp=correction.resp) != correction for other, _ in others):
                line = others[0][1]
                fault = f"it is at odds with that of line {line}, which has the same unit"
        if fault:
            self._leave_out(said, fault, _LOOK_UP)

    def _leave_out(self, said: Said, fault: str, advice: str) -> None:
        where = Location(self.path, said.line)
        self.findings.append(unusable_correction(where, fault, advice))

    def _fault(self, said: Said) -> str:
        """What makes a correction useless by itself; empty for nothing."""
        unknown = [name for name in said.units if name not in self.units]
        if unknown:
            return f"it names {_shown(unknown[0])}, which is no unit of this document"
        twice = [name for name, count in Counter(said.units).items() if count > 1]
        if twice:
            return f"it names {_shown(twice[0])} twice"
        return self._misfit([self.units[name] for name in said.units], is_link=said.is_link)

    def _misfit(self, found: Sequence[Position], *, is_link: bool) -> str:
        """Why units do not go together; empty where they do."""
        levels = sorted({unit.level for unit in found})
        langs = sorted({unit.lang for unit in found})
        whole = [unit for unit in found if (unit.level, unit.number) == ("division", 0)]
        if whole and not (is_link and len(whole) == len(found)):
            return "all of a version goes with all of the other"
        if not is_link:
            return "" if len(found) == 1 else "a ptr names one unit; write one for each"
        if len(levels) > 1:
            return f"it joins units of different levels: {' and '.join(levels)}"
        if len(langs) < 2:  # noqa: PLR2004 - two sides
            return f"it names units in {langs[0]} alone" if langs else "it names nothing"
        if len({*langs} - {self.original}) > 1:
            return "it names units of two translations; link each with the original"
        return ""

    def _meant(self, said: Said) -> Iterator[Correction]:
        """A correction as the model has it; of a unit of the original, for each translation."""
        found = [self.units[name] for name in said.units]
        ours = tuple(sorted(unit.number for unit in found if unit.lang == self.original))
        theirs = tuple(sorted(unit.number for unit in found if unit.lang != self.original))
        level = found[0].level
        langs = {unit.lang for unit in found} - {self.original}
        if not langs:
            beside = {self.units[name].lang for name in said.beside if name in self.units}
            langs = beside - {self.original}
        if len(langs) != 1:
            linked = {lang for lang in self.translations if (lang, found[0]) in self._taken}
            langs = set(self.translations) - linked or set(self.translations)
        for lang in sorted(langs):
            yield Correction(level, lang, ours, theirs, said.resp)


def overruled(
    alignments: Iterable[Alignment], corrections: Iterable[Correction]
) -> tuple[Alignment, ...]:
    """The links that are given: the source's own, and in the place of some the editor's."""
    of_editor: defaultdict[tuple[Level, str], list[Correction]] = defaultdict(list)
    for correction in corrections:
        of_editor[correction.level, correction.lang].append(correction)
    found = []
    for alignment in alignments:
        mine = of_editor.pop((alignment.level, alignment.translation), [])
        found.append(together(_without(alignment, mine), _alignment(mine)) if mine else alignment)
    return (*found, *map(_alignment, of_editor.values()))


def _alignment(corrections: Sequence[Correction]) -> Alignment:
    """Corrections of one level and one translation as its links."""
    first = corrections[0]
    links = [Link(c.original, c.translation, None) for c in corrections]
    return Alignment(
        first.level,
        first.lang,
        tuple(sorted((x for x in links if x.original and x.translation), key=_places)),
        tuple(sorted(i for x in links if not x.translation for i in x.original)),
        tuple(sorted(j for x in links if not x.original for j in x.translation)),
    )


def _without(alignment: Alignment, corrections: Iterable[Correction]) -> Alignment:
    """An alignment without the links of units that corrections speak of."""
    ours = {i for correction in corrections for i in correction.original}
    theirs = {j for correction in corrections for j in correction.translation}
    return Alignment(
        alignment.level,
        alignment.translation,
        tuple(
            link
            for link in alignment.links
            if ours.isdisjoint(link.original) and theirs.isdisjoint(link.translation)
        ),
        tuple(i for i in alignment.unmatched_original if i not in ours),
        tuple(j for j in alignment.unmatched_translation if j not in theirs),
    )


def _places(link: Link) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return link.original, link.translation


def _units(correction: Correction, original: str) -> list[Position]:
    level, lang = correction.level, correction.lang
    return [
        *(Position(level, original, number) for number in correction.original),
        *(Position(level, lang, number) for number in correction.translation),
    ]


def _shown(name: str) -> str:
    """A name out of a file, short enough for a line."""
    return repr(name if len(name) <= 60 else f"{name[:57]}…")  # noqa: PLR2004 - a line's worth
