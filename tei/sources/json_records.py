"""The corpus's JSON months: thousands of records in a file, each an article.

[{"path": "1958/03/20/1/5", "title": "终于下雨", "author": "李明", "date": "1958-03-20",
  "page_number": "1", "content": "    下雨了。"}]

A file is a list of records, or records one after the other. It is read record by record, never
whole. A record becomes one text: its fields, each with its name before it, then its content.
"""

from __future__ import annotations

import codecs
import difflib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from tei.diagnostics import Location
from tei.language.scripts import is_han
from tei.layout import Piece, divided, piece
from tei.names import ORIGINAL, TRANSLATION
from tei.sources import findings, newspaper, peoples_daily
from tei.sources.decoding import Decoded, known_encoding, signed
from tei.sources.reading import SourceBytes
from tei.xml.characters import sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tei.diagnostics import Diagnostic
    from tei.model import SourceText
    from tei.sources.reading import Reading

#: Files whose names end so are looked into for records.
SUFFIXES = (".json", ".jsonl")

#: What stands behind a field in the text of a record, and between a field's name and its value:
#: control characters, which no decoded text can have.
_FIELD, _VALUE = "\x1e", "\x1f"
_DIVIDER = re.compile(f"[{_FIELD}{_VALUE}]")

_CONTENT = "content"
#: The fields that have a place of their own, and names that people have for one of them.
_LOOKED_FOR = (_CONTENT, "title", "author", "date", "page", "page_number", "column")
_MEANT = {"text": _CONTENT, "body": _CONTENT}
#: The names that fields have elsewhere.
_NAMES = {"page_number": "page"}

_BETWEEN = re.compile(r"[\s,\[\]]*")
#: So many bytes are read at a time, more for a longer record.
_CHUNK = 1 << 16
#: A longer record is taken for a damaged one.
_LONGEST = 1 << 26

_Fields = list[tuple[str, object]]


def recognise(text: str) -> bool:
    """Whether `text` begins as a record does, or a list of them."""
    return re.match(r"\s*(?:\[\s*)?\{\s*\"", text) is not None


def records(file: BinaryIO, path: str, encoding: str | None) -> Iterator[SourceBytes | Diagnostic]:
    """The records of a file, one by one, and a finding where it cannot be read on.

    A record is known by its ``path``, or else by its number, from 1.

    Raises:
        UsageError: there is no such encoding.
    """
    number = 0
    empty = True
    for item in _objects(file, path, encoding or "utf-8-sig"):
        empty = False
        if not isinstance(item, tuple):
            yield item
            continue
        raw, fields = item
        number += 1
        given = dict(fields).get("path")
        key = given.strip() if isinstance(given, str) and given.strip() else str(number)
        yield SourceBytes(f"{path}#{key}", raw.encode(), form="json", record=key)
    if empty:
        yield findings.empty_source(path)


def _objects(
    file: BinaryIO, path: str, encoding: str
) -> Iterator[tuple[str, _Fields] | Diagnostic]:
    """Each object of a file: its characters and its fields."""
    decoder = codecs.getincrementaldecoder(known_encoding(encoding))()
    waiting, at, line, size, end = "", 0, 1, _CHUNK, False
    while True:
        match = _BETWEEN.match(waiting, at)
        begin = match.end() if match else at
        line += waiting.count("\n", at, begin)
        at = begin
        if at < len(waiting):
            try:
                fields, stop = _PARSER.raw_decode(waiting, at)
            except (ValueError, RecursionError) as error:
                if end or len(waiting) - at > _LONGEST:
                    yield findings.malformed_record(Location(path, line), str(error))
                    return
            else:
                if not isinstance(fields, list) or waiting[at] != "{":
                    yield findings.malformed_record(Location(path, line), "it is no object")
                    return
                yield waiting[at:stop], fields
                line += waiting.count("\n", at, stop)
                at, size = stop, _CHUNK
                continue
        if end:
            return
        data = file.read(size)
        size, end = 2 * size, not data
        try:
            waiting, at = waiting[at:] + decoder.decode(data, final=end), 0
        except UnicodeDecodeError as error:
            yield findings.wrong_encoding(path, encoding, "", error.start)
            return


def _pairs(pairs: Iterable[tuple[str, object]]) -> _Fields:
    """An object as its fields: a name may be given twice, and then both values are kept."""
    return list(pairs)


_PARSER = json.JSONDecoder(object_pairs_hook=_pairs)


def decode(data: bytes, path: str, encoding: str | None) -> Decoded:
    """The text of one record.

    Its places are seen from the record: lines are those of the content, fields have none.
    """
    del encoding  # `records` has decoded the file
    try:
        fields = _PARSER.decode(data.decode())
    except (ValueError, RecursionError) as error:
        return Decoded(None, (), [findings.malformed_record(Location(path), str(error))])
    if not isinstance(fields, list) or not data.lstrip().startswith(b"{"):
        return Decoded(None, (), [findings.malformed_record(Location(path), "it is no record")])
    parts: list[str] = []
    signs: list[tuple[int, str]] = []
    anchors: list[tuple[int, int, int]] = []
    offset = 0
    content = [value for name, value in fields if name == _CONTENT]
    rest = [(name, value) for name, value in fields if name != _CONTENT]
    for name, value in (*rest, (_CONTENT, "\n".join(map(_words, content)))):
        label, words = _plain(name), _plain(_words(value))
        start = offset + len(label) + len(_VALUE)
        for place, raw in ((offset, label), (start, words)):
            signs += [(place + match.start(), match.group()) for match in _DIVIDER.finditer(raw)]
        anchors.append((offset, 0, 0))
        if name == _CONTENT:
            begin = start
            for number, line in enumerate(words.split("\n"), 1):
                anchors.append((begin, number, 1))
                begin += len(line) + 1
        parts += [_clean(label), _VALUE, _clean(words), _FIELD]
        offset = start + len(words) + len(_FIELD)
    text = "".join(parts)
    return signed(text, path, allowed=_FIELD + _VALUE, anchors=tuple(anchors), done=signs)


def _plain(text: str) -> str:
    """Line ends as elsewhere."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str) -> str:
    """Signs where a record itself has the characters that divide it."""
    return _DIVIDER.sub(lambda match: sign(match.group()), text)


def _words(value: object) -> str:
    """A value as text; an object or a list as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def roles(source: SourceText, languages: Mapping[str, str]) -> dict[str, str]:
    """The role of each language: those of the settings."""
    return peoples_daily.roles(source, languages)


def pieces(source: SourceText, languages: Mapping[str, str]) -> list[Piece]:
    """The text and the fields of a record, each in its language."""
    fields: list[tuple[str, int, str]] = []
    running: list[Piece] = []
    offset = 0
    for field in source.text.split(_FIELD):
        name, between, value = field.partition(_VALUE)
        start = offset + len(name) + len(between)
        if name == _CONTENT:
            running = peoples_daily.divided_pieces(value, languages, start)
        elif between:
            fields.append((name, start, value))
        offset += len(field) + 1
    in_original = not running or running[0].lang == languages[ORIGINAL]
    return [
        *(
            found
            for name, start, value in fields
            for found in _field(name, start, value, languages, in_original=in_original)
        ),
        *running,
    ]


def _field(
    name: str, start: int, value: str, languages: Mapping[str, str], *, in_original: bool
) -> Iterator[Piece]:
    known = _NAMES.get(name, name)
    divider = peoples_daily.AUTHORS if known == "author" else None
    for begin, part in divided(value, divider):
        role = ORIGINAL if is_han(part) or in_original else TRANSLATION
        if found := piece(known, languages[role], part, start + begin):
            yield replace(found, indent="")


def read(source: SourceText, languages: Mapping[str, str]) -> Reading:
    """What a record says of itself, its text, and what was found wrong with it."""
    reading = newspaper.read(source, pieces(source, languages), languages)
    return reading._replace(diagnostics=[*_misnamed(source), *reading.diagnostics])


def _misnamed(source: SourceText) -> Iterator[Diagnostic]:
    """Fields with nearly the name of one that the record lacks."""
    fields = [field.partition(_VALUE) for field in source.text.split(_FIELD)]
    given = dict.fromkeys(name for name, _, value in fields if value.strip())
    lacking = [name for name in _LOOKED_FOR if name not in given]
    for name in given:
        if name in _LOOKED_FOR:
            continue
        small = name.lower()
        near = difflib.get_close_matches(_MEANT.get(small, small), lacking, n=1, cutoff=0.8)
        if near and (small in _MEANT or near[0][0] == small[0]):
            yield findings.misnamed_field(Location(source.path), name, near[0])
