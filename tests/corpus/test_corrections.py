"""An editor corrects links in a file beside the source."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from flood import CHINESE, ENGLISH, ID, T, corrections, link, links, root, said, sentence, told

from tei.names import TEI

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.conftest import Edition

    Edit = Callable[[Path, str, str], bytes]


def test_a_file_beside_the_source_wins_over_what_is_computed(flood: Edition) -> None:
    rained, river, nobody = (sentence(flood, w) for w in ("It rained", "The river", "All were"))
    rain, water, slept = (sentence(flood, w) for w in ("整整", "河水", "醒着"))
    links(flood).write_text(
        corrections(link(rain, rained, river), link(water, nobody), f'<ptr target="{slept}"/>'),
        encoding="utf-8",
    )
    assert flood.build() == []
    resp = f"#{flood.tei('river').stem}-person-1"
    assert said(flood) == [
        ("下了整整一夜的雨。 It rained all night. The river rose fast.", resp),
        ("河水涨得很快。 All were awake.", resp),
        ("天终于亮了。 The day came at last.", ""),
        ("所有的人都醒着。", resp),
    ]
    signed = [one for one in root(flood).iter(f"{T}link") if one.get("resp")]
    assert signed
    assert not any(one.get("cert") for one in signed)
    [method] = root(flood).iter(f"{T}segmentation")
    assert "was set by whoever that names" in "".join(method.itertext())
    corresp = {f"#{s.get(ID)}": s.get("corresp") for s in root(flood).iter(f"{T}s")}
    assert corresp[rain] == f"{rained} {river}"
    assert corresp[slept] is None
    before = flood.tei("river").read_bytes()
    assert flood.build() == []
    assert flood.tei("river").read_bytes() == before


def test_without_the_file_all_is_as_it_was(flood: Edition) -> None:
    """A correction is told from what was made of it: the file is the one place of it."""
    before = flood.tei("river").read_bytes()
    text = corrections(link(sentence(flood, "整整"), sentence(flood, "The river")))
    links(flood).write_text(text, encoding="utf-8")
    flood.build()
    links(flood).write_text(corrections(), encoding="utf-8")
    assert flood.build() == []
    assert flood.tei("river").read_bytes() == before


def test_the_document_may_get_another_date(flood: Edition, edit: Edit) -> None:
    text = corrections(link(sentence(flood, "整整"), sentence(flood, "The river")))
    links(flood).write_text(text, encoding="utf-8")
    edit(flood.sources / "flood.txt", "1958-03-20", "1958-03-21")
    assert "TEI303" not in flood.codes()
    assert (
        "下了整整一夜的雨。 The river rose fast.",
        f"#{flood.tei('river').stem}-person-1",
    ) in said(flood)


FAULTS = {
    '<link target="{rain} #en-s-000000"/>': "'en-s-000000', which is no unit",
    '<link target="{rain} {rained} {rained}"/>': "twice",
    '<link target="{rain} {water}"/>': "in zh-Hans alone",
    '<link target="{rain}"/>': "in zh-Hans alone",
    "<link/>": "names nothing",
    '<ptr target="{rain} {water}"/>': "a ptr names one unit",
    '<link target="{rain} {paragraph}"/>': "different levels: paragraph and sentence",
    '<link target="{rain} #en"/>': "all of a version goes with all of the other",
    '<ptr target="#en"/>': "all of a version goes with all of the other",
    '<link target="{awake} {all}"/>': "at odds with that of line 2",
    '<ptr target="{all}"/>': "at odds with that of line 2",
    '<link target="{rain} {rained}" resp="#nobody"/>': "'nobody', is nobody whom",
}


def test_what_cannot_be_followed_is_told_and_left_out(flood: Edition) -> None:
    words = {
        "rain": "整整",
        "water": "河水",
        "awake": "醒着",
        "rained": "It rained",
        "all": "All were",
    }
    units = {name: sentence(flood, part) for name, part in words.items()}
    units["paragraph"] = units["rained"].replace("-s-", "-p-")
    whole = link("#zh-Hans", "#en")
    good = link(units["water"], units["all"])
    text = corrections(good, good, whole, *(line.format(**units) for line in FAULTS))
    links(flood).write_text(text, encoding="utf-8")
    found = flood.build()
    assert told(found) == [("TEI303", f"flood.links.xml:{5 + n}") for n in range(len(FAULTS))]
    for finding, fault in zip(found, FAULTS.values(), strict=True):
        assert fault in finding.message
    assert [text for text, resp in said(flood) if resp] == ["河水涨得很快。 All were awake."]


def test_a_correction_speaks_of_a_unit_that_is_gone(flood: Edition, edit: Edit) -> None:
    text = corrections(link(sentence(flood, "整整"), sentence(flood, "The river")))
    links(flood).write_text(text, encoding="utf-8")
    edit(flood.sources / "flood.txt", "rose fast", "rose slowly")
    assert told(flood.build()) == told(flood.build()) == [("TEI303", "flood.links.xml:2")]


def test_a_file_may_have_a_header_with_its_editor(flood: Edition) -> None:
    group = corrections(link(sentence(flood, "整整"), sentence(flood, "It rained")), resp="#li")
    text = (
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>Links</title>'
        '<respStmt xml:id="li"><resp>correction of links</resp>'
        '<persName ref="https://orcid.org/0000-0000-0000-0000">Li Ming</persName></respStmt>'
        f"</titleStmt></fileDesc></teiHeader>{group}</TEI>"
    )
    links(flood).write_text(text, encoding="utf-8")
    assert flood.build() == []
    tei = flood.tei("river")
    assert ("下了整整一夜的雨。 It rained all night.", f"#{tei.stem}-li") in said(flood)
    assert f'<respStmt xml:id="{tei.stem}-li">' in tei.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<standOff", "TEI501"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><standOff/>', "TEI501"),
        ("<standOff/>", "TEI305"),
        (f'<standOff xmlns="{TEI}"/>', ""),
    ],
)
def test_a_file_that_cannot_be_read_stops_nothing(text: str, code: str, flood: Edition) -> None:
    before = flood.tei("river").read_bytes()
    links(flood).write_text(text, encoding="utf-8")
    assert flood.codes() == ([code] if code else [])
    assert flood.tei("river").read_bytes() == before


def test_links_of_the_encoder_in_the_file_are_told_once(flood: Edition) -> None:
    units = sentence(flood, "整整"), sentence(flood, "The river")
    text = corrections(link(*units), link(*units), resp="#encoder")
    links(flood).write_text(text, encoding="utf-8")
    [finding] = flood.build()
    assert told([finding]) == [("TEI304", "flood.links.xml:2")]
    assert "and 1 more" in finding.message


def test_a_file_without_a_source_is_told(flood: Edition) -> None:
    (flood.sources / "ebb.links.xml").write_text(corrections(), encoding="utf-8")
    assert told(flood.build()) == [("TEI305", "ebb.links.xml")]
    (flood.sources / "ebb.txt").write_text("no more", encoding="utf-8")
    assert flood.codes("flood.txt") == []


def test_what_is_only_called_like_such_a_file_is_told(flood: Edition) -> None:
    links(flood).symlink_to(flood.sources / "moved.xml")
    [finding] = flood.build()
    assert told([finding]) == [("TEI305", "flood.links.xml")]
    assert "this is no file" in finding.message


def test_links_that_lead_in_a_circle_stop_nothing(flood: Edition) -> None:
    for name in ("flood.links.xml", "ebb.txt"):
        (flood.sources / name).symlink_to(flood.sources / name)
    assert told(flood.build()) == [("TEI903", "ebb.txt"), ("TEI305", "flood.links.xml")]
    assert flood.tei("river").is_file()


def test_a_file_for_one_language_of_a_document_is_told_its_name(flood: Edition) -> None:
    for lang, text in (("en", ENGLISH), ("zh", CHINESE)):
        (flood.sources / f"ebb.{lang}.txt").write_text(text, encoding="utf-8")
    (flood.sources / "ebb.zh.links.xml").write_text(corrections(), encoding="utf-8")
    [finding] = [found for found in flood.build() if found.code.id == "TEI305"]
    assert finding.help == "call it ebb.links.xml"


def test_where_one_language_of_a_document_is_named_the_others_are_asked_for(flood: Edition) -> None:
    for lang, text in (("en", ENGLISH), ("zh", CHINESE)):
        (flood.sources / f"ebb.{lang}.txt").write_text(text, encoding="utf-8")
    (flood.sources / "ebb.links.xml").write_text(corrections(), encoding="utf-8")
    [finding] = [found for found in flood.build("ebb.zh.txt") if found.code.id == "TEI305"]
    assert "only one language of its document" in finding.message


def test_a_file_of_records_has_none_of_its_own(flood: Edition) -> None:
    (flood.sources / "month.json").write_text('{"a": {"content": "下雨了。"}}', encoding="utf-8")
    (flood.sources / "month.links.xml").write_text(corrections(), encoding="utf-8")
    assert ("TEI305", "month.links.xml") in told(flood.build())


def test_an_archive_has_none_within(flood: Edition) -> None:
    with zipfile.ZipFile(flood.sources / "old.zip", "w") as archive:
        archive.write(flood.sources / "flood.txt", "flood.txt")
        archive.writestr("flood.links.xml", corrections())
    found = flood.build("old.zip")
    assert [(d.code.id, d.location.path.rpartition("/")[2]) for d in found] == [
        ("TEI305", "old.zip#flood.links.xml")
    ]


@pytest.mark.parametrize("where", ["month.json", "old.zip"])
def test_one_document_of_many_has_a_file_called_as_its_tei(flood: Edition, where: str) -> None:
    text = (flood.sources / "flood.txt").read_text(encoding="utf-8")
    (flood.sources / "flood.txt").unlink()
    if where == "month.json":
        record = {"path": "5", "date": "1958-03-20", "content": text.partition("\n\n")[2]}
        (flood.sources / where).write_text(json.dumps(record), encoding="utf-8")
    else:
        with zipfile.ZipFile(flood.sources / where, "w") as archive:
            archive.writestr("flood.txt", text)
    flood.build()
    rain, river = sentence(flood, "整整"), sentence(flood, "The river")
    name = flood.tei("river").stem
    mine = flood.sources / f"{name.replace('-03-20', '-03-21')}.links.xml"
    mine.write_text(corrections(link(rain, river)), encoding="utf-8")
    assert "TEI305" not in flood.codes()
    joined = "下了整整一夜的雨。 The river rose fast."
    assert (joined, f"#{name}-person-1") in said(flood)
    twin = mine.with_name(f"{name.replace('-03-20', '-03-22')}.links.xml")
    twin.write_text(corrections(link(rain, river)), encoding="utf-8")
    found = {d.location.path.rpartition("/")[2]: d.message for d in flood.build()}
    assert f"{twin.name} is for the same document" in found[mine.name]
    assert f"{mine.name} is for the same document" in found[twin.name]
    twin.unlink()
    other = flood.sources / "d1958-03-20-00000000.links.xml"
    mine.rename(other)
    assert ("TEI305", other.name) in told(flood.build())
    (flood.sources / "rain.txt").write_text("It rained.", encoding="utf-8")
    assert "TEI305" not in flood.codes("rain.txt")
