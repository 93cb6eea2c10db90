"""The text in the TEI: every character as it stands, and nothing mistaken for markup."""

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import pipeline
from tei.settings import Settings, from_dict
from tei.xml.parsing import parse

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Division = Callable[[str, str], etree._Element]
Tei = Callable[..., etree._Element]

MARKUP = [
    "<script>alert('rain')</script> & more.",
    "&amp; &lt;p&gt; &#38; &nbsp; stays.",
    "It ended ]]> and <![CDATA[ began ]]> again.",
    "He said \"yes\" and 'no' and “maybe”.",
    "<!-- no comment --> <?no instruction?> here.",
    "</s></p></div> closed nothing.",
]
#: Anything that may stand in a line of XML text.
LINES = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    max_size=60,
)


def _text(division: etree._Element) -> str:
    return "".join("".join(p.itertext()) for p in division.iter("{*}p"))


@pytest.mark.parametrize("line", MARKUP)
def test_markup_in_a_source_stays_text(line: str, source: Source, division: Division) -> None:
    translation = division(source(english=line), "en")
    assert _text(translation) == line
    assert {etree.QName(element).localname for element in translation.iter()} == {
        "div",
        "head",
        "p",
        "s",
    }


@pytest.mark.parametrize("line", MARKUP)
def test_markup_in_a_title_or_a_column_stays_text(line: str, source: Source, tei: Tei) -> None:
    root = tei(source(chinese_title=f"雨{line}", column=line, author="L<b>i</b> Ming"))
    assert root.findtext(".//{*}analytic/{*}title") == f"雨{line}"
    assert root.findtext(".//{*}biblScope[@unit='column']") == line
    assert root.findtext(".//{*}author") == "L<b>i</b> Ming"


@given(english=st.lists(LINES, max_size=6), chinese=st.lists(LINES, max_size=6))
@settings(max_examples=80, deadline=None)
def test_whatever_the_lines_say_is_encoded_without_loss(
    english: list[str], chinese: list[str], source: Source, encode: Encode
) -> None:
    text = source(english="\n".join(english), chinese="\n".join(chinese))
    result = encode(text)
    assert result.tei is not None, result.diagnostics
    data = pipeline.SourceBytes("rain.txt", text.encode())
    assert not [
        found.code.id
        for found in pipeline.verify(result.tei, "rain.xml", [data], Settings())[1]
        if found.code.id.startswith("TEI4")
    ]


def test_white_space_between_sentences_is_kept(source: Source, division: Division) -> None:
    line = "It rained.  It snowed.   It was cold."
    translation = division(source(english=line), "en")
    [paragraph] = translation.iter("{*}p")
    assert "".join(paragraph.itertext()) == line
    assert [sentence.text for sentence in paragraph] == ["It rained.", "It snowed.", "It was cold."]


def test_full_width_characters_stay_full_width(source: Source, division: Division) -> None:
    line = "他说：“１９５８年，Ａ队　和Ｂ队…”﹏《诗》"
    assert _text(division(source(chinese=line), "zh-Hans")) == line


def test_decomposed_characters_stay_decomposed(source: Source, division: Division) -> None:
    line = "Cafe\u0301 and Café are not the same."
    assert _text(division(source(english=line), "en")) == line


def test_the_divisions_say_what_they_are(source: Source, tei: Tei) -> None:
    translation, original = tei(source()).iterfind("{*}text/{*}body/{*}div")
    assert (translation.get("type"), original.get("type")) == ("translation", "original")
    assert translation.get("ana", "").endswith("-status-unknown")
    assert original.get("ana") is None


def test_the_languages_are_those_of_the_settings(source: Source, tei: Tei) -> None:
    languages = {"original": "zh-Hant", "translation": "en-GB"}
    root = tei(source(), from_dict({"languages": languages}))
    tags = [div.get("{http://www.w3.org/XML/1998/namespace}lang") for div in root.iter("{*}div")]
    assert tags == ["en-GB", "zh-Hant"]
    assert [element.get("ident") for element in root.iter("{*}language")] == tags
    shares = [int(element.get("usage", "0")) for element in root.iter("{*}language")]
    assert sum(shares) == 100


@pytest.mark.parametrize("picture", ["rain.png", "images/rain.png"])
def test_a_picture_that_the_settings_give_is_in_its_figure(
    picture: str, source: Source, tei: Tei
) -> None:
    image = {"source": "rain.txt", "file": picture, "description": "A village in the rain."}
    text = source(chinese="    昨夜下雨了。\n    （附图片）\n    雨中的山村")
    [figure] = tei(text, from_dict({"images": [image]})).iter("{*}figure")
    graphic, *_, description = figure
    assert graphic.get("url") == picture
    assert etree.QName(description).localname == "figDesc"
    assert description.text == "A village in the rain."


@pytest.mark.parametrize("image", [{"source": "snow.txt"}, {"source": "rain.txt", "figure": 2}])
def test_a_picture_of_another_figure_is_not(
    image: dict[str, str | int], source: Source, tei: Tei
) -> None:
    text = source(chinese="    昨夜下雨了。\n    （附图片）\n    雨中的山村")
    root = tei(text, from_dict({"images": [{"file": "rain.png", **image}]}))
    assert root.find(".//{*}graphic") is None


def test_a_date_stands_in_a_dateline_within_a_text(source: Source, division: Division) -> None:
    text = source(chinese="    昨夜下雨了。\n    河水涨了。\n    【新华社沈阳十六日电】 昨日下雨。")
    found = division(text, "zh-Hans")
    [dateline] = found.iter("{*}seg", "{*}dateline")
    [day] = dateline
    assert (day.text, day.get("when")) == ("十六日", "1958-03-16")
    assert "".join(dateline.itertext()).strip() == "【新华社沈阳十六日电】"


@pytest.mark.parametrize("width", [52, 61, 72, 300])
def test_numbers_and_dates_go_on_where_a_line_is_wrapped(
    width: int, encode_files: Callable[..., pipeline.Encoded]
) -> None:
    text = (
        "From March 14, 1958, it rained for more than three hundred hours without end, and one "
        "hundred and forty-nine villages were under water before anybody came to help. Some four "
        "thousand two hundred people carried what they could up to the hill, and waited there."
    )
    files = {f"rain.{lang}.txt": textwrap.fill(text, width) for lang in ("en", "fr")}
    tei = encode_files(files).tei
    assert tei is not None
    english = (
        parse(tei).getroot().find(".//{*}div[@{http://www.w3.org/XML/1998/namespace}lang='en']")
    )
    assert english is not None
    assert ["".join(mark.itertext()) for mark in english.iter("{*}date", "{*}num")] == [
        "March 14, 1958",
        "more than three hundred",
        "one hundred and forty-nine",
        "Some four thousand two hundred",
    ]
