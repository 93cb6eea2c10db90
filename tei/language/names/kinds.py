"""What a name may be the name of, to judge by its form: a guess for a person to look at."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Guess: TypeAlias = Literal["", "person", "place", "org"]

#: Surnames, of the hundred and fifty or so that most people in China have, and of two characters.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    "康易乔文赖施洪温翟颜倪庄章鲁申柳安聂齐葛牛季喻俞岳解单区仇查朴尉尤祝左辛管曲焦伍柯毕詹鲍耿关涂兰甘蓝宁殷"
    "梅凌霍童翁裴成阮欧习盛路席卫纪柴饶项楼苗穆褚窦鹿滕骆岑靳宫冷麦房邢包费卞屈娄米阚劳党冀闻窦祁宗瞿舒荣薄"
    "張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蘇呂盧鐘蔣陸範賈鄒閻賀顧龔邵萬錢戴嚴湯喬賴溫顏莊魯聶齊單區關蘭藍寧紀饒項樓"
)
_TWO = frozenset("欧阳 司马 诸葛 上官 尉迟 长孙 皇甫 令狐 司徒 夏侯 慕容 歐陽 司馬 諸葛".split())

#: Words behind names in English, and in Chinese: what the whole is.
GENERIC: Mapping[str, tuple[str, Guess]] = MappingProxyType(
    {
        "Province": ("省", "place"),
        "Autonomous Region": ("自治区", "place"),
        "Region": ("地区|区", "place"),
        "Prefecture": ("专区|地区|州", "place"),
        "Special District": ("专区", "place"),
        "Municipality": ("市", "place"),
        "City": ("市", "place"),
        "County": ("县|縣", "place"),
        "District": ("专区|区|區", "place"),
        "Township": ("乡|鄉", "place"),
        "Town": ("镇|鎮", "place"),
        "Village": ("村|庄|屯|寨", "place"),
        "River": ("河|江|水", "place"),
        "Lake": ("湖", "place"),
        "Reservoir": ("水库", "place"),
        "Mountain": ("山", "place"),
        "Mountains": ("山", "place"),
        "Island": ("岛|島", "place"),
        "Bridge": ("大桥|桥", "place"),
        "Street": ("大街|街", "place"),
        "Road": ("路", "place"),
        "Railway": ("铁路", "place"),
        "Station": ("车站|站", "place"),
        "Commune": ("公社|人民公社", "org"),
        "People's Commune": ("人民公社", "org"),
        "Coal Mine": ("煤矿", "org"),
        "University": ("大学|大學", "org"),
        "Daily": ("日报|日報", "org"),
        "News Agency": ("社|通讯社", "org"),
    }
)
_PLACE = re.compile(r".+(?:省|市|县|縣|区|區|乡|鄉|镇|鎮|村|庄|屯|河|江|湖|山|岛|島|海|州)")
_ORG = re.compile(
    r".+(?:党|黨|会|會|社|部|院|厅|局|公司|厂|廠|矿|学|校|报|報|军|軍|师|团|队|行|委|联|盟|处|所|站)"
)
_PERSON = range(2, 5)


def by_form(original: str, translation: str = "") -> Guess:
    """What a Chinese name may be of; empty where its form does not tell.

    Args:
        original: the name in Chinese.
        translation: what spells it in English: the name of a person has two words at least.
    """
    if " " in translation and is_person(original):
        return "person"
    if _PLACE.fullmatch(original):
        return "place"
    return "org" if _ORG.fullmatch(original) else ""


def is_person(original: str) -> bool:
    """Whether a Chinese name begins with a surname, and is as long as names of persons are."""
    return len(original) in _PERSON and (original[0] in _SURNAMES or original[:2] in _TWO)
