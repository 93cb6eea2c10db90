"""Small TEI documents made from parts, and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree, html

from tei import render
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = """<teiHeader><fileDesc><titleStmt><title level="a" xml:lang="en">Rain</title></titleStmt>
<publicationStmt><publisher>Unpublished</publisher><idno type="tei">d</idno></publicationStmt>
<sourceDesc><biblStruct type="newspaper"><monogr><title level="j" xml:lang="en">Daily</title>
<imprint><date when="1958-03-20">20 March 1958</date></imprint></monogr></biblStruct></sourceDesc>
</fileDesc><encodingDesc/><profileDesc><langUsage><language ident="zh-Hans">Chinese</language>
<language ident="en">English</language><language ident="fr">French</language></langUsage>
</profileDesc></teiHeader>"""


class Shown(NamedTuple):
    """A page: its bytes, its parsed tree, and what was said about it."""

    bytes: bytes
    tree: html.HtmlElement
    messages: list[str]

    def rows(self) -> list[list[str]]:
        """Of each row, the text of each column; empty where a column has nothing."""
        columns = len(self.tree.xpath("//*[contains(@class, 'heads')]/*")) or 1
        found = []
        for row in self.tree.xpath("//div[starts-with(@class, 'row r-')]"):
            cells = {cell.get("class").split()[1]: text_of(cell) for cell in row}
            found.append([cells.get(f"c{number}", "") for number in range(1, columns + 1)])
        return found


def text_of(element: html.HtmlElement) -> str:
    """What a reader copies: everything but the numbers."""
    kept = html.fromstring(html.tostring(element))
    for number in kept.xpath("//a[contains(concat(' ', @class, ' '), ' n ')]"):
        number.drop_tree()
    return " ".join(kept.text_content().split())


def shown(data: bytes) -> Shown:
    """The page of a TEI document."""
    page = render.page(parse(data), "rain.xml", "rain.xml", "index.html")
    return Shown(
        page.html,
        html.document_fromstring(page.html.decode()),
        [diagnostic.message for diagnostic in page.diagnostics],
    )


@pytest.fixture(scope="session")
def show() -> Callable[[bytes], Shown]:
    """`show(data)`: a TEI file as its page."""
    return shown


@pytest.fixture(scope="session")
def text() -> Callable[[html.HtmlElement], str]:
    """`text(element)`: the words of a piece of a page, without the numbers."""
    return text_of


@pytest.fixture(scope="session")
def show_text() -> Callable[..., Shown]:
    """`show_text(en="<p>…</p>", zh="<p>…</p>", links=…)`: the page of a `document`."""

    def made(links: dict[str, list[str]] | None = None, **languages: str) -> Shown:
        return shown(assembled(links, **languages))

    return made


@pytest.fixture(scope="session")
def document() -> Callable[..., bytes]:
    """`document(en="<p>…</p>", zh="<p>…</p>", links=…)`: a document with these divisions.

    Each language is a division, in the order given; `links` maps a level to lists of targets,
    `unmatched` a level to targets.
    """
    return assembled


def assembled(
    links: dict[str, list[str]] | None = None,
    unmatched: dict[str, str] | None = None,
    **languages: str,
) -> bytes:
    """What `document` gives."""
    tags = {"zh": "zh-Hans"}
    divisions = "".join(
        f'<div type="{"original" if name == "zh" else "translation"}" '
        f'xml:id="d-{name}" xml:lang="{tags.get(name, name)}">{content}</div>'
        for name, content in languages.items()
    )
    groups = "".join(
        f'<linkGrp type="alignment" subtype="{level}">'
        + "".join(
            f'<link target="{" ".join(f"#{one}" for one in pair.split())}"/>' for pair in pairs
        )
        + "</linkGrp>"
        for level, pairs in (links or {}).items()
    ) + "".join(
        f'<linkGrp type="unmatched" subtype="{level}">'
        + "".join(f'<ptr target="#{one}"/>' for one in names.split())
        + "</linkGrp>"
        for level, names in (unmatched or {}).items()
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d" xml:lang="en">'
        f"{HEADER}<text><body>{divisions}</body></text>"
        f"{f'<standOff>{groups}</standOff>' if groups else ''}</TEI>"
    ).encode()


@pytest.fixture(scope="session")
def divisions() -> Callable[[bytes], list[etree._Element]]:
    """`divisions(data)`: the text of a TEI file in each language."""

    def found(data: bytes) -> list[etree._Element]:
        root = parse(data).getroot()
        return root.findall("{*}text/{*}body/{*}div")

    return found
