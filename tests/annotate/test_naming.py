"""Names of an authority file in documents: where they are tagged, whose they are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei.annotate import annotate
from tei.language.names import Authority, Entity, Name
from tei.model import Document, Head, Header, Source, Span, Version
from tei.names import XML
from tei.settings import Names, Settings

Source_ = Callable[..., str]
Tei = Callable[..., etree._Element]

ROWS = """\
id,kind,name:zh,name:en,wikidata,note
li-ping-a,person,李平,Li Ping,,
li-ping-b,person,李萍,Li Ping,,
june,person,,June,,
fuxin,place,阜新,Fuxin,Q1,A city
five-li,place,五里堡,,,
first,org,第一汽车厂,First Automobile Works,,
rain,none,下雨,Rain,,
nato,org,NATO,NATO,,
zhou,person,周平,Zhou Ping,,
"""


@pytest.fixture
def named(tmp_path: Path, tei: Tei) -> Callable[..., etree._Element]:
    """The TEI of a source, encoded with the names of `ROWS`."""
    path = tmp_path / "names.csv"
    path.write_text(ROWS, encoding="utf-8")
    settings = Settings(names=Names((str(path),)))
    return lambda text: tei(text, settings)


def _tagged(root: etree._Element, lang: str) -> list[str]:
    """The marks of one language: ``persName li-ping-a 李平``; those of numbers without a value."""
    [division] = root.xpath(f".//*[local-name() = 'body']/*[@xml:lang = '{lang}']")
    return [
        " ".join(
            [
                etree.QName(mark).localname,
                *(mark.get("ref", "").rpartition("-name-")[2:] if mark.get("ref") else ()),
                "".join(mark.itertext()),
            ]
        )
        for mark in division.iter("{*}persName", "{*}placeName", "{*}orgName", "{*}num", "{*}date")
    ]


def test_names_are_tagged_in_both_languages_with_one_ref(source: Source_, named: Tei) -> None:
    text = source(chinese="    阜新的三人。", english="Three men of Fuxin.")
    root = named(text)
    assert _tagged(root, "zh-Hans") == ["placeName fuxin 阜新", "num 三"]
    assert _tagged(root, "en") == ["num Three", "placeName fuxin Fuxin"]
    identifier = root.get(f"{{{XML}}}id")
    for name in root.iterfind(".//{*}body//{*}placeName"):
        assert name.attrib == {
            "ref": f"#{identifier}-name-fuxin",
            "resp": f"#{identifier}-encoder",
        }
    assert "authority file" in root.findtext(".//{*}interpretation/{*}p", "")


def test_of_names_alone_no_values_are_told(source: Source_, named: Tei) -> None:
    root = named(source(english="It rained in Fuxin."))
    assert root.find(".//{*}interpretation") is not None
    assert root.find(".//{*}stdVals") is None


def test_the_entries_that_are_mentioned_are_listed(source: Source_, named: Tei) -> None:
    root = named(source(chinese="    阜新。", english="NATO and Fuxin."))
    [place] = root.iterfind("{*}standOff/{*}listPlace/{*}place")
    assert [(child.get(f"{{{XML}}}lang"), child.text) for child in place] == [
        ("zh", "阜新"),
        ("en", "Fuxin"),
        (None, "Q1"),
        (None, "A city"),
    ]
    assert root.find("{*}standOff/{*}listPerson") is None
    lists = root.xpath("./*[local-name() = 'standOff']/*[starts-with(local-name(), 'list')]")
    assert {listed.get("resp") for listed in lists} == {f"#{root.get(f'{{{XML}}}id')}-encoder"}


@pytest.mark.parametrize(
    ("chinese", "found"),
    [
        ("第一汽车厂开工。", ["orgName first 第一汽车厂"]),
        ("二十五里堡下雨。", ["placeName five-li 五里堡"]),
        ("三百二十五里堡下雨。", ["num 三百二十五"]),
        ("1958年3月14日阜新。", ["date 1958年3月14日", "placeName fuxin 阜新"]),
        ("大家下雨天去阜新。", ["placeName fuxin 阜新"]),
    ],
)
def test_of_marks_that_share_characters_the_longest_stays(
    chinese: str, found: list[str], source: Source_, named: Tei
) -> None:
    assert _tagged(named(source(chinese=f"    {chinese}")), "zh-Hans") == found


def test_a_name_within_a_date_is_none(source: Source_, named: Tei) -> None:
    root = named(source(english="June came on June 14, 1957."))
    assert _tagged(root, "en") == ["persName june June", "date June 14, 1957"]


def test_a_shared_name_is_given_to_whom_the_linked_sentence_names(
    source: Source_, named: Tei
) -> None:
    text = source(
        chinese="    李平来到工厂开会。大家一起谈了很久。李萍回家去了。",
        english="Li Ping came to the factory for a meeting. They all talked for a long time. "
        "Li Ping went home.",
    )
    root = named(text)
    assert _tagged(root, "en") == [
        "persName li-ping-a Li Ping",
        "persName li-ping-b Li Ping",
    ]


def test_a_shared_name_that_nothing_decides_is_left_out(source: Source_, named: Tei) -> None:
    root = named(source(chinese="    他来了。", english="Li Ping came."))
    assert _tagged(root, "en") == []
    assert root.find("{*}standOff/{*}listPerson") is None


def test_a_shared_name_in_a_headline_is_decided_by_the_headline() -> None:
    entities = [Entity(name, "person", (Name("en", "Li Ping"),)) for name in ("li-a", "li-b")]
    chinese = Entity("li-b", "person", (Name("zh", "李萍"), Name("en", "Li Ping")))
    versions = (
        Version("en", "translation", (Head("Li Ping", Span(0, 7), "main"),)),
        Version("zh", "original", (Head("李萍", Span(9, 11), "main"),)),
    )
    document = Document(Source("a.txt", ()), Header(), versions)
    found = annotate(document, Authority((entities[0], chinese)))
    assert [dict(mark.attributes)["ref"] for v in found.versions for mark in v.marks] == [
        "li-b",
        "li-b",
    ]
    undecided = annotate(document, Authority(tuple(entities)))
    assert undecided is document


def test_somebody_with_a_part_in_the_text_is_the_entry_too(source: Source_, named: Tei) -> None:
    text = source(chinese="    下雨了。\n    （附图片）\n    雨中的村庄　　周平插图")
    root = named(text)
    [name] = root.iterfind(".//{*}body//{*}name")
    assert [pointer.rpartition("-")[2] for pointer in name.get("ref", "").split()] == [
        "illustrator",
        "zhou",
    ]
    assert name.get("resp") is None
    assert root.find("{*}standOff/{*}listPerson/{*}person") is not None


def test_without_an_authority_file_nothing_is_said_of_names(source: Source_, tei: Tei) -> None:
    root = tei(source(chinese="    阜新下雨。", english="It rained in Fuxin."))
    assert root.find(".//{*}body//{*}placeName") is None
    assert root.find(".//{*}interpretation") is None
