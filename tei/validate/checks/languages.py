"""Languages: tags that BCP 47 allows, and a header that lists them."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tei import codes
from tei.language import tags
from tei.validate.checks.walk import LANG, Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.language.subtags import Fault
    from tei.validate.checks.walk import Element, Walk

#: Attributes that hold language tags wherever they stand (`teidata.language`).
_LANGUAGES = (LANG, "mainLang", "otherLangs")
#: XML Schema's `language`: what is none, grammars tell.
_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
#: Where the languages stand that a header lists: those of "a text" (Guidelines, 2.4.2).
_TEXTS = ("text", "sourceDoc")
#: What is a part of the text, and no word, name, motto or note that nobody would look for there.
_PARTS = frozenset(
    "text group floatingText front body back div div1 div2 div3 div4 div5 div6 div7".split()
)
_IS_PRIVATE = re.compile("(?:.*-)?x-.*", re.IGNORECASE)
#: What need not be listed: no language, or none in particular.
_NONE = frozenset({"und", "mis", "mul", "zxx", ""})


def unknown_language(location: Location, tag: str, fault: Fault) -> Diagnostic:
    """A language tag is not one that BCP 47 allows, by IANA's registry of subtags.

    Why:
        Programs choose fonts, hyphenation, spell checkers and voices by the tag, and pass over one
        that they do not know. The registry has the two letters of ISO 639-1 where a language has
        them, so it is `de`, not `ger` or `deu`; regions are those of ISO 3166, so it is `en-GB`.
        What the registry lacks can stand behind `-x-`, as in `grc-x-koine`: RFC 5646, section
        2.2.7.

    Edit:
        ident="en" -> ident="eng"
    """
    instead = f'write "{fault.instead}"'
    if fault.instead == "el":
        instead += ', or "grc" for ancient Greek'
    return codes.UNKNOWN_LANGUAGE.at(
        location,
        f'the language tag "{tag}" {fault.what}',
        help=instead if fault.instead else "look the tag up in IANA's Language Subtag Registry",
        link="https://www.iana.org/assignments/language-subtag-registry",
    )


def undeclared_language(location: Location, tag: str, listed: str) -> Diagnostic:
    """The text has a language that the header does not list, though it lists others.

    Why:
        Who looks for texts in a language looks at `langUsage` (Guidelines, section 2.4.2). A tag
        there stands for longer ones as well, `grc` for `grc-Latn`; words, names and notes in
        another language need not be listed. But what is for private use, `x-` and what follows,
        means nothing until a `language` describes it (remarks on `xml:lang` in att.global). Where
        langUsage is prose, nothing is said.

    Edit:
        xml:lang="en" decls -> xml:lang="fr" decls
    """
    return codes.UNDECLARED_LANGUAGE.at(
        location,
        f'the text has the language "{tag}", which no language of the header describes',
        help=f'add <language ident="{tag}"> to langUsage'
        + (f', or write "{listed}", which is there' if listed else ""),
    )


class Languages:
    """Which languages are used, and which a header lists."""

    def __init__(self, walk: Walk) -> None:
        self._hits: dict[str, list[Hit]] = {}
        self._undeclared: dict[str, list[Hit]] = {}
        self._listed: dict[str, None] = {}
        #: What is known of tags by what is listed so far.
        self._is_declared: dict[str, bool] = {}
        self._texts = 0
        self._is_prose = False
        for name in _LANGUAGES:
            walk.on_attribute(name, self._language)
        walk.on_attribute(LANG, self._use)
        walk.on_start("language", self._list)
        walk.on_end("langUsage", self._describe)
        for name in _TEXTS:
            walk.on_start(name, partial(self._enter, 1))
            walk.on_end(name, partial(self._enter, -1))

    def _enter(self, step: int, _: Element) -> None:
        self._texts += step

    def _language(self, element: Element, name: str, value: str) -> None:
        if element.is_tei:
            for tag in value.split():
                if tag not in tags.USUAL and _fault(tag):
                    self._hits.setdefault(tag, []).append(Hit(element.number, name))

    def _list(self, element: Element) -> None:
        tag = element.attributes.get("ident", "").strip()
        if tag:
            self._language(element, "ident", tag)
            self._listed[tag] = None
            if (fault := _fault(tag)) and fault.instead:
                # That it is misspelt is told already.
                self._listed.setdefault(fault.instead)
            self._is_declared.clear()

    def _describe(self, usage: Element) -> None:
        # What is said in prose may be said of any language.
        self._is_prose = self._is_prose or (usage.has_content and not self._listed)

    def _use(self, element: Element, name: str, value: str) -> None:
        """Take note of a text's language; a header comes before its text."""
        tag = value.strip()
        if not self._texts or not element.is_tei:
            return
        is_declared = self._is_declared.get(tag)
        if is_declared is None:
            is_declared = self._is_declared[tag] = self._is_fine(tag)
        if not is_declared and (element.name in _PARTS or _IS_PRIVATE.fullmatch(tag)):
            self._undeclared.setdefault(tag, []).append(Hit(element.number, name))

    def _is_fine(self, tag: str) -> bool:
        # What is no tag at all is told as that.
        if tag.lower() in _NONE or (tag not in tags.USUAL and _fault(tag)):
            return True
        if not self._listed:
            return self._is_prose or not _IS_PRIVATE.fullmatch(tag)
        # A language that is listed in a narrower form is listed.
        return any(
            tags.is_covered(tag, listed) or tags.is_covered(listed, tag) for listed in self._listed
        )

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""
        for tag, hits in self._hits.items():
            fault = _fault(tag)
            if fault:
                tell = partial(unknown_language, tag=tag, fault=fault)
                yield Found(codes.UNKNOWN_LANGUAGE, hits, tell)
        for tag, hits in self._undeclared.items():
            first = tags.primary(tag)
            like = next((listed for listed in self._listed if tags.primary(listed) == first), "")
            yield Found(
                codes.UNDECLARED_LANGUAGE,
                hits,
                partial(undeclared_language, tag=tag, listed=like),
            )


@lru_cache(maxsize=1024)
def _fault(tag: str) -> Fault | None:
    if not _TAG.fullmatch(tag):
        return None
    # Imported here: it reads the registry, which the usual tags do not need.
    from tei.language import subtags  # noqa: PLC0415

    return subtags.fault(tag)


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNKNOWN_LANGUAGE, unknown_language),
    (codes.UNDECLARED_LANGUAGE, undeclared_language),
)
