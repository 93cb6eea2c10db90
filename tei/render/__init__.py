"""A TEI document in other forms: a page for readers, a translation memory for translators.

XSLT makes the page's article, Jinja2 the shell around it.
"""

from tei.render.findings import RULES
from tei.render.page import page
from tei.render.tmx import tmx

__all__ = ["RULES", "page", "tmx"]
