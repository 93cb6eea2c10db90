"""Characters as they are written: what is lost, left over, misread or not normal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei import codes
from tei.validate.checks import examined

OWN = {
    codes.NOT_NORMALISED,
    codes.REPLACEMENT_CHARACTER,
    codes.MOJIBAKE,
    codes.PRIVATE_CHARACTER,
    codes.MIXED_SCRIPTS,
    codes.STRAY_CHARACTER,
    codes.BREAK_IN_CHINESE,
}


def document(text: str, header: str = "") -> str:
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>
<text><body><p>
{text}</p></body></text></TEI>"""


def found(text: str, header: str = "", encoding: str = "utf-8"):
    data = document(text, header)
    if encoding != "utf-8":
        data = f'<?xml version="1.0" encoding="{encoding}"?>{data}'
    return [each for each in examined(data.encode(encoding), "a.xml") if each.code in OWN]


def names(text: str, header: str = "") -> list[str]:
    return [each.code.name for each in found(text, header)]


def misread(text: str, encoding: str = "cp1252") -> str:
    """UTF-8 as a program shows it that takes it for another encoding."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Où l’été, «œuvre» – déjà… CAFÉ» É” «É» la»… 5° © 2010 n°",
        "MAÇÃ» IRMÃ” MANHû NÃO São",
        "ROMÂNIA știință „Ä“ „Ö“ »Ü« ß“ Å.",
        "là”… é”… É² é²³ Nº laß’s áž“ Úštěk",
        "năm Việt ĐẤU",
        "Привет, COVID-19, Windows-а, m², kΩ, μm, β-Carotin, cosα, АК47, otъcь",
        "γνῶθι σεαυτόν",
        "a\u0378a a\u0482a",
        "下雨了。English 下雨",
        "q\u0304 x\u0301",
        "\u05e9\u05bc\u05c1 \u0628\u0651\u064e",
        "\u0f56\u0f39\u0f71",
        "\u200fعربي\u200e \u202bعربي\u202c \u2066a\u2069",
        "<!-- \ufffd Ã© \n下\n雨 --><?x \ue000?>a",
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p>Ã©\ufffd</p></egXML>',
        '<g ref="#g1">\ue000</g>',
        "下<lb/>\n雨\n<lb/>了",
        "대한\n民國 민국",
        "<seg>下</seg>\n<seg>雨</seg>",
    ],
)
def test_text_in_order_has_no_finding(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "column", "message"),
    [
        ("ab \ufffd", "replacement-character", 4, "U+FFFD stands for"),
        ("ab &#xFFFD;", "replacement-character", 4, "U+FFFD stands for"),
        ("\ue001", "private-character", 1, "U+E001 is for private use"),
        ("a&#57345;", "private-character", 2, "U+E001 is for private use"),
        ("\U000f0000", "private-character", 1, "U+F0000 is for"),
        ("a\x93b", "stray-character", 2, 'in Windows-1252 "“" has this number'),
        ("a&#150;b", "stray-character", 2, 'in Windows-1252 "–" has this number'),
        ("a\x81b", "stray-character", 2, "U+0081 is a control character"),
        ("a\ufeffb", "stray-character", 2, "U+FEFF is a byte order mark"),
        ("a\u2028b", "stray-character", 2, "U+2028 is a line separator"),
        ("a\ufffcb", "stray-character", 2, "U+FFFC stands for an object"),
        ("a\ufdd0b", "stray-character", 2, "U+FDD0 is no character"),
        ("a\U0001fffeb", "stray-character", 2, "U+1FFFE is no character"),
        ("a\ufff9b", "stray-character", 2, "U+FFF9 marks an annotation"),
        ("a\u202eb", "stray-character", 2, "begins a direction of writing that does not end"),
        ("a\u2069b", "stray-character", 2, "ends a direction of writing that did not begin"),
        ("cafe\u0301", "not-normalised", 4, "U+0065 U+0301, which is U+00E9"),
        ("\u1f71", "not-normalised", 1, "U+1F71, which is U+03AC"),
        ("\uf9dc", "not-normalised", 1, "U+F9DC, which is U+9686"),
        ("a r\u0430in", "mixed-scripts", 3, '"а" (U+0430), a letter of Cyrillic script'),
        ("\u0425I\u0425", "mixed-scripts", 1, '"I" (U+0049), a letter of Latin script'),
        ("λ\u03cc\u03b3o\u03c2", "mixed-scripts", 1, '"o" (U+006F), a letter of Latin script'),
        ("下\n  雨", "break-in-chinese", 1, "this line ends within"),
        ("下。\n雨", "break-in-chinese", 2, "this line ends within"),
        ('<hi rend="dÃ©">a</hi>', "mojibake", 12, 'probably "é"'),
        ("der Ã&#x9c;ber", "mojibake", 5, '"Ã&#x9c;" looks like UTF-8'),
    ],
)
def test_a_character_is_told_at_its_place(text, name, column, message):
    [finding] = found(text)
    assert finding.code.name == name
    assert (finding.location.line, finding.location.column) == (3, column)
    assert message in finding.message
    assert finding.help


def test_a_direction_of_writing_ends_with_the_entry_that_it_is_in():
    entries = [f"<place><placeName>{name}</placeName></place>" for name in ("Li\u202e", "\u202cLi")]
    listed = f"</text><standOff><listPlace>{''.join(entries)}</listPlace></standOff>"
    text = document("rain").replace("</text>", listed)
    told = [one for one in examined(text.encode(), "a.xml") if one.code is codes.STRAY_CHARACTER]
    assert [" ".join(one.message.split()[1:2]) for one in told] == ["begins", "ends"]


@pytest.mark.parametrize(
    ("text", "seen", "meant"),
    [
        ("été", "Ã©", "é"),
        ("l’an", "â€™", "’"),
        ("a — b", "â€”", "—"),
        ("“a", "â€œ", "“"),
        ("© 2010", "Â©", "©"),
        ("Привет", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("σοφία", "ÏƒÎ¿Ï†Î¯Î±", "σοφία"),
        ("中文", "ä¸\xadæ–‡", "中文"),
        ("wściekły", "Å›", "ś"),
        ("\ufeff", "ï»¿", "\ufeff"),
        ("😀", "ðŸ˜€", "😀"),
    ],
)
def test_what_was_misread_is_told_with_what_it_was(text, seen, meant):
    finding = found(misread(text))[0]
    assert finding.code is codes.MOJIBAKE
    assert f'"{seen}"' in finding.message
    assert f'probably "{meant}"' in finding.message


@pytest.mark.parametrize("text", ["été", "l’an", "Привет", "中文"])
def test_what_was_misread_twice_or_as_latin_1_is_told_too(text):
    first = next(letter for letter in text if not letter.isascii())
    for seen in (misread(misread(text)), misread(text, "latin-1")):
        [finding] = found(seen)
        assert finding.code is codes.MOJIBAKE
        assert f'probably "{first}' in finding.message


@given(st.text(st.sampled_from("éàüñøßçÉÖ"), min_size=1, max_size=8))
def test_letters_of_western_europe_are_known_when_misread(word):
    assert names(f"a{misread(word)}a") == ["mojibake"]


@given(
    st.text(
        st.characters(codec="cp1252", exclude_characters="ÂÃ<&>", exclude_categories=["Cc"])
    ).map(lambda text: " ".join(text.split()))
)
def test_whatever_is_found_is_a_sequence_of_utf_8(text):
    for finding in found(text):
        assert finding.code is codes.MOJIBAKE
        seen = finding.message.split('" looks')[0].removeprefix('"')
        assert seen.encode("cp1252", "replace").decode(errors="replace") != seen


@given(st.text(st.characters(categories=["L", "M"], max_codepoint=0x24FF), max_size=12))
def test_what_is_normal_is_not_told_and_what_is_not_is(text):
    is_told = "not-normalised" in names(f"a {text} b")
    assert is_told <= (not unicodedata.is_normalized("NFC", text))
    if not any("\u0530" <= letter < "\u1e00" for letter in text):
        # A mark at the beginning goes with the space before it, and that is normal.
        assert is_told == (not unicodedata.is_normalized("NFC", text))


ODD = st.sampled_from(
    "aаα.é\u0301\u0482\u037eÂÃâ\x80\x93€“\ufffd\ue000\u202a\u202c\u2066\u2069下\n "
)


@given(st.text(ODD | st.characters(exclude_categories=["Cs"], exclude_characters="<&>\r")))
def test_whatever_the_text_is_each_finding_stands_in_it(text):
    text = "".join(letter for letter in text if letter in "\t\n" or letter >= " ")
    text = text.replace("\ufffe", "").replace("\uffff", "")
    lines = text.split("\n")
    for finding in found(text):
        column, line = finding.location.column, finding.location.line
        assert 1 <= column <= len(lines[line - 3])


def test_a_character_is_told_once_with_its_other_places():
    [finding] = found("\ufffd a \ufffd\n\ufffd\n\ufffd \ufffd")
    assert finding.message.endswith("(5 times)")
    places = [(place.line, place.column) for place in finding.related]
    assert places == [(3, 5), (4, 1), (5, 1)]


@pytest.mark.parametrize("said", ["\ue000", "U+E000"])
def test_a_private_character_that_is_declared_is_fine(said):
    mapping = f'<charDecl><char xml:id="a"><mapping type="PUA">{said}</mapping></char></charDecl>'
    assert names("\ue000", mapping) == []
    assert names("\ue001", mapping) == ["private-character"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_characters_in_every_encoding(encoding, end):
    # `open` of a file would change the line ends.
    [finding] = found(f"雨\U00020000{end}雨雨 a\ue000".replace("\U00020000", "x"), "", encoding)
    assert (finding.location.line, finding.location.column) == (4, 5)


def test_places_are_right_far_from_the_beginning():
    text = "".join(f"<hi>é {number}</hi>\n" for number in range(60_000)) + "\ufffd"
    [finding] = found(text)
    assert (finding.location.line, finding.location.column) == (60_003, 1)


def test_a_comment_over_all_that_is_read_at_a_time_is_passed_over():
    comment = "<!-- " + "\ufffd <p>é</p>\n" * 60_000 + "-->"
    [finding] = found(comment + "\ufffd")
    assert (finding.location.line, finding.location.column) == (60_003, 4)


def test_a_finding_can_be_allowed_where_it_stands():
    text = '<?tei allow="private-character" reason="our font"?><hi>\ue000</hi> \ue000 \ue000'
    [finding] = found(text)
    assert finding.message.endswith("(2 times)")
    everywhere = "<?tei allow='private-character' reason='our font'?>" + document("\ue000")
    names = {finding.code.name for finding in examined(everywhere.encode(), "a.xml")}
    assert names.isdisjoint(("private-character", "unused-allowance"))


def test_what_is_no_tei_is_not_looked_at():
    assert examined("<a>\ufffd</a>".encode(), "a.xml") == []


def test_angle_brackets_outside_of_chinese_are_not_those_of_chinese():
    assert [finding.help for finding in found("a \u2329b\u232a c")] == [
        "write U+27E8, or in Chinese and Japanese U+3008",
        "write U+27E9, or in Chinese and Japanese U+3009",
    ]
