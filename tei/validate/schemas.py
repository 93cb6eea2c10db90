"""Which schemas a document is held against, and in which language each is."""

from __future__ import annotations

import re
from pathlib import Path

from tei import files, resources
from tei.errors import UsageError
from tei.names import EDITION_GRAMMAR, TEI_ALL

#: What the name of a schema ends in, by the language.
LANGUAGES = (".rng", ".xsd", ".sch")
#: What else it may end in.
_ALSO = {".isosch": ".sch"}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]+://", re.IGNORECASE)
#: What else describes documents, by the end of the name; and how to come by a schema from it.
_OTHERS = {
    ".rnc": "RELAX NG in its compact syntax; turn it into XML: trang {name} {stem}.rng",
    ".odd": "an ODD; make RELAX NG of it first, with Roma (https://roma.tei-c.org) or the TEI"
    " Stylesheets (teitorelaxng)",
    ".dtd": f"a DTD, and tei reads none; TEI's own schema in RELAX NG is at {TEI_ALL}",
}


def of_edition() -> list[Path]:
    """The schemas that an edition follows: the grammar, and the rules beyond any grammar."""
    return [resources.home("schemas") / name for name in (EDITION_GRAMMAR, "edition.sch")]


def is_address(name: str) -> bool:
    """Whether a name is that of something on the network."""
    return bool(_ADDRESS.match(name))


def named(name: str) -> Path:
    """The schema of a name that somebody gave.

    Raises:
        UsageError: it is no file, or in a language that is not known here.
        FileUnreadable: it cannot be read.
    """
    if is_address(name):
        message = f"{name}: nothing is fetched from the network; save it first: curl -LO {name}"
        raise UsageError(message)
    path = Path(name)
    if name == "-":
        raise UsageError("a schema cannot come from standard input; name its file")
    if path.is_dir():
        message = f"{name or '.'}: this is a directory; name a schema in it"
        raise UsageError(message)
    if not path.exists():
        where = f"; TEI's own schema is at {TEI_ALL}" if "tei" in path.name.lower() else ""
        message = f"{name}: there is no such file{where}"
        raise UsageError(message)
    language(path)
    files.read(path)
    return path


def language(schema: Path) -> str:
    """The language of a schema, as the end that names in that language have.

    Raises:
        UsageError: it is another.
    """
    end = schema.suffix.lower()
    end = _ALSO.get(end, end)
    if end in LANGUAGES:
        return end
    other = _OTHERS.get(end, "not a schema that tei knows; its name ends in .rng, .xsd or .sch")
    message = f"{schema}: {other.format(name=schema.name, stem=schema.stem)}"
    raise UsageError(message)
