"""Bytes as text: encodings, marks, line ends, and what is no text at all."""

import codecs
from collections.abc import Callable

import pytest

from tei import pipeline
from tei.diagnostics import Location, Severity
from tei.errors import UsageError
from tei.settings import Settings
from tei.sources.decoding import decode
from tei.xml.parsing import parse

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]


def _only(data: bytes, encoding: str | None = None) -> tuple[str, str, str]:
    """The code, the message and the help of the one finding about `data`, which has no text."""
    decoded = decode(data, "rain.txt", encoding)
    assert decoded.text is None
    [found] = decoded.diagnostics
    assert found.location.path == "rain.txt"
    return found.code.id, found.message, found.help


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\n\t", "\u3000\n".encode(), codecs.BOM_UTF8])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    decoded = decode(data, "rain.txt")
    assert decoded.text is None
    found = decoded.diagnostics[-1]
    assert (found.code.id, found.severity) == ("TEI101", Severity.ERROR)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x0c\x80", b"PK\x03\x04\x14\x00\x06\x00!"]
)
def test_a_binary_file_is_told_from_text(data: bytes) -> None:
    assert _only(data)[0] == "TEI102"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_16_is_recognised_and_not_read(encoding: str, mark: str, source: Source) -> None:
    code, message, help_ = _only((mark + source()).encode(encoding))
    assert code == "TEI103"
    assert "UTF-16" in message
    assert "--encoding utf-16" in help_


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", ""), ("utf-16-be", ""), ("utf-16", ""), ("gb18030", ""), ("utf-8", "\ufeff")],
)
def test_an_encoding_that_is_named_is_used(encoding: str, mark: str, source: Source) -> None:
    decoded = decode((mark + source()).encode(encoding), "rain.txt", encoding)
    assert decoded.text == source()
    assert decoded.diagnostics == []


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_advice_for_utf_16_is_right(encoding: str, mark: str, source: Source) -> None:
    data = (mark + source()).encode(encoding)
    advised = _only(data)[2].rpartition("--encoding ")[2]
    assert decode(data, "rain.txt", advised).text == source()


def test_gb18030_is_recognised_and_not_read(source: Source) -> None:
    code, message, help_ = _only(source().encode("gb18030"))
    assert code == "TEI103"
    assert "GB18030" in message
    assert "--encoding gb18030" in help_


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Les élèves étaient là, où il a plu.", "latin-1"),
        ("Größe, Füße, Straße: »Üble Gerüche«.", "latin-1"),
        ("Il pleut, l’hiver — « déjà ».", "windows-1252"),
        ("O pão não está à mão; é só São João.", "latin-1"),
    ],
)
def test_letters_with_accents_are_not_taken_for_chinese(text: str, encoding: str) -> None:
    code, message, help_ = _only(text.encode(encoding))
    assert code == "TEI103"
    assert "Latin-1" in message
    assert "GB18030" not in message
    advised = help_.partition("--encoding ")[2].split()[0]
    assert decode(text.encode(encoding), "rain.txt", advised).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It rained.\n昨夜下雨了，河水涨了，没人睡。", "gb18030"),
        ("昨夜下雨，河水漲，無人睡，門開聲響。", "gb18030"),
        ("昨夜下雨，河水漲，無人睡，門開聲響。", "big5"),
        ("It rained all night.\n昨夜下雨，河水漲，無人睡，門開聲響。", "big5"),
    ],
)
def test_chinese_is_not_taken_for_letters_with_accents(text: str, encoding: str) -> None:
    code, message, _ = _only(text.encode(encoding))
    assert code == "TEI103"
    assert "Latin-1" not in message


def test_the_byte_that_cannot_be_read_is_named() -> None:
    code, message, _ = _only(b"Title: Rain\xff\n")
    assert code == "TEI103"
    assert "byte 12 " in message


def test_a_wrong_encoding_that_was_named_is_reported(source: Source) -> None:
    code, message, _ = _only(source().encode(), "ascii")
    assert code == "TEI103"
    assert "ASCII" in message


def test_an_unknown_encoding_is_no_finding_but_a_wrong_request() -> None:
    with pytest.raises(UsageError, match="there is no encoding of text named 'klingon'"):
        decode(b"Title: Rain", "rain.txt", "klingon")


@pytest.mark.parametrize("name", ["hex", "base64", "rot13"])
def test_a_codec_that_makes_no_text_is_a_wrong_request(name: str) -> None:
    with pytest.raises(UsageError):
        decode(b"Title: Rain", "rain.txt", name)


def test_a_byte_order_mark_is_left_out_and_mentioned(source: Source) -> None:
    decoded = decode(codecs.BOM_UTF8 + source().encode(), "rain.txt")
    assert decoded.text == source()
    [found] = decoded.diagnostics
    assert (found.code.id, found.severity) == ("TEI110", Severity.INFO)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_give_the_same_text(line_end: str, source: Source) -> None:
    decoded = decode(source().replace("\n", line_end).encode(), "rain.txt")
    assert decoded.text == source()
    assert decoded.diagnostics == []


def test_marks_and_line_ends_change_nothing_in_the_tei_but_the_checksum(
    source: Source, encode: Encode
) -> None:
    def body(data: bytes) -> bytes:
        tei = encode(data).tei
        assert tei is not None
        return tei.partition(b"<text ")[2]

    plain = source().encode()
    expected = body(plain)
    assert expected
    assert body(codecs.BOM_UTF8 + plain) == expected
    assert body(plain.replace(b"\n", b"\r\n")) == expected
    assert body(plain.replace(b"\n", b"\r")) == expected


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_character_that_xml_cannot_hold_is_found_at_its_place(
    character: str, line_end: str
) -> None:
    data = f"Title: Rain\nDate: 1958-03-20\n\n雨{character}水\n".replace("\n", line_end).encode()
    [found] = decode(data, "rain.txt").diagnostics
    assert (found.code.id, found.location) == ("TEI111", Location("rain.txt", 4, 2))
    assert f"U+{ord(character):04X}" in found.message


def test_a_sign_stands_for_a_character_that_xml_cannot_hold(source: Source, encode: Encode) -> None:
    result = encode(source(english="It\x0brained and\x0brained\x1f."))
    assert result.tei is not None
    root = parse(result.tei).getroot()
    signs = list(root.iter("{*}g"))
    assert [sign.text for sign in signs] == ["␋", "␋", "␟"]
    [vertical, separator] = root.iterfind(".//{*}charDecl/{*}char")
    assert vertical.findtext("{*}mapping") == "U+000B"
    assert separator.findtext("{*}mapping") == "U+001F"
    name = "{http://www.w3.org/XML/1998/namespace}id"
    assert [sign.get("ref") for sign in signs] == [
        f"#{char.get(name)}" for char in (vertical, vertical, separator)
    ]
    assert [found.code.id for found in result.diagnostics] == ["TEI111", "TEI111"]


def test_a_sign_may_stand_in_a_name_or_a_term(source: Source, encode: Encode) -> None:
    english = "It rained in XX\x07X.\n\n**Names**\n\n李明\tLǐ\x07 Míng (Li\x0b Ming)"
    result = encode(source(english=english))
    assert result.tei is not None, result.diagnostics
    signs = parse(result.tei).getroot().iter("{*}g")
    parents = [sign.getparent() for sign in signs]
    assert [p.tag.rpartition("}")[2] for p in parents if p is not None] == ["s", "term", "gloss"]


def test_characters_beyond_the_first_plane_are_text() -> None:
    decoded = decode("Title: 𠮷\n".encode(), "rain.txt")
    assert decoded.text == "Title: 𠮷\n"
    assert decoded.diagnostics == []


@pytest.mark.parametrize("text", ["Remember to buy milk.", "今天下雨。", "- one\n- two\n"])
def test_a_text_without_header_or_headline_is_left_alone(text: str, encode: Encode) -> None:
    result = encode(text)
    assert result.tei is None
    [found] = result.diagnostics
    assert (found.code.id, found.location) == ("TEI104", Location("rain.txt", 1, 1))


def test_a_source_may_be_read_in_a_named_encoding(source: Source) -> None:
    data = source().encode("gb18030")
    settings = Settings()
    result = pipeline.encode([pipeline.SourceBytes("a.txt", data, "gb18030")], "a.txt", settings)
    assert result.tei is not None
    assert "下雨了。" in result.tei.decode()
