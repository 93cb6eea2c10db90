"""Pointers within a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from validate.checks.judged import XI, findings, in_folder, names, tei

from tei.diagnostics import Severity

DANGLING = "dangling-pointer"

GOOD = {
    "backwards": '<p xml:id="a"/><ref target="#a"/>',
    "forwards": '<ref target="#a"/><p xml:id="a"/>',
    "a list": '<p xml:id="a" corresp="#b #c"/><p xml:id="b"/><p xml:id="c"/>',
    "escaped": '<p xml:id="é"/><ref target="#%C3%A9"/>',
    "the web": '<ref target="https://example.org/#nothing"/>',
    "the document as a whole": '<ref target="#"/>',
    "a pointer scheme": '<ref target="#xpath(//p[1])"/><ref target="#range(a,b)"/>',
    "a part of a medium": '<ref target="#t=10,20"/>',
    "from as a date": '<date from="1900" to="1910"/>',
    "from as a page": '<biblScope from="#1"/>',
    "scheme as a word": '<gi scheme="#TEI">p</gi>',
    "value as a number": '<num value="#3"/>',
    "an example": '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p ana="#none"/></egXML>',
    "an identifier of SVG": '<ref target="#s"/><svg xmlns="http://www.w3.org/2000/svg" id="s"/>',
    "below another base": '<div xml:base="b.xml"><ref target="#of-b"/></div>',
    "at another base": '<ref target="#of-b" xml:base="b.xml"/>',
    "what cannot be taken in": f'<ref target="#there"/><include xmlns="{XI}" href="no.xml"/>',
}
WRONG = {
    "no such element": '<p xml:id="hamlet"/><sp who="#hamlet"/><sp who="#none"/>',
    "one of a list": '<p xml:id="a"/><p corresp="#a #none"/>',
    "no name": '<p xml:id="a"/><p ana="#a"/><p ana="#1"/>',
    "empty": '<sp who="#"/>',
    "a blank after the sign": '<p xml:id="foo"/><sp who="# foo"/>',
    "from as a pointer": '<app from="#a"/>',
    "scheme as a pointer": '<keywords scheme="#lcsh"/>',
    "value as a pointer": '<node value="#a"/>',
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_leads_somewhere_is_not_told(body):
    assert DANGLING not in names(tei(body))


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_what_leads_nowhere_is_told(body):
    assert names(tei(body))[0] == DANGLING


@pytest.mark.parametrize(
    ("wanted", "given_"),
    [("#hamlet", "#hamlte"), ("#hamlet", "#Hamlet"), ("#hamlet", "##hamlet"), ("#n-12", "#n12")],
)
def test_what_was_meant_is_named(wanted, given_):
    body = f'<p xml:id="{wanted[1:]}"/><sp who="{given_}"/>'
    (found,) = findings(tei(body))
    assert found.help == f'did you mean "{wanted}"?'
    assert found.severity is Severity.ERROR


def test_of_two_notes_one_is_not_meant_for_the_other():
    (found,) = findings(tei('<note xml:id="note11"/><ref target="#note12"/>'))
    assert "did you mean" not in found.help


def test_identifiers_of_another_document_are_one_warning():
    body = '<p xml:id="a" ana="#a"/><rs ref="#pmb1"/><rs ref="#pmb2 #pmb3"/><rs ref="#pmb4"/>'
    (found,) = findings(tei(body))
    assert found.severity is Severity.WARNING
    assert '@ref of rs leads to an element of this document: "#pmb1"' in found.message
    assert "and 1 more (4 times)" in found.message


def test_a_part_of_a_document_may_point_to_the_rest():
    part = '<div xmlns="http://www.tei-c.org/ns/1.0"><ref target="#elsewhere"/></div>'
    assert names(part) == []


def test_what_is_taken_in_belongs_to_the_document(tmp_path):
    main = tei('<sp who="#hamlet"/><sp who="#none"/>', '<xi:include href="persons.xml"/>')
    persons = f'<list xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="{XI}">{{}}</list>'
    file = in_folder(
        tmp_path,
        {
            "main.xml": main,
            "persons.xml": persons.format('<xi:include href="more.xml"/>'),
            "more.xml": persons.format('<person xml:id="hamlet"/>'),
        },
    )
    (found,) = findings(file)
    assert '"none"' in found.message


def test_documents_that_take_each_other_in_come_to_an_end(tmp_path):
    one = tei('<sp who="#none"/><xi:include href="b.xml"/>')
    again = {"b.xml": tei('<xi:include href="c.xml"/>'), "c.xml": tei('<xi:include href="b.xml"/>')}
    file = in_folder(tmp_path, {"a.xml": one, **again})
    assert names(file) == [DANGLING]


def test_what_another_document_takes_in_may_point_to_that(tmp_path):
    corpus = tei('<person xml:id="anna"/><xi:include href="1900/a.xml"/>')
    file = in_folder(tmp_path, {"1900/a.xml": tei('<u who="#anna"/>'), "corpus.xml": corpus})
    assert names(file, tmp_path) == []
    # The corpus is outside of what may be looked at.
    assert names(file) == [DANGLING]


def test_a_number_sign_that_is_missing(tmp_path):
    body = '<person xml:id="hamlet"/><sp who="hamlet"/><sp who="hamlet"/>'
    (found,) = findings(tei(body))
    assert found.code.name == "bare-identifier"
    assert found.help == 'write "#hamlet"'
    file = in_folder(tmp_path, {"a.xml": tei(body), "hamlet.html": "<html/>"})
    assert names(file) == []


def test_it_can_be_allowed():
    body = '<?tei allow="dangling-pointer" reason="the page is not encoded"?><sp who="#none"/>'
    assert names(tei(body)) == []


@given(st.lists(st.from_regex("[a-z][a-z0-9]{0,3}", fullmatch=True)), st.data())
def test_a_pointer_is_told_if_and_only_if_nothing_has_its_identifier(identifiers, data):
    there = data.draw(st.lists(st.sampled_from(sorted(set(identifiers) or {"x"}))))
    anchors = "".join(f'<anchor xml:id="{name}"/>' for name in sorted(set(there)))
    body = "".join(f'<ref target="#{name}"/>' for name in identifiers)
    found = names(tei(body + anchors))
    assert (DANGLING in found) == bool(set(identifiers) - set(there))


def test_very_many_pointers():
    many = "".join(f'<p xml:id="p{n}"/><ref target="#q{n}"/>' for n in range(30_000))
    (found,) = findings(tei(many))
    assert "(30000 times)" in found.message


def test_in_scripts_without_capitals_two_letters_are_another_name():
    (found,) = findings(tei('<p xml:id="メロスの妹"/><p xml:id="b"/><rs ref="#b #メロスの一家"/>'))
    assert "did you mean" not in found.help
    (found,) = findings(tei('<p xml:id="メロスの妹"/><rs ref="#メロスの姉"/>'))
    assert found.help == 'did you mean "#メロスの妹"?'


def test_a_part_of_another_document_is_told_once():
    body = '<app from="#a" to="#b"><rdg wit="#A" resp="#li">x</rdg></app><g ref="#g1"/>'
    (found,) = findings(tei(body))
    assert found.severity is Severity.WARNING
    assert found.message == (
        "neither @from of app, @to of app, @wit of rdg nor 2 more attributes lead to an element of"
        " this document (5 times)"
    )


def test_what_one_attribute_says_twice_is_told_once():
    (found,) = findings(tei('<p xml:id="a"><ref target="#a"/><ref target="#b #b #b"/></p>'))
    assert "times" not in found.message
