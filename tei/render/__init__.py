"""A TEI document as a page: XSLT makes the article, Jinja2 the shell around it."""

from tei.render.findings import RULES
from tei.render.page import page

__all__ = ["RULES", "page"]
