"""Declarations that nothing uses."""

import pytest
from documents_to_check import HEADER, document, messages

ENGLISH = '<language ident="en">English</language>'


def unused(declared: str, body: str, lang: str = ' xml:lang="en"') -> list[str]:
    source = document(body, HEADER.replace(ENGLISH, declared))
    return messages(source.replace(b' xml:lang="en"', lang.encode(), 1), "unused-declaration")


def test_a_language_that_nothing_is_in() -> None:
    declared = f'{ENGLISH}<language ident="fr"/><language ident="de"/>'
    body = '<p xml:lang="de-AT">Es regnet.</p>'
    assert unused(declared, body) == ['nothing in this document uses the language "fr"']


@pytest.mark.parametrize(
    ("declared", "lang"),
    [
        ('<language ident="fr"/>', ""),
        ('<language ident="eng"/>', ' xml:lang="en"'),
        ('<language ident="en-GB"/>', ' xml:lang="en"'),
        ('<language ident="EN"/>', ' xml:lang="en"'),
        (f'{ENGLISH}<language ident="mul"/>', ' xml:lang="en"'),
    ],
)
def test_a_language_that_may_be_used(declared: str, lang: str) -> None:
    assert unused(declared, "<p>Rain.</p>", lang) == []


HANDS = "".join(f'<handNote xml:id="h{n}"><p>Ink.</p></handNote>' for n in (1, 2, 3))
GLYPHS = '<char xml:id="c1"><note>x</note></char><glyph xml:id="c2"><note>y</note></glyph>'
RENDITIONS = '<rendition xml:id="r1">a</rendition><rendition xml:id="r2" selector="p">b</rendition>'


@pytest.mark.parametrize(
    ("declarations", "body", "expected"),
    [
        (HANDS, '<p hand="#h2">x</p>', ['the hand "h3"']),
        (HANDS, '<p><handShift new="#h3"/>x <note corresp="#h2">y</note></p>', []),
        (HANDS, "<p>x</p>", []),
        (GLYPHS, '<p><g ref="#c2"/></p>', ['the character "c1"']),
        (GLYPHS, "<p>x</p>", []),
        (f'{RENDITIONS}<rendition xml:id="r3">c</rendition>', '<p rendition="#r3">x</p>', ['"r1"']),
        (RENDITIONS, '<p rendition="#r1">x</p>', []),
    ],
)
def test_what_is_pointed_to(declarations: str, body: str, expected: list[str]) -> None:
    header = HEADER.replace("<p>By hand.</p>", f"<p>By hand.</p>{declarations}")
    found = messages(document(body, header), "unused-declaration")
    assert len(found) == len(expected)
    assert all(what in message for what, message in zip(expected, found, strict=True))


def test_a_list_for_many_documents() -> None:
    declared = "".join(f'<language ident="{tag}"/>' for tag in ("en", "fr", "de"))
    assert unused(declared, "<p>Rain.</p>") == []
