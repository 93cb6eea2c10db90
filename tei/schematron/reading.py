"""From a file to a `Schema`: one of Schematron's own, or one that stands in RELAX NG or in ODD.

What is abstract is made concrete, and what other files hold is taken in (ISO/IEC 19757-3:2016,
sections 5.4.4, 5.4.5 and 6.3). Other files are read below the folder of the schema alone.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from lxml import etree

from tei.errors import MalformedXml
from tei.schematron.embedded import RELAX_NG, SCHEMATRON, TEI, of_odd, of_relax_ng
from tei.schematron.model import (
    ALL,
    FIRST_XPATH,
    LATER_XPATH,
    Key,
    Pattern,
    Phase,
    Schema,
    refuse,
)
from tei.schematron.rules import Declarations, lets, rules_of
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

XSLT = "http://www.w3.org/1999/XSL/Transform"
_S = f"{{{SCHEMATRON}}}"
_X = f"{{{XSLT}}}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
#: The Schematron before the standard.
_OLD = "{http://www.ascc.net/xml/schematron}"
#: Files that one schema may take in, and how deep they may stand in one another.
_MOST_FILES, _DEEPEST = 1000, 50
#: What does not follow the name of a parameter.
_NAME_END = r"(?![\w.\-])"


def read(path: Path) -> Schema:
    """The schema in a file.

    Raises:
        SchemaFault: it is no schema.
        OSError: it cannot be read.
    """
    files = _Files(path)
    root = files.root(path)
    if root.tag in (f"{{{RELAX_NG}}}grammar", f"{{{RELAX_NG}}}element"):
        root = of_relax_ng(root, files.named)
    elif root.tag in (f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"):
        root = of_odd(root)
    return of_element(root, str(path))


def of_element(root: etree._Element, path: str) -> Schema:
    """The schema that an element holds.

    Args:
        root: an element schema, in which nothing is left to take in.
        path: named in errors.

    Raises:
        SchemaFault: it is no schema.
    """
    if root.tag != f"{_S}schema":
        older = " but one of the Schematron before ISO's" if str(root.tag).startswith(_OLD) else ""
        refuse(f"this is no Schematron schema{older}: it begins with {root.tag!s}", path)
    binding = (root.get("queryBinding") or "xslt").strip().lower()
    if binding not in FIRST_XPATH | LATER_XPATH:
        refuse(f"the query binding {binding} is not known here", path, root.sourceline)
    _instantiate(root, path)
    declared = Declarations(root, path)
    return Schema(
        binding,
        {ns.get("prefix", ""): ns.get("uri", "") for ns in root.iterchildren(f"{_S}ns")},
        tuple(_patterns(root, declared)),
        {p.id: p for p in map(_phase, root.iterchildren(f"{_S}phase"))},
        root.get("defaultPhase") or ALL,
        lets(root),
        tuple(
            Key(k.get("name", ""), k.get("match", ""), k.get("use", ""))
            for k in root.iterchildren(f"{_X}key")
        ),
        tuple(etree.tostring(f, encoding="unicode") for f in root.iterchildren(f"{_X}function")),
        tuple(_obstacles(root)),
    )


def _obstacles(root: etree._Element) -> Iterator[str]:
    for child in root.iterchildren(f"{_X}*"):
        name = etree.QName(child).localname
        if name not in ("key", "function"):
            yield f"xsl:{name} on line {child.sourceline} is not run: of XSLT, keys and functions"


def _patterns(root: etree._Element, declared: Declarations) -> Iterator[Pattern]:
    for pattern in root.iterchildren(f"{_S}pattern"):
        if pattern.get("abstract") != "true":
            other = pattern.get("documents")
            obstacle = f"it is about other documents: {other}" if other else ""
            yield Pattern(
                pattern.get("id", ""), lets(pattern), tuple(rules_of(pattern, declared)), obstacle
            )


def _phase(phase: etree._Element) -> Phase:
    active = (a.get("pattern", "") for a in phase.iterchildren(f"{_S}active"))
    return Phase(phase.get("id", ""), lets(phase), tuple(active))


def _instantiate(root: etree._Element, path: str) -> None:
    """Give patterns that are made after an abstract one its rules (section 6.3)."""
    abstract = {
        p.get("id"): p for p in root.iterchildren(f"{_S}pattern") if p.get("abstract") == "true"
    }
    for pattern in root.iterchildren(f"{_S}pattern"):
        name = pattern.get("is-a")
        if name is None:
            continue
        model = abstract.get(name)
        if model is None:
            refuse(f"there is no abstract pattern {name}", path, pattern.sourceline)
        given = {
            p.get("name", ""): p.get("value", "")
            for holder in (model, pattern)
            for p in holder.iterchildren(f"{_S}param")
        }
        for child in model:
            if child.tag == f"{_S}param":
                continue
            made = _copy(child)
            if given:
                _replace(made, given)
            pattern.append(made)


def _replace(element: etree._Element, given: dict[str, str]) -> None:
    """Put values in the place of parameters, in every attribute."""
    # The longest name first: $a is no beginning of $ab.
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True))
    reference = re.compile(rf"\$({names}){_NAME_END}")
    for each in element.iter("*"):
        for name, value in each.attrib.items():
            each.set(name, reference.sub(lambda found: given[found[1]], value))


def _copy(element: etree._Element) -> etree._Element:
    """An element once more, without the text behind it."""
    made = copy(element)
    made.tail = None
    return made


class _Files:
    """The files of a schema, and the elements in them."""

    def __init__(self, main: Path) -> None:
        self._folder = main.resolve().parent
        self._where: dict[etree._Element, tuple[Path, tuple[Path, ...]]] = {}
        self._read = 0

    def root(self, path: Path, above: tuple[Path, ...] = ()) -> etree._Element:
        """The root of a file, in which other files have been taken in."""
        self._read += 1
        if self._read > _MOST_FILES:
            refuse(f"more than {_MOST_FILES} files are taken in", str(path))
        try:
            root = parse(path.read_bytes()).getroot()
        except MalformedXml as error:
            refuse(str(error), str(path), error.line)
        self._take_in(root, path, above)
        self._where[root] = path, above
        return root

    def named(self, element: etree._Element) -> etree._Element:
        """The root of the file that an element of a file names."""
        path, above = self._where[element.getroottree().getroot()]
        return self._referred(element, path, above)

    def _take_in(self, root: etree._Element, path: Path, above: tuple[Path, ...]) -> None:
        for include in [*root.iter(f"{_S}include")]:
            found = self._referred(include, path, above)
            parent = include.getparent()
            if parent is None:
                refuse("a schema cannot begin with include", str(path), include.sourceline)
            found.tail = include.tail
            parent.replace(include, found)
        for extends in [*root.iter(f"{_S}extends")]:
            parent = extends.getparent()
            if extends.get("href") is not None and parent is not None:
                # Its contents, and not itself (section 5.4.4).
                found = self._referred(extends, path, above)
                at = parent.index(extends)
                parent[at : at + 1] = [*found]

    def _referred(
        self, element: etree._Element, path: Path, above: tuple[Path, ...]
    ) -> etree._Element:
        """What an element names in another file: its root, or an element by identifier."""
        name, _, fragment = element.get("href", "").partition("#")
        line = element.sourceline
        if re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", name):
            refuse(f"{name} is not fetched: other files are read from disk alone", str(path), line)
        target = (path.parent / name).resolve() if name else path.resolve()
        if not target.is_relative_to(self._folder):
            refuse(f"{name} is not below the folder of the schema", str(path), line)
        if target in above or target == path.resolve() or len(above) > _DEEPEST:
            refuse(f"{name} takes itself in", str(path), line)
        try:
            root = self.root(target, (*above, path.resolve()))
        except OSError as error:
            refuse(f"{name} cannot be read: {error.strerror or error}", str(path), line)
        if not fragment:
            return root
        found = next((e for e in root.iter("*") if fragment in (e.get("id"), e.get(_XML_ID))), None)
        if found is None:
            refuse(f"{name} has no element {fragment}", str(path), line)
        return _copy(found)
