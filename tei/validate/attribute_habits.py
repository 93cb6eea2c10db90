"""Attributes that people know from other vocabularies or from TEI P4, and what TEI P5 has.

The sources are those of `habits`; for P4's attributes also the P5 pages of their elements.
"""

from __future__ import annotations

from types import MappingProxyType

#: Attributes of HTML, DocBook and P4, in small letters, to what TEI has instead. Of two
#: attributes with "or" those that the element can have are said, of others the first.
ATTRIBUTES = MappingProxyType(
    {
        "align": "@rend",
        "alt": "a <figDesc> in the figure",
        "author": "an <author> inside, or @resp",
        "bgcolor": "@rend or @style",
        "border": "@rend",
        "certainty": "@cert",
        "cite": "@source",
        "class": "@type or @rend",
        "color": "@rend or @style",
        "colspan": "@cols",
        "date": "@when",
        "datetime": "@when",
        "face": "@rend or @style",
        "gnd": "@ref",
        "href": "@target, @url",
        "id": "@xml:id",
        "image": "@facs",
        "img": "@facs",
        "lang": "@xml:lang",
        "language": "@xml:lang",
        "linkend": "@target",
        "name": "@key or @ref",
        "no": "@n",
        "nr": "@n",
        "num": "@n",
        "number": "@n",
        "page": "@n",
        "role": "@type",
        "rowspan": "@rows",
        "size": "@rend or @style",
        "speaker": "@who",
        "src": "@url, @facs",
        "title": "a <title> or <head>",
        "uri": "@ref, @target",
        "url": "@target, @ref, @facs",
        "valign": "@rend",
        "value": "@quantity, or the element's text",
        "viaf": "@ref",
        "wikidata": "@ref",
        "witness": "@wit",
        "year": "@when",
    }
)

#: Attributes that one element had in P4, or is often given.
OF_ELEMENT = MappingProxyType(
    {
        ("abbr", "expan"): "<choice><abbr>…</abbr><expan>…</expan></choice>",
        ("abbr", "title"): "<choice><abbr>…</abbr><expan>…</expan></choice>",
        ("addSpan", "to"): "@spanTo",
        ("corr", "sic"): "<choice><sic>…</sic><corr>…</corr></choice>",
        ("damageSpan", "to"): "@spanTo",
        ("date", "date"): "@when",
        ("date", "value"): "@when",
        ("delSpan", "to"): "@spanTo",
        ("event", "desc"): "a <desc> inside",
        ("expan", "abbr"): "<choice><abbr>…</abbr><expan>…</expan></choice>",
        ("figure", "entity"): 'a <graphic url="…"/> inside',
        ("figure", "url"): 'a <graphic url="…"/> inside',
        ("gap", "desc"): "a <desc> inside",
        ("incident", "desc"): "a <desc> inside",
        ("kinesic", "desc"): "a <desc> inside",
        ("language", "id"): "@ident",
        ("orig", "reg"): "<choice><orig>…</orig><reg>…</reg></choice>",
        ("person", "birth"): 'a <birth when="…"/> inside',
        ("person", "death"): 'a <death when="…"/> inside',
        ("person", "name"): "a <persName> inside",
        ("prefixDef", "match"): "@matchPattern",
        ("prefixDef", "replacement"): "@replacementPattern",
        ("reg", "orig"): "<choice><orig>…</orig><reg>…</reg></choice>",
        ("sic", "corr"): "<choice><sic>…</sic><corr>…</corr></choice>",
        ("time", "value"): "@when",
        ("vocal", "desc"): "a <desc> inside",
    }
)

#: Attributes that P4 had, and to which nothing corresponds; by element, or on any.
LEFT = frozenset(
    {
        ("", "TEIform"),
        ("handShift", "old"),
        ("ptr", "targOrder"),
        ("ptr", "targType"),
        ("ref", "targOrder"),
        ("ref", "targType"),
        ("teiHeader", "status"),
        ("teiHeader", "type"),
    }
)
