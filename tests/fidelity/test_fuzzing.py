"""Whatever the bytes are: a document that says what they say, or an error that says why not."""

import json
from functools import partial

import pytest
from documents import GENRES, assembled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei import pipeline
from tei.diagnostics import Severity
from tei.settings import Settings
from tei.validate import edition_schemas, validate
from tei.xml.parsing import parse

MARKDOWN = """---
title: Rain
author: [Li Ming, Wang Fang]
---

# English

1. It rained.

   It snowed.
- a
  - b

> It rained.

| a |   |
|---|---|
|   | b |

# 中文

下雨了。
"""
MEMORY = """<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a"
adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en"><seg>It <bpt
i="1">b</bpt>rained.</seg></tuv><tuv xml:lang="de"><seg>Es regnete.</seg></tuv></tu></body></tmx>
"""
TEXTS = [*(genre.text for genre in GENRES.values()), MARKDOWN, MEMORY]
#: Characters that are no letters: controls, NUL, line ends of all kinds, non-characters, those
#: that turn the direction of writing, halves of pairs (which no UTF-8 can have), variants.
STRANGE = (
    "\0\x01\x07\x08\x0b\x0c\x1b\x1e\x1f\x7f\x85\r\u2028\u2029\ufffe\uffff\ufdd0\U0001ffff"
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\ud800\udfff\ufeff\ufffd\u200d\u0301\ufe0f\U0001f327\U000e0001"
)
NAMES = ["rain.txt", "rain.md", "rain.tmx", "rain.en.txt", "1958-03-20_Rain.txt", "\u202e.txt"]
FORMS = ["", "", "", "peoples-daily", "markdown", "pair", "tmx", "json"]


def _problems(source: pipeline.SourceBytes) -> list[str]:
    """What must not be: silence, a loss, TEI that is not valid."""
    result = pipeline.encode([source], "rain", Settings())
    found = [str(d) for d in result.diagnostics if d.code.id[:4] in ("TEI4", "TEI5")]
    if result.tei is None:
        errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
        return found if errors else [*found, "neither a document nor an error"]
    checked = [*validate(result.tei, "rain.xml", edition_schemas())]
    return [*found, *map(str, checked)]


def _source(data: bytes, name: str, form: str) -> pipeline.SourceBytes:
    lang = "en" if ".en." in name else ""
    return pipeline.SourceBytes(name, data, form=form, lang=lang, record="1" * (form == "json"))


_files = partial(st.builds, _source, name=st.sampled_from(NAMES), form=st.sampled_from(FORMS))


def _changed(text: str, edits: list[tuple[int, int, bytes]]) -> bytes:
    """A text with bytes put in the place of others."""
    data = text.encode("utf-8", "surrogatepass")
    for place, length, words in edits:
        at = place % (len(data) + 1)
        data = data[:at] + words + data[at + length :]
    return data


_WORDS = st.one_of(
    st.sampled_from(STRANGE).map(lambda c: c.encode("utf-8", "surrogatepass")),
    st.binary(max_size=2),
    st.sampled_from([b"\n", b" ", b"\t", b"    ", b"# ", b"> ", b"- ", b"|", b"\\", b"<"]),
)
_EDITS = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.sampled_from([0, 0, 1, 7, 1 << 16]), _WORDS), max_size=4
)
ANY = _files(
    st.one_of(st.binary(max_size=300), st.builds(_changed, st.sampled_from(TEXTS), _EDITS))
)

_many = partial(
    settings,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@given(source=ANY)
@_many(max_examples=200)
def test_any_bytes_give_a_document_or_an_error(source: pipeline.SourceBytes) -> None:
    assert _problems(source) == []


# An input takes about 7 ms: these are done in less than a minute.
@pytest.mark.slow
@given(source=ANY)
@_many(max_examples=6000)
def test_very_many_bytes_give_a_document_or_an_error(source: pipeline.SourceBytes) -> None:
    assert _problems(source) == []


@pytest.mark.parametrize("name", GENRES)
def test_a_document_cut_off_anywhere(name: str) -> None:
    genre = GENRES[name]
    data = genre.source().bytes()
    for cut in range(0, len(data), max(1, len(data) // 25)):
        source = genre.source()._replace(data=data[:cut])
        assert _problems(source) == [], data[:cut]


@pytest.mark.parametrize("character", STRANGE, ids=lambda c: f"U+{ord(c):04X}")
def test_a_strange_character_stands_in_the_tei_or_is_told(character: str) -> None:
    record = {"date": "1958-03-20", "title": f"a{character}b", "content": f"It{character} rained."}
    source = pipeline.SourceBytes("m.json#1", json.dumps(record).encode(), form="json", record="1")
    result = pipeline.encode([source], "rain", Settings())
    assert result.tei is not None
    told = [d for d in result.diagnostics if d.code.id == "TEI111"]
    text = "".join(parse(result.tei).getroot().find("{*}text").itertext())
    assert (character in text) != bool(told) or character == "\r"
    assert not told or f"U+{ord(character):04X}" in told[0].message
    assert _problems(source) == []


@pytest.mark.parametrize("space", "\x85\u2003\u2028")
@pytest.mark.parametrize("part", ["title", "english", "chinese"])
def test_a_text_of_white_space_that_is_none_to_xml(space: str, part: str) -> None:
    nothing = {"english": None, "headline": "", "chinese": None, "title": None}
    for text in (assembled(**{part: space}), assembled(**{**nothing, part: space})):
        assert _problems(_source(text.encode(), "rain.txt", "")) == []


#: Each was once encoded with a space or a break that the source does not have.
LINES_IN_PARTS = {
    "a signature above its date": ("pair", ":\n\n            李\n三月十日"),
    "a row over two lines": ("pair", ":\n\n米  三\u3000\u3000四\n  油\t五\t盐  一  二"),
    "a caption below its position": ("pair", ":\n\n左图：\n  雨中的山村。"),
    "a report below its dateline": ("pair", ":\n\n【新华社沈阳十六日电】\n  下雨了。"),
    "a numbered item of two paragraphs": ("markdown", "1. It rained.\n\n   It snowed."),
    "a numbered item of verse": ("markdown", "1. It rained,  \n   it snowed.\n\n   So."),
    "a row that begins with an empty cell": ("markdown", "# English\n| | b |\n|-|-|\n| | d |"),
}


@pytest.mark.parametrize(("form", "text"), LINES_IN_PARTS.values(), ids=LINES_IN_PARTS)
def test_a_line_that_is_divided(form: str, text: str) -> None:
    assert _problems(_source(text.encode(), "rain.zh.txt", form)) == []


def test_bidirectional_overrides_are_kept() -> None:
    text = assembled(english="It \u202eraine\u202cd.", chinese="    下\u2067雨\u2069了。")
    source = _source(text.encode(), "rain.txt", "")
    result = pipeline.encode([source], "rain", Settings())
    assert result.tei is not None
    assert "It \u202eraine\u202cd." in result.tei.decode()
    assert _problems(source) == []
