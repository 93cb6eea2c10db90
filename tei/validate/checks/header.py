"""The header: what others must know to use a text, and to cite it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.contents import INCLUDE
from tei.validate.checks.walk import Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

_RESPONSIBLE = "who is responsible (author, editor or respStmt)"
_PUBLISHER = "who publishes it (publisher, distributor or authority)"
_DATE = "when it was published (date)"
_IDENTIFIER = "an identifier (idno)"
_ENCODING = "how it was encoded (encodingDesc)"
_LANGUAGES = "its languages (langUsage)"
_CHANGES = "what was changed (revisionDesc)"
_LICENCE = "licence"

#: What a header should say, in the order in which it does: section 2.7 of the Guidelines ("Minimal
#: and Recommended Headers"), the mandatory properties of DataCite 4 (creator, publisher, year,
#: identifier), and what reviewers ask for (RIDE, "Criteria for Reviewing Scholarly Digital
#: Editions", 1.1: responsibility, documentation, citation, versions). The title and the source,
#: which these name too, no schema lets a header be without.
_PARTS = (_RESPONSIBLE, _PUBLISHER, _DATE, _IDENTIFIER, _ENCODING, _LANGUAGES, _CHANGES)

#: Elements that say something of a part, and in which they do.
_SAYING = {
    **dict.fromkeys(
        "author editor respStmt principal sponsor funder".split(), (_RESPONSIBLE, "titleStmt")
    ),
    **dict.fromkeys("publisher distributor authority".split(), (_PUBLISHER, "publicationStmt")),
    "date": (_DATE, "fileDesc"),
    "idno": (_IDENTIFIER, "publicationStmt"),
    "encodingDesc": (_ENCODING, "teiHeader"),
    "langUsage": (_LANGUAGES, "teiHeader"),
    "revisionDesc": (_CHANGES, "teiHeader"),
    "availability": (_LICENCE, "teiHeader"),
    "licence": (_LICENCE, "teiHeader"),
}
#: With fewer parts missing, a header is as most are.
_THIN = 3
#: Where what is taken in by XInclude may be any of these parts.
_TAKING_IN = frozenset("teiHeader fileDesc titleStmt publicationStmt profileDesc".split())
_OF_PUBLICATION = frozenset({"publicationStmt", "editionStmt"})
_WITHIN = ("TEI", "teiCorpus")

_RIGHTS = re.compile(
    r"licen[cs]|li[cz]en[cz]|copyright|©|\brights?\b|rechte?\b|creative commons|\bcc[ -]?(?:by|0)|"
    r"public domain|domaine public|dom[ií]nio p[uú]b|gemeinfrei|\bdroits?\b|derechos|diritt[io]|"
    r"direitos|free(?:ly)? (?:available|of|to)|for use by|may be (?:used|copied|distributed)|"
    r"版权|版權|著作|许可|許可|权利|лиценз|прав[ао]",
    re.IGNORECASE,
)
_UNPUBLISHED = re.compile(r"unpublished|unveröffentlicht|inédit|未出版|未发表", re.IGNORECASE)


def missing_licence(location: Location) -> Diagnostic:
    """The header does not say what others may do with the text.

    Why:
        Without a word about rights nobody may publish the text again, and repositories refuse or
        hide it. Section 2.2.4 of the Guidelines has `availability` for that: a `licence` with the
        address of its text, or a status and a sentence. A word about rights anywhere in the
        statement of publication is enough; what the header of a corpus says holds for its members.

    Edit:
        <availability xml:id="d1958-03-20-e7cb6323-availability-source" status="unknown">
                  <p>Source text: no licence stated.</p>
                </availability>
                <availability xml:id="d1958-03-20-e7cb6323-availability-translation" status="unknown">
                  <p>Translation: no licence stated.</p>
                </availability>
                <availability xml:id="d1958-03-20-e7cb6323-availability-markup" status="unknown" default="true">
                  <p>Markup: no licence stated.</p>
                </availability>
        ->
        <date when="2026"/>
    """  # noqa: E501 - as the encoder writes it
    return codes.MISSING_LICENCE.at(
        location,
        "the header says nothing of a licence or of rights",
        help="give publicationStmt an availability with a licence, or with a status and a sentence,"
        " even if a page of the project says it: files travel alone",
    )


def thin_header(location: Location, missing: tuple[str, ...]) -> Diagnostic:
    """The header leaves out much of what libraries, repositories and reviewers look for.

    Why:
        A text is found, cited and judged by its header: who made it, who published it and when, by
        what name it is called, how it was encoded, in which languages it is, what was changed. The
        Guidelines recommend these (section 2.7), DataCite cannot register a text without the first
        four, and reviews of editions ask for all. It is said where three of them or more are
        missing. What the header of a corpus says holds for its members; a statement of publication
        in prose is taken to say what belongs there, and so is what a header takes in by XInclude.

    Edit:
        <publisher>Unpublished</publisher>
                <idno type="tei">d1958-03-20-e7cb6323</idno>
        ->
    """
    *others, last = missing
    return codes.THIN_HEADER.at(
        location,
        f"the header leaves out {', '.join(others)}{' and ' if others else ''}{last}",
        help="add what is known of these",
    )


class Header:
    """What the headers of a document say."""

    def __init__(self, walk: Walk) -> None:
        #: What is said of the document, and of each that is open in it.
        self._said: list[set[str]] = [set()]
        self._unlicensed: list[Hit] = []
        self._thin: dict[tuple[str, ...], list[Hit]] = {}
        for name in _WITHIN:
            walk.on_start(name, self._begin)
            walk.on_end(name, self._leave)
        for name in _SAYING:
            walk.on_end(name, self._see)
        walk.on_start(INCLUDE, self._take_in)
        for name in ("p", "ab"):
            walk.on_end(name, self._prose)
        walk.on_end("publicationStmt", self._published, with_text=True)
        walk.on_end("teiHeader", self._judge)

    def _begin(self, _: Element) -> None:
        self._said.append(set())

    def _leave(self, _: Element) -> None:
        self._said.pop()

    def _see(self, element: Element) -> None:
        part, place = _SAYING[element.name]
        if part in self._said[-1] or not (element.has_content or element.attributes):
            return
        within = set()
        for above in element.above():
            if above.name in _WITHIN:
                break
            within.add(above.name)
        # A date of the source is none of the publication.
        if place in within and (part != _DATE or not within.isdisjoint(_OF_PUBLICATION)):
            self._said[-1].add(part)

    def _take_in(self, include: Element) -> None:
        if include.parent and include.parent.name in _TAKING_IN:
            self._said[-1].update((*_PARTS, _LICENCE))

    def _prose(self, element: Element) -> None:
        if element.has_content and element.parent and element.parent.name == "publicationStmt":
            self._said[-1].update((_PUBLISHER, _DATE, _IDENTIFIER))

    def _published(self, element: Element) -> None:
        if _RIGHTS.search(element.text):
            self._said[-1].add(_LICENCE)
        if _UNPUBLISHED.search(element.text):
            self._said[-1].add(_DATE)

    def _judge(self, header: Element) -> None:
        # What the header of a corpus does not say, its members may.
        if header.parent is None or header.parent.name != "TEI":
            return
        said = set().union(*self._said)
        if _LICENCE not in said:
            self._unlicensed.append(Hit(header.number))
        missing = tuple(part for part in _PARTS if part not in said)
        if len(missing) >= _THIN:
            self._thin.setdefault(missing, []).append(Hit(header.number))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        if self._unlicensed:
            yield Found(codes.MISSING_LICENCE, self._unlicensed, missing_licence)
        for missing, hits in self._thin.items():
            yield Found(codes.THIN_HEADER, hits, partial(thin_header, missing=missing))


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MISSING_LICENCE, missing_licence),
    (codes.THIN_HEADER, thin_header),
)
