"""What rules find in documents, by the stylesheet and without it."""

import subprocess
import sys
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tei.schematron import Validator, budget
from tei.schematron.reading import read

from . import saxon
from .schemas import found, messages, write

#: By the stylesheet, and without it.
BOTH = pytest.mark.parametrize("sieve", [True, False])
WAYS = pytest.mark.parametrize(
    ("binding", "sieve"),
    [("xslt", True), ("xslt2", True), ("xslt2", False), ("xslt3", True), ("xpath2", False)],
)


@WAYS
def test_the_first_rule_that_fits_a_node_holds_for_it(tmp_path, sieve, binding):
    schema = write(
        tmp_path,
        """<pattern><rule context="div/p[1]"><assert test="@a">a</assert></rule>
        <rule context="div//p"><assert test="@b">b</assert></rule>
        <rule context="p | q"><assert test="@c">c</assert></rule>
        <rule context="*"><assert test="@d">d</assert></rule></pattern>
        <pattern><rule context="p"><report test="true()">other</report></rule></pattern>""",
        binding=binding,
    )
    document = "<r><div><p/><p/></div><p/><q/></r>"
    said = messages(schema, document, sieve=sieve)
    assert sorted(said) == sorted(["a", "b", "c", "c", "d", "d", "other", "other", "other"])


@WAYS
def test_a_rule_can_be_about_any_node(tmp_path, sieve, binding):
    contexts = "/ a/@n @* text() comment() processing-instruction() a[@n]/text() //b/c".split()
    schema = write(
        tmp_path,
        "".join(
            f'<pattern id="p{n}"><rule context="{context}"><report test="true()">{n}'
            ' <value-of select="."/></report></rule></pattern>'
            for n, context in enumerate(contexts)
        ),
        binding=binding,
    )
    document = '<?x y?><a n="1">one<!--two--><b m="2"><c/></b><?z three?></a>'
    assert sorted(messages(schema, document, sieve=sieve)) == sorted(
        ["0 one", "1 1", "2 1", "2 2", "3 one", "4 two", "5 y", "5 three", "6 one", "7"]
    )


@BOTH
def test_a_later_rule_leaves_attributes_and_texts_to_earlier_ones(tmp_path, sieve):
    schema = write(
        tmp_path,
        """<pattern><rule context="a/@n"><report test="true()">1</report></rule>
        <rule context="@n | b/text()"><report test="true()">2</report></rule>
        <rule context="@* | text()"><report test="true()">3</report></rule></pattern>""",
    )
    said = messages(schema, '<a n="x" m="x">t<b n="x">u</b></a>', sieve=sieve)
    assert sorted(said) == ["1", "2", "2", "3", "3"]


@WAYS
def test_variables_have_their_values_where_they_are_declared(tmp_path, sieve, binding):
    schema = write(
        tmp_path,
        """<let name="all" value="count(//p)"/>
        <pattern><let name="first" value="//p[1]/@n"/><let name="twice" value="$all * 2"/>
        <rule context="p"><let name="here" value="@n"/>
        <let name="both" value="concat($here, $first)"/><report test="$here">
        <value-of select="$both"/> of <value-of select="$twice"/></report></rule></pattern>""",
        binding=binding,
    )
    assert messages(schema, '<r><p n="a"/><p n="b"/><p/></r>', sieve=sieve) == [
        "aa of 6",
        "ba of 6",
    ]


def test_a_variable_that_is_not_needed_does_no_harm(tmp_path):
    schema = write(
        tmp_path,
        """<pattern><rule context="p"><let name="n" value="xs:integer(@n)"/>
        <assert test="@m or $n gt 3">small</assert></rule></pattern>""",
    )
    assert messages(schema, '<r><p n="x" m=""/><p n="2"/><p n="4"/></r>') == ["small"]


@WAYS
def test_a_message_says_what_is_filled_in(tmp_path, sieve, binding):
    schema = write(
        tmp_path,
        """<ns prefix="t" uri="urn:t"/><pattern id="pat"><rule id="rul" context="t:p" flag="red">
        <assert id="ass" role="warning" test="@m" diagnostics="d e" properties="pr" see="urn:x">
           A <name/> in <name path=".."/> <emph>must</emph> <dir value="ltr">have</dir>
           <span class="x"> m,</span> not "<value-of select="@n"/>".</assert></rule></pattern>
        <diagnostics><diagnostic id="d">See <value-of select="count(*)"/>.</diagnostic>
        <diagnostic id="e">And e.</diagnostic></diagnostics>
        <properties><property id="pr">n=<value-of select="@n"/></property></properties>""",
        binding=binding,
    )
    (one,) = found(schema, '<a><t:p xmlns:t="urn:t" n="1"><b/></t:p></a>', sieve=sieve)
    assert one.message == 'A t:p in a must have m, not "1". See 1. And e.'
    assert (one.check, one.rule, one.pattern) == ("ass", "rul", "pat")
    assert (one.role, one.flag, one.element) == ("warning", "red", "{urn:t}p")
    assert one.properties == (("pr", "n=1"),)


@BOTH
def test_a_finding_stands_where_the_tag_or_the_attribute_begins(tmp_path, sieve):
    schema = write(
        tmp_path,
        """<pattern><rule context="p"><assert test="@x">p</assert></rule></pattern>
        <pattern><rule context="@n"><report test=". = '2'">n</report></rule></pattern>
        <pattern><rule context="text()"><report test=". = 'u'">t</report></rule></pattern>""",
    )
    document = '<r>\n  <p x=""/>é<p\n m="" n="2">u</p>\n</r>'
    places = [(f.message, f.line, f.column) for f in found(schema, document, sieve=sieve)]
    assert places == [("p", 2, 13), ("n", 3, 7), ("t", 2, 13)]
    tree = etree.fromstring(document.encode()).getroottree()
    # The parser of trees knows where a tag ends.
    assert Validator(read(schema)).findings(tree)[0].line == 3


@WAYS
def test_keys_and_current_are_xslts(tmp_path, sieve, binding):
    schema = write(
        tmp_path,
        """<xsl:key name="k" match="q" use="@id"/>
        <pattern><rule context="p"><assert test="key('k', @to)">none</assert>
        <assert test="not(@to) or ../q[@id = current()/@to][1]">not here</assert></rule>
        </pattern>""",
        binding=binding,
    )
    document = '<r><q id="a"/><p to="a"/><p to="b"/><s><p to="a"/></s></r>'
    assert messages(schema, document, sieve=sieve) == ["none", "not here", "not here"]


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("none(@n)", "unknown function"),
        ("@n +", "could not be evaluated"),
        ("@n + 1 = 2", "could not be evaluated"),
        ("contains(q, 'x')", "could not be evaluated"),
        ("$none", "none"),
        ("x:p", "x"),
        ("unparsed-text('/etc/passwd')", "unknown function"),
        ("environment-variable('HOME')", "unknown function"),
        ("doc('/etc/passwd')", "not below"),
        ("count(1 to 10000000 * count(..)) gt 1", "a range of more than"),
        ("count(for $i in 1 to 3 return $i) = 3 and none()", "unknown function"),
        ("doc('http://example.org/')", "documents are read below"),
        ("parse-xml('&lt;a/>')", "unknown function"),
        ("1 = (" * 400 + "1" + ")" * 400, "could not be evaluated"),
    ],
)
def test_a_test_that_cannot_be_run_is_reported_once(tmp_path, test, reason):
    schema = write(
        tmp_path,
        f"""<pattern id="a"><rule context="p"><report test="{test}">bad</report>
        <report test="true()">good</report></rule></pattern>""",
    )
    document = '<r><p n="x"><q/><q/></p><p n="y"><q/><q/></p></r>'
    all_found = found(schema, document, base=tmp_path)
    unrun = [f for f in all_found if f.is_unrun]
    assert [f.message for f in all_found if not f.is_unrun] == ["good", "good"]
    assert len(unrun) == 1
    assert reason in unrun[0].message
    assert (unrun[0].pattern, unrun[0].line, unrun[0].column) == ("a", 1, 4)


@pytest.mark.parametrize(
    "context", ["p[", "p[none()]", "p[@n + 1 = 2]", "ancestor::p", "for $x in 1 return $x"]
)
def test_a_context_that_cannot_be_run_is_reported(tmp_path, context):
    schema = write(
        tmp_path,
        f"""<pattern id="a"><rule context="{context}"><report test="true()">bad</report></rule>
        <rule context="q"><report test="true()">good</report></rule></pattern>""",
    )
    assert [(f.message, f.is_unrun) for f in found(schema, '<r><p n="x"/><q/></r>')][1:] == [
        ("good", False)
    ]


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("matches(@n, 'x')", "matches() is no function of XPath 1.0"),
        ("@n eq 'x'", "eq is no operator"),
        ("@n +", "not understood"),
        ("$none", "$none is not declared"),
        ("if (@n) then 1 else 2", "XPath 1.0 has no"),
    ],
)
def test_later_versions_are_not_run_as_xpath_1(tmp_path, test, reason):
    schema = write(
        tmp_path,
        f"""<pattern id="a"><rule context="p"><report test="{test}">bad</report>
        <report test="true()">good <value-of select="{test}"/></report></rule></pattern>
        <pattern id="b"><rule context="p[{test}]"><report test="true()">bad</report></rule>
        </pattern>""",
        binding="xslt",
    )
    first, *others = found(schema, '<r><p n="x"/></r>')
    assert first.is_unrun
    assert reason in first.message
    assert [(f.message, f.is_unrun) for f in others[:1]] == [("good …", False)]
    assert [f.is_unrun for f in others[1:]] == [True, True]


def test_what_is_not_run_of_a_schema_is_reported(tmp_path):
    schema = write(
        tmp_path,
        """<xsl:include href="x.xsl"/><pattern id="a" documents="@href"><rule context="p">
        <report test="true()">p</report></rule></pattern>""",
    )
    assert [f.is_unrun for f in found(schema, "<p/>")] == [True, True]


@pytest.mark.parametrize("binding", ["xslt", "xslt2"])
def test_other_documents_are_read_below_the_folder(tmp_path, binding):
    below = tmp_path / "below"
    below.mkdir()
    (below / "list.xml").write_text("<list><a/></list>")
    (tmp_path / "above.xml").write_text("<list><a/></list>")
    schema = write(
        tmp_path,
        '<pattern><rule context="p"><report test="document(@to)//a">seen</report></rule></pattern>',
        binding=binding,
    )
    assert messages(schema, '<p to="list.xml"/>', base=below) == ["seen"]
    for to in ("../above.xml", "none.xml", str(tmp_path / "above.xml"), "http://example.org/"):
        (one,) = found(schema, f'<p to="{to}"/>', base=below)
        assert one.is_unrun
    (one,) = found(schema, '<p to="list.xml"/>')
    assert one.is_unrun


def test_names_of_functions_are_names_of_elements_too(tmp_path):
    schema = write(
        tmp_path,
        """<ns prefix="t" uri="urn:t"/><pattern><rule context="t:join[matches(@n, '.')]">
        <assert test="tokenize(t:head, 'x')[2]"><name/></assert></rule></pattern>""",
    )
    document = '<t:join xmlns:t="urn:t" n="1"><t:head>axb</t:head></t:join>'
    assert messages(schema, document) == []
    assert messages(schema, document.replace("axb", "ab")) == ["t:join"]


FUNCTION = """<ns prefix="f" uri="urn:f"/><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>
<xsl:function xmlns:f="urn:f" name="f:twice"><xsl:param name="n"/>{body}</xsl:function>
<pattern id="a"><rule context="p"><assert id="b" test="f:twice(xs:integer(@n)) gt 4">is
<value-of select="f:twice(@n)"/></assert></rule>
<rule context="@n"><report test="f:twice(1) = 2">twice</report></rule></pattern>"""


def test_functions_of_xslt_are_saxons(tmp_path):
    schema = write(tmp_path, FUNCTION.format(body='<xsl:sequence select="2 * xs:integer($n)"/>'))
    document = '<r><p n="1"/><p n="x"/>\n<p n="3"/></r>'
    said = [(f.message, f.line, f.column, f.is_unrun) for f in found(schema, document)]
    if saxon.saxonche is None:
        assert [unrun for *_, unrun in said] == [True, True]
        assert all("pip install 'tei[saxon]'" in message for message, *_ in said)
        return
    assert said[:2] == [("is 2", 1, 4, False), ("twice", 1, 7, False)]
    assert said[2][1:] == (1, 14, True)
    assert said[3:] == [("twice", 1, 17, False), ("twice", 2, 4, False)]


@pytest.mark.skipif(saxon.saxonche is None, reason="saxonche is not installed")
@pytest.mark.parametrize(
    "body",
    [
        "<xsl:sequence select=\"doc('{}')\"/>",
        "<xsl:sequence select=\"fn:doc #1('{}')\" xmlns:fn='http://www.w3.org/2005/xpath-functions'/>",
        "<xsl:source-document href='{}'><xsl:sequence select='.'/></xsl:source-document>",
        "<xsl:evaluate xpath=\"concat('do', 'c(.)')\"/>",
        "<xsl:sequence select=\"unparsed-text('{}')\"/>",
    ],
)
def test_saxon_is_asked_to_read_nothing(tmp_path, body):
    secret = tmp_path / "secret.xml"
    secret.write_text("<a>secret</a>")
    schema = write(tmp_path, FUNCTION.format(body=body.format(secret)))
    said = found(schema, '<r><p n="1"/></r>', base=tmp_path)
    assert all(f.is_unrun for f in said)
    assert not any("secret<" in f.message or f.message.endswith("is secret") for f in said)


def test_a_long_expression_is_run(tmp_path):
    test = " or ".join(f"@a{n}" for n in range(3000))
    schema = write(
        tmp_path,
        f'<pattern><rule context="p"><assert test="{test}">none</assert></rule></pattern>',
        binding="xslt",
    )
    (one,) = found(schema, "<p/>")
    assert one.is_unrun or one.message == "none"


@BOTH
@pytest.mark.parametrize("test", [". = 'xyz'", "string() = 'xyz'", "string(/) = 'xyz'"])
def test_comments_and_instructions_do_not_part_a_text(tmp_path, sieve, test):
    schema = write(
        tmp_path,
        f'<pattern><rule context="a"><assert test="{test} and matches(., \'xyz\')">'
        '<value-of select="."/></assert></rule></pattern>',
    )
    document = "<!--a--><?b c?><a>x<!--c-->y<?p q?>z</a>"
    assert messages(schema, document, sieve=sieve) == []


@pytest.mark.parametrize("binding", ["xslt", "xslt2"])
def test_only_a_check_that_asks_for_a_document_that_is_not_there_is_not_run(tmp_path, binding):
    schema = write(
        tmp_path,
        '<pattern><let name="other" value="document(\'none.xml\')"/><rule context="p">'
        '<assert test="@n">no n</assert><assert test="$other//a" id="asks">no a</assert>'
        '<report test="not(@m)">no m</report></rule>'
        '<rule context="*"><report test="true()">rest</report></rule></pattern>',
        binding=binding,
    )
    said = found(schema, "<r><p/></r>", base=tmp_path)
    assert {f.message for f in said if not f.is_unrun} == {"no n", "no m", "rest"}
    [unrun] = [f for f in said if f.is_unrun]
    assert unrun.check == "asks"
    assert "none.xml cannot be read" in unrun.message


@pytest.mark.parametrize(
    ("binding", "test"),
    [
        ("xslt", "count(//*[count(//*[count(//*[. = current()]) > 9]) > 9]) > 9"),
        ("xslt", "//*[count(preceding::*[count(following::*[. = 'x']) > 9]) = 9]"),
        ("xslt2", "count(//*[count(//*[count(//*[. = current()]) gt 9]) gt 9]) gt 9"),
        ("xslt2", "every $n in 1 to 999999, $m in 1 to 999999 satisfies $n + $m gt 0"),
        ("xslt2", "count(//p[tokenize(string-join(//p, ' '), ' ') = 'x']) gt 9"),
    ],
)
def test_a_rule_that_takes_too_long_is_told_and_the_others_are_run(
    tmp_path, monkeypatch, binding, test
):
    monkeypatch.setattr(budget, "MOST", 0.4)
    schema = write(
        tmp_path,
        f'<pattern><rule context="r"><assert test="{escape(test)}" id="long">x</assert></rule>'
        '</pattern><pattern><rule context="r"><assert test="@n">no n</assert></rule></pattern>',
        binding=binding,
    )
    said = found(schema, f"<r>{'<p>a</p>' * 2000}</r>")
    assert [(f.check, f.is_unrun) for f in said] == [("long", True), ("", False)]
    assert "takes too long for this document" in said[0].message


def test_what_no_node_can_fit_needs_no_slow_engine(tmp_path):
    schema = write(
        tmp_path,
        "<pattern><rule context=\"(p|q)[. castable as xs:integer]\"><assert test='. gt 3'>small"
        '</assert></rule></pattern><ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>',
    )
    script = (
        "import sys; from pathlib import Path; from lxml import etree\n"
        "from tei.schematron import prepared\n"
        "tree = etree.fromstring(sys.argv[2]).getroottree()\n"
        "print(len(prepared(Path(sys.argv[1])).findings(tree)), 'elementpath' in sys.modules)"
    )
    for document, said in (("<r/>", "0 False"), ("<r><q>2</q></r>", "1 True")):
        command = [sys.executable, "-c", script, str(schema), document]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        assert done.stdout.strip() == said


@BOTH
def test_a_context_in_parentheses_may_have_predicates_within_and_after(tmp_path, sieve):
    schema = write(
        tmp_path,
        '<pattern><rule context="(p[2] | q[@n])[@m]"><report test="true()">'
        '<value-of select="@m"/></report></rule></pattern>',
    )
    document = '<r><p m="1"/><p m="2"/><p m="3"/><q n="" m="4"/><q m="5"/><q n=""/></r>'
    assert messages(schema, document, sieve=sieve) == ["2", "4"]
