"""The words of the corpus, in Chinese and in English, and the chance that puts them together.

The sentences are made here. They mean little, but their lengths, their punctuation and what a
translation has in common with its original are those of newspaper articles.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


class Chance:
    """Chance that falls the same way everywhere: of `Random`, only `random()` is promised to."""

    def __init__(self, seed: str) -> None:
        self._next = Random(seed).random  # noqa: S311 - a corpus, no secret

    def number(self, least: int, most: int) -> int:
        """A whole number; both ends may come."""
        return least + int(self._next() * (most - least + 1))

    def one_in(self, count: int) -> bool:
        """What comes once in so many times."""
        return self.number(1, count) == 1

    def pick(self, of: Sequence[_T]) -> _T:
        """One of several."""
        return of[self.number(0, len(of) - 1)]

    def some(self, of: Sequence[_T], count: int) -> list[_T]:
        """So many different ones, in no order."""
        left = list(of)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(count)]


def _table(text: str) -> list[tuple[str, ...]]:
    """The rows of a table whose columns a stroke divides."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


#: Names with their pinyin.
PLACES = _table("""
    河口镇 | the town of Hekou | Hékǒu Zhèn
    柳树湾村 | the village of Liushuwan | Liǔshùwān Cūn
    北山林场 | the forest station at Beishan | Běishān Línchǎng
    南门车站 | the railway station at the south gate | Nánmén Chēzhàn
    东湖果园 | the orchards by the east lake | Dōnghú Guǒyuán
    石桥小学 | the primary school at the stone bridge | Shíqiáo Xiǎoxué
    第二造纸厂 | the second paper mill | Dì'èr Zàozhǐchǎng
    城西天文台 | the observatory west of the city | Chéngxī Tiānwéntái
""")
NAMES = _table("""
    林溪 | Lin Xi | Lín Xī
    周远帆 | Zhou Yuanfan | Zhōu Yuǎnfān
    白杉 | Bai Shan | Bái Shān
    何小舟 | He Xiaozhou | Hé Xiǎozhōu
    方朴 | Fang Pu | Fāng Pǔ
    程雨田 | Cheng Yutian | Chéng Yǔtián
    陆青 | Lu Qing | Lù Qīng
    沈知秋 | Shen Zhiqiu | Shěn Zhīqiū
    孟河 | Meng He | Mèng Hé
    尹松年 | Yin Songnian | Yǐn Sōngnián
""")
SOCIETIES = _table("""
    江北读书会 | The Reading Circle of Jiangbei | Jiāngběi Dúshūhuì
    船工互助社 | The Boatmen's Mutual Aid Society | Chuángōng Hùzhùshè
    山区邮务员联谊会 | The Club of the Mountain Postmen | Shānqū Yóuwùyuán Liányìhuì
    果农合作社 | The Fruit Growers' Cooperative | Guǒnóng Hézuòshè
    夜校学员会 | The Pupils of the Evening School | Yèxiào Xuéyuánhuì
""")
UNITS = _table("""
    一张 | One Sheet | yī zhāng
    一支 | One Stick | yī zhī
    一筐 | One Basket | yī kuāng
    一罐 | One Jar | yī guàn
    一捆 | One Bundle | yī kǔn
    一双 | One Pair | yī shuāng
""")

GOODS = _table("""
    白纸 | White Paper
    毛笔 | Writing Brush
    墨条 | Ink Stick
    黄梨 | Yellow Pears
    核桃 | Walnuts
    蜂蜜 | Honey
    茶叶 | Tea Leaves
    竹席 | Bamboo Mat
    麻绳 | Hemp Rope
    木桶 | Wooden Bucket
    灯油 | Lamp Oil
    鱼干 | Dried Fish
    豆腐 | Bean Curd
    雨伞 | Umbrella
    蓝布鞋 | Blue Cloth Shoes
    松木板 | Pine Boards
""")
OFFICES = _table("""
    港务局副局长 | Deputy Director of the Harbour Office
    省立图书馆馆长 | Keeper of the Provincial Library
    水文测量队队长 | Head of the River Survey
    园艺学校副校长 | Vice Principal of the School of Gardening
    驻岛灯塔站站长 | Master of the Island Lighthouse Station
    第三气象台副台长 | Deputy Head of the Third Weather Observatory
    植物研究所所长 | Director of the Institute of Plants
    铁路医院副院长 | Deputy Superintendent of the Railway Hospital
""")
AGENCIES = _table("""
    晨光社 | Morning Light News Agency
    江声社 | River News Agency
    海潮社 | Tide News Agency
""")
PERIODICALS = _table("""
    田野 | Open Country
    小船 | The Small Boat
    北窗 | North Window
""")
TOPICS = _table("""
    会走路的沙丘 | Dunes That Walk
    一棵树喝多少水 | How Much a Tree Drinks
    海底的灯 | Lamps Under the Sea
    最慢的钟 | The Slowest Clock
""")

#: Lines of verse, without their last mark.
VERSES = _table("""
    河水涨了又落，船篷收了又张 | The river rises and falls again, the sails are spread
    一根木桩站在雾里，等第一声桨 | A post stands in the mist to hear the first oar stroke
    谁把灯挂在桥头，照着回家的路 | Who hung a lantern on the bridge to light the way home
    梨花落在石阶上，没有人去扫 | Pear blossom lies upon the steps, nobody sweeps it away
    山风翻开账本，数今年的核桃 | The wind turns the leaves of the book to count the walnuts
    孩子把纸船放进水沟，说去海边 | A child sets a paper boat in the ditch, bound for the sea
    井绳越磨越细，井水还是那样甜 | The rope of the well grows thin, its water is still sweet
    让雨下在播种以后，让雪盖住冬麦 | Let rain come after sowing, let snow lie on the wheat
    锯木的声音像一首很慢的歌 | The sound of sawing is like a song that is in no hurry
    我们把桥板一块一块钉到对岸 | Board after board we nail the bridge to the other bank
    月亮先过了桥，我们跟在后面 | The moon was first to cross the bridge, and we came behind
    等到天亮，邮差会带来山外的信 | At daybreak the postman brings a letter from over the hills
""")
WISHES = _table("""
    愿每一页都像新开的窗户，吹进远处的风！ | May every page be an opened window and let in the wind!
    把真话带给读书的人，也把他们的话带回来！ | Bring true words to those who read, and bring theirs!
    同你一起守着这盏灯，一直守到天亮！ | With you we will watch over this lamp until the morning!
    不怕路长，不怕雨大，只怕没有人的声音！ | The road may be long, if only there are voices!
""")
SAYINGS = _table("""
    修桥的人不问谁要过河，只问木头够不够长。 | A bridge builder asks if the timber is long enough.
    读一本书，要像走一条山路，走得慢才看得见草。 | Read as you walk: the slow ones see the grass.
    三个人一起数星星，总比一个人数得多。 | Three people count more of the stars than one alone.
    灯不在乎照着谁，也不在乎谁来添油。 | A lamp does not mind whom it shines upon, or who fills it.
""")

_PEOPLE = _table("""
    老船工 | the old boatmen
    三十多名学生 | more than thirty pupils
    图书馆的管理员 | the keepers of the library
    几位木匠师傅 | several master carpenters
    种茶的人家 | the families who grow tea
    气象站的青年 | the young people of the weather station
    修路队 | the road menders
    两位教师 | two teachers
    ××测量队 | surveying team ××
""")
_TIMES = _table("""
    今年春天 | this spring
    上月14日 | on the 14th of last month
    入冬以来 | since the beginning of winter
    一周之内 | within one week
    从9日到12日 | from the 9th to the 12th
    雨停以后 | after the rain had stopped
""")
_DEEDS = _table("""
    修好了一百二十米长的木桥 | repaired a wooden bridge that is 120 metres long
    把旧仓库改成了阅览室 | turned an old storehouse into a reading room
    种下四万棵梨树和苹果树 | planted forty thousand pear and apple trees
    编印了一本“本地鸟类图谱” | printed an "atlas of the birds of this district"
    量出了河水每小时上涨的高度 | measured by how much the river rises in an hour
    为过路的人烧好了热茶 | kept hot tea ready for everybody who passed
    画出了２３幅新的地图 | drew twenty-three new maps
    写信请邻县的朋友来听音乐会 | wrote to friends in the next county to come to a concert
""")
_JOINS = (
    ("，并且", ", and "),
    ("，同时", ", while "),
    ("；后来", "; later "),
    ("，因此", ", so that "),
)

#: A sentence has so many clauses.
_CLAUSES = (1, 2, 3, 3, 4)


def sentence(chance: Chance, clauses: int = 0) -> tuple[str, str]:
    """A sentence in Chinese and in English, of so many clauses; 0 for as chance has it."""
    ours, theirs = "", ""
    for number in range(clauses or chance.pick(_CLAUSES)):
        if number:
            join, joined = chance.pick(_JOINS)
            ours, theirs = ours + join, theirs + joined
        time, when = chance.pick(_TIMES)
        place, there, _ = chance.pick(PLACES)
        people, they = chance.pick(_PEOPLE)
        deed, done = chance.pick(_DEEDS)
        ours += f"{time}{place}的{people}{deed}"
        theirs += f"{when} {they} of {there} {done}"
    return f"{ours}。", capital(f"{theirs}.")


def paragraph(chance: Chance, sentences: int, clauses: int = 0) -> tuple[str, str]:
    """So many sentences, joined as each language joins them."""
    ours, theirs = zip(*(sentence(chance, clauses) for _ in range(sentences)), strict=True)
    return "".join(ours), " ".join(theirs)


def headline(chance: Chance) -> tuple[str, str]:
    """What a report is called."""
    place, there, _ = chance.pick(PLACES)
    deed, done = chance.pick(_DEEDS)
    return f"{place}{deed}", capital(f"{there}: they {done}")


def capital(text: str) -> str:
    """`text` with a capital at its start."""
    return text[:1].upper() + text[1:]
