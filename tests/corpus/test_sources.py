"""Which files are sources, in which order, and what each is called in the edition."""

from pathlib import Path

import pytest

from tei.corpus import collect, settings_for
from tei.errors import UsageError
from tei.settings import Settings


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Title: Rain\n", encoding="utf-8")


def _identities(*paths: Path) -> list[str]:
    return [source.identity for source in collect(paths)]


def test_the_sources_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a/z.md", "a.TXT", "c/b/a.txt")
    assert _identities(tmp_path) == ["a.TXT", "b.txt", "a/z.md", "c/b/a.txt"]


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme.txt", "LICENSE.txt", "Notes.md", ".hidden.txt", ".git/a.txt", "a.xml"],
)
def test_what_is_no_source_is_passed_over_in_a_folder(name: str, tmp_path: Path) -> None:
    _touch(tmp_path, "rain.txt", name)
    assert _identities(tmp_path) == ["rain.txt"]


def test_a_file_that_is_named_may_be_called_anything(tmp_path: Path) -> None:
    _touch(tmp_path, "README", "rain.source")
    assert _identities(tmp_path / "rain.source", tmp_path / "README") == ["rain.source", "README"]


def test_a_source_that_is_named_twice_is_built_once(tmp_path: Path) -> None:
    _touch(tmp_path, "a/rain.txt")
    other = tmp_path / "a" / ".." / "a" / "rain.txt"
    assert len(collect([tmp_path / "a" / "rain.txt", other, tmp_path])) == 1


def test_the_path_is_seen_from_the_settings_wherever_the_folder_lies(tmp_path: Path) -> None:
    for place in ("here", "there"):
        _touch(tmp_path / place, "1958/rain.txt")
        (tmp_path / place / "tei.toml").touch()
        source = tmp_path / place / "1958" / "rain.txt"
        assert _identities(source) == ["1958/rain.txt"]
        assert _identities(source.parent) == ["1958/rain.txt"]
        assert _identities(tmp_path / place) == ["1958/rain.txt"]


def test_without_settings_the_path_is_seen_from_the_folder_that_was_named(tmp_path: Path) -> None:
    _touch(tmp_path, "1958/rain.txt")
    assert _identities(tmp_path) == ["1958/rain.txt"]
    assert _identities(tmp_path / "1958") == ["rain.txt"]
    assert _identities(tmp_path / "1958" / "rain.txt") == ["rain.txt"]


def test_the_path_does_not_depend_on_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _touch(tmp_path, "1958/rain.txt")
    monkeypatch.chdir(tmp_path)
    assert _identities(Path("1958")) == _identities(tmp_path / "1958")
    monkeypatch.chdir(tmp_path / "1958")
    assert _identities(Path()) == ["rain.txt"]


def test_each_source_has_the_nearest_settings(tmp_path: Path) -> None:
    _touch(tmp_path, "a/rain.txt", "b/rain.txt")
    (tmp_path / "tei.toml").write_text('[edition]\ntitle = "All"', encoding="utf-8")
    (tmp_path / "b" / "tei.toml").write_text('[edition]\ntitle = "B"', encoding="utf-8")
    titles = [source.settings.edition.title for source in collect([tmp_path])]
    assert titles == ["All", "B"]
    assert settings_for(tmp_path / "b").edition.title == "B"


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings_for(tmp_path) == Settings()


def test_a_folder_without_sources_and_a_path_without_anything_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are no sources in this folder"):
        collect([tmp_path])
    with pytest.raises(UsageError, match="there is no such file or folder"):
        collect([tmp_path / "missing.txt"])
