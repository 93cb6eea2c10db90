"""The settings of an edition: ``tei.toml``, read and checked.

Every setting has a default, so an edition needs no file. `docs/settings.md` describes each.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, get_type_hints

from tei import codes, files
from tei.diagnostics import Severity
from tei.errors import SettingsError
from tei.names import SETTINGS_FILE, TRANSLATION_STATUS

if TYPE_CHECKING:
    from pathlib import Path

#: What TEI calls the availability of a work under these licences (SPDX identifiers), and where
#: the licence can be read.
LICENCES = {
    "CC0-1.0": ("free", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("free", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("free", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": ("restricted", "https://creativecommons.org/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": ("restricted", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    "CC-BY-ND-4.0": ("restricted", "https://creativecommons.org/licenses/by-nd/4.0/"),
    "CC-BY-NC-ND-4.0": ("restricted", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
}

#: BCP 47, the shapes that an edition uses: language, script, region, variants.
_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
#: The severity of findings that are not told.
_OFF = "off"
_WEB_ADDRESS = re.compile(r"https?://\S+")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_FIRST_DAY = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Edition:
    """``[edition]``: what the edition is called and who publishes it."""

    title: str = ""
    publisher: str = "Unpublished"
    version: str = "1"
    date: str = ""
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """``[licence]``: an SPDX identifier or a sentence for each layer; empty for unknown."""

    source: str = ""
    translation: str = ""
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """``[translation]``: how far the translations can be relied on."""

    status: str = "unknown"


@dataclass(frozen=True, slots=True)
class Languages:
    """``[languages]``: BCP 47 tags of the two halves of a source."""

    original: str = "zh-Hans"
    translation: str = "en"


@dataclass(frozen=True, slots=True)
class Names:
    """``[names]``: the editor's authority files, seen from the folder of ``tei.toml``."""

    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """``[[people]]``: somebody who answers for a part of the edition."""

    name: str
    role: str
    ref: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Software:
    """``[[software]]``: a program that made a part of the edition, other than tei."""

    name: str
    role: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """``[[images]]``: a picture for a figure: which source, which figure of it, which file."""

    source: str
    file: str
    figure: int = 1
    description: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that ``tei.toml`` can say.

    Attributes:
        rules: the severity of each code that has another than its own; None where a finding is not
            told.
    """

    edition: Edition = field(default_factory=Edition)
    licence: Licence = field(default_factory=Licence)
    translation: Translation = field(default_factory=Translation)
    languages: Languages = field(default_factory=Languages)
    names: Names = field(default_factory=Names)
    people: tuple[Person, ...] = ()
    software: tuple[Software, ...] = ()
    images: tuple[Image, ...] = ()
    rules: dict[str, Severity | None] = field(default_factory=dict)


_TABLES = {
    "edition": Edition,
    "licence": Licence,
    "translation": Translation,
    "languages": Languages,
    "names": Names,
}
_LISTS = {"people": Person, "software": Software, "images": Image}
_RULES = "rules"
#: What a value is called whose type this is.
_WORDS = {
    str: "text in quotation marks",
    int: "a whole number",
    tuple[str, ...]: "a list of texts in quotation marks",
}


def every_key() -> list[str]:
    """Every key of ``tei.toml``, of its tables and of the settings in them."""
    kinds = {**_TABLES, **_LISTS}
    return [*kinds, _RULES, *(_key(f.name) for kind in kinds.values() for f in fields(kind))]


def _key(name: str) -> str:
    return name.replace("_", "-")


def find(start: Path) -> Path | None:
    """The nearest ``tei.toml``, in the folder `start` or one above it."""
    return files.nearest(SETTINGS_FILE, start)


def load(path: Path) -> Settings:
    """The settings in a file; the paths of other files that it names are seen from its folder.

    Raises:
        SettingsError: it cannot be read, is no TOML, or says something that tei does not know.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise SettingsError(message) from None
    try:
        settings = from_dict(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, SettingsError) as error:
        message = f"{path}: {error}"
        raise SettingsError(message) from None
    authority = tuple(str(path.parent / name) for name in settings.names.authority)
    return replace(settings, names=Names(authority))


def from_dict(data: dict[str, Any]) -> Settings:
    """The settings that the tables of a TOML file make.

    Raises:
        SettingsError: a key is unknown, or a value is of the wrong kind or out of range.
    """
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key in _TABLES:
            if not isinstance(value, dict):
                _fail(f"{key} is a table: write [{key}] and its settings below it")
            values[key] = _table(_TABLES[key], key, value)
        elif key in _LISTS:
            if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
                _fail(f"{key} is a list of tables: write [[{key}]] for each")
            values[key] = tuple(_table(_LISTS[key], key, item) for item in value)
        elif key == _RULES:
            if not isinstance(value, dict):
                _fail(f"{key} is a table: write [{key}] and a line for each finding")
            values[key] = dict(_rule(name, wanted) for name, wanted in value.items())
        else:
            _unknown(key, [*_TABLES, *_LISTS, _RULES], "table")
    settings = Settings(**values)
    _check(settings)
    return settings


def _table(kind: type[Any], table: str, data: dict[str, Any]) -> Any:  # noqa: ANN401 - the kind's
    known = {_key(f.name): f for f in fields(kind)}
    types = get_type_hints(kind)
    values = {}
    for key, value in data.items():
        if key not in known:
            _unknown(key, list(known), f"setting in {table}")
        wanted = types[known[key].name]
        if not _is_of(wanted, value):
            _fail(f"{table}.{key} is {_WORDS[wanted]}, not {value!r}")
        values[known[key].name] = tuple(value) if isinstance(value, list) else value
    missing = [name for name, f in known.items() if f.default is MISSING and f.name not in values]
    if missing:
        _fail(f"an entry of {table} lacks {' and '.join(missing)}")
    return kind(**values)


def _is_of(wanted: object, value: object) -> bool:
    """Whether a value of TOML is what a setting of the type `wanted` takes."""
    if isinstance(wanted, type):
        return isinstance(value, wanted) and not isinstance(value, bool)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _rule(name: str, wanted: object) -> tuple[str, Severity | None]:
    """A line of ``[rules]``: a code, and the severity that it gets."""
    known = {word: code for code in codes.every() for word in (code.id.lower(), code.name)}
    code = known.get(name.lower())
    if code is None:
        near = difflib.get_close_matches(name, known, n=1)
        advice = f"did you mean {near[0]!r}?" if near else "tei explain lists them"
        _fail(f"unknown finding in rules: {name!r}; {advice}")
    if not codes.is_adjustable(code):
        _fail(f"rules.{name}: {code.id} {code.name} is {_article(code.severity)} in every edition")
    if wanted not in [*Severity, _OFF]:
        _fail(f"rules.{name} is one of {', '.join([*Severity, _OFF])}, not {wanted!r}")
    return code.id, None if wanted == _OFF else Severity(str(wanted))


def _article(severity: Severity) -> str:
    return {Severity.INFO: "a remark", Severity.WARNING: "a warning"}.get(severity, "an error")


def _check(settings: Settings) -> None:
    """What the type of a value does not say."""
    edition, status = settings.edition, settings.translation.status
    if status not in TRANSLATION_STATUS:
        _unknown(status, list(TRANSLATION_STATUS), "translation.status")
    if status == "reviewed" and not any(p.role == "reviewer" for p in settings.people):
        _fail('translation.status is "reviewed", but no [[people]] entry has the role "reviewer"')
    for key, tag in (
        ("original", settings.languages.original),
        ("translation", settings.languages.translation),
    ):
        if not _LANGUAGE_TAG.fullmatch(tag):
            _fail(f'languages.{key} is no language tag: {tag!r}; write one such as "zh-Hans"')
    if settings.languages.original == settings.languages.translation:
        _fail("languages.original and languages.translation are the same")
    for person in settings.people:
        _check_person(person)
    _check_edition(edition)
    _check_licence(settings.licence)


def _check_edition(edition: Edition) -> None:
    if edition.base_url and not _WEB_ADDRESS.fullmatch(edition.base_url):
        _fail(f"edition.base-url is no web address: {edition.base_url!r}")
    if edition.date and not _is_date(edition.date):
        _fail(f'edition.date is no date: {edition.date!r}; write one such as "2026-05-01"')
    if not edition.publisher.strip() or not edition.version.strip():
        _fail("edition.publisher and edition.version cannot be empty")


def _check_licence(licence: Licence) -> None:
    """A sentence can be anything but the name of a licence that is nearly written as one."""
    for layer in fields(licence):
        said = getattr(licence, layer.name)
        meant = "-".join(said.upper().replace("_", " ").split())
        if meant in LICENCES and said != meant:
            _fail(f"licence.{layer.name}: did you mean {meant!r}, not {said!r}?")


def _check_person(person: Person) -> None:
    if person.date and not _is_date(person.date):
        _fail(f"the date of {person.name} is no date: {person.date!r}")
    if person.ref and not _WEB_ADDRESS.fullmatch(person.ref):
        _fail(f"the ref of {person.name} is no web address: {person.ref!r}")


def _is_date(text: str) -> bool:
    """Whether `text` is a day, a month or a year of the calendar (ISO 8601)."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + _FIRST_DAY[len(text) :])
    except ValueError:
        return False
    return True


def _unknown(key: str, known: list[str], kind: str) -> NoReturn:
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
    _fail(f"unknown {kind}: {key!r}; {advice}")


def _fail(message: str) -> NoReturn:
    raise SettingsError(message)
