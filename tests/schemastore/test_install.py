"""`tei schema`: what is fetched, what is kept, what is refused."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from vault import FOLDER, Vault, schema

from tei.schemastore import fetching, store

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

RULES = b"""<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern>
<rule context="*"><assert test="true()">Never.</assert></rule></pattern></schema>"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, which is the present one."""
    monkeypatch.setenv("TEI_SCHEMAS", str(tmp_path / "store"))
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "tei.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def kept() -> list[str]:
    """The schemas in the store."""
    return [there.path.relative_to(store.folder()).as_posix() for there in store.every()]


def locked(project: Path) -> list[dict[str, str]]:
    return tomllib.loads((project / "tei.lock").read_text(encoding="utf-8"))["schema"]


def test_a_release_is_fetched_once_with_its_checksum(
    run: Run, vault: Vault, tmp_path: Path
) -> None:
    data = vault.release("tei_all", "4.12.0")
    for _ in range(2):
        result = run("schema", "install", "tei_all@4.12.0")
        assert result.exit_code == 0, result.output
        assert sha256(data).hexdigest() in result.stdout
    assert "was here already" in result.stdout
    assert vault.asked == [f"/4.12.0/{FOLDER}/tei_all.rng"]
    assert (tmp_path / "store/tei_all@4.12.0/tei_all.rng").read_bytes() == data
    assert not Path("tei.lock").exists()


def test_without_a_version_the_newest_release_is_fetched_and_named(
    run: Run, vault: Vault, project: Path
) -> None:
    vault.release("tei_all", "4.12.0", is_current=True)
    assert run("schema", "install", "tei_all").exit_code == 0
    assert vault.asked == [f"/current/{FOLDER}/tei_all.rng"]
    [entry] = locked(project)
    assert entry["version"] == "4.12.0"
    assert entry["url"] == vault.address("tei_all", "4.12.0")


def test_what_is_newest_is_so_by_its_numbers(run: Run, vault: Vault) -> None:
    for version in ("4.9.0", "4.12.0", "4.9.0a"):
        vault.release("tei_all", version)
        run("schema", "install", f"tei_all@{version}")
    assert "@4.12.0" in run("schema", "which", "tei_all").stdout
    listed = run("schema", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [
        "edition",
        "tei_all@4.9.0",
        "tei_all@4.9.0a",
        "tei_all@4.12.0",
    ]


def test_a_project_gets_what_its_lock_file_names(
    run: Run, vault: Vault, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("4.11.0", "4.12.0"):
        vault.release("tei_all", version, is_current=True)
    assert run("schema", "install", "tei_all@4.11.0").exit_code == 0
    # Another computer, on which there is more.
    monkeypatch.setenv("TEI_SCHEMAS", str(tmp_path / "other"))
    run("schema", "install", "--no-lock", "tei_all@4.12.0")
    (project / "deep").mkdir()
    monkeypatch.chdir(project / "deep")
    result = run("schema", "which", "tei_all")
    assert result.exit_code == 2
    assert "not installed: tei schema install tei_all@4.11.0" in result.stderr
    assert run("schema", "install").exit_code == 0
    assert "tei_all@4.11.0" in run("schema", "which", "tei_all").stdout
    assert "tei_all@4.12.0" in run("schema", "which", "tei_all@4.12.0").stdout


def test_a_lock_file_names_every_schema_once(run: Run, vault: Vault, project: Path) -> None:
    for name, version in (("tei_lite", "4.9.0"), ("tei_all", "4.11.0"), ("tei_all", "4.12.0")):
        vault.release(name, version)
        assert run("schema", "install", f"{name}@{version}").exit_code == 0
    assert [(e["name"], e["version"]) for e in locked(project)] == [
        ("tei_all", "4.12.0"),
        ("tei_lite", "4.9.0"),
    ]
    before = (project / "tei.lock").read_bytes()
    assert run("schema", "install").exit_code == 0
    assert (project / "tei.lock").read_bytes() == before


def test_what_has_another_checksum_is_not_kept(
    run: Run, vault: Vault, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.release("tei_all", "4.12.0")
    run("schema", "install", "tei_all@4.12.0")
    before = (project / "tei.lock").read_bytes()
    vault.files[f"/4.12.0/{FOLDER}/tei_all.rng"] += b"<!-- more -->"
    monkeypatch.setenv("TEI_SCHEMAS", str(tmp_path / "other"))
    for arguments in ((), ("tei_all",), ("tei_all@4.12.0",)):
        result = run("schema", "install", *arguments)
        assert result.exit_code == 2
        assert "what was fetched is not what tei.lock names" in result.stderr
    assert not (tmp_path / "other").exists()
    assert (project / "tei.lock").read_bytes() == before


def test_a_schema_that_has_been_changed_is_not_used_in_a_project_and_fetched_anew(
    run: Run, vault: Vault, project: Path, tmp_path: Path
) -> None:
    data = vault.release("tei_all", "4.12.0")
    run("schema", "install", "tei_all@4.12.0")
    path = tmp_path / "store/tei_all@4.12.0/tei_all.rng"
    path.write_bytes(data + b"<!-- more -->")
    (project / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    for arguments in (("--schema", "tei_all", "a.xml"), ("a.xml",)):
        result = run("validate", *arguments)
        assert result.exit_code == 2
        assert "not the tei_all@4.12.0 that tei.lock names" in result.stderr
    assert run("schema", "install").exit_code == 0
    assert path.read_bytes() == data
    assert run("validate", "a.xml").exit_code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[schema]]\nname = 1\n", "no lock file as"),
        ("[[schema]]\nname = 'tei_all'\n", "an entry has name, sha256, url, version"),
        ("[[schema]]\nname='../x'\nversion=''\nurl=''\nsha256=''", "../x is no name of a schema"),
        ("schema = 3", "no lock file as"),
        ("<", "no lock file as"),
    ],
)
def test_a_damaged_lock_file_is_named(
    content: str, said: str, run: Run, vault: Vault, project: Path
) -> None:
    del vault
    (project / "tei.lock").write_text(content, encoding="utf-8")
    result = run("schema", "install")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "tei.lock" in result.stderr


def test_a_download_that_breaks_off_leaves_what_was_there(
    run: Run, vault: Vault, tmp_path: Path
) -> None:
    vault.release("tei_all", "4.12.0")
    vault.cut[f"/4.12.0/{FOLDER}/tei_all.rng"] = 10
    result = run("schema", "install", "tei_all@4.12.0")
    assert result.exit_code == 2
    assert "cannot be fetched: it ended after" in result.stderr
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("limit", "said"),
    [(("LARGEST", 100), "larger than 100 bytes"), (("WHOLE", -1), "takes longer than -1 seconds")],
)
def test_what_is_too_large_or_too_slow_is_not_fetched_to_its_end(
    limit: tuple[str, int], said: str, run: Run, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.release("tei_all", "4.12.0")
    monkeypatch.setattr(fetching, *limit)
    result = run("schema", "install", "tei_all@4.12.0")
    assert result.exit_code == 2
    assert said in result.stderr
    assert kept() == []


def test_a_server_that_is_not_there_is_named(run: Run, vault: Vault) -> None:
    del vault
    # Nothing listens at the port of nothing.
    result = run("schema", "install", "--from", "http://127.0.0.1:1/", "tei_all@4.12.0")
    assert result.exit_code == 2
    assert "http://127.0.0.1:1/4.12.0/" in result.stderr
    assert "cannot be fetched" in result.stderr


def test_a_schema_that_there_is_not_is_told_with_those_that_there_are(
    run: Run, vault: Vault
) -> None:
    result = run("schema", "install", "tei_al@4.12.0")
    assert result.exit_code == 2
    assert "404" in result.stderr
    assert "tei_all, tei_allPlus" in result.stderr
    assert vault.asked


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html/>", "this is no schema: it begins with the element html"),
        (b"Moved.", "this is no schema: line 1"),
        (RULES, "another language"),
        (
            b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="a"/></grammar>',
            "takes in another file, a,",
        ),
    ],
)
def test_what_is_no_schema_is_not_kept(
    content: bytes, said: str, run: Run, vault: Vault, tmp_path: Path
) -> None:
    vault.files[f"/4.12.0/{FOLDER}/tei_all.rng"] = content
    result = run("schema", "install", "tei_all@4.12.0")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("a b", "no name of a schema"),
        ("../x", "no name of a schema"),
        ("tei_all.rng", "no name of a schema"),
        ("file:///etc/my.rng", "only what has an address with https or http"),
        ("ftp://example.org/my.rng", "only what has an address with https or http"),
        ("https://example.org/my.rnc", "not the address of a schema"),
        ("edition@4.12.0", "come with tei"),
    ],
)
def test_what_cannot_be_fetched_is_refused(
    wanted: str, said: str, run: Run, vault: Vault, tmp_path: Path
) -> None:
    vault.release("edition", "4.12.0")
    result = run("schema", "install", wanted)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "store").exists()


def test_what_to_install_must_be_said_where_no_lock_file_says_it(run: Run, vault: Vault) -> None:
    result = run("schema", "install")
    assert result.exit_code == 2
    assert "tei schema install tei_all" in result.stderr
    assert vault.asked == []


def test_a_schema_may_be_fetched_from_any_address(
    run: Run, vault: Vault, project: Path, tmp_path: Path
) -> None:
    vault.files["/my.rng"], vault.files["/rules/my.isosch"] = schema(), RULES
    for path in vault.files:
        assert run("schema", "install", f"{vault.url[:-1]}{path}").exit_code == 0
    shown = run("schema", "which", f"{vault.url}my.rng").stdout
    assert shown.strip() == str(tmp_path / "store/my/my.rng")
    assert len(run("schema", "which", "my").stdout.splitlines()) == 2
    assert [entry["url"] for entry in locked(project)] == [
        f"{vault.url}my.rng",
        f"{vault.url}rules/my.isosch",
    ]
    asked = len(vault.asked)
    assert run("schema", "install").exit_code == 0
    assert len(vault.asked) == asked


def test_an_address_is_the_same_by_http_and_https(run: Run, vault: Vault) -> None:
    vault.files["/my.rng"] = schema()
    assert run("schema", "install", f"{vault.url}my.rng").exit_code == 0
    address = f"{vault.url}my.rng".replace("http:", "https:")
    assert run("schema", "which", address).exit_code == 0
    assert "was here already" in run("schema", "install", address).stdout


def test_two_addresses_are_not_taken_for_one_schema(run: Run, vault: Vault) -> None:
    vault.files["/a/my.rng"], vault.files["/b/my.rng"] = schema(), schema(root="p")
    assert run("schema", "install", f"{vault.url}a/my.rng").exit_code == 0
    result = run("schema", "install", f"{vault.url}b/my.rng")
    assert result.exit_code == 2
    assert "--as NAME" in result.stderr
    assert run("schema", "install", f"{vault.url}b/my.rng", "--as", "my@2").exit_code == 0
    assert "my@2" in run("schema", "which", f"{vault.url}b/my.rng").stdout


def test_a_redirection_is_followed_to_the_web_only(run: Run, vault: Vault) -> None:
    vault.files["/new/my.rng"] = schema()
    vault.elsewhere["/my.rng"] = f"{vault.url}new/my.rng"
    assert run("schema", "install", f"{vault.url}my.rng").exit_code == 0
    for to in ("file:///etc/passwd", "ftp://127.0.0.1/a"):
        vault.elsewhere["/other.rng"] = to
        result = run("schema", "install", f"{vault.url}other.rng")
        assert result.exit_code == 2
        assert "cannot be fetched" in result.stderr
    assert kept() == ["my/my.rng"]


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        ("tei_all-4.12.0.rng", (), "tei_all@4.12.0/tei_all.rng"),
        ("tei_all.rng", (), "tei_all@4.11.0/tei_all.rng"),
        ("my.rng", (), "my/my.rng"),
        ("my.rng", ("--as", "letters@1.2"), "letters@1.2/letters.rng"),
    ],
)
def test_a_file_is_kept_by_the_name_that_it_has_or_is_given(
    file: str, options: tuple[str, ...], expected: str, run: Run, project: Path
) -> None:
    (project / file).write_bytes(schema("4.11.0"))
    result = run("schema", "add", file, *options)
    assert result.exit_code == 0, result.output
    assert kept() == [expected]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("none.rng", None, "no such file"),
        ("my.rng", b"<html/>", "this is no schema"),
        ("my letters.rng", schema(), "--as NAME"),
        ("edition.rng", schema(), "--as gives another"),
    ],
)
def test_a_file_that_cannot_be_added_is_refused(
    file: str, content: bytes | None, said: str, run: Run, project: Path
) -> None:
    if content is not None:
        (project / file).write_bytes(content)
    result = run("schema", "add", file)
    assert result.exit_code == 2
    assert said in result.stderr
    assert kept() == []


def test_a_file_may_stand_for_an_address(run: Run, vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "my.rng").write_bytes(schema())
    url = "https://example.org/my.rng"
    assert run("schema", "add", tmp_path / "my.rng", "--url", url).exit_code == 0
    assert "my/my.rng" in Path(run("schema", "which", url).stdout.strip()).as_posix()
    assert vault.asked == []


def test_the_store_is_among_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEI_SCHEMAS")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert store.folder() == tmp_path / "data/tei/schemas"
    for ignored in ("", "relative"):
        monkeypatch.setenv("XDG_DATA_HOME", ignored)
        assert store.folder() == tmp_path / ".local/share/tei/schemas"
    monkeypatch.setattr("sys.platform", "darwin")
    assert store.folder() == tmp_path / "Library/Application Support/tei/schemas"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert store.folder() == tmp_path / "local/tei/schemas"


def test_quiet_is_quiet(run: Run, vault: Vault) -> None:
    vault.release("tei_all", "4.12.0")
    for command in (("-q", "schema"), ("schema", "-q"), ("schema",)):
        last = () if "-q" in command else ("-q",)
        result = run(*command, "install", "tei_all@4.12.0", *last)
        assert (result.exit_code, result.output) == (0, "")
