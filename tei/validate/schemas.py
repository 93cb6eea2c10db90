"""Which schemas a document is held against, and in which language each is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei import files, resources
from tei.errors import UsageError
from tei.names import EDITION_GRAMMAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tei.schemastore.names import Release
    from tei.schemastore.resolving import Resolver

GRAMMAR, RULES, XSD = ".rng", ".sch", ".xsd"
#: What the name of a schema ends in, and the language; of an ODD, the rules alone count.
LANGUAGES = {".rng": GRAMMAR, ".xsd": XSD, ".sch": RULES, ".isosch": RULES, ".odd": RULES}
ODD = ".odd"
#: How to come by RELAX NG from an ODD.
FROM_ODD = "with Roma (https://roma.tei-c.org) or the TEI Stylesheets (teitorelaxng)"
#: What else describes documents, by the end of the name; and how to come by a schema from it.
_OTHERS = {
    ".rnc": "RELAX NG in its compact syntax; turn it into XML: trang {name} {stem}.rng",
    ".dtd": "a DTD, and tei reads none; TEI's own schema in RELAX NG: tei schema install tei_all",
}


class Schema(NamedTuple):
    """A schema that documents are held against, or a part of it.

    Attributes:
        path: its file.
        language: of the part that is meant; empty for all that the file holds. Schematron stands in
            files of its own, and within RELAX NG and ODD.
        phase: of Schematron; empty for the usual one.
    """

    path: Path
    language: str = ""
    phase: str = ""

    @classmethod
    def of(cls, asked: Path | Schema) -> Schema:
        """What is meant by a file: all of it."""
        return asked if isinstance(asked, Schema) else cls(asked)

    @property
    def grammar(self) -> Schema:
        """Without the rules that stand in a grammar."""
        is_whole = not self.language and language(self.path) == GRAMMAR
        return self._replace(language=GRAMMAR) if is_whole else self


def finder(catalogs: Sequence[Path]) -> Callable[[str], Path | None]:
    """What finds the file of this computer that stands for an address, if there is one."""

    @cache
    def resolver() -> Resolver:
        # Imported here: few schemas take in others by their addresses.
        from tei.schemastore.resolving import Resolver  # noqa: PLC0415

        return Resolver(catalogs)

    return lambda address: resolver().address(address)


def labels(paths: Iterable[Path]) -> dict[Path, str]:
    """What schemas are called in findings: nothing where there is one, or one edition's."""
    several = {*paths}
    if len(several) == 1 or several <= {*of_edition()}:
        return {}
    # Imported here: most documents have one schema.
    from tei.schemastore import store  # noqa: PLC0415

    return {path: store.label(path) for path in several}


def of_edition() -> list[Path]:
    """The schemas that an edition follows: the grammar, and the rules beyond any grammar."""
    return [resources.home("schemas") / name for name in (EDITION_GRAMMAR, "edition.sch")]


def named(name: str, catalogs: Sequence[Path] = ()) -> list[Schema]:
    """The schemas that somebody named by a path, an address or a name such as ``tei_all@4.12.0``.

    Args:
        name: what was said.
        catalogs: XML catalogs to look into first.

    Raises:
        UsageError: there is no such schema at hand, or its language is not known here.
        FileUnreadable: it cannot be read, or a catalog cannot.
        SchemaUnusable: it is not the one that the project locks, or a catalog is none.
        SettingsError: the project's lock file is damaged.
    """
    if name == "-":
        raise UsageError("a schema cannot come from standard input; name its file")
    path = Path(name)
    if path.suffix.lower() not in LANGUAGES or "://" in name:
        found = _at_hand(name, catalogs)
        if found:
            return found
    if path.is_dir():
        message = f"{name or '.'}: this is a directory; name a schema in it"
        raise UsageError(message)
    if not path.exists():
        where = "; TEI's own: tei schema install tei_all" if "tei" in path.name.lower() else ""
        message = f"{name}: there is no such file{where}"
        raise UsageError(message)
    language(path)
    files.read(path)
    return [Schema(path)]


def _at_hand(name: str, catalogs: Sequence[Path]) -> list[Schema]:
    """The schemas of an address or a name; none where it may be a path.

    Raises:
        As `named`.
    """
    # Imported here: a schema is mostly named by its path.
    from tei.schemastore import names  # noqa: PLC0415
    from tei.schemastore.resolving import Resolver  # noqa: PLC0415

    if names.is_address(name):
        path = Resolver(catalogs).address(name)
        if path is None:
            message = (
                f"{name}: this schema is not at hand, and nothing is fetched from the network"
                f" without being asked: {remedy(name)}"
            )
            raise UsageError(message)
        language(path)
        return [Schema(path)]
    release = names.asked(name)
    if release == (names.EDITION, ""):
        return [*map(Schema, of_edition())]
    if release is None:
        return []
    resolver = Resolver(catalogs)
    found = of_release(resolver, release)
    if not found and not Path(name).exists() and "." not in release.name:
        message = f"{name}: this schema is not installed{_advice(resolver.wanted(release))}"
        raise UsageError(message)
    return found


def _advice(release: Release) -> str:
    """What to do about a release that is not installed, as the end of a sentence."""
    # Imported here: few runs need it.
    import difflib  # noqa: PLC0415

    from tei.schemastore import names, store  # noqa: PLC0415 - as above

    if release.name in names.OF_TEI:
        return f": tei schema install {release}"
    known = {names.EDITION, *names.OF_TEI, *(there.release.name for there in store.every())}
    near = difflib.get_close_matches(release.name, sorted(known), n=1, cutoff=0.8)
    if near and near[0] != release.name:
        return f"; did you mean {near[0]!r}?"
    return f": tei schema add FILE --as {release}"


def of_release(resolver: Resolver, release: Release) -> list[Schema]:
    """The schemas of a release that is installed: one grammar, and rules; none if it is not.

    Rules in a file of their own take the place of those within the grammar.

    Raises:
        SchemaUnusable: one is not the one that the project locks.
        SettingsError: the project's lock file is damaged.
    """
    found = {path.suffix: path for path in resolver.release(release)}
    if ".rng" in found:
        # The same in another language.
        found.pop(".xsd", None)
    asked = map(Schema, found.values())
    return [schema.grammar for schema in asked] if ".sch" in found else [*asked]


def remedy(address: str) -> str:
    """The command that makes the schema of an address be at hand.

    Documents come from anybody: what stands in one is no part of a command but an address.
    """
    import shlex  # noqa: PLC0415 - as above

    from tei.schemastore import names  # noqa: PLC0415 - as above

    of_tei = names.released(address)
    if of_tei is None:
        return f"tei schema install {shlex.quote(address)}"
    release, suffix = of_tei
    if suffix == ".rng":
        return f"tei schema install {release}"
    return f"name that in RELAX NG: --schema {release}"


def language(schema: Path) -> str:
    """The language of a schema, as the end of its name.

    Raises:
        UsageError: it is another.
    """
    end = schema.suffix.lower()
    if end in LANGUAGES:
        return LANGUAGES[end]
    other = _OTHERS.get(end, "not a schema that tei knows; its name ends in .rng, .xsd or .sch")
    message = f"{schema}: {other.format(name=schema.name, stem=schema.stem)}"
    raise UsageError(message)


def left_of(schemas: Sequence[Schema]) -> tuple[str, ...]:
    """What of these is not carried out, each as a sentence without a full stop."""
    said = f"of an ODD the rules alone are carried out; make RELAX NG of it, {FROM_ODD}"
    odds = dict.fromkeys(s.path for s in schemas if s.path.suffix.lower() == ODD)
    return tuple(f"the grammar of {path.name}: {said}" for path in odds)
