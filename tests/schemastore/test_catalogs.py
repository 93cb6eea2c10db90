"""OASIS XML Catalogs: which file stands for an address, in the order of section 7.2.2."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from vault import Vault, schema

from tei.schemastore.catalogs import Catalogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

SPACE = 'xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def catalog(entries: str, name: str = "catalog.xml", more: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"<catalog {SPACE} {more}>{entries}</catalog>", encoding="utf-8")
    return path


def found(entries: str, address: str, more: str = "") -> str | None:
    """What a catalog makes of an address, seen from the folder of the catalog."""
    result = Catalogs([catalog(entries, more=more)]).found(address)
    return result.removeprefix(Path.cwd().as_uri() + "/") if result else None


@pytest.mark.parametrize(
    ("entries", "address", "expected"),
    [
        ('<uri name="http://e.org/a.rng" uri="a.rng"/>', "http://e.org/a.rng", "a.rng"),
        ('<uri name="http://e.org/a.rng" uri="a.rng"/>', "http://e.org/a.rng?x", None),
        ('<uri name="a" uri="1"/><uri name="a" uri="2"/>', "a", "1"),
        # Exact entries come before all others, the longest of the others before the shorter.
        (
            (
                '<rewriteURI uriStartString="http://e.org/" rewritePrefix="x/"/>'
                '<uri name="http://e.org/a" uri="b"/>'
            ),
            "http://e.org/a",
            "b",
        ),
        (
            (
                '<rewriteURI uriStartString="http://e.org/" rewritePrefix="x/"/>'
                '<rewriteURI uriStartString="http://e.org/s/" rewritePrefix="y/"/>'
            ),
            "http://e.org/s/t/a.rng",
            "y/t/a.rng",
        ),
        (
            '<uriSuffix uriSuffix="a.rng" uri="1"/><uriSuffix uriSuffix="/a.rng" uri="2"/>',
            "http://e.org/a.rng",
            "2",
        ),
        (
            (
                '<uriSuffix uriSuffix="a.rng" uri="1"/>'
                '<rewriteURI uriStartString="http://e.org/" rewritePrefix="x/"/>'
            ),
            "http://e.org/a.rng",
            "x/a.rng",
        ),
        # What a catalog leads to may be on the network; it is for others to say what that is.
        ('<uri name="a" uri="http://e.org/b"/>', "a", "http://e.org/b"),
        # Bases: of the entry, the group, the file.
        ('<group xml:base="s/"><uri name="a" uri="b"/></group>', "a", "s/b"),
        ('<group xml:base="s/"><uri name="a" uri="b" xml:base="t/"/></group>', "a", "s/t/b"),
        ('<group prefer="system"><uri name="a" uri="b"/></group><uri name="a" uri="c"/>', "a", "b"),
        # Addresses are compared with their escapes (section 6.3).
        ('<uri name="http://e.org/雨 1" uri="b"/>', "http://e.org/%E9%9B%A8%201", "b"),
        ('<uri name="http://e.org/%E9%9B%A8" uri="b"/>', "http://e.org/雨", "b"),
        # What is about external identifiers is read past, and so is what is not of catalogs.
        ('<system systemId="a" uri="b"/><public publicId="a" uri="b"/>', "a", None),
        ('<x xmlns="http://e.org"><uri name="a" uri="b"/></x><uri name="a" uri="c"/>', "a", "c"),
        (f'<x xmlns="http://e.org"><uri {SPACE} name="a" uri="b"/></x>', "a", None),
        ('<uri name="a"/><uri uri="b"/><rewriteURI uriStartString=""/>', "a", None),
        ('<uriSuffix uriSuffix="" uri="b"/>', "a", None),
    ],
)
def test_an_address_is_found(entries: str, address: str, expected: str | None) -> None:
    assert found(entries, address) == expected


def test_the_base_of_a_catalog_counts() -> None:
    assert found('<uri name="a" uri="b"/>', "a", 'xml:base="http://e.org/x/"') == "http://e.org/x/b"


def test_what_is_delegated_is_not_looked_up_elsewhere() -> None:
    catalog('<uri name="http://e.org/s/a" uri="1"/>', "short.xml")
    catalog('<uri name="http://e.org/s/b" uri="2"/>', "long.xml")
    catalog('<uri name="http://e.org/s/c" uri="3"/><uri name="x" uri="4"/>', "next.xml")
    entries = """<delegateURI uriStartString="http://e.org/" catalog="short.xml"/>
        <delegateURI uriStartString="http://e.org/s/" catalog="long.xml"/>
        <nextCatalog catalog="next.xml"/>"""
    assert found(entries, "http://e.org/s/a") == "1"
    assert found(entries, "http://e.org/s/b") == "2"
    assert found(entries, "http://e.org/s/c") is None
    assert found(entries, "x") == "4"


def test_catalogs_that_lead_to_each_other_have_an_end() -> None:
    catalog('<nextCatalog catalog="catalog.xml"/><uri name="b" uri="1"/>', "other.xml")
    entries = '<nextCatalog catalog="catalog.xml"/><nextCatalog catalog="other.xml"/>'
    assert found(entries, "a") is None
    assert found(entries, "b") == "1"


def test_catalogs_that_are_led_to_again_and_again_take_no_time() -> None:
    for number in range(40):
        both = "".join(f'<nextCatalog catalog="{number + 1}{end}.xml"/>' for end in "ab")
        for end in "ab":
            catalog(both, f"{number}{end}.xml")
    twice = '<nextCatalog catalog="0a.xml"/><nextCatalog catalog="0b.xml"/>'
    assert found(twice, "a") is None


@pytest.mark.parametrize("name", ["none.xml", "bad.xml", "http://127.0.0.1:9/catalog.xml"])
def test_a_catalog_that_another_leads_to_may_be_missing(name: str) -> None:
    Path("bad.xml").write_text("<rain", encoding="utf-8")
    catalog('<uri name="a" uri="1"/>', "good.xml")
    entries = f'<nextCatalog catalog="{name}"/><nextCatalog catalog="good.xml"/>'
    assert found(entries, "a") == "1"


def test_a_document_type_declaration_is_read_past() -> None:
    path = Path("catalog.xml")
    path.write_text(
        '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN"'
        f' "http://127.0.0.1:9/catalog.dtd"><catalog {SPACE}><uri name="a" uri="b"/></catalog>',
        encoding="utf-8",
    )
    assert Catalogs([path]).found("a")


@pytest.mark.parametrize("content", [None, "<rain/>", "no XML"])
def test_a_catalog_that_is_named_must_be_one(content: str | None, run: Run) -> None:
    if content:
        Path("catalog.xml").write_text(content, encoding="utf-8")
    Path("a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    result = run("validate", "--catalog", "catalog.xml", "a.xml")
    assert result.exit_code == 2
    assert "catalog.xml: " in result.stderr


@pytest.mark.parametrize("how", ["option", "environment", "address"])
def test_a_document_is_held_against_what_a_catalog_says(
    how: str, run: Run, vault: Vault, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("my.rng").write_bytes(schema())
    path = catalog('<uri name="https://example.org/my.rng" uri="../my.rng"/>', "c/catalog.xml")
    Path("a.xml").write_text(
        '<?xml-model href="https://example.org/my.rng"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        encoding="utf-8",
    )
    option = ("--catalog", path) if how == "option" else ()
    if how != "option":
        name = str(path) if how == "environment" else (here / path).as_uri()
        monkeypatch.setenv("XML_CATALOG_FILES", f"none.xml {name}")
    result = run("validate", *option, "a.xml")
    assert result.stderr == "1 file checked by my.rng: no findings.\n"
    named = run("validate", *option, "--schema", "https://example.org/my.rng", "a.xml")
    assert named.exit_code == 0
    assert vault.asked == []


def test_a_catalog_may_lead_to_what_is_installed(run: Run, vault: Vault) -> None:
    vault.release("tei_all", "4.12.0")
    run("schema", "install", "tei_all@4.12.0")
    path = catalog(
        '<rewriteURI uriStartString="https://example.org/" rewritePrefix='
        '"https://tei-c.org/release/xml/tei/custom/schema/relaxng/"/>'
    )
    shown = run("schema", "which", "--catalog", path, "https://example.org/tei_all.rng")
    assert "tei_all@4.12.0" in shown.stdout


def test_a_name_as_a_document_has_it_may_be_in_a_catalog(run: Run) -> None:
    Path("my.rng").write_bytes(schema())
    path = catalog('<uri name="letters.rng" uri="my.rng"/>')
    Path("deep").mkdir()
    Path("deep/a.xml").write_text(
        '<?xml-model href="letters.rng"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
        encoding="utf-8",
    )
    result = run("validate", "--catalog", path, "deep/a.xml")
    assert result.stderr == "1 file checked by my.rng: no findings.\n"
