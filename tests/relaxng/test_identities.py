"""Whether identifiers are sound, as RELAX NG DTD Compatibility, section 5, has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tei.relaxng import Kind
from tei.validate import validate

from .letters import HEADER, automaton, judged

if TYPE_CHECKING:
    from pathlib import Path

ID = '<attribute name="i"><data type="ID"/></attribute>'
WORD = '<attribute name="i"><data type="token"/></attribute>'
ANY_NAME = '<oneOrMore><attribute><nsName ns="x"/><data type="ID"/></attribute></oneOrMore>'


def _either(*elements: str) -> str:
    choice = "".join(elements)
    return f'<element name="r" {HEADER}><oneOrMore><choice>{choice}</choice></oneOrMore></element>'


def _a(*content: str) -> str:
    return f'<element name="a">{"".join(content) or "<empty/>"}</element>'


def _within(name: str, value: str) -> str:
    return f'<attribute name="{name}">{value}</attribute>'


@pytest.mark.parametrize(
    ("elements", "said"),
    [
        ([_a('<data type="ID"/>')], "whole value"),
        ([_a(_within("i", '<list><data type="ID"/></list>'))], "whole value"),
        ([_a(_within("i", '<choice><data type="IDREF"/><value>x</value></choice>'))], "whole"),
        ([_a(ID), _a(WORD, "<text/>")], "@i of <a>"),
        ([_a(ID), _a('<attribute name="i"><data type="IDREF"/></attribute>')], "@i of <a>"),
        ([_a(ID), f"<element><anyName/>{WORD}</element>"], "@i of <a>"),
        ([f"<element><anyName/>{ID}</element>"], "an element of any name"),
        ([_a(ANY_NAME)], "an attribute of any name"),
    ],
)
def test_identifiers_that_are_not_sound_are_not_checked(
    tmp_path: Path, elements: list[str], said: str
) -> None:
    made = automaton(tmp_path, _either(*elements))
    assert said in made.grammar.unsound
    kinds = {fault.kind for fault in judged(made, '<r><a i="x">x</a><a i="x">x</a></r>')}
    assert not kinds & {Kind.SECOND_ID, Kind.NO_SUCH_ID}


@pytest.mark.parametrize(
    "elements",
    [
        [_a(ID)],
        [_a(ID), f'<element name="b">{ID}</element>', f'<element name="c">{WORD}</element>'],
        [_a(ID), f"<element><anyName><except><name>a</name></except></anyName>{WORD}</element>"],
        [_a('<attribute name="i"><value type="ID">x</value></attribute>')],
    ],
)
def test_sound_identifiers_are_checked(tmp_path: Path, elements: list[str]) -> None:
    made = automaton(tmp_path, _either(*elements))
    assert made.grammar.unsound == ""
    [fault] = judged(made, '<r><a i="x"/><a i="x"/></r>')
    assert fault.kind is Kind.SECOND_ID


def test_a_document_is_told_once_that_identifiers_are_not_checked(tmp_path: Path) -> None:
    schema = tmp_path / "s.rng"
    schema.write_text(_either(_a(ID), _a(WORD, "<text/>")), encoding="utf-8")
    documents = [b"<r><a i='x'/><a i='x'/></r>"] * 2
    found = [list(validate(document, "a.xml", [schema])) for document in documents]
    assert [[d.code.id for d in some] for some in found] == [["TEI506"], []]


def test_a_constraint_on_an_identifier_holds(tmp_path: Path) -> None:
    pattern = '<data type="ID"><param name="pattern">p[0-9]+</param></data>'
    made = automaton(tmp_path, _either(_a(_within("i", pattern))))
    assert [f.kind.name for f in judged(made, '<r><a i="p1"/><a i="q"/></r>')] == ["BAD_ATTRIBUTE"]
