"""The text: one division for each version, with the elements of its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import model
from tei.encode.captions import twins
from tei.encode.declarations import translation_status
from tei.encode.entries import entry
from tei.encode.inline import Marks, lines
from tei.encode.links import correspondences, pointers
from tei.language.names import NAMES
from tei.language.wrapping import levelled
from tei.names import TRANSLATION
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.encode.identifiers import Identifiers
    from tei.model import Block, Document, Mark, Version
    from tei.settings import Settings

#: The element of each kind of block that holds blocks, and of each that holds running text.
_CONTAINERS = {
    model.LineGroup: "lg",
    model.List: "list",
    model.Table: "table",
    model.Row: "row",
    model.Quote: "quote",
    model.Cit: "cit",
    model.Figure: "figure",
    model.Division: "div",
}
_LINES = {
    model.Head: "head",
    model.Byline: "byline",
    model.Bibl: "bibl",
    model.Dateline: "dateline",
    model.Salute: "salute",
    model.Signed: "signed",
    model.Note: "note",
    model.Label: "label",
    model.Paragraph: "p",
    model.Item: "item",
    model.Line: "l",
    model.Cell: "cell",
}
#: Elements of running text that say what software made of it, and so say whose that is.
_COMPUTED = frozenset({"date", "num", *NAMES.values()})


def body(document: Document, settings: Settings, ids: Identifiers) -> Element:
    """The body with a division for each version, in the order of the source."""
    corresp = correspondences(document, ids)
    corresp.update(twins(document, ids))
    return Element(
        "body",
        {},
        *(
            _VersionWriter(document, version, settings, ids, corresp).division()
            for version in document.versions
        ),
    )


class _VersionWriter:
    """Writes one version."""

    def __init__(
        self,
        document: Document,
        version: Version,
        settings: Settings,
        ids: Identifiers,
        corresp: dict[str, str],
    ) -> None:
        self.document = document
        self.version = version
        self.settings = settings
        self.ids = ids
        self.corresp = corresp
        self.cited = {p.removeprefix("#") for targets in corresp.values() for p in targets.split()}
        self.people = {
            (person.role, lang, name): ids.of(identifier)
            for identifier, person in ids.responsible(document.header)
            for lang, name in person.names
        }
        self.marks = Marks(version.marks, self._named)
        #: The first character of each block, by its place, for the block that is cut off there.
        self.initials = {
            block.span.start: block.text[:1]
            for block in model.blocks(version.content)
            if not isinstance(block, model.Container) and block.text
        }
        self.status = translation_status(document, settings)
        self.figures = 0

    def division(self) -> Element:
        version, of = self.version, self.ids.of
        translated = version.type == TRANSLATION
        layer = "translation" if translated else "source"
        identifier = of(version.lang)
        return Element(
            "div",
            {
                "type": version.type,
                "xml:id": identifier,
                "xml:lang": version.lang,
                "decls": f"#{of(f'availability-{layer}')}",
                "ana": f"#{of(f'status-{self.status}')}" if translated else "",
                "corresp": self.corresp.get(identifier, ""),
            },
            *map(self._block, version.content),
        )

    def _block(self, block: Block) -> Element:
        identifier = self.ids.block(block)
        attributes = self._attributes(block, identifier)
        if isinstance(block, model.Container):
            element = Element(_CONTAINERS[type(block)], attributes)
            picture = isinstance(block, model.Figure)
            if picture:
                self.figures += 1
                element.extend(self._image(graphic=True))
            element.extend(map(self._block, block.content))
            if picture:
                element.extend(self._image(graphic=False))
            return element
        element = Element(_LINES[type(block)], attributes)
        end, done = "", block.span.start
        after = self.initials.get(block.span.end, "")
        for sentence in getattr(block, "sentences", ()):
            element.extend(_between(end, sentence.space, sentence.text[:1]))
            end = sentence.text[-1:]
            name = self.ids.sentence(sentence)
            element.children.append(
                Element(
                    "s",
                    {"xml:id": name, "corresp": self.corresp.get(name, "")},
                    *self.marks.within(sentence.text, sentence.span),
                )
            )
            done = sentence.span.end
        if not element.children:
            shown = isinstance(block, model.Head) and block.from_title
            within = self.marks.within(block.text, block.span, after)
            element.extend([block.text] if shown else within)
        elif done < block.span.end:
            # White space before what goes on in the line.
            element.extend(_between(end, block.text[done - block.span.end :], after))
        element.extend(map(self._block, getattr(block, "content", ())))
        return element

    def _attributes(self, block: Block, identifier: str) -> dict[str, str]:
        corresp = self.corresp.get(identifier, "")
        kind = getattr(block, "type", "")
        lang = getattr(block, "lang", "")
        if isinstance(block, model.Head):
            if kind == "original" and corresp and self.document.original:
                lang = self.document.original.lang
            elif kind == "original":
                kind = ""
            identifier = identifier if identifier in self.cited else ""
        if isinstance(block, model.Division) and kind == "echo":
            corresp = f"#{self.ids.of(lang)}"
        source = self.ids.of(f"title-{self.version.lang}")
        return {
            "type": kind,
            "role": getattr(block, "role", ""),
            "source": f"#{source}" if getattr(block, "from_title", False) else "",
            "xml:id": identifier,
            "xml:lang": lang,
            "rend": getattr(block, "rend", ""),
            "corresp": corresp,
            "cert": getattr(block, "cert", ""),
        }

    def _named(self, mark: Mark, text: str) -> dict[str, str]:
        if mark.element == "g":
            return {"ref": f"#{self.ids.of('char-' + dict(mark.attributes)['ref'])}"}
        resp = f"#{self.ids.of('encoder')}" if mark.element in _COMPUTED else ""
        role = dict(mark.attributes).get("role", "")
        person = self.people.get((role, self.version.lang, text), "")
        name = entry(mark)
        meant = [person, self.ids.entry(name) if name else ""]
        return {"ref": pointers([one for one in meant if one]), "resp": resp}

    def _image(self, *, graphic: bool) -> Iterator[Element]:
        """The picture that the settings give for a figure, or what the editor says of it."""
        for image in self.settings.images:
            if image.source == self.document.source.identity and image.figure == self.figures:
                if graphic:
                    yield Element("graphic", {"url": image.file})
                elif image.description:
                    yield Element("figDesc", {"xml:lang": "en"}, image.description)


def _between(end: str, space: str, after: str) -> list[Element | str]:
    """The white space between two characters; where lines are wrapped, it depends on these."""
    return lines(levelled(f"{end}{space}{after}")[len(end) : len(end) + len(space)])
