"""What surrounds a document on its page, and every other page of an edition."""

from __future__ import annotations

from functools import cache

import jinja2

from tei import resources


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


@cache
def style() -> str:
    """The style sheet that every page has in it."""
    return (resources.home("xslt") / "edition.css").read_text(encoding="utf-8").strip()
