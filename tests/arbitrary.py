"""Arbitrary documents: put together from what the corpus has, or edited at random."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from documents import GENRES
from hypothesis import strategies as st

from tei.pipeline import SourceBytes

if TYPE_CHECKING:
    from collections.abc import Sequence

# Lines

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
**The river**
李明\tLǐ Míng (Li Ming)
沈阳    Shěnyáng (Shenyang)
1. Rain;
2. Snow;
The list:
Rice  3  4  5
Oil\t5\t6\t7
XX said so.
The Morning
                          (Li Ming)
Comrade Editor:
With best regards,
            March 10th
(Continued on page 3)
昨夜下雨了，河水涨了。
    下雨了。后来下雪了。17日又下了。
    （附图片）
雨中的山村  李明插图
左图：雨中的山村。
          新华社记者 李明摄
    本报沈阳电\u3000昨夜下雨了。
【新华社延安十六日电】昨夜下雨了，河水涨了，没人睡。
【本报讯】 昨夜下雨了。
（一）下雨
（二）下雪
名单如下：
一、下雨；
二、下雪；
米  三元  四元
油  五元\u3000六元
米  二．五○  二．六○麦  三．五○  三．六○豆  一．五○  一．六○
×××同志
\u3000\u3000春天来了，
\u3000\u3000夏天来了，
                    李明
                    李明\u3000三月十日
昨夜下雨了。 （枫）
工厂里的早晨
编辑同志：
此致
敬礼！
（下转第三版）
“下雨了
春\u3000天
。
——
终于下雨
终于下雨（原载“新村”周刊）
Rain at last
Li Ming
李明
1958-03-20
第2版(国际)
第3版
专栏：来信
Title: Rain
Original: x
Original:
Date: nobody knows
### 下雪
####### x
---
<hr>
- one""".split("\n")

_INDENTS = st.sampled_from(["", "", "    ", "\u3000\u3000", "\t", " \u3000\t\u00a0", " " * 24])
_ENDS = st.sampled_from(["", "", " ", "\u3000", "\t \u00a0"])
#: Characters of many kinds, in no order.
_WORDS = st.text(
    st.sampled_from(
        " \u3000\t\u00a0aZ09雨雪李明，。：；“”‘’\"'（）()【】《》—…·×xX#*-/<>&|[]{}０Ａ．！ﬁé\u0301"
        "\u200b\u202e\u2028\x85\x0b\x07\ufeff\ufffd𠮷\U0001f327"
    ),
    max_size=30,
)
_LINE = st.builds(
    lambda indent, line, end: f"{indent}{line}{end}",
    _INDENTS,
    st.one_of(st.sampled_from([*LINES, ""]), st.sampled_from(LINES), _WORDS),
    _ENDS,
)
#: Halves of the documents of each kind, whole, and lines of any kind in any order.
_HALVES = [
    half.strip("\n")
    for genre in GENRES.values()
    if not genre.record
    for half in genre.text.split("<hr /> ")
    if not half.startswith("Title")
]
_TEXT = st.one_of(
    st.lists(_LINE, max_size=14).map("\n".join),
    st.lists(_LINE, max_size=6).map("\n\n".join),
    st.sampled_from(_HALVES),
)

# What stands above a text

_TITLES = """Rain at last
Rain; Snow
Rain: A Report
Rain (Picture)
Two Songs
Quotations
终于下雨
下雨  下雪
下雨\u3000下雪——报道
终于下雨（图片）
歌谣两首
语录
图片
Rain 下雨

 """.split("\n")
_AUTHORS = """Li Ming
Li Ming, Wang Fang and Xu
李明\u3000王芳
高\u3000粮\u3000李明
李 明 王芳
李明、李明
摄影：李明
""".split("\n")
_DATES = "1958-03-20|1958-3-2|1958/03/20|1958年3月20日|1958-02-30|1958|nobody knows|".split("|")
_PAGES = "1|2-3|4–5|2-|front|007|".split("|")


def _fields(template: str, values: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(values).map(template.format)


_HEADER = st.lists(
    st.one_of(
        _fields("Title: {}", _TITLES),
        _fields("title：{}", _TITLES),
        _fields("Author: {}", _AUTHORS),
        _fields("Date:{}", _DATES),
        _fields("Page: {}", _PAGES),
        _fields("  Edition: {} ", _PAGES),
        st.just("Column: Letters"),
        st.just("Translator: Xu"),
        st.just(""),
    ),
    max_size=7,
).map("\n".join)
_HEADLINE = st.tuples(
    st.one_of(_fields("### {}", _TITLES), _fields("# {}", _TITLES), st.just("")),
    st.lists(
        st.one_of(
            st.sampled_from(_AUTHORS),
            st.sampled_from(_DATES),
            _fields("第{}版()", _PAGES),
            _fields("第{}版（国际）", _PAGES),
            st.sampled_from(["专栏：", "专栏：读者  来信", ""]),
        ),
        max_size=6,
    ).map("\n".join),
).map("\n".join)
_RULE = st.sampled_from(["<hr /> \n\nOriginal: \n", "<hr>\nOriginal：", "<hr/>", "Original:", ""])
_GAP = st.sampled_from(["\n\n", "\n", "\n\n\n\n"])


@st.composite
def _articles(draw: st.DrawFn) -> str:
    """A translation and an original, either of them perhaps not there."""
    translation, original = draw(_TEXT), draw(_TEXT)
    if draw(st.integers(0, 5)) == 0:
        translation = f"{original}\n{translation}"
    parts = [draw(_HEADER), translation, draw(_RULE), draw(_HEADLINE), original]
    left_out = draw(st.sampled_from([(), (), (), (), (0,), (1,), (2,), (3,), (4,), (2, 3, 4)]))
    return "".join(
        f"{part}{draw(_GAP)}" for number, part in enumerate(parts) if number not in left_out
    )


@st.composite
def _files(draw: st.DrawFn, articles: st.SearchStrategy[str]) -> SourceBytes:
    """Articles as files, or as records."""
    text = draw(articles)
    if draw(st.integers(0, 7)) == 0:
        record = {
            "title": draw(st.sampled_from(_TITLES)),
            "author": draw(st.sampled_from(_AUTHORS)),
        }
        record |= {"date": draw(st.sampled_from(_DATES)), "page_number": 1, "content": text}
        data = json.dumps(record, ensure_ascii=draw(st.booleans())).encode()
        return SourceBytes("m.json#1", data, form="json", record="1")
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    name = draw(st.sampled_from(["rain.txt", "1958-03-20_Rain-at-last.txt", "下雨.md"]))
    return SourceBytes(name, (mark + text.replace("\n", line_end)).encode())


# Edits

_EDIT = st.tuples(
    st.sampled_from(["delete", "double", "swap", "insert", "cut", "join"]),
    st.integers(0, 1 << 16),
    st.integers(0, 1 << 16),
    st.one_of(_WORDS, st.text(max_size=3), st.sampled_from(LINES)),
)


def _edited(text: str, edits: Sequence[tuple[str, int, int, str]]) -> str:
    """A text with lines deleted, doubled, swapped or joined, characters put in, or its end cut."""
    for kind, one, other, words in edits:
        lines = text.split("\n")
        at, to = one % len(lines), other % len(lines)
        place = one % (len(text) + 1)
        if kind == "insert":
            text = text[:place] + words + text[place:]
            continue
        if kind == "cut":
            text = text[:place] + text[place + other % 40 :]
            continue
        if kind == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        elif kind == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        elif kind == "double":
            lines.insert(to, lines[at])
        else:
            del lines[at]
        text = "\n".join(lines)
    return text


def _clean(text: str) -> str:
    """Without what UTF-8 cannot have."""
    return text.encode("utf-8", "ignore").decode()


def edited(texts: Sequence[str]) -> st.SearchStrategy[SourceBytes]:
    """One of some texts with a few edits."""
    edits = st.lists(_EDIT, min_size=1, max_size=6)
    return _files(st.builds(_edited, st.sampled_from(texts), edits).map(_clean))


#: Documents put together, and the documents of each kind with edits.
ASSEMBLED = _files(_articles().map(_clean))
EDITED = edited([genre.text for genre in GENRES.values() if not genre.record])
