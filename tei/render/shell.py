"""What surrounds a document on its page, and every other page of an edition."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import jinja2

from tei import resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.environment import TemplateStream

#: So many pieces of a page are written at once.
_BUFFERED = 1000


@cache
def template(package: str, name: str) -> jinja2.Template:
    """The template `name` of a package; its values are text, never markup, unless it says so."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def in_parts(html: TemplateStream) -> Iterator[bytes]:
    """A page in UTF-8 as it is made: it may be as long as an edition is large."""
    html.enable_buffering(_BUFFERED)
    yield from (part.encode() for part in html)
    yield b"\n"


@cache
def style() -> str:
    """The style sheet that every page has in it."""
    return (resources.home("xslt") / "edition.css").read_text(encoding="utf-8").strip()
