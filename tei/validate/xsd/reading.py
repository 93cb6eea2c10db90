"""XSD schemas: read from files alone, and built by xmlschema, once per process.

What a schema takes in is looked at before xmlschema comes to it: nothing that declares entities,
nothing from the network, no file but those below the folder of the schema.
"""

from __future__ import annotations

import re
import sys
import warnings
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote

import xmlschema

from tei.errors import MalformedXml, SchemaUnusable
from tei.names import XML
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_TAKING_IN = tuple(f"{_XSD}{name}" for name in ("include", "import", "redefine", "override"))
#: What XSD 1.0 does not have (XML Schema 1.1, Part 1, appendix G; Part 2, appendix I).
_NEW = tuple(
    f"{_XSD}{name}"
    for name in (
        *("assert", "assertion", "alternative", "openContent", "defaultOpenContent"),
        *("override", "explicitTimezone"),
    )
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
#: With so many bytes, xmlschema is slow enough that one wonders.
_LARGE = 500_000


@cache
def built(schema: Path) -> xmlschema.XMLSchema11:
    """The schema, by xmlschema.

    Raises:
        SchemaUnusable: it cannot be read, is not correct, or takes in what is not read.
    """
    _announce(schema, files(schema))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", xmlschema.XMLSchemaImportWarning)
            return xmlschema.XMLSchema11(str(schema), defuse="never", allow="local")
    except (OSError, xmlschema.XMLSchemaException, RecursionError) as error:
        reason = error.message if isinstance(error, xmlschema.XMLSchemaParseError) else str(error)
        raise SchemaUnusable(_unusable(schema, reason or "its definitions are too deep")) from None


@cache
def files(schema: Path) -> dict[Path, etree._Element]:
    """The files of a schema, its own first.

    Raises:
        SchemaUnusable: one cannot be read, is not safe, or is not below the folder of the schema.
    """
    schema = schema.resolve()
    found: dict[Path, etree._Element] = {}
    waiting = [schema]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        try:
            found[path] = parse(path.read_bytes()).getroot()
        except OSError as error:
            raise SchemaUnusable(_unusable(schema, f"{path}: {error.strerror}")) from None
        except MalformedXml as error:
            raise SchemaUnusable(_unusable(schema, f"{path}:{error.line}: {error}")) from None
        for element in found[path].iter(*_TAKING_IN):
            waiting += [_referred(element, path, schema)] if _takes_in(element) else []
    return found


def digests(schema: Path) -> dict[str, str]:
    """The SHA-256 of each file of a schema, by path, its own first."""
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files(schema)}


def is_plain(schema: Path) -> bool:
    """Whether a schema is of XSD 1.0 and uses nothing newer."""
    return all(
        not root.get(_VERSION, "").startswith("1.1") and next(root.iter(*_NEW), None) is None
        for root in files(schema).values()
    )


def _takes_in(element: etree._Element) -> bool:
    """Whether another file is needed: one of the attributes of XML's own namespace is known."""
    location = element.get("schemaLocation", "")
    is_known = element.get("namespace") == XML and bool(_SCHEME.match(location))
    return bool(location) and not is_known


def _referred(element: etree._Element, path: Path, schema: Path) -> Path:
    location = element.get("schemaLocation", "").strip()
    where = f"{path}:{element.sourceline}"
    if _SCHEME.match(location):
        message = f"{where}: {location} is not fetched; keep a copy beside it, and name that"
        raise SchemaUnusable(_unusable(schema, message))
    found = (path.parent / unquote(location.partition("#")[0])).resolve()
    if not found.is_relative_to(schema.parent):
        message = f"{where}: {location} is not read, since it is not below the folder of the schema"
        raise SchemaUnusable(_unusable(schema, message))
    return found


def _announce(schema: Path, of: dict[Path, etree._Element]) -> None:
    if sum(path.stat().st_size for path in of) > _LARGE:
        sys.stderr.write(
            f"{schema.name} is large: it takes a minute until it is ready, this first time;"
            " the same schema in RELAX NG (.rng) is ready at once\n"
        )


def _unusable(schema: Path, reason: str) -> str:
    return f"{schema}: not a usable XSD schema: {reason}"
