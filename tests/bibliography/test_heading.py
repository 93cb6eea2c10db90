"""The heading of a TEI file: read no further than the header, and past what is wrong in it."""

import io

import pytest

from tei.bibliography import heading, is_tei

TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="rain"><teiHeader>
<fileDesc><titleStmt><title>Rain</title></titleStmt><sourceDesc><biblStruct><monogr><imprint>
<date when="1958-03-20"/></imprint></monogr></biblStruct>
<bibl><idno type="filename">rain.en.txt</idno></bibl><bibl><idno type="filename"> rain.zh.txt
</idno></bibl><bibl><idno type="filename">m.json</idno><idno type="record">1/a</idno></bibl>
<bibl><idno type="filename">rain.en.txt</idno><idno type="sha256">0</idno></bibl>
</sourceDesc></fileDesc></teiHeader><text><body><p>Rain.</p></body></text></TEI>"""
SOURCES = (("rain.en.txt", ""), ("rain.zh.txt", ""), ("m.json", "1/a"))


def test_it_names_the_document_and_the_files_that_it_was_made_from() -> None:
    found = heading(io.BytesIO(TEI.encode()))
    assert found.sources == SOURCES
    assert found.record is not None
    assert (found.record.identifier, found.record.when) == ("rain", "1958-03-20")


@pytest.mark.parametrize("old", ["</teiHeader>", "</TEI>", "</idno>", "<titleStmt>"])
def test_what_is_malformed_is_read_past(old: str) -> None:
    found = heading(io.BytesIO(TEI.replace(old, "", 1).encode()))
    assert ("m.json", "1/a") in found.sources


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_any_encoding_of_xml_is_read(encoding: str) -> None:
    assert heading(io.BytesIO(TEI.encode(encoding))).sources == SOURCES


def test_the_text_is_not_read() -> None:
    file = io.BytesIO(TEI.replace("Rain.", "Rain. " * 1_000_000).encode())
    assert heading(file).sources == SOURCES
    assert file.tell() < 100_000


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", ""),
        ("Title: Rain", ""),
        ("<", ""),
        ("<rain><rain/>", "rain"),
        ("<hr />", "hr"),
        ("<a>" * 100_000, "a"),
        ("<?xml version='1.0' encoding='klingon'?><a/>", "a"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "a"),
    ],
)
def test_what_is_no_tei_has_no_record(text: str, root: str) -> None:
    file = io.BytesIO(text.encode())
    assert heading(file) == (root, None, ())
    assert not is_tei(io.BytesIO(text.encode()))


def test_a_corpus_is_tei_too() -> None:
    assert is_tei(io.BytesIO(b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">'))
    assert is_tei(io.BytesIO(TEI.encode()))


def test_entities_are_not_expanded() -> None:
    laughs = "<!DOCTYPE TEI [<!ENTITY a 'ha'><!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
    text = TEI.replace('<?xml version="1.0"?>', laughs).replace("m.json", "&a;&b;")
    assert heading(io.BytesIO(text.encode())).sources == (*SOURCES[:2], ("&a;&b;", "1/a"))
