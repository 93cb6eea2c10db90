"""Authority files: what a spreadsheet and TEI lists say, and what is told of their faults."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.errors import AuthorityUnusable, FileUnreadable
from tei.language.names import Entity, Identifier, Name, known, lists, read
from tei.language.names.identifiers import LISTS as LISTS_OF_OTHERS
from tei.language.names.identifiers import identifier
from tei.xml.parsing import parse
from tei.xml.writing import Element, document

ROWS = """\
id,kind,name:zh-Hans,name:en,viaf,wikidata,note
yu-ping,person,喻屏,Yu Ping,,,of Liaoning
beijing,place,北京,Beijing,,Q956,
beijing,,,Peking,,,
"""
YU_PING = Entity(
    "yu-ping", "person", (Name("zh-Hans", "喻屏"), Name("en", "Yu Ping")), (), "of Liaoning"
)
BEIJING = Entity(
    "beijing",
    "place",
    (Name("zh-Hans", "北京"), Name("en", "Beijing"), Name("en", "Peking")),
    (Identifier("Wikidata", "Q956"),),
)


def written(folder: Path, text: str | bytes, name: str = "names.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def faults(folder: Path, text: str | bytes) -> list[str]:
    path = written(folder, text)
    with pytest.raises(AuthorityUnusable) as error:
        read(path)
    lines = str(error.value).splitlines()
    assert all(line.startswith((f"{path}:", "and ")) for line in lines)
    return [line.removeprefix(f"{path}:") for line in lines]


@pytest.mark.parametrize(
    "form",
    [
        ROWS,
        "\ufeff" + ROWS,
        ROWS.replace("\n", "\r\n"),
        ROWS.replace(",", ";"),
        ROWS.replace(",", "\t"),
        ROWS + ",,,,,,\n",
        ROWS.replace("kind", " Kind ").replace("viaf", "VIAF"),
        ROWS.replace("Yu Ping", '"Yu\nPing"'),
        ROWS.replace("note\n", "note,# checked by\n").replace("Liaoning", "Liaoning,=1+1"),
        ROWS.replace("Q956", "https://www.wikidata.org/wiki/Q956"),
    ],
)
def test_a_spreadsheet_is_read(tmp_path: Path, form: str) -> None:
    assert read(written(tmp_path, form)).entities == (YU_PING, BEIJING)


def test_names_can_stand_in_rows_with_their_language(tmp_path: Path) -> None:
    rows = "id,kind,lang,name\nb,place,zh-Hans,北京\nb,place,en,Beijing\nt,org,,TASS\n"
    beijing, tass = read(written(tmp_path, rows)).entities
    assert beijing.names == (Name("zh-Hans", "北京"), Name("en", "Beijing"))
    assert tass.names == (Name("", "TASS"),)


def test_other_lists_have_columns_by_name(tmp_path: Path) -> None:
    [entity] = read(written(tmp_path, "id,kind,name:en,idno:GND\na,org,Ant,4-2\n")).entities
    assert entity.identifiers == (Identifier("GND", "4-2"),)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", ["1: it is empty"]),
        ("name:en\nBath\n", ["1: there is no column 'id'", "1: there is no column 'kind'"]),
        ("id,kind,names\n", ["1: the column 'names' is not known"]),
        ("id,kind,name:en\n,place,Bath\n", ["2: there is no identifier"]),
        ("id,kind,name:en\n1a,place,Bath\n", ["2: '1a' is no identifier"]),
        ("id,kind,name:en\na b,place,Bath\n", ["2: 'a b' is no identifier"]),
        ("id,kind,name:en\na,,Bath\n", ["2: a is of no kind"]),
        ("id,kind,name:en\na,town,Bath\n", ["2: 'town' is no kind of entry"]),
        (
            "id,kind,name:en\na,place,Bath\na,org,Bath\n",
            ["3: a is of kind org here and place in line 2"],
        ),
        ("id,kind,name:en\na,place,\n", ["2: a has no name"]),
        (
            "id,kind,name:?\na,place,Bath\n",
            ['2: the language tag "?" is no language', "2: a has no name"],
        ),
        (
            "id,kind,name:en,name:zh-Hnas\na,place,Bath,巴斯\nb,place,Wells,韦尔斯\n",
            ['2: the language tag "zh-Hnas" has Hnas, which is no script'],
        ),
        (
            "id,kind,name:en-UK,name:en\na,place,Bath,Bath\n",
            ['2: the language tag "en-UK" has UK, which is no region'],
        ),
        ("id,kind,name:en,viaf\na,place,Bath,x1\n", ["2: 'x1' is no identifier of VIAF"]),
        (
            "id,kind,name:en,geonames\na,place,Bath,7\nb,place,Wells,7\n",
            ["3: GeoNames 7 is given to a and to b"],
        ),
        ("id,kind,name:en,idno:the list\na,org,Ant,4\n", ["2: 'the list' is no name of a list"]),
        (
            "id,kind,name:en,note\na,place,Ba\x07th,\nb,place,Wells,\x01\uffff\n",
            [
                "2: U+0007 cannot stand in XML",
                "3: U+0001 cannot stand in XML",
                "3: U+FFFF cannot stand in XML",
            ],
        ),
        ("id,kind,name:en\n²,org,Ant\n", ["2: '²' is no identifier"]),
        ("id,kind,name:en\na,place,Bath,Spa\n", ["2: the row has 4 cells"]),
        ('id,kind,name:en\na,place,Bath\nb,place,"Wells\n', ["3: the row that begins here is no"]),
        ('id,kind,name:en\na,place,"Bath\nSpa"\nb,town,Wells\n', ["4: 'town' is no kind"]),
    ],
)
def test_faults_are_told_with_their_lines(tmp_path: Path, rows: str, expected: list[str]) -> None:
    told = faults(tmp_path, rows)
    assert [line[: len(start)] for line, start in zip(told, expected, strict=True)] == expected


def test_a_spreadsheet_in_another_encoding_is_told(tmp_path: Path) -> None:
    data = "id,kind,name:zh\na,place,阜新\n".encode("gb18030")
    assert faults(tmp_path, data)[0].startswith("2: this is not UTF-8")


def test_not_all_faults_of_a_long_file_are_told(tmp_path: Path) -> None:
    told = faults(tmp_path, "id,kind,name:en\n" + ",place,Bath\n" * 30)
    assert len(told) == 21
    assert told[-1] == "and 10 more"


def test_several_files_are_one(tmp_path: Path) -> None:
    more = "id,kind,name:en\nbeijing,,Pekin\nbath,place,Bath\n"
    paths = written(tmp_path, ROWS), written(tmp_path, more, "more.csv")
    yu_ping, beijing, bath = read(*paths).entities
    assert (yu_ping, bath.names) == (YU_PING, (Name("en", "Bath"),))
    assert beijing.names == (*BEIJING.names, Name("en", "Pekin"))


def test_faults_of_several_files_are_told_with_their_files(tmp_path: Path) -> None:
    one = written(tmp_path, "id,kind,name:en\na,place,Bath\nb,town,Wells\n", "one.csv")
    other = written(tmp_path, "id,kind,name:en\na,org,Bath\nc,place,\n", "other.csv")
    with pytest.raises(AuthorityUnusable) as error:
        read(one, other)
    told = [line.partition(":")[2] for line in str(error.value).splitlines()]
    assert [line[:30] for line in told] == [
        "3: 'town' is no kind of entry:",
        "2: a is of kind org here and p",
        "3: c has no name: write one",
    ]
    assert f"in line 2 of {one}:" in told[1]


def test_the_files_of_an_edition_are_read_anew_where_they_have_changed(tmp_path: Path) -> None:
    path = written(tmp_path, ROWS)
    paths = [str(path)]
    assert known(paths) is known(paths)
    assert known([]).entities == ()
    written(tmp_path, ROWS.replace("beijing,,,Peking,,,\n", ""))
    assert known(paths).entities[1].names == BEIJING.names[:2]
    path.unlink()
    with pytest.raises(FileUnreadable, match=r"tei\.toml names it"):
        known(paths)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path / "none.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no such devices here")
def test_a_device_is_no_authority_file() -> None:
    with pytest.raises(FileUnreadable, match="this is a device"):
        read(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("viaf", "44300643", ("VIAF", "44300643")),
        ("VIAF", "http://viaf.org/viaf/44300643/", ("VIAF", "44300643")),
        ("VIAF", "https://viaf.org/viaf/44300643/#Li", ("VIAF", "44300643")),
        ("wikidata", "http://www.wikidata.org/entity/Q956", ("Wikidata", "Q956")),
        ("URI", "https://www.wikidata.org/wiki/Q956", ("Wikidata", "Q956")),
        (
            "cbdb",
            "https://cbdb.fas.harvard.edu/cbdbapi/person.php?id=3767&o=json",
            ("CBDB", "3767"),
        ),
        ("geonames", "https://www.geonames.org/1816670/beijing.html", ("GeoNames", "1816670")),
        ("tgn", "http://vocab.getty.edu/page/tgn/7001758", ("TGN", "7001758")),
        ("tgn", "http://vocab.getty.edu/tgn/7001758", ("TGN", "7001758")),
        (
            "tgn",
            "http://www.getty.edu/vow/TGNFullDisplay?find=&place=&subjectid=7001758",
            ("TGN", "7001758"),
        ),
        ("GND", "4005728-8", ("GND", "4005728-8")),
        ("URI", "https://example.org/7", ("URI", "https://example.org/7")),
    ],
)
def test_addresses_become_identifiers(type_: str, value: str, expected: tuple[str, str]) -> None:
    assert identifier(type_, value) == expected


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("viaf", "4.43E+07"),
        ("viaf", "１２"),
        ("wikidata", "956"),
        ("wikidata", "Q0"),
        ("wikidata", "https://viaf.org/viaf/44300643"),
        ("geonames", "1816670.0"),
    ],
)
def test_what_is_no_identifier_is_refused(type_: str, value: str) -> None:
    with pytest.raises(ValueError, match="is no identifier of"):
        identifier(type_, value)


PAGE = Path(__file__).parents[2] / "docs" / "names.md"


def example(language: str) -> str:
    [found] = re.findall(
        rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


def test_the_examples_of_the_documentation_are_read(tmp_path: Path) -> None:
    entities = {entity.id: entity for entity in read(written(tmp_path, example("csv"))).entities}
    assert len(entities) == 5
    assert entities["beijing"].names[-2:] == (Name("zh-Hans", "北京市"), Name("en", "Peking"))
    assert entities["beijing"].identifiers[1] == Identifier("GeoNames", "1816670")
    in_tei = read(written(tmp_path, example("xml names"))).entities
    assert in_tei[0] == entities["yu-ping"]
    assert in_tei[1].identifiers == entities["beijing"].identifiers[:1]


def test_every_column_is_documented() -> None:
    rows = " ".join(re.findall(r"^\| (`.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE))
    for column in ("id", "kind", "lang", "note", *LISTS_OF_OTHERS):
        assert f"`{column}`" in rows


LISTS = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
 <listPerson xml:lang="en">
  <person xml:id="yu-ping"><persName xml:lang="zh-Hans">喻屏</persName>
   <persName><surname>Yu</surname>
     <forename>Ping</forename><note>secretary</note></persName>
   <note>of Liaoning</note></person>
 </listPerson>
 <listPlace>
  <place xml:id="beijing"><placeName xml:lang="zh-Hans">北京</placeName>
   <settlement xml:lang="en">Beijing</settlement><placeName xml:lang="en">Peking</placeName>
   <idno type="wikidata">http://www.wikidata.org/entity/Q956</idno></place>
 </listPlace>
</standOff></TEI>
"""


def test_lists_of_tei_are_read(tmp_path: Path) -> None:
    assert read(written(tmp_path, LISTS, "names.xml")).entities == (YU_PING, BEIJING)


def test_faults_of_tei_are_told_with_their_lines(tmp_path: Path) -> None:
    told = faults(tmp_path, LISTS.replace(' xml:id="beijing"', "").replace("喻屏", ""))
    assert [re.sub(":.*", "", line) for line in told] == ["9"]
    assert faults(tmp_path, "<TEI/>")[0].startswith("1: no person, place or org")


def test_two_entries_of_tei_with_one_identifier_are_told(tmp_path: Path) -> None:
    [told] = faults(tmp_path, LISTS.replace('xml:id="beijing"', 'xml:id="yu-ping"', 1))
    assert told.startswith("9: the xml:id yu-ping is that of line 3 as well")
    other = written(tmp_path, LISTS.replace("Peking", "Pekin"), "more.xml")
    beijing = read(written(tmp_path, LISTS, "names.xml"), other).entities[1]
    assert [name.text for name in beijing.names] == ["北京", "Beijing", "Peking", "Pekin"]


def test_tei_that_is_not_well_formed_is_refused(tmp_path: Path) -> None:
    [told] = faults(tmp_path, "<TEI>\n<p>")
    assert told.startswith("2: ")


def test_an_authority_file_as_tei(tmp_path: Path) -> None:
    none = Entity("w", "none", (Name("zh", "大同小异"),))
    root = Element("standOff", {}, *lists([BEIJING, none, YU_PING], "d1-"))
    tree = parse(document(root))
    assert [element.tag.rpartition("}")[2] for element in tree.getroot()] == [
        "listPerson",
        "listPlace",
    ]
    again = read(written(tmp_path, document(root)))
    assert [entity.id for entity in again.entities] == ["d1-yu-ping", "d1-beijing"]
    assert lists([none]) == []


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1)
ENTITIES = st.lists(
    st.builds(
        Entity,
        st.from_regex(r"[a-z][a-z0-9.-]{0,3}", fullmatch=True),
        st.sampled_from(["person", "place", "org"]),
        st.lists(st.builds(Name, st.sampled_from(["", "zh-Hans", "en"]), TEXT), min_size=1).map(
            lambda names: tuple(dict.fromkeys(names))
        ),
        st.just(()),
        TEXT | st.just(""),
    ),
    min_size=1,
    unique_by=lambda entity: entity.id,
)


@settings(max_examples=30)
@given(entities=ENTITIES)
def test_what_is_written_as_tei_reads_back(
    tmp_path_factory: pytest.TempPathFactory, entities: list[Entity]
) -> None:
    root = Element("standOff", {}, *lists(entities))
    again = read(written(tmp_path_factory.mktemp("names"), document(root)))
    assert sorted(again.entities, key=lambda e: e.id) == sorted(entities, key=lambda e: e.id)
