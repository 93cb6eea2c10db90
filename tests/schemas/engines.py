"""The schemas as compiled objects, the documents to try them on, and jing where it is installed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import xmlschema
from lxml import etree, isoschematron

from tei.relaxng import Automaton, faults
from tei.relaxng.compilation import compiled

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
NAMESPACES = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "svrl": "http://purl.oclc.org/dsdl/svrl",
}

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMAS = ROOT / "schemas"
SEED = ROOT / "tests" / "golden" / "seed.xml"
#: Every document that all of the schemas accept, by its file name.
DOCUMENTS = {path.name: path for path in [*sorted((HERE / "valid").glob("*.xml")), SEED]}

#: What TEI publishes is not kept here. `TEI_SHARED` says where it is.
SHARED = Path(os.environ.get("TEI_SHARED", ROOT.parent / "shared"))
TEI_ALL = SHARED / "schemas" / "tei_all-4.12.0.rng"
TEI_ALL_SCHEMATRON = SHARED / "schemas" / "tei_all-4.10.2.isosch"
TEI_SOURCE = SHARED / "schemas" / "p5subset-4.9.0a.xml"
JING = shutil.which("jing")


@cache
def relaxng() -> etree.RelaxNG:
    """The grammar."""
    return etree.RelaxNG(etree.parse(SCHEMAS / "edition.rng"))


@cache
def _ours() -> Automaton:
    return Automaton(compiled(SCHEMAS / "edition.rng"))


def ours_accepts(root: etree._Element) -> bool:
    """Whether a document is valid against the grammar by our own engine."""
    return next(faults(_ours(), BytesIO(etree.tostring(root))), None) is None


@cache
def xsd() -> xmlschema.XMLSchema11:
    """The same grammar, as XSD 1.1."""
    return xmlschema.XMLSchema11(str(SCHEMAS / "edition.xsd"))


def xsd_accepts(root: Any) -> bool:
    """Whether a document is valid against the XSD. xmlschema's types do not know lxml's trees."""
    return xsd().is_valid(root)


@cache
def schematron() -> isoschematron.Schematron:
    """What no grammar can say."""
    return isoschematron.Schematron(etree.parse(SCHEMAS / "edition.sch"), store_report=True)


def parse(name: str) -> etree._Element:
    """One of `DOCUMENTS`, fresh."""
    return etree.parse(DOCUMENTS[name]).getroot()


def again(root: etree._Element, *, identifiers: bool = True) -> etree._Element:
    """The tree written and read, so that its identifiers are collected anew, even double ones."""
    parser = etree.XMLParser(recover=True, collect_ids=identifiers)
    return etree.fromstring(etree.tostring(root), parser)


def fired(root: etree._Element) -> list[str]:
    """The identifiers of the Schematron asserts that fail, each as often as it does."""
    schema = schematron()
    schema.validate(root)
    report = schema.validation_report
    assert report is not None
    return [str(i) for i in report.xpath("//svrl:failed-assert/@id", namespaces=NAMESPACES)]


def asserts() -> list[str]:
    """The identifiers of all Schematron asserts, in order."""
    tree = etree.parse(SCHEMAS / "edition.sch")
    return [str(i) for i in tree.xpath("//sch:assert/@id", namespaces=NAMESPACES)]


def jing(
    schema: Path, documents: Iterable[Path], *, identifiers: bool = False
) -> dict[Path, list[str]]:
    """What jing has to say of each document: nothing, if that is valid.

    It looks at xml:id only if told to: a mutant may have one that is no identifier.
    """
    assert JING is not None
    options = [] if identifiers else ["-i"]
    found: dict[Path, list[str]] = {path: [] for path in documents}
    paths = [str(path) for path in found]
    for start in range(0, len(paths), 500):
        ran = subprocess.run(
            [JING, *options, str(schema), *paths[start : start + 500]],
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )
        assert ran.returncode in (0, 1), ran.stdout + ran.stderr
        for line in ran.stdout.splitlines():
            message = re.fullmatch(r"(.+?\.\w+):(\d+:\d+: .*)", line)
            assert message is not None, line
            found[Path(message[1])].append(message[2])
        assert (ran.returncode == 1) == any(found[Path(p)] for p in paths[start : start + 500])
    return found
