"""Suggestions of names: what two languages share, what glossaries say, what is known already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei.diagnostics import Location
from tei.language.names import (
    Authority,
    Candidate,
    Entity,
    Name,
    Passage,
    candidates,
    passages,
    read,
    review,
    terms,
    undecided,
)
from tei.language.names.spellings import wade_giles
from tei.language.names.transliteration import spelt
from tei.model import (
    Alignment,
    Division,
    Document,
    Head,
    Header,
    Item,
    Label,
    Link,
    List,
    Paragraph,
    Sentence,
    Source,
    Span,
    Version,
)

NOBODY = Authority(())


def pairs(original: str, translation: str) -> list[tuple[str, str, str]]:
    return [
        (original[slice(*name.original)], translation[slice(*name.translation)], name.system)
        for name in spelt(original, translation)
    ]


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ("书记喻屏讲了话", "Secretary Yu Ping spoke.", ("喻屏", "Yu Ping", "pinyin")),
        ("喻屏的话", "Yu Ping's words", ("喻屏", "Yu Ping", "pinyin")),
        ("喻屏的话", "Yu Ping’s words", ("喻屏", "Yu Ping", "pinyin")),
        ("吕绿同志", "Comrade Lü Lü", ("吕绿", "Lü Lü", "pinyin")),
        ("吕绿同志", "Comrade Lǚ Lǜ", ("吕绿", "Lǚ Lǜ", "pinyin")),
        ("欧阳海当班长", "Ouyang Hai led them.", ("欧阳海", "Ouyang Hai", "pinyin")),
        ("在阜新召开", "held in Fuxin", ("阜新", "Fuxin", "pinyin")),
        ("在延安", "in Yan'an", ("延安", "Yan'an", "pinyin")),
        ("在西安", "in Xi’an", ("西安", "Xi’an", "pinyin")),
        ("石家庄", "Shijiazhuang", ("石家庄", "Shijiazhuang", "pinyin")),
        ("人民日报", "the Renmin Ribao", ("人民日报", "Renmin Ribao", "pinyin")),
        ("单明、解放", "Shan Ming", ("单明", "Shan Ming", "pinyin")),
        ("解大林", "Xie Dalin", ("解大林", "Xie Dalin", "pinyin")),
        ("任海", "Ren Hai", ("任海", "Ren Hai", "pinyin")),
        ("区海", "Ou Hai", ("区海", "Ou Hai", "pinyin")),
        ("曾海", "Zeng Hai", ("曾海", "Zeng Hai", "pinyin")),
        ("仇海", "Qiu Hai", ("仇海", "Qiu Hai", "pinyin")),
        ("查海", "Zha Hai", ("查海", "Zha Hai", "pinyin")),
        ("朴海", "Piao Hai", ("朴海", "Piao Hai", "pinyin")),
        ("尉迟海", "Yuchi Hai", ("尉迟海", "Yuchi Hai", "pinyin")),
        ("长孙海", "Zhangsun Hai", ("长孙海", "Zhangsun Hai", "pinyin")),
        ("周大钟", "Chou Ta-chung", ("周大钟", "Chou Ta-chung", "wade-giles")),
        ("谢子和", "Hsieh Tzu-ho", ("谢子和", "Hsieh Tzu-ho", "wade-giles")),
        ("北京的雨", "rain in Peking", ("北京", "Peking", "established")),
        ("大连和旅顺", "Port Arthur", ("旅顺", "Port Arthur", "established")),
    ],
)
def test_names_that_english_spells(
    original: str, translation: str, expected: tuple[str, str, str]
) -> None:
    assert pairs(original, translation) == [expected]


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("他和我", "He and I"),
        ("下雨了", "Rain fell."),
        ("河南", "henan"),
        ("牙南", "Yan'an"),
        ("喻", "Yu"),
        ("喻大屏", "Yu Ping"),
        ("阜新", "Fu. Xin"),
        ("", "Yu Ping"),
        ("喻屏", ""),
    ],
)
def test_what_is_spelt_otherwise_is_no_name(original: str, translation: str) -> None:
    assert pairs(original, translation) == []


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("mao ze dong", "mao tse tung"),
        ("zhou xiang qian", "chou hsiang chien"),
        ("guo ruo lue", "kuo jo lueh"),
        ("zhi zi si ri", "chih tzu ssu jih"),
        ("yan yi you e", "yen i yu o"),
    ],
)
def test_wade_giles(pinyin: str, expected: str) -> None:
    assert " ".join(map(wade_giles, pinyin.split())) == expected


@given(original=st.text() | st.text("喻屏安西连阜新一 ，"), english=st.text())
def test_any_two_texts_are_compared(original: str, english: str) -> None:
    for name in spelt(original, english + " Xi'an Lian Yu Ping"):
        start, end = name.original
        assert 0 <= start < end <= len(original)


def test_long_texts_are_compared() -> None:
    english = "".join(f"Lian{chr(97 + number % 26)} An " for number in range(5_000))
    assert isinstance(spelt("连安" * 5_000, english), list)


def of(*texts: tuple[str, str]) -> list[Passage]:
    return [Passage(f"a.txt:{line}", *text) for line, text in enumerate(texts, 1)]


def told(found: list[Candidate]) -> list[str]:
    return [f"{one.kind} {one.original} {one.translation}" for one in found if one.translation]


def test_what_names_are_of() -> None:
    found = candidates(
        of(
            ("辽宁省的喻屏", "Yu Ping of Liaoning Province"),
            ("平安煤矿", "the Ping'an Coal Mine"),
            ("在阜新", "in Fuxin"),
        ),
        (),
        NOBODY,
    )
    assert {
        "org 平安煤矿 Ping'an Coal Mine",
        "person 喻屏 Yu Ping",
        "place 辽宁省 Liaoning Province",
    } <= set(told(found))


def test_words_of_english_are_no_names() -> None:
    texts = of(("我们走吧", "Women went."), ("老哥", "Laoge and laoge"))
    assert told(candidates(texts, (), NOBODY)) == []


def test_a_surname_decides_between_places_that_sound_alike() -> None:
    found = candidates(of(("以理平定，李平说", "Li Ping said")), (), NOBODY)
    assert told(found) == ["person 李平 Li Ping"]


def test_what_stands_often_is_one_suggestion_with_its_places() -> None:
    texts = of(*[("喻屏", "Yu Ping")] * 7)
    [found] = [one for one in candidates(texts, (), NOBODY) if one.translation]
    assert (found.count, found.places) == (7, tuple(f"a.txt:{line}" for line in range(1, 6)))


def test_names_of_the_authority_file_are_not_suggested() -> None:
    known = Entity("yu-ping", "person", (Name("zh-Hans", "喻屏"), Name("en", "Yu Ping")))
    assert candidates(of(("喻屏", "Yu Ping")), (), Authority((known,))) == []


def test_another_form_of_a_known_name_goes_to_its_entry() -> None:
    known = Entity("yu-ping", "person", (Name("zh-Hans", "喻屏"), Name("en", "Comrade Yu")))
    [found] = candidates(of(("喻屏", "Yu Ping")), (), Authority((known,)))
    assert (found.id, found.kind, found.translation) == ("yu-ping", "person", "Yu Ping")


def test_the_chinese_of_a_name_that_is_known_in_english_alone_goes_to_its_entry() -> None:
    known = Entity("yu-ping", "person", (Name("en", "Yu Ping"),))
    [found] = candidates(of(("喻屏", "Yu Ping")), (), Authority((known,)))
    assert (found.id, found.original) == ("yu-ping", "喻屏")
    other = Entity("yu-ping", "person", (Name("en", "Yu Ping"), Name("zh", "余平")))
    [found] = candidates(of(("喻屏", "Yu Ping")), (), Authority((other,)))
    assert found.id == ""


def test_a_glossary_and_a_text_make_one_suggestion() -> None:
    terms = [*of(("延安", "Yan'an")), Passage("a.txt:9", "一斤", "one jin, a weight")]
    [found] = candidates(of(("在延安", "in Yan'an")), terms, NOBODY)
    assert {"glossary", "pinyin"} <= set(found.why)
    [alone] = candidates((), terms, NOBODY)
    assert alone.why == ("glossary",)
    assert alone.score < found.score < 1


def test_words_tagged_as_names_are_suggested_without_english() -> None:
    pytest.importorskip("rjieba", reason="rjieba, of the extra names, is not installed")
    found = candidates(of(("他到过维也纳和伦敦", "He has been to both.")), (), NOBODY)
    assert {(one.kind, one.original, one.translation) for one in found} == {
        ("place", "维也纳", ""),
        ("place", "伦敦", ""),
    }


def test_names_that_nobody_can_decide_are_listed() -> None:
    authority = Authority(
        (
            Entity("a", "person", (Name("zh", "李平"), Name("en", "Li Ping"))),
            Entity("b", "person", (Name("zh", "李萍"), Name("en", "Li Ping"))),
        )
    )
    texts = of(("李平说", "Li Ping said"), ("他说", "Li Ping said"), ("她说", "Li Ping said"))
    [found] = undecided(texts, authority)
    assert found == Candidate(
        "", "person", "", "Li Ping", 2, ("a.txt:2", "a.txt:3"), ("shared", "a", "b"), 0.0
    )
    assert candidates(texts, (), authority) == []


def test_every_reason_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "names.md"
    reasons = [*re.findall(r"``([a-z-]+)``", Candidate.__doc__ or "")]
    assert {"pinyin", "shared", "tags"} <= set(reasons)
    for reason in reasons:
        assert f"`{reason}`" in page.read_text("utf-8")


def test_the_order_is_always_the_same() -> None:
    texts = of(("喻屏在阜新", "Yu Ping in Fuxin"), ("西安、延安", "Xi'an, Yan'an"))
    found = candidates(texts, (), NOBODY)
    assert found == candidates(texts, (), NOBODY)
    assert [one.original for one in candidates(texts[::-1], (), NOBODY)] == [
        one.original for one in found
    ]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_rows_of_a_review_fit_into_an_authority_file(tmp_path: Path) -> None:
    found = candidates(of(("喻屏", "Yu Ping")), (), NOBODY)
    data = review(found, "zh-Hans", "en")
    header, row = data.decode("utf-8-sig").splitlines()
    assert header == "id,kind,name:zh-Hans,name:en,#score,#count,#why,#places"
    path = tmp_path / "names.csv"
    path.write_text(f"{header}\nyu-ping{row}\n", encoding="utf-8")
    assert read(path).entities == (
        Entity("yu-ping", "person", (Name("zh-Hans", "喻屏"), Name("en", "Yu Ping"))),
    )


def test_no_cell_is_a_formula() -> None:
    harmful = Candidate("", "", "=1+1", "@A1", 1, ("-1.txt:1",), ("glossary",), 0.9)
    assert b",'=1+1,'@A1,0.90,1,glossary,'-1.txt:1" in review([harmful], "zh", "en")


ENGLISH, CHINESE = "Yu Ping\ncame.", "喻屏来了。"


def paragraph(text: str, start: int) -> Paragraph:
    span = Span(start, start + len(text))
    return Paragraph(text, span, sentences=(Sentence(text, span),))


def test_the_passages_and_the_terms_of_a_document() -> None:
    glossary = List(
        (
            Label("延安  ", Span(20, 24), lang="zh-Hans"),
            Item("Yán'ān (Yan'an)", Span(24, 39)),
            Label("新华社\t", Span(40, 44), lang="zh-Hans"),
            Item("Xinhua", Span(44, 50)),
        ),
        Span(20, 50),
        "gloss",
    )
    english = Version(
        "en",
        "translation",
        (
            Head("Rain", Span(0, 4)),
            paragraph(ENGLISH, 5),
            Division((glossary,), Span(20, 50), "glossary"),
        ),
    )
    chinese = Version("zh-Hans", "original", (Head("雨", Span(60, 61)), paragraph(CHINESE, 62)))
    header = Header(authors=(("en", "Li Hai"), ("zh-Hans", "李海")))
    links = Alignment("sentence", "en", (Link((0,), (0,), 1.0),))
    document = Document(Source("a", ()), header, (english, chinese), (links,))
    found = passages(document, lambda offset: Location("a.txt", offset))
    assert found == [
        Passage("a.txt:62", CHINESE, "Yu Ping came.", (), ((0, "a.txt:5"),)),
        Passage(
            "a.txt:60",
            "雨\n李海",
            "Rain\nLi Hai",
            ((2, "a.txt:60"),),
            ((0, "a.txt:0"), (5, "a.txt:0")),
        ),
    ]
    assert terms(document, lambda offset: Location("a.txt", offset)) == [
        Passage("a.txt:20", "延安", "Yan'an"),
        Passage("a.txt:40", "新华社", "Xinhua"),
    ]


def test_a_name_in_a_headline_or_a_caption_has_its_own_line() -> None:
    passage = Passage(
        "a.txt:9",
        "雨\n喻屏摄",
        "Rain\nPhoto by Yu Ping",
        ((2, "a.txt:12"),),
        ((0, "a.txt:1"), (5, "a.txt:4")),
    )
    [found] = candidates([passage], [], NOBODY)
    assert (found.original, found.places) == ("喻屏", ("a.txt:12",))
    names = (Name("en", "Yu Ping"),)
    two = Authority((Entity("one", "person", names), Entity("other", "person", names)))
    [shared] = undecided([passage], two)
    assert shared.places == ("a.txt:4",)


def test_a_document_in_other_languages_has_no_passages() -> None:
    version = Version("fr", "original", (paragraph("Il pleut.", 0),))
    assert passages(Document(Source("a", ()), Header(), (version,)), lambda _: Location()) == []
