"""The page of one document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei import resources
from tei.bibliography import Record, record
from tei.language.names import PAGES
from tei.names import XML
from tei.render.findings import unhandled_element
from tei.render.shell import style, template

if TYPE_CHECKING:
    from tei.diagnostics import Diagnostic

#: As the stylesheet takes it: list and address by turns, a space before and after each.
_IDENTIFIER_PAGES = f" {' '.join(f'{name} {address}' for name, address in PAGES.items())} "


class Page(NamedTuple):
    """A page in UTF-8, and what could not be shown as it should."""

    html: bytes
    diagnostics: list[Diagnostic]


def page(tree: etree._ElementTree, path: str, tei_href: str, index_href: str) -> Page:
    """The page that shows `tree`.

    Args:
        tree: a TEI document.
        path: named in the findings.
        tei_href: the TEI file as seen from the page.
        index_href: the index page as seen from it; empty where there is none.
    """
    transform = _stylesheet()
    parameters = {
        "tei-href": etree.XSLT.strparam(tei_href),
        "index-href": etree.XSLT.strparam(index_href),
        "identifier-pages": etree.XSLT.strparam(_IDENTIFIER_PAGES),
    }
    result = transform(tree, profile_run=False, **parameters)
    # The log is the stylesheet's, and holds the last transformation only.
    messages = dict.fromkeys(
        entry.message for entry in transform.error_log if entry.message.startswith("unhandled")
    )
    about = record(tree)
    title = about.titles[0].text if about.titles else about.identifier or "Untitled"
    html = template("tei.render", "page.html").render(
        lang=tree.getroot().get(f"{{{XML}}}lang") or "en",
        title=title,
        style=style(),
        description=_description(about),
        body=str(result).strip(),
        index_href=index_href,
    )
    return Page(
        f"{html.rstrip()}\n".encode(),
        [unhandled_element(path, message) for message in messages],
    )


def _description(about: Record) -> str:
    """Where and when the text was printed, for search engines and previews."""
    newspaper = about.newspaper[-1].text if about.newspaper else ""
    page = f"p. {about.page}" if about.page else ""
    return ", ".join(part for part in (newspaper, about.date, page) if part)


@cache
def _stylesheet() -> etree.XSLT:
    sheet = etree.parse(str(resources.home("xslt") / "html.xsl"))
    return etree.XSLT(sheet, access_control=etree.XSLTAccessControl.DENY_ALL)
