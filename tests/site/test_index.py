"""The list of contents: every document, written as they come."""

from collections.abc import Iterator
from pathlib import Path

from tei import files, site
from tei.bibliography import Record, Title
from tei.settings import Settings

COUNT = 3000


def _entry(number: int) -> site.Entry:
    titles = (Title("en", f"Rain {number}"), Title("zh-Hans", "雨"))
    record = Record(f"d{number}", titles, (), "1958", "1958", "1", ("English",), "", "Somebody")
    return site.Entry(record, f"d{number}.html", f"../tei/d{number}.xml", 0)


def test_it_lists_every_document_once_in_order() -> None:
    html = b"".join(site.index(map(_entry, range(COUNT)), COUNT, Settings())).decode()
    places = [html.index(f">Rain {number}</a>") for number in range(COUNT)]
    assert places == sorted(places)
    assert html.count("<h3") == COUNT
    assert f"{COUNT} documents" in html
    assert html.endswith("</html>\n")


def test_it_is_begun_before_the_last_document_is_asked_for() -> None:
    asked = 0

    def entries() -> Iterator[site.Entry]:
        nonlocal asked
        for number in range(COUNT):
            asked += 1
            yield _entry(number)

    parts = site.index(entries(), COUNT, Settings())
    assert next(parts).startswith(b"<!DOCTYPE html>")
    assert asked < COUNT / 10
    assert b"No documents yet." not in b"".join(parts)


def test_an_edition_without_documents_says_so() -> None:
    html = b"".join(site.index([], 0, Settings()))
    assert b"0 documents" in html
    assert b"No documents yet." in html


def test_a_file_written_in_parts_is_left_alone_where_it_has_these_bytes(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    files.write(path, iter([b"rain, ", b"snow"]))
    before = path.stat()
    files.write(path, iter([b"rain", b", snow"]))
    after = path.stat()
    assert path.read_bytes() == b"rain, snow"
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    files.write(path, iter([b"snow"]))
    assert path.read_bytes() == b"snow"
    assert list(tmp_path.iterdir()) == [path]
