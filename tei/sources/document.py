"""A document in any languages, made of its fields and its texts, whatever format they are from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tei.language.scripts import SAMPLE, is_han
from tei.model import Version
from tei.names import ORIGINAL
from tei.sources import blocks, file_name, findings, front_matter, markdown_blocks, roles
from tei.sources.header import make_header
from tei.sources.lines import joined
from tei.sources.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tei.diagnostics import Diagnostic
    from tei.layout import Piece
    from tei.model import Header, Role, SourceText
    from tei.sources.front_matter import FrontMatter, Said
    from tei.sources.markdown_lines import Stretch

#: What to do about a document in one language.
ALONE = (
    "if it is translated, put the other language beside it and name both, or their folder: "
    "docs/sources.md shows how"
)


@dataclass(slots=True)
class Body:
    """The text in one language: blocks of Markdown, or plain lines.

    Attributes:
        lang: its language.
        stretches: its blocks, where it is Markdown.
        lines: its lines otherwise.
        verse: whether the lines are verse.
        shows_title: whether the title stands above it, and not only in front matter.
    """

    lang: str
    stretches: list[Stretch] = field(default_factory=list)
    lines: list[Piece] = field(default_factory=list)
    verse: bool = False
    shows_title: bool = False

    @property
    def pieces(self) -> Iterator[Piece]:
        """Its text in order."""
        found: Iterable[Piece] = self.lines
        if self.stretches:
            found = (
                piece
                for stretch in self.stretches
                for piece in (*([stretch.label] if stretch.label else []), *stretch.pieces)
                if piece.value
            )
        return (replace(piece, lang=self.lang) for piece in found)

    def beginning(self) -> str:
        """As much of its text as tells the script."""
        found = ""
        for piece in self.pieces:
            found += f"{piece.value[:SAMPLE]} "
            if len(found) > SAMPLE:
                break
        return found

    def find_title(self, draft: Draft) -> None:
        """Make a field of the heading that Markdown begins with, if it has no title yet."""
        has_title = any(p.name == "title" and p.lang == self.lang for p in draft.fields)
        title, self.stretches = markdown_blocks.titled(self.stretches, has_title=has_title)
        if title:
            draft.fields.append(replace(title, lang=self.lang))
        headed = any(stretch.kind == "headline" for stretch in self.stretches)
        self.shows_title = bool(title) or not headed


@dataclass(slots=True)
class Draft:
    """A document before its parts are put together.

    Attributes:
        fields: of the header.
        bodies: the text in each language, in the order of the source.
        roles: the role of each language that has text, the original first.
        certain: whether anything says which of them is the original.
        guessed: the names of fields that are taken for what they are by their look.
    """

    fields: list[Piece]
    bodies: list[Body]
    roles: dict[str, Role] = field(default_factory=dict)
    certain: bool = True
    guessed: tuple[str, ...] = ()

    def assign(self, stated: Mapping[str, Role], languages: Mapping[str, str]) -> None:
        """Say which text is the original.

        Args:
            stated: what the source itself says.
            languages: the language tag that the settings give to each role.
        """
        with_text = [body.lang for body in self.bodies if any(body.pieces)]
        langs = with_text or [body.lang for body in self.bodies]
        self.roles, self.certain = roles.roles(langs, stated, languages)

    @property
    def langs(self) -> list[str]:
        """Its languages, the original first."""
        return list(dict.fromkeys([*self.roles, *(body.lang for body in self.bodies)]))

    def pieces(self) -> list[Piece]:
        """Fields and text in the order of the source."""
        texts = [piece for body in self.bodies for piece in body.pieces]
        return sorted([*self.fields, *texts], key=lambda piece: piece.span)

    def lang_of(self, words: str) -> str:
        """The language that words of the header are in, to judge by their script."""
        if any(map(str.isalpha, words)):
            texts = {body.lang: body.beginning() for body in self.bodies}
            for lang in self.langs:
                if texts.get(lang) and is_han(texts[lang]) == is_han(words):
                    return lang
        return self.langs[0]


def header_fields(draft: Draft, front: FrontMatter, used: Said, lang: str = "") -> Iterator[Piece]:
    """The fields of front matter, each in its language.

    Args:
        draft: the document as far as it is known.
        front: the front matter.
        used: what of it is said elsewhere in the TEI.
        lang: its language; empty where each value shows it.
    """
    for found in front_matter.fields(front, used, draft.langs):
        yield replace(found, lang=found.lang or lang or draft.lang_of(found.value))


def facts(source: SourceText, draft: Draft) -> list[tuple[str, str, str]]:
    """(name, language, value) of what the file's name says and the text does not."""
    named = {piece.name for piece in draft.fields}
    return file_name.facts(source, named, draft.lang_of("a"), draft.lang_of("一"))


def read(source: SourceText, draft: Draft) -> Reading:
    """The document that a draft makes, and what was found wrong with it."""
    header, found = make_header(draft.fields, draft.langs, source.locate)
    header, of_name = file_name.added(header, facts(source, draft), source)
    header = replace(header, guessed=(*draft.guessed, *header.guessed))
    found.extend(of_name)
    versions, header = _versions(source, draft, header)
    found.extend(_missing(source, draft, header, versions))
    return Reading(header, versions, found)


def _versions(
    source: SourceText, draft: Draft, header: Header
) -> tuple[tuple[Version, ...], Header]:
    """The versions in the order of the source, and the header with who made the pictures."""
    lines: dict[str, Sequence[Piece]] = {lang: [] for lang in draft.roles}
    made: dict[str, Version] = {}
    for body in draft.bodies:
        role = draft.roles.get(body.lang)
        if body.stretches and any(body.pieces) and role:
            title = next((t for t in header.titles if t.lang == body.lang), None)
            content = markdown_blocks.content(body.stretches, title if body.shows_title else None)
            made[body.lang] = Version(body.lang, role, content)
        else:
            lines[body.lang] = _paragraphs(body)
    plain = {lang: role for lang, role in draft.roles.items() if lang not in made}
    verse = [body.lang for body in draft.bodies if body.verse]
    of_lines, responsible = blocks.versions(source.text, lines, header, plain, verse)
    made.update((version.lang, version) for version in of_lines)
    in_order = [made[body.lang] for body in draft.bodies if body.lang in made]
    return tuple(in_order), replace(header, responsible=responsible)


def _paragraphs(body: Body) -> list[Piece]:
    """The lines of a body with those put together that are one paragraph."""
    groups: list[list[Piece]] = []
    for piece in body.pieces:
        if groups and "\n" not in piece.before:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [joined(group) for group in groups]


def _missing(
    source: SourceText, draft: Draft, header: Header, versions: Sequence[Version]
) -> Iterator[Diagnostic]:
    """What the document lacks."""
    for _, start, end in source.parts():
        place, line = front_matter.broken(source.text[start:end])
        if line:
            yield findings.broken_front_matter(source.locate(start + place), line)
    if not versions:
        yield findings.empty_source(source.path)
        return
    if header.publication and header.publication_kind == "newspaper" and not header.date:
        yield findings.missing_date(source.path)
    if len(versions) == 1:
        yield findings.single_language(source.path, versions[0].lang, ALONE)
    elif not draft.certain:
        original = next(version for version in versions if version.type == ORIGINAL)
        others = [version.lang for version in versions if version is not original]
        yield findings.original_unknown(source.path, original.lang, others)
    for body in draft.bodies:
        if body.lang == roles.UNKNOWN and (first := next(body.pieces, None)):
            yield findings.language_unknown(source.locate(first.span.start))
