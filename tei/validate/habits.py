"""What people write who come from other vocabularies, and what TEI has for it.

HTML: the living standard of WHATWG; DocBook: version 5. TEI: P5 4.12.0.
"""

from __future__ import annotations

from types import MappingProxyType

#: Elements of HTML and DocBook, to what TEI has instead; several ways are joined by "or".
ELEMENTS = MappingProxyType(
    {
        "a": '<ref target="…">',
        "article": '<div type="article">',
        "aside": "<note>",
        "b": '<hi rend="bold">',
        "blockquote": "<quote>",
        "br": "<lb/>",
        "caption": "<head>",
        "chapter": '<div type="chapter">',
        "citation": "<bibl>",
        "comment": "<note>, or an XML comment <!-- -->",
        "dd": "<item>",
        "div0": "<div>",
        "dl": '<list type="gloss">',
        "dt": "<label>",
        "emphasis": "<emph>",
        "em": "<emph>",
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
        "stanza": '<lg type="stanza">',
        "strike": "<del>",
        "strong": '<hi rend="bold">',
        "sub": '<hi rend="subscript">',
        "subscript": '<hi rend="subscript">',
        "sup": '<hi rend="superscript">',
        "superscript": '<hi rend="superscript">',
        "tbody": "<table>",
        "td": "<cell>",
        "th": '<cell role="label">',
        "thead": '<row role="label">',
        "tr": "<row>",
        "u": '<hi rend="underline">',
        "ul": '<list rend="bulleted">',
        "ulink": '<ref target="…">',
        "underline": '<hi rend="underline">',
        "variablelist": '<list type="gloss">',
        "varlistentry": "<label> and <item>",
        "verse": "<l>, in a <lg>",
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
        "title": "a <title> or <head>",
        "url": "@target",
        "value": "@quantity, or the element's text",
    }
)

#: The elements that TEI documents have most, in this order, after a count over plays, novels,
#: inscriptions and the Guidelines themselves: where several can stand, these are meant first.
COMMON = tuple(
    "p div head s w l lg hi ref title note name item list q quote persName placeName date num"
    " pb lb cb gap unclear supplied app rdg lem choice sic corr orig reg abbr expan add del"
    " figure graphic figDesc table row cell label bibl author editor publisher pubPlace biblScope"
    " idno cit foreign emph mentioned term gloss seg ab sp speaker stage opener closer salute"
    " signed dateline byline trailer fw milestone anchor ptr titleStmt publicationStmt sourceDesc"
    " fileDesc encodingDesc profileDesc revisionDesc teiHeader text body front back TEI".split()
)
