"""Corrections of links as they are read, and what of them a document can follow."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from documents import assembled
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from lxml import etree

from tei import pipeline
from tei.align import Held, Position, end, overruled, read, resolved
from tei.model import Alignment, Correction, Link
from tei.names import TEI, XML
from tei.settings import Person, Settings
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from tei.align import Corrections

ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"

#: Two sentences in each of three languages, by the ends of their identifiers.
UNITS = {
    f"{lang}-s-{number}": Position("sentence", lang, number)
    for lang, number in product(("zh", "en", "fr"), range(2))
}
DOCUMENT = "#d1958-03-20-p1-a351c9ff-"


def meant(*groups: str, resp: str = "#wf") -> tuple[list[Correction], list[str]]:
    """What groups of links say, and the findings."""
    body = "".join(f'<linkGrp type="alignment" resp="{resp}">{group}</linkGrp>' for group in groups)
    tree = etree.fromstring(f'<standOff xmlns="{TEI}">{body}</standOff>').getroottree()
    result = resolved(read(tree, "a.xml"), Held(UNITS, "zh", ["en", "fr"], {"wf", "li"}))
    return list(result.corrections), [found.message for found in result.findings]


def correction(lang: str, original: tuple[int, ...], translation: tuple[int, ...]) -> Correction:
    return Correction("sentence", lang, original, translation, ("wf",))


@pytest.mark.parametrize(
    "before", ["#", DOCUMENT, f"../tei/a.xml{DOCUMENT}", "#dundated-00000000-"]
)
def test_the_end_of_an_identifier_names_the_unit(before: str) -> None:
    link = f'<link target="{before}en-s-1 {before}zh-s-0 {before}en-s-0"/>'
    assert meant(link) == ([correction("en", (0,), (0, 1))], [])


def test_a_unit_of_the_original_may_have_a_counterpart_in_one_translation_alone() -> None:
    link, alone = '<link target="#zh-s-0 #en-s-0"/>', '<ptr target="#zh-s-0"/>'
    both = [correction("en", (0,), (0,)), correction("fr", (0,), ())]
    assert meant(alone, link) == (both, [])


def test_nothing_says_of_which_translation_it_speaks() -> None:
    neither = [correction("en", (1,), ()), correction("fr", (1,), ())]
    assert meant('<ptr target="#zh-s-1"/>') == (neither, [])


def test_the_group_before_says_of_which_translation_it_speaks() -> None:
    link, alone = '<link target="#zh-s-0 #fr-s-0"/>', '<ptr target="#zh-s-1"/>'
    of_french = [correction("fr", (0,), (0,)), correction("fr", (1,), ())]
    assert meant(link, alone) == (of_french, [])


def test_two_translations_are_not_linked_with_each_other() -> None:
    for target in ("#en-s-0 #fr-s-0", "#zh-s-0 #en-s-0 #fr-s-0"):
        kept, [message] = meant(f'<link target="{target}"/>')
        assert kept == []
        assert "two translations" in message


def test_saying_it_twice_is_saying_it() -> None:
    link = '<link target="#zh-s-0 #en-s-0"/>'
    assert meant(link, link) == ([correction("en", (0,), (0,))], [])


def test_the_encoder_has_no_say() -> None:
    assert meant('<link target="#zh-s-0 #en-s-0"/>', resp=f"{DOCUMENT}encoder") == ([], [])
    own = '<link target="#zh-s-0 #en-s-0" resp="#wf #li"/>'
    [kept], _ = meant(own, resp=f"{DOCUMENT}encoder")
    assert kept.resp == ("wf", "li")


def test_corrections_take_the_place_of_the_sources_links() -> None:
    source = Alignment("sentence", "en", (Link((0,), (0,), 0.9), Link((1,), (1,), 0.9)), (2,), (2,))
    [both] = overruled([source], [correction("en", (0,), ()), correction("en", (2,), (0,))])
    links = (Link((1,), (1,), 0.9), Link((2,), (0,), None))
    assert both == Alignment("sentence", "en", links, (0,), (2,))


ENGLISH = "It rained all night. The river rose.\n\nAll were awake.\n\nThe day came. They sang."
CHINESE = "    下了整整一夜的雨。河水涨了。\n    所有的人都醒着。\n    天亮了。他们唱了歌。"
#: How many units each level has, on either side.
COUNTS = {"p": 3, "s": 5}


def encoded(text: str, corrections: Corrections | None) -> bytes:
    source_bytes = [pipeline.SourceBytes("rain.txt", text.encode())]
    settings = Settings(people=(Person("Wang Fang", "editor"),))
    tei = pipeline.encode(source_bytes, "rain.txt", settings, corrections).tei
    assert tei is not None
    return tei


def parts(level: str) -> st.SearchStrategy[tuple[str, list[int], list[int]]]:
    """Units of both sides that are said to go together; of one side none may be."""
    some = st.lists(st.integers(0, COUNTS[level] - 1), max_size=2, unique=True)
    return st.tuples(st.just(level), some, some)


@given(st.lists(st.sampled_from("ps").flatmap(parts), max_size=5))
@effort(max_examples=40, deadline=None, derandomize=True, database=None)
def test_whatever_is_corrected_every_unit_is_accounted_for(
    said: list[tuple[str, list[int], list[int]]],
) -> None:
    text = assembled(english=ENGLISH, chinese=CHINESE)
    root = parse(encoded(text, None)).getroot()
    names = {
        (level, lang): [
            str(unit.get(ID))
            for version in root.iterfind("{*}text/{*}body/{*}div")
            if version.get(LANG) == lang
            for unit in version.iter(f"{{*}}{level}")
        ]
        for level in COUNTS
        for lang in ("zh-Hans", "en")
    }
    lines = []
    for level, ours, theirs in said:
        units = [names[level, "zh-Hans"][i] for i in ours] + [names[level, "en"][j] for j in theirs]
        kind = "link" if len(units) > 1 else "ptr"
        lines.append(f'<{kind} target="{" ".join(f"#{name}" for name in units)}"/>')
    group = f'<linkGrp xmlns="{TEI}" type="alignment" resp="#person-1">{"".join(lines)}</linkGrp>'
    tei = encoded(text, read(parse(group.encode()), "rain.links.xml"))
    links = read(parse(tei), "rain.xml")
    named = Counter(name for one in (*links.signed, *links.unsigned) for name in one.units)
    for units in names.values():
        assert [named[end(name)] for name in units] == [1] * len(units)
    # What is signed is a part of what was said, and is all that holds.
    wanted = [set(one.units) for one in read(parse(group.encode()), "").signed]
    assert all(set(one.units) in wanted for one in links.signed)
    # Said once more by what was made of it, it is the same.
    assert encoded(text, links) == tei


def test_sentences_follow_the_paragraphs_that_an_editor_has_linked() -> None:
    text = assembled(
        english="The day came. They sang.\n\nIt rained all night. The river rose.",
        chinese="    下了整整一夜的雨。河水涨了。\n    天亮了。他们唱了歌。",
    )
    root = parse(encoded(text, None)).getroot()
    ours, theirs = (
        [str(p.get(ID)) for p in root.iter("{*}p") if f"-{lang}-p-" in str(p.get(ID))]
        for lang in ("zh-Hans", "en")
    )
    lines = "".join(
        f'<link target="#{one} #{other}"/>' for one, other in zip(ours, theirs[::-1], strict=True)
    )
    group = f'<linkGrp xmlns="{TEI}" type="alignment" resp="#person-1">{lines}</linkGrp>'
    tree = parse(encoded(text, read(parse(group.encode()), "rain.links.xml")))
    texts = {e.get(ID): "".join(e.itertext()) for e in tree.iter("{*}s")}
    joined = [
        " ".join(texts[name[1:]] for name in link.get("target", "").split())
        for link in tree.iter("{*}link")
        if "-s-" in link.get("target", "")
    ]
    assert joined == [
        "下了整整一夜的雨。 It rained all night.",
        "河水涨了。 The river rose.",
        "天亮了。 The day came.",
        "他们唱了歌。 They sang.",
    ]


def test_links_stand_in_the_order_of_the_original() -> None:
    text = assembled(english=ENGLISH, chinese=CHINESE)
    root = parse(encoded(text, None)).getroot()
    first = next(link for link in root.iter("{*}link") if "-p-" in link.get("target", ""))
    group = (
        f'<linkGrp xmlns="{TEI}" type="alignment" resp="#person-1">'
        f'<link target="{first.get("target")}"/></linkGrp>'
    )
    made = parse(encoded(text, read(parse(group.encode()), "rain.links.xml"))).getroot()
    assert [link.get("target") for link in made.iter("{*}link")] == [
        link.get("target") for link in root.iter("{*}link")
    ]
