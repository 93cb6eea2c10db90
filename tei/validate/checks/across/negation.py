"""A negation that one side has and the other has lost."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.across import findings
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.validate.checks.across.pairs import Pair

#: Verbs that are denied, where hardly anything but a negation translates it, and what is left of
#: them in English when the negation is lost: "can" of 不能. Translators have other words for most
#: of them ("he wondered" for 他不知道), so that nothing is told without. What is left of 没有 may
#: be any verb.
_TABLE = r"""
    [从從][未不没沒]|尚未|[并並][未非]|[并並]不(?![止仅僅光单單])|[决決绝絕]不|毫[不无無]|[没沒]有
        \w+
    不[会會]
        will|would|shall|can|could|may|might|likely|going|able
    [未没沒]能|(?<!恨)不能(?!不)|不可能|不了(?![解起得多之])
        can|could|able|possibl[ey]|may|might
    不[应應该該准許许]
        should|ought|must|can|could|may|might|allow\w*|permit\w*|let
    不(?:要|必(?!要)|[愿願肯]|打算)
        want\w*|wish\w*|willing|ready|like|intend\w*|plan\w*|need\w*|must|should|would|will|necessary|do|let
        |please|ha(?:ve|s|d)\sto
    不(?:敢|再)
        dar(?:ed?|es|ing)|again|longer|any\s?more|continue\w*
    不怕(?!.*怕)
        afraid|fear(?:ed|s|ing)?|scared
    不是(?![个個]?什[么麼]|[个個]?好|滋味)
        is|are|was|were|am|be|been
    不(?:知道|懂|[认認][识識]|[识識]字)
        know\w*|knew|aware|understand\w*|understood|recogni\w+|read
    不(?:同意|[赞贊]成|相信|承[认認])
        agree\w*|approv\w*|accept\w*|support\w*|favou?r\w*|believ\w+|trust\w*|recogni\w+|admit\w*
        |acknowledg\w+
    不(?:[适適][宜合]|[满滿][意足])
        suit\w*|fit|proper|satisf\w+|content\w*|pleased
""".replace("\n        |", "|").split()
_CHINESE = re.compile("|".join(f"({denied})" for denied in _TABLE[::2]))
_LEFT = [re.compile(rf"\b(?:{left})\b", re.IGNORECASE) for left in _TABLE[1::2]]
#: Anything that may be, or be a part of, a negation.
_ANY_CHINESE = re.compile(
    "[不没沒未无無非莫勿别別否难難缺拒禁休免毋弗仅只才除少罕甭僅]|白白|哪[里裡裏有能会會]|[岂豈]"
    "|何[必曾尝嘗须須]"
)
_ENGLISH = re.compile(
    r"\b(?:do|does|did|has|have|had|is|are|was|were|will|can|could|should|must|may)"
    r"\s+(?:still\s+)?not\b"
    r"(?!\s+(?:only|just|merely|simply|until|without|least|to mention|yet|(?:un|in|im|dis)\w+"
    r"|finished|done|over|enough|alone|far)\b)"
    r"|\bcannot\b(?!\s+but)",
    re.IGNORECASE,
)
_ANY_ENGLISH = re.compile(
    r"\b(?:no|not|nor|none|nothing|nobody|nowhere|never|neither|without|cannot|hardly|scarcely|barely"
    r"|seldom|rarely|little|few|fewer|less|least|nil|zero|against|instead|rather|beyond|except|only"
    r"|all but|anything but|but for|unless|until|before|otherwise|else|yet to|free|alone|still"
    r"|too \w+ to|out of|(?:keep|kept|left|rul\w+|run|ran|stay\w*|put|call\w*|far) (?:out|off|away)"
    r"|bar(?:red)?|ban(?:ned)?|refus\w*|reject\w*|den(?:y|ied|ies|ying)|declin\w*|fail\w*|lack\w*"
    r"|miss(?:ed|ing)?|absen\w*|avoid\w*|prevent\w*|prohibit\w*|forbid\w*|forbad\w*|stop\w*|ceas\w*"
    r"|quit|nay|restrain\w*|oppos\w*|exclud\w*|lost|lose\w*|rid|devoid|short\w*|deficien\w*|scarc\w*|wanting|defi\w*"
    r"|non\w*|anti\w*|mis\w{3,}|\w+less(?:ly|ness)?|hard to|difficult\w*|reluctan\w*|hesitat\w*"
    r"|far from|abstain\w*|refrain\w*|neglect\w*|ignor\w*|remain\w*|spare\w*|withhold\w*|g[ia]ve up"
    r"|un(?!der|it|ion|ivers|iform|anim)\w{3,}|dis(?!tric|cuss|play|trib|tan|cipl|cover|patch)\w{4,}"
    r"|in(?!ten|ter|dust|clu|crea|dic|form|sta|stru|vent|spec|tro|vit|sid|to|divid|com|nov|her|sist|vest"
    r"|vol|dia|dones|ner|hab|itia)\w{4,}|im(?!por|pres|prov|medi|peri|agi|plem|pose|posi|mens)\w{4,}"
    r"|ir(?!on|rig)\w{4,}|il(?!lustr)\w{4,})\b|n[’']t\b",
    re.IGNORECASE,
)
#: Questions deny nothing (来了没有, 岂不), nor do conditions (要是不下雨, 否则), nor what is denied
#: twice.
_OPEN = re.compile(
    "[？?吗嗎么麼岂豈]|(.)[不没沒]\\1|[没沒]有[，。！”]|[若除]|如果|要[是不]|[假倘]如|只要|否[则則]"
    "|不然|[难難]道|莫非|何[必曾尝嘗须須不]|[谁誰]不|巴不得|(?:再|更).{1,3}[没沒]有"
    "|不[得能可会會]不|[无無]不|[没沒]有不|[没沒]有一.{1,4}不"
)
#: A longer sentence, or several, have room for another way to say it.
_SHORT = 60


def found(pair: Pair) -> Iterator[Found]:
    """The negation that a pair has on one side alone."""
    sides = pair.sides("zh", "en")
    if not sides:
        return
    chinese, english = sides
    is_one = len(chinese.hits) == len(english.hits) == 1 and len(chinese.text) <= _SHORT
    if not is_one or _OPEN.search(chinese.text) or "?" in english.text:
        return
    for side, other, words in (
        (chinese, english, _denied_in_chinese(chinese.text, english.text)),
        (english, chinese, _denied_in_english(english.text, chinese.text)),
    ):
        if words:
            tell = partial(findings.negation_lost, words=words)
            yield Found(codes.NEGATION_LOST, side.hits[:1], tell, other.hits[:1])


def _denied_in_chinese(chinese: str, english: str) -> str:
    """The denial that English has lost; empty for none."""
    denial = _CHINESE.search(chinese)
    if not denial or _ANY_ENGLISH.search(english):
        return ""
    left = _LEFT[(denial.lastindex or 1) - 1]
    return denial[0] if left.search(english) else ""


def _denied_in_english(english: str, chinese: str) -> str:
    """The denial that Chinese has lost; empty for none."""
    denial = _ENGLISH.search(english)
    return denial[0] if denial and not _ANY_CHINESE.search(chinese) else ""
