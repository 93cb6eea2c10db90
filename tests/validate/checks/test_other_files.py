"""Pointers to other files."""

import pytest
from validate.checks.judged import findings, in_folder, names, tei

PERSONS = tei('<person xml:id="hamlet"/>')

SILENT = {
    "there": '<ref target="persons.xml"/>',
    "an element there": '<ref target="persons.xml#hamlet"/>',
    "this document itself": '<p xml:id="x"/><ref target="a.xml#x"/>',
    "through a folder": '<ref target="img/../persons.xml#hamlet"/>',
    "escaped": '<graphic url="img/the%20king.png"/>',
    "above the root": '<ref target="../none.xml#x"/>',
    "far above the root": '<ref target="../../../../../etc/none.xml"/>',
    "from the root of a server": '<graphic url="/img/none.png"/>',
    "of the system": '<ref target="file:///none.xml"/>',
    "another host": '<ref target="//example.org/none.xml"/>',
    "a query": '<graphic url="img/none.png?size=2"/>',
    "made in a build": '<ref target="none.html"/><ref target="none.pdf"/>',
    "no ending": '<pb facs="0001"/><ref target="glossary"/>',
    "in a folder that is not there": '<graphic url="scans/1.png"/>',
    "in a folder without such files": '<graphic url="1.png"/>',
    "a backslash": '<graphic url="img\\none.png"/>',
    "a zero": '<graphic url="img/%00.png"/>',
    "a part of no TEI": '<ref target="data.xml#x"/>',
    "a part of a picture": '<ref target="img/king.png#xywh=1,2,3,4"/>',
    "what was, as history": '<div source="none.xml"/>',
    "too long": f'<ref target="{"a" * 100_000}.xml"/>',
}


@pytest.fixture
def folder(tmp_path):
    in_folder(
        tmp_path / "edition",
        {
            "persons.xml": PERSONS,
            "data.xml": "<rdf about='x'/>",
            "img/king.png": "",
            "img/the king.png": "",
        },
    )
    return tmp_path / "edition"


def document(folder, body, header=""):
    return in_folder(folder, {"a.xml": tei(body, header)})


@pytest.mark.parametrize("body", SILENT.values(), ids=SILENT)
def test_what_is_there_or_cannot_be_known_is_not_told(folder, body):
    assert names(document(folder, body)) == []


def test_the_history_of_a_document_names_files_that_were(folder):
    header = '<revisionDesc><change target="old.xml"/></revisionDesc>'
    assert names(document(folder, "", header)) == []


@pytest.mark.parametrize(
    ("body", "message", "advice"),
    [
        ('<ref target="person.xml#x"/>', 'no file "person.xml"', 'mean "persons.xml"?'),
        ('<graphic url="img/King.png"/>', 'no file "img/King.png"', 'mean "img/king.png"?'),
        ('<pb facs="img/queen.png"/>', 'no file "img/queen.png"', "correct the pointer"),
        ('<graphic url="img/the king.png"/>', 'no file "king.png"', '"img/the%20king.png"'),
    ],
)
def test_a_file_that_is_not_there(folder, body, message, advice):
    if "the king" in body:
        in_folder(folder, {"pictures.png": ""})
    (found,) = findings(document(folder, body))
    assert found.code.name == "missing-file"
    assert message in found.message
    assert advice in found.help


def test_many_that_are_not_there_are_meant_for_another_place(folder):
    body = "".join(f'<pb facs="img/{n}.png"/>' for n in range(50))
    (found,) = findings(document(folder, body))
    assert found.message.startswith("50 files that pointers name are not there")


def test_an_element_that_the_other_document_does_not_have(folder):
    (found,) = findings(document(folder, '<rs ref="persons.xml#hamlte"/>'))
    assert found.code.name == "absent-target"
    assert 'no element of persons.xml has the xml:id "hamlte"' in found.message
    assert found.help == 'did you mean "#hamlet"?'


@pytest.mark.parametrize(
    "other",
    [
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><p></TEI>",
        "<!DOCTYPE TEI [<!ENTITY e 'x'>]><TEI xmlns='http://www.tei-c.org/ns/1.0'>&e;</TEI>",
        tei('<xi:include href="none.xml"/>'),
    ],
    ids=["not well-formed", "with entities", "takes in what is not there"],
)
def test_another_document_that_is_not_known_whole(folder, other):
    in_folder(folder, {"other.xml": other})
    assert names(document(folder, '<rs ref="other.xml#x"/>')) == []


def test_links_out_of_the_root_are_not_followed(folder, tmp_path):
    outside = in_folder(tmp_path / "outside", {"secret.xml": PERSONS, "scan.png": ""})
    (folder / "secret.xml").symlink_to(outside)
    (folder / "out").symlink_to(outside.parent)
    body = '<rs ref="secret.xml#none"/><rs ref="out/secret.xml#none"/><graphic url="out/no.png"/>'
    assert names(document(folder, body)) == []


def test_a_circle_of_links(folder):
    (folder / "circle.xml").symlink_to(folder / "circle.xml")
    assert "absent-target" not in names(document(folder, '<rs ref="circle.xml#x"/>'))


def test_without_a_root_no_file_is_looked_at():
    assert names(tei('<rs ref="persons.xml#none"/>')) == []


def test_no_more_than_a_number_of_documents_is_read(folder):
    in_folder(folder, {f"p{n}.xml": PERSONS for n in range(101)})
    body = "".join(f'<rs ref="p{n}.xml#none"/>' for n in range(101))
    assert names(document(folder, body)) == ["absent-target"] * 100


def test_it_can_be_allowed(folder):
    allow = '<?tei allow="missing-file absent-target" reason="to come"?>'
    body = f'{allow}<p><rs ref="person.xml"/><rs ref="persons.xml#none"/></p>'
    assert names(document(folder, body)) == []
