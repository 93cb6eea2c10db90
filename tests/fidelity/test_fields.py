"""The fields of a header, and the people that it names: told to the character."""

from collections.abc import Callable

import pytest

from tei import pipeline
from tei.settings import Settings

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Edited = Callable[[str, str], list[str]]

PICTURE = (
    "    下雨了。\n    （附图片）\n    雨中山村  李明插图\n    （附图片）\n    雪中山村  李明亮插图"
)


@pytest.fixture
def edited(source: Source, encode: Encode) -> Edited:
    """The codes of what is found after the first of some words in the TEI was replaced."""
    text = source(
        title="Rain: Notes of a Winter",
        author="Li Ming",
        chinese_title="到田里去\u3000到山上去  ——记一个冬天",
        chinese_author="李明、李明亮",
        column="读者 来信",
        page="2–3",
        chinese_page=None,
        chinese=PICTURE,
    )
    tei = encode(text).tei
    assert tei is not None
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())

    def found(old: str, new: str) -> list[str]:
        assert old in tei.decode(), old
        changed = tei.decode().replace(old, new, 1).encode()
        told = pipeline.verify(changed, "rain.xml", [source_bytes], Settings())[1]
        return sorted({diagnostic.code.id for diagnostic in told})

    return found


def test_a_header_that_nobody_touched_is_its_sources(edited: Edited) -> None:
    assert edited("Li Ming", "Li Ming") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Notes of a Winter</title>", "Notes ofa Winter</title>"),
        ("Notes of a Winter</head>", "Notes ofa Winter</head>"),
        ("到田里去\u3000</title>", "到田里去</title>"),
        ("到山上去</title>  <title", "到山上去</title><title"),
        ('<head type="main" source', '<head type="main" source="#x" n'),
        ("Li Ming</author>", "LiMing</author>"),
        ("读者 来信", "读者来信"),
        ("Renmin Ribao", "Renmin\u3000Ribao"),
    ],
)
def test_white_space_in_a_field_is_not_layout(old: str, new: str, edited: Edited) -> None:
    assert set(edited(old, new)) & {"TEI402", "TEI403", "TEI405", "TEI501"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Notes of a Winter</title>", "Notes of\n    a Winter\n  </title>"),
        ("读者 来信", "\n  读者\n  来信\n"),
    ],
)
def test_a_long_field_may_be_broken_where_it_has_a_space(
    old: str, new: str, edited: Edited
) -> None:
    assert edited(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('from="2" to="3">2–3<', 'from="2" to="3">2-3<'),
        ('from="2" to="3">2–3<', 'from="2" to="3"><'),
        ('from="2" to="3">2–3<', 'from="" to="3">2–3<'),
        ('when="1958-03-20">20 March 1958', 'when="1958-3-20">20 March 1958'),
        ('when="1958-03-20">20 March 1958', 'when="1958/03/20">20 March 1958'),
        ('when="1958-03-20">20 March 1958', 'when="">20 March 1958'),
        ('when="1958-03-20">20 March 1958', 'when="1958-03-20">'),
    ],
)
def test_a_value_and_its_words_say_the_same_in_the_usual_way(
    old: str, new: str, edited: Edited
) -> None:
    assert "TEI405" in edited(old, new)


@pytest.mark.parametrize(
    "old", ["李明亮</author>\n        <respStmt", "李明亮</author>\n            <respStmt"]
)
def test_one_author_twice_is_not_two(old: str, edited: Edited) -> None:
    assert "TEI405" in edited(old, old.replace("李明亮", "李明"))


@pytest.mark.parametrize(
    "old",
    ['<persName xml:lang="zh-Hans">李明亮', '-illustrator-2" xml:lang="zh-Hans">李明亮'],
)
def test_a_person_is_named_as_in_that_persons_place(old: str, edited: Edited) -> None:
    assert edited(old, old.replace("李明亮", "李明")) == ["TEI405"]


def test_an_author_who_stands_only_with_the_source_is_missing(edited: Edited) -> None:
    assert "TEI403" in edited('<author xml:lang="zh-Hans">李明</author>', "")


def test_a_sign_without_its_character_is_a_change(source: Source, encode: Encode) -> None:
    text = source(english="It rained\x07 all night\x0b.")
    encoded = encode(text)
    tei, name = encoded.tei, encoded.identifier
    assert tei is not None
    source_bytes = pipeline.SourceBytes("rain.txt", text.encode())
    for old, new, codes in (
        ("U+0007", "U+0007", set()),
        ("U+0007", "U+0008", {"TEI401", "TEI402"}),
        (f'ref="#{name}-char-000b', f'ref="#{name}-char-0007', {"TEI401", "TEI402"}),
        ('type="codepoint">U+0007', 'type="standard">U+0007', {"TEI401"}),
    ):
        changed = tei.decode().replace(old, new).encode()
        told = pipeline.verify(changed, "rain.xml", [source_bytes], Settings())[1]
        assert {d.code.id for d in told if d.code.id.startswith("TEI4")} == codes, new


def test_a_sign_of_the_source_itself_is_another_character(source: Source, encode: Encode) -> None:
    tei = encode(source(english="It rained\x07 all night.")).tei
    assert tei is not None
    source_bytes = pipeline.SourceBytes(
        "rain.txt", source(english="It rained␇ all night.").encode()
    )
    told = pipeline.verify(tei, "rain.xml", [source_bytes], Settings())[1]
    assert [d.code.id for d in told] == ["TEI404", "TEI402"]
