"""The names that a document's own glossary renders."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tei.language.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.validate.checks.walk import Element, Walk

#: A name, and not what explains one: up to four words that begin with capitals.
_WORD = "[A-Z][a-z]+(?:['’-][A-Za-z]?[a-z]+)*"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}")
_HAN_NAME = re.compile(f"[{HAN}]{{2,}}")
_LETTERS = re.compile("[a-z]+")
#: A shorter name is like too many others.
_LONG_ENOUGH = 5
#: So much alike are two spellings of one name: Li Ming and Li Min, Yu Feipeng and Yu Fei-p'eng.
_ALIKE = 0.8


class Glossary:
    """What a glossary says: a ``list`` of type ``gloss`` with a ``gloss`` or words in each item."""

    def __init__(self, walk: Walk) -> None:
        self._names: dict[str, str] = {}
        #: The letters of all renderings.
        self._spelt: set[str] = set()
        self._label = self._gloss = ""
        walk.on_end("label", self._end_label, with_text=True)
        walk.on_end("gloss", self._end_gloss, with_text=True)
        walk.on_end("item", self._end_item, with_text=True)

    def _end_label(self, element: Element) -> None:
        self._label = element.text.strip() if _is_of_glossary(element) else ""
        self._gloss = ""

    def _end_gloss(self, element: Element) -> None:
        self._gloss = element.text

    def _end_item(self, element: Element) -> None:
        rendering = (self._gloss or element.text).strip().strip("()（）").strip()
        is_named = _is_of_glossary(element) and _HAN_NAME.fullmatch(self._label)
        if is_named and _NAME.fullmatch(rendering) and len(_plain(rendering)) >= _LONG_ENOUGH:
            self._names[self._label] = rendering
            self._spelt.add(_plain(rendering))
        self._label = self._gloss = ""

    def otherwise(self, chinese: str, english: str) -> Iterator[tuple[str, str, str]]:
        """Names in `chinese`, what `english` has for them, and what the glossary has."""
        there = _plain(english)
        for name, rendering in self._names.items():
            if name in chinese and _plain(rendering) not in there:
                for form in _names_of(english, rendering.count(" ") + 1):
                    if _plain(form) not in self._spelt and _is_like(form, rendering):
                        yield name, form, rendering
                        break


def _is_of_glossary(element: Element) -> bool:
    parent = element.parent
    return parent is not None and parent.name == "list" and parent.attributes.get("type") == "gloss"


def _names_of(text: str, words: int) -> Iterator[str]:
    """What so many words in `text` may name, words with capitals one after the other."""
    pattern = re.compile(rf"(?=\b({_WORD}(?: {_WORD}){{{words - 1}}})\b)")
    return (match[1] for match in pattern.finditer(text))


def _is_like(form: str, rendering: str) -> bool:
    """Whether two spellings can be of one name, and neither is the other with an ending."""
    one, other = _plain(form), _plain(rendering)
    if one.startswith(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _plain(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))
