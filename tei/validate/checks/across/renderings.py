"""Names that are rendered in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.across import findings
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tei.validate.checks.across.glossary import Glossary
    from tei.validate.checks.across.pairs import Pair
    from tei.validate.checks.across.units import Name
    from tei.validate.checks.walk import Hit

_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[^\W_]+")


class Renderings:
    """Which forms the names of one side have on the other."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._spelt: defaultdict[tuple[str, str, str], list[tuple[Hit, Hit]]] = defaultdict(list)
        #: By whose a name is and its form on one side: where each form of the other side stands.
        self._forms: defaultdict[tuple[str, str, str], dict[str, list[Hit]]]
        self._forms = defaultdict(lambda: defaultdict(list))

    def see(self, pair: Pair) -> None:
        """Take in the names that each side of a pair has once, and those of the glossary."""
        one, other = (_once(side.names) for side in (pair.one, pair.other))
        for bearer in one.keys() & other.keys():
            for name, there, language in (
                (one[bearer], other[bearer], pair.other.language),
                (other[bearer], one[bearer], pair.one.language),
            ):
                self._forms[bearer, name.form, language][there.form].append(there.hit)

        if sides := pair.sides("zh", "en"):
            chinese, english = sides
            for spelt in self._glossary.otherwise(chinese.text, english.text):
                self._spelt[spelt].append((english.hits[0], chinese.hits[0]))

    def found(self) -> Iterator[Found]:
        """The names with two forms; each is told where the rarer one stands first."""
        for (_, name, _), forms in self._forms.items():
            if len(forms) < 2:  # noqa: PLR2004 - two forms
                continue
            usual, *others = sorted(forms, key=lambda form: -len(forms[form]))
            for form in others:
                if _are_two(usual, form):
                    tell = partial(findings.two_renderings, name=name, form=form, other=usual)
                    yield Found(codes.TWO_RENDERINGS, forms[form], tell, forms[usual][:1])
        for (name, form, rendering), places in self._spelt.items():
            tell = partial(findings.two_renderings, name=name, form=form, other=rendering)
            here, there = zip(*places, strict=True)
            yield Found(codes.TWO_RENDERINGS, here, tell, there[:1])


def _once(names: Iterable[Name]) -> dict[str, Name]:
    by_bearer: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.form:
            by_bearer[name.bearer].append(name)
    return {bearer: found[0] for bearer, found in by_bearer.items() if len(found) == 1}


def _are_two(one: str, other: str) -> bool:
    """Whether neither form is a part of the other, or the same but for spaces and capitals."""
    first, second = _words(one), _words(other)
    if first <= second or second <= first or not (first and second):
        return False
    joined, joined_other = ("".join(_WORD.findall(_plain(form))) for form in (one, other))
    return joined not in joined_other and joined_other not in joined


def _words(form: str) -> set[str]:
    return set(_WORD.findall(_plain(form)))


def _plain(form: str) -> str:
    return _POSSESSIVE.sub("", form.casefold())
