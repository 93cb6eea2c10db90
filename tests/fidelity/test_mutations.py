"""Any change of one character of a TEI document, or of its source, is found.

What counts is stated here once more, in a few lines: what a TEI document says (`_said`), and what
the layout table says of a source (`_read`). A change that changes neither must not be told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

import pytest
from documents import GENRES, Genre
from lxml import etree

from tei import pipeline, sources
from tei.diagnostics import Diagnostic, Severity
from tei.language import dates
from tei.layout import TEXT
from tei.settings import Settings
from tei.xml.parsing import parse

Encode = Callable[..., pipeline.Encoded]

_SEED = 1958
_LANGUAGES = {"original": "zh-Hans", "translation": "en"}
_KINDS = ("change", "delete", "insert", "move")

#: What is put in beside characters of the document itself.
_CHARACTERS = (
    " \n\t\u3000\u00a0\u2003\u200b，。．；：、.,;:!?()（）“”‘’\"'—-–#*<>&/×X0189aZé雨龘\u0301𠮷"
)


class Outcome(NamedTuple):
    """What became of a mutation.

    Attributes:
        counts: whether it changed what is said.
        found: whether it was told, and as badly as it is.
        shown: for people.
    """

    counts: bool
    found: bool
    shown: str


# One change of one character


def _mutated(random: Random, kind: str, strings: Sequence[str], pool: str) -> list[str]:
    """Strings with one change: of a character, or of its place in all of them."""
    changed = list(strings)
    if kind == "insert":
        return _with(random, changed, random.choice(pool))
    [number] = random.choices(range(len(changed)), [len(string) for string in changed])
    string = changed[number]
    at = random.randrange(len(string))
    others = [c for c in pool if c != string[at]]
    new = random.choice(others) if kind == "change" else ""
    changed[number] = string[:at] + new + string[at + 1 :]
    return _with(random, changed, string[at]) if kind == "move" else changed


def _with(random: Random, strings: list[str], character: str) -> list[str]:
    [number] = random.choices(range(len(strings)), [len(string) + 1 for string in strings])
    at = random.randint(0, len(strings[number]))
    strings[number] = strings[number][:at] + character + strings[number][at:]
    return strings


def _one_space(text: str) -> str:
    """Text with its white space, XML's, as one space each; none at its ends."""
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


# What a TEI document says

#: Where a header has fields of the source, below its `fileDesc` or `profileDesc`.
_FIELDS = (
    "titleStmt/title",
    "titleStmt/author",
    "titleStmt/respStmt/persName",
    "notesStmt/note",
    "sourceDesc/biblStruct/analytic/title",
    "sourceDesc/biblStruct/analytic/author",
    "sourceDesc/biblStruct/analytic/respStmt/persName",
    "sourceDesc/biblStruct/monogr/title",
    "sourceDesc/biblStruct/monogr/imprint/date",
    "sourceDesc/biblStruct/monogr/biblScope",
    "creation/date",
)
_IN_ATTRIBUTES = ("when", "from", "to")
#: Elements without text of their own, and elements that stand in a line.
_HOLDERS = set("div figure list table row lg quote".split())
_INLINE = set("s seg name g term gloss title date num".split())


class _Slot(NamedTuple):
    """A string of a tree."""

    element: etree._Element
    name: str

    def get(self) -> str:
        own = self.name in ("text", "tail")
        return (getattr(self.element, self.name) if own else self.element.get(self.name)) or ""

    def set(self, text: str) -> None:
        if self.name in ("text", "tail"):
            setattr(self.element, self.name, text)
        else:
            self.element.set(self.name, text)


def _areas(root: etree._Element) -> Iterator[list[_Slot]]:
    """The strings of each division, and of each field."""
    for division in root.iterfind("{*}text/{*}body/{*}div"):
        yield _strings(division)
    for field in _fields(root):
        yield _strings(field) + [_Slot(field, n) for n in _IN_ATTRIBUTES if field.get(n)]


def _fields(root: etree._Element) -> Iterator[etree._Element]:
    for path in _FIELDS:
        below = path.replace("/", "/{*}")
        found = root.iterfind(f"{{*}}teiHeader/*/{{*}}{below}")
        yield from (field for field in found if field.get("resp") is None)


def _strings(top: etree._Element) -> list[_Slot]:
    own = [_Slot(e, name) for e in top.iter() for name in ("text", "tail")]
    return [slot for slot in own if slot.get() and slot != _Slot(top, "tail")]


def _said(root: etree._Element) -> list[list[str]]:
    """The lines of each division, and the fields."""
    divisions = [_lines(division) for division in root.iterfind("{*}text/{*}body/{*}div")]
    fields = [
        [_one_space("".join(field.itertext())), *(field.get(n, "") for n in _IN_ATTRIBUTES)]
        for field in _fields(root)
    ]
    return divisions + fields


def _lines(division: etree._Element) -> list[str]:
    parts: list[str] = []
    titles: list[str] = []  # of the header, which heads show

    def text(characters: str | None, holder: etree._Element) -> None:
        if characters and etree.QName(holder).localname not in _HOLDERS:
            parts.append(characters)
        elif characters and characters.strip(" \t\n"):
            parts.append(f"\0{characters}\0")

    def element(this: etree._Element, before: str) -> None:
        name = etree.QName(this).localname
        if this.get("source"):
            titles.append("".join(this.itertext()))
            return
        goes_on = name == "cell" or (before, name) == ("label", "item")
        # A picture goes on in the line of the one before it if what it begins with does.
        first = this[0] if name == "figure" and len(this) else this
        if not (name in _INLINE or goes_on or first.get("rend") == "inline"):
            parts.append("\0")
        text(this.text, this)
        before = ""
        for child in this:
            element(child, before)
            before = etree.QName(child).localname
            text(child.tail, this)

    element(division, "")
    lines = "".join(parts).split("\0") + titles
    return [line for part in lines if (line := _one_space(part))]


def _of_tei(genre: Genre, tei: bytes, random: Random) -> Iterator[Outcome]:
    """Mutations of a TEI document without end."""
    root = parse(tei).getroot()
    areas = [area for area in _areas(root) if any(slot.get() for slot in area)]
    weights = [sum(len(slot.get()) for slot in area) for area in areas]
    pool = "".join(slot.get() for area in areas for slot in area) + _CHARACTERS * 3
    source = genre.source()
    said = _said(root)
    while True:
        kind = random.choice(_KINDS)
        [area] = random.choices(areas, weights)
        old = [slot.get() for slot in area]
        new = _mutated(random, kind, old, pool)
        for slot, text in zip(area, new, strict=True):
            slot.set(text)
        now = _said(root)
        changed = etree.tostring(root, encoding="utf-8")
        for slot, text in zip(area, old, strict=True):
            slot.set(text)
        told = pipeline.verify(changed, "rain.xml", [source], Settings())[1]
        found = _of_fidelity(told)
        if _characters(now) != _characters(said):
            found = [d for d in found if d.severity is Severity.ERROR]
        yield Outcome(now != said, bool(found), f"{kind}: {_difference(old, new)}")


def _characters(said: list[list[str]]) -> list[str]:
    return ["".join(one).replace(" ", "") for one in said]


def _of_fidelity(told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is said of the two files; another checksum does not count."""
    return [d for d in told if d.code.id.startswith("TEI4") and d.code.id != "TEI404"]


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    return "; ".join(f"{a!r} → {b!r}" for a, b in zip(old, new, strict=True) if a != b)


# What the layout table says of a source


class _Read(NamedTuple):
    """The characters of a source's text and its fields, and its lines with their indentation."""

    characters: dict[str, str]
    fields: set[tuple[str, str, str]]
    lines: dict[str, list[tuple[str, str]]]


def _read(source: pipeline.SourceBytes) -> _Read | None:
    """None where there is nothing to be read."""
    form, text, _, _ = sources.opened([source])
    if form is None or text is None:
        return None
    read = _Read({}, set(), {})
    for piece in form.pieces(text, _LANGUAGES):
        value = _one_space(piece.value)
        if piece.name == TEXT:
            indent = piece.indent.replace("\u00a0", " ")
            read.lines.setdefault(piece.lang, []).append((indent, value))
            before = read.characters.get(piece.lang, "")
            read.characters[piece.lang] = before + value.replace(" ", "")
        elif piece.name == "date":
            read.fields.add(("date", "", dates.iso(value) or value))
        else:
            read.fields.add((piece.name, "" if piece.name == "page" else piece.lang, value))
    return read


def _of_source(genre: Genre, tei: bytes, random: Random) -> Iterator[Outcome]:
    """Mutations of a source without end."""
    read = _read(genre.source())
    assert read
    pool = genre.text + _CHARACTERS * 3 + "\x07␇"
    while True:
        kind = random.choice(_KINDS)
        [text] = _mutated(random, kind, [genre.text], pool)
        source = genre.source(text)
        compared, told = pipeline.verify(tei, "rain.xml", [source], Settings())
        now = _read(source)
        if now is None:
            found = not compared and any(d.severity is Severity.ERROR for d in told)
        elif (now.characters, now.fields) != (read.characters, read.fields):
            found = any(d.severity is Severity.ERROR for d in _of_fidelity(told))
        else:
            found = bool(_of_fidelity(told))
        yield Outcome(now != read, found, f"{kind}: {_difference([genre.text], [text])}")


# The tests

_DIRECTIONS = pytest.mark.parametrize("mutations", [_of_tei, _of_source], ids=["TEI", "source"])
Written: TypeAlias = "list[tuple[str, Genre, bytes]]"
_Mutations = Callable[[Genre, bytes, Random], Iterator[Outcome]]


@pytest.fixture(scope="module")
def written(seed: Path) -> Written:
    """Each genre and the seed, with their TEI."""

    def tei(genre: Genre) -> bytes:
        encoded = pipeline.encode([genre.source()], genre.path, Settings())
        assert encoded.tei is not None, encoded.diagnostics
        return encoded.tei

    genres = {**GENRES, "seed": Genre(seed.read_text(encoding="utf-8"), seed.name)}
    return [(name, genre, tei(genre)) for name, genre in genres.items()]


def _run(mutations: _Mutations, written: Written, each: int) -> Counter[str]:
    counted: Counter[str] = Counter()
    wrong = []
    for name, genre, tei in written:
        random = Random(f"{_SEED} {name}")  # noqa: S311 - no secret
        for outcome in islice(mutations(genre, tei, random), each):
            counted["made"] += 1
            counted["counts"] += outcome.counts
            if outcome.counts != outcome.found:
                wrong.append((name, outcome))
    assert wrong == []
    return counted


@_DIRECTIONS
def test_every_change_of_a_character_is_found(mutations: _Mutations, written: Written) -> None:
    counted = _run(mutations, written, each=20)
    assert counted["counts"] > 0.7 * counted["made"]


def test_the_mutations_reach_every_kind_of_text(written: Written) -> None:
    slots = [s for _, _, tei in written for area in _areas(parse(tei).getroot()) for s in area]
    reached = {etree.QName(s.element).localname for s in slots if s.get().strip()}
    assert reached >= set(
        """author biblScope byline cell date dateline g gloss head l label name note persName s
        salute seg signed term title""".split()
    )


@pytest.mark.slow
@_DIRECTIONS
def test_every_change_of_very_many_is_found(mutations: _Mutations, written: Written) -> None:
    # Thirty documents; a mutation takes about 2 ms.
    counted = _run(mutations, written, each=400)
    assert counted["counts"] > 7000
