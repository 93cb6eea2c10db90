"""Identifiers: what they are made of, and that they stay when something else changes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei import pipeline

ID = "{http://www.w3.org/XML/1998/namespace}id"

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Tei = Callable[..., etree._Element]

PARAGRAPHS = (
    "It rained on Monday. It rained on Tuesday. Nobody went out.",
    "The river rose on Wednesday. The bridge was closed. We waited.",
    "The sun came on Thursday. Everybody went out. The bridge was opened.",
)


def _ids(root: etree._Element) -> list[str]:
    return [identifier for element in root.iter() if (identifier := element.get(ID))]


def _changed(before: etree._Element, after: etree._Element) -> list[str]:
    """The kinds of the units whose identifiers are gone."""
    assert len(_ids(before)) == len(_ids(after))
    gone = set(_ids(before)) - set(_ids(after))
    return sorted(re.sub(r".*-(en|zh-Hans)-(\w+)-.*", r"\1 \2", name) for name in gone)


@pytest.mark.parametrize(
    ("date", "page", "expected"),
    [
        ("1958-03-20", "1", r"d1958-03-20-p1-[0-9a-f]{8}"),
        ("1958-3-2", "12", r"d1958-03-02-p12-[0-9a-f]{8}"),
        ("1958-03-20", "2-3", r"d1958-03-20-p2-3-[0-9a-f]{8}"),
        ("1958-03-20", None, r"d1958-03-20-[0-9a-f]{8}"),
        ("1958-03-20", "front page!", r"d1958-03-20-[0-9a-f]{8}"),
        (None, "1", r"dundated-p1-[0-9a-f]{8}"),
        ("1958-02-30", "1", r"dundated-p1-[0-9a-f]{8}"),
        (None, None, r"dundated-[0-9a-f]{8}"),
    ],
)
def test_a_documents_identifier_is_made_of_date_page_and_identity(
    date: str | None, page: str | None, expected: str, source: Source, encode: Encode
) -> None:
    text = source(date=date, page=page, headline="### 终于下雨")
    result = encode(text)
    assert re.fullmatch(expected, result.identifier)
    assert result.tei is not None
    assert f'xml:id="{result.identifier}"'.encode() in result.tei


def test_the_identity_is_the_path_and_not_the_text(source: Source, encode: Encode) -> None:
    one, other = source(english="It rained."), source(english="It snowed.")
    assert encode(one).identifier == encode(other).identifier
    assert encode(one).identifier != encode(one, identity="other/rain.txt").identifier


def test_every_identifier_begins_with_the_documents_and_stands_once(seed: Path, tei: Tei) -> None:
    ids = _ids(tei(seed.read_text(encoding="utf-8")))
    assert len(ids) == len(set(ids))
    assert all(name.startswith(ids[0]) for name in ids)


def test_every_pointer_leads_to_an_identifier(seed: Path, tei: Tei) -> None:
    root = tei(seed.read_text(encoding="utf-8"))
    pointers = [
        pointer
        for element in root.iter(etree.Element)
        for name in ("target", "corresp", "who", "ref", "resp", "decls", "ana", "source")
        for pointer in element.get(name, "").split()
    ]
    assert len(pointers) > 100
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(_ids(root))


def test_a_typo_corrected_within_a_paragraph_changes_that_sentence_alone(
    source: Source, tei: Tei
) -> None:
    english = "\n\n".join(PARAGRAPHS)
    before = tei(source(english=english))
    after = tei(source(english=english.replace("bridge was closed", "bridge was shut")))
    assert _changed(before, after) == ["en s"]


def test_a_typo_in_the_first_sentence_changes_the_paragraph_too(source: Source, tei: Tei) -> None:
    english = "\n\n".join(PARAGRAPHS)
    before = tei(source(english=english))
    after = tei(source(english=english.replace("river rose", "river ran high")))
    assert _changed(before, after) == ["en p", "en s"]


def test_one_character_of_the_seed_changes_one_identifier(seed: Path, tei: Tei) -> None:
    text = seed.read_text(encoding="utf-8")
    assert text.count("几小时工夫") == 1
    changed = tei(text.replace("几小时工夫", "几小时功夫"))
    assert _changed(tei(text), changed) == ["zh-Hans s"]


def test_a_paragraph_put_in_front_changes_no_other_identifier(source: Source, tei: Tei) -> None:
    before = tei(source(english="\n\n".join(PARAGRAPHS)))
    after = tei(source(english="\n\n".join(["It was spring.", *PARAGRAPHS])))
    assert set(_ids(before)) <= set(_ids(after))


def test_the_same_sentence_twice_has_two_identifiers(source: Source, tei: Tei) -> None:
    root = tei(source(english="It rained. It snowed. It rained."))
    first, _, last = root.iterfind(".//{*}div[@type='translation']/{*}p/{*}s")
    assert last.get(ID) == f"{first.get(ID)}-2"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_layout_changes_no_identifier(line_end: str, source: Source, tei: Tei) -> None:
    plain = source(english="\n\n".join(PARAGRAPHS), chinese="    下雨了。")
    other = source(english="\n\n\n".join(PARAGRAPHS), chinese="\t下雨了。  ")
    assert _ids(tei(other.replace("\n", line_end))) == _ids(tei(plain))
