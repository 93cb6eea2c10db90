"""Where the translation ends and the original begins, also where the marks between are missing."""

from collections.abc import Callable

import pytest

from tei.diagnostics import Severity
from tei.model import Paragraph, Version, blocks
from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]

RULES = ["<hr />", "<hr/>", "<HR>", "  <hr />  "]
MARKS = ["Original:", "original :", "Original：", "  ORIGINAL:  "]
MISSING = [{"rule": None}, {"mark": None}, {"rule": None, "mark": None}]


def _texts(version: Version) -> list[str]:
    return [block.text for block in blocks(version.content) if isinstance(block, Paragraph)]


def _codes(reading: Reading) -> list[str]:
    return [diagnostic.code.id for diagnostic in reading.diagnostics]


@pytest.mark.parametrize(("rule", "mark"), list(zip(RULES, MARKS, strict=True)))
def test_the_marks_may_be_written_in_several_ways(
    rule: str, mark: str, source: Source, read: Read
) -> None:
    reading = read(source(rule=rule, mark=mark))
    assert reading.diagnostics == []
    assert [(v.lang, v.type, _texts(v)) for v in reading.versions] == [
        ("en", "translation", ["It rained."]),
        ("zh-Hans", "original", ["下雨了。"]),
    ]


@pytest.mark.parametrize("missing", MISSING)
def test_a_source_without_its_marks_is_still_divided(
    missing: dict[str, None], source: Source, read: Read
) -> None:
    text = source(
        english="It rained.\n\nIt was late.", chinese="    下雨了。\n    夜深了。", **missing
    )
    reading = read(text)
    assert [(v.lang, _texts(v)) for v in reading.versions] == [
        ("en", ["It rained.", "It was late."]),
        ("zh-Hans", ["下雨了。", "夜深了。"]),
    ]
    assert (reading.header.date, reading.header.page) == ("1958-03-20", "1")
    [found] = reading.diagnostics
    assert (found.code.id, found.severity) == ("TEI105", Severity.WARNING)


@pytest.mark.parametrize("missing", MISSING)
def test_the_finding_names_the_missing_lines_and_the_place(
    missing: dict[str, None], source: Source, read: Read
) -> None:
    text = source(**missing)
    [found] = read(text).diagnostics
    assert ("<hr />" in found.message) == ("rule" in missing)
    assert ("Original:" in found.message) == ("mark" in missing)
    assert text.splitlines()[found.location.line - 1].strip() == "下雨了。"


def test_without_a_headline_the_script_tells_the_halves_apart(source: Source, read: Read) -> None:
    reading = read(source(rule=None, mark=None, headline="", chinese="下雨了。\n夜深了。"))
    assert [(v.lang, _texts(v)) for v in reading.versions] == [
        ("en", ["It rained."]),
        ("zh-Hans", ["下雨了。", "夜深了。"]),
    ]
    assert _codes(reading) == ["TEI105"]


def test_text_that_changes_its_script_back_and_forth_is_not_divided(
    source: Source, read: Read
) -> None:
    english = "It rained.\n下雨了。\nIt was late.\n夜深了。"
    reading = read(source(english=english, rule=None, mark=None, headline=None, chinese=None))
    languages = {version.lang: _texts(version) for version in reading.versions}
    assert "It rained." in languages["en"]
    assert "It was late." in languages["en"]


def test_a_chinese_caption_does_not_divide_an_english_text(source: Source, read: Read) -> None:
    english = "It rained the whole night through, until the morning came. " * 5 + "\n雨中的山村"
    text = source(english=english, rule=None, mark=None, headline="", chinese="")
    reading = read(text)
    [version] = reading.versions
    assert version.lang == "en"
    assert _texts(version)[-1] == "雨中的山村"


@pytest.mark.parametrize(
    ("absent", "lang"),
    [
        ({"chinese": "", "headline": "", "rule": None, "mark": None}, "en"),
        ({"english": "", "title": None}, "zh-Hans"),
    ],
)
def test_a_source_in_one_language_is_reported(
    absent: dict[str, str | None], lang: str, source: Source, read: Read
) -> None:
    reading = read(source(**absent))
    assert [version.lang for version in reading.versions] == [lang]
    [found] = reading.diagnostics
    assert (found.code.id, found.location.path) == ("TEI106", "rain.txt")
    assert f"({lang})" in found.message


def test_the_original_alone_needs_no_header(read: Read) -> None:
    reading = read("### 终于下雨\n\n1958-03-20\n第1版()\n专栏：\n\n    下雨了。\n")
    [version] = reading.versions
    assert (version.type, _texts(version)) == ("original", ["下雨了。"])
    assert (reading.header.date, reading.header.page) == ("1958-03-20", "1")


def test_the_versions_stand_in_the_order_of_the_source(source: Source, read: Read) -> None:
    assert [version.lang for version in read(source()).versions] == ["en", "zh-Hans"]


def test_nothing_is_lost_in_a_half_with_chinese_and_english(source: Source, read: Read) -> None:
    chinese = "    下雨了。\n    He said OK.\n    夜深了。"
    reading = read(source(chinese=chinese))
    assert _texts(reading.versions[1]) == ["下雨了。", "He said OK.", "夜深了。"]
