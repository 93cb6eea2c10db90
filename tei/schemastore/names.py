"""What schemas are called: names with releases, and the addresses that TEI gives its own."""

from __future__ import annotations

import re
from typing import NamedTuple

#: The name of the schemas that editions made by tei follow; they are part of tei.
EDITION = "edition"
#: The schema that allows all of TEI.
ALL = "tei_all"
#: The schemas of a release of TEI (its folder ``custom/schema/relaxng``).
OF_TEI = (
    "tei_all tei_allPlus tei_bare tei_corpus tei_customization tei_dictionaries tei_drama"
    " tei_enrich tei_jtei tei_lite tei_math tei_minimal tei_ms tei_odds tei_simplePrint tei_speech"
    " tei_svg tei_tite tei_xinclude"
).split()
#: The languages of schemas by the end of a file's name, in the order in which they are used.
SUFFIXES = (".rng", ".xsd", ".sch")
#: Other ends of names, and what they stand for.
_SAME = {".isosch": ".sch"}

#: Names and versions are parts of names of files, and stand in commands that are shown.
_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_.\-]*)(?:@([0-9A-Za-z][0-9A-Za-z.+\-]*))?")
#: ``tei_all-4.12.0``: how people keep several releases in one folder.
_DATED = re.compile(r"(.+?)[-@](v?[0-9]+(?:\.[0-9]+)+[a-z0-9]*)")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]+://", re.IGNORECASE)
_OF_TEI = re.compile(
    r"https?://(?:(?:www\.|vault\.)?tei-c\.org|vault\.tei-c\.de)"
    r"/(?:release|(?:Vault/)?P5/(?P<version>[0-9A-Za-z][0-9A-Za-z.+\-]*))/(?:[^?#]*/)?schema/[a-z]+"
    r"/(?P<name>[A-Za-z_][A-Za-z0-9_.\-]*)(?P<suffix>\.[a-z]+)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"([0-9]+)|([A-Za-z]+)")
_CURRENT = "current"


class Release(NamedTuple):
    """A schema by its name and, where it has any, its version."""

    name: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name}@{self.version}" if self.version else self.name

    @property
    def label(self) -> str:
        """The release in words."""
        return f"{self.name} {self.version}".rstrip()


def asked(text: str) -> Release | None:
    """The release that somebody asked for, such as ``tei_all@4.12.0``; None for no name at all."""
    found = _NAME.fullmatch(text)
    return Release(found[1], found[2] or "") if found else None


def of_file(stem: str) -> Release | None:
    """The release that a file is named after, such as ``tei_all-4.12.0``; None for no name."""
    dated = _DATED.fullmatch(stem)
    return asked(f"{dated[1]}@{dated[2].removeprefix('v')}" if dated else stem)


def is_address(text: str) -> bool:
    """Whether a text is the address of something, with its scheme."""
    return bool(_ADDRESS.match(text))


def suffix_of(name: str) -> str:
    """The end of a file's name in lower case, the usual one of several; empty for none."""
    stem, dot, end = name.rpartition("/")[2].rpartition(".")
    suffix = (dot + end).lower() if stem else ""
    return _SAME.get(suffix, suffix)


def released(address: str) -> tuple[Release, str] | None:
    """The release of TEI that an address of the TEI Consortium stands for, and the file's suffix.

    The address of what is current stands for no version.
    """
    found = _OF_TEI.fullmatch(address)
    if found is None:
        return None
    version = found["version"] or _CURRENT
    release = Release(found["name"], "" if version.lower() == _CURRENT else version)
    return release, suffix_of(address)


def order(version: str) -> tuple[tuple[int, str], ...]:
    """What versions are sorted by: 4.12.0 comes after 4.9.0a, which comes after 4.9.0."""
    return tuple((int(number or 0), letters) for number, letters in _PARTS.findall(version))
