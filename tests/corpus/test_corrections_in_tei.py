"""An editor corrects links in the TEI of the edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from flood import ID, SETTINGS, T, corrections, link, links, pair, root, said, sentence, told

from tei.diagnostics import Severity
from tei.names import TEI

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.conftest import Edition

    Edit = Callable[[Path, str, str], bytes]


def moved(edition: Edition) -> Edition:
    """An edition in another folder: a process reads the settings of one once."""
    folder = edition.sources.parent
    later = folder.rename(folder.with_name(f"{folder.name}-later"))
    return replace(edition, sources=later / "sources")


def mine(edition: Edition, edit: Edit, old: str, new: str, *others: str) -> bytes:
    """The TEI with a link between units in the place of another, and more in its group."""
    tei = edition.tei("river")
    text = tei.read_text(encoding="utf-8")
    [line] = [x for x in text.split("\n") if "<link" in x and f"{old} " in x and "-s-" in x]
    return edit(tei, line, "\n".join([new, *others]))


def test_a_link_that_is_signed_in_the_tei_stays(flood: Edition, edit: Edit) -> None:
    rain, rained, river = (sentence(flood, w) for w in ("整整", "It rained", "The river"))
    resp = f"#{flood.tei('river').stem}-person-1"
    mine(flood, edit, rain, link(rain, rained, river, resp=resp))
    water = sentence(flood, "河水")
    mine(flood, edit, water, "")
    assert flood.build() == []
    joined = "下了整整一夜的雨。 It rained all night. The river rose fast."
    assert (joined, resp) in said(flood)
    assert "河水涨得很快。" in " ".join(text for text, _ in said(flood))
    before = flood.tei("river").read_bytes()
    for _ in range(2):
        assert flood.build() == []
        assert flood.tei("river").read_bytes() == before


def test_it_stays_when_the_source_changes_and_gets_another_date(flood: Edition, edit: Edit) -> None:
    rain, rained, river = (sentence(flood, w) for w in ("整整", "It rained", "The river"))
    resp = f"#{flood.tei('river').stem}-person-1"
    mine(flood, edit, rain, link(rain, rained, river, resp=resp))
    mine(flood, edit, sentence(flood, "河水"), "")
    flood.build()
    edit(flood.sources / "flood.txt", "All were awake", "All were wide awake")
    edit(flood.sources / "flood.txt", "1958-03-20", "1958-03-21")
    assert "TEI905" not in flood.codes()
    resp = f"#{flood.tei('river').stem}-person-1"
    joined = "下了整整一夜的雨。 It rained all night. The river rose fast."
    assert (joined, resp) in said(flood)
    edit(flood.sources / "flood.txt", "rained all night", "rained all day")
    [finding] = [d for d in flood.build() if d.code.id == "TEI303"]
    assert "no unit of this document" in finding.message
    assert not any(resp for _, resp in said(flood))


@pytest.mark.parametrize(
    ("settings", "signer"),
    [
        ('[[people]]\nname = "Li Na"\nrole = "editor"\n' + SETTINGS, "person-2"),
        (SETTINGS.replace("Wang Fang", "Li Na"), "person-2"),
        (SETTINGS.replace("Wang Fang", "Li Na") * 2, "person-3"),
        ("", "person-1"),
    ],
)
def test_who_signed_stays_whoever_is_added_or_leaves(
    flood: Edition, edit: Edit, settings: str, signer: str
) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    name = flood.tei("river").stem
    mine(flood, edit, rain, link(rain, rained, resp=f"#{name}-person-1"))
    flood.build()
    flood = moved(flood)
    (flood.sources / "tei.toml").write_text(settings, encoding="utf-8")
    for _ in range(2):
        assert flood.build() == []
        assert [resp for _, resp in said(flood) if resp] == [f"#{name}-{signer}"]
        people = {e.get(ID): e.findtext(f"{T}persName") for e in root(flood).iter(f"{T}respStmt")}
        assert people[f"{name}-{signer}"] == "Wang Fang"


def test_an_editor_may_stand_in_the_header_of_the_tei(flood: Edition, edit: Edit) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    tei = flood.tei("river")
    person = (
        f'<respStmt xml:id="{tei.stem}-li"><resp>editor</resp><persName>Li</persName></respStmt>'
    )
    edit(tei, "</titleStmt>", f"{person}</titleStmt>")
    mine(flood, edit, rain, link(rain, rained, resp=f"#{tei.stem}-li"))
    assert flood.build() == []
    assert ("下了整整一夜的雨。 It rained all night.", f"#{tei.stem}-li") in said(flood)
    assert flood.build() == []
    assert "<persName>Li</persName>" in tei.read_text(encoding="utf-8")


def test_the_name_of_an_editor_may_say_its_language(flood: Edition) -> None:
    group = link(sentence(flood, "整整"), sentence(flood, "It rained"))
    links(flood).write_text(
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><respStmt xml:id="li">'
        '<resp>editor</resp><persName ref="people.xml#li" xml:lang="zh-Hans">李</persName>'
        "</respStmt></titleStmt></fileDesc></teiHeader>"
        f'<standOff><linkGrp type="alignment" resp="#li">{group}</linkGrp></standOff></TEI>',
        encoding="utf-8",
    )
    for _ in range(2):
        assert flood.build() == []
        assert "李</persName>" in flood.tei("river").read_text(encoding="utf-8")


def test_what_is_changed_without_a_name_stays_and_is_told(flood: Edition, edit: Edit) -> None:
    rain, river = sentence(flood, "整整"), sentence(flood, "The river")
    edited = mine(flood, edit, rain, link(rain, river))
    unsigned, stays = flood.build()
    assert (unsigned.code.id, unsigned.severity) == ("TEI304", Severity.ERROR)
    assert "nobody has signed it" in unsigned.message
    assert edited.decode().split("\n")[unsigned.location.line - 1].startswith("<link")
    assert stays.code.id == "TEI904"
    assert "remove" not in stays.help
    assert flood.tei("river").read_bytes() == edited


def test_a_link_that_is_only_taken_away_is_computed_again(flood: Edition, edit: Edit) -> None:
    tei = flood.tei("river")
    before = tei.read_bytes()
    mine(flood, edit, sentence(flood, "整整"), "")
    [finding] = flood.build()
    assert (finding.code.id, finding.severity) == ("TEI304", Severity.WARNING)
    assert "the build has set the same again" in finding.message
    assert tei.read_bytes() == before
    assert flood.build() == []


@pytest.mark.parametrize("others", [False, True])
def test_a_signed_link_that_is_taken_away_is_computed_again(
    flood: Edition, edit: Edit, *, others: bool
) -> None:
    """Also where the links around it are others now, and where another one is signed."""
    tei = flood.tei("river")
    resp = f"#{tei.stem}-person-1"
    if others:
        mine(flood, edit, sentence(flood, "亮了"), link(*pair(flood, "亮了"), resp=resp))
        flood.build()
    before = tei.read_bytes()
    rain, river = sentence(flood, "整整"), sentence(flood, "The river")
    mine(flood, edit, rain, link(rain, river, resp=resp))
    assert flood.codes() == ["TEI302"]
    [line] = [x for x in tei.read_text(encoding="utf-8").split("\n") if f"{rain} {river}" in x]
    edit(tei, f"{line}\n", "")
    assert flood.build() == []
    assert tei.read_bytes() == before


def test_a_link_with_one_of_two_translations_is_taken_back(flood: Edition, edit: Edit) -> None:
    (flood.sources / "flood.txt").unlink()
    texts = {
        "zh": "雨下了一整夜。谁也没有睡。天亮的时候，河水退了，村里的人都笑了。",
        "en": "It rained all night. At dawn the river fell. Everybody in the village laughed.",
        "fr": "Il a plu toute la nuit. À l’aube l’eau a baissé. Tout le village riait.",
    }
    for lang, text in texts.items():
        (flood.sources / f"ebb.{lang}.txt").write_text(text, encoding="utf-8")
    flood.build()
    tei = flood.tei("river")
    before = tei.read_bytes()
    rain, rained, river = (sentence(flood, w) for w in ("一整夜", "It rained", "the river"))
    text = before.decode()
    [line] = [x for x in text.split("\n") if "<link" in x and f"{rain} {rained}" in x]
    edit(tei, line, link(rain, river, resp=f"#{tei.stem}-person-1"))
    assert not {"TEI304", "TEI904"} & set(flood.codes())
    text = tei.read_text(encoding="utf-8")
    [line] = [x for x in text.split("\n") if "<link" in x and f"{rain} {river}" in x]
    edit(tei, f"{line}\n", "")
    assert not {"TEI304", "TEI904"} & set(flood.codes())
    assert tei.read_bytes() == before


def test_a_signature_that_is_taken_away_is_told_and_nothing_else(
    flood: Edition, edit: Edit
) -> None:
    rain, river = sentence(flood, "整整"), sentence(flood, "The river")
    tei = flood.tei("river")
    resp = f"#{tei.stem}-person-1"
    mine(flood, edit, rain, link(rain, river, resp=resp))
    flood.build()
    edited = edit(tei, f' resp="{resp}"', "")
    found = flood.build()
    assert [d.code.id for d in found] == ["TEI304", "TEI904"]
    assert f"{rain} {river}" in edited.decode().split("\n")[found[0].location.line - 1]
    assert tei.read_bytes() == edited


def test_a_signature_at_one_link_leaves_the_others_alone(flood: Edition, edit: Edit) -> None:
    """What was computed around a signed link is no change, when another is signed as well."""
    rain, rained, river = (sentence(flood, w) for w in ("整整", "It rained", "The river"))
    resp = f"#{flood.tei('river').stem}-person-1"
    mine(flood, edit, rain, link(rain, rained, river, resp=resp))
    flood.build()
    mine(flood, edit, sentence(flood, "亮了"), link(*pair(flood, "亮了"), resp=resp))
    assert flood.build() == []
    assert [who for _, who in said(flood)].count(resp) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("All were awake", "All were <choice><sic>awake</sic><corr>up</corr></choice>"),
        ("<textClass>", "<!-- look again --><textClass>"),
        (">newspaper article<", ">report<"),
    ],
)
def test_a_file_with_other_changes_stays_as_it_is(
    old: str, new: str, flood: Edition, edit: Edit
) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    tei = flood.tei("river")
    mine(flood, edit, rain, link(rain, rained, resp=f"#{tei.stem}-person-1"))
    edited = edit(tei, old, new)
    [stays] = [d for d in flood.build() if d.code.id == "TEI904"]
    assert "copy the signed links" in stays.help
    assert tei.read_bytes() == edited


def test_a_correction_in_the_tei_that_cannot_be_followed_is_not_lost(
    flood: Edition, edit: Edit
) -> None:
    """The one error is the cause: nothing is said that only follows from it."""
    rain, rained, river = (sentence(flood, w) for w in ("整整", "It rained", "The river"))
    resp = f"#{flood.tei('river').stem}-person-1"
    good = link(sentence(flood, "醒着"), river, resp=resp)
    edited = mine(flood, edit, rain, link(rain, "#nothing", resp=resp), good)
    unusable, stays = flood.build()
    assert (unusable.code.id, unusable.severity) == ("TEI303", Severity.ERROR)
    assert "'nothing', which is no unit" in unusable.message
    assert "correct what is said of its links" in stays.help
    assert flood.tei("river").read_bytes() == edited
    edit(flood.tei("river"), "#nothing", rained)
    assert set(flood.codes()) == {"TEI302"}
    assert [text for text, who in said(flood) if who] == [
        "下了整整一夜的雨。 It rained all night.",
        "所有的人都醒着。 The river rose fast.",
    ]


def test_an_editor_may_sign_before_the_settings_name_him(flood: Edition, edit: Edit) -> None:
    (flood.sources / "tei.toml").write_text("", encoding="utf-8")
    flood.build()
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    mine(flood, edit, rain, link(rain, rained, resp="#person-1"))
    unusable = flood.build()[0]
    assert "is nobody whom the document's header names" in unusable.message
    flood = moved(flood)
    (flood.sources / "tei.toml").write_text(SETTINGS, encoding="utf-8")
    assert flood.build() == []
    assert [resp for _, resp in said(flood) if resp] == [f"#{flood.tei('river').stem}-person-1"]


def test_tei_with_an_editors_links_outlives_its_source(flood: Edition, edit: Edit) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    tei = flood.tei("river")
    mine(flood, edit, rain, link(rain, rained, resp=f"#{tei.stem}-person-1"))
    flood.build()
    (flood.sources / "flood.txt").rename(flood.sources / "ebb.txt")
    assert "TEI905" in flood.codes()
    assert tei.exists()


def test_the_file_is_not_read_where_tei_stands_for_the_source(flood: Edition, edit: Edit) -> None:
    links(flood).write_text(corrections(), encoding="utf-8")
    tei = flood.tei("river")
    edit(tei, "All were awake", "All were <choice><sic>awake</sic><corr>up</corr></choice>")
    assert ("TEI305", "flood.links.xml") in told(flood.build())


def test_what_was_signed_in_the_tei_goes_into_the_file_first(flood: Edition, edit: Edit) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    tei = flood.tei("river")
    resp = f"#{tei.stem}-person-1"
    mine(flood, edit, rain, link(rain, rained, resp=resp))
    flood.build()
    before = tei.read_bytes()
    links(flood).write_text(corrections(), encoding="utf-8")
    found = flood.build()
    assert told(found) == [("TEI305", "flood.links.xml"), ("TEI904", tei.name)]
    assert "signed links that are not in this file: 1, from line" in found[0].message
    assert tei.read_bytes() == before
    links(flood).write_text(corrections(link(rain, rained)), encoding="utf-8")
    assert flood.build() == []
    assert "kept in flood.links.xml" in tei.read_text(encoding="utf-8")
    links(flood).write_text("<", encoding="utf-8")
    assert flood.codes() == ["TEI501"]
    joined = "下了整整一夜的雨。 It rained all night."
    assert (joined, resp) in said(flood)
    links(flood).write_text(corrections(link(rain, rained)), encoding="utf-8")
    flood.build()
    links(flood).write_text(corrections(), encoding="utf-8")
    assert flood.build() == []
    assert (joined, resp) not in said(flood)


def test_links_may_be_set_in_the_tei_and_copied_into_the_file(flood: Edition, edit: Edit) -> None:
    rain, rained = sentence(flood, "整整"), sentence(flood, "It rained")
    tei = flood.tei("river")
    resp = f"#{tei.stem}-person-1"
    edited = mine(flood, edit, rain, link(rain, rained, resp=resp))
    links(flood).write_text(corrections(), encoding="utf-8")
    assert told(flood.build())[0] == ("TEI305", "flood.links.xml")
    assert tei.read_bytes() == edited
    links(flood).write_text(corrections(link(rain, rained)), encoding="utf-8")
    assert flood.build() == []
    assert "kept in flood.links.xml" in tei.read_text(encoding="utf-8")


def test_an_editor_may_sign_all_there_is(flood: Edition) -> None:
    tei = flood.tei("river")
    text = tei.read_text(encoding="utf-8")
    head, group, rest = text.partition('<linkGrp type="alignment" subtype="paragraph"')
    signed = f"{head}{group}{rest.replace('-encoder', '-person-1')}"
    tei.write_text(signed, encoding="utf-8")
    assert flood.build() == []
    for level, count in (("paragraph", 1), ("sentence", 4)):
        assert [resp for _, resp in said(flood, level)] == [f"#{tei.stem}-person-1"] * count
    before = tei.read_bytes()
    assert flood.build() == []
    assert tei.read_bytes() == before
