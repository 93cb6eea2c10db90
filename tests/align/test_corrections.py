"""Corrections of links as they are read, and what of them a document can follow."""

from __future__ import annotations

from itertools import product

import pytest
from lxml import etree

from tei.align import Unit, given, read, resolved
from tei.model import Alignment, Correction, Link
from tei.names import TEI

#: Two sentences in each of three languages, by the ends of their identifiers.
UNITS = {
    f"{lang}-s-{number}": Unit("sentence", lang, number)
    for lang, number in product(("zh", "en", "fr"), range(2))
}
DOCUMENT = "#d1958-03-20-p1-a351c9ff-"


def meant(*groups: str, resp: str = "#wf") -> tuple[list[Correction], list[str]]:
    """What groups of links say, and the findings."""
    body = "".join(f'<linkGrp type="alignment" resp="{resp}">{group}</linkGrp>' for group in groups)
    tree = etree.fromstring(f'<standOff xmlns="{TEI}">{body}</standOff>').getroottree()
    result = resolved(read(tree, "a.xml"), UNITS, "zh", ["en", "fr"], {"wf", "li"})
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
    [both] = given([source], [correction("en", (0,), ()), correction("en", (2,), (0,))])
    links = (Link((1,), (1,), 0.9), Link((2,), (0,), None))
    assert both == Alignment("sentence", "en", links, (0,), (2,))
