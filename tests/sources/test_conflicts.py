"""Halves that disagree, and dates that are none: what is reported, where, and what is kept."""

from collections.abc import Callable

import pytest

from tei.diagnostics import Location, Severity
from tei.model import Field
from tei.sources import Reading

Source = Callable[..., str]
Read = Callable[[str], Reading]


def _codes(reading: Reading) -> list[str]:
    return [diagnostic.code.id for diagnostic in reading.diagnostics]


@pytest.mark.parametrize(
    ("name", "theirs", "ours"),
    [("date", "1958-03-21", "1958-03-20"), ("page", "4", "1"), ("page", "1-2", "1")],
)
def test_a_conflict_is_reported_with_both_places(
    name: str, theirs: str, ours: str, source: Source, read: Read
) -> None:
    text = source(**{name: theirs, f"chinese_{name}": ours})
    [found] = read(text).diagnostics
    assert (found.code.id, found.severity) == ("TEI109", Severity.WARNING)
    assert theirs in found.message
    assert ours in found.message
    lines = text.splitlines()
    [other] = found.related
    assert lines[found.location.line - 1][found.location.column - 1 :] == theirs
    assert lines[other.line - 1][other.column - 1 :].startswith(ours)


def test_the_originals_value_is_used_and_the_other_is_kept(source: Source, read: Read) -> None:
    header = read(source(date="1958-03-21", page="4")).header
    assert (header.date, header.page) == ("1958-03-20", "1")
    assert header.other == (Field("date", "en", "1958-03-21"), Field("page", "en", "4"))


def test_one_date_written_in_two_ways_is_no_conflict(source: Source, read: Read) -> None:
    reading = read(source(date="1958/3/20"))
    assert reading.diagnostics == []
    assert reading.header.other == ()


def test_the_translations_word_for_a_column_is_kept_beside_the_originals(
    source: Source, read: Read
) -> None:
    header_lines = "Title: Rain\nDate: 1958-03-20\nPage: 1\nColumn: Letters from the Village"
    header = read(source(header=header_lines, column="农村来信")).header
    assert header.column == Field("column", "zh-Hans", "农村来信")
    assert header.other == (Field("column", "en", "Letters from the Village"),)


def test_a_field_of_one_half_alone_is_no_conflict(source: Source, read: Read) -> None:
    reading = read(source(date=None, page=None))
    assert reading.diagnostics == []
    assert (reading.header.date, reading.header.page) == ("1958-03-20", "1")


@pytest.mark.parametrize(("name", "value"), [("Date", "1958-03-21"), ("Title", "Rain again")])
def test_a_field_given_twice_keeps_both_values(
    name: str, value: str, source: Source, read: Read
) -> None:
    lines = f"Title: Rain\nDate: 1958-03-20\nPage: 1\n{name}: {value}"
    assert read(source(header=lines)).header.other == (Field(name.lower(), "en", value),)


def test_two_dates_in_one_half_are_a_conflict(source: Source, read: Read) -> None:
    lines = "Title: Rain\nDate: 1958-03-20\nPage: 1\nDate: 1958-03-21"
    assert _codes(read(source(header=lines))) == ["TEI109"]


def test_a_source_without_a_date_is_reported(source: Source, read: Read) -> None:
    reading = read(source(date="", chinese_date=None))
    [found] = reading.diagnostics
    assert found.code.id == "TEI107"
    assert found.location == Location("rain.txt")
    assert reading.header.date == ""


@pytest.mark.parametrize("date", ["1958-02-30", "1958-13-01", "spring", "58-03-20", "1958-00-10"])
def test_an_impossible_date_is_reported_and_kept(date: str, source: Source, read: Read) -> None:
    reading = read(source(date=date, chinese_date=None))
    [found] = reading.diagnostics
    assert (found.code.id, found.location) == ("TEI108", Location("rain.txt", 3, 7))
    assert reading.header.date == date


def test_an_impossible_date_of_the_original_is_found_at_its_own_line(
    source: Source, read: Read
) -> None:
    text = source(date=None, chinese_date="1958-02-30")
    [found] = read(text).diagnostics
    assert found.code.id == "TEI108"
    assert text.splitlines()[found.location.line - 1] == "1958-02-30"
    assert found.location.column == 1


@pytest.mark.parametrize("date", ["1958", "1958-03", "1958.3.20", "1958年3月20日"])
def test_a_date_may_be_short_or_written_otherwise(date: str, source: Source, read: Read) -> None:
    assert read(source(date=date, chinese_date=None)).diagnostics == []


def test_a_clean_source_has_no_findings(source: Source, read: Read) -> None:
    assert read(source(author="Li Ming", chinese_author="李明", column="来信")).diagnostics == []
