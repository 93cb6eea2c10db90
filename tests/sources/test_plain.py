"""Plain text: which lines are paragraphs, which wrap one, and which are verse."""

import textwrap

import pytest

from tei.sources import plain

PROSE = (
    "It rained the whole night through, and in the morning the river had risen over its banks and "
    "flooded the village that lies below the hills. Nobody had slept. The people of the village "
    "carried what they could to the church, and waited there until the evening came."
)
GERMAN = (
    "Die ganze Nacht fiel Regen, und am Morgen war der Fluss über die Ufer getreten und hatte das "
    "Dorf überschwemmt, das unter den Hügeln liegt. Niemand hatte geschlafen. Die Leute trugen in "
    "die Kirche, was sie tragen konnten, und warteten dort, bis der Abend kam."
)
CHINESE = (
    "下了整整一夜的雨，早晨河水已经漫过了河岸，淹没了山下的村庄。没有人睡觉。村里的人把能拿的东西都"
    "搬到了山上，在那里一直等到天黑。"
)
VERSE = """Shall I tell thee of a rainy night,
When the river rose above the stone,
And the village lay without a light,
And the people waited all alone?"""
ALEXANDRINE = """Le fleuve avait grossi pendant toute une nuit longue,
Et le village noir dormait au pied de la colline,
Les gens portaient au loin ce qui leur restait encore,
Et la pluie effaçait la route et la maison voisine."""
FREE = """床前月光
地上的霜
望着山上
想起故乡"""
CLASSICAL = """夜里听见雨，
早晨看见河。
山下人家少，
水上白云多。"""
ADDRESS = "Anna Weber\n12 Rue de la Paix\n75002 Paris"


def _paragraphs(text: str, *, verse: bool = False) -> list[str]:
    found: list[str] = []
    for line in plain.wrapped(plain.pieces(text, 0, "en"), verse=verse):
        if "\n" in line.before or not found:
            found.append(line.value)
        else:
            found[-1] += line.before + line.value
    return found


@pytest.mark.parametrize("text", [PROSE, GERMAN])
@pytest.mark.parametrize("width", [55, 72, 90])
@pytest.mark.parametrize("paragraphs", [1, 3])
def test_text_that_is_wrapped_comes_out_in_paragraphs(
    text: str, width: int, paragraphs: int
) -> None:
    wrapped = "\n\n".join([textwrap.fill(text, width)] * paragraphs)
    assert _paragraphs(wrapped) == [text] * paragraphs


@pytest.mark.parametrize("width", [30, 33])
def test_chinese_that_is_wrapped_has_no_spaces(width: int) -> None:
    lines = "\n".join(textwrap.wrap(CHINESE, width))
    assert _paragraphs(f"{lines}\n\n{lines}") == [CHINESE] * 2
    assert _paragraphs(lines) == [CHINESE]


def test_a_line_is_a_paragraph() -> None:
    lines = [PROSE, "Nobody slept.", GERMAN, "The end."]
    assert _paragraphs("\n".join(lines)) == lines
    assert _paragraphs("\n\n".join(lines)) == lines


def test_long_lines_are_paragraphs_also_between_blank_lines() -> None:
    assert _paragraphs(f"{PROSE}\n{GERMAN}\n\n{PROSE}\n{GERMAN}") == [PROSE, GERMAN] * 2


def test_blank_lines_divide_paragraphs_of_short_lines() -> None:
    text = "It rained\nall night.\n\nThe river rose.\nNobody slept."
    assert _paragraphs(text) == ["It rained all night.", "The river rose. Nobody slept."]


def test_indented_lines_begin_paragraphs() -> None:
    filled = textwrap.fill(PROSE, 60, initial_indent="    ")
    assert _paragraphs(f"{filled}\n{filled}") == [PROSE] * 2


@pytest.mark.parametrize("text", [VERSE, ALEXANDRINE, FREE, CLASSICAL])
def test_verse_keeps_its_lines(text: str) -> None:
    stanzas = f"{text}\n\n{text}"
    lines = plain.pieces(stanzas, 0, "en")
    assert plain.is_verse(lines)
    assert _paragraphs(stanzas) == stanzas.replace("\n\n", "\n").split("\n")


@pytest.mark.parametrize(
    "text", [PROSE, GERMAN, textwrap.fill(PROSE, 72), textwrap.fill(GERMAN, 60), CHINESE]
)
def test_prose_is_no_verse(text: str) -> None:
    assert not plain.is_verse(plain.pieces(f"{text}\n\n{text}", 0, "en"))


def test_text_that_is_said_to_be_verse_is_not_joined_unless_it_fills_its_lines() -> None:
    song = "it rained,\nit rained,\n\nall night,\nall night"
    assert _paragraphs(song, verse=True) == ["it rained,", "it rained,", "all night,", "all night"]
    assert _paragraphs(textwrap.fill(PROSE, 72) + f"\n\n{ADDRESS}", verse=True)[0] == PROSE


def test_an_address_stays_in_lines() -> None:
    text = f"{ADDRESS}\n\n{textwrap.fill(PROSE, 72)}\n\n{textwrap.fill(PROSE, 72)}"
    assert _paragraphs(text) == [*ADDRESS.split("\n"), PROSE, PROSE]


def test_items_begin_on_lines_of_their_own() -> None:
    text = (
        "The list:\n- rain\n  and more rain,\n- snow\n\n1. one;\n2. two.\n\nIt rained\nall night."
    )
    assert _paragraphs(text) == [
        "The list:", "- rain and more rain,", "- snow", "1. one;", "2. two.", "It rained all night."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rain at Last\n\nIt rained.", "Rain at Last"),
        ("终于下雨\n\n下雨了。", "终于下雨"),
        ("It rained.\n\nIt snowed.", ""),
        ("Rain at Last\nIt rained.", ""),
        ("Rain at Last", ""),
        ("- rain\n\nIt rained.", ""),
        (f"{PROSE[:90]}\n\nIt rained.", ""),
    ],
)
def test_a_short_line_above_the_text_is_its_headline(text: str, title: str) -> None:
    found = plain.headline(plain.pieces(text, 0, "en"))
    assert (found.value if found else "") == title
