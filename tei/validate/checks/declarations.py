"""What a header declares, and nothing in the document uses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language.tags import primary
from tei.validate.checks.walk import ID, LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

#: What is declared by element, and the attributes that name it (att.written, att.global.rendition,
#: att.handFeatures, `g`).
_LANGUAGE, _HAND, _RENDITION, _CHARACTER = "language", "hand", "rendition", "character"
_DECLARED = {
    "handNote": _HAND,
    "rendition": _RENDITION,
    "char": _CHARACTER,
    "glyph": _CHARACTER,
}
_NAMING = {
    **dict.fromkeys(("hand", "new"), _HAND),
    # @rend takes any words; some point with it.
    **dict.fromkeys(("rendition", "render", "rend"), _RENDITION),
}
#: What to do where a declaration is right, and what uses it does not say so.
_INSTEAD = {
    _LANGUAGE: "mark what is in it with xml:lang",
    _HAND: "name it with hand or handShift where it writes",
    _RENDITION: "point to it with rendition where it holds",
    _CHARACTER: "write <g ref> where it stands",
}
#: Attributes that may point to a declaration as to anything else.
_POINTING = "corresp target sameAs copyOf ana decls resp source".split()
#: Hands of which the text is, unless it says otherwise (@scope).
_MAIN_HANDS = frozenset({"sole", "major"})
#: Tags for no language in particular (ISO 639-2).
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis"})
#: So many names are told.
_NAMES = 6


def unused_declaration(
    location: Location, what: str, instead: str = "point to it where it holds"
) -> Diagnostic:
    """A declaration in the header that nothing in the document uses.

    Why:
        Either it is left over from a template, and says of the document what is not so, or what
        should point to it does not: a passage in another language that is not marked, a hand that is
        not named. Languages are looked at only where the text says in which language it is; hands,
        renditions and characters only where others of their kind are used; a main hand never. Where
        more of a kind are unused than used, the list is one for many documents, and nothing is said.

    Edit:
        <language ident="en" usage="70">English</language> -> <language ident="en" usage="70">English</language><language ident="fr" usage="0">French</language>
    """  # noqa: E501 - as the encoder writes it
    return codes.UNUSED_DECLARATION.at(
        location,
        f"nothing in this document uses {what}",
        help=f"remove the declaration, or {instead}",
    )


class Declarations:
    """What is declared, and what is used."""

    def __init__(self, walk: Walk) -> None:
        self._languages: dict[str, Hit] = {}
        self._tags: set[str] = set()
        #: Texts, and those that do not say in which language they are.
        self._texts = self._silent = 0
        self._declared: dict[str, dict[str, Hit]] = {kind: {} for kind in _DECLARED.values()}
        self._used: dict[str, set[str]] = {kind: set() for kind in self._declared}
        self._has_hands = False
        #: What is pointed to in any other way.
        self._pointed: set[str] = set()
        walk.on_start("language", self._language)
        walk.on_start("text", self._text)
        for name in (LANG, "mainLang", "otherLangs"):
            walk.on_attribute(name, self._tag)
        for name in _DECLARED:
            walk.on_start(name, self._declaration)
        for name in _NAMING:
            walk.on_attribute(name, self._name)
        walk.on_attribute("ref", self._reference)
        for name in _POINTING:
            walk.on_attribute(name, self._pointer)

    def _language(self, element: Element) -> None:
        if element.parent and element.parent.name == "langUsage":
            tag = element.attributes.get("ident", "").lower()
            if tag and tag not in _NO_LANGUAGE:
                self._languages.setdefault(tag, Hit(element.number))

    def _text(self, element: Element) -> None:
        self._texts += 1
        self._silent += not any(LANG in each.attributes for each in (element, *element.above()))

    def _tag(self, _: Element, __: str, value: str) -> None:
        self._tags.update(value.lower().split())

    def _declaration(self, element: Element) -> None:
        if not (identifier := element.attributes.get(ID, "")) or "selector" in element.attributes:
            return
        if element.name == "handNote":
            is_first, self._has_hands = not self._has_hands, True
            if is_first or element.attributes.get("scope") in _MAIN_HANDS:
                return
        self._declared[_DECLARED[element.name]][identifier] = Hit(element.number)

    def _name(self, _: Element, attribute: str, value: str) -> None:
        self._used[_NAMING[attribute]].update(_local(value))

    def _reference(self, element: Element, _: str, value: str) -> None:
        if element.name == "g":
            self._used[_CHARACTER].update(_local(value))

    def _pointer(self, _: Element, __: str, value: str) -> None:
        for identifier in _local(value):
            if any(identifier in declared for declared in self._declared.values()):
                self._pointed.add(identifier)

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        if self._texts and not self._silent:
            unused = {tag: hit for tag, hit in self._languages.items() if not self._is_used(tag)}
            yield from _unused(_LANGUAGE, unused, len(self._languages))
        for kind, declared in self._declared.items():
            used = self._used[kind]
            # Where no other is used, the document may declare for others.
            if not used.isdisjoint(declared):
                known = used | self._pointed
                unused = {i: h for i, h in declared.items() if i not in known}
                yield from _unused(kind, unused, len(declared))

    def _is_used(self, tag: str) -> bool:
        """Whether something is in a language, or may be.

        That is so of what is in one of its kind, or in what it is a kind of, and where languages
        are used undeclared, by tags of another length: ``eng`` may be declared for ``en``.
        """
        return any(_is_near(tag, used) for used in self._tags) or any(
            len(primary(used)) != len(primary(tag))
            for used in self._tags
            if not any(_is_near(used, declared) for declared in self._languages)
        )


def _is_near(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _unused(kind: str, unused: dict[str, Hit], declared: int) -> Iterator[Found]:
    """One finding for all of a kind, where the first of them stands."""
    if not unused or 2 * len(unused) > declared:
        return
    names = [f'"{name}"' for name in list(unused)[:_NAMES]]
    more = f" and {len(unused) - _NAMES} more" if len(unused) > _NAMES else ""
    what = f"the {kind}{'s' if len(unused) > 1 else ''} {', '.join(names)}{more}"
    hit = next(iter(unused.values()))
    tell = partial(unused_declaration, what=what, instead=_INSTEAD[kind])
    yield Found(codes.UNUSED_DECLARATION, [hit], tell)


def _local(value: str) -> Iterator[str]:
    return (pointer[1:] for pointer in value.split() if pointer.startswith("#"))


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNUSED_DECLARATION, unused_declaration),
)
