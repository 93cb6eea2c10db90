"""Any change of one character of the text or of a field is found, wherever it is made."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from lxml import etree

from tei import pipeline
from tei.diagnostics import Severity
from tei.settings import Settings
from tei.validate import edition_schemas
from tei.xml.parsing import parse

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]

#: No character of the documents, so that every change changes something.
STRANGE = "龘"

REPORT = {
    "title": "Rain; Snow: A Report",
    "author": "Li Ming, Wang Fang",
    "date": "1958-12-13",
    "page": "12",
    "english": "Shenyang News—It rained <hard> & long.\n\n    The “river” rose 3.5 feet.",
    "chinese_title": "下雨了\u3000下雪了——报道",
    "chinese_author": "李明\u3000王芳",
    "chinese_date": "1958-12-13",
    "chinese_page": "12",
    "column": "农村来信",
    "chinese": "    本报沈阳电\u3000昨夜下雨了。后来下雪了。\n\u3000\u3000河水涨了三．五尺。",
}
PICTURE = {
    "title": "A village",
    "date": "1958-12-14",
    "page": "34",
    "english": "It rained.\n\n(Picture)\n雨中山村 李明插图\nA village Li Ming Illustration",
    "chinese_title": "山村",
    "chinese_date": "1958-12-13",
    "chinese_page": "12",
    "chinese": "    雨一直下。\n    （附图片）\n    雨中山村  李明插图",
}
SHORT = {"date": "1958-02-30", "page": None, "chinese_date": None, "chinese_page": None}
NAMES = {"report": REPORT, "picture": PICTURE, "short": SHORT}
DOCUMENTS = pytest.mark.parametrize("parts", list(NAMES.values()), ids=list(NAMES))

#: The places in a header that hold a field of the source.
FIELDS = (
    "titleStmt/{*}title",
    "titleStmt/{*}author",
    "notesStmt/{*}note",
    "sourceDesc/{*}biblStruct/{*}analytic/{*}title",
    "sourceDesc/{*}biblStruct/{*}analytic/{*}author",
    "sourceDesc/{*}biblStruct/{*}monogr/{*}biblScope",
)
ATTRIBUTES = (
    ("sourceDesc/{*}biblStruct/{*}monogr/{*}imprint/{*}date", "when"),
    ("sourceDesc/{*}biblStruct/{*}monogr/{*}biblScope[@unit='page']", "from"),
    ("sourceDesc/{*}biblStruct/{*}monogr/{*}biblScope[@unit='page']", "to"),
)


class Place(NamedTuple):
    """A string in a document: the number of its element, and where on it the string is."""

    element: int
    slot: str
    text: str


class Mutant(NamedTuple):
    """One change of one place."""

    place: Place
    text: str


def _places(root: etree._Element) -> Iterator[Place]:
    numbers = {element: number for number, element in enumerate(root.iter())}
    [header] = root.iterfind("{*}teiHeader/{*}fileDesc")
    [body] = root.iterfind("{*}text/{*}body")
    of_text = [
        inner for path in FIELDS for e in header.iterfind(f"{{*}}{path}") for inner in e.iter()
    ]
    for element in [*of_text, *body.iter()]:
        for slot in ("text", "tail"):
            text = getattr(element, slot)
            if text and text.strip() and not (slot == "tail" and element in of_text):
                yield Place(numbers[element], slot, text)
    for path, name in ATTRIBUTES:
        for element in header.iterfind(f"{{*}}{path}"):
            if text := element.get(name):
                yield Place(numbers[element], name, text)


def _mutants(root: etree._Element) -> list[Mutant]:
    """Every change of one character that is no white space: four at each."""
    found = []
    for place in _places(root):
        text = place.text
        for at, character in enumerate(text):
            if character.isspace():
                continue
            before, after = text[:at], text[at + 1 :]
            changes = [
                before + after,
                f"{before}{STRANGE}{character}{after}",
                f"{before}{STRANGE}{after}",
            ]
            if after and not after[0].isspace() and after[0] != character:
                changes.append(f"{before}{after[0]}{character}{after[1:]}")
            found.extend(Mutant(place, changed) for changed in changes)
    return found


def _apply(root: etree._Element, mutant: Mutant) -> bytes:
    changed = deepcopy(root)
    element = list(changed.iter())[mutant.place.element]
    if mutant.place.slot in ("text", "tail"):
        setattr(element, mutant.place.slot, mutant.text)
    else:
        element.set(mutant.place.slot, mutant.text)
    return etree.tostring(changed, encoding="utf-8")


def _overlooked(text: str, tei: bytes, mutants: list[Mutant]) -> list[Mutant]:
    """The mutants about which nothing is said."""
    root = parse(tei).getroot()
    source = pipeline.SourceBytes("rain.txt", text.encode())

    def seen(mutant: Mutant) -> bool:
        found = pipeline.verify(_apply(root, mutant), "rain.xml", [source], Settings())[1]
        return any(d.severity is Severity.ERROR and d.code.id.startswith("TEI4") for d in found)

    return [mutant for mutant in mutants if not seen(mutant)]


def _written(encode: Encode, text: str) -> bytes:
    tei = encode(text).tei
    assert tei is not None
    return tei


@DOCUMENTS
def test_every_change_of_a_character_is_found(
    parts: dict[str, str], source: Source, encode: Encode
) -> None:
    text = source(**parts)
    tei = _written(encode, text)
    mutants = _mutants(parse(tei).getroot())
    chosen = Random(1958).sample(mutants, min(300, len(mutants)))  # noqa: S311 - no secret
    assert len(chosen) >= 150
    assert _overlooked(text, tei, chosen) == []


@pytest.mark.slow
def test_every_change_of_a_character_of_the_seed_is_found(seed: Path, encode: Encode) -> None:
    text = seed.read_text(encoding="utf-8")
    tei = _written(encode, text)
    root = parse(tei).getroot()
    mutants = _mutants(root)
    assert len(mutants) > 10_000
    overlooked = _overlooked(text, tei, mutants[::4])
    # The same date without its zero is the same date; the grammar does not take it.
    assert all(pipeline.check(_apply(root, m), "a.xml", edition_schemas()) for m in overlooked)
    assert len(overlooked) <= len(ATTRIBUTES)


@DOCUMENTS
def test_the_mutants_reach_every_field_and_every_block(
    parts: dict[str, str], source: Source, encode: Encode
) -> None:
    root = parse(_written(encode, source(**parts))).getroot()
    elements = list(root.iter())
    reached = {etree.QName(elements[mutant.place.element]).localname for mutant in _mutants(root)}
    assert {"title", "head", "s"} <= reached
    if parts is REPORT:
        assert {"author", "dateline", "biblScope", "date"} <= reached
    if parts is PICTURE:
        assert {"note", "label", "name"} <= reached


def test_a_document_that_nobody_touched_is_clean(source: Source, encode: Encode) -> None:
    for parts in (REPORT, PICTURE, SHORT):
        text = source(**parts)
        source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
        tei = etree.tostring(parse(_written(encode, text)), encoding="utf-8")
        assert pipeline.verify(tei, "rain.xml", [source_bytes], Settings())[1] == []
