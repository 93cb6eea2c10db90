"""Which language each text of a document is in, and which of the texts is the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tei.language.scripts import HAN
from tei.language.tags import primary
from tei.names import (
    LANGUAGE_NAMES,
    ORIGINAL,
    OTHER_NAMES,
    OWN_NAMES,
    ROLE_NAMES,
    TRANSLATION,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tei.model import Role

#: What a text is in of which nobody says it (BCP 47, section 4.1).
UNKNOWN = "und"

_NAMES = {
    **{name.lower(): tag for tag, name in LANGUAGE_NAMES.items()},
    **OTHER_NAMES,
    **OWN_NAMES,
}


def _any_of(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


#: A tag is written in small letters, so that "It" and "No" are no tags.
_LANGUAGE = rf"(?:(?i:{_any_of(_NAMES)})|[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*)"
_ROLE = rf"(?i:{_any_of(ROLE_NAMES)})"
_BETWEEN = rf"(?:[\s:：,，/|·–—-]+[(（\[]?|[(（\[]|(?<=[{HAN}])(?=[{HAN}]))"
_LABEL = re.compile(
    rf"(?:(?P<lang>{_LANGUAGE})(?:{_BETWEEN}(?P<role>{_ROLE}))?"
    rf"|(?P<only_role>{_ROLE})(?:{_BETWEEN}(?P<only_lang>{_LANGUAGE}))?)[)）\]]?\s*[:：]?"
)


class Label(NamedTuple):
    """What words say of a text: its language, its role; one of the two may be empty."""

    lang: str
    role: Role | None


def label(words: str) -> Label | None:
    """The label that `words` are, and nothing else: ``English``, ``原文``, ``fr (original)``.

    Names of languages are those of `tei.names`; any tag of BCP 47 is one.
    """
    match = _LABEL.fullmatch(words.strip())
    if match is None:
        return None
    lang = match["lang"] or match["only_lang"] or ""
    role = ROLE_NAMES.get((match["role"] or match["only_role"] or "").lower())
    return Label(_NAMES.get(lang.lower()) or canonical(lang), role)


def canonical(tag: str) -> str:
    """A language tag as BCP 47 writes it (RFC 5646, section 2.1.1): ``zh-hans`` is ``zh-Hans``."""
    first, *others = tag.split("-")
    shapes = {2: str.upper, 4: str.title}
    subtags = [shapes.get(len(s) if s.isalpha() else 0, str.lower)(s) for s in others]
    return "-".join([first.lower(), *subtags])


def tags(given: Sequence[str], languages: Mapping[str, str]) -> dict[str, str]:
    """The tag that stands for each of the tags that a source gives.

    That is the tag of the settings where the source's says less: ``zh`` is ``zh-Hans`` where the
    settings say so.

    Args:
        given: canonical tags.
        languages: the language tag that the settings give to each role.
    """
    found = {tag: tag for tag in given}
    for role in (ORIGINAL, TRANSLATION):
        wanted = languages[role]
        less = [tag for tag in given if wanted.startswith(f"{tag}-")]
        if wanted not in found.values() and less:
            found[less[0]] = wanted
    return found


def roles(
    langs: Sequence[str],
    stated: Mapping[str, Role],
    languages: Mapping[str, str],
) -> tuple[dict[str, Role], bool]:
    """The role of each language, the original first, and whether anything says which that is.

    Args:
        langs: the languages of the texts, in their order.
        stated: what the source itself says.
        languages: the language tag that the settings give to each role.
    """
    original, certain = _original(langs, stated, languages)
    found: dict[str, Role] = {original: ORIGINAL} if original else {}
    found.update((lang, TRANSLATION) for lang in langs if lang != original)
    return found, certain


def _original(
    langs: Sequence[str], stated: Mapping[str, Role], languages: Mapping[str, str]
) -> tuple[str, bool]:
    for lang in langs:
        if stated.get(lang) == ORIGINAL:
            return lang, True
    possible = [lang for lang in langs if stated.get(lang) != TRANSLATION]
    ours = nearest(languages[ORIGINAL], [p for p in possible if p != languages[TRANSLATION]])
    if ours:
        return ours, True
    theirs = nearest(languages[TRANSLATION], langs)
    if len(langs) == 1:
        # A text alone is what the settings call its language, and otherwise an original.
        return ("" if theirs or not possible else langs[0]), True
    if len(possible) > 1 and len(langs) == 2:  # noqa: PLR2004 - one is the other's translation
        possible = [lang for lang in possible if lang != theirs]
    if len(possible) == 1:
        return possible[0], True
    return (possible or langs)[0], False


def nearest(wanted: str, langs: Sequence[str]) -> str:
    """The language that a tag of the settings means: itself, or one with its primary subtag."""
    alike = [lang for lang in langs if primary(lang) == primary(wanted)]
    return wanted if wanted in langs else next(iter(alike), "")
