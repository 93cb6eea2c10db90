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

#: A verb that is denied, where hardly anything but a negation translates it.
_CHINESE = re.compile(
    "从未|从不|从没|尚未|并未|并没有|并不(?!止|仅|光|单)|并非|决不|绝不|毫不|毫无|未能|没有|没能"
    "|不(?:会|能(?!不)|可能|应|该|准|许|要|必(?!要)|愿|肯|敢|再|是|知道|懂|同意|赞成|打算|相信|认识|识字"
    "|适宜|适合|承认|满意|满足)"
)
#: Anything that may be, or be a part of, a negation.
_ANY_CHINESE = re.compile(
    "[不没沒未无無非莫勿别別否难難缺拒禁休免毋弗仅只才除少罕]|白白|哪[里有能会]|岂|何[必曾尝须]"
)
_ENGLISH = re.compile(
    r"\b(?:do|does|did|has|have|had|is|are|was|were|will|can|could|should|must|may)"
    r"\s+(?:still\s+)?not\b"
    r"(?!\s+(?:only|just|merely|simply|until|without|least|to mention|yet|(?:un|in|im|dis)\w+))"
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
#: Questions deny nothing (来了没有), nor do conditions (要是不下雨), nor what is denied twice.
_OPEN = re.compile(
    "[？?吗么]|(.)[不没]\\1|没有[，。！”]|[若除]|如果|要是|假如|只要|(?:再|更).{1,3}没有"
    "|不[得能可会]不|无不|没有不|没有一.{1,4}不"
)
#: A longer sentence has room for another way to say it.
_SHORT = 60


def found(pair: Pair) -> Iterator[Found]:
    """The negation that a pair has on one side alone."""
    sides = pair.sides("zh", "en")
    if not sides:
        return
    chinese, english = sides
    if len(chinese.text) > _SHORT or _OPEN.search(chinese.text) or "?" in english.text:
        return
    for side, other, denied, any_denial in (
        (chinese, english, _CHINESE, _ANY_ENGLISH),
        (english, chinese, _ENGLISH, _ANY_CHINESE),
    ):
        match = denied.search(side.text)
        if match and not any_denial.search(other.text):
            tell = partial(findings.negation_lost, words=match[0])
            yield Found(codes.NEGATION_LOST, side.hits[:1], tell, other.hits[:1])
