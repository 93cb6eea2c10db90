"""`tei.toml`: every key, and a message that helps for everything that is wrong in it."""

from pathlib import Path

import pytest

from tei.diagnostics import Severity
from tei.errors import SettingsError
from tei.settings import Image, Person, Settings, Software, find, load

EVERYTHING = """
[edition]
title = "A Year of Rain"
publisher = "Example Press"
version = "2"
date = "2026-11-01"
base-url = "https://example.org/rain"

[licence]
source = "Ask the newspaper."
translation = "CC-BY-4.0"
markup = "CC0-1.0"

[translation]
status = "reviewed"

[languages]
original = "zh-Hant-TW"
translation = "de-CH-1996"

[[people]]
name = "Zhang Hua"
role = "reviewer"
ref = "https://example.org/zhang"
date = "2026-10-12"

[[people]]
name = "Chen Li"
role = "editor"

[[software]]
name = "Example Translator"
role = "translation"
version = "3.1"

[[images]]
source = "rain.txt"
file = "rain.png"
figure = 2
description = "A village in the rain."

[names]
authority = ["people.csv", "places/china.xml"]

[rules]
dangling-pointer = "info"
TEI302 = "off"
tei301 = "error"
"""


def _load(folder: Path, text: str) -> Settings:
    path = folder / "tei.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def _refused(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        _load(folder, text)
    message = str(caught.value)
    assert message.startswith(f"{folder / 'tei.toml'}: ")
    return message


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = _load(tmp_path, EVERYTHING)
    edition = settings.edition
    assert (edition.title, edition.publisher) == ("A Year of Rain", "Example Press")
    assert (edition.version, edition.date) == ("2", "2026-11-01")
    assert edition.base_url == "https://example.org/rain"
    assert settings.licence.source == "Ask the newspaper."
    assert (settings.licence.translation, settings.licence.markup) == ("CC-BY-4.0", "CC0-1.0")
    assert settings.translation.status == "reviewed"
    assert (settings.languages.original, settings.languages.translation) == (
        "zh-Hant-TW",
        "de-CH-1996",
    )
    assert settings.people == (
        Person("Zhang Hua", "reviewer", "https://example.org/zhang", "2026-10-12"),
        Person("Chen Li", "editor"),
    )
    assert settings.software == (Software("Example Translator", "translation", "3.1"),)
    assert settings.images == (Image("rain.txt", "rain.png", 2, "A village in the rain."),)
    assert settings.names.authority == (
        str(tmp_path / "people.csv"),
        str(tmp_path / "places/china.xml"),
    )
    assert settings.rules == {"TEI520": Severity.INFO, "TEI302": None, "TEI301": Severity.ERROR}


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert _load(tmp_path, "") == Settings()


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("[editon]\ntitle = 'x'", "'editon'", "did you mean 'edition'?"),
        ("[edition]\ntitel = 'x'", "'titel'", "did you mean 'title'?"),
        ("[edition]\nbase_url = 'x'", "'base_url'", "did you mean 'base-url'?"),
        ("[licence]\nmark-up = 'x'", "'mark-up'", "did you mean 'markup'?"),
        ("[translation]\nstatus = 'review'", "'review'", "did you mean 'reviewed'?"),
        ("[licence]\nsource = 'CC BY 4.0'", "licence.source", "did you mean 'CC-BY-4.0'"),
        ("[[people]]\nnames = 'x'", "'names'", "did you mean 'name'?"),
        ("[zzz]", "'zzz'", "there are edition, licence"),
        (
            "[rules]\ndangling-pointr = 'off'",
            "'dangling-pointr'",
            "did you mean 'dangling-pointer'?",
        ),
        ("[rules]\nzzz = 'off'", "'zzz'", "tei explain lists them"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(
    text: str, wrong: str, right: str, tmp_path: Path
) -> None:
    message = _refused(tmp_path, text)
    assert wrong in message
    assert right in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[edition]\nversion = 2", "edition.version is text in quotation marks, not 2"),
        ("[edition]\ntitle = ['x']", "edition.title is text in quotation marks"),
        ("[edition]\ndate = 2026-11-01", "edition.date is text in quotation marks"),
        (
            "[[images]]\nsource = 'a'\nfile = 'b'\nfigure = '1'",
            "images.figure is a whole number, not '1'",
        ),
        ("[[images]]\nsource = 'a'\nfile = 'b'\nfigure = true", "images.figure is a whole number"),
        ("[names]\nauthority = 'a.csv'", "names.authority is a list of texts in quotation marks"),
        ("[names]\nauthority = [1]", "names.authority is a list of texts in quotation marks"),
        ("edition = 'x'", "edition is a table: write [edition]"),
        ("[people]\nname = 'x'", "people is a list of tables: write [[people]]"),
        ("people = ['x']", "people is a list of tables"),
        ("[[people]]\nname = 'x'", "an entry of people lacks role"),
        ("[[images]]\nfigure = 1", "an entry of images lacks source and file"),
        ("rules = 'off'", "rules is a table: write [rules]"),
        ("[rules]\nTEI520 = 'on'", "rules.TEI520 is one of error, warning, info, off, not 'on'"),
        ("[rules]\nTEI520 = false", "rules.TEI520 is one of error, warning, info, off, not False"),
        ("[rules]\nTEI520 = ['off']", "rules.TEI520 is one of error"),
        ("[rules]\ntext-lost = 'off'", "rules.text-lost: TEI401 text-lost is an error in every"),
        ("[rules]\nTEI512 = 'info'", "TEI512 missing-element is an error in every edition"),
        ("[rules]\nTEI904 = 'off'", "TEI904 edited-tei is a remark in every edition"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(text: str, expected: str, tmp_path: Path) -> None:
    assert expected in _refused(tmp_path, text)


@pytest.mark.parametrize("people", ["", "[[people]]\nname = 'Chen Li'\nrole = 'editor'"])
def test_nothing_is_reviewed_without_a_reviewer(people: str, tmp_path: Path) -> None:
    message = _refused(tmp_path, f"[translation]\nstatus = 'reviewed'\n{people}")
    assert 'no [[people]] entry has the role "reviewer"' in message


@pytest.mark.parametrize("tag", ["", "Chinese", "zh_Hans", "ZH", "zh-hans", "zh-", "e", "en US"])
def test_what_is_no_language_tag_is_refused(tag: str, tmp_path: Path) -> None:
    message = _refused(tmp_path, f"[languages]\noriginal = '{tag}'")
    assert "languages.original is no language tag" in message


def test_the_two_languages_differ(tmp_path: Path) -> None:
    text = "[languages]\noriginal = 'en'\ntranslation = 'en'"
    assert "are the same" in _refused(tmp_path, text)


@pytest.mark.parametrize("date", ["1 May", "2026-5-1", "2026-02-31", "2026-13", "2026-00", "26"])
def test_what_is_no_date_is_refused(date: str, tmp_path: Path) -> None:
    assert "no date" in _refused(tmp_path, f"[edition]\ndate = '{date}'")
    person = f"[[people]]\nname = 'Chen Li'\nrole = 'editor'\ndate = '{date}'"
    assert "no date" in _refused(tmp_path, person)


@pytest.mark.parametrize("date", ["2026", "2026-05", "2026-05-01"])
def test_a_date_may_be_a_day_a_month_or_a_year(date: str, tmp_path: Path) -> None:
    assert _load(tmp_path, f"[edition]\ndate = '{date}'").edition.date == date


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://"])
def test_what_is_no_web_address_is_refused(address: str, tmp_path: Path) -> None:
    assert "no web address" in _refused(tmp_path, f"[edition]\nbase-url = '{address}'")
    person = f"[[people]]\nname = 'Chen Li'\nrole = 'editor'\nref = '{address}'"
    assert "no web address" in _refused(tmp_path, person)


@pytest.mark.parametrize("key", ["publisher", "version"])
def test_what_tei_asks_for_cannot_be_empty(key: str, tmp_path: Path) -> None:
    assert "cannot be empty" in _refused(tmp_path, f"[edition]\n{key} = ' '")


@pytest.mark.parametrize(
    "text", ["[edition\n", "a = \n", "[edition]\ntitle = x", "a = 1\na = 2\nb = 3\n"]
)
def test_a_mistake_in_the_toml_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    assert "line " in _refused(tmp_path, text)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tei.toml"
    path.write_bytes(b"\xff\xfe[\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(path)


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    (tmp_path / "tei.toml").touch()
    (tmp_path / "a" / "b" / "tei.toml").touch()
    assert find(inner) == tmp_path / "a" / "b" / "tei.toml"
    assert find(tmp_path / "a") == tmp_path / "tei.toml"


def test_a_folder_of_that_name_is_no_settings_file(tmp_path: Path) -> None:
    (tmp_path / "tei.toml").touch()
    (tmp_path / "a" / "tei.toml").mkdir(parents=True)
    assert find(tmp_path / "a") == tmp_path / "tei.toml"
