"""What is wrong with a document: every fault once, at its place."""

from pathlib import Path

import pytest

from tei.relaxng import Automaton, Fault, Kind

from .letters import HEADER, LETTERS, automaton, judged

START = '<letter xmlns="http://example.org/letters" date="1958-03-20">'
WHOLE = f"{START}<from>A</from><to>B</to><p>Rain.</p></letter>"


@pytest.fixture
def letters(tmp_path: Path) -> Automaton:
    return automaton(tmp_path, LETTERS)


def _told(faults: list[Fault]) -> list[tuple[str, int, int]]:
    return [(fault.kind.name, fault.line, fault.column) for fault in faults]


def test_a_document_that_follows_its_schema_has_no_fault(letters: Automaton) -> None:
    assert judged(letters, WHOLE) == []
    assert judged(letters, WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "column"),
    [
        ("<p>Rain.</p>", "<para>Rain.</para>", "UNKNOWN_ELEMENT", 86),
        ("<p>Rain.</p>", "<p>Rain.</p><from>C</from>", "MISPLACED_ELEMENT", 98),
        ("<to>B</to>", "", "MISSING_BEFORE", 76),
        ("<p>Rain.</p>", "", "INCOMPLETE", 86),
        ("<p>", '<p colour="red">', "UNKNOWN_ATTRIBUTE", 89),
        ("<p>", '<p rend="red">', "MISPLACED_ATTRIBUTE", 89),
        (' date="1958-03-20"', "", "MISSING_ATTRIBUTE", 1),
        ("1958-03-20", "1958-02-30", "BAD_ATTRIBUTE", 44),
        ("Rain.", "<year>58</year>", "BAD_CONTENT", 95),
        ("<to>", "rain<to>", "TEXT", 76),
        ("Rain.", '<see ref="x"/>', "NO_SUCH_ID", 94),
        ("<p>Rain.</p>", '<p id="x"/><p id="x"/>', "SECOND_ID", 100),
    ],
)
def test_each_kind_of_fault_has_its_place(
    letters: Automaton, old: str, new: str, kind: str, column: int
) -> None:
    assert old in WHOLE
    assert _told(judged(letters, WHOLE.replace(old, new, 1))) == [(kind, 1, column)]


def test_lines_and_columns_are_counted_in_characters(letters: Automaton) -> None:
    document = WHOLE.replace("<p>", '<p>雨\r\n\t中文<hi\n  rend="b"\n  id="x">', 1).replace(
        "</p>", "</hi></p>"
    )
    [fault] = judged(letters, document)
    assert (fault.kind, fault.line, fault.column) == (Kind.MISPLACED_ATTRIBUTE, 4, 3)
    said = '<?xml version="1.0" encoding="UTF-16"?>'
    assert judged(letters, f"{said}\r\n{document}".encode("utf-16"))[0][1:3] == (5, 3)
    assert judged(letters, f"{said}\r\n{document}".encode("utf-16-le"))[0][1:3] == (5, 3)


def test_a_root_of_another_name_is_told_wherever_the_document_begins(tmp_path: Path) -> None:
    schema = f"""<element name="p" {HEADER}><mixed><optional><element name="hi"><text/></element>
      </optional></mixed></element>"""
    assert _told(judged(automaton(tmp_path, schema), "<hi>x</hi>")) == [("MISPLACED_ELEMENT", 1, 1)]


def test_an_element_that_can_never_be_is_not_known(tmp_path: Path) -> None:
    schema = f"""<element name="r" {HEADER}><zeroOrMore><choice>
      <element name="a"><notAllowed/></element><element name="b"><text/></element>
      </choice></zeroOrMore></element>"""
    made = automaton(tmp_path, schema)
    for _ in range(2):
        [fault] = judged(made, "<r><b/><a/></r>")
        assert (fault.kind, fault.expected) == (Kind.UNKNOWN_ELEMENT, ("b",))
    never = automaton(tmp_path, f'<element name="r" {HEADER}><notAllowed/></element>')
    assert _told(judged(never, "<r/>")) == [("UNKNOWN_ELEMENT", 1, 1)]


def test_the_one_tag_of_an_empty_element_is_told_where_it_begins(tmp_path: Path) -> None:
    schema = f"""<element name="r" {HEADER}><oneOrMore><element name="l"><oneOrMore>
      <element name="i"><empty/></element></oneOrMore></element></oneOrMore></element>"""
    document = "<r>\n<l/></r>"
    assert _told(judged(automaton(tmp_path, schema), document)) == [("INCOMPLETE", 2, 1)]
    document = "<r>\n<l></l></r>"
    assert _told(judged(automaton(tmp_path, schema), document)) == [("INCOMPLETE", 2, 4)]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_in_every_way_that_xml_knows(letters: Automaton, end: str) -> None:
    document = WHOLE.replace("<to>", f"{end}{end} rain{end}{end}<to>").replace(
        "<p>", f'{end}<p{end} {end} colour="red">'
    )
    assert _told(judged(letters, document)) == [("TEXT", 3, 2), ("UNKNOWN_ATTRIBUTE", 8, 2)]


def test_text_is_told_where_it_begins(letters: Automaton) -> None:
    document = WHOLE.replace("<to>", "<!-- a > b -->\n\n   雨 rain\n<to>")
    [fault] = judged(letters, document)
    assert (fault.kind, fault.line, fault.column, fault.value) == (Kind.TEXT, 3, 4, "雨 rain")


def test_an_empty_element_that_lacks_something_is_told_where_it_begins(
    letters: Automaton,
) -> None:
    [fault] = judged(letters, '\n <letter xmlns="http://example.org/letters" date="1958-03-20"/>')
    assert (fault.kind, fault.line, fault.column) == (Kind.INCOMPLETE, 2, 2)
    assert [name.rpartition("}")[2] for name in fault.missing] == ["from", "to", "p"]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        # What a misspelt element stands for is not missed as well, and nothing in it is told twice.
        ("<to>B</to>", "<too>B</too>", ["UNKNOWN_ELEMENT"]),
        ("<p>Rain.</p>", '<para a="b">Rain.</para>', ["UNKNOWN_ELEMENT"]),
        ("<p>Rain.</p>", '<x xmlns="y"><b>Rain</b>.</x>', ["UNKNOWN_ELEMENT"]),
        # But another name that the schema does not know is another mistake.
        ("<p>Rain.</p>", "<para><b>Rain</b>.</para>", ["UNKNOWN_ELEMENT"] * 2),
        # But what the schema knows is held against it there too.
        ("<p>Rain.</p>", "<x><p><hi>R</hi></p></x>", ["UNKNOWN_ELEMENT", "MISSING_ATTRIBUTE"]),
        # Two elements in the wrong order are one mistake.
        ("<from>A</from><to>B</to>", "<to>B</to><from>A</from>", ["EARLY"]),
        ("<from>A</from><to>B</to>", "<to>B</to>", ["MISSING_BEFORE"]),
        ("<p>Rain.</p>", "<sign/><p/><p/><p/>", ["EARLY"]),
        ("<p>Rain.</p>", "<p/><sign/><p/><p/><p/>", ["MISPLACED_ELEMENT"]),
        # Text in place of elements is not one mistake and their absence another.
        ("<from>A</from>", "A", ["TEXT"]),
        # What is in the wrong place may be meant for something else.
        ("Rain.", "<sign>rain</sign>", ["MISPLACED_ELEMENT"]),
        ("Rain.", '<letter rend="a">rain</letter>', ["MISPLACED_ELEMENT"]),
        # What stands in an element that was meant for another, or beside its like, is no more.
        (
            "<p>Rain.</p>",
            "<p><letter><hi rend='b'/><hi rend='c'/></letter></p>",
            ["MISPLACED_ELEMENT"],
        ),
        ("Rain.", "<to/><to/><to/>", ["MISPLACED_ELEMENT"]),
        ("Rain.", '<to/><hi rend="b"/><to/>', ["MISPLACED_ELEMENT"] * 2),
        # A misspelt attribute is not missed as well.
        ('date="1958', 'dte="1958', ["UNKNOWN_ATTRIBUTE"]),
        # A wrong value does not keep what follows from being read.
        ('date="1958-03-20"', 'date="soon"', ["BAD_ATTRIBUTE"]),
        ("Rain.", "<year>58<hi/></year>", ["MISPLACED_ELEMENT"]),
        ("Rain.", "<hi/><year>58</year>", ["MISSING_ATTRIBUTE", "BAD_CONTENT"]),
    ],
)
def test_one_mistake_is_told_once(letters: Automaton, old: str, new: str, kinds: list[str]) -> None:
    assert old in WHOLE
    found = judged(letters, WHOLE.replace(old, new, 1))
    assert sorted(fault.kind.name for fault in found) == sorted(kinds)


def test_every_mistake_is_told(letters: Automaton) -> None:
    """As many as were planted: a hundred paragraphs with a mistake each."""
    wrong = ("<p><b>x</b></p>", '<p n="1">x</p>', "<p><hi>x</hi></p>", "<p><year>x</year></p>")
    body = "".join(f"{wrong[n % 4]}\n<p>right</p>" for n in range(100))
    found = judged(letters, WHOLE.replace("<p>Rain.</p>", body))
    assert len(found) == 100
    assert len({fault.line for fault in found}) == 100


def test_a_fault_says_what_could_be_there(letters: Automaton) -> None:
    space = "http://example.org/letters}"
    [fault] = judged(letters, WHOLE.replace("Rain.", "<b>Rain</b>"))
    assert fault.element == f"{space}b"
    assert fault.parent == f"{space}p"
    assert set(fault.expected) == {f"{space}{name}" for name in ("hi", "year", "see")}
    assert fault.text
    [fault] = judged(letters, WHOLE.replace("<letter", '<letter status="lost"'))
    assert (fault.attribute, fault.value) == ("status", "lost")
    assert set(fault.values) == {"draft", "sent"}


@pytest.mark.parametrize(
    ("new", "barrier", "swaps"),
    [
        ("<p>Rain.</p><sign>A</sign><p>Sun.</p>", "sign", True),
        ("<p>Rain.</p><from>C</from>", "from", False),
        ("<p>Rain.</p><hi rend='b'>C</hi>", "", False),
    ],
)
def test_a_misplaced_element_has_the_sibling_that_is_in_the_way(
    letters: Automaton, *, new: str, barrier: str, swaps: bool
) -> None:
    [fault] = judged(letters, WHOLE.replace("<p>Rain.</p>", new))
    assert (fault.barrier.rpartition("}")[2], fault.swaps) == (barrier, swaps)


@pytest.mark.parametrize(
    ("new", "places"),
    [
        # Text that goes on behind a phrase is one text, and the phrase belongs to it.
        ('rain <hi rend="b">and</hi> sun<p>Rain.</p>', [86]),
        ("rain <![CDATA[and]]> sun<p>Rain.</p>", [86]),
        ('<hi rend="b">rain</hi> sun<p>Rain.</p>', [86]),
        ("rain<p>Rain.</p>sun", [86, 102]),
    ],
)
def test_running_text_is_told_once(letters: Automaton, new: str, places: list[int]) -> None:
    found = judged(letters, WHOLE.replace("<p>Rain.</p>", new))
    assert [fault.column for fault in found] == places


def test_of_an_element_that_is_not_complete_is_told_what_must_come(letters: Automaton) -> None:
    [fault] = judged(letters, WHOLE.replace("<p>Rain.</p>", ""))
    assert [name.rpartition("}")[2] for name in fault.expected] == ["p"]


def test_another_namespace_is_told_once(letters: Automaton) -> None:
    found = judged(letters, WHOLE.replace(' xmlns="http://example.org/letters"', ""))
    assert _told(found) == [("UNKNOWN_ELEMENT", 1, 1)]
