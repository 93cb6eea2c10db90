"""A document is edited: every unit that is as before has its identifier as before."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import pytest
from documents import GENRES, Genre
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import pipeline
from tei.language.scripts import is_han
from tei.names import TEI, XML
from tei.settings import Settings
from tei.xml.parsing import parse

ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"

#: Elements within a line.
INLINE = ("s", "seg", "name", "date", "num", "g", "lb")
#: Lines that are no text, or say what the lines below them are.
NO_TEXT = re.compile(r"\s*$|[A-Z]\w+: ?|###|<hr|第\S+版|专栏|[0-9-]+$|\*\*|李明\S王芳$")


class Unit(NamedTuple):
    """A unit by what it is: its language, its element, its characters and the blocks in it."""

    lang: str
    element: str
    text: str


def _units(genre: Genre, text: str) -> dict[str, Unit]:
    """The units of the document that a text makes, by their identifiers."""
    result = pipeline.encode([genre.source(text)], genre.path, Settings())
    assert result.tei is not None, result.diagnostics
    return {
        name: Unit(version.get(LANG, ""), *_shape(element))
        for version in parse(result.tei).getroot().iterfind("{*}text/{*}body/{*}div")
        for element in version.iterdescendants(f"{{{TEI}}}*")
        if (name := element.get(ID))
    }


def _shape(element: etree._Element) -> tuple[str, str]:
    """An element's name, and its characters with the names of the blocks that they stand in."""
    parts = [element.text or ""]
    for child in element:
        name, text = _shape(child)
        parts += [text if name in INLINE else f"<{name}>{text}</{name}>", child.tail or ""]
    return etree.QName(element).localname, re.sub(r"\s+", " ", "".join(parts)).strip()


def _alone(units: Mapping[str, Unit]) -> dict[Unit, str]:
    """The identifiers of the units that no number tells from others that begin as they do."""
    stems = Counter(re.sub(r"-[0-9]+$", "", name) for name in units)
    return {unit: name for name, unit in units.items() if stems[name] == 1}


def _edited(text: str, edit: str, one: int, other: int) -> str:
    """A text with one edit, in one language."""
    lines = text.split("\n")
    texts = [number for number, line in enumerate(lines) if not NO_TEXT.match(line)]
    at = texts[one % len(texts)]
    same = [number for number in texts if is_han(lines[number]) == is_han(lines[at])]
    to = same[other % len(same)]
    match edit:
        case "replace a word":
            words = [match.span() for match in re.finditer(r"\w+", lines[at])] or [(0, 0)]
            start, end = words[other % len(words)]
            lines[at] = (
                f"{lines[at][:start]}{'雷' if is_han(lines[at]) else 'thunder'}{lines[at][end:]}"
            )
        case "delete a paragraph":
            del lines[at]
        case "insert a paragraph":
            lines.insert(
                at, "    雷声响了一夜。" if is_han(lines[at]) else "It thundered all night."
            )
        case "swap two paragraphs":
            lines[at], lines[to] = lines[to], lines[at]
        case "repeat a paragraph":
            lines.insert(to, lines[at])
        case "add a field":
            lines.insert(1, "Column: Letters")
    return "\n".join(lines)


def _both(genre: Genre, edit: str, one: int, other: int) -> tuple[str, str]:
    """The source before the edit and after it."""
    if not genre.record:
        return genre.text, _edited(genre.text, edit, one, other)
    record = json.loads(genre.text)
    if edit == "add a field":
        return genre.text, json.dumps({**record, "section": "要闻"})
    content = _edited(record["content"], edit, one, other)
    return genre.text, json.dumps({**record, "content": content})


EDITS = """replace a word
delete a paragraph
insert a paragraph
swap two paragraphs
repeat a paragraph
add a field""".split("\n")


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_as_before_has_its_identifier(edit: str) -> None:
    @given(st.sampled_from(list(GENRES)), st.integers(0, 99), st.integers(0, 99))
    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    def every(name: str, one: int, other: int) -> None:
        old, new = _both(GENRES[name], edit, one, other)
        before, after = _units(GENRES[name], old), _units(GENRES[name], new)
        ours, theirs = _alone(before), _alone(after)
        for unit in ours.keys() & theirs.keys():
            assert ours[unit] == theirs[unit]
        # Among those that are told apart by number too, no more are gone than have changed.
        changed = Counter(before.values()) - Counter(after.values())
        assert len(before.keys() - after.keys()) <= changed.total()
        for identifier in before.keys() & after.keys():
            if before[identifier].element == "s":
                assert before[identifier] == after[identifier]

    every()
