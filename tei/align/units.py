"""The units of a version: level by level, each with the texts that it is made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from tei.model import UNITS, UNLINKED, Division, LineGroup, List, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.model import Block, Version


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of one level; a sentence is one, too.

    Attributes:
        number: its number in the version.
        texts: which of the texts of the version it is made of.
        group: which of the lists, tables and groups of lines it stands in.
        sentences: those in it.
    """

    number: int
    texts: range
    group: int = 0
    sentences: tuple[Unit, ...] = ()


#: The units of one part of a version by their level.
Part: TypeAlias = "defaultdict[str, list[Unit]]"
#: Units of the original and of the translation that go together with no others.
Run: TypeAlias = "tuple[list[Unit], list[Unit]]"


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a version.

    Attributes:
        texts: its sentences, lines, cells, headings, and what else has text, in order.
        parts: the units of what stands outside inner divisions, then those of each of these.
    """

    texts: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    @classmethod
    def of(cls, version: Version) -> Units:
        """The units of the original or of a translation."""
        made = cls()
        made.parts.append(defaultdict(list))
        made._collect(version.content, made.parts[0], Counter(division=1))
        return made

    def joined(self) -> Part:
        """The units of all parts, as if the version had no inner divisions."""
        whole: Part = defaultdict(list)
        for part in self.parts:
            for level, units in part.items():
                whole[level] += units
        return whole

    def _collect(self, content: Sequence[Block], part: Part, counts: Counter[str]) -> None:
        """Put the units among blocks to `part`, those of each division among them to its own."""
        for block in content:
            inside = part
            if isinstance(block, Division):
                if block.type in UNLINKED:
                    continue
                inside = defaultdict(list)
                self.parts.append(inside)
            counts["group"] += isinstance(block, (LineGroup, List, Table))
            level = next((level for level, kind in UNITS.items() if isinstance(block, kind)), None)
            first, sentences = len(self.texts), self._read(block, counts)
            if level is None:
                self._collect(getattr(block, "content", ()), inside, counts)
                continue
            number, group, place = counts[level], counts["group"], len(inside[level])
            counts[level] += 1
            self._collect(getattr(block, "content", ()), inside, counts)
            texts = range(first, len(self.texts))
            inside[level].insert(place, Unit(number, texts, group, sentences))

    def _read(self, block: Block, counts: Counter[str]) -> tuple[Unit, ...]:
        """Add the text of a block itself; the sentences in it."""
        first = len(self.texts)
        sentences = getattr(block, "sentences", ())
        if sentences:
            self.texts.extend(sentence.text for sentence in sentences)
        elif text := getattr(block, "text", ""):
            self.texts.append(text)
        number = counts["sentence"]
        counts["sentence"] += len(sentences)
        return tuple(
            Unit(number + at, range(first + at, first + at + 1)) for at in range(len(sentences))
        )


def by_group(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[Run]:
    """Units list by list and stanza by stanza, where both sides have as many of them."""
    left, right = ([list(g) for _, g in groupby(us, attrgetter("group"))] for us in (ours, theirs))
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    else:
        yield list(ours), list(theirs)
