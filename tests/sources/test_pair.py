"""A file for each language: any languages, with or without front matter, wrapped or not."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei import pipeline
from tei.diagnostics import Severity
from tei.settings import Settings, from_dict
from tei.validate import edition_schemas, validate
from tei.xml.parsing import parse

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

EncodeFiles = Callable[..., pipeline.Encoded]
Outline = Callable[[etree._Element], str]

GERMAN = "Die ganze Nacht fiel Regen."
FRENCH = "La pluie tomba toute la nuit."
LATIN = "Tota nocte pluit imber."
ENGLISH = "It rained the whole night."
CHINESE = "下了整整一夜的雨。"

FR_DE = from_dict({"languages": {"original": "fr", "translation": "de"}})


def _codes(result: pipeline.Encoded) -> list[str]:
    return [d.code.id for d in result.diagnostics if not d.code.id.startswith("TEI3")]


def _root(result: pipeline.Encoded) -> etree._Element:
    assert result.tei is not None, result.diagnostics
    return parse(result.tei).getroot()


def _roles(result: pipeline.Encoded) -> dict[str, str]:
    divisions = _root(result).iterfind("{*}text/{*}body/{*}div")
    return {division.get(LANG, ""): division.get("type", "") for division in divisions}


def _division(result: pipeline.Encoded, lang: str) -> etree._Element:
    divisions = _root(result).iterfind("{*}text/{*}body/{*}div")
    return next(division for division in divisions if division.get(LANG) == lang)


def _texts(division: etree._Element, name: str = "p") -> list[str]:
    return ["".join(element.itertext()) for element in division.iter(f"{{*}}{name}")]


@pytest.mark.parametrize(
    ("files", "original", "warned"),
    [
        ({"en": ENGLISH, "zh": CHINESE}, "zh-Hans", False),
        ({"en": ENGLISH, "zh-Hans": CHINESE}, "zh-Hans", False),
        ({"EN": ENGLISH, "zh-hans": CHINESE}, "zh-Hans", False),
        ({"en-GB": ENGLISH, "zh-TW": CHINESE}, "zh-TW", False),
        ({"en": ENGLISH, "la": LATIN}, "la", False),
        ({"de": GERMAN, "fr": FRENCH}, "de", True),
        ({"de": GERMAN, "fr": f"---\nrole: original\n---\n{FRENCH}"}, "fr", False),
        ({"de": f"---\nrole: translation\n---\n{GERMAN}", "fr": FRENCH}, "fr", False),
        ({"de": f"---\noriginal: Français\n---\n{GERMAN}", "fr": FRENCH}, "fr", False),
        ({"de": GERMAN, "en": ENGLISH, "zh": CHINESE}, "zh-Hans", False),
        ({"de": GERMAN, "en": ENGLISH, "la": LATIN}, "de", True),
        ({"zh": CHINESE, "zh-Hant": CHINESE}, "zh-Hans", False),
    ],
)
def test_the_original_is_found(
    *, files: dict[str, str], original: str, warned: bool, encode_files: EncodeFiles
) -> None:
    result = encode_files({f"rain.{lang}.txt": text for lang, text in files.items()})
    roles = _roles(result)
    assert len(roles) == len(files)
    assert [lang for lang, role in roles.items() if role == "original"] == [original]
    assert _codes(result) == ["TEI114"] * warned


def test_the_settings_say_which_languages_they_are(encode_files: EncodeFiles) -> None:
    result = encode_files({"rain.de.txt": GERMAN, "rain.fr.txt": FRENCH}, FR_DE)
    assert _roles(result) == {"de": "translation", "fr": "original"}
    assert result.diagnostics == []


def test_each_file_says_what_it_is(encode_files: EncodeFiles) -> None:
    head = "---\ntitle: {}\nauthor: {}\ndate: 1958-03-20\n---\n\n{}\n"
    result = encode_files(
        {
            "rain.de.txt": head.format("Endlich Regen", "Anna Weber", GERMAN),
            "rain.fr.txt": head.format("La pluie", "Jeanne Petit", FRENCH),
        },
        FR_DE,
    )
    assert result.diagnostics == []
    root = _root(result)
    statement = root.find("{*}teiHeader/{*}fileDesc/{*}titleStmt")
    assert statement is not None
    assert [(e.get(LANG), e.text) for e in statement.iterfind("{*}title")] == [
        ("de", "Endlich Regen"),
        ("fr", "La pluie"),
    ]
    assert [e.text for e in statement.iterfind("{*}author")] == ["Anna Weber", "Jeanne Petit"]
    assert _texts(_division(result, "fr"), "head") == ["La pluie"]
    names = [e.text for e in root.iterfind(".//{*}sourceDesc/{*}bibl/{*}idno[@type='filename']")]
    assert names == ["rain.de.txt", "rain.fr.txt"]


def test_three_languages_are_linked_to_the_original(encode_files: EncodeFiles) -> None:
    files = {"rain.de.txt": GERMAN, "rain.en.txt": ENGLISH, "rain.fr.txt": FRENCH}
    settings = from_dict({"languages": {"original": "de"}})
    result = encode_files(files, settings)
    groups = _root(result).findall("{*}standOff/{*}linkGrp[@subtype='sentence']")
    assert [len(group) for group in groups] == [1, 1]
    for link in (link for group in groups for link in group):
        assert link.get("target", "").split()[0].rsplit("-s-")[0].endswith("-de")


def test_a_translation_is_divided_as_the_original_is(
    encode_files: EncodeFiles, outline: Outline
) -> None:
    files = {
        "rain.en.txt": f"{ENGLISH}\n(Attached picture)\nA village\n{ENGLISH}",
        "rain.zh.txt": f"{CHINESE}\n（附图片）\n雨中的山村  李明插图\n{CHINESE}",
        "rain.de.txt": f"{GERMAN}\n(Picture)\nEin Dorf\n{GERMAN}",
    }
    result = encode_files(files)
    assert {lang: outline(_division(result, lang)) for lang in ("en", "zh-Hans", "de")} == {
        "en": "p figure(label head) p",
        "zh-Hans": "p figure(label head byline) p",
        "de": "p figure(label head) p",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph_with_spaces(end: str, encode_files: EncodeFiles) -> None:
    english = "It rained the whole\nnight, and the river\nrose.\n\nNobody\nslept.\n"
    chinese = "下了整整\n一夜的雨，河水\n涨了。\n\n没有人\n睡觉。\n"
    files = {"rain.en.txt": english, "rain.zh.txt": chinese}
    result = encode_files({name: text.replace("\n", end) for name, text in files.items()})
    assert _texts(_division(result, "en")) == [
        "It rained the whole night, and the river rose.",
        "Nobody slept.",
    ]
    assert _texts(_division(result, "zh-Hans")) == ["下了整整一夜的雨，河水涨了。", "没有人睡觉。"]
    assert result.diagnostics == []


def _verified(
    tei: bytes, files: dict[str, str], edition: Settings = FR_DE
) -> list[tuple[str, str, int, int]]:
    inputs = [
        pipeline.SourceBytes(name, text.encode(), lang=name.split(".")[1])
        for name, text in files.items()
    ]
    found = pipeline.verify(tei, "rain.xml", inputs, edition)[1]
    return [(d.code.id, d.location.path, d.location.line, d.location.column) for d in found]


def test_a_place_in_a_wrapped_text_is_that_of_its_file(encode_files: EncodeFiles) -> None:
    french = "La pluie tomba\n  toute la nuit.\n\nFin\ndu récit."
    files = {"rain.de.txt": GERMAN, "rain.fr.txt": french}
    tei = encode_files(files, FR_DE).tei or b""
    assert _verified(tei.replace(b"nuit", b"soir"), files)[0] == ("TEI401", "rain.fr.txt", 2, 12)
    assert _verified(tei.replace("récit".encode(), b"conte"), files)[0][1:] == (
        "rain.fr.txt", 5, 4
    )  # fmt: skip


def test_the_same_text_wrapped_otherwise_has_the_same_identifiers(
    encode_files: EncodeFiles,
) -> None:
    files = {"rain.en.txt": f"{ENGLISH}\n\n{ENGLISH}", "rain.zh.txt": CHINESE}
    again = {**files, "rain.en.txt": "It rained\nthe whole\nnight.\n\n" + ENGLISH}
    one, other = (
        [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in _root(encode_files(f)).iter()]
        for f in (files, again)
    )
    assert one == other


VERSE = """Shall I tell thee of a rainy night,
  When the river rose above the stone,
And the village lay without a light,
  And the people waited all alone?"""


def test_verse_comes_out_in_stanzas(encode_files: EncodeFiles, outline: Outline) -> None:
    chinese = "夜里听见雨，\n早晨看见河。\n山下人家少，\n水上白云多。"
    files = {"rain.en.txt": f"{VERSE}\n\n{VERSE}", "rain.zh.txt": f"{chinese}\n\n{chinese}"}
    result = encode_files(files)
    assert outline(_division(result, "en")) == outline(_division(result, "zh-Hans")) == "lg(l*4)*2"
    assert [line.get("rend") for line in _division(result, "en").iter("{*}l")][:2] == [
        None,
        "indent(2sp)",
    ]
    assert _codes(result) == []


def test_the_first_line_is_the_title_where_every_text_has_one(encode_files: EncodeFiles) -> None:
    files = {"rain.de.txt": f"Endlich\n\n{GERMAN}", "rain.fr.txt": f"La pluie\n\n{FRENCH}"}
    result = encode_files(files, FR_DE)
    titles = _root(result).findall("{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}title")
    assert [(t.text, t.get("cert")) for t in titles] == [
        ("Endlich", "medium"),
        ("La pluie", "medium"),
    ]
    assert _texts(_division(result, "de")) == [GERMAN]
    result = encode_files({**files, "rain.fr.txt": f"{FRENCH}\n\n{FRENCH}"}, FR_DE)
    assert _texts(_division(result, "de")) == ["Endlich", GERMAN]


def test_files_of_markdown_are_read_as_markdown(
    encode_files: EncodeFiles, outline: Outline
) -> None:
    files = {
        "rain.de.md": f"# Endlich Regen\n\n{GERMAN}\n\n## Am Morgen\n\n- Fluss\n- Dorf\n",
        "rain.fr.md": f"# Français\n\n{FRENCH}\n\n## Le matin\n\n- fleuve\n- village\n",
    }
    result = encode_files(files, FR_DE)
    shape = "p div(head list(item*2))"
    assert outline(_division(result, "de")) == f"head {shape}"
    assert outline(_division(result, "fr")) == shape
    assert result.diagnostics == []


def test_plain_text_and_markdown_go_together(encode_files: EncodeFiles, outline: Outline) -> None:
    files = {"rain.de.md": f"# Endlich\n\n{GERMAN}", "rain.fr.txt": FRENCH}
    result = encode_files(files, FR_DE)
    assert [outline(_division(result, lang)) for lang in ("de", "fr")] == ["head p", "p"]


def test_a_file_alone_is_read_by_its_content(encode_files: EncodeFiles) -> None:
    corpus = "Title: Rain\nDate: 1958-03-20\n\nIt rained.\n"
    result = encode_files({"rain.en.txt": corpus})
    assert b"People's Daily" in (result.tei or b"")
    result = encode_files({"rain.en.txt": ENGLISH})
    assert _roles(result) == {"en": "translation"}
    assert _codes(result) == ["TEI106"]
    result = encode_files({"rain.fr.txt": FRENCH})
    assert _roles(result) == {"fr": "original"}
    assert _codes(encode_files({"rain.txt": ENGLISH})) == ["TEI104"]


def test_a_file_without_text_has_no_version(encode_files: EncodeFiles) -> None:
    files = {"rain.de.txt": "---\ntitle: Regen\n---\n", "rain.fr.txt": FRENCH}
    result = encode_files(files, FR_DE)
    assert _roles(result) == {"fr": "original"}
    assert _codes(result) == ["TEI106"]
    assert b"Regen" in (result.tei or b"")


def test_two_files_in_one_language_are_one_text(encode_files: EncodeFiles) -> None:
    files = {"rain.de.md": GERMAN, "rain.de.txt": "Niemand schlief.", "rain.fr.txt": FRENCH}
    result = encode_files(files, FR_DE)
    assert _texts(_division(result, "de")) == [GERMAN, "Niemand schlief."]


def test_files_of_which_nobody_says_the_language(encode_files: EncodeFiles) -> None:
    result = encode_files({"one.txt": GERMAN, "two.txt": f"---\nlanguage: fr\n---\n{FRENCH}"})
    assert set(_roles(result)) == {"und", "fr"}
    [found] = [d for d in result.diagnostics if d.code.id == "TEI115"]
    assert (found.location.path, found.location.line) == ("one.txt", 1)


def test_what_a_newspaper_says_is_a_newspaper_article(encode_files: EncodeFiles) -> None:
    front = "---\n{}: Le Matin\ndate: 1958-03-20\npage: 3\ncolumn: Nouvelles\n---\n" + FRENCH
    shapes = {}
    for key in ("newspaper", "journal", "publication", "place"):
        files = {"rain.de.txt": GERMAN, "rain.fr.txt": front.format(key)}
        result = encode_files(files, FR_DE)
        assert _codes(result) == []
        assert [*validate(result.tei or b"", "rain.xml", edition_schemas())] == []
        root = _root(result)
        book = root.find(".//{*}biblStruct")
        title = root.find(".//{*}monogr/{*}title")
        shapes[key] = (
            None if book is None else book.get("type"),
            None if title is None else title.get("level"),
            root.find(".//{*}textClass") is not None,
            [note.get("n") for note in root.iterfind(".//{*}notesStmt/{*}note")],
        )
        [created] = root.iterfind(".//{*}creation/{*}date")
        assert created.get("when") == "1958-03-20"
    assert shapes == {
        "newspaper": ("newspaper", "j", True, []),
        "journal": ("document", "j", False, []),
        "publication": ("document", "m", False, []),
        "place": (None, None, False, ["place", "page", "column"]),
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'<date when="1958-03-20">20 March 1958</date>', b'<date when="1958">1958</date>', 403),
        (b">Le Matin<", b">Le Soir<", 403),
        (b"toute la nuit", b"toute<lb/>la nuit", 407),
        (b"toute la nuit", b"toutela nuit", 401),
    ],
)
def test_what_an_editor_changes_is_found(
    old: bytes, new: bytes, code: int, encode_files: EncodeFiles
) -> None:
    front = (
        "---\npublication: Le Matin\ndate: 1958-03-20\n---\nLa pluie tomba toute\nla nuit.\n\nFin."
    )
    files = {"rain.de.txt": GERMAN, "rain.fr.txt": front}
    tei = encode_files(files, FR_DE).tei or b""
    assert old in tei
    assert f"TEI{code}" in [found[0] for found in _verified(tei.replace(old, new), files)]
    assert _verified(tei, files) == []


#: Lines that mean something to the reader of plain text, and some that do not.
LINES = """It rained.
It rained the whole night through, and in the morning the river had risen
over its banks and flooded the village that lies below the hills; and nobody
slept.
La pluie tomba toute la nuit,
Et le fleuve
Die Leute  warteten.   Der Regen fiel.
12 Rue de la Paix
    indented
\u3000\u3000下了整整一夜的雨，
早晨河水已经漫过了河岸。
春天来了
- rain
  and more rain
1. one;
2. two;
一、下雨；
（附图片）
雨中的山村  李明插图
Rice    3    4
Oil  5    6
                         Li Ming
××
\x0b
\u00a0
---
key: value""".split("\n")
FRONTS = [
    "",
    "---\ntitle: Rain\n---\n",
    "---\ntitle: 'Rain: x'\nauthor: A; B、C and D\ndate: 1958\npage: 3\ntext: x\ncolumn: C\n---\n",
    "---\nlanguage: zh-Hans\nrole: nonsense\nnewspaper: N\njournal: J\ndate: someday\n---\n",
    "---\ntitle: Two Songs\npublication: P\nrole: original\npages: 2-3\ntitle: More\n---\n",
]
FILES = st.tuples(
    st.sampled_from(["en.txt", "zh.txt", "fr.txt", "de.md", "zh-Hant.md"]),
    st.sampled_from(FRONTS),
    st.lists(st.sampled_from([*LINES, "", ""]), min_size=1, max_size=12),
)


@given(
    files=st.lists(FILES, min_size=1, max_size=3, unique_by=lambda file: file[0]),
    edition=st.sampled_from([Settings(), FR_DE]),
)
@settings(max_examples=125, deadline=None, derandomize=True)
def test_any_files_are_encoded_without_loss_and_valid(
    files: list[tuple[str, str, list[str]]], edition: Settings, encode_files: EncodeFiles
) -> None:
    named = {f"rain.{name}": front + "\n".join(lines) for name, front, lines in files}
    if len(named) == 1:
        named["rain.it.txt"] = "Pioveva."
    result = encode_files(named, edition)
    errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    if any(not text.strip() for text in named.values()):
        assert [d.code.id for d in errors] == ["TEI101"]
        return
    assert errors == []
    assert [*validate(result.tei or b"", "rain.xml", edition_schemas())] == []


@pytest.mark.parametrize(
    ("title", "chinese", "texts"),
    [
        ("村规", "一、扫院子。\n\n二、\n挑水。\n挑土。", {"label": "二、", "item": "挑水。挑土。"}),
        (
            "雨",
            "本报沈阳电\n下雨了。\n\n【本报讯】\n河水涨了。",
            {"dateline": "【本报讯】", "p": "河水涨了。"},
        ),
        (
            "雨（图片）",
            "下雨。\n\n右图：\n雨。\n左图：\n田里\n都是水。",
            {"label": "左图：", "p": "田里都是水。"},
        ),
        ("语录", "雨对田\n好。\n《雨论》\n\n雪好。", {"bibl": "《雨论》"}),
    ],
)
def test_a_block_may_end_where_a_line_is_wrapped(
    title: str, chinese: str, texts: dict[str, str], encode_files: EncodeFiles
) -> None:
    result = encode_files(
        {
            "rain.zh.txt": f"{title}\n\n{chinese}\n",
            "rain.en.txt": "Rain\n\nIt\nrained.\n\nIt snowed.",
        }
    )
    division = _division(result, "zh-Hans")
    assert {name: _texts(division, name)[-1] for name in texts} == texts
