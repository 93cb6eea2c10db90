"""Markdown: a document in one file, with a section for each language.

---
title: Rain at Last
date: 1958-03-20
---

# English

It rained all night.

# 中文

下了整整一夜的雨。
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tei.names import ORIGINAL
from tei.sources import document, front_matter, roles
from tei.sources.document import Body, Draft
from tei.sources.lines import joined
from tei.sources.markdown_blocks import block_of
from tei.sources.markdown_lines import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tei.layout import Piece
    from tei.model import Role, SourceText
    from tei.sources.markdown_lines import Stretch
    from tei.sources.reading import Reading

#: What texts of the corpus begin with, or have above the original: they may have headings too.
_CORPUS = re.compile(
    r"\A\s*(?:Title|Authors?|Date|Page|Edition|Column)\s*[:：]|^\s*Original\s*[:：]\s*$",
    re.IGNORECASE | re.MULTILINE,
)


class _Section(NamedTuple):
    """A language's section: what its heading says, and its blocks."""

    label: roles.Label
    stretches: list[Stretch]


def recognise(text: str) -> bool:
    """Whether `text` has a heading that begins a language, or front matter that names one."""
    front = front_matter.read(text)
    body = text[front.end :]
    if front.entries and front_matter.said(front).lang:
        return True
    if "#" not in body and not re.search(r"^ {0,3}[=-]+[ \t]*$", body, re.MULTILINE):
        return False
    return not _CORPUS.search(text) and bool(_sections(scan(body))[1])


def read(source: SourceText, languages: Mapping[str, str]) -> Reading:
    """What `source` says of itself, its versions, and what was found wrong with it.

    Args:
        source: a decoded source.
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
    """What the file's name says and the text does not."""
    del everything
    return document.facts(source, _draft(source, languages))


def _draft(source: SourceText, languages: Mapping[str, str]) -> Draft:
    front = front_matter.read(source.text)
    said = front_matter.said(front)
    above, sections = _sections(scan(source.text[front.end :], front.end))
    if not sections:
        lang = said.lang or roles.canonical(source.files[0].lang) or roles.UNKNOWN
        above, sections = [], [_Section(roles.Label(lang, None), above)]
    given = [label.lang or languages[label.role or ORIGINAL] for label, _ in sections]
    tags = roles.tags(list(dict.fromkeys(given)), languages)
    bodies: dict[str, Body] = {}
    stated: dict[str, Role] = {}
    for (label, stretches), tag in zip(sections, given, strict=True):
        lang = tags[tag]
        bodies.setdefault(lang, Body(lang)).stretches += stretches
        if label.role:
            stated[lang] = label.role
    lang, original = (roles.nearest(tag, list(bodies)) for tag in (said.lang, said.original))
    if original:
        stated = {original: ORIGINAL}
    draft = Draft([], list(bodies.values()))
    draft.assign(stated, languages)
    _share(above, draft)
    draft.assign(stated, languages)
    used = said._replace(
        lang=said.lang if lang else "", role=None, original=original and said.original
    )
    draft.fields = list(document.header_fields(draft, front, used, lang))
    for body in draft.bodies:
        body.find_title(draft)
    return draft


def _sections(stretches: Sequence[Stretch]) -> tuple[list[Stretch], list[_Section]]:
    """The blocks above the first language, and the section of each.

    A heading begins a language if it names one, or a role, and nothing else, or has a language
    among its attributes. The first of these says at which level; deeper headings begin none.
    """
    above: list[Stretch] = []
    sections: list[_Section] = []
    level = 0
    for stretch in stretches:
        label = _label(stretch)
        if label and (not sections or stretch.level <= level):
            level = level or stretch.level
            named = roles.label(joined(stretch.pieces).value)
            sections.append(_Section(label, [] if named else [stretch]))
        else:
            (sections[-1].stretches if sections else above).append(stretch)
    return above, sections


def _label(stretch: Stretch) -> roles.Label | None:
    """What a heading says of the language that it begins."""
    if stretch.kind != "heading":
        return None
    named = roles.label(joined(stretch.pieces).value)
    if stretch.lang:
        return roles.Label(roles.canonical(stretch.lang), named.role if named else None)
    return named


def _whole(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """The blocks among stretches: headings and paragraphs alone, lists and tables as they are."""
    for kind, run in groupby(stretches, block_of):
        if kind[0] in ("heading", "paragraph"):
            yield from ([stretch] for stretch in run)
        else:
            yield list(run)


def _share(above: Sequence[Stretch], draft: Draft) -> None:
    """Give the blocks above the first language to the languages that their scripts show."""
    shared: dict[str, list[Stretch]] = {}
    for stretches in _whole(above):
        words = " ".join(piece.value for stretch in stretches for piece in stretch.pieces)
        shared.setdefault(draft.lang_of(words), []).extend(stretches)
    for body in draft.bodies:
        mine = shared.get(body.lang, [])
        if [s.kind for s in mine] == ["heading"] == [s.kind for s in body.stretches[:1]]:
            # The title of the document, and the headline of the text.
            body.stretches[0] = replace(body.stretches[0], kind="headline")
        body.stretches[:0] = mine
