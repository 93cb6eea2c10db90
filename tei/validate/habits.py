"""What people write who come from other vocabularies, and what TEI has for it.

HTML: the living standard of WHATWG; DocBook: version 5; TEI P4 and how to leave it: "Migrating from
P4 to P5" (TEI Consortium). TEI: P5 4.12.0.
"""

from __future__ import annotations

from types import MappingProxyType

#: Elements of HTML, DocBook and P4, in small letters, to what TEI has instead.
ELEMENTS = MappingProxyType(
    {
        "a": '<ref target="…">',
        "article": '<div type="article">',
        "aside": "<note>",
        "b": '<hi rend="bold">',
        "blockquote": "<quote>",
        "bold": '<hi rend="bold">',
        "br": "<lb/>",
        "caption": "<head>",
        "chapter": '<div type="chapter">',
        "citation": "<bibl>",
        "comment": "<note>, or an XML comment: <!-- … -->",
        "daterange": '<date from="…" to="…">',
        "dd": "<item>",
        "div0": "<div>",
        "dl": '<list type="gloss">',
        "dt": "<label>",
        "em": "<emph>",
        "emphasis": "<emph>",
        "entry": "<cell>",
        "figcaption": "<head>",
        "font": "<hi>",
        "footer": "<fw>",
        "footnote": '<note place="bottom">',
        "h1": "<head>",
        "h2": "<head>",
        "h3": "<head>",
        "h4": "<head>",
        "h5": "<head>",
        "h6": "<head>",
        "handlist": "<handNotes>",
        "header": "<fw>",
        "heading": "<head>",
        "hr": '<milestone unit="section"/>',
        "html": "<TEI>",
        "i": '<hi rend="italic">',
        "image": '<graphic url="…"/>',
        "imagedata": '<graphic url="…"/>',
        "img": '<graphic url="…"/>',
        "informaltable": "<table>",
        "italic": '<hi rend="italic">',
        "itemizedlist": '<list rend="bulleted">',
        "li": "<item>",
        "line": "<l>, or in a facsimile <line>",
        "link": '<ref target="…">',
        "listitem": "<item>",
        "literal": "<code>",
        "mediaobject": "<figure>",
        "ol": '<list rend="numbered">',
        "orderedlist": '<list rend="numbered">',
        "page": "<pb/>",
        "para": "<p>",
        "paragraph": "<p>",
        "personname": "<persName>",
        "placename": "<placeName>",
        "pre": "<ab>",
        "sect1": "<div>",
        "sect2": "<div>",
        "section": "<div>",
        "simpara": "<p>",
        "small": '<hi rend="small">',
        "speech": "<sp>",
        "stanza": '<lg type="stanza">',
        "strike": "<del>",
        "strong": '<hi rend="bold">',
        "sub": '<hi rend="subscript">',
        "subscript": '<hi rend="subscript">',
        "sup": '<hi rend="superscript">',
        "superscript": '<hi rend="superscript">',
        "tbody": "<table>",
        "td": "<cell>",
        "tei.2": '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        "teicorpus.2": "<teiCorpus>",
        "th": '<cell role="label">',
        "thead": '<row role="label">',
        "timerange": '<time from="…" to="…">',
        "tr": "<row>",
        "u": '<hi rend="underline">',
        "ul": '<list rend="bulleted">',
        "ulink": '<ref target="…">',
        "underline": '<hi rend="underline">',
        "variablelist": '<list type="gloss">',
        "varlistentry": "<label> and <item>",
        "verse": "<l>, in a <lg>",
        "xptr": '<ptr target="…"/>',
        "xref": '<ref target="…">',
    }
)

#: Attributes likewise.
ATTRIBUTES = MappingProxyType(
    {
        "alt": "a <figDesc> in the figure",
        "class": "@type or @rend",
        "colspan": "@cols",
        "href": "@target",
        "id": "@xml:id",
        "lang": "@xml:lang",
        "language": "@xml:lang",
        "linkend": "@target",
        "name": "@key or @ref",
        "number": "@n",
        "role": "@type",
        "rowspan": "@rows",
        "src": "@url",
        "teiform": "nothing: leave it out",
        "title": "a <title> or <head>",
        "url": "@target",
        "value": "@quantity, or the element's text",
    }
)

#: Attributes that one element had in P4, or is often given.
OF_ELEMENT = MappingProxyType(
    {
        ("abbr", "expan"): "<choice><abbr>…</abbr><expan>…</expan></choice>",
        ("corr", "sic"): "<choice><sic>…</sic><corr>…</corr></choice>",
        ("date", "date"): "@when",
        ("date", "value"): "@when",
        ("expan", "abbr"): "<choice><abbr>…</abbr><expan>…</expan></choice>",
        ("language", "id"): "@ident",
        ("orig", "reg"): "<choice><orig>…</orig><reg>…</reg></choice>",
        ("reg", "orig"): "<choice><orig>…</orig><reg>…</reg></choice>",
        ("sic", "corr"): "<choice><sic>…</sic><corr>…</corr></choice>",
        ("time", "value"): "@when",
    }
)
