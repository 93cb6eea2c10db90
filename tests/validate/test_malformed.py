"""XML that is not well-formed: what is wrong, where, and what to write, by either parser."""

import os
import random
import time
from io import BytesIO
from pathlib import Path

import pytest

from tei import report
from tei.codes import MALFORMED_XML
from tei.diagnostics import Diagnostic, Location
from tei.validate import validate
from tei.validate.documents import parsed

#: A schema that allows everything.
ANYTHING = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
<define name="any"><element><anyName/><zeroOrMore><choice><text/><ref name="any"/>
<attribute><anyName/></attribute></choice></zeroOrMore></element></define></grammar>"""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LATIN = 'say encoding="windows-1252" in the XML declaration, or save the file as UTF-8'

#: A document, the place of its fault, what is said of it and what is advised.
ROWS: list[tuple[str | bytes, str, str, str]] = [
    ("<p>Black & White</p>", "1:10", "& must be written &amp;", "write Black &amp; White"),
    (
        '<ref target="http://x.org/?a=1&b=2&c=3">x</ref>',
        "1:31",
        "& must be written &amp;",
        "write http://x.org/?a=1&amp;b=2&amp;c=3",
    ),
    ("<p>3 < 4</p>", "1:6", "< must be written &lt;", "write 3 &lt; 4"),
    ('<p n="a<b">x</p>', "1:8", "< must be written &lt;", "write a&lt;b"),
    ("<p>&</p>", "1:4", "& must be written &amp;", "write &amp;"),
    ("<p>AT&T</p>", "1:6", "& must be written &amp;", "write AT&amp;T"),
    ("<p>a &amp b</p>", "1:6", "the ; after &amp is missing", "write &amp;"),
    ("<p>&#233 x</p>", "1:4", "the ; after &#233 is missing", "write &#233;"),
    ("<p>&#X41;</p>", "1:4", "&#X41; is not the number of a character", "write &#x41;"),
    ("<p>&#xZZ;</p>", "1:4", "& must be written &amp;", "write &amp;#xZZ;"),
    ("<p>&#0;</p>", "1:4", "&#0; is a character that is not allowed in XML", "remove it"),
    ('<p n="x &#1; y"/>', "1:9", "&#1; is a character that is not allowed in XML", "remove it"),
    ("<p>a<b</p>", "1:5", "the tag <b has no >", "end it with >, or write &lt; if it is no tag"),
    ("<p>if a<b then c</p>", "1:8", "< must be written &lt;", "write a&lt;b"),
    ("<p>x <= y</p>", "1:6", "< must be written &lt;", "write x &lt;="),
    ("<p>I <3 you</p>", "1:6", "< must be written &lt;", "write I &lt;3"),
    (
        "<p><https://example.org></p>",
        "1:4",
        "< must be written &lt;",
        "write &lt;https://example.org",
    ),
    ("<p><me@example.org></p>", "1:4", "< must be written &lt;", "write &lt;me@example.org"),
    ("<p><lb n=1/></p>", "1:8", "the value of @n must stand in quotation marks", 'write n="1"'),
    ("<p rend=>x</p>", "1:4", "@rend has no value", 'write rend="…"'),
    (
        "<p n=”1”>x</p>",
        "1:6",
        "the quotation marks around the value of @n must be straight",
        'write n="1"',
    ),
    (
        '<p n="1”>x</p>',
        "1:8",
        "the quotation marks around the value of @n must be straight",
        'write n="1"',
    ),
    (
        '<p n=“1" >x</p>',
        "1:6",
        "the quotation marks around the value of @n must be straight",
        'write n="1"',
    ),
    ('<p n="1"rend="x"/>', "1:9", "a space is missing before rend", "write a space before rend"),
    ("<w lemma>x</w>", "1:4", "@lemma has no value", 'write lemma="…"'),
    ('<w lemma pos="x">x</w>', "1:4", "@lemma has no value", 'write lemma="…"'),
    ("<p>\n< p>x</ p></p>", "2:1", "no space can stand between < and a name", "write <p"),
    (
        '<p>\n< hi rend="x">x</hi></p>',
        "2:1",
        "no space can stand between < and a name",
        "write <hi",
    ),
    (
        '<div><p n="1>x</p>\n<p n="2">y</p></div>',
        "1:11",
        "the quotation mark before the value of @n is not closed",
        'write n="1"',
    ),
    (
        '<div><p n="1 rend="x">y</p></div>',
        "1:11",
        "the quotation mark before the value of @n is not closed",
        'write n="1"',
    ),
    (
        '<p n="say "yes" now">x</p>',
        "1:11",
        '" in the value of @n must be written &quot;',
        "write &quot;",
    ),
    (
        "<div><p>x</p\n<p>y</p></div>",
        "1:10",
        "the tag </p has no >",
        "end it with >, or write &lt; if it is no tag",
    ),
    (
        "<div>\n<p\n<hi>x</hi></p></div>",
        "2:1",
        "the tag <p has no >",
        "end it with >, or write &lt; if it is no tag",
    ),
    ('<p n "1">x</p>', "1:4", "= is missing between @n and its value", 'write n="1"'),
    ('<p n:"1">', "1:4", "= is missing between @n and its value", 'write n="1"'),
    ('<p n="1",m="2"/>', "1:9", ", cannot stand here in the tag <p", "remove it"),
    ('<p 1n="x"/>', "1:4", "the name of an attribute cannot begin with 1", "take a letter"),
    ('<p n="1" / >', "1:10", "/ can stand only before >, without a space", "write />"),
    (
        "<p><hi Hello world</hi></p>",
        "1:4",
        "the tag <hi has no >",
        "end it with >, or write &lt; if it is no tag",
    ),
    ("<p n=1 m=2>x</p>", "1:4", "the value of @n must stand in quotation marks", 'write n="1"'),
    (
        "<ref target=http://x.org/a/b>x</ref>",
        "1:6",
        "the value of @target must stand in quotation marks",
        'write target="http://x.org/a/b"',
    ),
    ("<p><lb n=1></p>", "1:8", "the value of @n must stand in quotation marks", 'write n="1"'),
    ('<p>x</p x="1">', "1:9", "an end tag has no attributes", "write </p>"),
    ("<p>x</p/>", "1:8", "/ cannot stand in an end tag", "write </p>"),
    ("<p>x</></p>", "1:5", "this end tag has no name", "write </p>"),
    ("<p><!-- a -- b --></p>", "1:11", '"--" cannot stand in a comment', "write – or - - instead"),
    (
        "<p><!-- a <!-- b --> c --></p>",
        "1:11",
        "a comment cannot stand in a comment",
        "end the first one before it",
    ),
    ("<p><!-- a ---></p>", "1:11", "a comment cannot end with --->", "write -->"),
    ("<p><!-- a </p>", "1:4", "this comment is not closed", "end it with -->"),
    ("<p><! -- a --></p>", "1:4", "a comment begins with <!--, without a space", "write <!--"),
    ("<p><!- a --></p>", "1:4", "a comment begins with <!--, without a space", "write <!--"),
    ("<p><![CDATA[ x </p>", "1:4", "this CDATA section is not closed", "end it with ]]>"),
    ("<p><![cdata[ x ]]></p>", "1:4", "<![CDATA[ must be written in capitals", "write <![CDATA["),
    ("<p>a]]>b</p>", "1:5", "]]> cannot stand in a text", "write ]]&gt;"),
    (
        "<p>a\x0bb</p>",
        "1:5",
        "the character U+000B is not allowed in XML",
        "remove it: it breaks a line in a word processor",
    ),
    (
        "<p>a\x00b</p>",
        "1:5",
        "the character U+0000 is not allowed in XML",
        "remove it: where there are many, the file has been damaged",
    ),
    (
        '<p n="a\x0cb"/>',
        "1:8",
        "the character U+000C is not allowed in XML",
        "remove it: it breaks a page in a plain text",
    ),
    ("<p>a\ufffeb</p>", "1:5", "the character U+FFFE is not allowed in XML", "remove it"),
    (
        "<p>x</p>\x00\x00\x00",
        "1:9",
        "the character U+0000 is not allowed in XML",
        "remove it: where there are many, the file has been damaged",
    ),
    ("<p><? php echo ?></p>", "1:4", "no space can stand between <? and a name", "write <?php"),
    ("<p><?php echo </p>", "1:4", "the instruction <?php is not closed", "end it with ?>"),
    ("<p><?XML x?></p>", "1:4", "<?XML must be written in small letters", "write <?xml"),
    (
        "<p>x</P>",
        "1:5",
        "</P> does not end <p>, begun at 1:1: capitals and small letters matter",
        "write </p>",
    ),
    (
        "<p><hi>two</p>",
        "1:11",
        "<hi>, begun at 1:4, is not ended before </p>",
        "put </hi> before it, or write <hi/> if nothing is in it",
    ),
    (
        "<text><body><div><p>x</p></body></text>",
        "1:26",
        "<div>, begun at 1:13, is not ended before </body>",
        "put </div> before it, or write <div/> if nothing is in it",
    ),
    (
        "<text><body><p>x</p></div></body></text>",
        "1:21",
        "</div> has no <div>: <body>, begun at 1:7, is open",
        "remove it, or put <div> where the element begins",
    ),
    ("<title>x</tilte>", "1:9", "</tilte> does not end <title>, begun at 1:1", "write </title>"),
    (
        '<tei:p xmlns:tei="u">x</p>',
        "1:23",
        "</p> does not end <tei:p>, begun at 1:1",
        "write </tei:p>",
    ),
    (
        "<p><hi><q>x</hi></q></p>",
        "1:12",
        "</hi> stands before the end of <q>, begun at 1:8: elements cannot overlap",
        "write </q></hi>",
    ),
    (
        "<p>a<lb>b</p>",
        "1:10",
        "<lb>, begun at 1:5, is not ended before </p>",
        "put </lb> before it, or write <lb/> if nothing is in it",
    ),
    (
        "<body>\n  <div>\n    <div>\n      <p/>\n  </div>\n  <div/>\n</body>",
        "7:1",
        "<div>, begun at 3:5, seems not to be ended before </body>",
        "put </div> before the one at 5:3, which stands below another <div>",
    ),
    ('<p n="1" n="2"/>', "1:10", "<p> has @n twice", 'keep n="1" or n="2"'),
    ('<p n="1"\n   n="1"/>', "2:4", "<p> has @n twice", "remove one"),
    (
        '<p xmlns:a="u" xmlns:b="u" a:n="1" b:n="2"/>',
        "1:1",
        "<p> has an attribute twice, under two prefixes for one namespace",
        "remove one",
    ),
    ("<p>\n\tcaf&eacute; au</p>", "2:5", "the entity &eacute; is not declared", "write é"),
    ("<p>a&nbsp;b</p>", "1:5", "the entity &nbsp; is not declared", "write &#160;"),
    (
        "<p>a&foo;b</p>",
        "1:5",
        "the entity &foo; is not declared",
        "write the character that is meant, or &amp;foo; if the & is one",
    ),
    ("<p>a&NBSP;b</p>", "1:5", "the entity &NBSP; is not declared", "write &#160;"),
    ("<p>a&AMP;b</p>", "1:5", "the entity &AMP; is not declared", "write &amp;"),
    ('<p n="x&eacute;"/>', "1:8", "the entity &eacute; is not declared", "write é"),
    (
        '<TEI><xi:include href="x"/></TEI>',
        "1:7",
        "the prefix xi is not declared",
        'add xmlns:xi="http://www.w3.org/2001/XInclude" to <TEI>',
    ),
    (
        '<TEI><p foo:n="1"/></TEI>',
        "1:9",
        "the prefix foo is not declared",
        'add xmlns:foo="…" to <TEI>, with the name of its namespace',
    ),
    (
        '<TEI><p n="2" xlink:href="1"/></TEI>',
        "1:15",
        "the prefix xlink is not declared",
        'add xmlns:xlink="http://www.w3.org/1999/xlink" to <TEI>',
    ),
    (
        '<p xmlns:x=""/>',
        "1:4",
        "@xmlns:x must say the name of a namespace",
        "remove it, or write the name",
    ),
    ('<p xmlns:xml="u"/>', "1:4", "the prefix xml is XML's own", "remove the declaration"),
    (
        '<a:b:c xmlns:a="u"/>',
        "1:5",
        "the name a:b:c has a colon too many",
        "one can stand between a prefix and a name",
    ),
    (
        '<p b:c:d="u"/>',
        "1:7",
        "the name b:c:d has a colon too many",
        "one can stand between a prefix and a name",
    ),
    (
        "<:p/>",
        "1:2",
        "the name :p has a colon too many",
        "one can stand between a prefix and a name",
    ),
    (
        "\n" + DECLARATION + "<p/>",
        "2:1",
        "nothing can stand before <?xml …?>",
        "remove the empty line before it",
    ),
    (
        " " + DECLARATION + "<p/>",
        "1:2",
        "nothing can stand before <?xml …?>",
        "remove the space before it",
    ),
    (
        "text " + DECLARATION + "<p/>",
        "1:1",
        "nothing can stand before <?xml …?>",
        "remove what stands before it",
    ),
    ("text <p/>", "1:1", "no text can stand before <p>", "remove it, or put it into the root"),
    (DECLARATION + DECLARATION + "<p/>", "2:1", "<?xml …?> stands here a second time", "remove it"),
    (
        "<p>" + DECLARATION + "</p>",
        "1:4",
        "<?xml …?> can stand only at the beginning of a file",
        "remove it; was one file put into another?",
    ),
    (
        "<p>x</p>" + DECLARATION + "<p>x</p>",
        "1:9",
        "<?xml …?> can stand only at the beginning of a file",
        "remove it; was one file put into another?",
    ),
    (
        DECLARATION + "<TEI>\n <teiHeader>\n  <fileDesc>\n",
        "4:13",
        "the file ends while <fileDesc>, begun at 4:3, is open",
        "if it is complete, end it with </fileDesc></teiHeader></TEI>",
    ),
    (
        "<TEI>\n <teiHeader>\n  <file",
        "3:3",
        "the file ends within the tag <file",
        "is the file complete?",
    ),
    (
        "<TEI>x</TEI>\n<TEI>y</TEI>",
        "2:1",
        "a document has one root: <TEI> begins after </TEI>",
        "put both into one element, or each in a file of its own",
    ),
    ("<TEI/>\ntext", "2:1", "no text can stand after </TEI>", "remove it, or put it before </TEI>"),
    ("<TEI/>\n</TEI>", "2:1", "</TEI> stands after </TEI>, the end of the document", "remove it"),
    ("<TEI/>&amp;", "1:7", "no text can stand after </TEI>", "remove it, or put it before </TEI>"),
    ("<TEI/><!DOCTYPE TEI>", "1:7", "<!DOCTYPE can stand only before the first tag", "remove it"),
    ("</p>", "1:1", "</p> has no <p>: no element is open", "remove it"),
    ("& <p/>", "1:1", "no text can stand before <p>", "remove it, or put it into the root"),
    ("", "1:1", "the file is empty", "is it the right one?"),
    (" \n", "1:1", "the file is empty", "is it the right one?"),
    ("It rained.", "1:1", "this is no XML: it has no tag", "give the XML file"),
    ('{"a": 1}', "1:1", "this is no XML: it is JSON", "give the XML file"),
    ("[1, 2]", "1:1", "this is no XML: it is JSON", "give the XML file"),
    ("<!-- a -->", "1:11", "the file ends before any element has begun", "is the file complete?"),
    (
        '<?xml version="1.0">\n<p/>',
        "1:1",
        "the XML declaration is not right",
        'write <?xml version="1.0" encoding="UTF-8"?>',
    ),
    (
        '<?xml encoding="UTF-8"?>\n<p/>',
        "1:1",
        "the XML declaration is not right",
        'write <?xml version="1.0" encoding="UTF-8"?>',
    ),
    (
        "<?xml version=1.0?><p/>",
        "1:1",
        "the XML declaration is not right",
        'write <?xml version="1.0" encoding="UTF-8"?>',
    ),
    ("<!doctype html><html/>", "1:1", "<!DOCTYPE must be written in capitals", "write <!DOCTYPE"),
    (
        "<!DOCTYPE TEI [ <!ELEMENT x> ]><TEI/>",
        "1:28",
        "the document type declaration (<!DOCTYPE …>) is not right",
        "remove it: nothing that it declares is used here",
    ),
    (
        "<!DOCTYPE><p/>",
        "1:10",
        "the document type declaration (<!DOCTYPE …>) is not right",
        "remove it: nothing that it declares is used here",
    ),
    (
        '<!DOCTYPE TEI [\n  <!ENTITY eacute "&#233;">\n]><TEI>&eacute;</TEI>',
        "2:3",
        "the entity eacute is declared, and declared entities are refused for safety",
        "put in what entities stand for: xmllint --noent --dropdtd IN.xml > OUT.xml",
    ),
    (
        '<!DOCTYPE TEI SYSTEM "a.dtd">\n<TEI>&eacute;</TEI>',
        "2:6",
        "the entity &eacute; is not declared here, and no other file is read",
        "write é",
    ),
    (
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "1:1",
        "this is no XML: it is a PNG picture",
        "give the XML file; one can be exported or converted",
    ),
    (
        b"PK\x03\x04xxxword/document.xml",
        "1:1",
        "this is no XML: it is a Word file (.docx)",
        "give the XML file; one can be exported or converted",
    ),
    (
        b"%PDF-1.4 \x80",
        "1:1",
        "this is no XML: it is a PDF file",
        "give the XML file; one can be exported or converted",
    ),
    (
        b"\x1f\x8b\x08\x00abc",
        "1:1",
        "this is no XML: it is a file compressed with gzip",
        "unpack it first",
    ),
    (
        b"<p>f\xfcr</p>",
        "1:5",
        "the byte FC is not UTF-8",
        f"if it is meant for ü, {LATIN}",
    ),
    (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<p>\xe9\x9b\xa8 f\xfcr</p>',
        "2:7",
        "the byte FC is not UTF-8",
        f"if it is meant for ü, {LATIN}",
    ),
    (
        b'<?xml version="1.0" encoding="UTF-16"?>\n<p/>',
        "1:31",
        "the file says that it is in UTF-16, and it is not",
        'say encoding="UTF-8", which the file seems to be in',
    ),
    (
        b'<?xml version="1.0" encoding="UTF-32"?>\n<p/>',
        "1:31",
        "the file says that it is in UTF-32, and it is not",
        'say encoding="UTF-8", which the file seems to be in',
    ),
    (
        b'<?xml version="1.0" encoding="klingon"?>\n<p>\xc3\xa9</p>',
        "1:31",
        "the encoding klingon is not known",
        'say encoding="UTF-8", which the file seems to be in',
    ),
    (
        b'<?xml version="1.0" encoding="us-ascii"?><p>\xc3\xa9</p>',
        "1:45",
        "the byte C3 is not US-ASCII",
        'say encoding="UTF-8", which the file seems to be in',
    ),
    (
        b'<?xml version="1.0" encoding="GB18030"?><p>\xd3\xea\xff</p>',
        "1:45",
        "the byte FF is not GB18030",
        "save the file as UTF-8, and say so in the XML declaration",
    ),
    (
        '\ufeff<?xml version="1.0" encoding="UTF-8"?><p>x & y</p>'.encode("utf-16-le"),
        "1:44",
        "& must be written &amp;",
        "write x &amp; y",
    ),
    (b"\xef\xbb\xbf<p>\xc3\xa9 & y</p>", "1:6", "& must be written &amp;", "write é &amp; y"),
    ("<p>\r\n雨\té & y</p>", "2:5", "& must be written &amp;", "write é &amp; y"),
    ("<p>\r雨\té & y</p>", "2:5", "& must be written &amp;", "write é &amp; y"),
    (
        '<?xml version="1.0" encoding="UTF-8"?><p>x</p>'.encode("utf-16-le") + b"\0\xd8\0\0",
        "1:47",
        "the bytes 00 D8 are not UTF-16",
        "save the file as UTF-8, and say so in the XML declaration",
    ),
    (
        b"<p>\xe9",
        "1:4",
        "the file ends while <p>, begun at 1:1, is open",
        "if it is complete, end it with </p>",
    ),
    (
        "<p>" * 300,
        "1:769",
        "elements stand more than 256 deep in one another, which is refused for safety",
        "look for elements that are not ended",
    ),
    (
        "<<<<<<< HEAD\n<p/>",
        "1:1",
        "two versions are in conflict here, as git has left them",
        "keep one of them, and remove the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    (
        "<p>\n<<<<<<< HEAD\n<p/>=======\n</p>",
        "2:1",
        "two versions are in conflict here, as git has left them",
        "keep one of them, and remove the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    ("<p>x</p><", "1:9", "the file ends within the tag <", "is the file complete?"),
    ("<p>x<", "1:5", "the file ends within the tag <", "is the file complete?"),
    (
        "<p>x&am",
        "1:5",
        "the file ends while <p>, begun at 1:1, is open",
        "if it is complete, end it with </p>",
    ),
    ('<p n="', "1:6", "the quotation mark before the value of @n is not closed", 'write n="…"'),
    ('<p n="x', "1:6", "the quotation mark before the value of @n is not closed", 'write n="x"'),
    ("<", "1:1", "this is no XML: it has no tag", "give the XML file"),
    ("&", "1:1", "this is no XML: it has no tag", "give the XML file"),
    ("<p/>&", "1:5", "no text can stand after </p>", "remove it, or put it before </p>"),
    ('<p n="a"b>x</p>', "1:8", '" in the value of @n must be written &quot;', "write &quot;"),
    ("<p n='it's'>x</p>", "1:9", "' in the value of @n must be written &apos;", "write &apos;"),
    ('<p n="1""/>', "1:9", '" cannot stand here in the tag <p', "remove it"),
    (
        '<p n="1" <hi>x</hi></p>',
        "1:1",
        "the tag <p has no >",
        "end it with >, or write &lt; if it is no tag",
    ),
    ("<p>a&copy b</p>", "1:5", "& must be written &amp;", "write a&amp;copy"),
    (
        "<p>Tom &Jerry; x</p>",
        "1:8",
        "the entity &Jerry; is not declared",
        "write the character that is meant, or &amp;Jerry; if the & is one",
    ),
    (
        "<TEI>\n  <teix:egXML/>\n</TEI>",
        "2:4",
        "the prefix teix is not declared",
        'add xmlns:teix="http://www.tei-c.org/ns/Examples" to <TEI>',
    ),
    (
        '<p xml:id="a"\n   xsi:type="b"/>',
        "2:4",
        "the prefix xsi is not declared",
        'add xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" to <p>',
    ),
    (
        "<p>\n  <hi>a\n  <hi>b</hi>\n</p>",
        "4:1",
        "<hi>, begun at 2:3, is not ended before </p>",
        "put </hi> before it",
    ),
    (
        "<body>\n<p>x\n</body>",
        "3:1",
        "<p>, begun at 2:1, is not ended before </body>",
        "put </p> before it, or write <p/> if nothing is in it",
    ),
]


@pytest.fixture(scope="module")
def anything(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "any.rng"
    path.write_text(ANYTHING, encoding="utf-8")
    return path


def as_bytes(document: str | bytes) -> bytes:
    return document if isinstance(document, bytes) else document.encode()


def streamed(document: bytes, schema: Path) -> list[Diagnostic]:
    return list(validate(document, "rain.xml", [schema]))


@pytest.mark.parametrize(("document", "place", "message", "advice"), ROWS, ids=range(len(ROWS)))
def test_a_fault_is_told_with_its_place_and_a_way_out(document, place, message, advice, anything):
    [found] = streamed(as_bytes(document), anything)
    line, column = map(int, place.split(":"))
    assert found == MALFORMED_XML.at(Location("rain.xml", line, column), message, help=advice)
    assert parsed(as_bytes(document), "rain.xml") == (None, [found])


def test_there_are_many_faults():
    assert len({message for _, _, message, _ in ROWS}) >= 60


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "form", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "gb18030"]
)
def test_places_count_characters_in_every_encoding(form, end, anything):
    said = form if form in ("latin-1", "cp1252", "gb18030") else "UTF-8"
    document = f"<?xml version='1.0' encoding='{said}'?>{end}<p>{end}\té & è</p>"
    [found] = streamed(document.encode(form), anything)
    assert (found.location.line, found.location.column) == (3, 4)
    assert found.help == "write é &amp; è"


@pytest.mark.parametrize("said", ["utf8", "UTF8", "utf-8", "UTF-8"])
def test_an_encoding_is_known_by_each_of_its_names(said, anything):
    document = f"<?xml version='1.0' encoding='{said}'?><p>é雨</p>".encode()
    assert streamed(document, anything) == []


def test_a_byte_order_mark_has_no_column(tmp_path):
    schema = tmp_path / "a.rng"
    schema.write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>',
        encoding="utf-8",
    )
    document = "<a>é<b/></a>".encode("utf-8-sig")
    found = streamed(document, schema)
    assert [finding.location.column for finding in found] == [5]
    assert report.lines(found, lambda _: BytesIO(document)) == {("rain.xml", 1): "<a>é<b/></a>"}


def test_what_was_found_before_the_fault_is_told_too(tmp_path):
    schema = tmp_path / "a.rng"
    schema.write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>',
        encoding="utf-8",
    )
    first, second = streamed(b"<a>\n<b/>\nx & y</a>", schema)
    assert (first.code.id, first.location.line) == ("TEI510", 2)
    assert (second.code, second.location.line) == (MALFORMED_XML, 3)


def test_a_fault_far_from_the_last_tag_has_its_place(anything):
    document = "<p>" + "雨 rain\r\n" * 300_000 + "  Black & White</p>"
    [found] = streamed(document.encode(), anything)
    assert (found.location.line, found.location.column) == (300_001, 9)
    assert found.help == "write Black &amp; White"


def test_a_fault_at_the_edge_of_what_is_read_at_a_time_has_its_place(anything):
    for length in range((1 << 16) - 12, (1 << 16) + 4):
        document = f"<a><!--{'x' * (length - 10)}--><b n=1/></a>"
        [found] = streamed(document.encode(), anything)
        assert found.location.column == length + 4
        assert found.help == 'write n="1"'


def test_what_can_be_read_only_once_is_told_in_the_words_of_the_parser(anything):
    ours, theirs = os.pipe()
    os.write(theirs, b"<p>\nx & y</p>")
    os.close(theirs)
    [found] = validate(Path(f"/dev/fd/{ours}"), "rain.xml", [anything])
    os.close(ours)
    assert (found.message, found.location.line) == ("not well-formed (invalid token)", 2)


@pytest.mark.parametrize(
    "document",
    [
        "<a>" + "x " * 10**6 + "&</a>",
        "<a>" + "<" * 10**6,
        "<a " + " " * 10**6 + '"</a>',
        "<a " + 'x="1" ' * 10**5 + "y=1/>",
        '<a x="' + " " * 10**6 + 'y="z"/></a>',
        '<a x="' + " y" * 10**5 + '<b c="',
        "<a><" + " " * 10**6 + "b </a>",
        '<a>< b c="' + " " * 10**6,
        f"<a></{'b' * 10**5}></a>".replace("<a>", f"<{'a' * 10**5}>"),
        "<!DOCTYPE a [" + "\"'<!-- " * 10**5,
        "<!DOCTYPE a [" + '""<!-- ' * 10**5,
        '"<' * 10**5,
        "<a>" + "&x" * 10**5 + "</a>",
        "<a>" + "]]" * 10**6 + ">",
        "<?xml " * 10**5,
        "<a>" * 200 + "<!--" * 10**5,
    ],
    ids=range(16),
)
def test_nothing_takes_long(document, anything):
    start = time.process_time()
    [found] = streamed(document.encode(), anything)
    assert found.code == MALFORMED_XML
    assert time.process_time() - start < 2


GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader><!-- by hand --><fileDesc/></teiHeader>
  <text>
    <body>
      <p xml:id="p1" rend='indent'>雨 &amp; rain, <hi>still</hi> &#8211; <lb n="2"/>falls.</p>
      <p><![CDATA[a < b]]><?page 2?></p>
    </body>
  </text>
</TEI>
"""
PIECES = [*"<>&\"'/=: 1雨\0\r", "]]>", "<!--", "--", "<?", "?>", "&x;", "<p>", "</p>", "<![CDATA["]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_wrong_has_its_place_in_the_document_and_the_same_words(seed, anything):
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    for _ in range(40):
        form = chance.choice(["utf-8", "utf-8", "utf-16", "gb18030"])
        document = GOOD.encode(form)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(document))
            end = start + chance.choice([0, 0, 1, 9])
            document = document[:start] + chance.choice(PIECES).encode() + document[end:]
        if chance.random() < 0.2:
            document = document[: chance.randrange(len(document))]
        found = streamed(document, anything)
        lines = document.decode("utf-16" if form == "utf-16" else "utf-8", "replace")
        lines = lines.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for finding in found:
            place = finding.location
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            assert finding.message
        # The one allows fewer letters in names than the other.
        if found and (others := parsed(document, "rain.xml")[1]):
            assert others == found
