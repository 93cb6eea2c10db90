"""What the comparison reads in a TEI file that an editor has worked on, and what it passes over."""

import re
from collections.abc import Callable

import pytest

from tei import pipeline
from tei.diagnostics import Diagnostic, Severity
from tei.settings import Settings

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Edited = Callable[[str, str], list[Diagnostic]]

ENGLISH = "It rained all night. The river rose.\n\nNobody slept."
CHINESE = "    昨夜下雨了，河水涨了。\n    没人睡。\n    （附图片）\n    雨中的山村"


@pytest.fixture
def edited(source: Source, encode: Encode) -> Edited:
    """What is found after something in the TEI, which stands there once, was replaced."""
    text = source(english=ENGLISH, chinese=CHINESE, author="Li Ming", chinese_author="李明")
    tei = encode(text).tei
    assert tei is not None

    def found(old: str, new: str) -> list[Diagnostic]:
        written = tei.decode()
        assert written.count(old) == 1, old
        changed = written.replace(old, new).encode()
        source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
        return pipeline.verify(changed, "rain.xml", [source_bytes], Settings())[1]

    return found


def _codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code.id for diagnostic in found]


@pytest.mark.parametrize(
    "new",
    [
        "<choice><sic>河水涨了</sic><corr resp='#a'>河水大涨</corr></choice>",
        "<choice><corr resp='#a'>河水大涨</corr><sic>河水涨了</sic></choice>",
        "<choice><orig>河水涨了</orig><reg resp='#a'>河水大涨</reg></choice>",
        "<name>河水</name>涨<emph>了</emph>",
        "<quote>河水</quote>涨<label>了</label>",
        "河水<signed>涨了</signed>",
        "河水<!-- sic! -->涨<?page 2?>了",
        "<choice><sic>河水<choice><sic>涨</sic><corr>退</corr></choice>了</sic><corr>x</corr></choice>",
    ],
)
def test_an_editors_markup_beside_the_reading_is_no_change(new: str, edited: Edited) -> None:
    assert edited("河水涨了", new) == []


@pytest.mark.parametrize(
    "new",
    [
        "<choice><sic>河水大涨</sic><corr>河水涨了</corr></choice>",
        "<choice><orig>河水大涨</orig><reg>河水涨了</reg></choice>",
        "<choice><sic/><corr>河水涨了</corr></choice>",
        "<corr>河水涨了</corr>",
        "河水涨了<note>sic</note>",
        "<!-- 河水涨了 -->",
    ],
)
def test_an_editors_reading_in_place_of_the_sources_is_a_change(new: str, edited: Edited) -> None:
    assert set(_codes(edited("河水涨了", new))) & {"TEI401", "TEI402"}


def test_the_description_of_a_picture_is_the_editors(edited: Edited) -> None:
    end = "\n        </figure>"
    assert edited(end, f"<figDesc>A village on a hill.</figDesc>{end}") == []


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\n        "])
def test_white_space_within_a_chinese_sentence_is_found(space: str, edited: Edited) -> None:
    [found] = edited("河水涨了", f"河水{space}涨了")
    assert (found.code.id, found.severity) == ("TEI402", Severity.ERROR)
    assert "a space" in found.message


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u200b", "\u2003"])
def test_white_space_that_is_a_character_is_found(space: str, edited: Edited) -> None:
    assert _codes(edited("河水涨了", f"河水{space}涨了")) == ["TEI402"]


def test_a_space_that_was_taken_away_is_found(edited: Edited) -> None:
    [found] = edited("rained all", "rainedall")
    assert found.code.id == "TEI401"
    assert "a space" in found.message


def test_a_space_between_sentences_that_was_taken_away_is_found(edited: Edited) -> None:
    assert _codes(edited("</s> <s ", "</s><s ")) == ["TEI401"]


def test_a_line_that_was_broken_at_a_space_is_the_same(edited: Edited) -> None:
    assert edited("rained all", "rained\n    all") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<body>", "<body>\n\n\n"),
        ("</teiHeader>", "\n\t</teiHeader>"),
        ("\n        </figure>", "</figure>"),
        ("<label rend", "\n\n\t<label rend"),
        ('<author xml:lang="en">Li Ming<', '<author xml:lang="en">\n   Li\n   Ming\n<'),
    ],
)
def test_white_space_between_blocks_is_layout(old: str, new: str, edited: Edited) -> None:
    assert edited(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("The river rose.</s>", "</s>", "TEI401"),
        ("（附图片）</label>", "</label>", "TEI401"),
        ("没人睡。</s></p>", "没人睡。</s></p><p>天亮了。</p>", "TEI402"),
        ("<body>", "<body><p>A preface.</p>", "TEI402"),
        ("<body>", "<front><p>A preface.</p></front><body>", "TEI402"),
        ("</body>", "<div xml:lang='fr'><p>Il pleut.</p></div></body>", "TEI402"),
        ("</body>", "<div><p>A division in no language.</p></div></body>", "TEI402"),
        ("</body>", "</body><back><p>An afterword.</p></back>", "TEI402"),
    ],
)
def test_a_block_that_was_removed_or_added_is_found(
    old: str, new: str, code: str, edited: Edited
) -> None:
    assert code in _codes(edited(old, new))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('<author xml:lang="en">Li Ming</author>', "", "TEI403"),
        ('<author xml:lang="en">', '<author xml:lang="zh-Hans">', "TEI403"),
        ('<author xml:lang="en">', '<author xml:lang="en">Wang Fang</author><author>', "TEI405"),
        ('when="1958-03-20">20 March', 'when="1958-03-21">20 March', "TEI403"),
        ("</monogr>", "<biblScope unit='column'>来信</biblScope></monogr>", "TEI405"),
        ('from="1" to="1"', 'from="1" to="2"', "TEI405"),
    ],
)
def test_a_field_that_was_removed_changed_or_added_is_found(
    old: str, new: str, code: str, source: Source, encode: Encode
) -> None:
    text = source(author="Li Ming")
    tei = encode(text).tei
    assert tei is not None
    assert old in tei.decode()
    changed = tei.decode().replace(old, new, 1).encode()
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    assert code in _codes(pipeline.verify(changed, "rain.xml", [source_bytes], Settings())[1])


def test_a_date_in_words_that_says_another_day_is_found(edited: Edited) -> None:
    old = '<imprint>\n              <date when="1958-03-20">20 March'
    assert _codes(edited(old, old.replace("20 March", "21 March")))


def test_a_value_that_lost_a_conflict_cannot_stand_for_the_originals(
    source: Source, encode: Encode
) -> None:
    text = source(page="4", date="1958-03-21")
    tei = encode(text).tei
    assert tei is not None
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    for old, new in (
        ('from="1" to="1">1<', 'from="4" to="4">4<'),
        ('from="1" to="1">1<', 'from="1" to="1">4<'),
        ('<date when="1958-03-20">20', '<date when="1958-03-21">21'),
    ):
        assert old in tei.decode()
        changed = tei.decode().replace(old, new).encode()
        assert _codes(pipeline.verify(changed, "rain.xml", [source_bytes], Settings())[1]) != []


def test_a_person_whose_name_was_cut_is_found(source: Source, encode: Encode) -> None:
    text = source(chinese="    下雨了。\n    （附图片）\n    雨中的山村  李明亮插图")
    tei = encode(text).tei
    assert tei is not None
    changed = tei.decode().replace("李明亮</persName>", "李明</persName>")
    assert changed != tei.decode()
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    found = pipeline.verify(changed.encode(), "rain.xml", [source_bytes], Settings())[1]
    assert set(_codes(found)) == {"TEI405"}


def test_a_field_that_says_who_added_it_is_the_editors(edited: Edited) -> None:
    old = '<author xml:lang="en">'
    assert edited(old, f'<author resp="#a">Wang Fang</author>{old}') == []


def test_another_checksum_is_a_warning_alone(edited: Edited) -> None:
    [found] = edited('<idno type="sha256">', '<idno type="sha256">0')
    assert (found.code.id, found.severity) == ("TEI404", Severity.WARNING)


def test_a_tei_file_without_a_checksum_is_compared_all_the_same(edited: Edited) -> None:
    assert _codes(edited('<idno type="sha256">', '<idno type="md5">')) == ["TEI409"]


def test_the_languages_are_told_apart(source: Source, encode: Encode) -> None:
    text = source(english="It rained.", chinese="    下雨了。")
    tei = encode(text).tei
    assert tei is not None
    swapped = tei.decode().replace(">It rained.<", ">下雨了。<", 1)
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    found = pipeline.verify(swapped.encode(), "rain.xml", [source_bytes], Settings())[1]
    assert set(_codes(found)) == {"TEI401", "TEI402"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        # The same characters, divided otherwise.
        ("下雨了，河水", "下雨了，<lb/>河水", "TEI407"),
        ("下雨了，河水", "下雨了，</s></p><p><s>河水", "TEI407"),
        ("rained all", "rained</s></p><p><s>all", "TEI407"),
        ('<label rend="indent(4sp)">', "<label>", "TEI408"),
        ('<label rend="indent(4sp)">', '<label rend="inline">', "TEI408"),
        ('<head rend="indent(4sp)">雨中', '<head rend="inline">雨中', "TEI401"),
        # Words of nobody, wherever they stand.
        ("<standOff>", "<standOff><note>It snowed.</note>", "TEI402"),
        ("</standOff>", "</standOff><text><body><p>It snowed.</p></body></text>", "TEI402"),
        ("</text>", "</text><facsimile><desc>It snowed.</desc></facsimile>", "TEI402"),
        ("<body>", "<body>It snowed.", "TEI402"),
        ("</text>", "</text>It snowed.", "TEI402"),
        ("河水涨了", "河水涨了<figDesc>It snowed.</figDesc>", "TEI402"),
        ("河水涨了", "河水涨了<note type='editor'>sic</note>", "TEI402"),
        ("河水涨了", "河水涨了<choice><corr>雪</corr></choice>", "TEI402"),
        # The header's own words.
        (">People's Daily<", ">The Times<", "TEI405"),
        (">人民日报<", ">大公报<", "TEI403"),
        ("</imprint>", '<date when="1958-03-21">21 March 1958</date></imprint>', "TEI405"),
        ('<div type="original"', '<div type="translation"', "TEI406"),
    ],
)
def test_what_is_said_otherwise_is_found(old: str, new: str, code: str, edited: Edited) -> None:
    assert code in _codes(edited(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("下雨了，河水", "下雨了，<lb break='no'/>河水"),
        ("河水涨了", "河水涨了<note type='editor' resp='#a'>A flood.</note>"),
        ("<standOff>", "<standOff><listPerson resp='#a'><person><p>Li.</p></person></listPerson>"),
        ("</imprint>", '<date when="1958" resp="#a">1958</date></imprint>'),
        ("</monogr>", '<biblScope unit="page" resp="#a">2</biblScope></monogr>'),
    ],
)
def test_what_an_editor_signs_is_the_editors(old: str, new: str, edited: Edited) -> None:
    assert edited(old, new) == []


def test_two_paragraphs_made_one_are_found(source: Source, encode: Encode) -> None:
    text = source(english="It rained.\n\nNobody slept.")
    tei = encode(text).tei
    assert tei is not None
    joined, count = re.subn(r"</s></p>\s*<p [^>]*>(<s [^>]*>Nobody)", r"</s> \1", tei.decode())
    assert count == 1
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    _, found = pipeline.verify(joined.encode(), "rain.xml", [source_bytes], Settings())
    assert _codes(found) == ["TEI407"]
    assert found[0].location.line == text[: text.index("Nobody")].count("\n") + 1


LINES = {
    "chinese_title": "图片",
    "english": "It rained. (Li)\nThe River\nIt rose all night and all day.",
    "chinese": "    左图：  雨中山村。  新华社记者摄\n    下雨了\n米  三元  四元\n油  五元  六元",
}


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("(Li)\nThe", "(Li)The"),
        ("River\nIt", "River It"),
        ("三元  四元", "三元四元"),
        ("四元\n油", "四元油"),
        ("。  新华社", "。新华社"),
        ("左图：  雨", "左图：雨"),
        ("摄\n    下", "摄\n下"),
        ("摄\n    下", "摄    下"),
    ],
)
def test_a_line_of_the_source_that_was_divided_or_joined_is_found(
    line: str, changed: str, source: Source, encode: Encode
) -> None:
    text = source(**LINES)
    tei = encode(text).tei
    assert tei is not None
    assert text.count(line) == 1
    source_bytes = pipeline.SourceBytes("rain.txt", text.replace(line, changed).encode())
    found = pipeline.verify(tei, "rain.xml", [source_bytes], Settings())[1]
    assert set(_codes(found)) & {"TEI401", "TEI402", "TEI407", "TEI408"}


def test_a_character_that_went_over_to_the_next_block_is_found(edited: Edited) -> None:
    assert "TEI407" in _codes(edited("（附图片）</label>", "（附图片</label>）"))
