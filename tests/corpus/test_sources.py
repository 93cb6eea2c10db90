"""Which files are sources, in which order, and what each is called in the edition."""

import zipfile
from pathlib import Path

import pytest

from tei.corpus import Found, build, document, documents, entries, how_many, settings_for
from tei.errors import UsageError
from tei.settings import Settings


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Title: Rain\n", encoding="utf-8")


def _found(*paths: Path) -> list[Found]:
    found = list(documents(entries(map(str, paths))))
    assert all(isinstance(item, Found) for item in found), found
    return found


def _identities(*paths: Path) -> list[str]:
    return [found.identity for found in _found(*paths)]


def test_the_sources_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a/z.md", "a.TXT", "c/b/a.txt")
    assert _identities(tmp_path) == ["a.TXT", "b.txt", "a/z.md", "c/b/a.txt"]


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme.txt", "LICENSE.txt", "Notes.md", ".hidden.txt", ".git/a.txt", "a.png"],
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
    assert len(_found(tmp_path / "a" / "rain.txt", other, tmp_path)) == 1


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
    titles = [source.settings.edition.title for source in _found(tmp_path)]
    assert titles == ["All", "B"]
    assert settings_for(tmp_path / "b").edition.title == "B"


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings_for(tmp_path) == Settings()


def test_a_folder_without_sources_and_a_path_without_anything_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are no sources in this folder"):
        entries([str(tmp_path)])
    with pytest.raises(UsageError, match="there is no such file or folder"):
        entries([str(tmp_path / "missing.txt")])


def test_a_record_in_the_place_of_a_file_is_told_what_takes_it(tmp_path: Path) -> None:
    (tmp_path / "month.json").write_text("[]", encoding="utf-8")
    said = r"month.json#2: .*build takes all of .*month.json, and tei encode one document of it"
    with pytest.raises(UsageError, match=said):
        entries([str(tmp_path / "month.json#2")])
    with pytest.raises(UsageError, match=r"no such file or folder$"):
        entries([str(tmp_path / "year.json#2")])


def test_a_pattern_that_no_shell_has_expanded_is_expanded(tmp_path: Path) -> None:
    _touch(tmp_path, "1958/a.txt", "1958/b.txt", "1959/a.txt", "c.txt")
    (tmp_path / "tei.toml").touch()
    assert _identities(tmp_path / "1958" / "*.txt") == ["1958/a.txt", "1958/b.txt"]
    assert _identities(tmp_path / "**" / "a.txt") == ["1958/a.txt", "1959/a.txt"]
    with pytest.raises(UsageError, match="nothing matches this pattern"):
        entries([str(tmp_path / "*.nothing")])


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    _touch(tmp_path, "a[1].txt", "a1.txt")
    assert _identities(tmp_path / "a[1].txt") == ["a[1].txt"]


def test_the_languages_of_a_document_belong_together(tmp_path: Path) -> None:
    _touch(tmp_path, "rain.en.txt", "rain.md", "rain.zh.txt", "snow.en.txt", "sun.fr.md")
    found = {item.identity: [source.lang for source in item.inputs] for item in _found(tmp_path)}
    assert found == {
        "rain": ["en", "zh"],
        "rain.md": [""],
        "snow.en.txt": ["en"],
        "sun.fr.md": ["fr"],
    }


def test_a_part_of_a_name_that_looks_like_a_tag_is_a_language_if_another_stands_beside(
    tmp_path: Path,
) -> None:
    _touch(tmp_path, "a.old.txt", "b.en.md", "b.en.txt", "c.en.txt", "c.grc.txt", "c.txt")
    found = {item.identity: [source.lang for source in item.inputs] for item in _found(tmp_path)}
    assert found == {
        "a.old.txt": [""],
        "b.en.md": ["en"],
        "b.en.txt": ["en"],
        "c": ["en", "grc"],
        "c.txt": [""],
    }
    assert how_many(entries([str(tmp_path)])) == len(found)


def test_a_file_alone_is_in_a_language_of_the_settings_or_one_that_is_asked_for(
    tmp_path: Path,
) -> None:
    _touch(tmp_path, "a.old.txt")
    path = str(tmp_path / "a.old.txt")
    assert document([path]).inputs[0].lang == ""
    assert document([path], form="pair").inputs[0].lang == "old"
    (tmp_path / "tei.toml").write_text('languages.original = "old-TZ"', encoding="utf-8")
    assert document([path]).inputs[0].lang == "old"


def test_the_files_of_a_document_that_are_named_one_by_one_are_its_languages(
    tmp_path: Path,
) -> None:
    _touch(tmp_path, "a/rain.grc.txt", "b/rain.old.md")
    found = document([str(tmp_path / "a" / "rain.grc.txt"), str(tmp_path / "b" / "rain.old.md")])
    assert (found.identity, [source.lang for source in found.inputs]) == ("rain", ["grc", "old"])


def test_in_whatever_order_they_are_named_a_document_is_the_same(tmp_path: Path) -> None:
    names = ["rain.zh.txt", "rain.en.txt"]
    _touch(tmp_path, *names)
    paths = [tmp_path / name for name in names]
    for listed in (paths, paths[::-1]):
        [found] = _found(*listed)
        assert [source.lang for source in found.inputs] == ["en", "zh"]


def test_a_second_file_of_one_name_is_no_part_of_a_document(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        _touch(tmp_path / folder, "rain.en.txt", "rain.zh.txt")
    found = _found(tmp_path / "a", tmp_path / "b")
    assert [item.identity for item in found] == ["rain"] * 3
    first, *others = [[source.path for source in item.inputs] for item in found]
    assert first == [str(tmp_path / "a" / f"rain.{lang}.txt") for lang in ("en", "zh")]
    assert others == [[str(tmp_path / "b" / f"rain.{lang}.txt")] for lang in ("en", "zh")]


def _zip(path: Path, **names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return path


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    names = ("b.txt", "a/rain.txt", "README.md", "__MACOSX/b.txt", "a/.hidden.txt", "c.png")
    path = _zip(tmp_path / "all.zip", **dict.fromkeys(names, "Title: Rain"))
    found = list(documents(entries([str(path)])))
    assert [item.identity for item in found] == ["all.zip#a/rain.txt", "all.zip#b.txt"]
    assert [item.inputs[0].bytes() for item in found] == [b"Title: Rain"] * 2
    assert document([f"{path}#b.txt"]).identity == "all.zip#b.txt"
    assert document([f"{path}#2"]).identity == "all.zip#b.txt"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["rain.txt", "rain.en.txt"])
def test_two_files_of_one_name_in_an_archive_are_two_documents_with_one_identity(
    name: str, tmp_path: Path
) -> None:
    texts = [f"Title: Rain\nDate: 1958-03-20\n\nIt rained {when}.\n" for when in ("once", "twice")]
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for text in texts:
            archive.writestr(name, text)
    found = _found(tmp_path / "all.zip")
    assert [item.identity for item in found] == [f"all.zip#{name}"] * 2
    assert [item.inputs[0].bytes().decode() for item in found] == texts
    first, second = build(found, tmp_path / "out", 1)
    assert "once" in (tmp_path / "out" / first.tei).read_text(encoding="utf-8")
    assert [d.code.id for d in second.diagnostics] == ["TEI901"]


def test_a_damaged_archive_is_a_finding_and_the_rest_goes_on(tmp_path: Path) -> None:
    _touch(tmp_path, "a.zip", "b.txt")
    bad, good = documents(entries([str(tmp_path)]))
    assert bad.code.id == "TEI903"
    assert good.identity == "b.txt"


RECORDS = """[{"path": "1/a", "title": "终于下雨", "content": "下雨了。"},
 {"title": "河水涨了", "content": "河水涨了。"}]"""


@pytest.mark.parametrize("name", ["m.json", "m.jsonl", "m.zip"])
def test_each_record_of_a_file_is_a_document(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith("zip"):
        _zip(path, **{"m.json": RECORDS})
    else:
        path.write_text(RECORDS, encoding="utf-8")
    base = f"{name}#m.json" if name.endswith("zip") else name
    assert _identities(path) == [f"{base}#1/a", f"{base}#2"]


def test_one_record_can_be_named_by_its_key_or_its_number(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(RECORDS, encoding="utf-8")
    assert document([f"{path}#1/a"]).identity == document([f"{path}#1"]).identity == "m.json#1/a"
    with pytest.raises(UsageError, match="this holds many documents; name one: "):
        document([str(path)])
    with pytest.raises(UsageError, match="there is no document 'x' in it"):
        document([f"{path}#x"])


def test_a_file_of_records_that_is_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(RECORDS[:-20], encoding="utf-8")
    first, cut = documents(entries([str(path)]))
    assert first.identity == "m.json#1/a"
    assert (cut.code.id, cut.location.line) == ("TEI113", 2)
