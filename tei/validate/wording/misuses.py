"""Names of TEI that do not mean what they seem to say."""

from __future__ import annotations

from types import MappingProxyType

#: By element, what can stand there in its place, and the advice to write that. The first that the
#: schema allows at the place is said.
MISUSED = MappingProxyType(
    {
        "birth": (
            ("date", "write <date>: <birth> is for a <person>, a record of what is known of one"),
        ),
        "caption": (("head", "write <head>: <caption> is text that a film shows"),),
        "char": (("c", "write <c> for a letter: <char> describes one in the header"),),
        "correction": (("corr", "write <corr>: <correction> says in the header what was mended"),),
        "death": (
            ("date", "write <date>: <death> is for a <person>, a record of what is known of one"),
        ),
        "entry": (("cell", "write <cell>: <entry> is for dictionaries"),),
        "event": (
            ("eventName", "write <eventName> for a name in the text: <event> is a record of one"),
        ),
        "lang": (
            ("language", "write <language>: <lang> is for dictionaries"),
            ("foreign", 'write <foreign xml:lang="…">: <lang> is for dictionaries'),
        ),
        "line": (("l", "write <l> for a line of verse: <line> is for facsimiles"),),
        "locus": (("citedRange", "write <citedRange>: <locus> is for manuscripts"),),
        "normalization": (
            ("reg", "write <reg>: <normalization> says in the header how words were made regular"),
        ),
        "number": (("num", "write <num>: <number> is the grammatical one"),),
        "object": (
            (
                "objectName",
                "write <objectName> for a name in the text: <object> is a record of one",
            ),
        ),
        "org": (
            ("orgName", "write <orgName> for a name in the text: <org> is a record in a <listOrg>"),
        ),
        "person": (
            (
                "persName",
                "write <persName> for a name in the text: <person> is a record in a <listPerson>",
            ),
        ),
        "place": (
            (
                "placeName",
                "write <placeName> for a name in the text: <place> is a record in a <listPlace>",
            ),
        ),
        "punctuation": (("pc", "write <pc>: <punctuation> says in the header how it was treated"),),
        "quotation": (
            ("quote", "write <quote>: <quotation> says in the header how quotations were treated"),
        ),
        "signatures": (("signed", "write <signed>: <signatures> are those of quires"),),
        "text": (("floatingText", "write <floatingText> for a text within a text"),),
        "title": (("docTitle", "write <titlePart>, in a <docTitle>"),),
        "u": (("hi", 'write <hi rend="underline">: <u> is an utterance in speech'),),
        "when": (("date", 'write <date when="…">: <when> is a point on a <timeline>'),),
    }
)
