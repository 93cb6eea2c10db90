"""Private URI schemes."""

import pytest
from validate.checks.judged import findings, in_folder, names, tei


def declared(pattern, replacement="#$1", prefix="psn"):
    return (
        f'<prefixDef ident="{prefix}" matchPattern="{pattern}" replacementPattern="{replacement}"/>'
    )


@pytest.mark.parametrize(
    "pointer",
    "https://example.org/ mailto:a@example.org urn:isbn:1 doi:10.1/x ark:/1/2 HTTP://example.org/"
    " app://thing C:/a.xml tei:4.9.0 geo:1,2".split(),
)
def test_schemes_that_need_no_declaration(pointer):
    assert names(tei(f'<ref target="{pointer}"/>')) == []


def test_a_prefix_that_nothing_declares_is_told_once():
    (found,) = findings(tei('<rs ref="psn:a psn:b"/><rs ref="psn:c"/>'))
    assert found.code.name == "undeclared-prefix"
    assert 'no prefixDef declares "psn", with which "psn:a" begins' in found.message


def test_a_prefix_that_is_misspelt():
    header = declared("([a-z]+)", "https://example.org/$1", "person")
    undeclared, _ = findings(tei('<rs ref="persn:a"/>', header))[::-1]
    assert undeclared.help == 'did you mean "person"?'


@pytest.mark.parametrize(
    ("pattern", "pointer"),
    [
        ("([a-z]+)", "psn:anna"),
        ("^([a-z]+)$", "psn:anna"),
        (r"(\i\c*)", "psn:anna"),
        ("([a-z-[b]]+)", "psn:anna"),
        (r"(\p{L}+)", "psn:änna"),
        ("[a-z]", "psn:anna1"),
    ],
)
def test_what_matches_is_not_told(pattern, pointer):
    header = declared(pattern, "https://example.org/$1")
    assert names(tei(f'<rs ref="{pointer}"/>', header)) == []


@pytest.mark.parametrize("pattern", ["([a-z]+", "*", "[z-a]", r"(\p{Is"])
def test_a_pattern_that_is_no_expression(pattern):
    (found,) = findings(tei('<rs ref="psn:anna"/>', declared(pattern)))
    assert found.code.name == "unmatched-prefix"
    assert f'the matchPattern "{pattern}" is no regular expression' in found.message


def test_what_does_not_match():
    header = declared("([a-z]+)", "https://example.org/$1")
    (found,) = findings(tei('<rs ref="psn:12"/>', header))
    assert found.message == 'what follows the prefix in "psn:12" does not match "([a-z]+)"'


def test_one_of_several_definitions_is_enough():
    header = declared("([a-z]+)") + declared("([0-9]+)")
    assert names(tei('<rs ref="psn:12"/>', header)) == []


def test_what_a_pointer_stands_for_is_followed(tmp_path):
    header = declared("(.+)") + declared("(.+)", "persons.xml#$1", "prs")
    body = (
        '<person xml:id="a"/><rs ref="psn:a"/><rs ref="psn:b"/><rs ref="prs:x"/><rs ref="prs:y"/>'
    )
    file = in_folder(tmp_path, {"a.xml": tei(body, header), "persons.xml": tei('<p xml:id="x"/>')})
    dangling, absent = findings(file)
    assert dangling.message == 'no element has the xml:id "b", which "psn:b" stands for'
    assert absent.message == 'no element of persons.xml has the xml:id "y"'


def test_pointers_before_their_prefix_is_declared():
    header = f'<title ref="psn:b"/><title ref="psn:12"/>{declared("([a-z]+)")}'
    assert names(tei("", header)) == ["dangling-pointer", "unmatched-prefix"]


def test_a_prefix_that_is_not_used():
    (found,) = findings(tei("", declared("(.+)")))
    assert found.code.name == "unused-declaration"
    assert '"psn"' in found.message


def test_declarations_that_are_taken_in_count(tmp_path):
    header = (
        f'<listPrefixDef xmlns="http://www.tei-c.org/ns/1.0">{declared("(.+)")}</listPrefixDef>'
    )
    main = tei('<rs ref="psn:a"/><rs ref="bib:a"/>', '<xi:include href="prefixes.xml"/>')
    (found,) = findings(in_folder(tmp_path, {"a.xml": main, "prefixes.xml": header}))
    assert '"bib"' in found.message


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a*)*b", "(a|aa)+b", "(" * 500 + "a" + ")" * 500])
def test_a_hostile_pattern_comes_to_an_end(pattern):
    header = declared(pattern, "https://example.org/$1")
    body = "".join(f'<rs ref="psn:{"a" * 200}{n}"/>' for n in range(30))
    names(tei(body, header))


def test_a_pattern_that_is_too_long_is_not_tried():
    assert names(tei('<rs ref="psn:a"/>', declared("b" * 2000))) == []


def test_many_prefixes_that_nothing_declares_are_one_finding():
    body = '<rs ref="viaf:1 wd:2"/><rs ref="viaf:2"/>' + "".join(
        f'<rs ref="{prefix}:1"/>' for prefix in ("gnd", "pnd", "geo1", "geo2")
    )
    (found,) = findings(tei(body))
    assert found.message == (
        'no prefixDef declares "viaf", with which "viaf:1" begins, nor "wd", "gnd", "pnd" and'
        " 2 more (6 times)"
    )
    assert found.help.startswith("declare each")
