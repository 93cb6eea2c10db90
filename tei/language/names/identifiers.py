"""Identifiers of other people's lists: how they look, and their addresses on the web."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from tei.language.names.authority import Identifier


class _Form(NamedTuple):
    """How the identifiers of one list look.

    Attributes:
        type: the name of the list, as ``idno/@type`` has it.
        form: of an identifier.
        said: the same in words.
        address: of its page; the group is the identifier.
        folder: the same for people, without the identifier, which comes behind.
    """

    type: str
    form: re.Pattern[str]
    said: str
    address: re.Pattern[str]
    folder: str


def _form(type_: str, form: str, said: str, address: str, folder: str) -> _Form:
    address = address.replace("#", f"({form})") + r"(?:[/?#&.].*)?"
    web = re.compile(rf"(?:https?://)?(?:www\.)?{address}", re.ASCII | re.IGNORECASE)
    return _Form(type_, re.compile(form, re.ASCII), said, web, folder)


_DIGITS = "digits, as in"
#: By type in lower case. The forms are those that Wikidata's properties P214, P497, P1566 and
#: P1667 ask for, without their bounds; the addresses are those that these properties lead to, and
#: the ones that browsers end at.
_FORMS = {
    form.type.lower(): form
    for form in (
        _form(
            "VIAF",
            r"\d+",
            f"{_DIGITS} 44300643",
            r"viaf\.org/(?:[a-z]{2}/)?viaf/#",
            "https://viaf.org/viaf/",
        ),
        _form(
            "Wikidata",
            r"Q[1-9]\d*",
            "Q and digits, as in Q5816",
            r"(?:m\.)?wikidata\.org/(?:wiki|entity)/#",
            "https://www.wikidata.org/wiki/",
        ),
        _form(
            "CBDB",
            r"\d+",
            f"{_DIGITS} 3767",
            r"cbdb\.fas\.harvard\.edu/cbdbapi/person\.php\?id=#",
            "https://cbdb.fas.harvard.edu/cbdbapi/person.php?id=",
        ),
        _form(
            "GeoNames",
            r"\d+",
            f"{_DIGITS} 1816670",
            r"(?:sws\.)?geonames\.org/#",
            "https://www.geonames.org/",
        ),
        _form(
            "TGN",
            r"\d+",
            f"{_DIGITS} 7001758",
            r"(?:vocab\.getty\.edu/(?:page/)?tgn/|getty\.edu/vow/TGNFullDisplay\?.*?subjectid=)#",
            "https://vocab.getty.edu/page/tgn/",
        ),
    )
}
#: The lists that have a column of their own in a spreadsheet.
LISTS = tuple(_FORMS)
#: By the name of a list, the address of its pages without the identifier, which comes behind.
PAGES = MappingProxyType({form.type: form.folder for form in _FORMS.values()})
_WEB = re.compile(r"https?://[^\s\\]+")


def page(number: Identifier) -> str:
    """The address of the page that shows what has a number; empty where nobody knows it."""
    form = _FORMS.get(number.type.lower())
    if form and form.type == number.type and form.form.fullmatch(number.value):
        return form.folder + number.value
    return number.value if _WEB.fullmatch(number.value) else ""


def identifier(type_: str, value: str) -> Identifier:
    """An identifier as it stands in its list; what is not known here is kept as it is.

    Args:
        type_: the name of the list, in any case; ``URI`` and the like where the address says it.
        value: the identifier, or the address of its page.

    Raises:
        ValueError: it has not the form of that list's identifiers; the message is the end of a
            sentence that began with the value.
    """
    form = _FORMS.get(type_.lower())
    if form is None:
        for known in _FORMS.values():
            if "/" in value and (page := known.address.fullmatch(value)):
                return Identifier(known.type, page[1])
        return Identifier(type_, value)
    if page := form.address.fullmatch(value):
        value = page[1]
    if not form.form.fullmatch(value):
        message = f"is no identifier of {form.type}: these are {form.said}, or the page's address"
        raise ValueError(message)
    return Identifier(form.type, value)
