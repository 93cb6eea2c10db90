"""How Chinese characters are spelt in Latin letters: pinyin, Wade-Giles, the post office's names.

Letters alone count here: no tones, no apostrophes, no hyphens, and ü is u.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Names that go by no system for spelling Mandarin: those of the imperial post (1906), of treaty
#: ports, of Mongol and Tibetan places, and what people are known by abroad.
ESTABLISHED: Mapping[str, str] = MappingProxyType(
    {
        "Peking": "北京",
        "Peiping": "北平",
        "Tientsin": "天津",
        "Chungking": "重庆",
        "Nanking": "南京",
        "Canton": "广州",
        "Hong Kong": "香港",
        "Macao": "澳门",
        "Kowloon": "九龙",
        "Amoy": "厦门",
        "Swatow": "汕头",
        "Foochow": "福州",
        "Soochow": "苏州",
        "Hangchow": "杭州",
        "Chefoo": "烟台",
        "Tsingtao": "青岛",
        "Tsinan": "济南",
        "Kiukiang": "九江",
        "Chinkiang": "镇江",
        "Dairen": "大连",
        "Port Arthur": "旅顺",
        "Mukden": "沈阳",
        "Harbin": "哈尔滨",
        "Kalgan": "张家口",
        "Hohhot": "呼和浩特",
        "Urumqi": "乌鲁木齐",
        "Lhasa": "拉萨",
        "Tibet": "西藏",
        "Inner Mongolia": "内蒙古",
        "Manchuria": "满洲",
        "Jehol": "热河",
        "Chahar": "察哈尔",
        "Shaanxi": "陕西",
        "Shensi": "陕西",
        "Szechwan": "四川",
        "Szechuan": "四川",
        "Kwangtung": "广东",
        "Kwangsi": "广西",
        "Kweichow": "贵州",
        "Fukien": "福建",
        "Chekiang": "浙江",
        "Kiangsu": "江苏",
        "Kiangsi": "江西",
        "Hopeh": "河北",
        "Hupeh": "湖北",
        "Tsinghai": "青海",
        "Sinkiang": "新疆",
        "Yangtze": "长江",
        "Whampoa": "黄埔",
        "Kuomintang": "国民党",
        "Sun Yat-sen": "孙中山",
        "Chiang Kai-shek": "蒋介石",
    }
)

#: Wade-Giles for pinyin: the initials, without the apostrophe that few texts print.
_INITIALS = {
    "b": "p",
    "d": "t",
    "g": "k",
    "zh": "ch",
    "j": "ch",
    "q": "ch",
    "z": "ts",
    "c": "ts",
    "x": "hs",
    "r": "j",
}
_INITIAL = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")
#: What changes in the finals: pinyin's, Wade-Giles's.
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "er": "erh"}
#: Syllables that go by no such rule.
_WHOLE = {
    "zhi": "chih",
    "chi": "chih",
    "shi": "shih",
    "ri": "jih",
    "zi": "tzu",
    "ci": "tzu",
    "si": "ssu",
    "yi": "i",
    "you": "yu",
    "yan": "yen",
    "ye": "yeh",
    "yong": "yung",
    "yue": "yueh",
    "e": "o",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "kui": "kuei",
    "gui": "kuei",
}
#: Behind these initials uo is o.
_PLAIN_O = re.compile("(?:[dtnlzcsr]|zh|ch)uo")


@lru_cache(maxsize=1 << 13)
def pinyin(character: str) -> tuple[str, ...]:
    """The readings of a Chinese character, in order; those of a surname are among them.

    Of a rare one there may be none.
    """
    # Imported here: it takes half a second.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(sorted({reading.replace("v", "u") for reading in readings[0]} if readings else ()))


def wade_giles(syllable: str) -> str:
    """A syllable of pinyin as Thomas Wade and Herbert Giles spell it, in letters alone."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    match = _INITIAL.fullmatch(syllable)
    if match is None:
        return syllable
    initial, final = match.groups()
    if _PLAIN_O.fullmatch(syllable):
        final = "o"
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
