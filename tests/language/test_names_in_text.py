"""Names in running text: the table says what is found, and where a person would not agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import cases, unmarked

from tei.language.names import Authority, Entity, Index, Name, decided, index, mentions, read

TABLE = Path(__file__).with_name("names.tsv")
AUTHORITY = read(TABLE.with_suffix(".csv"))
INDEXES = {lang: index(AUTHORITY, lang) for lang in ("zh", "zh-Hans", "zh-Hant", "en", "fr", "de")}


@pytest.mark.parametrize(("lang", "marked", "ids", "disputed"), cases(TABLE, 4))
def test_names_of_the_table(lang: str, marked: str, ids: str, disputed: str) -> None:
    text, spans = unmarked(marked.replace(r"\n", "\n"))
    found = mentions(text, INDEXES[lang])
    assert [(mention.start, mention.end) for mention in found] == spans
    said = ["|".join(entity.id for entity in mention.entities) for mention in found]
    assert said == [each for each in ids.split(", ") if each]
    assert not disputed or found


def test_the_name_of_several_is_nobodys() -> None:
    [found] = mentions("厂长王平", INDEXES["zh"])
    assert found.entity is None
    [found] = mentions("厂长喻屏", INDEXES["zh"])
    assert found.entity is not None
    assert found.entity.id == "yu-ping"


def test_a_linked_text_says_whose_a_shared_name_is() -> None:
    [english] = mentions("said Li Ping", INDEXES["en"])
    assert english.entity is None
    for chinese, expected in (("李萍说", "li-ping-f"), ("李平和李萍说", None), ("他说", None)):
        [found] = decided([english], mentions(chinese, INDEXES["zh"]))
        assert (found.entity.id if found.entity else None) == expected
        assert (found.start, found.end) == (5, 12)


def of(*names: str, lang: str = "en", kind: str = "place") -> Index:
    entities = [
        Entity(f"n{number}", kind, (Name(lang, name),))  # type: ignore[arg-type]
        for number, name in enumerate(names)
    ]
    return index(Authority(tuple(entities)), lang)


def found(text: str, names: Index) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions(text, names)]


def test_a_name_of_one_character_is_never_found() -> None:
    assert found("沪宁铁路", of("沪", "宁", lang="zh")) == []
    assert found("O, the O", of("O")) == []


def test_the_longest_name_is_found_where_several_begin() -> None:
    names = of("New", "New York", "New York City")
    assert found("New York City, New York, New", names) == ["New York City", "New York", "New"]
    assert found("New York Cityscape", names) == ["New York"]


def test_latin_names_are_found_in_every_language() -> None:
    assert found("a letter from Yu Ping", of("Yu Ping", lang="zh-Latn-pinyin")) == ["Yu Ping"]
    names = index(Authority((Entity("a", "person", (Name("zh-Latn", "Yu Ping"),)),)), "fr")
    assert found("une lettre de Yu Ping", names) == ["Yu Ping"]


def test_names_of_another_language_are_not_found() -> None:
    names = index(Authority((Entity("a", "place", (Name("de", "Bath"),)),)), "en")
    assert found("Bath", names) == []


def test_an_empty_authority_file_finds_nothing() -> None:
    assert found("Yu Ping", index(Authority(()), "en")) == []


ALPHABET = "aA王平'’-.\n\v\t \u3000西岸s\0"
NAMES = st.lists(
    st.text("Aa王 '", min_size=1, max_size=4).filter(lambda name: name == " ".join(name.split())),
    max_size=8,
)
KINDS = st.sampled_from(["person", "place", "org"])


@given(names=NAMES, kind=KINDS, data=st.data())
def test_any_text_is_read(names: list[str], kind: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from([*names, *ALPHABET]), max_size=20).map("".join)
    text = data.draw(st.text() | pieces)
    last = 0
    for mention in mentions(text, of(*names, kind=kind)):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        letters = re.sub(r"[\s\0]+", "", text[mention.start : mention.end])
        assert letters.replace("’", "'") in {name.replace(" ", "") for name in names}


@given(before=st.text("王平国，。", max_size=4), names=NAMES, after=st.text("，。平", max_size=4))
def test_no_longer_name_begins_at_the_same_place(before: str, names: list[str], after: str) -> None:
    for name in names:
        text = f"{before}{name}{after}"
        for mention in mentions(text, of(*names, kind="org", lang="zh")):
            rest = text[mention.start :]
            longer = [one for one in names if rest.startswith(one)]
            longer = [one for one in longer if len(one) > mention.end - mention.start]
            # A longer one would be in the middle of a word of Latin letters.
            assert all(rest[len(one) :][:1].isalnum() or "'" in rest for one in longer)


@given(name=st.sampled_from(["Yu Ping", "王平", "Xi'an"]), gap=st.sampled_from([" ", "\n", "\n  "]))
def test_a_name_between_words_is_found(name: str, gap: str) -> None:
    text = f"it{gap}{name}{gap}is"
    assert found(text, of(name)) == [name]


@pytest.mark.parametrize("piece", ["Yu ", "王", "Yu Ping ", "\n", "'s", "王\u3000", "\0", "A-"])
def test_long_runs_are_read_too(piece: str) -> None:
    assert isinstance(mentions(piece * 50_000, of("Yu Ping", "王平", "A-A")), list)
