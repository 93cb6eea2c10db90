"""Source texts: made from parts, and one for each kind of document of the corpus."""

from __future__ import annotations

import json
from typing import NamedTuple

from tei.pipeline import SourceBytes

#: The parts of a source. None leaves a line out; `header` and `headline` replace the whole of
#: what stands above the text of a half.
PARTS: dict[str, str | None] = {
    "header": None,
    "title": "Rain at last",
    "author": "",
    "date": "1958-03-20",
    "page": "1",
    "english": "It rained.",
    "rule": "<hr /> ",
    "mark": "Original: ",
    "headline": None,
    "chinese_title": "终于下雨",
    "chinese_author": "",
    "chinese_date": "1958-03-20",
    "chinese_page": "1",
    "column": "",
    "chinese": "    下雨了。",
}


def assembled(**parts: str | None) -> str:
    """A source text with these parts and the usual others."""
    assert parts.keys() <= PARTS.keys(), parts.keys() - PARTS.keys()
    part = {**PARTS, **parts}

    def lines(*labelled: tuple[str, str]) -> str:
        return "\n".join(
            form.format(part[name]) for name, form in labelled if part[name] is not None
        )

    header = lines(
        ("title", "Title: {}"), ("author", "Author: {}"), ("date", "Date: {}"), ("page", "Page: {}")
    )
    headline = lines(
        ("chinese_title", "### {}"),
        ("chinese_author", "{}"),
        ("chinese_date", "{}"),
        ("chinese_page", "第{}版()"),
        ("column", "专栏：{}"),
    )
    halves = (
        part["header"] if part["header"] is not None else header,
        part["english"],
        part["rule"],
        part["mark"],
        part["headline"] if part["headline"] is not None else headline,
        part["chinese"],
    )
    return "\n\n".join(half for half in halves if half is not None) + "\n"


class Genre(NamedTuple):
    """A document of one kind.

    Attributes:
        text: the source, or the raw record.
        path: what the source is called.
        record: the key of the record; empty for a file.
    """

    text: str
    path: str = "rain.txt"
    record: str = ""

    def source(self, text: str | None = None) -> SourceBytes:
        """The source, or another text in its place."""
        data = (self.text if text is None else text).encode("utf-8", "surrogatepass")
        if self.record:
            return SourceBytes(self.path, data, form="json", record=self.record)
        return SourceBytes(self.path, data)


_ORIGINAL_ONLY = {"header": "", "english": None, "rule": None, "mark": None}
_REPORT = {
    "title": "Rain; Snow: A Report",
    "author": "Li Ming, Wang Fang",
    "date": "1958-12-13",
    "page": "12",
    "english": """Shenyang News—It rained <hard> & long. “Nobody” slept; the river
rose.

    The “river” rose 3.5 feet.  Then it fell.""",
    "chinese_title": "下雨了\u3000下雪了——报道",
    "chinese_author": "李明\u3000王芳",
    "chinese_date": "1958-12-13",
    "chinese_page": "12",
    "column": "农村来信",
    "chinese": """    下雨了
    下雪了
    ——报道
    李明  王芳
    本报沈阳电\u3000昨夜下雨了。后来下雪了。“没人睡。”大家说。
\u3000\u3000河水涨了三．五尺。17日又涨了。""",
}

#: A document of each kind, by its name.
GENRES: dict[str, Genre] = {
    "report": Genre(assembled(**_REPORT)),
    "picture": Genre(
        assembled(
            title="A village",
            date="1958-12-14",
            page="34",
            english="""It rained.

(Picture)
雨中山村 李明插图
A village Li Ming Illustration""",
            chinese_title="山村",
            chinese_date="1958-12-13",
            chinese_page="12",
            chinese="""    雨一直下。
    （附图片）
    雨中山村  李明插图""",
        )
    ),
    "pictures alone": Genre(
        assembled(
            title="Rain in the Hills (Picture)",
            english="""Left Image: A village in the rain. The road is under water.
Bottom Right Image: The new bridge.
                Photo by Xinhua News Agency reporter Li Ming""",
            chinese_title="雨中（图片）",
            chinese_author="李明、王芳",
            chinese="""    雨中（原载“新村”周刊）
    左图：雨中的山村。路在水里。
    右下图：  新桥。\t\t新华社记者摄
                新华社记者\u3000李明、王芳摄""",
        )
    ),
    "songs": Genre(
        assembled(
            title="Two Songs",
            english="""Spring
    Spring has come,
    the snow is gone,
    the swallows fly,
    the fields are green.
Summer
    Summer has come,
    the corn is high,
    the nights are short,
    the days are long.""",
            chinese_title="歌谣两首",
            chinese="""    春
      春天来了，
      雪化了，
      燕子飞，
      田野绿。
    夏
      夏天来了，
      庄稼高，
      夜短了，
      日长了。""",
        )
    ),
    "lists": Genre(
        assembled(
            english="""The work is:
sweeping the yard;
carrying water;
cutting wood.
This is the order!
1. First we sweep. Then we rest;
2. Then we carry;
3. At last we cut.""",
            chinese="""    工作如下：
    扫院子；
    挑水；
    砍柴。
    次序是这样！
    一、先扫院子。再休息；
    二、再挑水；
    三、最后砍柴。""",
        )
    ),
    "pictures in a paragraph": Genre(
        assembled(
            title="Two villages (Pictures)",
            english="""It rained in two villages. The left photo shows the first: \
the street (bottom) is wet.  The right picture shows the river.
New China News Agency""",
            chinese_title="两个村子（图片）",
            chinese="""    两个村子下雨了。左图：村子，路（下）湿了。 右图：河水。\u3000\u3000
\u3000\u3000\u3000新华社发""",
        )
    ),
    "verse run together": Genre(
        assembled(
            title="Two Songs",
            english="""Spring
    Spring has come,
    the snow is gone,
    the swallows fly,
    the fields are green.
Summer
    Summer has come;  the corn is high. The nights are short!""",
            chinese_title="歌谣两首",
            chinese="""    春
      春天来了；雪化了。\u3000燕子飞！“田野绿。”
    夏
      夏天来了；
      庄稼高。
      夜短了！""",
        )
    ),
    "quotations and where they are from": Genre(
        assembled(
            title="Quotations",
            english="""Rain is good for the fields. Everybody says so. From "On Rain"
Snow is good for the wheat.
It is "good."
    From "On Snow".""",
            chinese_title="语录",
            chinese="""    雨对田好。大家都说：“好。”\u3000《雨论》
    雪对麦好。
    它好！
    《雪论》第二章""",
        )
    ),
    "regulations": Genre(
        assembled(
            title="Rules of the village",
            english="""Chapter One: On Work
Article 1. All people of the village work, in sun and in rain.
Article 2. They rest in the evening:
(1) the old in their homes;
(2) the young where they like.
Chapter Two: On Rain
Article 3. When it rains, the rain is let in by nobody.
Article 4. When it snows, everybody sweeps the road before the house.""",
            chinese_title="村规",
            chinese="""    第一章\u3000劳动
    第一条\u3000全村的人都劳动，天晴劳动，下雨也劳动。
    第二条\u3000晚上大家休息：
    （一）老人在家休息；
    （二）青年在哪里休息都可以。
    第二章\u3000下雨
    第三条\u3000下雨的时候，谁也不许让雨进屋里来。
    第四条\u3000下雪的时候，大家都扫自己门前的雪。""",
        )
    ),
    "nested lists": Genre(
        assembled(
            english="""The rules of the village:
1. On work there are two:
(1)  Sweep the yard. Then rest.
(2) Carry water;
2. On rest there are two:
(a)\tSleep at night.
(b) Sing by day.
If it rains, sing indoors.
3. On rain: let it rain.
That is all.""",
            chinese="""    村里的规则：
    一、关于劳动，有两条：
    （一）扫院子。然后休息。
    （二）\u3000挑水；
    二、 关于休息，有两条：
\u3000\u3000（甲） \u3000夜里睡觉。
\u3000\u3000（乙）白天唱歌。
    下雨的时候，在屋里唱。
    三、关于下雨：让它下。
    就是这些。""",
        )
    ),
    "tables": Genre(
        assembled(
            english="""Prices at the market.
Rice  three yuan  4
Oil\t5\t6
Salt  1  2
Item  City  County  Village
Millet  2.5  2.6  2.7  Wheat  3.5  3.6  3.7""",
            chinese="""    市场的价格。
    米  三元\u3000\u3000四元
    油\t五元\t六元
    盐  一元  二元
    货  城里  县里  村里
    米  二．五○  二．六○  二．七○麦  三．五○  三．六○  三．七○豆  一．五○  一．六○  一．七○""",
        )
    ),
    "news in brief": Genre(
        assembled(
            title="News in Brief",
            english="""Rain in Shenyang
It rained in Shenyang for two days, and the river rose.
Snow in Harbin
It snowed in Harbin for two days, and the roads were closed.""",
            chinese_title="各地简讯",
            chinese_author="李明",
            column="来信",
            chinese="""    沈阳下雨
    沈阳下了两天雨，河水涨得很高，田里都是水。
    哈尔滨下雪
    哈尔滨下了两天雪，路上都是雪，汽车不能走。""",
        )
    ),
    "dispatches": Genre(
        assembled(
            english="""Shenyang Telegram: It rained for two days.
Harbin Telegram: It snowed for two days.""",
            chinese="""    【新华社沈阳十六日电】下了两天雨。河水涨了。
    【新华社哈尔滨十六日电】下了两天雪。""",
        )
    ),
    "signatures": Genre(
        assembled(
            author="Li Ming",
            english="""It rained last night.
                    Li Ming
Today the sky is clear. People go to the fields.
                    Wang Fang, May 9th""",
            chinese_author="李明",
            chinese="""    昨夜下雨了，河水涨了。 （枫）
    今天晴了。大家下田。
                    李明  三月十日
    天晴了大家都笑了。
\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000（王芳）""",
        )
    ),
    "letter": Genre(
        assembled(
            title="A Letter",
            english="""Comrade Editor:
It rained in our village for two days. The river rose.
With best regards,
Salutations!
            Li Ming
            March 10th""",
            chinese_title="来信",
            column="读者来信",
            chinese="""    编辑同志：
    我们村里下了两天雨，河水涨得很高。
    此致
    敬礼！
            李明
            三月十日""",
        )
    ),
    "quotations": Genre(
        assembled(
            title="Quotations",
            english="""Rain is good for the fields. Everybody knows it.
Snow is good for the wheat.""",
            chinese_title="语录",
            chinese="""    雨对田好。人人知道。
    雪对麦好。""",
        )
    ),
    "continued": Genre(
        assembled(
            english="""(Continued from page 1)
It rained all night.
(Continued on page 3)""",
            chinese="""    （上接第1版）
    下了一夜雨。
    （下转第三版）""",
        )
    ),
    "masked": Genre(
        assembled(
            english="Unit XX of the ××× saw the rain.\nHarbin Telegram: Comrade XXX said so.",
            chinese="    ××部队看见下雨了，××××也看见了。\n    本报哈尔滨电　×××同志这样说。",
        )
    ),
    "glossary": Genre(
        assembled(
            english="""It rained in Shenyang.

**Named Entities**

李明\tLǐ Míng (Li Ming)
沈阳    Shěnyáng (Shenyang)
春\u3000天 chūntiān (spring)
辽宁  Liaoning""",
            chinese="    沈阳下雨了。",
        )
    ),
    "echo": Genre(
        assembled(
            english="""    昨夜下雨了，河水涨了。
    没人睡。
It rained last night; the river rose.
Nobody slept.""",
            chinese="    昨夜下雨了，河水涨了。\n    没人睡。",
        )
    ),
    "characters": Genre(
        assembled(
            title="Rain\x07 at last",
            english="It\x0brained\x0c and \ufffdrained\x1f.  \U0001f327\n"
            "Cafe\u0301\u00a0✓\u2003fi\ufb01",
            chinese_title="终于下\x07雨",
            chinese="    下\x1e雨\uffff了。𠮷ＡＢＣ１２３，“一‘二”三’。\n"
            "\u00a0\u3000 『雨』\u200b\u202e…",
        )
    ),
    "conflicts": Genre(
        assembled(
            header="Title: Rain\nTitle: Snow\nAuthor: Li Ming\nDate: 1958-02-30\nPage: 2–3",
            chinese_date="1958-3-21",
            headline="### 雨\n李明、王芳\n1958-3-21\n第4版(国际)\n专栏：读者  来信\n",
        )
    ),
    "undated": Genre(
        assembled(header="Title: Rain", english="It rained.", headline="### 雨"),
        "a-rainy-day_1958-03-20.txt",
    ),
    "no separator": Genre(
        "Title: Rain\nDate: 1958-03-20\nIt rained.\n**The river**\nIt rose.\n"
        "昨夜下雨了，河水涨了。\n没人睡。\n"
    ),
    "original alone": Genre(
        assembled(**{**_ORIGINAL_ONLY, "chinese": "    下雨了。\n    　河水涨了。"}).lstrip("\n")
    ),
    "translation alone": Genre(
        "Title: Rain\nAuthor: Li Ming\nEdition: 3\n\nIt rained.\n\tThe river rose.\n"
    ),
    "record": Genre(
        json.dumps(
            {
                "path": "1958/03/20/1/5",
                "title": "终于下雨",
                "author": "李明　王芳",
                "date": "1958-03-20",
                "page_number": 1,
                "topic": "农村 来信",
                "content": "    本报沈阳电　下雨了。\r\n    河水\x07涨了。",
            }
        ),
        "m.json#1958/03/20/1/5",
        "1958/03/20/1/5",
    ),
    "bilingual record": Genre(
        json.dumps(
            {
                "title": "Rain at last",
                "page_number": "2",
                "content": assembled(english="It rained. It snowed."),
            },
            ensure_ascii=False,
        ),
        "m.json#2",
        "2",
    ),
}
