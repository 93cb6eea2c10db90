"""A negation that one side has and the other has lost."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.across.pairs import Pair

#: A verb that is denied, where hardly anything but a negation translates it.
_CHINESE = re.compile(
    "从未|从不|从没|尚未|并未|并没有|并不(?!止|仅|光|单)|并非|决不|绝不|毫不|毫无|未能|不会|不能(?!不)|不可能"
    "|不应(?:该|当)?|不该|不准|不许|不要|不必(?!要)|不愿|不肯|不敢|不再|不是|不知道|不懂|没有|没能"
)
#: Anything that may be, or be a part of, a negation.
_ANY_CHINESE = re.compile("[不没沒未无無非莫勿别別否难難缺拒禁休免毋弗仅只才除少罕]|白白|哪[里有能会]|岂|何[必曾尝须]")
_ENGLISH = re.compile(
    r"\b(?:do|does|did|has|have|had|is|are|was|were|will|can|could|should|must|may)\s+(?:still\s+)?not\b"
    r"(?!\s+(?:only|just|merely|simply|until|without|least|to mention|yet|un\w+|in\w+|im\w+|dis\w+))"
    r"|\bcannot\b(?!\s+but)",
    re.IGNORECASE,
)
_ANY_ENGLISH = re.compile(
    r"\b(?:no|not|nor|none|nothing|nobody|nowhere|never|neither|without|cannot|hardly|scarcely|barely"
    r"|seldom|rarely|little|few|fewer|less|least|nil|zero|against|instead|rather|beyond|but|except|only"
    r"|unless|until|before|otherwise|else|yet to|too|free|off|out|away|alone|still|even|bar(?:red)?|ban\w*"
    r"|refus\w*|reject\w*|den(?:y|ied|ies|ying)|declin\w*|fail\w*|lack\w*|miss\w*|absen\w*|avoid\w*"
    r"|prevent\w*|prohibit\w*|forbid\w*|forbad\w*|stop\w*|ceas\w*|end(?:ed)?|quit|oppos\w*|exclud\w*|lost|lose\w*"
    r"|rid|devoid|short\w*|deficien\w*|scarc\w*|want(?:ing)?|defi\w*|disobey|dis\w{3,}|un\w{3,}|in\w{4,}|im\w{4,}"
    r"|ir\w{4,}|il\w{4,}|non\w*|anti\w*|mis\w{3,}|\w+less(?:ly|ness)?|hard|difficult\w*|reluctan\w*|hesitat\w*"
    r"|far from|abstain\w*|refrain\w*|neglect\w*|ignor\w*|remain\w*|spare\w*|withhold\w*|giv\w+ up|gave up)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
#: Questions deny nothing (来了没有), nor do conditions (要是不下雨).
_OPEN = re.compile("[？?吗么]|(.)[不没]\\1|没有[，。！”]|[若除]|如果|要是|假如|只要|(?:再|更).{1,3}没有")
#: A longer sentence has room for another way to say it.
_SHORT = 60


def negation_lost(location: Location, words: str) -> Diagnostic:
    """A sentence is denied in one language alone.

    Why:
        A "not" that is lost turns a sentence into its opposite. Only sentences of up to 60 Chinese
        characters are looked at, and only plain denials of a verb (没有, 不能, "did not", "never"); the
        other side must have no word that could stand for one, such as "without", "fail", "unlike".

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        The members were afraid of the rain.

        <hr />

        Original:

        ### 终于下雨

            社员们并不怕下雨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        The members were not afraid of the rain.

        <hr />

        Original:

        ### 终于下雨

            社员们并不怕下雨。
    """
    return codes.NEGATION_LOST.at(
        location,
        f'"{words}" denies here what nothing denies in the other language',
        help="put the negation in, or take it out, where it was lost",
    )


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
            tell = partial(negation_lost, words=match[0])
            yield Found(codes.NEGATION_LOST, side.hits[:1], tell, other.hits[:1])


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.NEGATION_LOST, negation_lost),)
