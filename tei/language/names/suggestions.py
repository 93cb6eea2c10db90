"""Names that the authority file may be lacking: suggestions for a person, never facts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, Literal, NamedTuple

from tei.language.names.kinds import GENERIC, by_form, is_person
from tei.language.names.matching import decided, index, mentions
from tei.language.names.tagging import tagged
from tei.language.names.transliteration import spelt
from tei.language.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tei.language.names.authority import Authority, Entity, Kind
    from tei.language.names.kinds import Guess
    from tei.language.names.linked import Passage

#: What may speak for a name, and the doubt that it leaves; estimates. Doubts are multiplied.
_DOUBTS: Mapping[str, float] = {
    "glossary": 0.1,
    "established": 0.1,
    "pinyin": 0.3,
    "wade-giles": 0.5,
    "surname": 0.3,
    "generic": 0.3,
    "syllables": 0.3,
    "tags": 0.7,
}
_SUREST = 0.99
#: So many characters are a long name.
_LONG = 3
#: So many places are told.
_PLACES = 5
#: Words of English that are spelt like pinyin, where they begin a sentence or stand in a headline.
_WORDS = frozenset(
    "i women take like name named made make same late lake game line nine mine wine wage change"
    " dance chance range huge here more mere pure sure hence fence surge home none gene tune time"
    " wide hope lane wire fire bite tale rise pipe base long".split()
)
_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’-])")
_HAN = re.compile(f"[{HAN}]{{2,}}")
_CAPITAL = re.compile(r"[^\W\d_a-z].*")
_GENERIC = re.compile(rf"\s({'|'.join(sorted(GENERIC, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be one.

    Attributes:
        id: the entry of the authority file that has the Chinese form already; empty for none.
        kind: what it may be the name of; empty where nothing tells.
        original: the Chinese form.
        translation: the English form; empty where only the Chinese is known.
        count: in how many passages it stands.
        places: the first of these, for people.
        why: what speaks for it: ``glossary``; ``pinyin``, ``wade-giles``, ``established``, with
            ``surname``, ``syllables`` (three or more) or ``generic`` (County, 县); ``tags``. Of a
            name that several have, ``shared`` and whose it is.
        score: how likely it is to be right, 0 to 1; an estimate.
    """

    id: str
    kind: Kind | Literal[""]
    original: str
    translation: str
    count: int
    places: tuple[str, ...]
    why: tuple[str, ...]
    score: float


class _Seen(NamedTuple):
    """A pair of names where it has been seen."""

    original: str
    translation: str
    why: tuple[str, ...]
    kind: Guess
    #: Where its Chinese form begins in the passage.
    start: int


@dataclass(slots=True)
class _Tally:
    places: list[str] = field(default_factory=list)
    why: set[str] = field(default_factory=set)
    kind: Guess = ""


def candidates(
    passages: Sequence[Passage], terms: Iterable[Passage], authority: Authority
) -> list[Candidate]:
    """The names in `passages` that the authority file does not have, the likeliest first.

    Where the package `rjieba` is installed, words that it takes for names are among them.

    Args:
        passages: texts in Chinese, each with the English that it is linked with.
        terms: the entries of glossaries.
        authority: the names that are known.
    """
    tallies: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    small = set(_WORDS)
    for passage in passages:
        small.update(_SMALL.findall(passage.translation))
    tags: dict[str, _Tally] = defaultdict(_Tally)
    for passage in passages:
        for seen in dict.fromkeys(_spelt(passage, small)):
            tally, place = tallies[seen.original, seen.translation], passage.where(seen.start)
            _count(tally, place, seen.why, seen.kind)
        for word, kind in dict.fromkeys(tagged(passage.original)):
            place = passage.where(passage.original.find(word))
            _count(tags[word], place, ("tags",), kind)
    for term in terms:
        if _HAN.fullmatch(term.original) and _CAPITAL.fullmatch(term.translation):
            _count(tallies[term.original, term.translation], term.place, ("glossary",), "")
    for (original, translation), tally in tallies.items():
        if original in tags:
            tally.why.add("tags")
            if tags[original].kind != "person" or re.search("[ -]", translation):
                tally.kind = tally.kind or tags[original].kind
    paired = {original for original, _ in tallies}
    tallies |= {(word, ""): tags[word] for word in tags if _may_be_new(word, tags[word], paired)}
    found = _unknown(tallies, authority)
    return sorted(found, key=lambda one: (-one.score, -one.count, one.original, one.translation))


def undecided(passages: Sequence[Passage], authority: Authority) -> list[Candidate]:
    """The names in `passages` that several entries of the authority file share, by their form.

    These have no score: the file has them, and a person must say whose each is.

    Args:
        passages: texts in Chinese, each with the English that it is linked with.
        authority: the names to look for.
    """
    ours, theirs = index(authority, "zh"), index(authority, "en")
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    owners: dict[tuple[str, str], tuple[Entity, ...]] = {}
    for passage in passages:
        here, there = mentions(passage.original, ours), mentions(passage.translation, theirs)
        for mention in decided(here, there):
            if mention.entity is None:
                form = (passage.original[mention.start : mention.end], "")
                places[form].append(passage.where(mention.start))
                owners[form] = mention.entities
        for mention in decided(there, here):
            if mention.entity is None:
                form = ("", passage.translation[mention.start : mention.end])
                places[form].append(passage.where_there(mention.start))
                owners[form] = mention.entities
    return [
        Candidate(
            "",
            owners[form][0].kind,
            *form,
            len(found),
            tuple(dict.fromkeys(found))[:_PLACES],
            ("shared", *(entity.id for entity in owners[form])),
            0.0,
        )
        for form, found in sorted(places.items())
    ]


def _count(tally: _Tally, place: str, why: Iterable[str], kind: Guess) -> None:
    tally.places.append(place)
    tally.why.update(why)
    tally.kind = tally.kind or kind


def _spelt(passage: Passage, small: set[str]) -> Iterator[_Seen]:
    """The names of a passage that its English spells."""
    forms: dict[tuple[int, int], list[_Seen]] = defaultdict(list)
    for name in spelt(passage.original, passage.translation):
        start, end = name.translation
        translation = passage.translation[start:end]
        if small.issuperset(translation.lower().split()):
            continue
        original = passage.original[slice(*name.original)]
        why: list[str] = [name.system]
        kind: Guess = ""
        if " " in translation and is_person(original):
            why.append("surname")
            kind = "person"
        elif len(original) >= _LONG:
            why.append("syllables")
        if longer := _with_generic(passage, name.original[1], end):
            chinese, english, kind = longer
            original, translation = original + chinese, translation + english
            why.append("generic")
        seen = _Seen(original, translation, tuple(why), kind, name.original[0])
        forms[name.translation].append(seen)
    for all_seen in forms.values():
        best = max(_score(one.why) for one in all_seen)
        yield from (one for one in all_seen if _score(one.why) == best)


def _with_generic(passage: Passage, behind: int, end: int) -> tuple[str, str, Guess] | None:
    """What both texts have behind a name, where that is a word like County."""
    match = _GENERIC.match(passage.translation, end)
    if match is None:
        return None
    forms, kind = GENERIC[match[1]]
    for form in forms.split("|"):
        if passage.original.startswith(form, behind):
            return form, match[0], kind
    return None


def _may_be_new(word: str, tally: _Tally, paired: set[str]) -> bool:
    """Whether a word that is tagged as a name may be one beside those that English spells.

    The tagger cuts names in two, and takes any rare word for the name of a person.
    """
    if any(name in word or word in name for name in paired):
        return False
    return tally.kind != "person" or is_person(word) or len(word) > _LONG


def _unknown(
    tallies: Mapping[tuple[str, str], _Tally], authority: Authority
) -> Iterator[Candidate]:
    """What has been seen and is not in the authority file."""
    ours, theirs = index(authority, "zh").names, index(authority, "en").names
    has_chinese = {entity.id for entities in ours.values() for entity in entities}
    for (original, translation), tally in tallies.items():
        owners, named = ours.get(original, ()), theirs.get(translation, ())
        if owners and (not translation or any(entity in named for entity in owners)):
            continue
        if any(entity.kind == "none" for entity in (*owners, *named)):
            continue
        # An entry with another name in Chinese is somebody who is spelt in the same way.
        owners = owners or tuple(entity for entity in named if entity.id not in has_chinese)
        owner = owners[0] if len(owners) == 1 else None
        yield Candidate(
            owner.id if owner else "",
            owner.kind if owner else tally.kind or by_form(original, translation),
            original,
            translation,
            len(tally.places),
            tuple(dict.fromkeys(tally.places))[:_PLACES],
            tuple(why for why in _DOUBTS if why in tally.why),
            _score(tally.why),
        )


def _score(why: Iterable[str]) -> float:
    return min(_SUREST, round(1 - prod(_DOUBTS[reason] for reason in why), 2))
