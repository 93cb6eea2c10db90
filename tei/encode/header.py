"""The TEI header: what the source says of itself, what the settings add, how it was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei import __version__
from tei.encode import declarations
from tei.language import dates
from tei.model import Field, Responsible
from tei.names import LANGUAGE_NAMES, ORIGINAL, TRANSLATION
from tei.settings import LICENCES
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.encode.identifiers import Identifiers
    from tei.model import Document, Title
    from tei.settings import Person, Settings, Software

#: A number as @from and @to take it.
_NUMBER = re.compile("[1-9][0-9]*")
_TOOL = f"tei {__version__}"


def header(document: Document, settings: Settings, ids: Identifiers) -> Element:
    """The whole `<teiHeader>`."""
    return Element(
        "teiHeader",
        {},
        Element(
            "fileDesc",
            {},
            _title_statement(document, settings, ids),
            _edition(settings),
            _publication(document, settings, ids),
            _notes(document),
            _source(document, ids),
        ),
        declarations.encoding(document, settings, ids),
        declarations.profile(document, settings),
        _revisions(settings, ids),
    )


def named(document: Document, settings: Settings, ids: Identifiers) -> dict[str, Responsible]:
    """Whom the header of a document names anyway, by the ends of their identifiers."""
    listed: dict[str, Sequence[Person | Software]] = {
        "person": settings.people,
        "software": settings.software,
    }
    return dict(ids.responsible(document.header)) | {
        f"{kind}-{number}": Responsible(one.role, (("", one.name),))
        for kind, several in listed.items()
        for number, one in enumerate(several, 1)
    }


def _title_statement(document: Document, settings: Settings, ids: Identifiers) -> Element:
    statement = Element("titleStmt")
    statement.extend(
        _title(title, ids.of(f"title-{title.lang}"), _cert(document, "title"))
        for title in document.header.titles
    )
    if not document.header.titles:
        # TEI asks for a title. @resp says that it is not the source's.
        encoder = f"#{ids.of('encoder')}"
        statement.children.append(
            Element("title", {"level": "a", "resp": encoder, "xml:lang": "en"}, "[Untitled]")
        )
    for lang, name in document.header.authors:
        statement.children.append(Element("author", {"xml:lang": lang}, name))
    for name, person in ids.responsible(document.header):
        statement.children.append(
            Element(
                "respStmt",
                {"xml:id": ids.of(name)},
                Element("resp", {}, person.role),
                *_names(person),
            )
        )
    for number, someone in enumerate(settings.people, 1):
        statement.children.append(
            Element(
                "respStmt",
                {"xml:id": ids.of(f"person-{number}")},
                Element("resp", {}, someone.role),
                Element("persName", {"ref": someone.ref}, someone.name),
            )
        )
    for name, person in document.editors:
        statement.children.append(
            Element(
                "respStmt",
                {"xml:id": ids.of(name)},
                Element("resp", {}, person.role),
                # A name in a language is the source's, unless resp says otherwise.
                *_names(person, person.ref, f"#{ids.of(name)}"),
            )
        )
    for number, software in enumerate(settings.software, 1):
        statement.children.append(
            _software(
                ids.of(f"software-{number}"),
                software.role,
                f"{software.name} {software.version}".strip(),
                "",
            )
        )
    statement.children.append(
        _software(
            ids.of("encoder"),
            "encoding, segmentation, alignment and annotation by software",
            _TOOL,
            f"#{ids.of('tei')}",
        )
    )
    return statement


def _software(identifier: str, role: str, name: str, ref: str) -> Element:
    return Element(
        "respStmt",
        {"xml:id": identifier},
        Element("resp", {}, role),
        Element("name", {"type": "software", "ref": ref}, name),
    )


def _cert(document: Document, name: str) -> str:
    """How sure a field of the source is that its text does not say."""
    return "medium" if name in document.header.guessed else ""


def _title(title: Title, identifier: str = "", cert: str = "") -> Element:
    whole = len(title.parts) == 1
    attributes = {
        "level": "a",
        "type": "" if whole else "full",
        "xml:id": identifier,
        "xml:lang": title.lang,
        "cert": cert,
    }
    if whole:
        return Element("title", attributes, title.parts[0].text)
    element = Element("title", attributes)
    spaces = [part.space for part in title.parts[1:]]
    for part, space in zip(title.parts, [*spaces, ""], strict=True):
        # Between two elements only XML's white space can stand; U+3000 is a character.
        kept = space.rstrip(" \t\n")
        element.children.append(Element("title", {"type": part.type}, part.text + kept))
        element.extend([space[len(kept) :]] if kept != space else [])
    return element


def _names(person: Responsible, ref: str = "", resp: str = "") -> Iterator[Element]:
    for lang, name in person.names:
        yield Element(
            "persName", {"ref": ref, "resp": resp if lang else "", "xml:lang": lang}, name
        )


def _edition(settings: Settings) -> Element:
    edition = settings.edition
    title = f"{edition.title}, edition" if edition.title else "Edition"
    name = f"{title} {edition.version}"
    return Element("editionStmt", {}, Element("edition", {"n": edition.version}, name))


def _publication(document: Document, settings: Settings, ids: Identifiers) -> Element:
    edition = settings.edition
    statement = Element("publicationStmt", {}, Element("publisher", {}, edition.publisher))
    if edition.date:
        when = dates.iso(edition.date)
        words = dates.in_words(when) if when else edition.date
        statement.children.append(Element("date", {"when": when}, words))
    statement.children.append(Element("idno", {"type": "tei"}, ids.document))
    if edition.base_url:
        address = f"{edition.base_url.rstrip('/')}/html/{ids.document}.html"
        statement.children.append(Element("idno", {"type": "URL"}, address))
    has_translation = any(v.type == TRANSLATION for v in document.versions)
    has_original = any(v.type == ORIGINAL for v in document.versions)
    layers = (
        ("source", "Source text", settings.licence.source, has_original),
        ("translation", "Translation", settings.licence.translation, has_translation),
        ("markup", "Markup", settings.licence.markup, True),
    )
    for layer, label, licence, present in layers:
        if present:
            identifier = ids.of(f"availability-{layer}")
            availability = _availability(identifier, label, licence, default=layer == "markup")
            statement.children.append(availability)
    return statement


def _availability(identifier: str, label: str, licence: str, *, default: bool) -> Element:
    # What a licence in free words allows is for people to judge.
    status, target = LICENCES.get(licence, ("unknown", ""))
    attributes = {"xml:id": identifier, "status": status, "default": "true" if default else ""}
    availability = Element("availability", attributes)
    words = f"{label}: {licence or 'no licence stated.'}"
    if target:
        availability.children.append(Element("licence", {"target": target}, words))
    else:
        availability.children.append(Element("p", {}, words))
    return availability


def _notes(document: Document) -> Element | None:
    """What the source's header says and no element of TEI's header takes."""
    head = document.header
    fields = list(head.other)
    if not head.publication:
        # TEI has a page and a column of a publication only.
        fields.extend([Field("page", "", head.page)] if head.page else [])
        fields.extend([head.column] if head.column else [])
    notes = [
        Element("note", {"type": "source-field", "n": f.name, "xml:lang": f.lang}, f.value)
        for f in fields
    ]
    return Element("notesStmt", {}, *notes) if notes else None


def _source(document: Document, ids: Identifiers) -> Element:
    """What was printed, where the source says so, and the files that it was taken from."""
    printed = _printed(document, ids) if document.header.publication else None
    return Element("sourceDesc", {}, printed, *_files(document, ids))


def _printed(document: Document, ids: Identifiers) -> Element:
    head = document.header
    if not head.publication:
        return Element("sourceDesc", {}, *_files(document, ids))
    original = document.original or document.versions[0]
    analytic = Element("analytic")
    analytic.extend(
        _title(title, cert=_cert(document, "title"))
        for title in head.titles
        if title.lang == original.lang
    )
    if analytic.children:
        for lang, name in head.authors:
            if lang == original.lang:
                analytic.children.append(Element("author", {"xml:lang": lang}, name))
        for name, person in ids.responsible(head):
            named = [
                e
                for e in _names(person, f"#{ids.of(name)}")
                if e.attributes["xml:lang"] == original.lang
            ]
            if named:
                analytic.children.append(
                    Element("respStmt", {}, Element("resp", {}, person.role), *named)
                )
    monograph = Element("monogr")
    level = "m" if head.publication_kind == "publication" else "j"
    monograph.extend(
        Element("title", {"level": level, "xml:lang": lang}, name)
        for lang, name in head.publication
    )
    monograph.children.append(
        Element("imprint", {}, declarations.date(head.date, _cert(document, "date")))
    )
    if head.page:
        numbers = head.page.replace("–", "-").split("-")
        numbered = len(numbers) <= 2 and all(map(_NUMBER.fullmatch, numbers))  # noqa: PLR2004
        span = {"from": numbers[0], "to": numbers[-1]} if numbered else {}
        monograph.children.append(Element("biblScope", {"unit": "page", **span}, head.page))
    if head.column:
        monograph.children.append(
            Element(
                "biblScope", {"unit": "column", "xml:lang": head.column.lang}, head.column.value
            )
        )
    newspaper = head.publication_kind == "newspaper"
    return Element(
        "biblStruct",
        {"type": "newspaper" if newspaper else "document", "xml:id": ids.of("source")},
        analytic if analytic.children else None,
        monograph,
    )


def _files(document: Document, ids: Identifiers) -> Iterator[Element]:
    """The files that the text was taken from."""
    files = document.source.files
    for number, file in enumerate(files, 1):
        if len(files) > 1 and file.lang:
            title = f"Text file in {LANGUAGE_NAMES.get(file.lang, file.lang)}"
        elif file.record:
            title = "Record of a file"
        elif len(document.versions) > 1 and len(files) == 1:
            title = "Transcription and translation in one text file"
        else:
            title = "Text file"
        identifier = ids.of("file" if number == 1 else f"file-{number}")
        yield Element(
            "bibl",
            {"type": "transcription", "xml:id": identifier},
            Element("title", {"level": "u"}, title),
            Element("idno", {"type": "filename"}, file.name),
            Element("idno", {"type": "record"}, file.record) if file.record else None,
            Element("idno", {"type": "sha256"}, file.sha256),
        )


def _revisions(settings: Settings, ids: Identifiers) -> Element:
    """Who did what. The encoder's own entry has no date: the same source gives the same bytes.

    That somebody reviewed the translation is said only where the edition says that it is reviewed.
    """
    changes = [
        Element(
            "change",
            {"who": f"#{ids.of('encoder')}"},
            f"Encoded from the source file by {_TOOL}.",
        )
    ]
    for number, person in enumerate(settings.people, 1):
        if person.role == "reviewer" and settings.translation.status == "reviewed":
            changes.insert(
                0,
                Element(
                    "change",
                    {"when": person.date, "who": f"#{ids.of(f'person-{number}')}"},
                    "Translation reviewed against the original.",
                ),
            )
    return Element("revisionDesc", {}, *changes)
