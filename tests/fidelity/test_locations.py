"""Where a difference is: the line and column of the source, and the line of the TEI."""

from collections.abc import Callable

import pytest

from tei import pipeline
from tei.diagnostics import Diagnostic
from tei.settings import Settings

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]

ENGLISH = "It rained all night.\n\n  The river rose. Nobody slept."
CHINESE = "    昨夜下雨了。\n\u3000\u3000河水涨了，没人睡。"


@pytest.fixture
def text(source: Source) -> str:
    return source(english=ENGLISH, chinese=CHINESE, chinese_author="李明")


@pytest.fixture
def tei(text: str, encode: Encode) -> str:
    written = encode(text).tei
    assert written is not None
    return written.decode()


def _verified(tei: str, text: str | bytes) -> list[Diagnostic]:
    data = text if isinstance(text, bytes) else text.encode()
    source = pipeline.SourceBytes("rain.txt", data)
    return pipeline.verify(tei.encode(), "rain.xml", [source], Settings())[1]


def _place(text: str, words: str) -> tuple[str, int, int]:
    before = text[: text.index(words)]
    return "rain.txt", before.count("\n") + 1, len(before) - before.rfind("\n")


def _line(tei: str, words: str) -> int:
    return tei[: tei.index(words)].count("\n") + 1


@pytest.mark.parametrize("words", ["rained", "rose.", "slept.", "昨夜", "没人"])
def test_lost_words_are_found_where_the_source_has_them(words: str, text: str, tei: str) -> None:
    [found] = _verified(tei.replace(words, ""), text)[:1]
    assert found.code.id == "TEI401"
    location = found.location
    assert (location.path, location.line, location.column) == _place(text, words)
    assert f"“{words}”" in found.message
    [other] = found.related
    assert (other.path, other.line) == ("rain.xml", _line(tei, words))


def test_lost_words_are_shown_as_the_source_has_them(text: str, tei: str) -> None:
    [found] = _verified(tei.replace("river rose", ""), text)[:1]
    assert "river rose" in found.message


def test_words_lost_at_the_end_of_a_block_are_missing_from_that_block(text: str, tei: str) -> None:
    [found] = _verified(tei.replace(" all night.", ""), text)[:1]
    [other] = found.related
    assert (other.path, other.line) == ("rain.xml", _line(tei, "It rained"))


@pytest.mark.parametrize("words", ["rained", "slept.", "昨夜", "没人"])
def test_invented_words_are_found_where_they_would_stand(words: str, text: str, tei: str) -> None:
    [found] = _verified(tei.replace(words, f"龘龘{words}"), text)
    assert found.code.id == "TEI402"
    location = found.location
    assert (location.path, location.line, location.column) == _place(text, words)
    assert "“龘龘”" in found.message
    [other] = found.related
    assert (other.path, other.line) == ("rain.xml", _line(tei, words))


def test_every_difference_is_told(text: str, tei: str) -> None:
    changed = tei.replace("rained", "snowed").replace("昨夜", "今夜")
    lines = {found.location.line for found in _verified(changed, text)}
    assert lines == {_place(text, "rained")[1], _place(text, "昨夜")[1]}


def test_text_that_was_lost_at_the_end_is_found_at_its_place(text: str, tei: str) -> None:
    [found] = _verified(tei.replace("没人睡。", ""), text)
    location = found.location
    assert (location.path, location.line, location.column) == _place(text, "没人睡。")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_count_alike_for_every_line_end(line_end: str, text: str, tei: str) -> None:
    found = _verified(tei.replace("没人", ""), text.replace("\n", line_end).encode())
    [lost] = [diagnostic for diagnostic in found if diagnostic.code.id == "TEI401"]
    location = lost.location
    assert (location.path, location.line, location.column) == _place(text, "没人")


def test_a_lost_field_is_found_at_its_line(text: str, tei: str) -> None:
    changed = tei.replace('<author xml:lang="zh-Hans">李明</author>', "")
    [found] = _verified(changed, text)
    assert found.code.id == "TEI403"
    location = found.location
    assert (location.path, location.line, location.column) == _place(text, "李明")


def test_an_invented_field_is_found_in_the_tei(text: str, tei: str) -> None:
    [found] = _verified(tei.replace("</titleStmt>", "<author>Xu</author></titleStmt>"), text)
    assert found.code.id == "TEI405"
    location = found.location
    assert (location.path, location.line) == ("rain.xml", _line(tei, "</titleStmt>"))


def test_a_file_that_is_no_xml_is_found_at_its_fault(text: str, tei: str) -> None:
    [found] = _verified(tei.replace("</teiHeader>", "</teiheader>"), text)
    assert (found.code.id, found.location.path) == ("TEI501", "rain.xml")
    assert found.location.line == _line(tei, "</teiHeader>")


def test_a_long_difference_is_shown_shortened(text: str, tei: str) -> None:
    [found] = _verified(tei.replace("slept.", f"slept. {'龘' * 5000}"), text)[:1]
    assert found.code.id == "TEI402"
    assert len(found.message) < 200
