"""The levels of an alignment in a TEI file: divisions, paragraphs, sentences, figures."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei import pipeline

ID = "{http://www.w3.org/XML/1998/namespace}id"

Source = Callable[..., str]
Encode = Callable[..., pipeline.Encoded]
Tei = Callable[..., etree._Element]

THREE = (
    "It rained.\n\nThe river rose.\n\nNobody slept.",
    "    下雨了。\n    河涨了。\n    没人睡。",
)
LONG = "下了整整一夜，一直下到第二天早晨，河水涨得很高，谁也没有睡。"


def _groups(root: etree._Element, kind: str, level: str) -> list[etree._Element]:
    return root.findall(f".//{{*}}linkGrp[@type='{kind}'][@subtype='{level}']")


def _links(root: etree._Element, level: str) -> list[list[str]]:
    """The texts of the units that each link of a level joins."""
    units = {e.get(ID): "".join(e.itertext()) for e in root.iter() if e.get(ID)}
    return [
        [units[pointer.removeprefix("#")] for pointer in link.get("target", "").split()]
        for group in _groups(root, "alignment", level)
        for link in group
    ]


def test_paragraphs_and_their_sentences_are_linked(source: Source, tei: Tei) -> None:
    root = tei(source(english=THREE[0], chinese=THREE[1]))
    expected = [
        ["下雨了。", "It rained."],
        ["河涨了。", "The river rose."],
        ["没人睡。", "Nobody slept."],
    ]
    assert _links(root, "paragraph") == expected
    assert _links(root, "sentence") == expected
    assert _groups(root, "unmatched", "paragraph") == []


@pytest.mark.parametrize("level", ["division", "paragraph", "sentence"])
def test_the_seeds_links_go_straight_down(level: str, seed: Path, tei: Tei) -> None:
    root = tei(seed.read_text(encoding="utf-8"))
    units = {"division": "div", "paragraph": "p", "sentence": "s"}[level]
    english, chinese = (
        [
            f"#{unit.get(ID)}"
            for unit in (division if units != "div" else body).iter(f"{{*}}{units}")
        ]
        for body in root.iter("{*}body")
        for division in body
    )
    if level == "division":
        english, chinese = english[:1], chinese[1:]
    [group] = _groups(root, "alignment", level)
    assert [link.get("target") for link in group] == [
        f"{ours} {theirs}" for ours, theirs in zip(chinese, english, strict=True)
    ]
    assert all(float(link.get("cert", "0")) > 0.5 for link in group)


def test_every_paragraph_is_linked_or_named_as_unmatched(source: Source, tei: Tei) -> None:
    root = tei(source(english="It rained.", chinese=f"    {LONG}\n    下雨了。\n    {LONG}"))
    linked = {p for group in _groups(root, "alignment", "paragraph") for p in group.iter()}
    targets = " ".join(link.get("target", "") for link in linked).split()
    alone = [p.get("target") for g in _groups(root, "unmatched", "paragraph") for p in g]
    paragraphs = [f"#{p.get(ID)}" for body in root.iter("{*}body") for p in body.iter("{*}p")]
    assert sorted([*targets, *filter(None, alone)]) == sorted(paragraphs)


def test_a_unit_without_counterpart_is_reported_where_it_stands(
    source: Source, encode: Encode
) -> None:
    text = source(chinese="    下雨了。\n    （附图片）\n    雨中的山村")
    [found] = [d for d in encode(text).diagnostics if d.code.id == "TEI302"]
    assert text.splitlines()[found.location.line - 1] == "    （附图片）"
    assert found.location.column == 5
    assert "figure" in found.message
    assert "en" in found.message


def test_figures_are_linked_by_their_order(source: Source, tei: Tei) -> None:
    text = source(
        english="It rained.\n\n(Picture)\nA village\n\nThe rain ended.\n\n(Picture)\nA field",
        chinese="    下雨了。\n    （图片）\n    山村\n    雨停了。\n    （图片）\n    田野",
    )
    links = [["".join(text.split()) for text in link] for link in _links(tei(text), "figure")]
    assert links == [["（图片）山村", "(Picture)Avillage"], ["（图片）田野", "(Picture)Afield"]]


def test_a_document_in_one_language_has_no_links(source: Source, tei: Tei) -> None:
    root = tei(source(chinese="", headline="", rule=None, mark=None))
    assert root.find(".//{*}standOff") is None
    assert not [element for element in root.iter() if element.get("corresp")]


def test_no_group_is_empty_and_no_link_has_one_end(seed: Path, tei: Tei) -> None:
    root = tei(seed.read_text(encoding="utf-8"))
    assert all(len(group) for group in root.iter("{*}linkGrp"))
    assert all(len(link.get("target", "").split()) > 1 for link in root.iter("{*}link"))


def test_corresp_repeats_the_links(seed: Path, tei: Tei) -> None:
    root = tei(seed.read_text(encoding="utf-8"))
    by_id = {element.get(ID): element for element in root.iter() if element.get(ID)}
    for link in root.iter("{*}link"):
        ours, theirs = link.get("target", "").split()
        assert by_id[ours.removeprefix("#")].get("corresp") == theirs
        assert by_id[theirs.removeprefix("#")].get("corresp") == ours


def test_divisions_in_divisions_are_linked_part_by_part(tei: Tei) -> None:
    german = "## Eins\n\nEs regnete.\n\n### Zwei\n\nNiemand schlief.\n\n## Drei\n\nDas Ende."
    french = "## Un\n\nIl a plu.\n\n### Deux\n\nNul ne dormait.\n\n## Trois\n\nLa fin."
    root = tei(f"# fr (original)\n\nAvant.\n\n{french}\n\n# de\n\nVorher.\n\n{german}")
    assert _links(root, "paragraph") == [
        ["Avant.", "Vorher."],
        ["Il a plu.", "Es regnete."],
        ["Nul ne dormait.", "Niemand schlief."],
        ["La fin.", "Das Ende."],
    ]
    assert len(_links(root, "division")) == 4


def test_divisions_that_do_not_go_together_are_linked_as_one(tei: Tei) -> None:
    german = "## Eins\n\nEs regnete.\n\n### Zwei\n\nNiemand schlief."
    french = "\n\n".join(f"## {name}\n\nIl a plu." for name in ("Un", "Deux", "Trois", "Quatre"))
    root = tei(f"# fr (original)\n\nAvant.\n\n{french}\n\n# de\n\nVorher.\n\n{german}")
    assert len(_links(root, "division")) == 1
    linked = [words for link in _links(root, "paragraph") for words in link]
    unmatched = [len(group) for group in _groups(root, "unmatched", "paragraph")]
    assert len(linked) + sum(unmatched) == 5 + 3


def test_items_in_items_are_linked(tei: Tei) -> None:
    german = "- Regen\n  - stark\n  - lang\n- Schnee"
    french = "- pluie\n  - forte\n  - longue\n- neige"
    root = tei(f"# fr (original)\n\nAvant.\n\n{french}\n\n# de\n\nVorher.\n\n{german}")
    assert [words[0] for words in _links(root, "sentence")] == [
        "Avant.", "pluie", "forte", "longue", "neige"
    ]  # fmt: skip
