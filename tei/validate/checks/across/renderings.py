"""Names that are rendered in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from tei import codes
from tei.validate.checks.walk import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.across.pairs import Pair
    from tei.validate.checks.across.units import Name
    from tei.validate.checks.walk import Hit

_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[^\W_]+")


def two_renderings(location: Location, name: str, form: str, other: str) -> Diagnostic:
    """One and the same name has two forms in the other language.

    Why:
        Who looks for one of the two forms does not find the other, and takes them for two people or
        places. Names are compared that both languages tag with the same `ref` or `key`, once in each
        of two linked passages; a form that is a part of the other ("Yu" and "Yu Ping") is none of
        its own.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        Li Ming saw the rain.

        Li Ming sang.

        <hr />

        Original:

        ### 终于下雨

            李明看见了雨。

            李明唱了歌。
    """
    return codes.TWO_RENDERINGS.at(
        location,
        f'"{name}" is "{form}" here, and "{other}" elsewhere',
        help="use one form, or let ref or key tell the two apart",
    )


class Renderings:
    """Which forms the names of one side have on the other."""

    def __init__(self) -> None:
        #: By whose a name is and its form on one side: where each form of the other side stands.
        self._forms: defaultdict[tuple[str, str, str], dict[str, list[Hit]]]
        self._forms = defaultdict(lambda: defaultdict(list))

    def see(self, pair: Pair) -> None:
        """Take in the names that each side of a pair has once."""
        one, other = (_once(side.names) for side in (pair.one, pair.other))
        for bearer in one.keys() & other.keys():
            for name, there, language in (
                (one[bearer], other[bearer], pair.other.language),
                (other[bearer], one[bearer], pair.one.language),
            ):
                self._forms[bearer, name.form, language][there.form].append(there.hit)

    def found(self) -> Iterator[Found]:
        """The names with two forms; each is told where the rarer one stands first."""
        for (_, name, _), forms in self._forms.items():
            if len(forms) < 2:  # noqa: PLR2004 - two forms
                continue
            usual, *others = sorted(forms, key=lambda form: -len(forms[form]))
            for form in others:
                if _are_two(usual, form):
                    tell = partial(two_renderings, name=name, form=form, other=usual)
                    yield Found(codes.TWO_RENDERINGS, forms[form], tell, forms[usual][:1])


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


RULES: tuple[tuple[Code, Callable[..., object]], ...] = ((codes.TWO_RENDERINGS, two_renderings),)
