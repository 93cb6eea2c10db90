"""The units of a translation memory, from the text that `tei.sources.tmx_text` makes of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from tei.language import tags
from tei.language.scripts import WITHOUT_SPACES
from tei.language.wrapping import BROKEN
from tei.layout import LINE_END
from tei.model import Span
from tei.names import ORIGINAL
from tei.sources.tmx_text import END, HEADER, LANGUAGE, PART, UNIT, VARIANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tei.model import SourceText

#: What a unit can be: the levels that `tei.render.tmx` names, as far as they are made into blocks.
LEVELS = frozenset(
    "sentence paragraph item line row figure head byline dateline signed label".split()
)
#: What it is by the segtype of its own or the header's (TMX 1.4b). A ``phrase`` is shorter than a
#: sentence, and so is not divided either.
_BY_SEGTYPE = {"paragraph": "paragraph", "block": "paragraph"}
SENTENCE = "sentence"
#: Levels whose units have identifiers of their own; the others name what they stand in.
_NAMED = frozenset({"sentence", "paragraph", "item", "line", "row"})

_PROBABILITY = re.compile(r"0(?:\.[0-9]+)?|1(?:\.0+)?")
_WHITE_SPACE = " \t\n"


class Field(NamedTuple):
    """An attribute of the header, a property or a note; `start` is where its value stands."""

    name: str
    lang: str
    value: str
    start: int


@dataclass(slots=True, eq=False)
class Variant:
    """What a unit says in one language.

    Attributes:
        lang: its language.
        text: the segment without the white space at its ends; its lines are `BROKEN`.
        span: where that stands in the source.
        edges: the white space at its two ends, where that does not only set lines.
        names: the identifiers of what it was made of, in the TEI that it comes from.
        paragraph: the identifiers of the paragraphs that it stands in there.
        cert: the probability of its link; None for that of its unit.
        repeats: where its text stands already, if it is only there for another translation.
    """

    lang: str
    paragraph: str
    text: str = ""
    span: Span = field(default_factory=partial(Span, 0, 0))
    edges: tuple[str, str] = ("", "")
    names: tuple[str, ...] = ()
    cert: float | None = None
    repeats: tuple[Span, ...] = ()

    @property
    def places(self) -> tuple[Span, ...]:
        """Where what it says stands in the running text."""
        return self.repeats or (self.span,)


@dataclass(slots=True, eq=False)
class Unit:
    """A unit: what says the same in several languages.

    Attributes:
        level: one of `LEVELS`.
        variants: in the order of the file.
        paragraph: the paragraphs of those variants that name none.
        cert: the probability that they go together; None where the file gives none.
    """

    level: str
    variants: list[Variant] = field(default_factory=list)
    paragraph: str = ""
    cert: float | None = None


class Running(NamedTuple):
    """A variant in the running text of its language; before it a line's end, a space, nothing."""

    unit: Unit
    variant: Variant
    gap: str


class Memory:
    """A translation memory, or several one after the other.

    Attributes:
        attributes: those of the header.
        properties: the properties and notes of the header.
        of_units: those of units that say something else than how the text is divided and linked.
        units: in the order of the file.
    """

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """Read the texts of files, each with the offset at which it begins."""
        self.attributes: list[Field] = []
        self.properties: list[Field] = []
        self.of_units: list[Field] = []
        self.units: list[Unit] = []
        for start, text in texts:
            self._read(text, start)
        self._by_language: dict[str, list[tuple[Unit, Variant]]] = {}
        for unit in self.units:
            unit.variants = [variant for variant in unit.variants if variant.text]
            for variant in unit.variants:
                self._by_language.setdefault(variant.lang, []).append((unit, variant))
        for pairs in self._by_language.values():
            _find_repeats(pairs)

    def roles(self, languages: Mapping[str, str]) -> tuple[str, ...]:
        """The languages of the text, the original's first.

        Args:
            languages: the settings' for each role; the original's counts where the memory says that
                any of its own may be it.
        """
        srclang = next((f.value for f in self.attributes if f.name == "srclang"), "*all*")
        wanted = languages[ORIGINAL] if "*" in srclang else tags.normalised(srclang)
        found = list(self._by_language)
        near = [lang for lang in found if tags.primary(lang) == tags.primary(wanted)]
        original = wanted if wanted in found else (near or found)[0]
        return (original, *(lang for lang in found if lang != original))

    def running(self, lang: str) -> list[Running]:
        """The running text of a language, piece by piece.

        Sentences of the same paragraph run on, in most languages with a space between.
        """
        spaced = tags.primary(lang) not in WITHOUT_SPACES
        found: list[Running] = []
        for unit, variant in self._by_language[lang]:
            if variant.repeats:
                continue
            gap = LINE_END
            if found and _runs_on(found[-1], unit, variant):
                loose = found[-1].variant.edges[1] or variant.edges[0]
                gap = " " if spaced or loose else ""
            found.append(Running(unit, variant, gap))
        return found

    def _read(self, text: str, start: int) -> None:
        fields, *languages = text.split(LANGUAGE)
        waiting: dict[str, list[Variant]] = {}
        segtype = ""
        unit: Unit | None = None
        variant: Variant | None = None
        offset = start
        for raw in fields.split(END)[:-1]:
            kind, name, lang, value = raw.split(PART)
            found = Field(name, lang, value, offset + len(raw) - len(value))
            offset += len(raw) + 1
            if kind == UNIT:
                unit, variant = Unit(_BY_SEGTYPE.get(name or segtype, SENTENCE)), None
                self.units.append(unit)
            elif kind == HEADER:
                self.attributes.append(found)
                segtype = value if name == "segtype" else segtype
            elif unit is None:
                self.properties.append(found)
            elif kind == VARIANT:
                variant = Variant(lang, unit.paragraph)
                unit.variants.append(variant)
                waiting.setdefault(lang, []).append(variant)
            elif not _structural(found, unit, variant):
                self.of_units.append(found)
        for variants, segments in zip(waiting.values(), languages, strict=True):
            offset += 1
            for filled, segment in zip(variants, segments.split(END), strict=False):
                _fill(filled, segment, offset)
                offset += len(segment) + 1


def memory_in(source: SourceText) -> Memory:
    """The translation memory in a source."""
    return _read_last(tuple((start, source.text[start:end]) for _, start, end in source.parts()))


#: The pipeline asks several times for what is in one source, and then for another.
_read_last = lru_cache(maxsize=1)(Memory)


def _structural(found: Field, unit: Unit, variant: Variant | None) -> bool:
    """Whether a property says how the text is divided and linked; then that is noted."""
    thing = unit if variant is None else variant
    match found.name:
        case "x-level" if variant is None and found.value in LEVELS:
            unit.level = found.value
        case "x-cert" if _PROBABILITY.fullmatch(found.value):
            thing.cert = float(found.value)
        case "x-tei" if variant is not None:
            variant.names = tuple(found.value.split())
        case "x-paragraph":
            thing.paragraph = found.value
        case _:
            return False
    return True


def _fill(variant: Variant, segment: str, offset: int) -> None:
    text = segment.lstrip(_WHITE_SPACE)
    start = offset + len(segment) - len(text)
    variant.text = text.rstrip(_WHITE_SPACE).replace(LINE_END, BROKEN)
    variant.span = Span(start, start + len(variant.text))
    # White space with a line's end in it sets the file's lines.
    edges = segment[: len(segment) - len(text)], text[len(variant.text) :]
    before, after = ("" if "\n" in edge else edge for edge in edges)
    variant.edges = before, after


def _runs_on(before: Running, unit: Unit, variant: Variant) -> bool:
    """Whether a variant stands in the same paragraph as the one before it."""
    return (
        unit.level == before.unit.level == SENTENCE
        and variant.paragraph != ""
        and variant.paragraph == before.variant.paragraph
    )


def _find_repeats(pairs: Sequence[tuple[Unit, Variant]]) -> None:
    """Note which variants of one language only repeat others.

    A memory with several translations has the original of two sentences together for the one, and
    of each alone for the other.
    """
    named = [variant for unit, variant in pairs if unit.level in _NAMED]
    counts = Counter(name for variant in named for name in variant.names)
    if counts.total() == len(counts):
        return
    holders: dict[str, Variant] = {}
    for variant in sorted(named, key=lambda v: len(v.names)):
        held = dict.fromkeys(holders[name] for name in variant.names if name in holders)
        known = all(name in holders for name in variant.names)
        if known and _squeezed(variant.text) == "".join(_squeezed(v.text) for v in held):
            variant.repeats = tuple(part.span for part in held)
        else:
            for name in variant.names:
                holders.setdefault(name, variant)


def _squeezed(text: str) -> str:
    return "".join(text.split())
