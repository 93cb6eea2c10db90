"""The names of an authority file in running text: the longest at each place, from the left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

from tei.language.scripts import HAN
from tei.language.tags import UNDETERMINED, primary
from tei.language.wrapping import is_wide, levelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tei.language.names.authority import Authority, Entity, Name

#: Marks that are written for one another, each as long as its like.
_SAME = str.maketrans({"’": "'", "ʼ": "'", "•": "·", "‧": "·", "・": "·", "‐": "-", "‑": "-"})
#: White space that is more than a space, and what fills up wrapped lines.
_GAP = r"[\s\0]{2,}|[^\S \u3000]|\0"
#: Two characters alone with a wide space between, as names are set in lists: 王　震.
_SET_APART = rf"(?<=(?<![{HAN}])[{HAN}])\u3000(?=[{HAN}](?![{HAN}]))"
_GAPS = re.compile(f"{_SET_APART}|{_GAP}")
#: What may stand between an apostrophe and the end of a word: the possessive.
_POSSESSIVE = re.compile(r"'s(?!\w)")
#: An article or a preposition that has lost its vowel: d'Europe, L'Europe.
_ELIDED = re.compile(r"(?:^|\W)(?:[a-z]{1,6}|[DL])'$")
_LEFT = 9
#: Shores and slopes are of the word before: 长江西岸 has no 江西.
_SIDES, _OF_SIDES = "东西南北", "岸麓坡"
_KEY = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text.

    Attributes:
        start: offset of its first character.
        end: the offset behind its last character.
        entities: whose name it is, in the order of the authority file; never empty.
    """

    start: int
    end: int
    entities: tuple[Entity, ...]

    @property
    def entity(self) -> Entity | None:
        """Whose name it is; None where it is that of several, and a person must say whose."""
        return self.entities[0] if len(self.entities) == 1 else None


class Index(NamedTuple):
    """The names to be found in texts of one language.

    Attributes:
        names: whose each name is.
        lengths: of the names that begin with the same two characters, the longest first.
        first: finds the characters with which names begin.
    """

    names: dict[str, tuple[Entity, ...]]
    lengths: dict[str, tuple[int, ...]]
    first: re.Pattern[str]


@lru_cache(maxsize=16)
def index(authority: Authority, lang: str) -> Index:
    """The names of an authority file to be found in texts in `lang`; made once.

    These are the names in that language, whatever their script or region; those in no language;
    and those in Latin script (``zh-Latn``), which other languages take as they are. A name of one
    character is never looked for.

    Args:
        authority: the file.
        lang: a language tag (BCP 47).
    """
    owners: dict[str, dict[str, Entity]] = defaultdict(dict)
    lengths: dict[str, set[int]] = defaultdict(set)
    for entity in authority.entities:
        for name in entity.names:
            text = name.text.translate(_SAME)
            if len(text) >= _KEY and _is_said(name, lang):
                owners[text][entity.id] = entity
                lengths[text[:_KEY]].add(len(text))
    first = "".join(re.escape(character) for character in sorted({key[0] for key in lengths}))
    return Index(
        {text: tuple(entities.values()) for text, entities in owners.items()},
        {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()},
        re.compile(f"[{first}]" if first else "(?!)"),
    )


def _is_said(name: Name, lang: str) -> bool:
    return (
        name.lang in {"", UNDETERMINED}
        or primary(name.lang) == primary(lang)
        or "-latn" in name.lang.lower()
    )


def mentions(text: str, names: Index) -> list[Mention]:
    """The names in `text`, in its order; none of them overlap.

    Each is the longest that stands where it begins, and none begins within another. Reading a text
    takes time in proportion to its length, however many names there are.

    Capitals and small letters differ. A letter next to a name makes it a part of a word, unless
    its script has no spaces (Chinese); so does an apostrophe with a letter behind it, unless it is
    a possessive's, and next to the name of a person a hyphen. A name goes on where its line is
    wrapped. What is a word of the kind ``none`` is left out, with all names that begin in it.

    Args:
        text: running text without markup; its lines are wrapped as `tei.language.wrapping` says.
        names: those to look for, in the language of the text.
    """
    plain, cuts, moved = _plain(text, names)
    found: list[Mention] = []
    last = 0
    for match in names.first.finditer(plain):
        start = match.start()
        if start < last:
            continue
        for length in names.lengths.get(plain[start : start + _KEY], ()):
            name = plain[start : start + length]
            end = start + len(name)
            entities = names.names.get(name)
            if entities and _stands(plain, start, end, entities):
                last = end
                if all(entity.kind != "none" for entity in entities):
                    here = start + moved[bisect_right(cuts, start)]
                    there = end + moved[bisect_right(cuts, end - 1)]
                    found.append(Mention(here, there, entities))
                break
    return found


def decided(found: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """`found`, with names that several share given to the one that a linked text speaks of.

    Li Ping is 李平 or 李萍; where the Chinese of the sentence has 李平 and no 李萍, it is he.
    Nothing changes where the linked text names several of them, or none.

    Args:
        found: the names in a text.
        others: the names in the text that is linked with it, in another language.
    """
    sure = {mention.entity.id for mention in others if mention.entity}
    decided = []
    for mention in found:
        both = tuple(entity for entity in mention.entities if entity.id in sure)
        decided.append(replace(mention, entities=both) if len(both) == 1 else mention)
    return decided


def _plain(text: str, names: Index) -> tuple[str, list[int], list[int]]:
    """`text` on one line, with one form for marks that are alike.

    Returns:
        The text; the places from which its offsets differ anew; by how much they do between these.
    """
    text = levelled(text).translate(_SAME)
    parts: list[str] = []
    cuts: list[int] = []
    moved = [0]
    at = length = 0
    for gap in _GAPS.finditer(text):
        start, end = gap.span()
        between = " "
        if gap[0] == "\u3000":
            owners = names.names.get(text[start - 1] + text[end], ())
            between = "" if any(entity.kind == "person" for entity in owners) else gap[0]
        elif not gap[0].strip("\0"):
            between = ""
        parts += [text[at:start], between]
        length += start - at + len(between)
        cuts.append(length)
        moved.append(end - length)
        at = end
    return "".join([*parts, text[at:]]), cuts, moved


def _stands(text: str, start: int, end: int, entities: tuple[Entity, ...]) -> bool:
    """Whether what stands there is the name, and no part of a longer word."""
    left, right = text[max(0, start - _LEFT) : start], text[end : end + 3]
    if _is_spaced(text[start]) and _begins_before(left):
        return False
    if _is_spaced(text[end - 1]) and _ends_behind(right):
        return False
    if right and right[0] in _OF_SIDES and text[end - 1] in _SIDES:
        return all(entity.kind != "place" for entity in entities)
    if (left[-1:] == "-" and left[-2:-1].isalpha()) or (right[:1] == "-" and right[1:2].isalpha()):
        return any(entity.kind != "person" for entity in entities)
    return True


def _begins_before(left: str) -> bool:
    """Whether a word begins in `left`, which stands before a name, and goes on in the name."""
    apart = left[-1:] == "'" and left[-2:-1].isalpha() and not _ELIDED.search(left)
    return apart or _is_spaced(left[-1:])


def _ends_behind(right: str) -> bool:
    """Whether the word that a name ends with goes on in `right`, which stands behind it."""
    apart = right[:1] == "'" and right[1:2].isalpha() and not _POSSESSIVE.match(right)
    return apart or _is_spaced(right[:1]) or bool(right and combining(right[0]))


def _is_spaced(character: str) -> bool:
    """Whether a character is one of words that have spaces between them."""
    return character.isalnum() and not is_wide(character)
