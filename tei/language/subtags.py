"""What is wrong with a language tag, by the registry of its subtags.

Tags are of RFC 5646 (BCP 47), whose grammar is in section 2.1; IANA keeps the registry, which the
package `langcodes` brings with it. CLDR, in the same package, knows what other codes stand for.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from langcodes.data_dicts import LANGUAGE_REPLACEMENTS, LIKELY_SUBTAGS, TERRITORY_REPLACEMENTS
from langcodes.registry_parser import parse_registry

from tei.language import tags
from tei.names import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIVATE = "x"
#: What a subtag can be by its shape, in the order in which a tag has them.
_SHAPES = {
    "extlang": re.compile("[a-z]{3}"),
    "script": re.compile("[a-z]{4}"),
    "region": re.compile("[a-z]{2}|[0-9]{3}"),
    "variant": re.compile("[a-z0-9]{5,8}|[0-9][a-z0-9]{3}"),
}
#: What a tag can have several of.
_REPEATABLE = "variant"
#: So like the right one is a script that is misspelt, as `difflib` measures it.
_LIKE = 0.75
#: So long is a code of ISO 639-3, and shorter than any name of a language.
_CODE = 3


class Fault(NamedTuple):
    """What is wrong with a tag.

    Attributes:
        what: the end of a sentence that began with the tag.
        instead: the tag that was meant; empty where that cannot be known.
    """

    what: str
    instead: str = ""


class _Registry(NamedTuple):
    """The registry: subtags, and whole tags, in lower case.

    Attributes:
        subtags: by kind; of each what may stand before it.
        whole: the tags that are registered as they are.
        names: of languages in lower case, to their subtags.
    """

    subtags: dict[str, dict[str, list[str]]]
    whole: frozenset[str]
    names: dict[str, str]


def fault(tag: str) -> Fault | None:
    """What is wrong with a tag; None for nothing.

    Deprecated subtags are good: what they stand for is known. Case does not count (section 2.1.1).

    Args:
        tag: letters, digits and hyphens, as XML Schema's `language` has them.
    """
    registry = _registry()
    first, *rest = tag.lower().split("-")
    if tag.lower() in registry.whole or (first == _PRIVATE and rest):
        return None
    if first not in registry.subtags["language"]:
        return _no_language(tag, first, rest)
    return _fault_behind(tag, first, rest, registry)


def _no_language(tag: str, first: str, rest: list[str]) -> Fault:
    """The fault of a tag that does not begin with a language."""
    what = "is no language in IANA's registry"
    if rest:
        what = f"begins with {tag.partition('-')[0]}, which {what}"
    meant = _registry().names.get(tag.lower()) or _registry().names.get(first)
    if len(first) <= _CODE:
        meant = LANGUAGE_REPLACEMENTS.get(first) or _spoken_in(first)
        if first == "i":
            what = "is no tag that IANA ever registered"
    return Fault(what, _valid(meant, rest) if meant else "")


def _fault_behind(tag: str, language: str, rest: list[str], registry: _Registry) -> Fault | None:
    """The fault of what stands behind the language."""
    kinds = list(_SHAPES)
    seen = {language}
    for index, subtag in enumerate(rest):
        written = tag.split("-")[index + 1]
        if len(subtag) == 1:
            return _fault_of_extensions(rest[index:])
        kind = next((kind for kind, shape in _SHAPES.items() if shape.fullmatch(subtag)), "")
        known = registry.subtags[kind] if kind else {}
        if subtag not in known:
            # Section 2.2.2: an extended language is three letters, and so are many wrong regions.
            if kind == "variant":
                instead = [*rest[:index], _PRIVATE, *rest[index:]]
            else:
                meant = _meant(written)
                instead = [*rest[:index], meant, *rest[index + 1 :]] if meant else []
            name = kind if kind and kind != "extlang" else "script, region or variant"
            what = f"has {written}, which is no {name} in IANA's registry"
            return Fault(what, _valid(language, instead) if instead else "")
        if kind == "extlang" and language not in known[subtag]:
            return Fault(f"has {written}, which belongs behind {' or '.join(known[subtag])}")
        if subtag in seen and kind == _REPEATABLE:
            return Fault(f"has {written} twice")
        if kind not in kinds:
            return Fault(f"has the {kind} {written} in a place where none can be", _ordered(tag))
        seen.add(subtag)
        kinds = kinds[kinds.index(kind) + (kind != _REPEATABLE) :]
    return None


def _spoken_in(country: str) -> str:
    """The language of a country whose code was taken for that of a language: ``da`` for ``dk``."""
    return tags.primary(LIKELY_SUBTAGS.get(f"und-{country.upper()}", ""))


def _meant(written: str) -> str:
    """The script or region that was meant by a subtag which is none; empty for not known."""
    subtag = written.lower()
    # Codes of three letters are languages as well, but not in capitals.
    if len(written) < _CODE or written.isupper():
        return TERRITORY_REPLACEMENTS.get(subtag, "")
    scripts = _registry().subtags["script"]
    same_letters = (script for script in scripts if sorted(script) == sorted(subtag))
    alike = difflib.get_close_matches(subtag, scripts, 1, _LIKE)
    return next(chain(same_letters, alike), "")


def _fault_of_extensions(subtags: list[str]) -> Fault | None:
    """The fault of extensions and what is private, sections 2.2.6 and 2.2.7."""
    singletons: set[str] = set()
    for subtag, following in zip(subtags, [*subtags[1:], ""], strict=True):
        if len(subtag) > 1:
            continue
        if not following or (len(following) == 1 and subtag != _PRIVATE):
            return Fault(f"has nothing behind {subtag}")
        if subtag == _PRIVATE:
            return None
        if subtag in singletons:
            return Fault(f"has {subtag} twice")
        singletons.add(subtag)
    return None


def _ordered(tag: str) -> str:
    """A tag with its script before its region, and that before its variants."""
    first, *rest = tag.lower().split("-")
    shapes = list(_SHAPES.values())
    rest.sort(key=lambda subtag: [bool(shape.fullmatch(subtag)) for shape in shapes].index(True))
    return _valid(first, rest)


def _valid(first: str, rest: list[str]) -> str:
    """The tag of these subtags in the usual case; none if something is wrong with it."""
    tag = "-".join([first, *rest])
    return tags.normalised(tag) if fault(tag) is None else ""


@cache
def _registry() -> _Registry:
    subtags: dict[str, dict[str, list[str]]] = defaultdict(dict)
    whole: set[str] = set()
    names: dict[str, str] = {}
    entries: Iterator[dict[str, Any]] = parse_registry()  # type: ignore[no-untyped-call] # has no types
    for entry in entries:
        kind = entry["Type"]
        if "Tag" in entry:
            whole.add(entry["Tag"].lower())
            continue
        for subtag in _range(entry["Subtag"].lower()):
            subtags[kind][subtag] = [prefix.lower() for prefix in entry.get("Prefix", [])]
        if kind == "language" and "Deprecated" not in entry:
            for name in entry["Description"]:
                plain = name.partition(" (")[0].removeprefix("Modern ").lower()
                # The shorter subtags come first, and are the languages that are meant.
                names.setdefault(plain, entry["Subtag"])
    return _Registry(dict(subtags), frozenset(whole), {**names, **OWN_NAMES})


def _range(subtag: str) -> list[str]:
    """The subtags of an entry: ``qaa..qtz`` is for private use, section 3.1.2."""
    first, _, last = subtag.partition("..")
    if not last:
        return [first]
    found = [first]
    while found[-1] != last:
        found.append(_next(found[-1]))
    return found


def _next(subtag: str) -> str:
    return subtag[:-1] + chr(ord(subtag[-1]) + 1) if subtag[-1] < "z" else _next(subtag[:-1]) + "a"
