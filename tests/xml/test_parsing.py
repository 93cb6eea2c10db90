"""XML in: well-formed and harmless, or an error with its place."""

from pathlib import Path

import pytest
from lxml import etree

from tei.errors import MalformedXml
from tei.xml.parsing import parse

UNSEEN = "nobody may read this"

LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>{}]><a>&l9;</a>".format(
    "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
)


def _refused(text: str | bytes) -> MalformedXml:
    with pytest.raises(MalformedXml) as caught:
        parse(text if isinstance(text, bytes) else text.encode())
    return caught.value


def test_a_document_is_parsed() -> None:
    assert parse("<a>雨</a>".encode()).getroot().text == "雨"


@pytest.mark.parametrize(
    ("text", "line"),
    [("<a>\n<b>\n</a>", 3), ("<a>\n</a>\n<b/>", 3), ("\n\nrain", 3), ("<a>\n&rain;</a>", 2)],
)
def test_a_fault_has_its_line(text: str, line: int) -> None:
    error = _refused(text)
    assert error.line == line
    assert error.column > 0
    assert str(error)


@pytest.mark.parametrize("data", [b"", b" ", b"\x00", b"\xff\xfe", b"<a>\xff</a>", b"<a>\x01</a>"])
def test_what_is_no_xml_is_refused(data: bytes) -> None:
    _refused(data)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        "<!DOCTYPE a [<!ENTITY x 'ha'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'never used'>]><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'http://example.org/x'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % p '<!ENTITY x \"ha\">'>%p;]><a>&x;</a>",
    ],
    ids=["laughs", "internal", "unused", "external", "parameter"],
)
def test_entities_are_refused(text: str) -> None:
    _refused(text)


@pytest.mark.parametrize(
    "form",
    [
        "<!DOCTYPE a [<!ENTITY x SYSTEM '{}'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM '{}'>%p;]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM '{}'><a>&x;</a>",
    ],
    ids=["entity", "parameter", "dtd"],
)
@pytest.mark.parametrize("name", ["unseen.txt", "unseen.dtd"])
def test_no_other_file_is_read(form: str, name: str, tmp_path: Path) -> None:
    entity = f"<!ENTITY x '{UNSEEN}'>" if name.endswith("dtd") else UNSEEN
    (tmp_path / name).write_text(entity, encoding="utf-8")
    text = form.format((tmp_path / name).as_uri())
    try:
        told = etree.tostring(parse(text.encode())).decode()
    except MalformedXml as error:
        told = str(error)
    assert UNSEEN not in told


def test_an_entity_that_only_another_file_could_declare_is_refused_with_its_line() -> None:
    error = _refused("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>\n<b>&x;</b></a>")
    assert "&x;" in str(error)
    assert error.line == 3


def test_a_document_type_alone_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text("<!ATTLIST a b CDATA 'added'>", encoding="utf-8")
    text = f"<!DOCTYPE a SYSTEM '{(tmp_path / 'a.dtd').as_uri()}'><a/>"
    assert parse(text.encode()).getroot().get("b") is None


def test_nothing_is_included(tmp_path: Path) -> None:
    (tmp_path / "unseen.txt").write_text(UNSEEN, encoding="utf-8")
    address = (tmp_path / "unseen.txt").as_uri()
    include = (
        f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='{address}'/>"
    )
    root = parse(f"<a>{include}</a>".encode()).getroot()
    assert "".join(root.itertext()) == ""


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_very_deep_document_is_refused(depth: int) -> None:
    assert "deep" in str(_refused("<a>" * depth + "</a>" * depth)).lower()


def test_a_very_long_text_is_refused() -> None:
    _refused(b"<a>" + b"x" * 11_000_000 + b"</a>")


def test_one_refusal_leaves_the_next_document_alone() -> None:
    _refused(LAUGHS)
    _refused("<a>" * 1000)
    assert parse(b"<a/>").getroot().tag == "a"


@pytest.mark.parametrize("name", ["a", "a:b", "a b", "1"])
def test_an_identifier_that_is_given_twice_or_is_no_name_is_no_fault_of_the_xml(name: str) -> None:
    tree = parse(f'<a><b xml:id="a"/><c xml:id="{name}"/></a>'.encode())
    assert [e.tag for e in tree.xpath('id("a")')] == ["b"]
    assert _refused(f'<a><b xml:id="a"/><c xml:id="{name}"/><d></a>').line == 1


@pytest.mark.parametrize(
    "document",
    [
        b'<a xml:id="1b"/>',
        b'<a xml:id="b"><c xml:id="b"/><d xml:id=""/></a>',
        b'<a xmlns="::" xml:id="b"><c xml:id="b"/></a>',
    ],
)
def test_what_is_wrong_with_identifiers_alone_is_well_formed(document: bytes) -> None:
    assert parse(document).getroot().get("{http://www.w3.org/XML/1998/namespace}id")


@pytest.mark.parametrize(
    ("document", "line", "said"),
    [
        (b'<a xml:id="1b">\n<c xml:id="1b">\n</a>', 3, "<c>"),
        (b'<a xml:id="b"><c xml:id="b"/>\n&d;</a>', 2, "d"),
        (b'<!DOCTYPE a [<!ENTITY d "e">]><a xml:id="1"/>', 1, "declared"),
    ],
)
def test_what_else_is_wrong_is_still_told(document: bytes, line: int, said: str) -> None:
    with pytest.raises(MalformedXml) as raised:
        parse(document)
    assert raised.value.line == line
    assert said in str(raised.value)
