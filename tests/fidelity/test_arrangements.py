"""Whatever lines a source has, in whatever order: it is encoded, nothing is lost, it is valid."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei import pipeline
from tei.diagnostics import Severity
from tei.validate import edition_schemas

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]

#: Lines that mean something to a reader of the format, and some that do not.
LINES = """It rained.
It snowed.  Nobody slept.   The river rose.
He said “yes” & <b>no</b>.
(Attached picture)
A village Li Ming Illustration
Left Image: A village in the rain.
Photo by Xinhua News Agency reporter
Shenyang News—It rained last night.
**Named Entities**
李明\tLǐ Míng (Li Ming)
沈阳    Shěnyáng (Shenyang)
1. Rain;
2. Snow;
The list:
Rice  3  4  5
Oil    5  6  7
XX said so.
The Morning
                          (Li Ming)
昨夜下雨了，河水涨了。
    下雨了。后来下雪了。
    （附图片）
雨中的山村  李明插图
左图：雨中的山村。
          新华社记者 李明摄
    本报沈阳电\u3000昨夜下雨了。
【新华社延安十六日电】昨夜下雨了，河水涨了，没人睡。
（一）下雨
（二）下雪
名单如下：
一、下雨；
二、下雪；
米  三元  四元
油  五元  六元
×××同志
\u3000\u3000春天来了，
\u3000\u3000夏天来了，
                    李明
昨夜下雨了。 （枫）
工厂里的早晨
“下雨了
春\u3000天
。
——
终于下雨
Rain at last
Li Ming
1958-03-20
第2版(国际)
专栏：来信
Title: Rain
Original: x
Date: nobody knows
####### x
- one""".split("\n")

TITLES = ["Rain at last", "Rain; Snow", "Rain (Picture)", "Two Songs", "Quotations", ""]
CHINESE_TITLES = ["终于下雨", "下雨  下雪", "终于下雨（图片）", "歌谣两首", "语录", "图片"]

LINE = st.sampled_from([*LINES, ""])
SOURCES = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "chinese_title": st.sampled_from(CHINESE_TITLES),
        "author": st.sampled_from(["", "Li Ming", "Li Ming, Wang Fang"]),
        "chinese_author": st.sampled_from(["", "李明", "李明\u3000王芳"]),
        "english": st.lists(LINE, max_size=14).map("\n".join),
        "chinese": st.lists(LINE, max_size=14).map("\n".join),
    }
)

#: Small sources of which each was once hard.
HARD = {
    "nothing": {"english": "", "chinese": ""},
    "a field alone": {"header": "Date: 1958-03-20", "english": None, "headline": "", "chinese": ""},
    "no title": {"title": "", "headline": ""},
    "a picture without text": {"title": "Rain (Picture)", "english": "", "chinese": ""},
    "a picture with two titles": {"chinese_title": "下雨  下雪（图片）", "chinese": ""},
    "glossary with a line that is no entry": {
        "english": "It rained.\n\n**Named Entities**\n\n李明\tLǐ Míng (Li Ming)\nNothing more."
    },
    "glossary with an ideographic space": {
        "english": "It rained.\n\n**Named Entities**\n\n春\u3000天\tchūntiān (spring)"
    },
    "a list between quotations": {
        "chinese_title": "语录",
        "chinese": "    春天来了。\n    一、下雨；\n    二、下雪；\n    夏天来了。",
    },
    "a picture between quotations": {
        "chinese_title": "语录",
        "chinese": "    春天来了。\n    左图：雨中的山村。\n    夏天来了。",
    },
    "a photographer named twice in the header": {
        "header": "Title: Rain (Picture)\nAuthor: Li Ming\nAuthor: Li Ming\nDate: 1958-03-20",
        "english": "A village.\n                Photo by Xinhua News Agency reporter Li Ming",
        "chinese_title": "图片",
        "chinese_author": "李明",
        "chinese": "    雨中的山村。\n        新华社记者　李明摄",
    },
    "a picture with its title in two parts": {
        "title": "Rain: A Sketch (Picture)",
        "english": "Rain: A Sketch",
        "chinese_title": "下雨\u3000速写（图片）",
        "chinese": "    下雨\n    速写",
    },
    "a page with half a range": {"page": "2-", "chinese_page": None},
    "signature after captions": {
        "english": "(Picture)\nThe Rain\nThe Morning\nThe Evening\n                    (Li Ming)"
    },
}


def _problems(result: pipeline.Encoded) -> list[str]:
    """What is wrong with the TEI of a source that has text, as a list without any."""
    errors = [d.message for d in result.diagnostics if d.severity is Severity.ERROR]
    if result.tei is None:
        return errors or ["no TEI, and nobody says why"]
    found = pipeline.check(result.tei, "rain.xml", edition_schemas())
    return errors + [d.message for d in found if d.severity is Severity.ERROR]


@pytest.mark.parametrize("parts", list(HARD.values()), ids=list(HARD))
def test_a_hard_source_is_encoded_without_loss_and_valid(
    parts: dict[str, str | None], source: Source, encode: Encode
) -> None:
    result = encode(source(**parts))
    if parts == HARD["a field alone"]:
        assert result.tei is not None or result.diagnostics
    else:
        assert _problems(result) == []


@given(parts=SOURCES)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_arrangement_of_lines_is_encoded_without_loss_and_valid(
    parts: dict[str, str], source: Source, encode: Encode
) -> None:
    assert _problems(encode(source(**parts))) == []


@pytest.mark.slow
@given(parts=SOURCES)
@settings(max_examples=5000, deadline=None, derandomize=True)
def test_very_many_arrangements_are_encoded_without_loss_and_valid(
    parts: dict[str, str], source: Source, encode: Encode
) -> None:
    assert _problems(encode(source(**parts))) == []
