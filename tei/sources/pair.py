"""A document with a file for each language: ``rain.en.txt`` and ``rain.zh.txt``, or ``.md``.

---
title: Rain at Last
author: Li Ming
---

It rained all night, and the
river rose.

Nobody slept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tei.layout import BLANK_LINE
from tei.names import ORIGINAL
from tei.sources import document, front_matter, plain, roles
from tei.sources.document import Body, Draft
from tei.sources.kinds import Genre, genre
from tei.sources.lines import joined
from tei.sources.markdown_lines import scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Role, SourceFile, SourceText
    from tei.sources.front_matter import FrontMatter, Said
    from tei.sources.reading import Reading


class _File(NamedTuple):
    """One file: its front matter, what that says, and the text below it."""

    front: FrontMatter
    said: Said
    lang: str
    text: str
    is_markdown: bool


def recognise(text: str) -> bool:
    """No text alone is in this format: the names of files say it."""
    del text
    return False


def read(source: SourceText, languages: Mapping[str, str]) -> Reading:
    """What the files say of themselves, their versions, and what was found wrong with them.

    Args:
        source: the decoded files.
        languages: the language tag for each role, ``original`` and ``translation``.
    """
    return document.read(source, _draft(source, languages))


def pieces(source: SourceText, languages: Mapping[str, str]) -> list[Piece]:
    """The text and the fields of `source`, each in its language."""
    return _draft(source, languages).pieces()


def role_of_each(source: SourceText, languages: Mapping[str, str]) -> dict[str, str]:
    """The role of each language."""
    return dict(_draft(source, languages).roles)


def facts(
    source: SourceText, everything: Sequence[Piece], languages: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What the name of the first file says and the texts do not."""
    del everything
    return document.facts(source, _draft(source, languages))


def _draft(source: SourceText, languages: Mapping[str, str]) -> Draft:
    files = [_file(file, source.text[start:end], start) for file, start, end in source.parts()]
    tags = roles.tags(list(dict.fromkeys(file.lang for file in files)), languages)
    by_lang: dict[str, list[_File]] = {}
    for file in files:
        by_lang.setdefault(tags[file.lang], []).append(file)
    draft = Draft([], [_body(lang, of_lang) for lang, of_lang in by_lang.items()])
    stated: dict[str, Role] = {}
    for file in files:
        if file.said.role:
            stated[tags[file.lang]] = file.said.role
    for file in files:
        if original := roles.nearest(file.said.original, list(by_lang)):
            stated = {original: ORIGINAL}
    draft.assign(stated, languages)
    for file in files:
        known = roles.nearest(file.said.original, list(by_lang))
        used = file.said._replace(
            lang=file.said.lang if file.said.lang == file.lang else "",
            original=file.said.original if known else "",
        )
        fields = document.header_fields(draft, file.front, used, tags[file.lang])
        draft.fields.extend(fields)
    _find_titles(draft)
    return draft


def _file(file: SourceFile, text: str, start: int) -> _File:
    front = front_matter.read(text, start)
    said = front_matter.said(front)
    lang = roles.canonical(file.lang)
    if said.lang and (not lang or said.lang.startswith(f"{lang}-")):
        lang = said.lang
    is_markdown = file.name.lower().endswith(".md")
    return _File(front, said, lang or roles.UNKNOWN, text[front.end - start :], is_markdown)


def _body(lang: str, files: Sequence[_File]) -> Body:
    """The text in one language; one file of Markdown makes it Markdown."""
    body = Body(lang)
    if any(file.is_markdown for file in files):
        for file in files:
            stretches = scan(file.text, file.front.end)
            if stretches and stretches[0].kind == "heading":
                named = roles.label(joined(stretches[0].pieces).value)
                if named and roles.nearest(named.lang, [lang]):
                    # The name of the language, which the name of the file has already.
                    del stretches[0]
            body.stretches += stretches
        return body
    for file in files:
        lines = plain.pieces(file.text, file.front.end, lang)
        body.lines += [replace(line, before=BLANK_LINE) for line in lines[:1]] + lines[1:]
    return body


def _find_titles(draft: Draft) -> None:
    """Find the titles that stand in the texts, and which of their lines go together."""
    of_lines = [body for body in draft.bodies if body.lines]
    for body in draft.bodies:
        if body.stretches:
            body.find_title(draft)
    named = {piece.lang for piece in draft.fields if piece.name == "title"}
    untitled = [body for body in of_lines if body.lang not in named]
    headlines = [plain.headline(body.lines) for body in untitled]
    for body, line in zip(untitled, headlines, strict=True):
        # A line of which only one text says that it is a title is a line.
        if line and all(headlines):
            draft.fields.append(replace(line, name="title", indent=""))
            draft.guessed = ("title",)
            del body.lines[0]
    titles = [piece.value for piece in draft.fields if piece.name == "title"]
    said = genre(titles) is Genre.VERSE
    for body in of_lines:
        body.verse = plain.is_verse(body.lines)
        body.lines = plain.wrapped(body.lines, verse=said)
