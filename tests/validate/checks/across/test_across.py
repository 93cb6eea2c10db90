"""Across languages: what is told of linked passages, where, and what is let alone."""

import pytest
from documents_to_check import document, messages
from linked import across, linked

from tei.validate.checks import examined

VILLAGES = ("一百四十九个村庄下了雨。", "It rained on 194 villages.")


def told(chinese: str, english: str) -> list[tuple[str, str]]:
    """The names and messages of what is found in one pair of sentences."""
    return [(found.code.name, found.message) for found in across([(chinese, english)])]


def names(chinese: str, english: str) -> list[str]:
    """The names of what is found in one pair of sentences."""
    return [name for name, _ in told(chinese, english)]


def test_a_finding_has_the_places_of_both_sides() -> None:
    (found,) = across([("下了雨。", "It rained."), VILLAGES])
    assert found.message == '"194" here, but "一百四十九" in the other language'
    lines = linked([("下了雨。", "It rained."), VILLAGES]).decode().splitlines()
    assert "194" in lines[found.location.line - 1]
    (other,) = found.related
    assert "一百四十九" in lines[other.line - 1]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("一百四十九个工厂参加。", "149 factories took part."),
        ("三百多名干部到会。", "More than 300 cadres attended."),
        ("产值达三亿二千万元。", "Output reached 320 million yuan."),
        ("他们收了一千斤小麦。", "They harvested 500 kilograms of wheat."),
        ("渠长四十里。", "The canal is 20 kilometres long."),
        ("这块布卖五元二角。", "This cloth sells at 5.2 yuan."),
        ("她跳过了一米七七。", "She cleared 1.77 metres."),
        ("布长三丈六。", "The cloth is 12 metres long."),
        ("四十年过去了。", "Four decades have gone by."),
        ("产量增加了三倍。", "Output increased to four times as much."),
        ("两个人都来了。", "Both came."),
        ("有十二个人。", "There were a dozen people."),
        ("第三车间有三十人。", "Workshop No. 3 has thirty people."),
        ("产量翻了两番。", "Output was quadrupled."),
        ("三月十四日到三月十六日下雨。", "It rained from March 14 to 16."),
        ("昨天下了雨。", "It rained on the 19th."),
        ("去年下了雨。", "It rained in 1957."),
        ("本月十日下了雨。", "It rained on March 10."),
        ("三月上旬下了雨。", "It rained in early March."),
        ("“五一”那天下了雨。", "It rained on May Day."),
        ("他读了《茶馆》。", 'He read "Teahouse."'),
        ("他问：“下雨了吗？”", "He asked whether it was raining."),
        ("他说：下雨了。", '"It is raining," he said.'),
        ("大家都谈“黑雨”。", "Everybody talks of <soCalled>black rain</soCalled>."),
        ("他问：“下雨了吗，老乡？”", "He greeted the old man and spoke of rain."),
        ("我们参观了“鞍钢”。", "We visited the Anshan Steel Works."),
        ("大家都谈黑雨这种东西。", 'All talk of "that black rain of theirs."'),
        ("他不但来了，而且唱了歌。", "He came and sang."),
        ("社员们不知道雨下了多久。", "The members wondered how long it had rained."),
        ("快收麦子，否则就收不到了，明天会下雨。", "Reap now, for it will rain tomorrow."),
        ("他沒有來。", "He did not come."),
        ("来了十七八个人。", "More than a dozen people came."),
        ("下到第四天，有三四代人没见过。", "It is the third or the fourth generation in the rain."),
        ("你这个二百五，就来了三个人。", "You fool, three people came, and four cats."),
        ("来了没有？", "Has he come?"),
        ("他不能来。", "He is unable to come."),
        ("要是不下雨，我们就去。", "We shall go if the weather holds."),
        ("王明（Wang Ming of the Red Star Commune）来了。", "Wang Ming came."),
        ("王明来了。", "Wang Ming (王明红星农业生产合作社) came."),
        ("他叫王明。", 'His name is <foreign xml:lang="zh">王明红星合作社社长</foreign>.'),
    ],
)
def test_what_says_the_same(chinese: str, english: str) -> None:
    assert told(chinese, english) == []


@pytest.mark.parametrize(
    ("chinese", "english", "name"),
    [
        ("他们收了一千斤小麦。", "They harvested 5,000 kilograms of wheat.", "number-differs"),
        ("每月六十二元。", "It is sixty-five yuan a month.", "number-differs"),
        ("产值达三亿二千万元。", "Output reached 32 million yuan.", "number-differs"),
        ("增加了百分之三十二。", "It rose by 23 percent.", "number-differs"),
        ("一百四十九个村庄下了雨。", "It rained on the villages.", "number-differs"),
        ("村庄下了雨。", "It rained on 149 villages.", "number-differs"),
        ("三月十四日下了雨。", "It rained on March 15.", "date-differs"),
        ("三月十四日下了雨。", "It rained on May 14.", "date-differs"),
        ("一九五七年下了雨。", "It rained in 1956.", "date-differs"),
        ("去年下了雨。", "It rained in 1956.", "date-differs"),
        ("大家都谈“黑雨”。", "Everybody talks of black rain.", "quotation-lost"),
        ("他说：“下雨了，我们走。”", "He said, It rains, let us go.", "quotation-lost"),
        ("村里的人说下雨了。", '"It rains again," the villagers said.', "quotation-lost"),
        ("我们没有拖拉机。", "We have tractors.", "negation-lost"),
        ("我们有拖拉机。", "We do not have tractors.", "negation-lost"),
        ("我們沒有拖拉機。", "We have tractors.", "negation-lost"),
        ("这座桥不能通行卡车。", "The bridge can carry trucks.", "negation-lost"),
        ("雨后社员下田补苗。", "After the rain 社员下田补苗去了 again.", "untranslated"),
        ("下雨了。", "下雨了。", "untranslated"),
        ("It rained in the village.", "It rained in the village.", "untranslated"),
    ],
)  # fmt: skip
def test_what_does_not(chinese: str, english: str, name: str) -> None:
    assert names(chinese, english) == [name]


@pytest.mark.parametrize("cert", ["0.49", "0", "low", "unknown"])
def test_weak_links_are_not_judged(cert: str) -> None:
    assert across([VILLAGES], cert) == []


@pytest.mark.parametrize("cert", ["0.5", "1", "high", "medium", ""])
def test_other_links_are(cert: str) -> None:
    assert len(across([VILLAGES], cert)) == 1


def test_a_number_may_move_to_the_sentence_beside() -> None:
    pairs = [
        ("一百四十九个村庄下了雨。", "It rained on the villages."),
        ("大家唱了歌。", "All 149 of them sang."),
    ]
    assert across(pairs) == []


def test_what_is_beside_the_text_is_not_compared() -> None:
    pairs = [
        ("有一百四十九个村庄。", "There are 149<note>Or 150 villages.</note> villages."),
        ("有二百七十个村庄。", "There are <choice><sic>279</sic><corr>270</corr></choice>."),
        ("有三百八十一个村庄。", "There are <gap/> villages."),
    ]
    assert across(pairs) == []


def test_a_line_break_parts_words_and_no_number() -> None:
    assert told("有一百四<lb break='no'/>十九\n个村庄。", "There are 149<lb/>villages.") == []


def test_an_exception_is_made_for_one_sentence() -> None:
    instruction = '<?tei allow="number-differs" reason="The source is wrong."?>'
    source = linked([VILLAGES]).replace(b'<s xml:id="en', f'{instruction}<s xml:id="en'.encode())
    assert "TEI570" not in {found.code.id for found in examined(source, "a.xml")}


def body(chinese: str, english: str, links: str) -> bytes:
    """A document with such passages in two languages, and links in its text."""
    return document(
        f'<div xml:lang="zh">{chinese}</div><div xml:lang="en">{english}</div>'
        f'<linkGrp type="alignment">{links}</linkGrp>'
    )


def test_paragraphs_are_compared_where_no_sentences_are_linked() -> None:
    chinese = '<p xml:id="z1"><s>一百四十九个村庄</s><s>下了雨。</s></p>'
    english = '<p xml:id="e1"><s xml:id="e2">It rained on 194 villages.</s></p>'
    link = '<link target="#z1 #e1"/>'
    assert len(messages(body(chinese, english, link), "number-differs")) == 1
    # Whether it is in the sentence, that sentence's own link says.
    with_a_sentence = body(chinese, english, f'{link}<link target="#z9 #e2"/>')
    assert messages(with_a_sentence, "number-differs") == []


@pytest.mark.parametrize("target", ["#z1 #z9", "other.xml#z1 #e1", "#e1", "#z1 #e1 #f1", ""])
def test_links_that_join_no_two_languages(target: str) -> None:
    chinese, english = '<p xml:id="z1">一百四十九</p>', '<p xml:id="e1">194 villages</p>'
    french = '<p xml:id="f1" xml:lang="fr">194 villages</p>'
    link = f'<link target="{target}"/>'
    assert messages(body(chinese, english + french, link), "number-differs") == []


def test_of_other_languages_what_is_the_same_on_both_sides() -> None:
    german = "Es regnete im Dorf die ganze lange Nacht."
    french = "Il plut 12 fois."
    source = document(
        f'<div xml:lang="de"><p xml:id="d1">{german}</p><p xml:id="d2">Es regnete 13-mal.</p></div>'
        f'<div xml:lang="fr"><p xml:id="f1">{german}</p><p xml:id="f2">{french}</p></div>'
        '<linkGrp type="alignment"><link target="#d1 #f1"/><link target="#d2 #f2"/></linkGrp>'
    )
    found = [each for each in examined(source, "a.xml") if each.code.id >= "TEI570"]
    assert [each.code.name for each in found] == ["untranslated"]


def test_pinyin_is_no_english() -> None:
    chinese = '<p xml:id="z1" xml:lang="zh-Latn-pinyin">women de pengyou bian tianxia</p>'
    english = '<p xml:id="e1">We have 149 friends.</p>'
    link = '<link target="#z1 #e1"/>'
    source = body(chinese, english, link)
    assert messages(source, "untranslated") == messages(source, "number-differs") == []


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("一、" * 20_000, "1, " * 15_000),
        ("下雨了" + "x" * 30_000, "It rained " + "x-" * 15_000),
        ("“" * 9_000, '"' * 9_001),
        ("三个人" * 3_000, "3 people " * 1_000),
        ("三月十四日" * 1_900, "March 15, " * 900),
        ("(" * 9_000 + "a " * 400, "（" * 9_000 + "雨"),
    ],
)
def test_what_is_no_sentence_is_gone_through_at_once(chinese: str, english: str) -> None:
    assert len(across([(chinese, english)])) <= 1


def named(*forms: tuple[str, str]) -> list[str]:
    """What is said of passages that name one person so in Chinese and in English."""
    tagged = "<persName ref='#yu'>{}</persName>"
    pairs = [
        (f"{tagged.format(one)}来了。", f"{tagged.format(other)} came.") for one, other in forms
    ]
    return [found.message for found in across(pairs)]


def test_a_name_with_two_forms_is_told_at_the_rarer_one() -> None:
    assert named(("喻屏", "Yu Ping"), ("喻屏", "Yü P’ing"), ("喻屏", "Yu Ping")) == [
        '"喻屏" is "Yü P’ing" here, and "Yu Ping" elsewhere'
    ]


@pytest.mark.parametrize("other", ["Yu", "Yu Ping’s", "YU PING", "Yuping", "Secretary Yu Ping"])
def test_forms_that_are_parts_of_one_name(other: str) -> None:
    assert named(("喻屏", "Yu Ping"), ("喻屏", other)) == []


def test_names_of_two_people_are_two() -> None:
    pairs = [
        ('<persName key="a">李明</persName>来了。', '<persName key="a">Li Ming</persName> came.'),
        ('<persName key="b">李明</persName>来了。', '<persName key="b">Lee Meng</persName> came.'),
    ]
    assert across(pairs) == []


def test_a_passage_that_is_linked_with_everything_is_a_counterpart_of_nothing() -> None:
    data = linked([VILLAGES, *[("下雨了。", "It rained.")] * 21])
    more = "".join(f'<link target="#zh0 #en{number}"/>' for number in range(1, 22))
    flooded = data.replace(b"</linkGrp>", f"{more}</linkGrp>".encode())
    assert any('"194"' in found.message for found in examined(data, "a.xml"))
    assert not any('"194"' in found.message for found in examined(flooded, "a.xml"))
