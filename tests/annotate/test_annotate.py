"""Dates and numbers in the text of a document, as marks that stand where the source has them."""

from collections.abc import Callable

import pytest
from lxml import etree

from tei import pipeline
from tei.annotate import annotate
from tei.language.names import Authority
from tei.model import (
    Dateline,
    Document,
    Header,
    Item,
    Label,
    List,
    Mark,
    Paragraph,
    Sentence,
    Source,
    Span,
    Version,
)
from tei.settings import Settings

Source_ = Callable[..., str]
Division = Callable[[str, str], etree._Element]
Tei = Callable[..., etree._Element]


def _found(element: etree._Element) -> list[str]:
    """The dates and numbers in an element: ``num value=3 三``."""
    return [
        " ".join(
            [
                etree.QName(mark).localname,
                *(f"{name}={value}" for name, value in mark.attrib.items() if name != "resp"),
                "".join(mark.itertext()),
            ]
        )
        for mark in element.iter("{*}date", "{*}num")
    ]


@pytest.mark.parametrize(
    ("chinese", "found"),
    [
        ("14日到16日下雨。", ["date from=1958-03-14 to=1958-03-16 cert=medium 14日到16日"]),
        ("一九五七年下雨。", ["date when=1957 一九五七年"]),
        ("来了三百多名干部。", ["num atLeast=300 atMost=399 三百多"]),
        ("来了约三百名干部。", ["num value=300 cert=medium 约三百"]),
        ("增产百分之三。", ["num type=percentage value=0.03 百分之三"]),
        ("淹了三分之二。", ["num type=fraction value=2/3 三分之二"]),
        ("第七十一次会议。", ["num type=ordinal value=71 第七十一"]),
        ("近五百户。", ["num atMost=500 近五百"]),
        ("1958年3月14日到会", ["date when=1958-03-14 1958年3月14日"]),
        ("一定要下雨。", []),
    ],
)
def test_what_a_text_says_stands_in_attributes(
    chinese: str, found: list[str], source: Source_, division: Division
) -> None:
    assert _found(division(source(chinese=f"    {chinese}"), "zh-Hans")) == found


def test_what_software_found_says_so(source: Source_, tei: Tei) -> None:
    root = tei(source(english="Three men came on March 14."))
    assert _found(root.find(".//{*}body")) == [
        "num value=3 Three",
        "date when=1958-03-14 cert=medium March 14",
    ]
    resp = {mark.get("resp") for mark in root.find(".//{*}body").iter("{*}date", "{*}num")}
    [encoder] = root.xpath("//*[local-name() = 'respStmt'][contains(*, 'annotation')]/@xml:id")
    assert resp == {f"#{encoder}"}
    assert "nobody has checked them" in root.findtext(".//{*}interpretation/{*}p", "")
    assert root.find(".//{*}stdVals") is not None


def test_where_nothing_is_found_nothing_is_said_of_it(source: Source_, tei: Tei) -> None:
    root = tei(source())
    assert root.find(".//{*}interpretation") is None


def test_yesterday_counts_from_the_dateline_of_its_report(
    source: Source_, division: Division
) -> None:
    text = source(chinese="    新华社沈阳十六日电　昨日下雨。\n    昨日河水涨了。")
    assert _found(division(text, "zh-Hans")) == [
        "date when=1958-03-16 cert=medium 十六日",
        "date when=1958-03-15 cert=medium 昨日",
        "date when=1958-03-15 cert=medium 昨日",
    ]


def test_the_numbers_of_items_are_none(source: Source_, division: Division) -> None:
    chinese = "    第一条　三个人来。\n    第二条　四个人去。"
    text = source(chinese=chinese)
    found = division(text, "zh-Hans")
    assert [label.text for label in found.iter("{*}label")] == ["第一条　", "第二条　"]
    assert _found(found) == ["num value=3 三", "num value=4 四"]


def test_a_headline_of_the_header_is_left_alone(source: Source_, division: Division) -> None:
    text = source(title="Three Days of Rain", english="It rained.")
    [head] = division(text, "en").iterfind("{*}head")
    assert head.get("source")
    assert not len(head)


def test_the_original_s_caption_in_a_translation_is_read_in_its_language(
    source: Source_, division: Division
) -> None:
    text = source(
        chinese="    下雨了。\n    （附图片）\n    三百多人看雨",
        english="It rained.\n\n(Attached picture)\n三百多人看雨\nMore than 300 watch the rain",
    )
    assert _found(division(text, "en")) == [
        "num atLeast=300 atMost=399 三百多",
        "num atLeast=300 More than 300",
    ]


# Documents as a reader makes them


def _document(
    *blocks: object, lang: str = "en", date: str = "1958-03-20", marks: tuple[Mark, ...] = ()
) -> Document:
    version = Version(lang, "original", blocks, marks)  # type: ignore[arg-type]
    return Document(Source("rain.txt", ()), Header(date=date), (version,))


def _paragraph(text: str, start: int = 0) -> Paragraph:
    return Paragraph(text, Span(start, start + len(text)))


def _marks(document: Document) -> list[tuple[Span, str]]:
    return [(mark.span, mark.element) for mark in annotate(document, Authority()).versions[0].marks]


@pytest.mark.parametrize("lang", ["fr", "ja", "en-Xxxx-x-zh", "x-zh"])
def test_only_chinese_and_english_are_read(lang: str) -> None:
    text = "1958年3月14日 On March 14, 1958, 300 men"
    document = _document(_paragraph(text), lang=lang)
    assert bool(_marks(document)) is lang.startswith("en")


def test_a_document_without_anything_stays_as_it_is() -> None:
    document = _document(_paragraph("It rained."))
    assert annotate(document, Authority()) is document


@pytest.mark.parametrize("date", ["", "1958", "1958-03", "nobody knows"])
def test_without_the_day_of_the_issue_nothing_counts_from_it(date: str) -> None:
    text = "On March 14 and on March 15, 1957"
    found = _marks(_document(_paragraph(text), date=date))
    assert [text[span.start : span.end] for span, _ in found] == ["March 15, 1957"]


def test_characters_of_wrapped_lines_keep_their_places() -> None:
    text = "一百四\n十九个工厂的三百\n多人"
    document = _document(_paragraph(text, 100), lang="zh-Hans")
    assert _marks(document) == [(Span(100, 106), "num"), (Span(110, 114), "num")]


def test_a_mark_does_not_cross_sentences() -> None:
    text = "It was March. 14 men came."
    parts = Sentence(text[:13], Span(0, 13)), Sentence(text[14:], Span(14, len(text)), " ")
    paragraph = Paragraph(text, Span(0, len(text)), sentences=parts)
    for span, _ in _marks(_document(paragraph)):
        assert any(s.span.start <= span.start and span.end <= s.span.end for s in parts)


@pytest.mark.parametrize(
    ("mark", "stays"),
    [
        (Mark(Span(3, 5), "seg", (("type", "masked"),)), False),
        (Mark(Span(0, 4), "name", (("role", "author"),)), False),
        (Mark(Span(0, 11), "name", (("role", "author"),)), False),
        (Mark(Span(0, 3), "name", (("role", "author"),)), True),
        (Mark(Span(0, 11), "seg", (("type", "dateline"),)), True),
        (Mark(Span(5, 6), "g", (("ref", "000b"),)), True),
    ],
)
def test_what_the_reader_has_marked_wins(mark: Mark, *, stays: bool) -> None:
    text = "It 300,000 men"
    document = _document(_paragraph(text), marks=(mark,))
    found = annotate(document, Authority()).versions[0].marks
    assert mark in found
    assert (Span(3, 10) in {m.span for m in found if m.element == "num"}) is stays


def test_a_dateline_is_no_part_of_the_paragraph_s_marks() -> None:
    dateline = Dateline("Shenyang, March 16—", Span(0, 19))
    paragraph = _paragraph("March 17 was a day of rain.", 19)
    found = _marks(_document(dateline, paragraph))
    assert found == [(Span(10, 18), "date"), (Span(19, 27), "date")]


def test_labels_that_are_words_are_read() -> None:
    label, item = Label("三斤米", Span(0, 3)), Item("五元", Span(3, 5))
    glossary = List((label, item), Span(0, 5), "gloss")
    assert [span for span, _ in _marks(_document(glossary, lang="zh"))] == [Span(0, 1), Span(3, 4)]


def test_an_editor_s_date_is_no_loss(
    source: Source_, encode: Callable[..., pipeline.Encoded]
) -> None:
    text = source(chinese="    14日下雨。")
    tei = encode(text).tei
    assert tei is not None
    assert b'when="1958-03-14"' in tei
    data = pipeline.SourceBytes("rain.txt", text.encode())
    changed = tei.replace(b'when="1958-03-14" cert="medium"', b'when="1958-02-14"')
    assert pipeline.verify(changed, "rain.xml", [data], Settings()) == (True, [])
