"""Translation memories: TMX 1.4b (LISA OSCAR, 2005), and 1.1 to 1.4 as programs have written it.

<tmx version="1.4">
  <header segtype="sentence" srclang="zh-Hans" …><prop type="x-title">终于下雨</prop></header>
  <body>
    <tu>
      <tuv xml:lang="zh-Hans"><seg>下雨了。</seg></tuv>
      <tuv xml:lang="en"><seg>It rained.</seg></tuv>
    </tu>
  </body>
</tmx>

A segment is text, a unit is a link. What is layout, and so not in the TEI:

- what `bpt`, `ept`, `it`, `ph` and `ut` hold: the formatting code of another file, no text; but a
  `sub` in them is text. A finding says that there are such codes;
- that a stretch is a `hi`;
- the white space at the ends of a segment and of its lines; between two sentences of a paragraph
  stands a space, or in languages without spaces nothing;
- a variant that repeats, for another translation, what the original has said in other units;
- the attributes of units and variants, but for who made them, and those attributes of the header
  that say how to read the file;
- the properties ``x-level``, ``x-cert``, ``x-tei`` and ``x-paragraph``, which say how the text is
  divided and linked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei.language import dates, tags
from tei.language.wrapping import BROKEN
from tei.layout import LINE_END, TEXT, Piece
from tei.model import Field, Header, Part, Span, Title
from tei.names import ORIGINAL, TRANSLATION, TRANSLATION_STATUS
from tei.sources import file_name, findings, tmx_text
from tei.sources.reading import Reading
from tei.sources.tmx_links import alignments
from tei.sources.tmx_units import SENTENCE, memory_in
from tei.sources.tmx_versions import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.model import SourceText
    from tei.sources.tmx_units import Memory, Running

decode = tmx_text.decode

#: A file begins with the element, after what may stand before it in XML. No step back: what may be
#: read in many ways would take long.
_RECOGNISED = re.compile(
    r"[\s\ufeff\ufffd]*"
    r"(?>(?:<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE[^>\[]*+(?:\[(?>.*?\]))?[^>]*+>)\s*+)*+"
    r"<(?:\w+:)?tmx[\s>]",
    re.DOTALL,
)

#: Attributes of the header that say how to read the file.
_READING = frozenset({"segtype", "adminlang", "srclang", "datatype", "o-encoding"})
#: Header fields that have an element in TEI, by the names of their properties.
_FIELDS = {"x-title": "title", "title": "title", "x-date": "date", "date": "date"}

_CHINESE_OR_JAPANESE = frozenset({"ja", "zh"})

_STATUS = re.compile(r"Translation, [^:]+: (?P<sentence>.+)")
#: What a memory may say of its translations for all who use it. Who reviewed one it does not say.
_STATUSES = {
    sentence: status
    for status, sentence in TRANSLATION_STATUS.items()
    if status not in {"unknown", "reviewed"}
}


def recognise(text: str) -> bool:
    """Whether `text` begins as a translation memory does, in UTF-8 or UTF-16."""
    return _RECOGNISED.match(text.replace("\0", "")) is not None


def roles(source: SourceText, languages: Mapping[str, str]) -> dict[str, str]:
    """The role of each language; `srclang` says which is the original's."""
    original, *others = memory_in(source).roles(languages)
    return {original: ORIGINAL, **dict.fromkeys(others, TRANSLATION)}


def pieces(source: SourceText, languages: Mapping[str, str]) -> list[Piece]:
    """The fields of a memory, and its segments by their languages, in the order of the file."""
    memory = memory_in(source)
    order = memory.roles(languages)
    return [
        *_fields(memory, order[0]),
        *(piece for lang in order for running in memory.running(lang) for piece in _lines(running)),
    ]


def _lines(running: Running) -> Iterator[Piece]:
    """The lines of a segment."""
    start, before = running.variant.span.start, running.gap
    for line in running.variant.text.split(BROKEN):
        span = Span(start, start + len(line))
        yield Piece(TEXT, running.variant.lang, line, span, before=before)
        start, before = span.end + 1, LINE_END


def _fields(memory: Memory, original: str) -> Iterator[Piece]:
    """What a memory says of itself and of its units; what many units say, once."""
    told: set[tuple[str, str, str]] = set()
    for fields, names in (
        ([f for f in memory.attributes if f.name not in _READING], {}),
        (memory.properties, _FIELDS),
        (memory.of_units, {}),
    ):
        for name, lang, value, start in fields:
            known = names.get(name, name)
            # A property may be called as running text is here.
            known = f"x-{TEXT}" if known == TEXT else known
            in_lang = lang or (original if known == "title" else "")
            if (known, in_lang, value) not in told:
                told.add((known, in_lang, value))
                yield Piece(known, in_lang, value, Span(start, start + len(value)))


def facts(
    source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """(name, language, value) of what the file's name says, where the memory does not."""
    order = memory_in(source).roles(languages)
    han = [lang for lang in order if tags.primary(lang) in _CHINESE_OR_JAPANESE]
    other = [lang for lang in order if lang not in han]
    named = {piece.name for piece in everything}
    return file_name.facts(source, named, (other or order)[0], (han or order)[0])


def read(source: SourceText, languages: Mapping[str, str]) -> Reading:
    """What a memory says of itself, its text and its links."""
    memory = memory_in(source)
    original, *others = memory.roles(languages)
    everything = list(_fields(memory, original))
    header, found = file_name.added(
        _header(everything), facts(source, everything, languages), source
    )
    if header.date and not dates.iso(header.date):
        place = next(piece.span.start for piece in everything if piece.name == "date")
        found.append(findings.impossible_date(source.locate(place), header.date))
    if not others:
        found.append(findings.single_language(source.path, original))
    ours = version(memory.running(original), original, ORIGINAL)
    theirs = [version(memory.running(lang), lang, TRANSLATION) for lang in others]
    links = tuple(alignments(memory.units, ours, theirs))
    return Reading(header, (ours, *theirs), found, links, _segmentation(memory))


def _header(fields: Sequence[Piece]) -> Header:
    """The header that the fields make; a second title in a language, or date, is a note."""
    titles: dict[str, Title] = {}
    date = ""
    other: list[Field] = []
    statuses: set[str] = set()
    for field in fields:
        if field.name == "title" and field.lang not in titles:
            titles[field.lang] = Title(field.lang, (Part(field.value, "main"),), field.span)
        elif field.name == "date" and not date:
            date = field.value
        else:
            other.append(Field(field.name, field.lang, field.value))
        if match := _STATUS.fullmatch(field.value):
            statuses.add(_STATUSES.get(match["sentence"], ""))
    return Header(
        titles=tuple(titles.values()),
        date=date,
        other=tuple(other),
        status=statuses.pop() if len(statuses) == 1 else "",
    )


def _segmentation(memory: Memory) -> str:
    """How the text is divided, for the TEI header."""
    levels = {unit.level for unit in memory.units}
    found = ["Segments are those of the source, a translation memory."]
    if SENTENCE in levels:
        named = any(variant.paragraph for unit in memory.units for variant in unit.variants)
        where = "in the paragraphs that the source names" if named else "in a paragraph of its own"
        found.append(f"A segment that is a sentence stands {where}.")
    if levels & {"paragraph", "item", "label"}:
        found.append(
            "A segment that is a paragraph was divided into sentences by rule, with sentencex."
        )
    return " ".join(found)
