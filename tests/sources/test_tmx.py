"""Translation memories as sources: what their files say is text, a link, a field, or layout."""

import itertools
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import pipeline
from tei.diagnostics import Severity
from tei.names import TRANSLATION_STATUS, XML
from tei.settings import Languages, Settings, Translation
from tei.validate import edition_schemas, validate
from tei.xml.parsing import parse

ROOT = Path(__file__).resolve().parents[2]
FERRY = ROOT / "tests" / "render" / "ferry.tmx"
ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
HEADER = (
    'creationtool="t" creationtoolversion="1" segtype="{segtype}" o-tmf="t" adminlang="en" '
    'srclang="{srclang}" datatype="plaintext"'
)


def props(**values):
    return "".join(
        f'<prop type="x-{name}">{escape(value)}</prop>' for name, value in values.items() if value
    )


def tuv(lang, seg, **values):
    return f'<tuv xml:lang="{lang}">{props(**values)}<seg>{seg}</seg></tuv>'


def tu(*variants, segtype="", **values):
    """A unit: (language, markup of the segment) or whole `tuv`s."""
    kind = f' segtype="{segtype}"' if segtype else ""
    inner = (v if isinstance(v, str) else tuv(*v) for v in variants)
    return f"<tu{kind}>{props(**values)}{''.join(inner)}</tu>"


def tmx(*units, srclang="zh", segtype="sentence", header="", before="", version="1.4"):
    attributes = HEADER.format(segtype=segtype, srclang=srclang)
    return (
        f'<?xml version="1.0"?>\n{before}<tmx version="{version}"><header {attributes}>{header}'
        f"</header>\n<body>\n{chr(10).join(units)}\n</body></tmx>\n"
    )


def encoded(data, settings=None, name="memory.tmx"):
    """What becomes of a file: it is encoded, and valid, and says what the file says."""
    data = data.encode() if isinstance(data, str) else data
    settings = settings or Settings()
    source = pipeline.SourceBytes(name, data)
    made = pipeline.encode([source], name, settings)
    assert made.tei is not None, made.diagnostics
    assert [*validate(made.tei, "memory.xml", edition_schemas())] == []
    compared, found = pipeline.verify(made.tei, "memory.xml", [source], settings)
    assert compared
    assert [d for d in found if d.severity is not Severity.INFO] == []
    return made


def tei(data, settings=None, name="memory.tmx"):
    return parse(encoded(data, settings, name).tei).getroot()


def refused(data):
    """The one finding about a file that cannot be read."""
    made = pipeline.encode([pipeline.SourceBytes("memory.tmx", data)], "memory.tmx", Settings())
    assert made.tei is None
    [found] = made.diagnostics
    return found


def shape(element):
    """The elements of a text with what they hold: ``[("p", [("s", "It rained.")])]``."""
    return [
        (etree.QName(child).localname, shape(child) if len(child) else child.text)
        for child in element
    ]


def divisions(root):
    return {division.get(LANG): division for division in root.iterfind("{*}text/{*}body/{*}div")}


def texts(root, lang):
    """The sentences of each paragraph."""
    return [
        ["".join(s.itertext()) for s in p.iter("{*}s")] for p in divisions(root)[lang].iter("{*}p")
    ]


def links(root, level):
    """The links of a level as the texts they join, with what they say of their certainty."""
    units = {
        at.get(ID): "".join(at.itertext()).strip()
        for at in root.iterfind("{*}text//*[@xml:id]", {"xml": XML})
    }
    path = f".//{{*}}linkGrp[@type='alignment'][@subtype='{level}']/{{*}}link"
    return [
        ([units[name.strip("#")] for name in link.get("target").split()], link.get("cert"))
        for link in root.iterfind(path)
    ]


def alone(root, level):
    units = {at.get(ID): "".join(at.itertext()) for at in root.iter() if at.get(ID)}
    path = f".//{{*}}linkGrp[@type='unmatched'][@subtype='{level}']/{{*}}ptr"
    return [units[pointer.get("target").strip("#")] for pointer in root.iterfind(path)]


def notes(root):
    return [
        (note.get("n"), note.get(LANG), note.text)
        for note in root.iterfind(".//{*}notesStmt/{*}note")
    ]


RAIN = tu(("zh", "下雨了。"), ("en", "It rained."))
RIVER = tu(("zh", "河涨了。"), ("en", "The river rose."))


def test_a_unit_is_a_paragraph_of_one_sentence_and_a_link():
    root = tei(tmx(RAIN, RIVER))
    assert {lang: div.get("type") for lang, div in divisions(root).items()} == {
        "zh": "original",
        "en": "translation",
    }
    assert texts(root, "zh") == [["下雨了。"], ["河涨了。"]]
    assert texts(root, "en") == [["It rained."], ["The river rose."]]
    joined = [(["下雨了。", "It rained."], None), (["河涨了。", "The river rose."], None)]
    assert links(root, "sentence") == links(root, "paragraph") == joined


def test_the_header_says_that_the_links_are_the_sources():
    root = tei(tmx(RAIN))
    words = root.findtext(".//{*}segmentation/{*}p")
    assert words.startswith("Segments are those of the source, a translation memory. ")
    assert "The links are those of the source." in words
    assert "aligned" not in words


def test_sentences_of_a_segment_are_not_divided():
    root = tei(tmx(tu(("zh", "下雨了。河涨了。"), ("en", "It rained. The river rose."))))
    assert texts(root, "en") == [["It rained. The river rose."]]


@pytest.mark.parametrize("segtype", ["paragraph", "block"])
def test_paragraphs_are_divided_and_their_sentences_aligned_within_them(segtype):
    first = tu(("zh", "下雨了。河涨了。"), ("en", "It rained. The river rose."))
    second = tu(("zh", "没人睡。"), ("en", "Nobody slept. Not one."))
    for data in (
        tmx(first, second, segtype=segtype),
        tmx(*(u.replace("<tu>", f'<tu segtype="{segtype}">') for u in (first, second))),
    ):
        root = tei(data)
        assert texts(root, "zh") == [["下雨了。", "河涨了。"], ["没人睡。"]]
        assert [cert for _, cert in links(root, "paragraph")] == [None, None]
        assert [units for units, _ in links(root, "sentence")] == [
            ["下雨了。", "It rained."],
            ["河涨了。", "The river rose."],
            ["没人睡。", "Nobody slept.", "Not one."],
        ]
        assert all(cert for _, cert in links(root, "sentence"))
        assert "aligned by their lengths and words" in root.findtext(".//{*}segmentation/{*}p")


def test_units_with_the_same_paragraph_stand_in_one():
    units = [
        tu(tuv("zh", "下雨了。", paragraph="p1"), tuv("en", "It rained.", paragraph="q1")),
        tu(tuv("zh", "河涨了。", paragraph="p1"), tuv("en", "The river rose.", paragraph="q1")),
        tu(tuv("zh", "没人睡。", paragraph="p2"), tuv("en", "Nobody slept.", paragraph="q1")),
        tu(("zh", "天亮了。"), ("en", "The day came."), paragraph="p3"),
        tu(("zh", "雨停了。"), ("en", "The rain ended."), paragraph="p3"),
    ]
    root = tei(tmx(*units))
    assert texts(root, "zh") == [["下雨了。", "河涨了。"], ["没人睡。"], ["天亮了。", "雨停了。"]]
    assert texts(root, "en") == [
        ["It rained.", "The river rose.", "Nobody slept."],
        ["The day came.", "The rain ended."],
    ]
    # Paragraphs go together where their sentences do.
    assert [units for units, _ in links(root, "paragraph")] == [
        ["下雨了。河涨了。", "没人睡。", "It rained. The river rose. Nobody slept."],
        ["天亮了。雨停了。", "The day came. The rain ended."],
    ]
    assert len(links(root, "sentence")) == 5


@pytest.mark.parametrize(
    ("lang", "first", "second", "joined"),
    [
        ("zh", "甲。", "乙。", "甲。乙。"),
        ("ja", "甲。", "乙。", "甲。乙。"),
        ("de", "A.", "B.", "A. B."),
        ("zh", "甲。 ", "乙。", "甲。 乙。"),
        ("zh", "甲。", "\t乙。", "甲。 乙。"),
        ("zh", "\n甲。\n ", "\n乙。\n", "甲。乙。"),
        ("zh", "甲。　", "乙。", "甲。　乙。"),
    ],
)
def test_what_stands_between_sentences_is_what_the_language_has(lang, first, second, joined):
    one, two = (tu(tuv(lang, text, paragraph="p")) for text in (first, second))
    [paragraph] = divisions(tei(tmx(one, two)))[lang].iter("{*}p")
    assert "".join(paragraph.itertext()) == joined


def test_a_unit_with_one_variant_has_no_counterpart():
    root = tei(
        tmx(RAIN, tu(("zh", "河涨了。")), tu(("zh", "没人睡。"), ("en", " ")), tu(("en", "Then.")))
    )
    assert alone(root, "sentence") == alone(root, "paragraph") == ["河涨了。", "没人睡。", "Then."]


def test_a_certainty_is_the_units_or_the_variants():
    root = tei(
        tmx(
            tu(("zh", "下雨了。"), ("en", "It rained."), cert="0.92"),
            tu(("zh", "河涨了。"), tuv("en", "The river rose.", cert="0.4")),
            tu(("zh", "没人睡。"), ("en", "Nobody slept."), cert="high"),
        )
    )
    assert [cert for _, cert in links(root, "sentence")] == ["0.92", "0.40", None]
    assert [cert for _, cert in links(root, "paragraph")] == [None, None, None]
    assert ("x-cert", None, "high") in notes(root)


def test_an_uncertain_link_is_reported_where_it_stands():
    made = encoded(tmx(RAIN, tu(("zh", "河涨了。"), ("en", "The river rose."), cert="0.4")))
    [found] = [d for d in made.diagnostics if d.code.id == "TEI301"]
    assert (found.location.line, found.related[0].line) == (5, 5)


def test_two_variants_in_one_language_are_linked_together():
    root = tei(tmx(tu(("zh", "下雨了。"), ("en", "It rained."), ("en", "Rain fell."))))
    assert links(root, "sentence") == [(["下雨了。", "It rained.", "Rain fell."], None)]


@pytest.mark.parametrize(
    ("srclang", "languages", "original"),
    [
        ("en", ("de", "en", "fr"), "en"),
        ("EN-us", ("de", "en-US", "en"), "en-US"),
        ("en", ("de", "en-GB", "en-US"), "en-GB"),
        ("en-US", ("de", "en-GB"), "en-GB"),
        ("*all*", ("en", "zh-Hans"), "zh-Hans"),
        ("*all*", ("en", "zh-TW"), "zh-TW"),
        ("*all*", ("en", "de"), "en"),
        ("ja", ("en", "de"), "en"),
    ],
)
def test_the_original_is_in_the_source_language(srclang, languages, original):
    root = tei(tmx(tu(*((lang, f"A {lang}.") for lang in languages)), srclang=srclang))
    found = {lang: div.get("type") for lang, div in divisions(root).items()}
    assert found.pop(original) == "original"
    assert set(found.values()) == {"translation"}
    assert set(found) == set(languages) - {original}


def test_the_settings_say_which_language_any_may_be():
    settings = Settings(languages=Languages(original="de", translation="en"))
    root = tei(tmx(tu(("en", "A."), ("de", "B.")), srclang="*all*"), settings)
    assert divisions(root)["de"].get("type") == "original"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN-us", "en-US"),
        ("zh_cn", "zh-CN"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("zh-latn-PINYIN", "zh-Latn-pinyin"),
        ("en-x-Old", "en-x-old"),
        ("English (old)", "x-english-old"),
        ("", "und"),
    ],
)
def test_a_language_has_the_usual_case(written, tag):
    assert list(divisions(tei(tmx(tu((written, "A.")))))) == [tag]


def test_one_language_in_several_cases_is_one():
    root = tei(tmx(tu(("EN-US", "A."), ("de", "B.")), tu(("en-us", "C."), ("de", "D."))))
    assert list(divisions(root)) == ["en-US", "de"]


def test_a_document_in_one_language_says_so():
    made = encoded(tmx(tu(("zh", "下雨了。"))))
    assert [d.code.id for d in made.diagnostics if d.severity is Severity.WARNING] == ["TEI106"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It rained.", "It rained."),
        ("It <hi type='b'>rained</hi>.", "It rained."),
        ("It <bpt i='1'>&lt;b></bpt>rained<ept i='1'>&lt;/b></ept>.", "It rained."),
        ("It rained<ph x='1'/>.", "It rained."),
        ("<it pos='begin'>{\\b</it>It <ut>{\\i</ut>rained.", "It rained."),
        ("It <hi>ra<ph>&lt;br/></ph>in</hi>ed.", "It rained."),
        ("See<ph>alt='<sub>The rain</sub>'</ph>here.", "See The rain here."),
        ("See <ph><sub>rain <bpt i='1'>{</bpt>now</sub></ph>.", "See rain now."),
        ("See <ph><sub>one</sub><sub>two</sub></ph>", "See one two"),
        ("It <x>rained</x>.", "It rained."),
        ("It <!-- hailed --><?x y?>rained.", "It rained."),
        ("<![CDATA[1 < 2 & 3]]>", "1 < 2 & 3"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("\u2028 \U00020000 e\u0301 \u00a0", "\u2028 \U00020000 e\u0301 \u00a0"),
    ],
)
def test_the_text_of_a_segment_is_what_is_no_code(markup, text):
    assert texts(tei(tmx(tu(("zh", "雨。"), ("en", markup)))), "en") == [[text]]


def test_the_lines_of_a_segment_are_lines():
    # All line ends of a segment count, says the standard; what indents the file's lines does not.
    units = [
        tu(("zh", "下\n  雨。河\n涨。"), ("en", "\n  It\n\n rained. \n It&#13;\nrose.\n"), **kind)
        for kind in ({}, {"segtype": "paragraph"}, {"level": "head"}, {"level": "line"})
    ]
    root = tei(tmx(*units))
    for lang, expected in (("zh", "下|雨。河|涨。"), ("en", "It|rained.|It|rose.")):
        division = divisions(root)[lang]
        for lb in division.iter("{*}lb"):
            lb.tail = f"|{lb.tail or ''}"
        found = [
            "".join(block.itertext()).strip() for block in division.iter("{*}p", "{*}head", "{*}l")
        ]
        assert found == [expected] * 4
    assert [len(p) for p in divisions(root)["en"].iter("{*}p")] == [1, 3]


def test_codes_that_are_left_out_are_told_once():
    codes = "<bpt i='1'/>甲<ept i='1'/>"
    made = encoded(tmx(RAIN, tu(("zh", codes), ("en", "A")), tu(("zh", codes), ("en", "B"))))
    [found] = [d for d in made.diagnostics if d.code.id == "TEI116"]
    assert (found.location.line, found.severity) == (5, Severity.INFO)
    assert found.message == "4 formatting codes are left out of the segments (bpt, ept)"


LEVELS = tmx(
    tu(("zh", "渡船"), ("en", "The Ferry"), level="head"),
    tu(("zh", "林溪"), ("en", "By Lin Xi"), level="byline"),
    tu(("zh", "河镇电　"), ("en", "River Town—"), level="dateline"),
    tu(("zh", "船开了。"), ("en", "The ferry ran."), level="sentence"),
    tu(("zh", "歌"), ("en", "Song"), level="head"),
    tu(("zh", "冰化了，"), ("en", "The ice is gone,"), level="line"),
    tu(("zh", "船开了。"), ("en", "the boat is off."), level="line"),
    tu(("zh", "船票 卖完"), ("en", "Ticket sold"), level="row"),
    tu(("zh", "一、水手"), ("en", "1. Sailors"), level="item"),
    tu(("zh", "（附图片）"), ("en", "(Picture)"), level="label", paragraph="f"),
    tu(("zh", "过江"), ("en", "Crossing"), level="head", paragraph="f"),
    tu(("zh", "一人说。"), ("en", "One speaks."), paragraph="q"),
    tu(("zh", "林溪摄"), ("en", "Photo by Lin Xi"), level="byline", paragraph="f"),
    tu(("zh", "（林）"), ("en", "(Lin)"), level="signed"),
    tu(("zh", "又一篇"), ("en", "Another"), level="head"),
    tu(("zh", "完了。"), ("en", "The end."), level="paragraph"),
    tu(("zh", "（图）"), ("en", "(Table)"), level="label"),
    tu(("zh", "信。"), ("en", "Letter."), level="opener"),
)


def test_levels_make_blocks():
    root = tei(LEVELS)
    assert shape(divisions(root)["en"]) == [
        ("head", "The Ferry"),
        ("byline", "By Lin Xi"),
        (
            "div",
            [
                ("dateline", "River Town—"),
                ("p", [("s", "The ferry ran.")]),
                ("lg", [("head", "Song"), ("l", "The ice is gone,"), ("l", "the boat is off.")]),
                ("table", [("row", [("cell", "Ticket sold")])]),
                ("list", [("item", [("s", "1. Sailors")])]),
                (
                    "figure",
                    [
                        ("label", "(Picture)"),
                        ("head", "Crossing"),
                        ("p", [("s", "One speaks.")]),
                        ("byline", "Photo by Lin Xi"),
                    ],
                ),
                ("signed", "(Lin)"),
            ],
        ),
        (
            "div",
            [
                ("head", "Another"),
                ("p", [("s", "The end.")]),
                ("p", [("s", "(Table)")]),
                ("p", [("s", "Letter.")]),
            ],
        ),
    ]
    for level, count in (("division", 3), ("line", 2), ("row", 1), ("item", 1), ("figure", 1)):
        assert len(links(root, level)) == count, level
    assert links(root, "row") == [(["船票 卖完", "Ticket sold"], None)]
    assert alone(root, "sentence") == []


def test_a_level_that_nobody_knows_is_a_note():
    assert ("x-level", None, "opener") in notes(tei(LEVELS))


@pytest.mark.parametrize("level", ["signed", "byline", "dateline", "label", "figure"])
def test_any_level_alone_makes_a_text(level):
    encoded(tmx(tu(("zh", "甲"), ("en", "A"), level=level)))


def test_a_figure_that_something_else_divides_is_two():
    units = (
        tu(("zh", "甲"), ("en", "A"), level="label", paragraph="f"),
        tu(("zh", "乙"), ("en", "B"), level="line"),
        tu(("zh", "丙"), ("en", "C"), level="byline", paragraph="f"),
    )
    assert [name for name, _ in shape(divisions(tei(tmx(*units)))["zh"])] == [
        "figure",
        "lg",
        "figure",
    ]


def test_sentences_of_items_make_a_list():
    one, two = "d-zh-item-0a1b2c", "d-zh-item-0a1b2c-2"
    units = (
        tu(tuv("zh", "甲。", paragraph=one), tuv("en", "A.", paragraph="d-en-p-0a1b2c")),
        tu(tuv("zh", "乙。", paragraph=one), ("en", "B.")),
        tu(tuv("zh", "丙。", paragraph=two), ("en", "C.")),
    )
    root = tei(tmx(*units))
    assert shape(divisions(root)["zh"]) == [
        ("list", [("item", [("s", "甲。"), ("s", "乙。")]), ("item", [("s", "丙。")])])
    ]
    # A link joins units of one kind.
    assert links(root, "paragraph") == links(root, "item") == []
    assert alone(root, "item") == ["甲。乙。", "丙。"]
    assert len(links(root, "sentence")) == 3


def test_a_segment_of_several_units_is_divided_where_the_rule_gives_as_many():
    root = tei(
        tmx(
            tu(
                tuv("zh", "下雨了，河涨了。", tei="z1"),
                tuv("en", "It rained. It rose.", tei="e1 e2"),
            ),
            tu(tuv("zh", "没人睡。", tei="z2"), tuv("en", "Nobody slept.", tei="e3 e4")),
        )
    )
    assert texts(root, "en") == [["It rained.", "It rose."], ["Nobody slept."]]
    assert [units for units, _ in links(root, "sentence")] == [
        ["下雨了，河涨了。", "It rained.", "It rose."],
        ["没人睡。", "Nobody slept."],
    ]


def test_the_original_that_is_given_again_for_another_translation_is_there_once():
    units = (
        tu(tuv("zh", "甲。", tei="z1"), ("en", "A."), ("fr", "A !")),
        tu(tuv("zh", "乙。", tei="z2"), ("en", "B.")),
        tu(tuv("zh", "乙。丙。", tei="z2 z3"), ("fr", "B et C !")),
        tu(tuv("zh", "丙。", tei="z3"), ("en", "C.")),
        tu(tuv("zh", "丁。", tei="z3"), ("en", "D.")),
    )
    root = tei(tmx(*units))
    assert texts(root, "zh") == [["甲。"], ["乙。"], ["丙。"], ["丁。"]]
    assert [units for units, _ in links(root, "sentence")] == [
        ["甲。", "A."],
        ["乙。", "B."],
        ["丙。", "C."],
        ["丁。", "D."],
        ["甲。", "A !"],
        ["乙。", "丙。", "B et C !"],
    ]


def test_properties_and_notes_are_kept():
    header = (
        "<note>Made for tests.</note><note xml:lang='DE'>Zum  Test.</note>"
        "<prop type='client'>A</prop><prop>B</prop>"
        "<prop type='text'>C</prop><prop type='empty'> </prop>"
        "<ude name='u' base='x'><map unicode='#xE001' code='#x9F'/></ude>"
    )
    unit = (
        '<tu tuid="1" creationid="LI" usagecount="3"><note>Hard.</note><prop type="client">A</prop>'
        '<tuv xml:lang="zh" changeid="WU"><prop type="x-context">one</prop><seg>下雨了。</seg>'
        "</tuv>"
        '<tuv xml:lang="en"><note>Easy.</note><seg>It rained.</seg></tuv></tu>'
    )
    assert notes(tei(tmx(unit, unit, header=header))) == [
        ("creationtool", None, "t"),
        ("creationtoolversion", None, "1"),
        ("o-tmf", None, "t"),
        ("note", "en", "Made for tests."),
        ("note", "de", "Zum Test."),
        ("client", None, "A"),
        ("prop", None, "B"),
        ("x-text", None, "C"),
        ("map", None, "u unicode=#xE001 code=#x9F"),
        ("creationid", None, "LI"),
        ("note", None, "Hard."),
        ("changeid", None, "WU"),
        ("x-context", None, "one"),
        ("note", None, "Easy."),
    ]


def test_the_title_and_the_date_of_the_header_are_those_of_the_document():
    header = (
        "<prop type='x-title' xml:lang='zh'>终于下雨</prop><prop type='x-title'>又下雨</prop>"
        "<prop type='x-title' xml:lang='en'>Rain at Last</prop>"
        "<prop type='x-date'>1958-03-20</prop>"
        "<prop type='x-date'>1958-03-21</prop>"
    )
    root = tei(tmx(RAIN, header=header), name="other-name.tmx")
    titles = root.iterfind(".//{*}titleStmt/{*}title")
    assert [(title.get(LANG), title.text) for title in titles] == [
        ("zh", "终于下雨"),
        ("en", "Rain at Last"),
    ]
    assert root.get(ID).startswith("d1958-03-20-")
    assert [d.get("when") for d in root.iterfind(".//{*}creation/{*}date")] == ["1958-03-20"]
    assert {("title", "zh", "又下雨"), ("date", None, "1958-03-21")} <= set(notes(root))


def test_a_date_that_is_none_is_kept_and_told():
    made = encoded(tmx(RAIN, header="<prop type='x-date'>last spring</prop>"))
    assert [d.code.id for d in made.diagnostics] == ["TEI108"]
    assert parse(made.tei).findtext(".//{*}creation/{*}date") == "last spring"


@pytest.mark.parametrize(
    ("name", "lang", "title"),
    [
        ("1958-03-20-rain-at-last.tmx", "en", "rain at last"),
        ("终于下雨.tmx", "zh", "终于下雨"),
    ],
)
def test_the_title_is_the_files_name_where_the_memory_has_none(name, lang, title):
    made = encoded(tmx(RAIN), name=name)
    found = parse(made.tei).find(".//{*}titleStmt/{*}title")
    assert (found.get(LANG), found.text, found.get("cert")) == (lang, title, "medium")
    assert {d.code.id for d in made.diagnostics} == {"TEI112"}


def test_a_date_of_the_files_name_is_less_certain():
    root = tei(tmx(RAIN), name="1958-03-20.tmx")
    [date] = root.iterfind(".//{*}creation/{*}date")
    assert (date.get("when"), date.get("cert")) == ("1958-03-20", "medium")


def test_no_newspaper_is_claimed():
    root = tei(tmx(RAIN))
    assert root.find(".//{*}biblStruct") is None
    assert "newspaper" not in etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("stated", "said", "status"),
    [
        ("human", "unknown", "human"),
        ("unreviewed-mt", "unknown", "unreviewed-mt"),
        ("human", "post-edited", "post-edited"),
        ("unknown", "unknown", "unknown"),
        ("reviewed", "unknown", "unknown"),
    ],
)
def test_the_status_of_the_translation_is_the_settings_or_else_the_memorys(stated, said, status):
    header = f"<note>Translation, English: {TRANSLATION_STATUS[stated]}</note>"
    settings = Settings(translation=Translation(status=said))
    division = divisions(tei(tmx(RAIN, header=header), settings))["en"]
    assert division.get("ana").endswith(f"-status-{status}")


def test_translations_of_different_statuses_have_none():
    header = "".join(
        f"<note>Translation, {lang}: {TRANSLATION_STATUS[status]}</note>"
        for lang, status in (("English", "human"), ("French", "unreviewed-mt"))
    )
    root = tei(tmx(tu(("zh", "甲。"), ("en", "A."), ("fr", "A !")), header=header))
    assert divisions(root)["en"].get("ana").endswith("-status-unknown")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "gb18030"])
def test_the_encoding_is_what_the_xml_says(encoding):
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = tmx(RAIN).replace('version="1.0"?', f'version="1.0" encoding="{name}"?', 1)
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    assert texts(tei((mark + text).encode(encoding)), "zh") == [["下雨了。"]]


def test_an_encoding_that_is_named_is_used():
    data = tmx(RAIN).encode("gb18030")
    assert refused(data).code.id == "TEI117"
    source = pipeline.SourceBytes("memory.tmx", data, "gb18030")
    assert pipeline.encode([source], "memory.tmx", Settings()).tei is not None
    source = pipeline.SourceBytes("memory.tmx", data, "ascii", "tmx")
    [found] = pipeline.encode([source], "memory.tmx", Settings()).diagnostics
    assert found.code.id == "TEI103"


DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


@pytest.mark.parametrize(
    "data",
    [
        tmx(RAIN, before=DOCTYPE),
        tmx(RAIN, before='<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for TMX//EN" "tmx14.dtd">'),
        tmx(RAIN, before="<!-- <tmx> ?> --> <?x y?>\n<!DOCTYPE tmx [<!ELEMENT x ANY>]>"),
        tmx(RAIN).partition("\n")[2],
        tmx(RAIN, version="1.1").replace("xml:lang=", "lang="),
        tmx(RAIN).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" '),
        tmx(RAIN).replace("<seg>", '<seg xml:space="preserve">'),
        tmx("<!-- x -->", RAIN, "<?x y?>"),
    ],
)
def test_files_as_programs_write_them_are_read(data):
    root = tei(data)
    assert texts(root, "zh") == [["下雨了。"]]
    assert texts(root, "en") == [["It rained."]]


def test_a_document_type_is_not_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # Where this were read, it would be refused.
    (tmp_path / "tmx14.dtd").write_text("<!ENTITY x 'y'> no DTD", encoding="utf-8")
    (tmp_path / "memory.tmx").write_text(tmx(RAIN, before=DOCTYPE), encoding="utf-8")
    source = pipeline.SourceBytes("memory.tmx")
    assert pipeline.encode([source], "memory.tmx", Settings()).tei is not None


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (tmx(RAIN).replace("</body>", ""), 5, "tmx"),
        (tmx(RAIN)[:240], 4, ""),
        (tmx(RAIN, before="<!DOCTYPE tmx [<!ENTITY x 'y'>]>\n"), 2, "entities"),
        (tmx(tu(("zh", "下&nbsp;雨"))), 4, "nbsp"),
        ("<tmx version='1.4'>\n<header/></tmx>", 1, "body"),
    ],
)
def test_a_memory_that_cannot_be_read_says_where(data, line, words):
    found = refused(data.encode())
    assert (found.code.id, found.location.line) == ("TEI117", line)
    assert words in found.message


@pytest.mark.parametrize(
    "units", [(), (tu(("zh", " "), ("en", "\n")),), (tu(),), ("<tu><tuv/></tu>",)]
)
def test_a_memory_without_text_is_empty(units):
    assert refused(tmx(*units).encode()).code.id == "TEI101"


@pytest.mark.parametrize(
    "text",
    [
        "<tmxx>",
        "<?xml version='1.0'?><TEI/>",
        "See <tmx>.",
        "<?x?>" * 700,
        "<!-- " * 800,
        "<!DOCTYPE ",
    ],
)
def test_what_is_no_memory_is_not_taken_for_one(text):
    assert refused(text.encode()).code.id == "TEI104"


def test_a_difference_is_shown_in_its_language_and_line():
    data = tmx(RAIN, RIVER, tu(("zh", "没人睡。"), ("en", "Nobody slept.")))
    made = encoded(data)
    source = pipeline.SourceBytes("memory.tmx", data.encode())
    damaged = made.tei.replace(b"The river rose.", b"The river fell.").replace(b"Nobody ", b"")
    found = pipeline.verify(damaged, "memory.xml", [source], Settings())[1]
    lost = [d for d in found if d.code.id == "TEI401"]
    assert [(d.location.line, d.location.column) for d in lost] == [(5, 0), (6, 0)]
    assert "“Nobody”" in lost[-1].message


def test_text_that_runs_over_units_is_shown_without_what_stands_between():
    data = tmx(RAIN, RIVER)
    source = pipeline.SourceBytes("memory.tmx", data.encode())
    damaged = encoded(data).tei
    for words in (b"It rained.", b"The river rose."):
        damaged = damaged.replace(b">" + words + b"</s>", b"></s>")
    found = pipeline.verify(damaged, "memory.xml", [source], Settings())[1]
    [lost] = [d for d in found if d.code.id == "TEI401"]
    assert lost.message.startswith("“It rained. The river rose.”")


def test_a_field_that_is_lost_is_told_with_its_line():
    data = tmx(RAIN, tu(("zh", "甲。"), ("en", "A."), context="two"))
    source = pipeline.SourceBytes("memory.tmx", data.encode())
    damaged = encoded(data).tei.replace(b">two</note>", b">three</note>")
    found = pipeline.verify(damaged, "memory.xml", [source], Settings())[1]
    assert {(d.code.id, d.location.line) for d in found if d.code.id == "TEI403"} == {("TEI403", 5)}


def test_several_files_can_be_one_document():
    files = [tmx(RAIN, header="<note>one</note>"), tmx(tu(("zh", "没人睡。"), ("fr", "Personne.")))]
    inputs = [
        pipeline.SourceBytes(f"{n}.tmx", file.encode(), form="tmx") for n, file in enumerate(files)
    ]
    made = pipeline.encode(inputs, "memory", Settings())
    assert [*validate(made.tei, "memory.xml", edition_schemas())] == []
    assert texts(parse(made.tei), "zh") == [["下雨了。"], ["没人睡。"]]
    [found] = [d for d in made.diagnostics if "this sentence has no counterpart in en" in d.message]
    assert str(found.location) == "1.tmx:4"


def test_the_commands_take_a_memory(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ferry.tmx").write_bytes(FERRY.read_bytes())
    assert run("encode", "in/ferry.tmx", "-o", "ferry.xml").exit_code == 0
    assert run("verify", "ferry.xml", "--source", "in/ferry.tmx").exit_code == 0
    assert run("validate", "ferry.xml").exit_code == 0
    assert run("build", "in", "--out", "out").exit_code == 0
    [written] = (tmp_path / "out" / "tei").glob("*.xml")
    assert written.read_bytes() == (tmp_path / "ferry.xml").read_bytes()
    assert len(list((tmp_path / "out" / "html").glob("d*.html"))) == 1


# --- there and back -------------------------------------------------------------------------------


def there_and_back(data):
    """A TEI file's memory, and the memory of the TEI that this one makes."""
    first = pipeline.memory(data, "first.xml")[0]
    second = pipeline.memory(encoded(first).tei, "second.xml")[0]
    return first.decode(), second.decode()


def with_one_name(memory):
    """A memory whose document has no name, so that two can be compared."""
    name = etree.fromstring(memory.encode()).findtext("header/prop[@type='x-document']")
    return memory.replace(name, "d")


def test_a_document_of_ours_comes_back_as_it_was(source, encode):
    text = (
        source(
            author="Li Ming",
            english="It rained all night. The river rose.\n\nNobody slept.\n\nBut who knows?",
            chinese="    下了整夜的雨。河水涨了。\n    没人睡。谁知道呢？",
        )
        .replace("Page: 1", "Page:")
        .replace("第1版()", "")
    )
    first, second = map(with_one_name, there_and_back(encode(text).tei))
    assert "x-paragraph" in first
    assert second == first


def test_what_is_not_kept_of_the_seed_is_the_name_of_a_figure():
    seed = (ROOT / "tests" / "golden" / "seed.xml").read_bytes()
    first, second = (with_one_name(memory).splitlines() for memory in there_and_back(seed))
    assert len(first) == len(second)
    lines = [line for line, other in zip(first, second, strict=True) if line != other]
    # It is made from the captions, and the memory does not give the original's again.
    assert lines
    assert all("-en-figure-" in line or "x-document" in line for line in lines)


def canonical(memory):
    """What a memory says of its units, with other names for what it names."""
    numbers = itertools.count()
    names = {}
    found = []
    for unit in etree.fromstring(memory.encode()).iterfind("body/tu"):
        row = [unit.get("segtype"), unit.get("srclang")]
        for element in unit.iter("tuv", "prop", "seg"):
            words = element.text
            if element.get("type") in ("x-tei", "x-paragraph"):
                words = [names.setdefault(name, next(numbers)) for name in words.split()]
            row.append((element.get("type"), element.get(LANG), words))
        found.append(row)
    return found


def test_what_the_ferry_loses_is_that_two_lines_were_linked_to_two():
    first, second = there_and_back((ROOT / "tests" / "render" / "ferry.xml").read_bytes())
    ours, theirs = canonical(first), canonical(second)
    assert [unit[-1] for unit in ours] == [unit[-1] for unit in theirs]
    assert [unit[:2] for unit in ours] == [unit[:2] for unit in theirs]


def test_a_sample_comes_back_with_every_word(sample, encode):
    made = encode(sample.read_text(encoding="utf-8"))
    if made.tei is None or pipeline.memory(made.tei, "x.xml")[0] is None:
        pytest.skip("it has no memory")
    first, second = there_and_back(made.tei)
    before, after = (
        sorted(seg.text for seg in etree.fromstring(m.encode()).iter("seg"))
        for m in (first, second)
    )
    assert "".join(sorted("".join(after))).split() == "".join(sorted("".join(before))).split()


# --- any memory -----------------------------------------------------------------------------------

TAGS = ("zh-Hans", "en", "EN-us", "de", "ja")
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12
)
NAMES = st.sampled_from(["", "a", "b", "a b", "d-en-item-0a1b2c", "d-en-item-0a1b2d"])
VARIANTS = st.builds(
    lambda lang, words, paragraph, names, cert: tuv(
        lang, escape(words), paragraph=paragraph, tei=names, cert=cert
    ),
    st.sampled_from(TAGS),
    st.one_of(
        WORDS,
        st.sampled_from(["It rained. It rose.", "下雨了。河涨了。", " A. ", "<b>", "A\n b.\nC."]),
    ),
    NAMES,
    NAMES,
    st.sampled_from(["", "0.5", "1", "2"]),
)
UNITS = st.builds(
    lambda variants, level, segtype, paragraph: tu(
        *variants, level=level, segtype=segtype, paragraph=paragraph
    ),
    st.lists(VARIANTS, max_size=4),
    st.sampled_from(
        ["", *"sentence paragraph item line row figure head byline dateline signed label x".split()]
    ),
    st.sampled_from(["", "sentence", "paragraph", "block", "phrase"]),
    NAMES,
)


@given(
    units=st.lists(UNITS, min_size=1, max_size=8),
    srclang=st.sampled_from(["zh", "en", "*all*", "fr"]),
    segtype=st.sampled_from(["sentence", "paragraph"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_memory_is_encoded_without_loss_and_valid(units, srclang, segtype):
    data = tmx(RAIN, *units, srclang=srclang, segtype=segtype)
    made = encoded(data)
    assert not any(d.severity is Severity.ERROR for d in made.diagnostics)
