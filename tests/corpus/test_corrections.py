"""An editor corrects links: in a file beside the source, or in the TEI of the edition."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tei import corpus
from tei.diagnostics import Severity
from tei.names import TEI, XML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from conftest import Edition

    from tei.diagnostics import Diagnostic

    Edit = Callable[[Path, str, str], bytes]

T = f"{{{TEI}}}"
ID = f"{{{XML}}}id"
SETTINGS = '[[people]]\nname = "Wang Fang"\nrole = "editor"\n'
#: One paragraph, so that every sentence can go with every other.
ENGLISH = "It rained all night. The river rose fast. All were awake. The day came at last."
CHINESE = "    下了整整一夜的雨。河水涨得很快。所有的人都醒着。天终于亮了。"
MINE = "#person-1"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, source: Callable[..., str]) -> Path:
    """A folder with a source of four sentences and its edition."""
    folder = tmp_path_factory.mktemp("flood")
    sources = folder / "sources"
    sources.mkdir()
    (sources / "tei.toml").write_text(SETTINGS, encoding="utf-8")
    text = source(english=ENGLISH, chinese=CHINESE)
    (sources / "flood.txt").write_text(text, encoding="utf-8")
    listed = corpus.entries([str(sources)])
    list(corpus.build(corpus.documents(listed), folder / "out", 1))
    return folder


@pytest.fixture
def flood(edition: Edition, built: Path) -> Edition:
    """That edition, to be built again; its editor is Wang Fang."""
    folder = edition.sources.parent
    shutil.rmtree(edition.sources)
    shutil.copytree(built, folder, dirs_exist_ok=True)
    return edition


def links(edition: Edition) -> Path:
    """The file of corrections."""
    return edition.sources / "flood.links.xml"


def root(edition: Edition) -> etree._Element:
    return etree.parse(edition.tei("river")).getroot()


def sentence(edition: Edition, words: str) -> str:
    """The pointer to a sentence with some words in it."""
    [found] = [s for s in root(edition).iter(f"{T}s") if words in "".join(s.itertext())]
    return f"#{found.get(ID)}"


def said(edition: Edition, level: str = "sentence") -> list[tuple[str, str]]:
    """The texts that each link of a level joins, or that are unmatched; and who says so."""
    tree = root(edition)
    texts = {f"#{e.get(ID)}": "".join(e.itertext()) for e in tree.iter(f"{T}*") if e.get(ID)}
    return [
        (" ".join(texts[name] for name in one.get("target").split()), one.get("resp", ""))
        for group in tree.iter(f"{T}linkGrp")
        if group.get("subtype") == level
        for one in group
    ]


def corrections(*lines: str, resp: str = MINE) -> str:
    """A file of corrections: its root and its group stand in the first line."""
    head = f'<standOff xmlns="{TEI}"><linkGrp type="alignment" subtype="sentence" resp="{resp}">'
    return "\n".join([head, *lines, "</linkGrp></standOff>"])


def link(*units: str, resp: str = "") -> str:
    return f'<link target="{" ".join(units)}"{resp and f" resp={resp!r}"}/>'


def told(found: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code.id, str(d.location).rpartition("/")[2]) for d in found]


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


def pair(edition: Edition, words: str) -> list[str]:
    """The pointers to a sentence and to what it goes with."""
    first = sentence(edition, words)
    [targets] = [x for e in root(edition).iter(f"{T}link") if first in (x := e.get("target", ""))]
    return targets.split()


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
