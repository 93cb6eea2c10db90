"""The schemas: what they accept, what they refuse, and that they agree with each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from . import engines, vocabulary
from .mutants import KINDS, Mutant, mutants, neutral

#: The ordinary run takes every so-manieth mutant of each kind; the slow run takes all.
STRIDE = 12
#: Kinds of fault that no grammar can see.
BEYOND_GRAMMAR = {"dangling_pointer"}


def _all(document: str) -> Iterator[Mutant]:
    return mutants(document, engines.DOCUMENTS[document].read_bytes())


def _sample(document: str) -> Iterator[Mutant]:
    """Every so-manieth of each kind, beginning with the first."""
    seen: Counter[str] = Counter()
    for mutant in _all(document):
        if seen[mutant.kind] % STRIDE == 0:
            yield mutant
        seen[mutant.kind] += 1


def _disagreements(faulty: Iterable[Mutant], verdicts: Counter[tuple[str, bool]]) -> list[str]:
    """The mutants of which RELAX NG and XSD think differently. `verdicts` counts the rest."""
    different = []
    for mutant in faulty:
        one = engines.relaxng().validate(mutant.root)
        other = engines.xsd().is_valid(mutant.root)
        if one == other:
            verdicts[mutant.kind, one] += 1
        else:
            different.append(f"{mutant}: RELAX NG says {one}, XSD says {other}")
    return different


def _check_counts(verdicts: Counter[tuple[str, bool]], least: int) -> None:
    assert verdicts.total() >= least
    assert {kind for kind, _ in verdicts} == set(KINDS)
    assert {kind for kind, valid in verdicts if not valid} == set(KINDS) - BEYOND_GRAMMAR
    refused = sum(number for (_, valid), number in verdicts.items() if not valid)
    assert 0.7 * verdicts.total() < refused < verdicts.total()


def test_there_are_documents() -> None:
    assert len(engines.DOCUMENTS) >= 4
    assert "seed.xml" in engines.DOCUMENTS


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_a_valid_document_is_valid_against_each_schema(document: str) -> None:
    root = engines.parse(document)
    engines.relaxng().assertValid(root)
    engines.xsd().validate(root)
    assert engines.fired(root) == []


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_comments_and_instructions_change_nothing(document: str) -> None:
    changed = list(neutral(engines.DOCUMENTS[document].read_bytes()))
    assert len(changed) == 2
    for name, data in changed:
        root = etree.fromstring(data)
        assert engines.relaxng().validate(root), name
        # xmlschema takes a comment in an lxml tree for a child element, so it gets a plain tree.
        assert engines.xsd().is_valid(ElementTree.fromstring(data)), name
        assert engines.fired(root) == [], name


def test_relaxng_and_xsd_agree_on_a_sample_of_mutants() -> None:
    verdicts: Counter[tuple[str, bool]] = Counter()
    different = [d for name in engines.DOCUMENTS for d in _disagreements(_sample(name), verdicts)]
    assert different == []
    _check_counts(verdicts, 400)


@pytest.mark.slow
def test_relaxng_and_xsd_agree_on_all_mutants() -> None:
    verdicts: Counter[tuple[str, bool]] = Counter()
    different = [d for name in engines.DOCUMENTS for d in _disagreements(_all(name), verdicts)]
    assert different == []
    _check_counts(verdicts, 5000)


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_schematron_sees_every_dangling_pointer(document: str) -> None:
    dangling = [mutant for mutant in _all(document) if mutant.kind == "dangling_pointer"]
    assert dangling
    for mutant in dangling:
        assert engines.relaxng().validate(mutant.root), mutant
        assert engines.fired(engines.again(mutant.root)), mutant


def _used(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each element with each of its attributes, or with none."""
    for element in root.iter(f"{engines.TEI}*"):
        name = etree.QName(element).localname
        yield name, ""
        for attribute in element.attrib:
            yield name, str(attribute).replace(engines.XML, "xml:")


def test_the_documents_use_every_element_and_attribute() -> None:
    used = {pair for name in engines.DOCUMENTS for pair in _used(engines.parse(name))}
    declared = {
        (name, attribute)
        for name, attributes in vocabulary.of_relaxng().items()
        for attribute in ["", *attributes]
    }
    assert len(declared) > 200
    assert declared == used


needs_jing = pytest.mark.skipif(engines.JING is None, reason="jing is not installed")
needs_tei_all = pytest.mark.skipif(
    not engines.TEI_ALL.is_file(), reason=f"{engines.TEI_ALL} is absent; set TEI_SHARED"
)


@pytest.mark.slow
@needs_jing
@needs_tei_all
def test_tei_all_accepts_the_valid_documents() -> None:
    found = engines.jing(engines.TEI_ALL, engines.DOCUMENTS.values())
    assert len(found) == len(engines.DOCUMENTS)
    assert {path.name: said for path, said in found.items() if said} == {}


@pytest.mark.slow
@needs_jing
@needs_tei_all
def test_tei_all_accepts_every_mutant_that_the_grammar_accepts(tmp_path: Path) -> None:
    accepted = {}
    for name in engines.DOCUMENTS:
        for number, mutant in enumerate(_all(name)):
            if engines.relaxng().validate(mutant.root):
                path = tmp_path / f"{name.removesuffix('.xml')}-{number}.xml"
                path.write_bytes(etree.tostring(mutant.root))
                accepted[path] = str(mutant)
    assert len(accepted) > 500
    found = engines.jing(engines.TEI_ALL, accepted)
    assert {accepted[path]: said for path, said in found.items() if said} == {}


@pytest.mark.slow
@needs_jing
def test_jing_agrees_with_lxml_on_the_mutants(tmp_path: Path) -> None:
    verdicts = {}
    for name in engines.DOCUMENTS:
        for number, mutant in enumerate(_all(name)):
            path = tmp_path / f"{name.removesuffix('.xml')}-{number}.xml"
            path.write_bytes(etree.tostring(mutant.root))
            verdicts[path] = (str(mutant), engines.relaxng().validate(mutant.root))
    assert len(verdicts) > 5000
    found = engines.jing(engines.SCHEMAS / "edition.rng", verdicts)
    assert [verdicts[path] for path, said in found.items() if verdicts[path][1] == bool(said)] == []
