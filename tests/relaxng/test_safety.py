"""Hostile documents and schemas: an error that says what it is, in little time and memory."""

import re
import sys
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tei.errors import MalformedXml
from tei.relaxng import Automaton, Kind, SchemaFault, faults
from tei.relaxng.compilation import compiled

from .letters import HEADER, LETTERS, automaton, judged

SPACE = 'xmlns="http://example.org/letters"'


class Parts:
    """A file that is made while it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and (part := next(self.parts, b"")):
            self.rest += part
        found, self.rest = self.rest[:size], self.rest[size:]
        return found


@pytest.fixture
def letters(tmp_path: Path) -> Automaton:
    return automaton(tmp_path, LETTERS)


def _judged(letters: Automaton, parts: Iterator[bytes]) -> int:
    return sum(1 for _ in faults(letters, Parts(parts)))  # type: ignore[arg-type] # as far as it is used


@pytest.mark.parametrize(
    ("document", "said"),
    [
        # Entities that grow, or that are files; of the DTD's own kind too.
        ('<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>', "entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "entities"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>', "entities"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&b;</a>', "entity"),
        (f'<?xml version="{"1" * 5000}" encoding="klingon"?><a/>', "klingon"),
        ('<!DOCTYPE a PUBLIC "a" "http://127.0.0.1:9/a.dtd"><a>&b;</a>', "entity"),
        ("<a>&nbsp;</a>", "entity"),
        ("<a b='1' b='2'/>", "duplicate"),
        ("<a>\0</a>", "token"),
        ("<a><b></a>", "mismatched"),
        ("", "no element"),
        # Where there is a DTD, expat leaves out an entity in an attribute.
        ('<!DOCTYPE a SYSTEM "a.dtd"><a b="1&x;"/>', "the entity &x;"),
        ('<?xml version="1.0" encoding="punycode"?><a/>', "punycode is not known"),
        ('<?xml version="1.0" encoding="unicode_escape"?><a>\\x3cb/></a>', "is not known"),
        (b"\xff\xfe<", "not utf-16"),
        (b'<?xml version="1.0" encoding="x-unknown"?><a/>', "encoding"),
        (b"<a>\xff</a>", "token"),
        ("<a/><a/>", "after document element"),
        ("<p:a/>", "prefix"),
    ],
)
def test_what_is_no_safe_xml_is_refused_with_its_place(
    letters: Automaton, document: str | bytes, said: str
) -> None:
    with pytest.raises(MalformedXml, match=said) as caught:
        judged(letters, document)
    assert caught.value.line >= 1
    assert caught.value.column >= 1


def test_what_was_found_before_is_told_too(letters: Automaton) -> None:
    told = faults(letters, BytesIO(f"<letter {SPACE}><from/><to></letter>".encode()))
    assert next(told).kind is Kind.MISSING_ATTRIBUTE
    with pytest.raises(MalformedXml, match="mismatched tag"):
        next(told)


def test_a_document_type_alone_does_no_harm(letters: Automaton) -> None:
    document = f'<!DOCTYPE letter SYSTEM "letter.dtd"><letter {SPACE} date="1958-03-20">'
    document += "<from>A&amp;&#x96E8;</from><to>B</to><p/></letter>"
    assert judged(letters, document) == []


def test_inclusions_are_elements_like_any_other(letters: Automaton) -> None:
    document = f'<letter {SPACE} date="1958-03-20"><from/><to/><p><xi:include'
    document += (
        ' xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/></p></letter>'
    )
    [fault] = judged(letters, document)
    assert fault.element == "http://www.w3.org/2001/XInclude}include"


def test_elements_within_elements_have_a_limit(letters: Automaton) -> None:
    with pytest.raises(MalformedXml, match="deep"):
        _judged(letters, (b"<a>" * 1000 for _ in range(1000)))


@pytest.mark.parametrize(
    "tag",
    [
        lambda: (
            b"".join(b' a%d="x"' % (n + m) for m in range(1000)) for n in range(0, 10**6, 1000)
        ),
        lambda: iter([b' a="', *[b"x" * 10**5] * 200, b'"']),
        lambda: iter([b" ", *[b"x" * 10**5] * 200]),
    ],
    ids=["a million attributes", "a long value", "a long name"],
)
def test_a_tag_has_a_limit(letters: Automaton, tag: object) -> None:
    def parts() -> Iterator[bytes]:
        yield b"<a"
        yield from tag()  # type: ignore[operator] # a function
        yield b"/>"

    with pytest.raises(MalformedXml, match="longer than 10,000,000 bytes"):
        _judged(letters, parts())


def _long(paragraphs: int, text: bytes = b"") -> Iterator[bytes]:
    yield f'<letter {SPACE} date="1958-03-20"><from/><to/>'.encode()
    for number in range(paragraphs):
        again = b'<hi rend="x%d">again</hi>' % (number % 99)
        yield b"<p>It rained %s in <year>1958</year>.%s</p>\n" % (again, text)
    yield b"</letter>"


def test_memory_does_not_grow_with_the_document(letters: Automaton) -> None:
    assert _judged(letters, _long(1000)) == 0
    tracemalloc.start()
    try:
        peaks = []
        for paragraphs in (5_000, 25_000):
            tracemalloc.reset_peak()
            assert _judged(letters, _long(paragraphs)) == 0
            peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0] + 50_000


def test_faults_are_told_while_the_document_is_read(letters: Automaton) -> None:
    def parts() -> Iterator[bytes]:
        yield f"<letter {SPACE}><from/><to/>".encode()
        while True:
            yield b"<p/>" * 1000

    fault = next(faults(letters, Parts(parts())))  # type: ignore[arg-type] # as far as it is used
    assert fault.line == 1


def _peak() -> int:
    """The most memory that this process had at once since this was last asked, in kB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    # Begins anew: proc_pid_clear_refs(5). What other tests have needed is not counted.
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is asked of Linux")
def test_a_document_of_a_gigabyte_takes_no_more_memory_than_a_small_one(
    letters: Automaton,
) -> None:
    _peak()
    assert _judged(letters, _long(1000)) == 0
    before = _peak()
    assert _judged(letters, _long(100_000, " 雨一直下。".encode() * 600)) == 0
    assert _peak() - before < 5_000


SCHEMA = f"<grammar {HEADER}><start><element name='a'>{{}}</element></start></grammar>"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<externalRef href='http://127.0.0.1:9/a.rng'/>", "network"),
        ("<externalRef href='file://example.org/a.rng'/>", "network"),
        ("<externalRef href='/etc/passwd'/>", "passwd"),
        ("<externalRef href='schema.rng'/>", "itself"),
        ("<externalRef href='missing.rng'/>", "missing.rng"),
        ("<data type='string'><param name='pattern'>(((</param></data>", "pattern"),
        ("<data type='string'><param name='pattern'>a{99999999}</param></data>", "10000"),
        ("<text/>&a;", "entity"),
        ("<group>" * 500 + "<text/>" + "</group>" * 500, "deep"),
        ("<externalRef href='a%00b'/>", "no reference"),
        ("<externalRef href='http://['/>", "no reference"),
        ("<choice><anyName/><text/></choice>", "choice"),
        ("<data type='string'><except><choice><name>x</name></choice></except></data>", "choice"),
        ("<optional><choice><name>x</name></choice></optional>", "names"),
    ],
)
def test_a_hostile_schema_is_refused(tmp_path: Path, inner: str, said: str) -> None:
    path = tmp_path / "schema.rng"
    path.write_text(SCHEMA.format(inner), encoding="utf-8")
    with pytest.raises(SchemaFault, match=said) as caught:
        compiled(path)
    assert "root:" not in str(caught.value)


def _row(letter: str, length: int) -> str:
    """Definitions of which each refers to the next."""
    return "".join(
        f"<define name='{letter}{n}'><optional><ref name='{letter}{n + 1}'/></optional></define>"
        for n in range(length)
    )


def test_a_long_row_of_definitions_is_no_deep_one(tmp_path: Path) -> None:
    grammar = f"""<grammar {HEADER}><start><element name="a"><ref name="d0"/></element></start>
      {_row("d", 300)}<define name="d300"><element name="b"><empty/></element></define>
      </grammar>"""
    assert judged(automaton(tmp_path, grammar), "<a><b/></a>") == []
    with pytest.raises(SchemaFault, match="too deep"):
        automaton(tmp_path, grammar.replace(_row("d", 300), _row("d", 300) + _row("e", 3_000)))


def test_definitions_that_are_used_again_and_again_take_no_time(tmp_path: Path) -> None:
    doubled = "".join(
        f"<define name='d{n}'><ref name='d{n + 1}'/><ref name='d{n + 1}'/></define>"
        for n in range(40)
    )
    grammar = f"""<grammar {HEADER}><start><element name="a"><ref name="d0"/></element></start>
      {doubled}<define name="d40"><element name="b"><empty/></element></define></grammar>"""
    [fault] = judged(automaton(tmp_path, grammar), "<a><b/></a>")
    assert list(fault.missing) == ["b"]


def test_values_and_names_of_a_document_are_not_kept(tmp_path: Path) -> None:
    anything = (
        "<zeroOrMore><element><anyName/><optional><attribute name='b'>"
        "<data type='NMTOKENS'/></attribute></optional></element></zeroOrMore>"
    )
    made = automaton(tmp_path, SCHEMA.format(anything))
    elements = "".join(f"<e{n} b='{'x ' * 300}{n}'/>" for n in range(3_000))
    assert judged(made, f"<a>{elements}</a>") == []
    assert made.size() < 2_000


def test_a_long_sequence_is_no_deep_one(tmp_path: Path) -> None:
    names = [f"e{number}" for number in range(3000)]
    inner = "".join(f"<element name='{name}'><empty/></element>" for name in names)
    made = automaton(tmp_path, SCHEMA.format(inner))
    document = f"<a>{''.join(f'<{name}/>' for name in names)}</a>"
    assert judged(made, document) == []
    [fault] = judged(made, document.replace("<e1500/>", ""))
    assert fault.missing == ("e1500",)
