"""Pointers: each leads to an element of the document, or to what other checks see to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.diagnostics import Severity
from tei.validate.checks import contents
from tei.validate.checks.other_files import OtherFiles
from tei.validate.checks.prefixes import Prefixes
from tei.validate.checks.references import POINTERS, identifier, is_pointer, reference
from tei.validate.checks.resemblance import Names
from tei.validate.checks.walk import BASE, ID, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.contents import Contents
    from tei.validate.checks.references import Reference
    from tei.validate.checks.walk import Element, Walk

#: What a document as a whole has for its root; with another it is a part of one.
_WHOLE = ("TEI", "teiCorpus")
#: Where the whole document may be meant (RFC 3986, section 4.4), as on the web.
_LINKS = ("ptr", "ref")
#: So many are named where several are told together.
_NAMED = 3


def dangling_pointer(
    location: Location, target: str, near: str = "", written: str = ""
) -> Diagnostic:
    """A pointer leads to an identifier that no element of the document has.

    Why:
        Whoever follows the pointer finds nothing: no person behind the speaker, no note behind
        its number. Most often the identifier is misspelt, or was changed on one side alone.
        Attributes are looked at that the Guidelines call pointers. What a document takes in by
        XInclude belongs to it; where that cannot be read, where another document takes this one in,
        and below an xml:base of another address, nothing is said. Where no such attribute of
        such an element leads to one of the document, identifiers of another may be meant: that is a
        warning. Even then `#hamlet` means this document: write `persons.xml#hamlet`, or declare a
        prefix.

    Edit:
        who="# -> who="#nobody-
    """
    through = f', which "{written}" stands for' if written else ""
    message = f'no element has the xml:id "{target}"{through}'
    advice = "correct the pointer, or give the element that is meant this xml:id"
    if near:
        advice = f'did you mean "#{near}"?'
    if not target:
        message = 'the pointer "#" names no element'
        advice = "write the xml:id of the element that is meant after it, or remove the attribute"
    return codes.DANGLING_POINTER.at(location, message, help=advice)


def strange_pointers(location: Location, place: _Place, targets: Sequence[str]) -> Diagnostic:
    """The warning that no pointer in such attributes leads to an element of the document."""
    some = ", ".join(f'"#{target}"' for target in targets[:_NAMED])
    rest = f" and {len(targets) - _NAMED} more" if len(targets) > _NAMED else ""
    message = (
        f"no @{place.attribute} of {place.element} leads to an element of this document:"
        f" {some}{rest}"
    )
    return _warned(location, message)


def strangers(location: Location, places: Sequence[_Place]) -> Diagnostic:
    """The same warning for many such attributes: most often the document is a part of another."""
    some = ", ".join(f"@{place.attribute} of {place.element}" for place in places[:_NAMED])
    message = (
        f"neither {some} nor {len(places) - _NAMED} more attributes lead to an element of this"
        " document"
    )
    return _warned(location, message)


def _warned(location: Location, message: str) -> Diagnostic:
    found = codes.DANGLING_POINTER.at(
        location,
        message,
        help="if another document is meant, name it before the #, or by a prefix that a prefixDef"
        " declares",
    )
    return replace(found, severity=Severity.WARNING)


def bare_identifier(location: Location, names: Sequence[str]) -> Diagnostic:
    """A pointer to an element of the document lacks the number sign before the identifier.

    Why:
        `who="hamlet"` names a file or page with the address hamlet, beside the document;
        `who="#hamlet"` the element with that xml:id. It is said where there is no such file and an
        element has the identifier.

    Edit:
        who="# -> who="
    """
    name, more = names[0], len(names) - 1
    others = f", and so with {more} more" if more else ""
    return codes.BARE_IDENTIFIER.at(
        location,
        f'"{name}" is the address of a file, not of the element with this xml:id{others}',
        help=f'write "#{name}"',
    )


class _Place(NamedTuple):
    """Where pointers of one kind stand."""

    element: str
    attribute: str


class Pointers:
    """Which identifiers there are, and what is pointed to."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._files = OtherFiles(walk.surroundings)
        self._prefixes = Prefixes(walk)
        self._identifiers: set[str] = set()
        #: Pointers whose identifier has not come, by that and, where a prefix stands for it, the
        #: pointer as it is written; and what may be identifiers without a number sign.
        self._waiting: dict[str, dict[tuple[_Place, str], list[Hit]]] = {}
        self._bare: dict[str, list[Hit]] = {}
        #: Where pointers stand that have led to an element.
        self._leading: set[tuple[str, str]] = set()
        self._included: list[str] = []
        self._has_bases = self._is_history = False
        walk.on_attribute(ID, self._identify)
        # Other vocabularies' own: SVG's, HTML's, MathML's.
        walk.on_attribute("id", self._identify)
        walk.on_attribute(BASE, self._rebase)
        walk.on_start(contents.INCLUDE, self._include)
        walk.on_start("revisionDesc", lambda _: self._enter_history(is_in=True))
        walk.on_end("revisionDesc", lambda _: self._enter_history(is_in=False))
        for name in POINTERS:
            walk.on_attribute(name, self._see)

    def _identify(self, _: Element, __: str, value: str) -> None:
        self._identify_as(value.strip())

    def _identify_as(self, name: str) -> None:
        self._identifiers.add(name)
        self._leading.update(place for place, _ in self._waiting.pop(name, ()))

    def _rebase(self, _: Element, __: str, value: str) -> None:
        if not self._is_own(value):
            self._has_bases = True

    def _is_own(self, base: str) -> bool:
        """Whether an `xml:base` is an address of the document itself."""
        document = self._walk.surroundings.document
        last = base.partition("#")[0].rpartition("/")[2]
        return document is not None and last == document.name

    def _enter_history(self, *, is_in: bool) -> None:
        self._is_history = is_in

    def _include(self, element: Element) -> None:
        self._included += contents.included(element)

    def _see(self, element: Element, name: str, value: str) -> None:
        has_bases = self._has_bases or BASE in element.attributes
        if not is_pointer(element, name) or (has_bases and self._is_elsewhere(element)):
            return
        hit, place = Hit(element.number, name), _Place(element.name, name)
        for pointer in dict.fromkeys(value.split()):
            if pointer[0] == "#" and pointer[1:] in self._identifiers:
                self._leading.add(place)
            elif pointer != "#":
                self._follow(pointer, place, hit, value)
            elif element.name not in _LINKS:
                self._wait("", "", place, [hit])

    def _is_elsewhere(self, element: Element) -> bool:
        """Whether references start from another address than the document's."""
        chain = (element, *element.above())
        return any(
            not self._is_own(each.attributes.get(BASE, ""))
            for each in chain
            if BASE in each.attributes
        )

    def _follow(self, pointer: str, place: _Place, hit: Hit, whole: str) -> None:
        """Follow a pointer that leads to no element so far."""
        to = reference(pointer)
        if to is None:
            return
        if to.scheme:
            if expanded := self._prefixes.follow(to, pointer, hit):
                self._expand(expanded, pointer, place, [hit])
        elif to.path:
            self._look_beside(to, pointer, hit, whole)
        elif to.fragment and (target := identifier(to.fragment)):
            self._wait(target, "", place, [hit])

    def _look_beside(self, to: Reference, written: str, hit: Hit, whole: str) -> None:
        """Look for the file that a pointer names."""
        if to.fragment is None and to.query is None and "/" not in to.path:
            self._bare.setdefault(to.path, []).append(hit)
        # What a text was made from may be gone, and history does not change.
        if hit.attribute != "source" and not self._is_history:
            self._files.follow(to, written, hit, whole)

    def _expand(self, expanded: str, written: str, place: _Place, hits: list[Hit]) -> None:
        """Follow what a prefix stands for."""
        to = reference(expanded)
        if to is None or to.scheme:
            return
        if to.path:
            for hit in hits:
                self._files.follow(to, expanded, hit, expanded)
        elif to.fragment and (target := identifier(to.fragment)):
            self._wait(target, written, place, hits)

    def _wait(self, target: str, written: str, place: _Place, hits: list[Hit]) -> None:
        if target in self._identifiers:
            self._leading.add(place)
        else:
            self._waiting.setdefault(target, {}).setdefault((place, written), []).extend(hits)

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        if not self._walk.is_tei:
            return
        for expanded, written, hits in self._prefixes.late():
            self._expand(expanded, written, _Place("", ""), hits)
        taken_in = self._taken_in()
        is_whole = taken_in is not None and not self._is_part()
        found = taken_in or []
        if is_whole:
            yield from self._dangling(found)
        yield from self._bare_ones()
        elsewhere = frozenset(prefix for each in found for prefix in each.prefixes)
        yield from self._prefixes.found(is_whole=is_whole, elsewhere=elsewhere)
        yield from self._files.found()

    def _taken_in(self) -> list[Contents] | None:
        """What the documents hold that this one takes in; None where that is not known."""
        found = []
        if self._has_bases and self._included:
            return None
        for href in self._included:
            path = self._files.included(href)
            held = self._files.gathered(path) if path else None
            if held is None:
                return None
            found += held
        return found

    def _is_part(self) -> bool:
        """Whether the document is a part of one that may have what it points to."""
        if self._walk.root not in _WHOLE:
            return True
        document, root = self._walk.surroundings
        return document is not None and root is not None and contents.is_taken_in(document, root)

    def _dangling(self, taken_in: list[Contents]) -> Iterator[Found]:
        for each in taken_in:
            for target in each.identifiers & self._waiting.keys():
                self._identify_as(target)
        names = Names(self._identifiers)
        strange: dict[_Place, dict[str, list[Hit]]] = {}
        for target, ways in self._waiting.items():
            near = names.like(target)
            meant: dict[str, list[Hit]] = {}
            for (place, written), hits in ways.items():
                if near or written or not target or place in self._leading:
                    meant.setdefault(written, []).extend(hits)
                else:
                    strange.setdefault(place, {})[target] = hits
            for written, hits in meant.items():
                tell = partial(dangling_pointer, target=target, near=near, written=written)
                yield Found(codes.DANGLING_POINTER, sorted(hits), tell)
        if len(strange) > _NAMED:
            hits = sorted(
                {h for targets in strange.values() for hs in targets.values() for h in hs}
            )
            yield Found(codes.DANGLING_POINTER, hits, partial(strangers, places=[*strange]))
            return
        for place, targets in strange.items():
            every = sorted(hit for hits in targets.values() for hit in hits)
            warn = partial(strange_pointers, place=place, targets=[*targets])
            yield Found(codes.DANGLING_POINTER, every, warn)

    def _bare_ones(self) -> Iterator[Found]:
        meant = {
            name: hits
            for name, hits in self._bare.items()
            if name in self._identifiers and not self._files.has_named(name)
        }
        if meant:
            hits = sorted(hit for each in meant.values() for hit in each)
            yield Found(codes.BARE_IDENTIFIER, hits, partial(bare_identifier, names=[*meant]))


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.DANGLING_POINTER, dangling_pointer),
    (codes.BARE_IDENTIFIER, bare_identifier),
)
