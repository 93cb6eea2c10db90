"""Links of an alignment: which passages are said to have the same content, and how surely."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tei.validate.checks.walk import Element, Walk

#: A link that is as likely wrong as right, or less, is no ground for a finding about a text.
_SURE = 0.5
#: The words of teidata.certainty (TEI P5, appendix F), which may stand for a probability.
_UNSURE = ("low", "unknown")


class Link(NamedTuple):
    """A link of an alignment.

    Attributes:
        targets: the identifiers that it joins.
        group: the number of the element that it stands in.
        issued: the day on which the source was issued; None where the header does not say it.
    """

    targets: tuple[str, ...]
    group: int
    issued: date | None


class Links:
    """The links of a document.

    Attributes:
        found: those that can be relied on, in the order of the document.
        has_glossary: whether the document has a list of glosses.
    """

    def __init__(self, walk: Walk) -> None:
        self.found: list[Link] = []
        self.has_glossary = False
        self._issued: date | None = None
        self._is_header = False
        walk.on_start("teiHeader", self._enter)
        walk.on_end("teiHeader", self._leave)
        walk.on_start("date", self._date)
        walk.on_start("link", self._link)
        walk.on_start("list", self._list)

    def _enter(self, _: Element) -> None:
        self._is_header, self._issued = True, None

    def _leave(self, _: Element) -> None:
        self._is_header = False

    def _date(self, element: Element) -> None:
        when = element.attributes.get("when", "")
        if not self._is_header or self._issued or not when:
            return
        if any(each.name in {"sourceDesc", "creation"} for each in element.above()):
            self._issued = _day(when)

    def _list(self, element: Element) -> None:
        self.has_glossary |= element.attributes.get("type") == "gloss"

    def _link(self, element: Element) -> None:
        group = element.parent
        if group is None or group.name != "linkGrp" or group.attributes.get("type") != "alignment":
            return
        targets = element.attributes.get("target", "").split()
        is_local = all(target.startswith("#") for target in targets)
        if is_local and len(targets) > 1 and _is_sure(element.attributes.get("cert", "")):
            identifiers = tuple(target[1:] for target in targets)
            self.found.append(Link(identifiers, group.number, self._issued))


def _is_sure(cert: str) -> bool:
    try:
        return float(cert) >= _SURE
    except ValueError:
        return cert not in _UNSURE


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when) if when.count("-") == 2 else None  # noqa: PLR2004 - a day
    except ValueError:
        return None
