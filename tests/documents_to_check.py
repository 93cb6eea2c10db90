"""Small TEI documents, and what the checks find in them."""

from tei.validate.checks import examined

HEADER = """<teiHeader><fileDesc>
<titleStmt><title>Rain</title><author>Li Ming</author></titleStmt>
<publicationStmt><publisher>Rain Press</publisher><date when="2026"/><idno>r1</idno>
<availability><licence target="https://example.org/free"/></availability></publicationStmt>
<sourceDesc><p>Born digital.</p></sourceDesc></fileDesc>
<encodingDesc><p>By hand.</p></encodingDesc>
<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>
<revisionDesc><change when="2026">First.</change></revisionDesc></teiHeader>"""


def document(body: str, header: str = HEADER) -> bytes:
    """A document in English with this body and header."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{header}'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def messages(source: bytes, name: str) -> list[str]:
    """What is said of a kind of finding, by its name."""
    return [found.message for found in examined(source, "a.xml") if found.code.name == name]
