"""Which schemas a document is held against: by `xml-model`, as an edition, by `tei_all`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from vault import Vault, schema

from tei.validate import opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

GOLDEN = Path(__file__).parents[1] / "golden" / "seed.xml"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
OF_TEI = "xml/tei/custom/schema/relaxng/tei_all"
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
<rule context="/*"><assert test="@n">It has no number.</assert></rule></pattern></schema>"""


@pytest.fixture(autouse=True)
def here(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with nothing in it, an empty store, and no network but the vault."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        assert address == ("127.0.0.1", int(vault.url.rpartition(":")[2][:-1])), "the network"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    return folder


def model(href: str, language: str = RELAX_NG, more: str = "") -> str:
    return f'<?xml-model href="{href}" schematypens="{language}" {more}?>\n'


def written(*models: str, root: str = TEI, name: str = "a.xml") -> str:
    path = Path(name)
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text("".join(models) + root, encoding="utf-8")
    return name


def installed(run: Run, vault: Vault, *versions: str, name: str = "tei_all") -> None:
    for version in versions:
        vault.release(name, version)
        assert run("schema", "install", f"{name}@{version}").exit_code == 0
    vault.asked.clear()


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.tei-c.org/release/{OF_TEI}.rng",
        f"http://www.tei-c.org/release/{OF_TEI}.rng",
        f"https://tei-c.org/Vault/P5/current/{OF_TEI}.rng",
        f"https://tei-c.org/Vault/P5/4.12.0/{OF_TEI}.rng",
        f"https://vault.tei-c.de/P5/4.12.0/{OF_TEI}.rng",
    ],
)
def test_an_address_of_tei_stands_for_what_is_installed(
    address: str, run: Run, vault: Vault
) -> None:
    installed(run, vault, "4.11.0", "4.12.0")
    result = run("validate", written(model(address)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file checked by tei_all 4.12.0: no findings.\n"
    assert run("validate", "--schema", address, "a.xml").exit_code == 0
    assert vault.asked == []


@pytest.mark.parametrize(
    ("href", "said", "advice"),
    [
        (
            f"https://tei-c.org/Vault/P5/4.12.0/{OF_TEI}.rng",
            "",
            "tei schema install tei_all@4.12.0",
        ),
        (f"https://tei-c.org/release/{OF_TEI}.rng", "", "tei schema install tei_all,"),
        ("https://example.org/my.rng", "", "tei schema install https://example.org/my.rng,"),
        ("my.rng", "my.rng, is not there", "name another with --schema"),
        ("file:///none/my.rng", "is not there", "name another with --schema"),
        ("file://example.org/my.rng", "is not there", "name another with --schema"),
        ("//example.org/my.rng", "is not there", "name another with --schema"),
        ("/dev/zero", "no language that tei knows", "name another with --schema"),
        ("a%00.rng", "is not there", "name another with --schema"),
        ("http://[/my.rng", "is not at hand", "name another with --schema"),
        ("my.rnc", "compact syntax", "name another with --schema"),
        (f"https://tei-c.org/release/{OF_TEI}.rnc", "compact syntax", "--schema tei_all"),
    ],
)
def test_a_schema_that_is_not_at_hand_is_one_finding_with_what_to_do(
    href: str, said: str, advice: str, run: Run, vault: Vault
) -> None:
    result = run("validate", written(f'<?xml-model href="{href}"?>'))
    assert result.exit_code == 1
    assert result.stdout.count("TEI505") == result.stdout.count("error:") == 1
    printed = " ".join(result.stdout.split())
    assert href in printed
    assert (said or "is not at hand") in printed
    assert advice in printed
    assert vault.asked == []


def test_a_release_that_is_named_is_not_replaced_by_another(run: Run, vault: Vault) -> None:
    installed(run, vault, "4.11.0")
    result = run("validate", written(model(f"https://tei-c.org/Vault/P5/4.12.0/{OF_TEI}.rng")))
    assert "tei schema install tei_all@4.12.0" in result.stdout
    result = run("validate", "--schema", "tei_all@4.12.0", "a.xml")
    assert result.exit_code == 2
    assert "not installed: tei schema install tei_all@4.12.0" in result.stderr


def test_a_file_is_seen_from_the_document(run: Run) -> None:
    Path("schemas").mkdir()
    Path("schemas/my letters.rng").write_bytes(schema(root="p"))
    name = written(model("../../schemas/my%20letters.rng"), name="deep/er/a.xml")
    result = run("validate", name)
    assert result.exit_code == 1
    assert "a.xml:2:1: error: " in result.stdout
    assert "1 file checked by my letters.rng: 1 error." in result.stderr


def test_a_document_from_standard_input_stands_in_this_folder(run: Run) -> None:
    Path("my.rng").write_bytes(schema())
    result = run("validate", "-", stdin=(model("my.rng") + TEI).encode())
    assert result.stderr == "1 file checked by my.rng: no findings.\n"


def test_grammar_and_rules_are_both_held(run: Run) -> None:
    Path("my.rng").write_bytes(schema(root="p"))
    Path("my.sch").write_text(RULES, encoding="utf-8")
    result = run("validate", written(model("my.rng"), model("my.sch", SCHEMATRON)))
    assert "It has no number" in result.stdout
    assert "1 file checked by my.rng and my.sch: 2 errors." in result.stderr


def test_an_edition_is_not_held_against_rules_alone(run: Run) -> None:
    shutil.copy(GOLDEN, "seed.xml")
    Path("schema").mkdir()
    Path("schema/edition.sch").write_text(RULES, encoding="utf-8")
    assert "1 file checked by edition: no findings" in run("validate", "seed.xml").stderr


def test_what_is_no_xml_is_told_before_that_its_schema_is_not_there(run: Run) -> None:
    result = run("validate", written(model("my.rng"), root="<TEI><p></q></TEI>"))
    assert "TEI501" in result.stdout
    assert "</q> has no <q>" in result.stdout
    assert "TEI505" not in result.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_with_a_name_is_read_once(run: Run) -> None:
    Path("my.rng").write_bytes(schema())
    os.mkfifo("pipe")
    writer = Thread(target=Path("pipe").write_text, args=(model("my.rng") + TEI,))
    writer.start()
    assert "1 file checked by my.rng: no findings." in run("validate", "pipe").stderr
    writer.join()


def test_neither_the_network_nor_a_tree_is_imported_for_a_grammar(vault: Vault) -> None:
    Path("my.rng").write_bytes(schema())
    written(model("my.rng"))
    script = "import sys; from tei.cli import cli; cli(sys.argv[1:], standalone_mode=False)"
    script += "; print(*sys.modules)"
    for option, absent in (((), ""), (("--schema", "my.rng"), "tei.schemastore")):
        command = [sys.executable, "-c", script, "validate", *option, "a.xml"]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        unwanted = {"urllib.request", "http.client", "ssl", "tomllib", "lxml", absent}
        assert unwanted.isdisjoint(done.stdout.split())
    assert vault.asked == []


def test_rules_are_held_where_the_grammar_is_not_there(run: Run) -> None:
    Path("my.sch").write_text(RULES, encoding="utf-8")
    result = run("validate", written(model("my.rng"), model("my.sch", SCHEMATRON)))
    assert "It has no number" in result.stdout
    assert "my.rng, is not there" in result.stdout
    assert "Not checked" not in result.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (model("rules.sch", SCHEMATRON), "rules.sch is not there"),
        (model("my.rng", SCHEMATRON), "my.rng has no Schematron rules"),
        (model("my.xsd", SCHEMATRON), "my.xsd is XSD, and rules within XSD are not carried out"),
        ('<?xml-model href="my.rnc"?>', "my.rnc is in RELAX NG's compact syntax"),
    ],
)
def test_what_is_left_out_is_told_once(more: str, said: str, run: Run) -> None:
    Path("my.rng").write_bytes(schema())
    Path("my.xsd").write_text("<schema/>", encoding="utf-8")
    names = [written(model("my.rng"), more, name=name) for name in ("a.xml", "b.xml")]
    result = run("validate", *names)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Not checked: {said}" in result.stderr
    assert result.stderr.count("(2 files).") == 1
    assert run("validate", "-q", *names).output == ""


GRAMMAR_WITH_RULES = f"""<grammar xmlns="{RELAX_NG}" xmlns:s="{SCHEMATRON}"><start>
<element name="TEI" ns="http://www.tei-c.org/ns/1.0"><s:rule context="/*">
<s:assert test="@n">It has no number.</s:assert></s:rule><empty/></element></start></grammar>"""


def test_rules_that_stand_in_a_grammar_are_held_where_they_are_named(run: Run) -> None:
    Path("my.rng").write_text(GRAMMAR_WITH_RULES, encoding="utf-8")
    pair = written(model("my.rng"), model("my.rng", SCHEMATRON), name="pair.xml")
    result = run("validate", pair)
    assert result.stdout.count("It has no number") == 1
    assert " by my.rng" not in result.stdout
    assert result.stderr == "1 file checked by my.rng: 1 error.\n"
    assert run("schema", "which", pair).stdout.count("my.rng") == 1
    assert run("validate", written(model("my.rng"))).exit_code == 0
    assert "It has no number" in run("validate", "--schema", "my.rng", "a.xml").stdout
    assert run("validate", "--no-rules", "--schema", "my.rng", "a.xml").exit_code == 0


def test_one_phase_is_held_and_one_that_is_not_there_is_told(run: Run) -> None:
    phase = '<phase id="draft"><active pattern="a"/></phase><pattern id="a">'
    rules = RULES.replace("<pattern>", phase)
    more = '<pattern><rule context="/*"><assert test="@m">no m</assert></rule></pattern></schema>'
    Path("my.sch").write_text(rules.replace("</schema>", more), encoding="utf-8")
    for phase, said in (("draft", "It has no number"), ("late", "has no phase late: it has draft")):
        result = run("validate", written(model("my.sch", SCHEMATRON, f'phase="{phase}"')))
        assert result.exit_code == 1
        assert said in " ".join(result.stdout.split())
        assert "no m " not in result.stdout


def test_all_rules_are_held_where_all_phases_are_wanted(run: Run) -> None:
    Path("my.sch").write_text(RULES, encoding="utf-8")
    result = run("validate", written(model("my.sch", SCHEMATRON, 'phase="#ALL"')))
    assert "It has no number" in result.stdout


@pytest.mark.parametrize(
    ("instruction", "is_held"),
    [
        ("<?xml-model href='my.rng'?>", True),
        ('<?xml-model  title="a > b &lt; c"\n href = "my&#46;rng"?>', True),
        ('<?xml-model href="&#x6D;y.rng" type="application/xml"?>', True),
        ('<?xml-model type="application/xml"?>', False),
        ("<?xml-model?>", False),
        ('<?xml-models href="my.rng"?>', False),
        ('<!--<?xml-model href="my.rng"?>-->', False),
    ],
)
def test_an_instruction_is_read_as_the_note_says(
    instruction: str, run: Run, *, is_held: bool
) -> None:
    Path("my.rng").write_bytes(schema())
    result = run("validate", written(instruction))
    assert (result.exit_code == 0) is is_held
    assert ("no schema is named" in result.stdout) is not is_held


def test_an_instruction_after_the_first_tag_counts_for_nothing(run: Run) -> None:
    Path("my.rng").write_bytes(schema())
    root = TEI.replace("/>", f">{model('my.rng')}</TEI>")
    assert "no schema is named" in run("validate", written(root=root)).stdout


def test_a_schema_of_a_document_that_is_none_does_not_end_the_run(run: Run) -> None:
    Path("my.rng").write_text("<rain/>", encoding="utf-8")
    Path("good.rng").write_bytes(schema())
    bad, good = written(model("my.rng")), written(model("good.rng"), name="b.xml")
    result = run("validate", bad, good)
    assert result.exit_code == 1
    assert "a.xml: error: the schema that it names cannot be used" in result.stdout
    # What is the same on any computer can be in a baseline.
    assert str(Path.cwd()) not in result.stdout
    assert result.stdout.count("error:") == 1


def test_what_was_found_before_a_schema_of_a_document_fails_is_told(run: Run) -> None:
    Path("my.rng").write_bytes(schema(root="p"))
    Path("my.sch").write_text("<rain/>", encoding="utf-8")
    result = run("validate", written(model("my.rng"), model("my.sch", SCHEMATRON)))
    assert "cannot be used" in result.stdout
    assert "2 errors" in result.stderr


def test_an_address_in_a_document_is_no_part_of_a_command(run: Run) -> None:
    address = "https://example.org/$(touch a);a.rng"
    result = run("validate", written(model(address)))
    assert f"tei schema install '{address}'" in " ".join(result.stdout.split())


def test_an_edition_has_its_own_schemas(run: Run, vault: Vault) -> None:
    installed(run, vault, "4.12.0")
    shutil.copy(GOLDEN, "seed.xml")
    text = GOLDEN.read_text(encoding="utf-8")
    without = "\n".join(line for line in text.splitlines() if "xml-model" not in line)
    Path("without.xml").write_text(without, encoding="utf-8")
    for name in ("seed.xml", "without.xml"):
        result = run("validate", name)
        assert result.stderr == "1 file checked by edition: no findings.\n"
    Path("schema").mkdir()
    Path("schema/edition.rng").write_bytes(schema(root="p"))
    result = run("validate", "seed.xml")
    assert "1 file checked by edition.rng: " in result.stderr
    assert run("validate", "--schema", "edition", "seed.xml").exit_code == 0


def test_other_tei_is_held_against_all_of_tei(run: Run, vault: Vault) -> None:
    installed(run, vault, "4.12.0")
    shutil.copy(GOLDEN, "seed.xml")
    Path("my.rng").write_bytes(schema())
    names = [written(name="a.xml"), written(model("my.rng"), name="b.xml"), "seed.xml"]
    result = run("validate", *names)
    assert result.exit_code == 0
    assert result.stderr == (
        "3 files checked, 1 by tei_all 4.12.0, 1 by my.rng, 1 by edition: no findings.\n"
    )
    path = run("schema", "which", "a.xml").stdout.strip()
    assert f"tei_all 4.12.0: {path} (1 file)." in run("validate", "-v", *names).stderr


def test_many_schemas_are_counted(run: Run) -> None:
    for letter in "abcd":
        Path(f"{letter}.rng").write_bytes(schema())
        written(model(f"{letter}.rng"), name=f"{letter}.xml")
    assert "4 files checked by 4 schemas (-v names them)" in run("validate", ".").stderr


def test_which_says_what_a_document_is_held_against(run: Run, vault: Vault) -> None:
    del vault
    Path("my.rng").write_bytes(schema())
    Path("my.sch").write_text(RULES, encoding="utf-8")
    written(model("my.rng"), model("my.sch", SCHEMATRON), model("b.sch", SCHEMATRON))
    result = run("schema", "which", "a.xml")
    assert [Path(line).name for line in result.stdout.splitlines()] == ["my.rng", "my.sch"]
    assert "Not checked: b.sch is not there" in result.stderr
    result = run("schema", "which", written(name="b.xml"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "TEI505" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tei_lite", "tei schema install tei_lite"),
        ("my", "tei schema add FILE --as my"),
        ("letters@1.2", "tei schema add FILE --as letters@1.2"),
        ("https://example.org/my.rng", "tei schema install https://example.org/my.rng"),
        (f"https://tei-c.org/release/{OF_TEI}.rng", "tei schema install tei_all"),
    ],
)
def test_a_name_without_a_schema_has_the_command_that_helps(
    name: str, said: str, run: Run, vault: Vault
) -> None:
    written()
    for command in (("validate", "--schema", name, "a.xml"), ("schema", "which", name)):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(f": {said}\n")
    assert vault.asked == []


@pytest.mark.parametrize(
    ("name", "said"), [("tei_al", "did you mean 'tei_all'?"), ("my.xml", "there is no such file")]
)
def test_a_name_that_is_misspelt_has_the_nearest(name: str, said: str, run: Run) -> None:
    result = run("validate", "--schema", name, written())
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("<html/>", "this is no TEI document: it begins with html"),
        ('<p xmlns="http://www.tei-c.org/ns/1.0"/>', "begins with p in the namespace"),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><p></TEI>", "TEI501"),
        ("", "TEI501"),
        ("<TEI>", "TEI501"),
    ],
)
def test_what_is_no_tei_is_told_as_such(document: str, said: str, run: Run) -> None:
    result = run("validate", written(root=document))
    assert result.exit_code == 1
    assert result.stdout.count("error:") == 1
    assert said in result.stdout


def test_of_a_document_that_names_its_schema_only_the_beginning_is_read_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("my.rng").write_bytes(schema())
    head = "<teiHeader><fileDesc><publicationStmt/></fileDesc></teiHeader>"
    written(model("my.rng"), root=TEI.replace("/>", f">{head}{'<p/>' * 200_000}</TEI>"))
    pieces = []
    feed = opening.Events.feed
    monkeypatch.setattr(
        opening.Events, "feed", lambda self: (pieces.append(piece) for piece in feed(self))
    )
    opening.opening(Path("a.xml"))
    assert len(pieces) <= 1
