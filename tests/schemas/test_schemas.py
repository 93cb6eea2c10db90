"""The schemas: what they accept, what they refuse, and that they agree with each other and TEI."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path

import pytest
from lxml import etree

from tei.validate import validate

from . import engines, tei_schematron, vocabulary
from .generated import generated
from .mutants import KINDS, Mutant, Sort, mutants, neutral

#: The ordinary run takes every so-manieth place in a document; the slow run takes all.
STEP = 15
#: One mutant of so many is checked against the XSD, which takes ten times as long as RELAX NG by
#: two engines.
XSD_EVERY = 8
#: Kinds of fault that no grammar can see.
BEYOND_GRAMMAR = {"dangling_pointer"}
#: So many documents made from the grammar hold every attribute of every element.
ENOUGH = 60

needs_jing = pytest.mark.skipif(engines.JING is None, reason="jing is not installed")
needs_tei_all = pytest.mark.skipif(
    not engines.TEI_ALL.is_file(), reason=f"{engines.TEI_ALL} is absent; set TEI_SHARED"
)
needs_tei_schematron = pytest.mark.skipif(
    not engines.TEI_ALL_SCHEMATRON.is_file(),
    reason=f"{engines.TEI_ALL_SCHEMATRON} is absent; set TEI_SHARED",
)


# What is valid


def test_there_are_documents() -> None:
    assert len(engines.DOCUMENTS) >= 7
    assert "seed.xml" in engines.DOCUMENTS


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_a_valid_document_is_valid_against_each_schema(document: str) -> None:
    root = engines.parse(document)
    engines.relaxng().assertValid(root)
    assert engines.ours_accepts(root)
    assert engines.xsd_accepts(root)
    assert engines.fired(root) == []


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_comments_and_instructions_change_nothing(document: str) -> None:
    changed = list(neutral(engines.DOCUMENTS[document].read_bytes()))
    assert len(changed) == 2
    for name, data in changed:
        root = etree.fromstring(data)
        assert engines.relaxng().validate(root), name
        # xmlschema takes a comment in an lxml tree for a child element, so it gets the bytes.
        assert engines.xsd_accepts(data), name
        assert engines.fired(root) == [], name


@cache
def _made() -> list[tuple[str, etree._Element]]:
    return list(generated(ENOUGH))


def _used(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each element with each of its attributes, and with none."""
    for element in root.iter(f"{engines.TEI}*"):
        name = etree.QName(element).localname
        yield name, ""
        for attribute in element.attrib:
            yield name, str(attribute).replace(engines.XML, "xml:")


def test_the_documents_use_every_element_and_attribute() -> None:
    declared = {
        (name, attribute)
        for name, attributes in vocabulary.of_relaxng().items()
        for attribute in ("", *attributes)
    }
    assert len(declared) > 300
    by_hand = {pair for name in engines.DOCUMENTS for pair in _used(engines.parse(name))}
    assert {name for name, _ in by_hand} == {name for name, _ in declared}
    made = {pair for _, root in _made() for pair in _used(root)}
    assert by_hand | made == declared


# RELAX NG and XSD agree


def _disagreements(
    faulty: Iterable[Mutant], verdicts: Counter[tuple[str, bool]], xsd_every: int
) -> list[str]:
    """The mutants of which RELAX NG, by two engines, and XSD think differently.

    `verdicts` counts the rest. One of `xsd_every` is checked against the XSD.
    """
    different = []
    for number, mutant in enumerate(faulty):
        one = other = engines.relaxng().validate(mutant.root)
        ours = engines.ours_accepts(mutant.root)
        if number % xsd_every == 0:
            other = engines.xsd_accepts(mutant.root)
        if one == ours == other:
            verdicts[mutant.kind, one] += 1
        else:
            different.append(f"{mutant}: libxml2 says {one}, we say {ours}, XSD says {other}")
    return different


def _mutants(step: int = 1) -> Iterator[Mutant]:
    """Those of all documents; each place is tried in the smallest that has one of its sort."""
    seen: set[Sort] = set()
    for path in sorted(engines.DOCUMENTS.values(), key=lambda path: path.stat().st_size):
        yield from mutants(path.name, engines.parse(path.name), step, seen=seen)


def _check_counts(verdicts: Counter[tuple[str, bool]], least: int) -> None:
    assert verdicts.total() >= least
    assert {kind for kind, _ in verdicts} == set(KINDS)
    assert {kind for kind, valid in verdicts if not valid} == set(KINDS) - BEYOND_GRAMMAR
    refused = sum(number for (_, valid), number in verdicts.items() if not valid)
    assert 0.7 * verdicts.total() < refused < verdicts.total()


def test_relaxng_and_xsd_agree_on_a_sample_of_mutants() -> None:
    verdicts: Counter[tuple[str, bool]] = Counter()
    assert _disagreements(_mutants(STEP), verdicts, 6) == []
    _check_counts(verdicts, 400)


@pytest.mark.slow
def test_relaxng_and_xsd_agree_on_all_mutants() -> None:
    verdicts: Counter[tuple[str, bool]] = Counter()
    assert _disagreements(_mutants(), verdicts, XSD_EVERY) == []
    _check_counts(verdicts, 9_000)


def test_validation_by_xsd_decides_as_xmlschema_does() -> None:
    path = engines.SCHEMAS / "edition.xsd"
    different = []
    for mutant in islice(_mutants(8 * STEP), 0, None, 2):
        found = [*validate(etree.tostring(mutant.root), "a.xml", [path])]
        if engines.xsd_accepts(mutant.root) != (found == []):
            different.append(str(mutant))
    assert different == []


def _refused(documents: Iterable[tuple[str, etree._Element]], xsd_every: int = 1) -> list[str]:
    return [
        name
        for number, (name, root) in enumerate(documents)
        if not engines.relaxng().validate(root)
        or (number % xsd_every == 0 and not engines.xsd_accepts(root))
    ]


def test_what_the_grammar_makes_both_accept() -> None:
    assert len(_made()) == ENOUGH
    assert _refused(_made(), 3) == []


@pytest.mark.slow
def test_what_the_grammar_makes_both_accept_and_refuse_when_it_is_made_wrong() -> None:
    assert _refused(generated(150)) == []
    verdicts: Counter[tuple[str, bool]] = Counter()
    # On a large document that anything might stand in libxml2 takes half a second, and in notes
    # within lists within notes, which one of the small ones has, five.
    small = [
        (name, root)
        for name, root in generated(24)
        if sum(1 for _ in root.iter()) < 600 and name != "generated-9"
    ]
    faulty = chain.from_iterable(mutants(*made, step=80) for made in small)
    assert _disagreements(faulty, verdicts, XSD_EVERY) == []
    _check_counts(verdicts, 900)


# What only Schematron sees


@pytest.mark.parametrize("document", engines.DOCUMENTS)
def test_schematron_sees_every_dangling_pointer(document: str) -> None:
    dangling = list(mutants(document, engines.parse(document), kinds=BEYOND_GRAMMAR))
    assert dangling
    for mutant in dangling:
        assert engines.relaxng().validate(mutant.root), mutant
        assert engines.fired(engines.again(mutant.root)), mutant


# TEI's own schema


@pytest.mark.slow
@needs_jing
@needs_tei_all
def test_tei_all_accepts_the_valid_documents() -> None:
    found = engines.jing(engines.TEI_ALL, engines.DOCUMENTS.values(), identifiers=True)
    assert len(found) == len(engines.DOCUMENTS)
    assert {path.name: said for path, said in found.items() if said} == {}


def _write(folder: Path, documents: Iterable[tuple[str, etree._Element]]) -> dict[Path, str]:
    """The documents as files; each file with the name that the document has for people."""
    written = {}
    for number, (name, root) in enumerate(documents):
        path = folder / f"{number}.xml"
        path.write_bytes(etree.tostring(root))
        written[path] = name
    return written


@pytest.mark.slow
@needs_jing
@needs_tei_all
def test_tei_all_accepts_whatever_the_grammar_accepts(tmp_path: Path) -> None:
    faulty = ((str(m), m.root) for m in _mutants() if engines.relaxng().validate(m.root))
    accepted = _write(tmp_path, chain(faulty, generated(150)))
    assert len(accepted) > 1800
    found = engines.jing(engines.TEI_ALL, accepted)
    assert {accepted[path]: said for path, said in found.items() if said} == {}


@pytest.mark.slow
@needs_jing
def test_jing_and_lxml_give_the_same_verdict(tmp_path: Path) -> None:
    documents = chain(((str(m), m.root) for m in _mutants(5)), generated(30))
    verdicts = ((f"{engines.relaxng().validate(root)}: {name}", root) for name, root in documents)
    files = _write(tmp_path, verdicts)
    assert len(files) > 1500
    found = engines.jing(engines.SCHEMAS / "edition.rng", files)
    different = [
        name for path, name in files.items() if name.startswith("True") == bool(found[path])
    ]
    assert different == []


@pytest.mark.slow
@needs_tei_schematron
def test_the_schematron_of_tei_all_has_nothing_to_say() -> None:
    schema = tei_schematron.load(engines.TEI_ALL_SCHEMATRON)
    assert len(schema) > 100
    documents = [*((name, engines.parse(name)) for name in engines.DOCUMENTS), *generated(30)]
    found = {name: tei_schematron.findings(schema, root) for name, root in documents}
    assert len(found) > 30
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.slow
@needs_tei_schematron
def test_the_schematron_of_tei_all_is_run_in_earnest() -> None:
    root = engines.parse("seed.xml")
    sentence = next(root.iter(f"{engines.TEI}s"))
    etree.SubElement(sentence, f"{engines.TEI}s").text = "x"
    schema = tei_schematron.load(engines.TEI_ALL_SCHEMATRON)
    assert [said for said in tei_schematron.findings(schema, root) if "nest one s" in said]
