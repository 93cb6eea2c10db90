"""Fingerprints: what changes them, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from report_findings import UNKNOWN

from tei.codes import MALFORMED_XML, UNKNOWN_ATTRIBUTE
from tei.diagnostics import Diagnostic, Location
from tei.report.fingerprints import fingerprints
from tei.report.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

LINE = '  <p>It <hi ren="x">rained</hi> and it rained and it rained all day.</p>'


def at(line: int, column: int, message: str = UNKNOWN.message, path: str = "a.xml") -> Diagnostic:
    return UNKNOWN_ATTRIBUTE.at(Location(path, line, column), message)


def fingerprint(finding: Diagnostic, line: str, repository: Repository) -> str:
    place = finding.location
    [found] = fingerprints([finding], {(place.path, place.line): line}, repository)
    return found


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (at(7, 13), LINE),
        (at(4, 17), f"    {LINE}"),
        (at(4, 13), LINE.replace("<hi", "<hi   ")),
        (at(4, 13), f"{LINE}<p>A paragraph so far behind it that it knows nothing of it.</p>"),
    ],
    ids=["lines above", "indentation", "spaces", "text far behind it"],
)
def test_a_finding_is_the_same_with_other_text_around_it(
    finding: Diagnostic, line: str, repository: Repository
) -> None:
    known = fingerprint(at(4, 13), LINE, repository)
    assert fingerprint(finding, line, repository) == known


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (at(4, 13, "<hi> has no attribute rne"), LINE),
        (at(4, 13, path="b.xml"), LINE),
        (at(4, 13), LINE.replace("rained", "snowed")),
        (at(4, 3), LINE),
        (MALFORMED_XML.at(Location("a.xml", 4, 13), UNKNOWN.message), LINE),
    ],
    ids=["message", "path", "text", "place", "code"],
)
def test_what_else_is_found_is_another_finding(
    finding: Diagnostic, line: str, repository: Repository
) -> None:
    assert fingerprint(finding, line, repository) != fingerprint(at(4, 13), LINE, repository)


def test_findings_that_look_alike_are_counted(repository: Repository) -> None:
    lines = {("a.xml", number): LINE for number in (4, 5, 6)}
    three = fingerprints([at(number, 13) for number in (4, 5, 6)], lines, repository)
    assert len(set(three)) == 3
    assert fingerprints([at(number, 13) for number in (4, 6)], lines, repository) == three[:2]


@pytest.mark.parametrize("words", ["begun at {}:3, is open", "the one of line {} is open"])
def test_a_place_in_a_message_does_not_count(words: str, repository: Repository) -> None:
    first, second = (at(4, 13, words.format(number)) for number in (12, 345))
    assert fingerprint(first, LINE, repository) == fingerprint(second, LINE, repository)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("no element has this identifier", "no element has this identifier (2 times)"),
        ("no element has this identifier (3 times)", "no element has this identifier (40 times)"),
        ('"a", "b"', '"a", "b" and 3 more'),
        ("is no address", "is no address, and so with 1 more"),
        ("is in b.xml, too, and 2 more are", "is in b.xml, too, and 3 more are"),
    ],
)
def test_how_often_a_message_holds_does_not_count(
    less: str, more: str, repository: Repository
) -> None:
    first, second = at(4, 13, less), at(4, 13, more)
    assert fingerprint(first, LINE, repository) == fingerprint(second, LINE, repository)


def test_a_number_in_a_message_counts(repository: Repository) -> None:
    first, second = (at(4, 13, f"@n cannot be {number}") for number in (12, 345))
    assert fingerprint(first, LINE, repository) != fingerprint(second, LINE, repository)


def test_a_fingerprint_stays_what_it_is_from_release_to_release(repository: Repository) -> None:
    assert fingerprint(at(4, 13), LINE, repository) == "d0defc91c8c37530"


def test_files_are_called_the_same_wherever_the_command_stands(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    assert repository.path("letters/a.xml") == "letters/a.xml"
    assert repository.path(str(folder / "a.xml")) == "letters/a.xml"
    monkeypatch.chdir(folder)
    inside = Repository(folder)
    assert inside.root == tmp_path
    assert inside.path("a.xml") == "letters/a.xml"
    assert inside.path("../b.xml") == "b.xml"
    assert inside.path("<stdin>") == "<stdin>"


def test_a_file_outside_the_repository_is_called_as_it_was(
    repository: Repository, tmp_path: Path
) -> None:
    other = tmp_path.parent / "other.xml"
    assert repository.path("../other.xml") == "../other.xml"
    assert repository.uri("../other.xml") == (other.as_uri(), False)


def test_a_way_through_a_link_leads_into_the_repository(
    repository: Repository, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("links") / "link"
    try:
        link.symlink_to(tmp_path)
    except OSError:
        pytest.skip("links cannot be made here")
    assert repository.path(str(link / "a.xml")) == "a.xml"
    (tmp_path / "own.xml").symlink_to("/elsewhere.xml")
    assert repository.path("own.xml") == "own.xml"
