"""Findings in writing: for people and for programs."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from tei.codes import MISPLACED_ELEMENT, MISSING_DATE, TEXT_LOST, WEAK_LINK
from tei.diagnostics import Diagnostic, Location, position
from tei.report import as_json, as_text, summary

LOST = TEXT_LOST.at(
    Location("a.txt", 3, 7),
    "“雨” is in the source and not in the TEI",
    help="put it back",
    related=(Location("a.xml", 12),),
)
MISPLACED = MISPLACED_ELEMENT.at(
    Location("a.xml", 2, 3),
    "<p> cannot stand in <list>",
    help="put it in an <item>",
    expected=tuple(f"<{name}>" for name in ("item", "head", "label", "lb", "pb", "note", "desc")),
    note="<p> marks paragraphs in prose",
    link="https://example.org/p",
)
UNDATED = MISSING_DATE.at(Location("a.txt"), "the source gives no date")
WEAK = WEAK_LINK.at(Location("a.txt", 1, 1), "the link is uncertain")


def test_a_finding_is_a_paragraph_with_place_code_and_advice() -> None:
    assert as_text([LOST]) == (
        "a.txt:3:7: error: “雨” is in the source and not in the TEI [TEI401 text-lost]\n"
        "    see also a.xml:12\n"
        "    help: put it back\n"
    )


def test_a_finding_of_a_grammar_says_what_could_stand_there_and_what_the_schema_says() -> None:
    assert as_text([MISPLACED], {("a.xml", 2): "  <p>Rain.</p>"}) == (
        "a.xml:2:3: error: <p> cannot stand in <list> [TEI511 misplaced-element]\n"
        "    2 |   <p>Rain.</p>\n"
        "      |   ^\n"
        "    expected: <item>, <head>, <label>, <lb> or <pb>, or 2 more\n"
        "    help: put it in an <item>\n"
        "    note: <p> marks paragraphs in prose\n"
        "    see: https://example.org/p\n"
    )


def test_what_was_said_of_a_finding_is_not_said_again() -> None:
    lines = as_text([MISPLACED, MISPLACED]).splitlines()
    assert lines[5:] == [lines[0], lines[2]]
    elsewhere = replace(MISPLACED, location=Location("b.xml", 2, 3))
    lines = as_text([MISPLACED, elsewhere]).splitlines()
    assert lines[5:] == [lines[0].replace("a.xml", "b.xml"), lines[1], lines[2]]


def test_what_is_said_of_a_finding_is_no_wider_than_the_terminal() -> None:
    narrow = as_text([MISPLACED], width=40).splitlines()
    assert narrow[1:4] == [
        "    expected: <item>, <head>, <label>,",
        "              <lb> or <pb>, or 2 more",
        "    help: put it in an <item>",
    ]


def test_severities_stand_out_where_there_are_colours() -> None:
    assert as_text([UNDATED], colours=True) == (
        "a.txt: \x1b[1;33mwarning\x1b[0m: the source gives no date [TEI107 missing-date]\n"
    )


def test_everything_that_could_stand_there_is_named_on_request() -> None:
    text = as_text([MISPLACED], verbose=True)
    assert "expected: <item>, <head>, <label>, <lb>, <pb>, <note> or <desc>\n" in text
    [entry] = json.loads(as_json([MISPLACED]))
    assert entry["expected"] == list(MISPLACED.expected)
    assert (entry["note"], entry["link"]) == (MISPLACED.note, MISPLACED.link)


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    assert as_text([UNDATED]) == (
        "a.txt: warning: the source gives no date [TEI107 missing-date]\n"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ([], "no findings"),
        ([LOST], "1 error"),
        ([LOST, LOST, UNDATED], "2 errors, 1 warning"),
        ([WEAK, UNDATED, WEAK], "1 warning, 2 remarks"),
    ],
)
def test_the_summary_counts_each_severity(found: list[Diagnostic], words: str) -> None:
    assert summary(Counter(d.severity for d in found)) == words


def test_json_has_everything_that_a_finding_has() -> None:
    assert json.loads(as_json([LOST])) == [
        {
            "code": "TEI401",
            "name": "text-lost",
            "severity": "error",
            "message": "“雨” is in the source and not in the TEI",
            "path": "a.txt",
            "line": 3,
            "column": 7,
            "xpath": "",
            "help": "put it back",
            "expected": [],
            "note": "",
            "link": "",
            "schema": "",
            "related": [{"path": "a.xml", "line": 12, "column": 0}],
        }
    ]
    assert "雨" in as_json([LOST])


def test_no_findings_are_no_error() -> None:
    assert (as_text([]), as_json([])) == ("", "[]\n")


def test_the_order_of_the_findings_is_kept() -> None:
    codes = [entry["code"] for entry in json.loads(as_json([WEAK, LOST, UNDATED]))]
    assert codes == ["TEI301", "TEI401", "TEI107"]
    assert as_text([WEAK, LOST]) == as_text([WEAK]) + as_text([LOST])


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (4, (2, 3)), (5, (3, 1))]
)
def test_lines_and_columns_count_characters_from_one(
    offset: int, expected: tuple[int, int]
) -> None:
    assert position("a\n雨𠮷\nb", offset) == expected
