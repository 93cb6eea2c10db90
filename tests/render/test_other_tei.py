"""TEI that was made elsewhere has a page too, with every word of its text."""

import pytest

HEADER = """<teiHeader><fileDesc><titleStmt><title>Rain</title></titleStmt><publicationStmt><p/>
</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"""

TEXTS = {
    "front and back": "<text><front><titlePage><docTitle><titlePart>Alpha</titlePart></docTitle>"
    "<byline>by <docAuthor>Beta</docAuthor></byline></titlePage><div><head>Gamma</head><p>Delta</p>"
    "</div></front><body><p>Epsilon</p></body><back><div><list><item>Zeta</item></list></div></back>"
    "</text>",
    "nested divisions": "<text><body><div><head>Alpha</head><div><head>Beta</head><div><head>Gamma"
    "</head><p>Delta</p></div><p>Epsilon</p></div></div><p>Zeta</p></body></text>",
    "numbered divisions": "<text><body><div1><head>Alpha</head><div2><p>Beta</p></div2></div1>"
    "</body></text>",
    "notes": '<text><body><p>Alpha<note place="foot" n="1">Beta</note> Gamma<note><p>Delta</p>'
    "</note></p><note>Epsilon</note></body></text>",
    "texts in a group": "<text><front><p>Alpha</p></front><group><text><body><p>Beta</p></body>"
    "</text><text><body><p>Gamma</p></body></text></group></text>",
    "drama": "<text><body><div><stage>Alpha</stage><sp><speaker>Beta</speaker><l>Gamma <stage>Delta"
    "</stage></l><p>Epsilon</p></sp><castList><castItem><role>Zeta</role></castItem></castList>"
    "</div></body></text>",
    "dictionary": "<text><body><entry><form><orth>Alpha</orth></form><sense><def>Beta</def></sense>"
    "</entry></body></text>",
    "apparatus": "<text><body><p><app><lem>Alpha</lem><rdg>Beta</rdg></app> <w>Gamma</w> <subst>"
    "<del>Delta</del><add>Epsilon</add></subst><formula>Zeta</formula></p></body></text>",
    "other namespaces": '<text><body><p>Alpha <m xmlns="http://www.w3.org/1998/Math/MathML">Beta</m>'
    '<script xmlns="http://www.w3.org/2000/svg">Gamma</script></p></body></text>',
    "words outside of blocks": "<text><body>Alpha<div>Beta<p>Gamma</p>Delta</div></body></text>",
    "a transcript of pages": "<sourceDoc><surface><line>Alpha</line><line>Beta</line></surface>"
    "</sourceDoc>",
    "a deep text": f"<text><body>{'<div>' * 120}<p>{'<hi>' * 120}Alpha{'</hi>' * 120}</p>"
    f"{'</div>' * 120}</body></text>",
    "no text": "",
}
WORDS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")


def _tei(content: str, header: str = HEADER) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{content}</TEI>'.encode()


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_is_on_the_page_once(name, show):
    page = show(_tei(TEXTS[name]))
    article = page.tree.xpath("//article")[0].text_content()
    for word in WORDS:
        assert article.count(word) == TEXTS[name].count(word)
    assert not page.tree.xpath("//script")


@pytest.mark.parametrize(
    "header", ["", "<teiHeader/>", HEADER.replace("<title>Rain</title>", "<title/>")]
)
def test_a_document_without_a_title_is_untitled(header, show):
    page = show(_tei("<text><body><p>Alpha</p></body></text>", header))
    assert page.tree.xpath("string(//title)") == "Untitled"
    assert page.tree.xpath("string(//h1)") == ("Untitled" if header else "")
    assert "Alpha" in page.tree.text_content()
