"""Chinese in another script than its language tag says: traditional where it says ``zh-Hans``."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language import tags
from tei.language.scripts import HANS, HANT, han_forms, prevailing
from tei.validate.checks.walk import LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.walk import Element, Walk

_NAMES = {HANS: "simplified", HANT: "traditional"}
#: Fewer characters of the other script may be a name, or a quotation without a tag of its own.
_LEAST = 5


def wrong_script(location: Location, tag: str, script: str) -> Diagnostic:
    """Chinese text is in simplified characters where its tag says traditional, or the reverse.

    Why:
        Fonts are chosen by the tag, and programs convert by it: what is simplified a second time is
        spoilt. A text is told where five characters or more are of the other script alone, and four
        times as many as of its own; forms that both scripts print count for neither. Tags
        without `Hans` or `Hant`, such as `zh-TW`, say nothing of the script.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 終於下雨

            下雨了，鄉親們都歡喜。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained.

        <hr />

        Original:

        ### 终于下雨

            下雨了，乡亲们都欢喜。
    """
    said = _script(tag)
    return codes.WRONG_SCRIPT.at(
        location,
        f'the language tag "{tag}" says {_NAMES[said]} characters, but most here are'
        f" {_NAMES[script]}",
        help=f'write "{tags.normalised(tag).replace(said, script)}"; for a source, under'
        " [languages] in tei.toml",
    )


class ChineseScripts:
    """Which script each text is in whose language tag says one."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._is_reading = False
        #: The names of elements whose end is seen.
        self._ends: set[str] = set()
        #: How many forms of each script open elements have, by their numbers.
        self._forms: dict[int, list[int]] = {}
        self._hits: defaultdict[tuple[str, str], list[Hit]] = defaultdict(list)
        walk.on_attribute(LANG, self._begin)

    def _begin(self, element: Element, _: str, tag: str) -> None:
        if not _script(tag):
            return
        self._forms[element.number] = [0, 0]
        if element.name not in self._ends:
            self._ends.add(element.name)
            self._walk.on_end(element.name, self._end)
        if not self._is_reading:
            self._is_reading = True
            self._walk.on_text(self._read)

    def _read(self, element: Element, text: str) -> None:
        if text.isascii():
            return
        while LANG not in element.attributes and element.parent:
            element = element.parent
        if forms := self._forms.get(element.number):
            hans, hant = han_forms(text)
            forms[0] += hans
            forms[1] += hant

    def _end(self, element: Element) -> None:
        forms = self._forms.pop(element.number, None)
        if not forms or max(forms) < _LEAST:
            return
        tag = element.attributes[LANG]
        script = prevailing(*forms)
        if script and script != _script(tag):
            self._hits[tag, script].append(Hit(element.number, LANG))

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for (tag, script), hits in self._hits.items():
            yield Found(codes.WRONG_SCRIPT, hits, partial(wrong_script, tag=tag, script=script))


def _script(tag: str) -> str:
    """The Chinese script that a language tag names; empty for none."""
    if "-han" not in tag.lower():
        return ""
    return next((part for part in tags.normalised(tag).split("-") if part in _NAMES), "")


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.WRONG_SCRIPT, wrong_script),)
