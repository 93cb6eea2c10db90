"""The text: one division for each version, with the elements of its blocks."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from tei.encode.links import correspondences
from tei.model import Byline, Dateline, Figure, Head, Label, Name, Paragraph
from tei.names import TRANSLATION
from tei.xml.writing import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.encode.identifiers import Identifiers
    from tei.model import Document, Version
    from tei.settings import Settings


def body(document: Document, settings: Settings, ids: Identifiers) -> Element:
    """The body with a division for each version, in the order of the source."""
    writer = _Writer(document, settings, ids)
    return Element("body", {}, *(writer.division(version) for version in document.versions))


class _Writer:
    def __init__(self, document: Document, settings: Settings, ids: Identifiers) -> None:
        self.document = document
        self.settings = settings
        self.ids = ids
        self.corresp = correspondences(document, ids)
        self.people = {
            (person.role, lang, name): ids.of(identifier)
            for identifier, person in ids.responsible(document.header)
            for lang, name in person.names
        }
        self.twins = self._caption_twins()
        self.cited = {i.removeprefix("#") for twins in self.twins.values() for i in twins.split()}

    def division(self, version: Version) -> Element:
        identifier = self.ids.of(version.lang)
        layer = "translation" if version.type == TRANSLATION else "source"
        status = f"#{self.ids.of('status-' + self.settings.translation.status)}"
        return Element(
            "div",
            {
                "type": version.type,
                "xml:id": identifier,
                "xml:lang": version.lang,
                "decls": f"#{self.ids.of('availability-' + layer)}",
                "ana": status if version.type == TRANSLATION else "",
                "corresp": self.corresp.get(identifier, ""),
            },
            *self._blocks(version),
        )

    def _blocks(self, version: Version) -> Iterator[Element]:
        paragraphs = iter(self.ids.paragraphs[version.lang])
        sentences = iter(self.ids.sentences[version.lang])
        figures = count()
        for block in version.blocks:
            match block:
                case Paragraph():
                    yield self._paragraph(block, next(paragraphs), sentences)
                case Figure():
                    yield self._figure(block, version.lang, next(figures))
                case Head():
                    source = self.ids.of(f"title-{version.lang}") if block.from_title else ""
                    yield Element(
                        "head",
                        {
                            "type": block.type,
                            "source": f"#{source}" if source else "",
                            "rend": block.rend,
                        },
                        block.text,
                    )
                case Byline():
                    yield self._byline(block, version.lang)
                case Dateline():
                    yield Element("dateline", {"rend": block.rend}, block.text)

    def _paragraph(self, block: Paragraph, identifier: str, names: Iterator[str]) -> Element:
        paragraph = Element("p", self._identified(identifier, block.rend))
        if not block.sentences:
            paragraph.children.append(block.text)
        for sentence in block.sentences:
            if sentence.space:
                paragraph.children.append(sentence.space)
            paragraph.children.append(Element("s", self._identified(next(names)), sentence.text))
        return paragraph

    def _figure(self, block: Figure, lang: str, number: int) -> Element:
        figure = Element("figure", self._identified(self.ids.figures[lang][number]))
        figure.children.extend(self._image(number, graphic=True))
        captions = iter(self.ids.captions[lang][number])
        for item in block.content:
            match item:
                case Label():
                    figure.children.append(Element("label", {"rend": item.rend}, item.text))
                case Head():
                    figure.children.append(self._caption(item, next(captions)))
                case Byline():
                    figure.children.append(self._byline(item, lang))
        figure.children.extend(self._image(number, graphic=False))
        return figure

    def _caption(self, head: Head, identifier: str) -> Element:
        twin = self.twins.get(identifier, "")
        echo = bool(head.type) and bool(twin)
        original = self.document.original
        return Element(
            "head",
            {
                "type": head.type if echo else "",
                "xml:id": identifier if identifier in self.cited else "",
                "xml:lang": original.lang if echo and original else "",
                "rend": head.rend,
                "corresp": twin,
            },
            head.text,
        )

    def _byline(self, block: Byline, lang: str) -> Element:
        byline = Element("byline", {"rend": block.rend})
        for part in block.content:
            if isinstance(part, Name):
                person = self.people.get((part.role, lang, part.text), "")
                byline.children.append(
                    Element(
                        "name",
                        {
                            "role": part.role,
                            "ref": f"#{person}" if person else "",
                            "cert": part.cert,
                        },
                        part.text,
                    )
                )
            elif part:
                byline.children.append(part)
        return byline

    def _image(self, number: int, *, graphic: bool) -> Iterator[Element]:
        """The picture that the settings give for a figure, or what the editor says of it."""
        for image in self.settings.images:
            if image.source == self.document.source.identity and image.figure == number + 1:
                if graphic:
                    yield Element("graphic", {"url": image.file})
                elif image.description:
                    yield Element("figDesc", {"xml:lang": "en"}, image.description)

    def _identified(self, identifier: str, rend: str = "") -> dict[str, str]:
        return {
            "xml:id": identifier,
            "rend": rend,
            "corresp": self.corresp.get(identifier, ""),
        }

    def _caption_twins(self) -> dict[str, str]:
        """The counterpart of each caption of a linked figure: first to first.

        A translation's figure may print the original's caption too; that one points to it, and
        the original's caption to the translated one only.
        """
        twins: dict[str, str] = {}
        original = self.document.original
        if original is None:
            return twins
        for alignment in self.document.alignments:
            if alignment.level != "figure":
                continue
            lang = alignment.translation
            theirs = [b for b in self.document.version(lang).blocks if isinstance(b, Figure)]
            for link in alignment.links:
                i, j = link.original[0], link.translation[0]
                heads = self.ids.captions[original.lang][i]
                if not heads:
                    continue
                own = [h for h in theirs[j].content if isinstance(h, Head)]
                translated = []
                for head, identifier in zip(own, self.ids.captions[lang][j], strict=True):
                    if head.type == "original":
                        twins[identifier] = f"#{heads[0]}"
                    else:
                        translated.append(identifier)
                for mine, other in zip(heads, translated, strict=False):
                    twins[mine] = f"#{other}" if mine not in twins else f"{twins[mine]} #{other}"
                    twins[other] = f"#{mine}"
        return twins
