"""`tei align`: plain texts in, tables and memories out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tei.cli import cli

ID = "{http://www.w3.org/XML/1998/namespace}id"
GERMAN = "Am 3. Mai regnete es in Bern. Der Regen dauerte 14 Stunden.\nDann schien die Sonne.\n"
FRENCH = "Le 3 mai, il plut à Berne. La pluie dura 14 heures.\nPuis le soleil brilla.\n"


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(GERMAN, encoding="utf-8")
    Path("b.txt").write_text(FRENCH, encoding="utf-8")


def align(*arguments: str, lang: str = "de,fr", text: str = "") -> Result:
    return CliRunner().invoke(cli, ["align", *arguments, "--lang", lang], input=text)


def test_running_text_is_divided_into_sentences() -> None:
    lines = align("a.txt", "b.txt").stdout.splitlines()
    assert lines[0] == "cert\tde\tfr"
    assert [line.split("\t")[1:] for line in lines[1:]] == [
        ["Am 3. Mai regnete es in Bern.", "Le 3 mai, il plut à Berne."],
        ["Der Regen dauerte 14 Stunden.", "La pluie dura 14 heures."],
        ["Dann schien die Sonne.", "Puis le soleil brilla."],
    ]
    assert all(0 <= float(line.split("\t")[0]) <= 1 for line in lines[1:])


def test_beads_are_numbered_as_vecalign_numbers_them() -> None:
    lines = align("a.txt", "b.txt", "--lines", "--format", "vecalign").stdout.splitlines()
    assert [line.rpartition(":")[0] for line in lines] == ["[0]:[0]", "[1]:[1]"]


def test_lines_may_end_as_on_windows() -> None:
    expected = align("a.txt", "b.txt", "--lines", "--format", "tmx").stdout
    for name in ("a.txt", "b.txt"):
        Path(name).write_bytes(Path(name).read_bytes().replace(b"\n", b"\r\n"))
    assert align("a.txt", "b.txt", "--lines", "--format", "tmx").stdout == expected


def test_empty_lines_are_units_and_files_without_text_have_none() -> None:
    Path("c.txt").write_text("\n\n", encoding="utf-8")
    Path("d.txt").write_text("", encoding="utf-8")
    said = align("c.txt", "d.txt", "--lines", "--format", "vecalign").stdout
    assert said == "[0]:[]:0.000000\n[1]:[]:0.000000\n"
    assert align("d.txt", "d.txt").stdout == "cert\tde\tfr\n"


def test_empty_lines_have_numbers_and_no_counterparts() -> None:
    for name, text in (("a.txt", GERMAN), ("b.txt", FRENCH)):
        Path(name).write_text(f" \t\n{text}".replace("\n", "\n\n"), encoding="utf-8")
    result = align("a.txt", "b.txt", "--lines", "--format", "vecalign")
    beads = [line.rpartition(":")[0] for line in result.stdout.splitlines()]
    assert [bead for bead in beads if "[]" not in bead] == ["[2]:[2]", "[4]:[4]"]
    assert [n for bead in beads for n in re.findall(r"\[(\d)\]:", bead)] == list("012345")
    assert [n for bead in beads for n in re.findall(r":\[(\d)\]", bead)] == list("012345")
    assert "without a counterpart: 0" in result.stderr


def test_a_table_has_the_characters_of_the_texts() -> None:
    Path("a.txt").write_text(GERMAN.replace("regnete", "reg\x01ne\x0cte\u2028\t"), encoding="utf-8")
    rows = align("a.txt", "b.txt").stdout.split("\n")
    assert rows[1].split("\t")[1].startswith("Am 3. Mai reg\x01ne\x0cte\u2028  es")


def test_a_translation_memory_has_what_is_linked() -> None:
    Path("a.txt").write_text(GERMAN.replace("Sonne", "<Sonne> & \tMond"), encoding="utf-8")
    assert align("a.txt", "b.txt", "--format", "tmx", "-o", "m.tmx").exit_code == 0
    root = etree.parse("m.tmx").getroot()
    assert root.find("header").get("srclang") == "de"
    texts = [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]
    assert texts[-1] == ["Dann schien die <Sonne> & \tMond.", "Puis le soleil brilla."]
    assert len(texts) == 3


def sentences(element: etree._Element) -> list[str]:
    return ["".join(s.itertext()) for s in element.iter("{*}s")]


@pytest.mark.parametrize(
    ("how", "paragraphs"),
    [
        ((), [["Am 3. Mai regnete es in Bern.", "Der Regen dauerte 14 Stunden."]]),
        (("--lines",), [["Am 3. Mai regnete es in Bern. Der Regen dauerte 14 Stunden."]]),
    ],
)
def test_a_tei_document_has_both_texts_and_the_links(
    how: tuple[str, ...], paragraphs: list[list[str]]
) -> None:
    text = GERMAN.replace("\nDann", "\n\n \tDann").replace("die", "\x01")
    Path("a.txt").write_text(text, encoding="utf-8")
    result = align("a.txt", "b.txt", "--format", "tei", "-o", "out/both.xml", *how)
    assert result.exit_code == 0, result.output
    root = etree.parse("out/both.xml").getroot()
    original, translation = root.iterfind("{*}text/{*}body/{*}div")
    last = ["Dann schien ␁ Sonne."]
    assert [sentences(p) for p in original] == [*paragraphs, last]
    assert sentences(translation)[-1] == "Puis le soleil brilla."
    groups = {
        (group.get("type"), group.get("subtype")): [one.get("target").split() for one in group]
        for group in root.iter("{*}linkGrp")
    }
    assert set(groups) >= {("alignment", x) for x in ("division", "paragraph", "sentence")}
    for level, name in (("sentence", "s"), ("paragraph", "p")):
        linked = [x for (_, of), ones in groups.items() if of == level for one in ones for x in one]
        units = [f"#{unit.get(ID)}" for unit in root.iter(f"{{*}}{name}") if unit.get(ID)]
        assert sorted(linked) == sorted(units)
    found = CliRunner().invoke(cli, ["validate", "--no-rules", "out/both.xml"])
    assert (found.exit_code, found.stdout) == (0, "")


@pytest.mark.parametrize("lang", ["zh,en", "zh-Hans,en-GB", "zh-Hans-CN,en"])
def test_what_it_writes_says_what_the_two_texts_say(lang: str) -> None:
    texts = {
        "rain.zh.txt": "    大\u00a0雨\n\n　　昨夜下雨了。河水\u2028涨了。\n　　没人睡。\n",
        "rain.en.txt": "Rain\n\nIt rained all\tnight. The river rose.\n\nNobody slept.\n",
    }
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    assert align(*texts, "-o", "rain.xml", lang=lang).exit_code == 0
    sources = [word for name in texts for word in ("--source", name)]
    compared = CliRunner().invoke(cli, ["verify", "rain.xml", *sources])
    assert (compared.exit_code, compared.stdout) == (0, "")
    assert "no findings" in compared.stderr
    tei = Path("rain.xml").read_text(encoding="utf-8")
    Path("rain.xml").write_text(tei.replace("大", "小"), encoding="utf-8")
    compared = CliRunner().invoke(cli, ["verify", "rain.xml", *sources])
    assert compared.exit_code == 1


def test_a_language_that_there_is_not_is_none_that_says_more() -> None:
    sources = Path("a.txt").rename("rain.de.txt"), Path("b.txt").rename("rain.fr.txt")
    assert align(*map(str, sources), "-o", "rain.xml").exit_code == 0
    tei = Path("rain.xml").read_text(encoding="utf-8")
    verify = ["verify", "rain.xml", *(word for name in sources for word in ("--source", str(name)))]
    for tag, status in (("fr-CH", 0), ("fr-en", 1)):
        written = tei.replace('xml:lang="fr"', f'xml:lang="{tag}"')
        Path("rain.xml").write_text(written.replace('ident="fr"', f'ident="{tag}"'), "utf-8")
        assert CliRunner().invoke(cli, verify).exit_code == status


def test_weak_links_are_told_with_their_lines() -> None:
    ours, theirs = "Haus Baum Fluss Berg".split(), "oui non peut quand donc".split()
    Path("a.txt").write_text("\n".join(f"{ours[n % 4]}." for n in range(40)), encoding="utf-8")
    Path("b.txt").write_text("\n".join(f"{theirs[n % 5]} a." for n in range(25)), encoding="utf-8")
    told = align("a.txt", "b.txt").stderr.splitlines()
    assert len(told) == 12
    assert re.fullmatch(r"a\.txt:\d+:\d+, b\.txt:\d+:\d+: weak link \(0\.[0-4]\d\)", told[0])
    assert "more; --verbose tells all" in told[10]
    assert told[11].startswith("links: ")
    every = align("a.txt", "b.txt", "--verbose").stderr.splitlines()
    assert every[:10] == told[:10]
    assert len(every) > 11
    assert align("a.txt", "b.txt", "--quiet").stderr == ""


def test_sources_of_an_edition_are_no_plain_texts() -> None:
    Path("a.txt").write_text("---\ntitle: La pluie\n---\nIl pleut.\n", encoding="utf-8")
    Path("b.txt").write_text("Es regnet.\n", encoding="utf-8")
    result = align("a.txt", "b.txt")
    assert result.exit_code == 2
    assert "a.txt: this begins with front matter" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("name", "begins"),
    [("m.tmx", "<?xml"), ("m.XML", "<?xml"), ("m.txt", "cert\tde"), ("m", "cert")],
)
def test_the_name_of_the_output_says_the_format(name: str, begins: str) -> None:
    assert align("a.txt", "b.txt", "-o", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(begins)
    assert align("a.txt", "b.txt", "-o", name, "--format", "vecalign").exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith("[0]")


def test_languages_in_the_wrong_order_are_told() -> None:
    Path("c.txt").write_text("下雨了。河水涨了。\n", encoding="utf-8")
    wrong = align("c.txt", "b.txt", lang="fr,zh").stderr
    assert "--lang fr,zh: c.txt seems to be in zh, and b.txt is not" in wrong
    assert "seems" not in align("c.txt", "b.txt", lang="zh,fr").stderr
    assert "seems" not in align("a.txt", "b.txt", lang="zh,fr").stderr


def test_standard_input_is_one_of_the_two() -> None:
    assert align("-", "b.txt", text=GERMAN).stdout == align("a.txt", "b.txt").stdout
    assert "one text" in align("-", "-").output


@pytest.mark.parametrize(
    ("arguments", "lang", "said"),
    [
        (("a.txt", "b.txt"), "de", "name two languages"),
        (("a.txt", "b.txt"), "de,fr,it", "name two languages"),
        (("a.txt", "b.txt"), "de,cn", 'did you mean "zh"?'),
        (("a.txt", "b.txt"), "zh-Hnas,de", 'did you mean "zh-Hans"?'),
        (("a.txt", "b.txt"), "zh_Hant,de", 'did you mean "zh-Hant"?'),
        (("a.txt", "b.txt"), "zhh,de", "write one such as zh-Hans or en"),
        (("a.txt", "none.txt"), "de,fr", "no such file"),
        (("a.txt", "b.txt", "--format", "tei"), "de,DE", "tags that differ"),
        (("a.txt", "d.txt", "--format", "tei"), "de,fr", "d.txt: there is no text in it"),
        (("a.txt", "b.txt", "-o", "a.txt"), "de,fr", "this is the input"),
        (("a.txt", "c.txt"), "de,fr", "not in UTF-8"),
        (("a.txt", "e.txt", "--format", "tmx"), "de,fr", "e.txt:2: U+0001 is here"),
    ],
)
def test_what_cannot_be_aligned_is_told(arguments: tuple[str, ...], lang: str, said: str) -> None:
    Path("c.txt").write_bytes(b"caf\xe9")
    Path("d.txt").write_bytes(b" \n\n")
    Path("e.txt").write_bytes(b"Il pleut.\nIl\x01 neige.\n")
    result = align(*arguments, lang=lang)
    assert result.exit_code == 2
    assert said in result.output
    assert Path("a.txt").read_text(encoding="utf-8") == GERMAN
