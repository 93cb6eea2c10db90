"""Front matter: the fields above a text, between two lines of three hyphens.

---
title: Rain at Last
author: Li Ming; Wang Fang
date: 1958-03-20
---
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tei.layout import TEXT, Layout, Piece, divided, piece, walk
from tei.sources import roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.model import Role

#: What stands between the names of authors; in square brackets, as YAML has lists, a comma too.
_AUTHORS = re.compile(r"[;；、]|\s+and\s+")
_LISTED = re.compile(r"[,;，；、]|\s+and\s+")

#: The fields that have their own place in the TEI header, by what people call them.
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "date",
    "page": "page",
    "pages": "page",
    "column": "column",
    "publication": "publication",
    "journal": "journal",
    "newspaper": "newspaper",
}
_WITH_LANGUAGE = re.compile(r"(?P<name>\w+)[.-](?P<lang>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)")
#: What is said by xml:lang and by the type of a division.
_LANGUAGE, _ROLE, _ORIGINAL = ("language", "lang"), "role", "original"

_KEY = r"(?P<key>[^\s:：#-][^:：]{0,60}?)[ \t]*[:：](?!//)(?P<value>.*)"
_INNER_KEY = r"[ \t]+(?P<inner>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)[ \t]*[:：][ \t]+(?P<value>.*)"
_EDGE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_INNER = re.compile(rf"[ \t]*|{_KEY}|[ \t]+\S.*|-[ \t].*|#.*")
#: What YAML writes where a value follows on lines of its own.
_FOLLOWS = re.compile(r"[|>][+-]?")

#: The closed table of front matter.
LAYOUT: tuple[Layout, ...] = tuple(
    Layout("front", re.compile(pattern), "", reason, "")
    for pattern, reason in (
        (_EDGE.pattern, "the lines around the front matter"),
        (_KEY, "the name of a field, which its element or its note has"),
        (_INNER_KEY, "the language of a value, which its element has"),
        (r"[ \t]*-[ \t]+(?P<value>.*)", "the mark of a value among several"),
        (r"#(?P<comment>.*)", "the mark of a comment"),
        (r"(?P<value>.*\S.*)", "the white space around a line"),
    )
)


class Entry(NamedTuple):
    """A value of the front matter: the name of its field, and its piece."""

    key: str
    value: Piece


class FrontMatter(NamedTuple):
    """The fields above a text.

    Attributes:
        entries: in their order.
        end: where the text begins.
    """

    entries: list[Entry]
    end: int


def read(text: str, start: int = 0) -> FrontMatter:
    """The front matter of a text that stands at the offset `start`; there may be none.

    There is some where the first line is three hyphens, another such line follows, and every line
    between the two is a field or belongs to one.
    """
    end = _end(text)
    entries: list[Entry] = []
    outer = key = "note"
    for found in walk(text[:end], LAYOUT, "front", start=start):
        if found.name == "key":
            outer = key = found.value
        elif found.name == "inner":
            key = f"{outer}.{found.value}"
        elif found.name == "comment":
            entries.append(Entry("comment", found))
        elif not _FOLLOWS.fullmatch(found.value):
            entries.append(Entry(key, _unquoted(found)))
    return FrontMatter(entries, start + end)


def _end(text: str) -> int:
    """The offset behind the front matter; 0 for none."""
    lines = text.split("\n")
    if not _EDGE.fullmatch(lines[0]) or not lines[0].startswith("-"):
        return 0
    offset = len(lines[0]) + 1
    keys = 0
    for line in lines[1:]:
        offset += len(line) + 1
        if _EDGE.fullmatch(line):
            return min(offset, len(text)) if keys else 0
        if not _INNER.fullmatch(line):
            return 0
        keys += re.fullmatch(_KEY, line) is not None
    return 0


def broken(text: str) -> tuple[int, str]:
    """The place and the words of the line that keeps a text's fields from being front matter.

    That is so where the text begins as front matter does, with a field, and half of the lines up to
    the next line of hyphens or more are fields. The words are empty where it is not so.
    """
    lines = text.split("\n")
    if _end(text) or not _EDGE.fullmatch(lines[0]) or not lines[0].startswith("-"):
        return 0, ""
    offset = len(lines[0]) + 1
    first = 0, ""
    fields = others = 0
    for line in lines[1:]:
        if _EDGE.fullmatch(line):
            return first if fields >= others > 0 else (0, "")
        if re.fullmatch(_KEY, line):
            fields += 1
        elif not line.strip() or not fields:
            break
        elif not _INNER.fullmatch(line):
            first = first if others else (offset, line.strip())
            others += 1
        offset += len(line) + 1
    return 0, ""


def _unquoted(found: Piece) -> Piece:
    """A value without YAML's quotation marks, which only say where it begins and ends."""
    value = found.value
    if len(value) > 2 and value[0] == value[-1] in "\"'" and value[0] not in value[1:-1]:  # noqa: PLR2004
        inner = piece(found.name, found.lang, value[1:-1], found.span.start + 1)
        return inner or found
    return found


class Said(NamedTuple):
    """What front matter says of its text, apart from fields; empty where it says nothing."""

    lang: str
    role: Role | None
    original: str


def said(front: FrontMatter) -> Said:
    """The language, the role and the original that front matter names."""
    lang = original = ""
    role: Role | None = None
    for key, value in front.entries:
        found = roles.label(value.value)
        if found is None:
            continue
        name = key.lower()
        if name in _LANGUAGE and found.lang:
            lang = lang or found.lang
        elif name == _ROLE and found.role and not found.lang:
            role = role or found.role
        elif name == _ORIGINAL and found.lang:
            original = original or found.lang
    return Said(lang, role, original)


def fields(front: FrontMatter, used: Said, langs: Sequence[str]) -> Iterator[Piece]:
    """The fields of front matter; their language is the one that their names end with, or empty.

    Args:
        front: the front matter.
        used: what of it is said elsewhere in the TEI, and so is no field.
        langs: the languages of the document.
    """
    for key, value in front.entries:
        name, lang = _named(key.lower(), langs)
        found = roles.label(value.value)
        if found and (
            (name in _LANGUAGE and found.lang == used.lang)
            or (name == _ROLE and found.role == used.role and not found.lang)
            or (name == _ORIGINAL and found.lang == used.original)
        ):
            continue
        known = _FIELDS.get(name)
        if known == "author":
            yield from (replace(author, lang=lang) for author in _authors(value))
        elif known:
            yield replace(value, name=known, lang=lang, indent="")
        else:
            # No field is called as running text is.
            yield replace(value, name=f"field {key}" if key == TEXT else key, indent="")


def _named(key: str, langs: Sequence[str]) -> tuple[str, str]:
    """The name of a field and the language it ends with: ``title.zh``, ``author-fr``."""
    match = _WITH_LANGUAGE.fullmatch(key)
    if match is None or match["name"] not in _FIELDS:
        return key, ""
    lang = roles.nearest(roles.canonical(match["lang"]), langs)
    return (match["name"], lang) if lang else (key, "")


def _authors(value: Piece) -> Iterator[Piece]:
    start, words, divider = value.span.start, value.value, _AUTHORS
    if words.startswith("[") and words.endswith("]"):
        start, words, divider = start + 1, words[1:-1], _LISTED
    for begin, part in divided(words, divider):
        if found := piece("author", "", part, start + begin):
            yield replace(_unquoted(found), indent="")
